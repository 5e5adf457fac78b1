"""Codes, words and their beginnings; errors that point and suggest."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tracker.entry import EMPTY, EntryError, Vocabulary, parse_episode, parse_line
from tracker.model import CATALOGUE
from tracker.model.words import ACTIVITIES, FLAGS, KINDS, WARMTHS

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)

FLAG_WORDS = ("numb", "tingle", "weak", "grip", "pain", "stiff", "thin")
BARE_SITES = (
    "palm", "back", "wrist", "forearm", "arm", "face", "eyelid", "tongue", "leg", "trunk",
)  # fmt: skip
KIND_WORDS = ("jab", "flutter", "tremor", "spasm", "cramp", "tension")
MEANINGS: dict[str, tuple[str, Any]] = (
    {word: ("sites", [word]) for word in BARE_SITES}
    | {word: ("kind", word) for word in KIND_WORDS}
    | {word: ("activity", word) for word in ACTIVITIES}
    | {word: ("warmth", word) for word in WARMTHS}
    | {word: ("flags", [flag]) for word, flag in zip(FLAG_WORDS, FLAGS, strict=True)}
)


def said(line: str, vocabulary: Vocabulary = EMPTY) -> dict[str, Any]:
    draft = parse_episode(line, now=NOW, vocabulary=vocabulary)
    plain = {name: getattr(draft, name) for name in draft.__struct_fields__}
    return {
        name: value
        for name, value in plain.items()
        if value not in (None, [], 1) and name not in ("at", "day")
    }


def failure(line: str) -> EntryError:
    with pytest.raises(EntryError) as caught:
        parse_line(line, now=NOW, catalogue=CATALOGUE)
    return caught.value


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("x3", "count", 3), ("X003", "count", 3), ("x999", "count", 999), ("count=4", "count", 4),
        ("i4", "intensity", 4), ("4", "intensity", 4), ("0", "intensity", 0),
        ("10", "intensity", 10), ("intensity=7", "intensity", 7),
        ("b6", "bother", 6), ("f0", "fatigue", 0), ("fatigue=2", "fatigue", 2),
        ("20s", "duration", 20), ("2m", "duration", 120), ("1m30", "duration", 90),
        ("1m30s", "duration", 90), ("1h", "duration", 3600), ("1h30", "duration", 5400),
        ("1h30m", "duration", 5400), ("1h20s", "duration", 3620), ("90s", "duration", 90),
        ("1.5h", "duration", 5400), ("24h", "duration", 86400), ("2min", "duration", 120),
        ("duration=20s", "duration", 20), ("twitch", "kind", "twitch"),
        ("numbness", "flags", ["numbness"]), ("activity=gaming", "activity", "gaming"),
        ("+garden", "tags", ["garden"]), ("#Garden", "tags", ["Garden"]),
        ("+a=b", "tags", ["a=b"]), ("tags=a,b", "tags", ["a", "b"]),
        ("note=cold", "note", "cold"), ('"RI x3"', "note", "RI x3"),
    ],
)  # fmt: skip
def test_one_word(line: str, field: str, value: object) -> None:
    assert said(line) == {field: value}


@pytest.mark.parametrize("word", MEANINGS)
def test_every_word_in_any_case(word: str) -> None:
    field, value = MEANINGS[word]
    assert said(word.upper()) == {field: value}


@pytest.mark.parametrize("word", MEANINGS)
def test_every_unique_beginning_of_two_letters_or_more(word: str) -> None:
    codes = {"ri", "li"}
    for length in range(2, len(word)):
        cut = word[:length]
        alike = [other for other in MEANINGS if other.startswith(cut)]
        if cut in codes or cut in MEANINGS:
            continue
        if alike == [word]:
            field, value = MEANINGS[word]
            assert said(cut) == {field: value}, cut
        else:
            error = failure(cut)
            assert (error.start, error.end) == (0, length)
            assert all(other in error.message for other in alike)
            assert set(error.suggestions) <= set(alike)


def test_a_code_goes_before_a_beginning_and_an_exact_word_wins() -> None:
    assert said("li")["hand"] == "left"
    assert said("re") == {"activity": "rest"}
    assert said("arm") == {"sites": ["arm"]}
    assert said("tension") == {"kind": "tension"}


def test_the_diarys_own_activities_are_words() -> None:
    vocabulary = Vocabulary(activities=("Gaming", "rest", "gardening"))
    assert said("gaming", vocabulary) == {"activity": "Gaming"}
    assert said("gard", vocabulary) == {"activity": "gardening"}
    with pytest.raises(EntryError, match="gaming or gardening"):
        parse_episode("ga", now=NOW, vocabulary=vocabulary)
    with pytest.raises(EntryError):
        parse_episode("gaming", now=NOW)


def test_the_whole_example() -> None:
    draft = parse_episode(
        "ri x3 i4 20s rest f6 cold b2 jab numb weak +car -- after the drive", now=NOW
    )
    assert (draft.hand, draft.sites, draft.count, draft.intensity) == ("right", ["index"], 3, 4)
    assert (draft.duration, draft.activity, draft.fatigue, draft.warmth) == (20, "rest", 6, "cold")
    assert (draft.bother, draft.kind, draft.tags) == (2, "jab", ["car"])
    assert (draft.flags, draft.note, draft.at) == (
        ["numbness", "weakness"], "after the drive", NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "start", "words"),
    [
        ("ri x0", 3, ["x0", "1 to 999"]),
        ("x1000", 0, ["x1000", "1 to 999"]),
        ("x99999999999999999999", 0, ["1 to 999"]),
        ("11", 0, ["11", "0 to 10"]),
        ("i11", 0, ["0 to 10"]),
        ("b11 ri", 0, ["bother"]),
        ("f99", 0, ["fatigue"]),
        ("4.5", 0, ["4.5", "whole"]),
        ("0s", 0, ["24h"]),
        ("25h", 0, ["24h"]),
        ("-3", 0, ["-15m"]),
        ("x", 0, ["x3"]),
        ("i", 0, ["i4"]),
        ("+", 0, ["+garden"]),
        ("@", 0, ["@14:05"]),
        ("+" + "a" * 61, 0, ["60"]),
        ("count=many", 0, ["whole number"]),
        ("hand=up", 0, ["left"]),
        ("kind=index", 0, ["jab"]),
        ("duration=long", 0, ["1m30"]),
        ("at=soon", 0, ["at=14:05"]),
        ("i=", 0, ["needs a value"]),
        ("i+=2", 0, ["i="]),
        ("-- " + "n" * 100_001, 0, ["100,000"]),
    ],
)
def test_a_bad_word_is_named_with_what_is_valid(line: str, start: int, words: list[str]) -> None:
    error = failure(line)
    assert error.start == start
    assert all(word in error.message for word in words), error.message


@pytest.mark.parametrize(
    "line",
    [
        "x3 x4", "i4 5", "b1 b2", "f1 f2", "20s 1m", "jab cramp", "rest typing", "warm cold",
        "numb numb", "+a +a", "+a #a", '"a" "b"', "x3 count=4",
    ],
)  # fmt: skip
def test_one_thing_twice_is_an_error_at_the_second_word(line: str) -> None:
    error = failure(line)
    second = line.index(" ") + 1
    assert (error.start, error.end) == (second, len(line))


@pytest.mark.parametrize(
    ("line", "nearest"),
    [("typng", "typing"), ("ri tremro", "tremor"), ("colld", "cold"), ("slep=4", "sleep="),
     ("sleep", "sleep="), ("yesterdy", "yesterday")],
)  # fmt: skip
def test_the_nearest_word_is_suggested_first(line: str, nearest: str) -> None:
    error = failure(line)
    assert error.suggestions[0] == nearest
    assert len(error.suggestions) <= 3
    assert nearest in error.message


def test_an_error_never_carries_a_control_character() -> None:
    message = failure("ri\x1b[31m\u202e").message
    assert "\x1b" not in message
    assert "\u202e" not in message
    assert "\\x1b" in message


def test_every_kind_is_a_word() -> None:
    assert {said(kind)["kind"] for kind in KINDS} == set(KINDS)


def test_an_episode_takes_no_factors() -> None:
    for line in ("sleep=6", "unlogged=3", "closed"):
        with pytest.raises(EntryError, match=line):
            parse_episode(line, now=NOW)


@pytest.mark.parametrize(
    ("line", "suggestions"),
    [
        ("rx", ["ri", "rt", "rest"]), ("lx", ["li", "lt", "leg"]), ("tq", ["tongue"]),
        ("zx", []), ("r!", []),
    ],
)  # fmt: skip
def test_a_broken_code_suggests_places_and_words_of_its_letter(
    line: str, suggestions: list[str]
) -> None:
    error = failure(line)
    assert set(suggestions) <= set(error.suggestions)
    assert bool(error.suggestions) == bool(suggestions)
    if suggestions:
        assert "did you mean" in error.message
