"""The keystrokes that the README counts: they are sent, and the record is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.filling_in import VALUES
from tracker.diary import Diary
from tracker.model import Day, EpisodeDraft

TODAY = date(2026, 11, 22)
README = Path(__file__).parents[2] / "README.md"
NAMED = {".": "full_stop", "=": "equals_sign"}


class Row(NamedTuple):
    """A row of the table: what is recorded, by which keys, and what is typed in jrnl for it."""

    what: str
    keys: list[str]
    counted: int
    elsewhere: str
    elsewhere_counted: int


def rows() -> dict[str, Row]:
    _, _, after = README.read_text("utf-8").partition("## Keystrokes\n")
    table = [line for line in after.partition("\n## ")[0].splitlines() if line.startswith("| ")]
    found = {}
    for line in table[2:]:
        what, keys, counted, elsewhere, count = [
            cell.strip() for cell in line.strip("| ").split("|")
        ]
        pressed = [
            key
            for typed, named in re.findall(r"`([^`]+)`|(\w+)", keys)
            for key in ([named] if named else [NAMED.get(each, each) for each in typed])
        ]
        found[what] = Row(what, pressed, int(counted), elsewhere.strip("`"), int(count))
    return found


def place(day: Day) -> object:
    return [(each.hand, each.sites, each.intensity, each.activity) for each in day.episodes]


RECORDED: dict[str, Callable[[Day], bool]] = {
    "a twitch, now": lambda day: len(day.episodes) == 2 and not day.episodes[1].sites,
    "the same as the last, now": lambda day: day.episodes[1].sites == ["thumb"],
    "with hand, finger, strength and doing what": lambda day: (
        place(day)[1:] == [("right", ["index"], 4, "rest")]  # type: ignore[index]
    ),
    "at the right index finger, on the hands": lambda day: day.episodes[1].sites == ["index"],
    "five in a row, with how long and how fast": lambda day: day.episodes[1].count == 5,
    "a coffee": lambda day: day.values == {"caffeine": 90},
    "last night's sleep": lambda day: day.values == {"sleep": 6.5},
    "none today besides": lambda day: day.check_in is not None and day.check_in.closed,
    "the evening's check-in, all seven values": lambda day: (
        day.values == VALUES and day.check_in is not None and day.check_in.unlogged == 0
    ),
}


def test_every_row_is_tried() -> None:
    assert list(rows()) == list(RECORDED)


@pytest.mark.parametrize("what", RECORDED)
async def test_the_keys_record_what_the_readme_says(
    started: Started, diary: Diary, clock: StoppedClock, what: str
) -> None:
    row = rows()[what]
    assert row.counted == len(row.keys)
    assert row.elsewhere_counted == len(row.elsewhere) + 1  # and enter
    diary.log(EpisodeDraft(hand="left", sites=["thumb"], activity="typing"))
    clock.forward(minutes=30)
    async with started() as pilot:
        await pilot.press(*row.keys)
        await settled(pilot)
        assert RECORDED[what](diary.day(TODAY))


def test_the_bounds_that_were_set() -> None:
    counted = {what: row.counted for what, row in rows().items()}
    assert counted["a twitch, now"] == counted["a coffee"] == 1
    assert counted["with hand, finger, strength and doing what"] <= 9
    assert counted["the evening's check-in, all seven values"] <= 25
