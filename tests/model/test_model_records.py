"""Records: their rules, and the way to plain fields and back."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.any_trials import trials
from tracker.model import (
    CheckIn,
    Episode,
    EpisodeDraft,
    Intake,
    Marker,
    RecordError,
    Review,
    checked,
    fields,
    read,
    stored_fields,
)
from tracker.model.records import Answer, MarkerKind
from tracker.model.words import FLAGS, KINDS, SITES, WARMTHS

DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 16, 31, tzinfo=timezone(timedelta(hours=1)))

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
OFFSETS = st.integers(-14 * 4, 14 * 4).map(
    lambda quarters: timezone(timedelta(minutes=15 * quarters))
)
MOMENTS = st.none() | st.datetimes(
    datetime(1950, 1, 1),  # noqa: DTZ001
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=OFFSETS,
)
TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1, max_size=60
)
RATINGS = st.none() | st.integers(0, 10)
FLAG_LISTS = st.lists(st.sampled_from(list(FLAGS)), max_size=7, unique=True)
IDS = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=10, max_size=10)

EPISODES = st.builds(
    Episode, id=IDS, day=DAYS, at=MOMENTS, hand=st.sampled_from([None, "left", "right", "both"]),
    sites=st.lists(st.sampled_from(SITES), unique=True), kind=st.none() | st.sampled_from(KINDS),
    count=st.integers(1, 999), intensity=RATINGS, bother=RATINGS, fatigue=RATINGS,
    duration=st.none() | st.integers(1, 86_400), activity=st.none() | NAMES,
    warmth=st.none() | st.sampled_from(WARMTHS), flags=FLAG_LISTS,
    tags=st.lists(NAMES, unique=True), note=st.none() | TEXT,
)  # fmt: skip
INTAKES = st.builds(
    Intake, id=IDS, day=DAYS, at=MOMENTS, factor=NAMES, label=st.none() | TEXT,
    amount=st.floats(-1e6, 1e6),
)  # fmt: skip
CHECK_INS = st.builds(
    CheckIn, day=DAYS, unlogged=st.none() | st.integers(0, 999), closed=st.booleans(),
    values=st.dictionaries(NAMES, st.booleans() | st.integers(0, 99) | st.just("22:30")),
    flags=FLAG_LISTS, note=st.none() | TEXT,
)  # fmt: skip
MARKERS = st.builds(
    Marker, id=IDS, day=DAYS, kind=st.sampled_from(get_args(MarkerKind)),
    label=st.none() | TEXT, with_onset=st.none() | st.booleans(),
)  # fmt: skip
REVIEWS = st.builds(Review, day=DAYS, answer=st.sampled_from(get_args(Answer)))
RECORDS = EPISODES | INTAKES | CHECK_INS | MARKERS | REVIEWS | trials()


@given(RECORDS)
def test_records_go_to_plain_fields_and_back(record: Any) -> None:
    assert checked(record) == record
    plain = fields(record)
    assert read(type(record), plain) == record
    assert set(plain) == set(record.__struct_fields__)
    as_json = msgspec.json.decode(msgspec.json.encode(plain))
    assert read(type(record), as_json) == record


@given(RECORDS)
def test_a_file_keeps_only_what_was_given(record: Any) -> None:
    stored = stored_fields(record)
    assert not any(value in (None, [], {}) for value in stored.values())
    assert "id" not in stored
    identity = {"id": record.id} if "id" in record.__struct_fields__ else {}
    assert read(type(record), stored | identity) == record


def test_what_an_empty_episode_stores() -> None:
    assert stored_fields(Episode(id="a", day=DAY, at=AT)) == {
        "day": "2026-11-22", "at": "2026-11-22T16:31:00+01:00",
    }  # fmt: skip
    whole = fields(Episode(id="a", day=DAY))
    assert list(whole)[:3] == ["id", "day", "at"]
    assert (whole["count"], whole["sites"], whole["note"]) == (1, [], None)


def test_a_zero_and_a_no_are_stored() -> None:
    assert stored_fields(Episode(id="a", day=DAY, intensity=0))["intensity"] == 0
    assert (
        stored_fields(Marker(id="a", day=DAY, kind="device", with_onset=False))["with_onset"]
        is False
    )
    stored = stored_fields(CheckIn(day=DAY, values={"illness": False, "water": 0}, unlogged=0))
    assert stored["values"] == {"illness": False, "water": 0}
    assert stored["unlogged"] == 0


def test_the_id_of_a_days_record_is_its_day() -> None:
    assert CheckIn(day=DAY).id == Review(day=DAY, answer="same").id == "2026-11-22"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"count": 0}, "count"), ({"count": 1000}, "count"), ({"count": 1.5}, "count"),
        ({"count": True}, "count"), ({"intensity": 11}, "intensity"), ({"bother": -1}, "bother"),
        ({"fatigue": "6"}, "fatigue"), ({"duration": 0}, "duration"),
        ({"duration": 86_401}, "duration"), ({"hand": "up"}, "hand"), ({"sites": ["toe"]}, "sites"),
        ({"kind": "itch"}, "kind"), ({"warmth": "hot"}, "warmth"), ({"flags": ["numb"]}, "flags"),
        ({"tags": ["two words"]}, "tags"), ({"tags": [""]}, "tags"), ({"tags": ["t" * 61]}, "tags"),
        ({"activity": "in bed"}, "activity"), ({"note": "n" * 100_001}, "note"),
        ({"day": "2026-02-30"}, "day"), ({"at": "yesterday"}, "at"),
        ({"at": "2026-11-22T16:31:00"}, "at"), ({"id": None}, "id"),
    ],
)  # fmt: skip
def test_a_broken_rule_names_its_field(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as caught:
        read(Episode, {"id": "abcdefghij", "day": "2026-11-22"} | changed)
    assert caught.value.field == field
    assert field in str(caught.value)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(RecordError, match="day"):
        read(Episode, {"id": "a"})


def test_python_records_are_checked_too() -> None:
    with pytest.raises(RecordError, match="count"):
        checked(EpisodeDraft(count=0))
    with pytest.raises(RecordError, match="UTC offset"):
        checked(EpisodeDraft(at=datetime(2026, 11, 22)))  # noqa: DTZ001
    assert checked(EpisodeDraft(at=AT)).at == AT


def test_fields_of_a_later_version_are_no_mistake() -> None:
    assert read(Review, {"day": "2026-11-22", "answer": "same", "mood": 3}).answer == "same"


def test_an_offset_survives() -> None:
    again = read(Intake, fields(Intake(id="a", day=DAY, at=AT, factor="water", amount=0.25)))
    assert again.at is not None
    assert again.at.utcoffset() == timedelta(hours=1)
    assert math.isclose(again.amount, 0.25)
    assert read(Episode, {"id": "a", "day": "2026-11-22", "at": "2026-11-22T15:31:00Z"}).at == (
        AT.astimezone(UTC)
    )


def test_utc_is_written_as_an_offset_and_read_either_way() -> None:
    episode = read(Episode, {"id": "a", "day": "2026-11-22", "at": "2026-11-22T15:31:00Z"})
    assert fields(episode)["at"] == "2026-11-22T15:31:00+00:00"
    assert stored_fields(episode)["at"] == "2026-11-22T15:31:00+00:00"
    assert read(Episode, fields(episode)) == episode
    halves = msgspec.structs.replace(episode, at=AT.replace(microsecond=500_000))
    assert fields(halves)["at"] == "2026-11-22T16:31:00.500000+01:00"


def test_what_is_said_twice_in_a_list_is_kept_once_in_its_order() -> None:
    doubled = EpisodeDraft(
        sites=["ring", "index", "ring"], flags=["pain", "pain"], tags=["b", "a", "b"]
    )
    once = checked(doubled)
    assert (once.sites, once.flags, once.tags) == (["ring", "index"], ["pain"], ["b", "a"])
    assert checked(CheckIn(day=DAY, flags=["grip", "pain", "grip"])).flags == ["grip", "pain"]
