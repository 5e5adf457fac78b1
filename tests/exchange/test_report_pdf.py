from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tracker.exchange.report.content import (
    Block,
    Bullets,
    Facts,
    Paragraph,
    Report,
    Section,
    Table,
)
from tracker.exchange.report.drawing import Drawing, Text
from tracker.exchange.report.pages import FOOT, HEIGHT, SIDE, TOP, WIDTH, pages_of
from tracker.exchange.report.pdf import write_pdf
from tracker.exchange.report.setting import printable
from tracker.exchange.report.typeface import covered

from . import reports
from .marks import outside, reach, words

REPORTS: dict[str, Callable[[], Report]] = {
    "full": reports.full,
    "with notes and profile": lambda: reports.full(extra=True),
    "hostile": reports.hostile,
    "empty": lambda: replace(reports.full(), sections=[], facts=Facts([])),
}


@pytest.fixture(scope="module")
def full() -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(reports.full())))


def simple(*sections: Section) -> Report:
    return replace(reports.full(), sections=list(sections))


def flowing(text: str) -> str:
    """The text without its line ends, to be searched as a viewer does."""
    return " ".join(text.split())


# The file


def test_a_full_report_of_ninety_days_has_two_pages_of_a4(full: PdfReader) -> None:
    assert len(full.pages) == 2
    for page in full.pages:
        assert float(page.mediabox.width) == pytest.approx(595.28, abs=0.01)
        assert float(page.mediabox.height) == pytest.approx(841.89, abs=0.01)


def test_all_words_and_numbers_can_be_found(full: PdfReader) -> None:
    text = flowing("\n".join(page.extract_text() for page in full.pages))
    for said in (
        "Ελένη Παπαδοπούλου", "Владимир Żółć", "Nguyễn Thị", "Θεσσαλονίκη", "sertraline 50 mg",
        "0.61 (0.45 to 0.82)", "1.38 (1.17 to 1.63)", "203", "forearm 20", "not watched",
        "79 of 90 days", "‘Goes with’ is not ‘causes’.", "page 1 of 2", "page 2 of 2",
    ):  # fmt: skip
        assert said in text, said


def test_every_text_of_the_pages_comes_back(full: PdfReader) -> None:
    for drawn, page in zip(pages_of(reports.full()), full.pages, strict=True):
        found = page.extract_text().replace(" ", "").replace("\n", "")
        for said in words(drawn):
            assert said.replace(" ", "") in found


def test_the_title_is_all_it_says_of_the_person(full: PdfReader) -> None:
    meta = full.metadata
    assert meta is not None
    assert meta.title == reports.full().title
    assert meta.author is None
    assert meta.subject is None
    assert meta.producer == meta.creator == "tracker"
    assert meta.creation_date is not None
    assert meta.creation_date.date() == reports.MADE
    root: Any = full.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    data = write_pdf(reports.full())
    for path in (b"/home", b"/tmp", b".ttf", b"site-packages"):
        assert path not in data


def test_the_same_report_gives_the_same_bytes() -> None:
    with time_machine.travel("2027-03-01 12:00", tick=False):
        then = write_pdf(reports.full())
    with time_machine.travel("2031-08-09 23:59", tick=False):
        assert write_pdf(reports.full()) == then


def test_fonts_are_embedded_and_charts_are_no_pictures(full: PdfReader) -> None:
    for page in full.pages:
        resources: Any = page["/Resources"]
        fonts = resources["/Font"]
        assert len(fonts) == 2
        for font in fonts.values():
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor
            assert "/ToUnicode" in font
        assert not resources.get("/XObject")
        operations = page.get_contents()
        assert operations is not None
        assert b" re" in operations.get_data() or b" l" in operations.get_data()


def test_all_colours_are_greys(full: PdfReader) -> None:
    for page in full.pages:
        content = page.get_contents()
        assert content is not None
        for line in content.get_data().decode("latin-1").splitlines():
            parts = line.split()
            if parts and parts[-1].lower() == "rg" and len(parts) == 4:
                assert len(set(parts[:3])) == 1, line


def test_letters_no_face_has_become_words_not_boxes() -> None:
    report = simple(Section(None, "日本語", [Paragraph("今日は 😀 and e\u0301")]))
    text = flowing(PdfReader(io.BytesIO(write_pdf(report))).pages[0].extract_text())
    assert "[3 characters this font can't print]" in text
    assert "[4 characters this font can't print] and é" in text


