"""Out and in again: an equal diary, and the same bytes."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.any_trials import trials as any_trials
from tracker.diary import Batch, Diary
from tracker.exchange import export_csv, export_json, import_file
from tracker.exchange.contents import KINDS, Contents, collect
from tracker.exchange.found import Found
from tracker.exchange.jsonform import read_json, write_json
from tracker.exchange.longform import COLUMNS, write_csv
from tracker.exchange.longform_reader import read_csv
from tracker.model import (
    CATALOGUE,
    CheckIn,
    Episode,
    Factor,
    Intake,
    LabValue,
    Marker,
    Phase,
    Profile,
    Review,
    Rule,
    Trial,
    diary_day,
    stored_fields,
)
from tracker.model.records import Answer, EpisodeKind, Flag, Hand, MarkerKind, Site, Warmth

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=timezone(timedelta(hours=1)))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=25) | st.text(
    st.sampled_from("=+-@'\t\r\n\",; é🙂x1"), max_size=10
)
words = st.text(
    st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=12
).filter(lambda word: not any(letter.isspace() for letter in word))
ids = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"), min_size=10, max_size=10)
# Tomorrow at the latest, whatever day start the diary has.
days = st.dates(date(1990, 1, 1), date(2026, 11, 20))
ratings = st.none() | st.integers(0, 10)
stamps = st.datetimes(datetime(2000, 1, 1), datetime(2026, 11, 20)).map(  # noqa: DTZ001
    lambda at: at.replace(tzinfo=UTC).isoformat(timespec="milliseconds")
)
edited = st.none() | stamps
labels = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
notes = st.none() | texts
moments = st.builds(
    lambda wall, minutes: wall.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1990, 1, 2), datetime(2026, 11, 19)),  # noqa: DTZ001
    st.integers(-12 * 60, 14 * 60),
)


def choice(kind: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def some(kind: object) -> st.SearchStrategy[list[Any]]:
    return st.lists(choice(kind), max_size=3, unique=True)


def placed(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Fields of a record that has a moment, or only a day."""
    timed = moments.map(lambda at: {"at": at, "day": diary_day(at)})
    untimed = days.map(lambda day: {"at": None, "day": day})
    more = st.fixed_dictionaries(fields)
    return st.builds(lambda place, rest: place | rest, timed | untimed, more)


own_keys = st.sampled_from(["mood", "größe", "guitar_practice", "unlogged_extra", "1"])
factors = st.builds(
    Factor,
    key=own_keys,
    label=texts.filter(str.strip),
    unit=texts,
    kind=st.just("amount"),
    low=st.integers(-1000, 0).map(float),
    high=st.floats(1, 1e6),
    step=st.floats(0.001, 10),
    per=st.floats(0.001, 10),
    aliases=st.dictionaries(st.text("xyz", min_size=3, max_size=4), st.floats(0.1, 9), max_size=2),
    shown=st.booleans(),
    retired=st.booleans(),
)
episodes = placed(
    id=ids,
    hand=st.none() | choice(Hand),
    sites=some(Site),
    kind=st.none() | choice(EpisodeKind),
    count=st.integers(1, 999),
    intensity=ratings,
    bother=ratings,
    fatigue=ratings,
    duration=st.none() | st.integers(1, 86400),
    activity=st.none() | words,
    warmth=st.none() | choice(Warmth),
    flags=some(Flag),
    tags=st.lists(words, max_size=3, unique=True),
    note=notes,
    edited=edited,
).map(lambda fields: Episode(**fields))
intakes = placed(
    id=ids,
    factor=st.sampled_from(["caffeine", "water"]),
    amount=st.floats(0, 15).map(lambda amount: round(amount, 3)),
    label=labels,
    edited=edited,
).map(lambda fields: Intake(**fields))
values = st.fixed_dictionaries(
    {},
    optional={
        "sleep": st.floats(0, 24).map(lambda hours: CATALOGUE["sleep"].check(round(hours, 2))),
        "stress": st.integers(0, 10),
        "illness": st.booleans(),
        "bedtime": st.times().map(lambda at: at.strftime("%H:%M")),
    },
)
stamped = st.sampled_from(["sleep", "stress", "closed", "note", "flags", "unlogged", "bedtime"])
check_ins = st.builds(
    CheckIn,
    day=days,
    values=values,
    unlogged=st.none() | st.integers(0, 999),
    closed=st.booleans(),
    flags=some(Flag),
    note=notes,
    edited=st.dictionaries(stamped, stamps, max_size=4),
)
markers = st.builds(
    Marker,
    id=ids,
    day=days,
    kind=choice(MarkerKind),
    label=labels,
    with_onset=st.none() | st.booleans(),
    edited=edited,
)
reviews = st.builds(Review, day=days, answer=choice(Answer), edited=edited)
trials = any_trials(ids=ids, texts=texts, edited=edited)
profiles = st.none() | st.builds(
    Profile,
    since=st.none() | days,
    elsewhere=st.none() | st.booleans(),
    seen=st.dictionaries(choice(Rule), days, max_size=3),
    restricted_diet=st.none() | st.booleans(),
    digestion=st.none() | st.booleans(),
    kidney_heart=st.none() | st.booleans(),
    recurring_fatigue=st.none() | st.booleans(),
    medicines=notes,
    lab_values=st.lists(
        st.builds(
            LabValue,
            name=texts.filter(bool),
            value=st.floats(allow_nan=False, allow_infinity=False, width=32),
            unit=texts,
            day=days,
        ),
        max_size=2,
    ),
    edited=edited,
).filter(lambda profile: bool(stored_fields(profile)))


