"""Every glyph of the screens has a plainer one, as wide, for terminals that lack it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual._border import BORDER_CHARS

import tracker
from tracker.ui.glyphs import CONSOLE, plain_table

UNKNOWN = "␡�"  # these stand for what can't be shown anyway


def used() -> list[str]:
    """Return every character beyond ASCII that our code and Textual's borders hold."""
    package = Path(tracker.__file__).parent
    ours = chain.from_iterable(
        path.read_text(encoding="utf-8")
        for room in ("ui", "plot", "model", "insight", "entry")
        for path in (package / room).rglob("*.py")
        if path.name not in ("width.py", "glyphs.py")
    )
    borders = chain.from_iterable(
        row for rows in BORDER_CHARS.values() for row in chain.from_iterable(rows)
    )
    return sorted({each for each in chain(ours, borders) if not each.isascii()})


def plain(text: str, term: str, encoding: str) -> str:
    table = plain_table(term, encoding)
    assert table is not None
    return text.translate(table)


@pytest.mark.parametrize("character", used(), ids=lambda each: f"U+{ord(each):04X}")
def test_a_glyph_has_a_plain_one(character: str) -> None:
    on_console = plain(character, "linux", "utf-8")
    assert on_console.isascii() or on_console in CONSOLE
    in_ascii = plain(character, "xterm", "ascii")
    assert in_ascii.isascii()
    assert cell_len(on_console) == cell_len(in_ascii) == cell_len(character)
    if character not in UNKNOWN:
        assert "?" not in on_console + in_ascii


def test_braille_keeps_its_shape_and_a_blank_stays_blank() -> None:
    assert plain("⠀⠁⠤⡇⣿", "linux", "utf-8") == " '.::"


def test_what_a_terminal_has_stays() -> None:
    assert plain_table("xterm-256color", "utf-8") is None
    assert plain_table("tmux-256color", "UTF8") is None
    assert plain("é ─│█ \x1b[1m t ×3", "linux", "utf-8") == "é ─│█ \x1b[1m t ×3"
    assert plain("é × ─", "xterm", "iso8859-1") == "é × -"


@pytest.mark.parametrize("text", ["手がぴく", "👩💻", "한국"])
def test_a_wide_character_is_replaced_by_as_many_cells(text: str) -> None:
    for terminal in (("linux", "utf-8"), ("xterm", "ascii")):
        assert cell_len(plain(text, *terminal)) == cell_len(text)
