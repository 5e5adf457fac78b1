"""Pieces set side by side: none is torn, and where some have no room a sign says so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tracker.ui.widgets.packed import packed

pieces = st.lists(st.text("abcdef", min_size=1, max_size=12).map(Content), min_size=1, max_size=12)


@given(pieces, st.integers(12, 60))
def test_with_room_for_all_every_piece_is_whole(parts: list[Content], width: int) -> None:
    lines = packed(parts, width).plain.split("\n")
    assert [piece for line in lines for piece in line.split()] == [part.plain for part in parts]
    assert all(len(line) <= width for line in lines)


@given(pieces, st.integers(12, 60), st.integers(1, 3))
def test_what_has_no_room_is_said_to_be_there(
    parts: list[Content], width: int, height: int
) -> None:
    whole = packed(parts, width).plain
    lines = packed(parts, width, height=height).plain.split("\n")
    assert len(lines) <= height
    assert all(len(line) <= width for line in lines)
    if whole.count("\n") < height:
        assert "\n".join(lines) == whole
    else:
        assert lines[-1].endswith("…")
        shown = [piece.rstrip("…") for line in lines for piece in line.split()]
        assert all(part.plain.startswith(piece) for part, piece in zip(parts, shown, strict=False))


def test_a_last_piece_that_is_longer_than_a_line_shows_how_it_begins() -> None:
    parts = [Content("short"), Content("a piece that goes on and on and on and on")]
    assert packed(parts, 20, height=2).plain == "short\na piece that goes o…"
    assert packed(parts, 20, height=1).plain == "short   …"
    assert packed(parts[1:], 20, height=1).plain == "a piece that goes o…"