def by(name: str) -> Callable[[Any], Any]:
    def key(record: Any) -> Any:
        return getattr(record, name)

    return key


@st.composite
def diaries(draw: st.DrawFn) -> Batch:
    """A diary of any records, each id there once."""
    seen: set[str] = set()

    def unseen(records: list[Any]) -> list[Any]:
        fresh = [record for record in records if record.id not in seen]
        seen.update(record.id for record in fresh)
        return fresh

    def several(records: st.SearchStrategy[Any], name: str) -> list[Any]:
        return draw(st.lists(records, max_size=3, unique_by=by(name)))

    return Batch(
        episodes=unseen(several(episodes, "id")),
        intakes=unseen(several(intakes, "id")),
        check_ins=several(check_ins, "day"),
        markers=unseen(several(markers, "id")),
        reviews=several(reviews, "day"),
        factors=several(factors, "key"),
        trials=unseen(several(trials, "id")),
        day_start=time(draw(st.integers(0, 23)), draw(st.sampled_from([0, 30]))),
        profile=draw(profiles),
    )


def contents_of(batch: Batch) -> Contents:
    fields = {kind: getattr(batch, kind) for kind in KINDS}
    return Contents(day_start=batch.day_start or time(4), profile=batch.profile, **fields)


def records_of(found: Found, kind: str) -> list[Any]:
    return [origin.record for origin in found.origins if origin.kind == kind]


@pytest.mark.parametrize(("write", "read"), [(write_csv, read_csv), (write_json, read_json)])
@given(batch=diaries())
def test_every_record_comes_back_from_the_text(
    write: Callable[[Contents], str], read: Callable[[str], Found], batch: Batch
) -> None:
    contents = contents_of(batch)
    text = write(contents)
    found = read(text)
    assert found.day_start == contents.day_start
    assert found.profile == contents.profile
    for kind in KINDS:
        assert records_of(found, kind) == getattr(contents, kind)
    records: dict[str, Any] = {kind: records_of(found, kind) for kind in KINDS}
    again = Contents(day_start=found.day_start, profile=found.profile, **records)
    assert write(again) == text


