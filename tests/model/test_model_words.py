"""Records in words, and text that is safe to show."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import (
    CATALOGUE,
    Broken,
    CheckIn,
    Day,
    Episode,
    EpisodeDetails,
    FactorDraft,
    Intake,
    Marker,
)
from tracker.model import records as rules
from tracker.model.say import (
    count_words,
    duration,
    episode_words,
    factor_parts,
    intake_words,
    marker_words,
    place,
    twitches,
)
from tracker.model.words import (
    FLAGS,
    KINDS,
    MARKER_KINDS,
    REVIEW_ANSWERS,
    SITES,
    URGENT_FLAGS,
    WARMTHS,
    activity_label,
    visible,
)

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (SITES, rules.Site), (KINDS, rules.EpisodeKind), (WARMTHS, rules.Warmth),
        (tuple(FLAGS), rules.Flag), (tuple(MARKER_KINDS), rules.MarkerKind),
        (REVIEW_ANSWERS, rules.Answer),
    ],
)  # fmt: skip
def test_the_words_are_those_that_records_take(words: tuple[str, ...], allowed: Any) -> None:
    assert words == get_args(allowed)


def test_urgent_flags_are_flags() -> None:
    assert set(FLAGS) > URGENT_FLAGS


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (EpisodeDetails(), ""),
        (EpisodeDetails(hand="left"), "left hand"),
        (EpisodeDetails(hand="both"), "both hands"),
        (EpisodeDetails(hand="right", sites=["index"]), "right index"),
        (EpisodeDetails(hand="both", sites=["ring"]), "ring, both hands"),
        (EpisodeDetails(sites=["eyelid"]), "eyelid"),
        (EpisodeDetails(hand="left", sites=["thumb", "index", "back"]),
         "left thumb, index and back of the hand"),
    ],
)  # fmt: skip
def test_where(details: EpisodeDetails, words: str) -> None:
    assert place(details) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 s"), (20, "20 s"), (60, "1 min"), (90, "1 min 30 s"), (7500, "2 h 5 min"),
     (86_400, "24 h"), (0, "0 s")],
)  # fmt: skip
def test_how_long(seconds: int, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("count", "kind", "words"),
    [(1, None, "1 twitch"), (3, None, "3 twitches"), (1, "jab", "1 jab"), (2, "jab", "2 jabs"),
     (2, "twitch", "2 twitches"), (2, "tension", "2 tension")],
)  # fmt: skip
def test_how_many(count: int, kind: str | None, words: str) -> None:
    assert twitches(count, kind) == words


def test_an_episode_in_a_line() -> None:
    details = EpisodeDetails(
        hand="right", sites=["index"], count=2, intensity=0, bother=3, fatigue=6, duration=90,
        activity="in_bed", warmth="cold", flags=["grip"], tags=["car"], note="it was\nso",
    )  # fmt: skip
    assert episode_words(details) == (
        "2 twitches · right index · intensity 0 · bother 3 · fatigue 6 · 1 min 30 s · in bed · "
        "hands cold · grip slipping · +car · “it was\\nso”"
    )
    assert episode_words(EpisodeDetails()) == "1 twitch"


def test_what_a_line_says_of_a_day() -> None:
    draft = FactorDraft(
        values={"sleep": 6.5, "illness": True, "stress": None}, add={"caffeine": 90},
        unlogged=0, closed=True, flags=["numbness"], note="hm",
    )  # fmt: skip
    assert factor_parts(draft, CATALOGUE) == [
        "sleep 6.5 h", "illness yes", "stress cleared", "caffeine +90 mg", "numbness",
        "none unlogged", "check-in closed", "“hm”",
    ]  # fmt: skip
    assert factor_parts(FactorDraft(unlogged=3), CATALOGUE) == ["about 3 unlogged"]
    assert factor_parts(FactorDraft(cleared=["unlogged"]), CATALOGUE) == ["unlogged: not known"]


def test_an_intake_and_a_marker_in_words() -> None:
    coffee = Intake(id="a", day=DAY, factor="caffeine", amount=90, label="coffee")
    assert intake_words(coffee, CATALOGUE["caffeine"]) == "coffee, 90 mg"
    plain = Intake(id="a", day=DAY, factor="water", amount=0.25)
    assert intake_words(plain, CATALOGUE["water"]) == "water, 0.25 L"
    assert intake_words(plain, None) == "water 0.25"
    marker = Marker(id="m", day=DAY, kind="medicine_started", label="beta\x1bblocker")
    assert marker_words(marker) == "medicine started: beta\\x1bblocker"
    assert marker_words(Marker(id="m", day=DAY, kind="device")) == "new device"


def test_an_activity_reads_as_it_was_named() -> None:
    assert activity_label("rest") == "at rest"
    assert activity_label("board_games") == "board games"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ×, ’", "plain ×, ’"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\x1b[31m", "\\x1b[31m"),
        ("\x9b\x7f", "\\x9b\\x7f"), ("\u202e\u2066\u200f", "\\u202e\\u2066\\u200f"),
        ("\u2028", "\\u2028"), ("\ud800", "\\ud800"), ("日本 👋", "日本 👋"),
    ],
)  # fmt: skip
def test_what_moves_the_cursor_or_turns_the_line_is_shown_as_an_escape(
    text: str, shown: str
) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_visible_text_is_safe_and_stays_so(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(sign) for sign in shown} & {"Cc", "Cs", "Zl", "Zp"}
    turning = {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}
    assert not {unicodedata.bidirectional(sign) for sign in shown} & turning
    assert visible(shown) == shown
    shown.encode()


def test_every_character_that_moves_or_turns_is_seen_in_the_midst_of_plain_ones() -> None:
    moving, turning = {"Cc", "Cs", "Zl", "Zp"}, {0x61C, 0x200E, 0x200F}
    turning |= {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    escaped = {
        code for code in range(0x110000) if visible(f"a{chr(code)}b") != f"a{chr(code)}b"
    }  # fmt: skip
    assert escaped == turning | {
        code for code in range(0x110000) if unicodedata.category(chr(code)) in moving
    }


def some(*counts: int, unlogged: int | None = None, closed: bool = False) -> Day:
    episodes = [Episode(id=f"{n}", day=DAY, count=count) for n, count in enumerate(counts)]
    check_in = CheckIn(day=DAY, unlogged=unlogged, closed=closed)
    return Day(day=DAY, episodes=episodes, check_in=check_in)


@pytest.mark.parametrize(
    ("day", "words", "in_part"),
    [
        (some(), "not watched", "not known"),
        (some(unlogged=0, closed=True), "watched, no twitches", "not known"),
        (some(unlogged=1, closed=True), "about 1 twitch, unlogged", "at least 1 twitch, unlogged"),
        (some(3), "3 twitches in 1 episode", "at least 3 twitches in 1 episode"),
        (some(3, 2), "5 twitches in 2 episodes", "at least 5 twitches in 2 episodes"),
        (some(3, unlogged=4, closed=True), "7 twitches: 3 in 1 episode, about 4 unlogged",
         "at least 7 twitches: 3 in 1 episode, about 4 unlogged"),
        (some(3, unlogged=0, closed=True), "3 twitches in 1 episode",
         "at least 3 twitches in 1 episode"),
    ],
)  # fmt: skip
def test_what_a_day_s_count_rests_on(day: Day, words: str, in_part: str) -> None:
    assert count_words(day) == words
    assert count_words(day, whole=False) == in_part
    broken = Broken(file="2026-11", table="episodes", id="x", day=DAY, problem="count")
    torn = Day(day=DAY, episodes=day.episodes, check_in=day.check_in, broken=[broken])
    assert count_words(torn) == in_part
    hidden = count_words(day, hidden=True)
    assert hidden == ("watched" if day.watched else "not watched")
    assert count_words(day, whole=False, hidden=True) == ("watched" if day.watched else "not known")