def test_fpdf_is_loaded_only_to_write() -> None:
    code = (
        "import sys; import tracker.exchange.report.pdf, tracker.exchange.report.svg; "
        "sys.exit('fpdf' in sys.modules or 'fontTools' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# The pages


@pytest.mark.parametrize("make", REPORTS.values(), ids=REPORTS.keys())
def test_nothing_is_outside_the_page(make: Callable[[], Report]) -> None:
    for page in pages_of(make()):
        assert (page.width, page.height) == (WIDTH, HEIGHT)
        assert not outside(page, SIDE, TOP, WIDTH - SIDE, HEIGHT - 4)
        body = replace(page, marks=[mark for mark in page.marks if reach(mark)[1] < FOOT - 0.1])
        assert not outside(body, SIDE, TOP, WIDTH - SIDE, FOOT)


def test_no_text_is_outside_the_page_in_the_file() -> None:
    reader = PdfReader(io.BytesIO(write_pdf(reports.full(extra=True))))
    for page in reader.pages:
        at: list[tuple[float, float]] = []

        def visit(text: str, _cm: Any, tm: Any, *_: Any, at: list[Any] = at) -> None:
            if text.strip():
                at.append((tm[4], tm[5]))

        page.extract_text(visitor_text=visit)
        assert at
        assert all(0 < x < 595 and 0 < y < 842 for x, y in at)


def test_a_longer_report_has_more_pages_and_each_has_its_head_and_foot() -> None:
    report = reports.full(extra=True)
    pages = pages_of(report)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        said = words(page)
        assert f"page {number} of {len(pages)}" in said
        assert report.title in said
        assert report.period in said
        assert report.foot in said


def test_facts_come_first() -> None:
    said = words(pages_of(reports.full())[0])
    assert said.index("Watched") < said.index("How often, how long, how strong")
    assert said.index("Worth showing") < said.index("How often, how long, how strong")


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 5, 6])
def test_a_fact_is_not_parted_between_the_columns_of_the_box(lines: int) -> None:
    rows = [("First", " ".join(["word"] * 8 * lines)), ("Second", " ".join(["other"] * 40))]
    report = replace(simple(), facts=Facts(rows))
    said = [m for m in pages_of(report)[0].marks if isinstance(m, Text) and m.grey == 0.0]
    places = {m.x for m in said if m.text.startswith("other")}
    assert len(places) == 1


def test_a_section_stays_in_one_column_where_the_page_has_room() -> None:
    sections = [
        Section(None, "Short", [Bullets(["few"] * 3)]),
        Section(None, "Long", [Bullets([f"Row {index}" for index in range(16)])]),
    ]
    said = [m for m in pages_of(simple(*sections))[0].marks if isinstance(m, Text)]
    rows = {m.x for m in said if m.text.startswith("Row")}
    assert len(rows) == 1
    assert rows != {m.x for m in said if m.text == "few"}


def test_letters_are_as_large_as_two_pages_allow() -> None:
    def size(report: Report) -> float:
        page = pages_of(report)[0]
        return max(m.size for m in page.marks if isinstance(m, Text) and m.text.startswith("Row"))

    def filled(count: int) -> Report:
        return simple(Section(None, "Lines", [Bullets([f"Row {i}" for i in range(count)])]))

    assert size(filled(10)) == 9.4
    sizes = [size(filled(count)) for count in (150, 190, 210)]
    assert sizes == sorted(sizes, reverse=True)
    assert 8.5 <= min(sizes) < 9.4


@given(st.lists(st.integers(1, 30), min_size=1, max_size=40), st.booleans())
@settings(max_examples=40, deadline=None)
def test_no_heading_is_left_alone_at_a_pages_end(lengths: list[int], wide: bool) -> None:
    table: list[Block] = [Table([f"{one}" * 9 for one in "abcdef"], [["w" * 30] * 6])] * wide
    sections = [
        Section(None, f"Heading {index}", [*table, Bullets([f"of {index}: {i}" for i in range(n)])])
        for index, n in enumerate(lengths)
    ]
    seen = 0
    for page in pages_of(simple(*sections)):
        said = words(page)
        for place, text in enumerate(said):
            if text.startswith("Heading "):
                seen += 1
                following = said[place + 1 : place + 3]
                number = text.removeprefix("Heading ")
                assert wide or any(one.startswith(f"of {number}:") for one in following)
                assert not wide or following[0].startswith("aaa")
    assert seen == len(lengths)


def test_all_items_are_there_once_and_in_order() -> None:
    lines = [f"Item {index} of many" for index in range(400)]
    pages = pages_of(simple(Section(None, "Items", [Bullets(lines)])))
    assert [text for page in pages for text in words(page) if text.startswith("Item")] == [
        "Items", *lines,
    ]  # fmt: skip


