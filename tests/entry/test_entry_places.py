"""Hands and sites: codes, words, and what may be said together."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations

import pytest

from tracker.entry import EntryError, parse_episode
from tracker.model.words import FINGERS, SITES

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


def place(line: str) -> tuple[str | None, list[str]]:
    draft = parse_episode(line, now=NOW)
    return draft.hand, list(draft.sites)


@pytest.mark.parametrize(
    ("line", "hand", "sites"),
    [
        ("ri", "right", ["index"]),
        ("RI", "right", ["index"]),
        ("lti", "left", ["thumb", "index"]),
        ("lit", "left", ["thumb", "index"]),
        ("rimr", "right", ["index", "middle", "ring"]),
        ("rr", "right", ["ring"]),
        ("bp", "both", ["little"]),
        ("l", "left", []),
        ("b", "both", []),
        ("palm", None, ["palm"]),
        ("ri palm", "right", ["index", "palm"]),
        ("palm ri", "right", ["index", "palm"]),
        ("eyelid l", "left", ["eyelid"]),
        ("right index", "right", ["index"]),
        ("index", None, ["index"]),
        ("ri rm", "right", ["index", "middle"]),
        ("hand=l site=wrist", "left", ["wrist"]),
        ("sites=index,palm", None, ["index", "palm"]),
    ],
)
def test_place(line: str, hand: str | None, sites: list[str]) -> None:
    assert place(line) == (hand, sites)


def test_no_place_is_assumed() -> None:
    assert place("x3 4") == (None, [])


def test_every_code_of_distinct_fingers() -> None:
    letters = dict(zip("timrp", FINGERS, strict=True))
    for letter, hand in (("l", "left"), ("r", "right"), ("b", "both")):
        for size in range(1, 6):
            for chosen in combinations("timrp", size):
                expected = [letters[finger] for finger in chosen]
                assert place(letter + "".join(chosen)) == (hand, expected)


@pytest.mark.parametrize("site", SITES)
def test_every_site_is_a_word(site: str) -> None:
    assert place(site) == (None, [site])


@pytest.mark.parametrize(
    "line", ["ri li", "ri lm", "l r", "ri r", "r ri", "ri ri", "ri rmi", "ri index", "palm palm"]
)
def test_a_place_said_twice_is_an_error_at_the_second_word(line: str) -> None:
    with pytest.raises(EntryError) as caught:
        parse_episode(line, now=NOW)
    assert (caught.value.start, caught.value.end) == (line.index(" ") + 1, len(line))
    assert "second time" in caught.value.message


def test_a_finger_twice_in_one_code_is_no_code() -> None:
    with pytest.raises(EntryError, match="rii"):
        parse_episode("rii", now=NOW)
