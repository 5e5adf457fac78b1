"""Completion at the cursor."""

from __future__ import annotations

import pytest

from tracker.entry import Vocabulary, complete, word_at
from tracker.model import CATALOGUE, Factor

USED = Vocabulary(
    activities=("typing", "cooking"), tags=("car", "Cold_room"), notes=("after the drive",),
    places=("ri", "right index"),
)  # fmt: skip


def found(text: str, cursor: int | None = None) -> list[str]:
    at = len(text) if cursor is None else cursor
    return complete(text, at, catalogue=CATALOGUE, vocabulary=USED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ri x2 4 col", ["cold"]), ("TR", ["trunk", "tremor"]), ("+c", ["+car", "+Cold_room"]),
        ("#ca", ["#car"]), ('ri "aft', ['"after the drive"']),
        ("illness=", ["illness=yes", "illness=no"]),
        ("sleep=", []), ("cold", []), ("ri ", []), ("", []), ("ri -- co", []), ("zzz", []),
        ("12:00 ri", []), ("li", []),
        ("ri -- aft", ["-- after the drive"]), ("ri -- ", []),
        ("ri -- After the dr", ["-- after the drive"]),
        ("unl", ["unlogged="]), ("yes", ["yesterday"]), ("satu", ["saturday"]),
    ],
)  # fmt: skip
def test_completions(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_what_is_used_comes_first_then_words_then_factors() -> None:
    assert found("c")[:3] == ["cooking", "cramp", "cold"]
    assert found("ty")[0] == "typing"
    assert found("s").index("spasm") < found("s").index("sleep=") < found("s").index("stimulants=")
    assert found("r")[0] == "ri"


def test_a_factor_of_ones_own_completes_and_a_retired_one_does_not() -> None:
    more = [Factor(key="gaming", label="g"), Factor(key="garlic", label="g", retired=True)]
    assert complete("ga", 2, catalogue=CATALOGUE.extended(more)) == ["gaming="]


def test_the_word_at_the_cursor_is_replaced_whole() -> None:
    assert word_at("ri typng x2", 6) == (3, 8)
    assert found("ri typng x2", 6) == ["typing"]
    assert word_at('ri "aft', 7) == (3, 7)
    assert word_at("ri -- after th", 14) == (3, 14)
    assert word_at("ri ", 3) == (3, 3)
