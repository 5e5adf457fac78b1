from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.exchange.report.setting import cut, few_lines, lines_of, printable
from tracker.exchange.report.typeface import FONTS, covered, face, font_file, width_of

TEXTS = st.text(max_size=200)


def said(text: str) -> str:
    return printable(text, covered())


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Ελένη, Żółć, Владимир, Nguyễn", "Ελένη, Żółć, Владимир, Nguyễn"),
        ("cafe\u0301", "café"),
        ("日本語", "[3 characters this font can't print]"),
        ("a 😀 b", "a [1 character this font can't print] b"),
        ("日本 語", "[3 characters this font can't print]"),
        ("سلام", "[4 characters this font can't print]"),
        ("שלום", "[4 characters this font can't print]"),
        ("👩\u200d👩\u200d👧", "[3 characters this font can't print]"),
        ("☺\ufe0f", "☺"),
        ("soft\u00adhyphen, zero\u200bwidth", "softhyphen, zerowidth"),
        ("zero \u200b\u200b width", "zero  width"),
        ("wide\u3000blank, thin\u2009blank", "wide blank, thin blank"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("no\u00a0break", "no\u00a0break"),
        ("", ""),
    ],
)
def test_what_the_faces_print(text: str, printed: str) -> None:
    assert said(text) == printed


@given(TEXTS)
def test_only_what_the_faces_have_is_printed_and_nothing_fails(text: str) -> None:
    assert {ord(one) for one in said(text)} <= covered()


@given(TEXTS)
def test_printing_what_is_printable_changes_nothing(text: str) -> None:
    assert said(said(text)) == said(text)


@given(st.text(alphabet=st.sampled_from("aé ßΩжỡ–’→½"), max_size=80))
def test_what_the_faces_have_stays_as_it_is(text: str) -> None:
    assert said(text) == unicodedata.normalize("NFC", text)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40))
def test_as_many_characters_are_told_as_are_missing(text: str) -> None:
    missing = [one for one in unicodedata.normalize("NFC", text) if ord(one) not in covered()]
    if len(missing) > 1:
        assert said(text) == f"[{len(missing)} characters this font can't print]"


@given(TEXTS, st.floats(5, 200), st.floats(6, 16), st.booleans())
@example("\xa0", 50.0, 9.0, False)
def test_no_line_is_too_wide_and_no_letter_is_lost(
    text: str, width: float, size: float, bold: bool
) -> None:
    printed = said(text)
    lines = lines_of(printed, width, size, bold=bold)
    assert lines
    assert all(width_of(line, size, bold=bold) <= width + 0.001 or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == printed.replace(" ", "")


@given(TEXTS, st.floats(20, 100), st.integers(1, 4))
def test_few_lines_are_few_and_say_that_they_go_on(text: str, width: float, most: int) -> None:
    printed = said(text)
    lines = few_lines(printed, width, 9, most)
    assert len(lines) <= most
    assert all(width_of(line, 9) <= width + 0.001 for line in lines)
    if lines != lines_of(printed, width, 9):
        assert lines[-1].endswith("…")


@given(TEXTS, st.floats(5, 100))
def test_a_cut_text_fits_and_a_short_one_is_whole(text: str, width: float) -> None:
    printed = said(text)
    shown = cut(printed, width, 9)
    if width_of(printed, 9) <= width:
        assert shown == printed
    else:
        assert shown.endswith("…")
        assert width_of(shown, 9) <= width + 0.001


@pytest.mark.parametrize("bold", [False, True])
def test_widths_are_those_of_the_font_files(bold: bool) -> None:
    with font_file(bold=bold).open("rb") as file, TTFont(file) as font:
        glyphs, em = font.getBestCmap(), font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
    assert face(bold=bold).widths.keys() == glyphs.keys()
    for code, width in face(bold=bold).widths.items():
        assert width == pytest.approx(metrics[glyphs[code]][0] / em)


def test_the_faces_have_the_letters_of_names_and_the_signs_of_the_report() -> None:
    latin = [*range(0x20, 0x7F), *range(0xA1, 0x250), *range(0x1E00, 0x1EFA)]
    greek = [code for code in range(0x384, 0x400) if unicodedata.category(chr(code)) != "Cn"]
    cyrillic = [*range(0x400, 0x482), *range(0x48A, 0x526)]
    signs = [ord(one) for one in "–—‘’“”…•×±−→←≤≥½µ°€"]
    missing = {*latin, *greek, *cyrillic, *signs} - covered()
    assert not missing, [hex(code) for code in sorted(missing)][:20]


def test_the_licence_of_the_faces_is_beside_them() -> None:
    licence = files("tracker.exchange.report") / FONTS / "LICENSE.txt"
    assert "Bitstream Vera" in licence.read_text(encoding="utf-8")
    assert font_file().read_bytes()[:4] == b"\0\1\0\0"