@pytest.mark.parametrize("suffix", ["csv", "json"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batch=diaries())
def test_an_empty_home_becomes_an_equal_diary(suffix: str, batch: Batch) -> None:
    export = {"csv": export_csv, "json": export_json}[suffix]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with (
            Diary.open(home / "one", clock=lambda: NOW) as one,
            Diary.open(home / "two", clock=lambda: NOW) as two,
        ):
            one.add(batch, action="import")
            file = home / f"diary.{suffix}"
            text = export(one)
            file.write_text(text, encoding="utf-8", newline="")
            result = import_file(two, file)
            assert not result.conflicts
            assert collect(two) == collect(one)
            assert export(two) == text
            again = import_file(two, file)
            assert sum(again.added.values()) == 0
            assert export(two) == text


def full_diary(diary: Diary) -> None:
    """One record of every kind, with what is awkward in a CSV."""
    day, at = date(2026, 11, 19), datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
    diary.add(
        Batch(
            episodes=[
                Episode(
                    id="abcdefghij",
                    day=day,
                    at=at,
                    hand="right",
                    sites=["thumb", "index"],
                    count=3,
                    intensity=0,
                    tags=["-cold", "long-call"],
                    note='=1+1, said "it"\r\nand\tmore\n',
                ),
                Episode(id="abcdefghik", day=day, note=""),
            ],
            intakes=[Intake(id="abcdefghil", day=day, at=at, factor="caffeine", amount=90.0)],
            check_ins=[
                CheckIn(
                    day=day,
                    values={"sleep": 6.5, "illness": True, "bedtime": "23:10", "mood": -2},
                    unlogged=0,
                    closed=True,
                    flags=["pain"],
                    note="'tis",
                    edited={"sleep": "2026-11-19T20:00:00.000Z", "closed": "x", "water": "gone"},
                )
            ],
            markers=[
                Marker(id="abcdefghim", day=day, kind="device", label="@new", with_onset=False)
            ],
            reviews=[Review(day=day, answer="better")],
            factors=[Factor(key="mood", label="mood", low=-5, high=5, aliases={"m": 1})],
            trials=[
                Trial(
                    id="abcdefghin",
                    name="t",
                    change="c",
                    phases=[Phase(start=day, end=day, changed=True, washout=1)],
                    adherence={"2026-11-19": True},
                )
            ],
            day_start=time(5, 30),
        ),
        action="import",
    )


def test_a_csv_has_one_row_a_record_with_safe_cells(diary: Diary) -> None:
    full_diary(diary)
    text = export_csv(diary)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert COLUMNS[0] == "record"
    kinds = [row["record"] for row in rows]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "setting": 2, "factor": 1, "episode": 2, "intake": 1, "check_in": 1, "value": 4,
        "marker": 1, "review": 1, "trial": 1,
    }  # fmt: skip
    untimed, episode = (row for row in rows if row["record"] == "episode")
    assert (episode["sites"], episode["count"], episode["intensity"]) == ("thumb index", "3", "0")
    assert episode["note"].startswith("'=1+1")
    assert episode["tags"] == "'-cold long-call"
    assert untimed["note"] == "'"
    values = {row["factor"]: row["value"] for row in rows if row["record"] == "value"}
    assert values == {"bedtime": "23:10", "illness": "true", "mood": "'-2", "sleep": "6.5"}


def test_json_has_every_field_of_every_record(diary: Diary) -> None:
    full_diary(diary)
    body = json.loads(export_json(diary))
    assert list(body) == ["schema", "day_start", *KINDS]
    assert (body["schema"], body["day_start"]) == (1, "05:30")
    for kind, struct in KINDS.items():
        assert body[kind], kind
        names = {field.encode_name for field in msgspec.structs.fields(struct)}
        assert all(set(record) == names for record in body[kind])
    assert body["episodes"][1]["at"] == "2026-11-19T09:30:00+00:00"


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_a_full_diary_moves_house(diary: Diary, other: Diary, tmp_path: Path, suffix: str) -> None:
    full_diary(diary)
    export = {"csv": export_csv, "json": export_json}[suffix]
    file = tmp_path / f"out.{suffix}"
    file.write_text(export(diary), encoding="utf-8", newline="")
    result = import_file(other, file)
    assert result.as_json() == {
        "added": {
            "episodes": 2, "intakes": 1, "check_ins": 1, "markers": 1, "factors": 1, "trials": 1,
        },
        "skipped": 0,
        "conflicts": [],
    }  # fmt: skip
    assert collect(other) == collect(diary)
    assert other.day_start == time(5, 30)
    assert export(other) == export(diary)
    assert other.undo().action == "import"
    assert collect(other) == Contents()