def rows_on(pages: list[Drawing], start: str) -> Iterator[tuple[int, float]]:
    for number, page in enumerate(pages):
        for mark in page.marks:
            if isinstance(mark, Text) and mark.text.startswith(start):
                yield number, mark.y


def test_a_row_is_on_one_page_below_the_head_of_its_table() -> None:
    cell = "a note that needs several lines in its cell " * 6
    rows = [[f"Day {index}", cell, cell] for index in range(60)]
    pages = pages_of(simple(Section(None, "Notes", [Table(["Day", "One", "Two"], rows)])))
    assert len(pages) > 2
    for page in pages:
        texts = [mark for mark in page.marks if isinstance(mark, Text)]
        days = [mark for mark in texts if mark.text.startswith("Day ")]
        heads = [mark for mark in texts if mark.text == "Day" and mark.bold]
        assert len(heads) == 1
        assert heads[0].y < min(mark.y for mark in days)
        starts = sum(mark.text.startswith("a note that needs") for mark in texts)
        assert starts >= 2 * len(days)
        first = min((mark for mark in texts if "lines in its cell" in mark.text), key=lambda m: m.y)
        assert first.y == pytest.approx(min(mark.y for mark in days))
    assert len(list(rows_on(pages, "Day "))) == 60


def test_a_row_taller_than_a_page_goes_on_with_the_head_again() -> None:
    note = " ".join(f"word{index}" for index in range(4000))
    table = Table(["Day", "Note"], [["1 Sep", note]])
    pages = pages_of(simple(Section("notes", "Notes", [table])))
    assert len(pages) > 2
    body = " ".join(text for page in pages for text in words(page))
    assert all(f"word{index}" in body for index in (0, 1999, 3999))
    assert all("Note" in words(page) for page in pages)


def test_a_short_table_is_not_parted() -> None:
    rows = [[f"Day {index}", "x"] for index in range(8)]
    filler = Bullets([f"Line {index}" for index in range(3)])
    for count in range(30, 60):
        blocks: list[Block] = [filler] * count
        blocks.append(Table(["Day", "Note"], rows))
        pages = pages_of(simple(Section(None, "A", blocks)))
        found = list(rows_on(pages, "Day "))
        assert len({page for page, _ in found}) == 1
        ys = [y for _, y in found]
        assert ys == sorted(ys)


def test_a_table_without_columns_or_rows_is_no_trouble() -> None:
    section = Section(None, "Empty", [Table([], []), Table(["a", "b"], []), Table(["a"], [[]])])
    assert "a" in words(pages_of(simple(section))[0])


def test_numbers_of_a_table_end_below_one_another() -> None:
    table = Table(["What", "Days"], [["a", "9"], ["b", "1234"]], frozenset({1}))
    page = pages_of(simple(Section(None, "T", [table])))[0]
    ends = [m.x for m in page.marks if isinstance(m, Text) and m.text in ("Days", "9", "1234")]
    assert len(ends) == 3
    assert len(set(ends)) == 1


BLOCKS = st.one_of(
    st.builds(Paragraph, st.text(max_size=400), st.booleans()),
    st.builds(Bullets, st.lists(st.text(max_size=200), max_size=6)),
    st.builds(Facts, st.lists(st.tuples(st.text(max_size=60), st.text(max_size=200)), max_size=6)),
    st.integers(1, 8).flatmap(
        lambda columns: st.builds(
            Table,
            st.lists(st.text(max_size=40), min_size=columns, max_size=columns),
            st.lists(
                st.lists(st.text(max_size=120), min_size=columns, max_size=columns), max_size=6
            ),
            st.frozensets(st.integers(0, columns - 1)),
        )
    ),
)


@given(
    st.lists(
        st.builds(Section, st.none(), st.text(max_size=80), st.lists(BLOCKS, max_size=4)),
        max_size=6,
    ),
    st.text(max_size=200),
)
@settings(max_examples=60, deadline=None)
def test_any_text_stays_within_the_page(sections: list[Section], title: str) -> None:
    report = replace(simple(*sections), title=title, period=title, foot=title)
    for page in pages_of(report):
        assert not outside(page, SIDE, TOP, WIDTH - SIDE, HEIGHT - 4)
        for mark in page.marks:
            if isinstance(mark, Text):
                assert {ord(one) for one in mark.text} <= covered()


@given(st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_any_text_is_written(text: str) -> None:
    report = replace(simple(Section(None, text, [Paragraph(text)])), title=text)
    reader = PdfReader(io.BytesIO(write_pdf(report)))
    assert ((reader.metadata and reader.metadata.title) or "") == printable(text, covered())
