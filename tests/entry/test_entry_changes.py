"""Editing by typed words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from tracker.entry import (
    EntryError,
    parse_changes,
    parse_check_in_changes,
    parse_intake_changes,
    parse_rewrite,
    render,
)
from tracker.model import CATALOGUE, Episode, Intake

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
OLD_DAY = date(2026, 11, 18)
EPISODE = Episode(
    id="abcdefghij", day=OLD_DAY, at=datetime(2026, 11, 18, 9, tzinfo=UTC), hand="right",
    sites=["index"], intensity=4, activity="typing", tags=["car"], note="hm",
)  # fmt: skip


def changes(text: str | list[str]) -> dict[str, Any]:
    return parse_changes(text, now=NOW, base=EPISODE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("i6 rest", {"intensity": 6, "activity": "rest"}),
        ("intensity=5 f=3", {"intensity": 5, "fatigue": 3}),
        ("lm", {"hand": "left", "sites": ["middle"]}),
        ("palm", {"sites": ["palm"]}),
        ("i= b= f= duration= kind= activity= warmth= hand= note=",
         dict.fromkeys(("intensity", "bother", "fatigue", "duration", "kind", "activity",
                        "warmth", "hand", "note"))),
        ("x=", {"count": 1}),
        ("sites= flags= tags=", {"sites": [], "flags": [], "tags": []}),
        ("+new", {"tags": ["car", "new"]}),
        ("+car", {"tags": ["car"]}),
        ("tags=a,b", {"tags": ["a", "b"]}),
        ("tags= +b", {"tags": ["b"]}),
        ("numb weak", {"flags": ["numbness", "weakness"]}),
        ("flags=numb,grip", {"flags": ["numbness", "grip"]}),
        ("-- new note ", {"note": "new note "}),
        ("-15m", {"at": datetime(2026, 11, 22, 14, 15, tzinfo=UTC)}),
        ("21:00", {"at": datetime(2026, 11, 18, 21, tzinfo=UTC)}),
        ("at=1:30", {"at": datetime(2026, 11, 19, 1, 30, tzinfo=UTC)}),
        ("@21:00", {"at": datetime(2026, 11, 21, 21, tzinfo=UTC)}),
        ("yesterday 21:00", {"at": datetime(2026, 11, 21, 21, tzinfo=UTC)}),
        ("yesterday", {"at": datetime(2026, 11, 21, 9, tzinfo=UTC)}),
        ("at=", {"at": None}),
        (["note with spaces"], EntryError),
        (["i5", "note with spaces"], {"intensity": 5, "note": "note with spaces"}),
        ("sleep=6", EntryError),
        ("at= 21:00", EntryError),
        ("i= 5", EntryError),
        ("2027-01-01", EntryError),
    ],
)  # fmt: skip
def test_changes_hold_only_what_is_said(text: str | list[str], expected: Any) -> None:
    if expected is EntryError:
        with pytest.raises(EntryError):
            changes(text)
    else:
        assert changes(text) == expected


def test_a_rewrite_takes_back_what_the_line_no_longer_says() -> None:
    line = render(EPISODE).replace("typing ", "") + " cold "
    after = parse_rewrite(line, now=NOW, base=EPISODE)
    assert after == {"activity": None, "warmth": "cold"}
    assert parse_rewrite("21:00", now=NOW, base=EPISODE)["at"].day == 18


def test_a_rewrite_names_only_what_differs() -> None:
    base = msgspec.structs.replace(
        EPISODE, sites=["index", "thumb"], flags=["pain", "numbness"], tags=["car", "home"]
    )
    assert parse_rewrite(render(base), now=NOW, base=base) == {}
    assert parse_rewrite(render(base) + " +garden", now=NOW, base=base) == {
        "tags": ["car", "home", "garden"]
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sleep=6 stress=", {"values": {"sleep": 6, "stress": None}}),
        ("unlogged=3", {"unlogged": 3, "closed": True}),
        ("0", {"unlogged": 0, "closed": True}),
        ("unlogged=", {"unlogged": None}),
        ("closed=no", {"closed": False}),
        ("flags= note=", {"flags": [], "note": None}),
        ("numb -- hm", {"flags": ["numbness"], "note": "hm"}),
    ],
)
def test_changes_of_a_check_in(text: str, expected: dict[str, Any]) -> None:
    assert parse_check_in_changes(text, CATALOGUE) == expected


def test_a_day_alone_keeps_the_time_of_the_night_too() -> None:
    night = msgspec.structs.replace(EPISODE, at=datetime(2026, 11, 19, 1, 30, tzinfo=UTC))
    assert parse_changes("yesterday", now=NOW, base=night) == {
        "at": datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
    }
    untimed = msgspec.structs.replace(EPISODE, at=None)
    assert parse_changes("yesterday", now=NOW, base=untimed) == {
        "at": None, "day": date(2026, 11, 21)
    }  # fmt: skip


@pytest.mark.parametrize("text", ["c", "caffeine+=90", "ri", "yesterday", "hand="])
def test_no_change_of_a_check_in(text: str) -> None:
    with pytest.raises(EntryError, match=r"intake|check-in|factor"):
        parse_check_in_changes(text, CATALOGUE)


INTAKE = Intake(id="abcdefghij", day=OLD_DAY, factor="caffeine", amount=90, label="coffee")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("120", {"amount": 120}), ("120mg", {"amount": 120}), ("amount=2c", {"amount": 180}),
        ("coffee=2", {"amount": 180}), ("caffeine=60", {"amount": 60}),
        ("label=tea", {"label": "tea"}),
        ("label=", {"label": None}), ('"green tea" 40', {"label": "green tea", "amount": 40}),
        ("21:00", {"at": datetime(2026, 11, 18, 21, tzinfo=UTC)}),
        ("yesterday", {"at": None, "day": date(2026, 11, 21)}), ("", {}),
    ],
)  # fmt: skip
def test_changes_of_an_intake(text: str, expected: dict[str, Any]) -> None:
    assert parse_intake_changes(text, now=NOW, catalogue=CATALOGUE, base=INTAKE) == expected


@pytest.mark.parametrize(
    "text", ["ri", "0", "-5", "9999", "water=1", "120 130", "label=" + "x" * 201]
)
def test_no_change_of_an_intake(text: str) -> None:
    with pytest.raises(EntryError) as caught:
        parse_intake_changes(text, now=NOW, catalogue=CATALOGUE, base=INTAKE)
    assert caught.value.end == len(text)


def test_an_intake_of_a_factor_no_longer_defined() -> None:
    gone = Intake(id="abcdefghij", day=OLD_DAY, factor="old_tea", amount=1)
    found = parse_intake_changes("2.5", now=NOW, catalogue=CATALOGUE, base=gone)
    assert found == {"amount": 2.5}
