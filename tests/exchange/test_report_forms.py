"""The report as text, Markdown and HTML: the same content, and nothing of it acts."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.exchange.reports import full
from tests.exchange.whole_diaries import all_words
from tracker.exchange.commonmark import escaped
from tracker.exchange.report.content import Bullets, Facts, Paragraph, Report, Section, Table
from tracker.exchange.report.html import as_html
from tracker.exchange.report.lines import padded, wrap
from tracker.exchange.report.markdown import as_markdown
from tracker.exchange.report.text import NARROWEST, as_text, table_lines, text_lines
from tracker.model.width import cells

HOSTILE = (
    "<script>alert(1)</script>",
    "a | b || c",
    "`code` ``` ~~~",
    "\x1b[31mred\x1b[0m\x07",
    "left \u202eright\u202c \u2066x\u2069",
    "[a](http://example.org) ![i](x) <http://example.org>",
    "# heading\n- list\n1. one\r\n> quote",
    "&amp; &lt; \"quoted\" 'single'",
    "</style></p></section>",
    "漢字かな交じり文" * 12,
    "e\u0301" * 30,
)
_VOID = ("meta",)


def hostile() -> Report:
    """Return a report that says hostile things wherever a person's words can stand."""
    sections = [
        Section("notes", text, [
            Paragraph(text),
            Bullets([text]),
            Facts([(text, text)]),
            Table([text, "b"], [[text, text]]),
        ])
        for text in HOSTILE
    ]  # fmt: skip
    given = full()
    return replace(given, title=HOSTILE[0], sections=[*given.sections, *sections])


class Checked(HTMLParser):
    """Reads HTML and keeps what is open; complains about what is not closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += f"{data} "


@pytest.mark.parametrize("report", [full(), hostile()], ids=["full", "hostile"])
def test_html_is_well_nested_and_loads_nothing(report: Report) -> None:
    page = as_html(report)
    read = Checked()
    read.feed(page)
    read.close()
    assert read.open == []
    assert not read.tags & {"script", "link", "img", "iframe", "object", "form", "a", "use"}
    assert {"svg", "table", "dl", "ul", "details"} <= read.tags
    names = {name for name, _ in read.attributes}
    assert not {name for name in names if name.startswith("on")}
    assert not names & {"href", "src", "srcset", "action", "data", "xlink:href"}
    assert "url(" not in page
    assert "@import" not in page


def test_hostile_words_are_told_as_they_are_in_html() -> None:
    read = Checked()
    read.feed(as_html(hostile()))
    assert HOSTILE[0] in read.text
    assert HOSTILE[8] in read.text
    assert "\x1b" not in read.text
    assert "\\x1b[31mred" in read.text
    assert "\\u202eright" in read.text


def test_markdown_has_tables_and_no_html_links_or_pictures() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(as_markdown(hostile()))
    kinds = {token.type for token in _flat(tokens)}
    assert {"table_open", "bullet_list_open", "heading_open"} <= kinds
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"}
    assert not kinds & {"blockquote_open", "ordered_list_open"}
    shown = "\n".join(token.content for token in _flat(tokens) if token.type == "text")
    assert HOSTILE[0] in shown
    assert "\x1b" not in shown


def test_a_table_of_markdown_keeps_its_columns_whatever_a_cell_says() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(as_markdown(hostile()))
    widths, width = [], 0
    for token in tokens:
        if token.type == "tr_open":
            width = 0
        elif token.type in ("td_open", "th_open"):
            width += 1
        elif token.type == "tr_close":
            widths.append(width)
    assert widths
    assert widths.count(2) >= 2 * len(HOSTILE)


def _flat(tokens: list[Token]) -> list[Token]:
    return [each for token in tokens for each in (token, *_flat(token.children or []))]


@given(st.text(max_size=40))
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    [line] = as_markdown(_saying(text)).splitlines()[7:8]
    tokens = _flat(MarkdownIt("commonmark").parse(line))
    assert not {each.type for each in tokens} & {
        "html_inline",
        "link_open",
        "em_open",
        "code_inline",
    }
    assert line == escaped(text)


def _saying(text: str) -> Report:
    given = full()
    return replace(given, facts=Facts([]), sections=[Section(None, "h", [Paragraph(text)])])


@pytest.mark.parametrize("width", [NARROWEST, 56, 80, 120])
@pytest.mark.parametrize("drawn", [True, False])
def test_text_keeps_to_its_width_and_moves_no_cursor(width: int, drawn: bool) -> None:
    text = as_text(hostile(), width, drawn=drawn)
    assert all(cells(line) <= width for line in text.splitlines())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert ("█" in text) == drawn


def test_all_forms_say_the_same() -> None:
    """Every word of the report is in each form: what a chart draws, as numbers."""
    report = full()
    text, page = as_text(report, 100), Checked()
    page.feed(as_html(report))
    markdown = _shown(as_markdown(report))
    wanted = set(re.findall(r"\w{3,}", all_words(report)))
    for form in (page.text, markdown):
        assert wanted <= set(re.findall(r"\w{3,}", form))
    # Drawn as bars, days have their figures in the scale alone.
    left_out = wanted - set(re.findall(r"\w{3,}", text))
    assert left_out <= {"Week", "stands", "for"}


def _shown(markdown: str) -> str:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return "\n".join(token.content for token in _flat(tokens) if token.type == "text")


def test_headings_and_remarks_are_marked_for_a_screen() -> None:
    looks = {line.look for line in text_lines(full(), 80)}
    assert looks == {"title", "heading", "text", "small"}


@given(st.text(alphabet="ab 漢é\u0301", max_size=60), st.integers(4, 30))
def test_wrapping_loses_no_character_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


def test_a_narrow_table_becomes_paragraphs() -> None:
    table = Table(["day", "what", "how many"], [["Monday", "typing", "12"]], frozenset({2}))
    assert table_lines(table, 80)[1].split() == ["Monday", "typing", "12"]
    wide = Table([f"column {n}" for n in range(9)], [[str(n) for n in range(9)]])
    assert " ".join(table_lines(wide, 40)).count("column") == 9
    assert all(len(line) <= 40 for line in table_lines(wide, 40))


def test_padding_counts_columns_not_characters() -> None:
    assert cells(padded("漢字", 6)) == cells(padded("e\u0301é", 6, right=True)) == 6


def test_a_long_word_does_not_make_the_page_wider() -> None:
    style = as_html(full()).partition("<style>")[2].partition("</style>")[0]
    rules = dict(re.findall(r"(?m)^([a-z]+) \{([^}]*)\}", style))
    assert "overflow-wrap: break-word" in rules["body"]
    assert "overflow-wrap: anywhere" in rules["td"]  # a column's least width is no word's
    assert "min-width: 0" in rules["dd"]
