"""Factors of a day, alone and beside an episode."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.entry import EntryError, parse_factors, parse_line
from tracker.model import CATALOGUE, Factor, FactorDraft, Value

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
OWN = CATALOGUE.extended(
    [
        Factor(key="gaming", label="gaming", unit="h", high=24),
        Factor(key="temperature", label="temperature", unit="°C", low=-40, high=60),
        Factor(key="note", label="note", kind="rating"),
        Factor(key="old_tea", label="old tea", retired=True),
    ]
)


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("sleep=6.5", "sleep", 6.5), ("SLEEP=7", "sleep", 7), ("sleep_hours=7", "sleep", 7),
        ("sleep=6h30", "sleep", 6.5), ("sleep=6h30m", "sleep", 6.5), ("sleep=7:30", "sleep", 7.5),
        ("sleep=6,5", "sleep", 6.5), ("sleep=45min", "sleep", 0.75), ("work=9h", "workload", 9),
        ("water=1.5L", "water", 1.5), ("water=1.5l", "water", 1.5), ("water=750ml", "water", 0.75),
        ("water=3w", "water", 0.75), ("water=2glasses", "water", 0.5),
        ("coffee=2", "caffeine", 180),
        ("coffee=180mg", "caffeine", 180), ("caffeine=2c", "caffeine", 180),
        ("caffeine=c", "caffeine", 90), ("caffeine=90", "caffeine", 90), ("stress=6", "stress", 6),
        ("caf=90", "caffeine", 90), ("exercise=1h30", "exercise", 90),
        ("exercise=30", "exercise", 30),
        ("illness=yes", "illness", True), ("illness=N", "illness", False),
        ("meals=1", "regular_meals", True),
        ("bedtime=23:10", "bedtime", "23:10"), ("bedtime=9:05pm", "bedtime", "21:05"),
        ("nuts=2portions", "nuts", 2), ("alcohol=1drink", "alcohol", 1), ("water=0", "water", 0),
        ("sleep=", "sleep", None), ("sleep=?", "sleep", None), ("illness=", "illness", None),
        ("gaming=2h", "gaming", 2), ("temperature=-3.5", "temperature", -3.5),
        ("note=4", "note", 4),
        ("old_tea=1", "old_tea", 1),
    ],
)  # fmt: skip
def test_a_value(text: str, key: str, value: Value | None) -> None:
    draft = parse_factors(text, OWN)
    assert draft == FactorDraft(values={key: value})
    assert type(draft.values[key]) is type(value)


@pytest.mark.parametrize(
    ("text", "key", "amount", "label"),
    [
        ("caffeine+=90", "caffeine", 90, ""), ("caffeine+=2c", "caffeine", 180, "coffee"),
        ("coffee+=1", "caffeine", 90, "coffee"), ("c", "caffeine", 90, "coffee"),
        ("C", "caffeine", 90, "coffee"), ("w", "water", 0.25, "glass"),
        ("water+=w", "water", 0.25, "glass"), ("water+=330ml", "water", 0.33, ""),
        ("nuts+=1", "nuts", 1, ""), ("gaming+=45min", "gaming", 0.75, ""),
    ],
)  # fmt: skip
def test_an_addition(text: str, key: str, amount: float, label: str) -> None:
    labels = {key: label} if label else {}
    assert parse_factors(text, OWN) == FactorDraft(add={key: amount}, labels=labels)


@pytest.mark.parametrize(
    ("text", "unlogged", "closed"),
    [
        ("0", 0, True), ("unlogged=3", 3, True), ("unlogged=none", 0, True), ("closed", None, True),
        ("unl=4", 4, True), ("closed=no", None, False), ("unlogged=3 closed", 3, True),
        ("closed=no unlogged=3", 3, False), ("sleep=6", None, None),
    ],
)  # fmt: skip
def test_unlogged_and_closed(text: str, unlogged: int | None, closed: bool | None) -> None:
    draft = parse_factors(text, CATALOGUE)
    assert (draft.unlogged, draft.closed, draft.cleared) == (unlogged, closed, [])


@pytest.mark.parametrize("text", ["unlogged=?", "unlogged="])
def test_unlogged_not_known(text: str) -> None:
    assert parse_factors(text, CATALOGUE) == FactorDraft(cleared=["unlogged"])


def test_flags_and_a_note_are_the_days() -> None:
    draft = parse_factors("weak sleep=6 numb -- bad night", CATALOGUE)
    assert (draft.flags, draft.note) == (["numbness", "weakness"], "bad night")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sleep=30", ["sleep=30", "0 to 24"]), ("sleep=-1", ["0 to 24"]),
        ("stress=11", ["0 to 10"]), ("stress=5.5", ["whole"]), ("sleep=long", ["sleep=6.5"]),
        ("sleep=6mg", ["in h"]), ("illness=maybe", ["yes or no"]), ("bedtime=25:00", ["22:30"]),
        ("bedtime=late", ["22:30"]), ("caffeine=" + "9" * 400, ["caffeine"]),
        ("sleep=nan", ["number"]), ("sleep=inf", ["number"]), ("caffeine+=0", ["more than 0"]),
        ("caffeine+=-5", ["0 to 2000"]), ("caffeine+=", ["number"]), ("stress+=2", ["stress=5"]),
        ("illness+=1", ["doesn't add up"]), ("slept=3", ["sleep"]), ("sl=5", ["sleep_quality"]),
        ("zzz=1", ["sleep", "caffeine"]), ("unlogged=1000", ["0 to 999"]),
        ("unlogged=-1", ["0 to 999"]), ("unlogged=²", ["0 to 999"]), ("unlogged+=1", ["="]),
        ("closed=perhaps", ["yes or no"]), ("5", ["unlogged=5"]), ("ri", ["sleep=6.5"]),
        ("+tag", ["check-in"]), ("20s", ["check-in"]), ("yesterday", ["whole day"]),
        ("-15m", ["whole day"]), ("3 days ago", ["whole day"]),
    ],
)  # fmt: skip
def test_a_bad_value_is_named_with_what_is_allowed(text: str, words: list[str]) -> None:
    with pytest.raises(EntryError) as caught:
        parse_factors(f"water=1 {text}", CATALOGUE)
    error = caught.value
    assert (error.start, error.end) == (8, 8 + len(text))
    assert all(word in error.message for word in words), error.message


@pytest.mark.parametrize(
    "text", ["sleep=6 sleep_hours=7", "c caffeine+=90", "c c", "caffeine=90 c", "0 unlogged=3"]
)
def test_a_factor_twice_is_an_error_at_the_second_word(text: str) -> None:
    with pytest.raises(EntryError, match="second time") as caught:
        parse_factors(text, CATALOGUE)
    assert caught.value.start == text.index(" ") + 1


def test_beside_an_episode_note_and_flags_are_the_episodes() -> None:
    line = parse_line("ri sleep=6 numb c -- hm", now=NOW, catalogue=CATALOGUE)
    assert line.episode is not None
    assert line.factors == FactorDraft(
        values={"sleep": 6}, add={"caffeine": 90}, labels={"caffeine": "coffee"}
    )
    assert (line.episode.flags, line.episode.note, line.episode.at) == (["numbness"], "hm", NOW)


def test_factors_alone_make_no_episode() -> None:
    line = parse_line("-2h c numb -- hm", now=NOW, catalogue=CATALOGUE)
    assert line.episode is None
    assert line.factors is not None
    assert (line.factors.flags, line.factors.note) == (["numbness"], "hm")
    assert line.at == datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "   ", "--"])
def test_nothing_is_neither(text: str) -> None:
    assert parse_line(text, now=NOW, catalogue=CATALOGUE) == (None, None, None, None)


@pytest.mark.parametrize("text", ["-15m", "yesterday", "numb", "-- only a note", "0", "+tag"])
def test_a_time_a_flag_or_a_note_alone_is_an_episode(text: str) -> None:
    line = parse_line(text, now=NOW, catalogue=CATALOGUE)
    assert line.episode is not None
    assert line.factors is None


def test_a_factors_own_name_goes_before_an_episodes_field() -> None:
    line = parse_line("fatigue=6 ri f2 note=3", now=NOW, catalogue=OWN)
    assert line.factors == FactorDraft(values={"fatigue": 6, "note": 3})
    assert line.episode is not None
    assert line.episode.fatigue == 2


AMOUNTS = [factor for factor in CATALOGUE.values() if factor.kind == "amount"]


@given(st.sampled_from(AMOUNTS), st.integers(0, 1000))
def test_every_amount_within_bounds_is_read_as_typed(factor: Factor, thousandths: int) -> None:
    value = round(factor.low + (factor.high - factor.low) * thousandths / 1000, 3)
    draft: dict[str, Any] = parse_factors(f"{factor.key}={value:.3f}", CATALOGUE).values
    assert draft[factor.key] == pytest.approx(value, abs=1e-9)
