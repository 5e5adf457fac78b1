"""How wide texts are, and that a cut never goes through what is drawn as one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.model.width import CUT, boundary, cells, cut, padded, pieces

WORDS = [
    "手がぴくぴくする", "한국어 메모", "e\u0301te\u0301 a\u0308", "नमस्ते", "🇩🇪🇫🇷",
    "👩\u200d💻 typing", "❤\ufe0f heart", "1\ufe0f\u20e3", "👍🏽", "שלום", "a\u200bb",
    "\ufeffbom", "naïve café", "\u0301", "\u200d\u200d",
    "family 👨\u200d👩\u200d👧\u200d👦 end", "🏴\U000e0067\U000e0062\U000e007f",
]  # fmt: skip
# Left out: control characters (never shown) and what one Unicode version knows and another not.
texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]),
        st.sampled_from("\u200d\ufe0f\u0301🇩🇪👩💻❤手1"),
    ),
    max_size=20,
)
rooms = st.integers(0, 25)


@pytest.mark.parametrize("text", WORDS)
def test_texts_are_as_wide_as_textual_takes_them(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(texts)
def test_any_text_is_as_wide_as_textual_takes_it(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(texts, rooms)
@example("手手", 3)
@example("e\u0301e\u0301e\u0301", 2)
@example("🇩🇪🇫🇷", 3)
def test_a_cut_text_has_room_and_goes_through_nothing(text: str, room: int) -> None:
    shown = cut(text, room)
    assert cells(shown) <= room
    if shown != text and room:
        assert shown.endswith(CUT)
        kept = shown[:-1]
        assert text.startswith(kept)
        whole = [piece for piece, _ in pieces(text)]
        assert kept in ["".join(whole[:count]) for count in range(len(whole) + 1)]


@given(texts, rooms)
def test_a_padded_text_has_exactly_its_width(text: str, width: int) -> None:
    assert cells(padded(text, width)) == width


@given(texts)
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("e\u0301a", ["e\u0301", "a"]),
        ("👩\u200d💻x", ["👩\u200d💻", "x"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("👍🏽!", ["👍🏽", "!"]),
        ("❤\ufe0f!", ["❤\ufe0f", "!"]),
    ],
)
def test_what_is_drawn_as_one_is_one_piece(text: str, parts: list[str]) -> None:
    assert [piece for piece, _ in pieces(text)] == parts


def test_a_cut_leaves_as_much_as_has_room() -> None:
    assert cut("手がぴく", 6) == "手が…"
    assert cut("手がぴく", 7) == "手がぴ…"
    assert cut("手がぴく", 8) == "手がぴく"
    assert unicodedata.normalize("NFC", cut("e\u0301te\u0301s", 3)) == "ét…"


@given(texts, rooms)
def test_a_boundary_is_at_or_before_the_place_and_goes_through_no_mark(text: str, at: int) -> None:
    found = boundary(text, at)
    assert 0 <= found <= at
    if 0 < found < len(text):
        assert not unicodedata.category(text[found]).startswith("M")
        assert text[found - 1] != "\u200d"
