"""A day as plain text."""

from __future__ import annotations

from datetime import date, datetime

from tracker.model import CATALOGUE, CheckIn, Day, Marker
from tracker.model.day_text import day_text

DAY = date(2026, 11, 20)
EDITED = "2026-11-20T10:00:00.000Z"


def clock(at: datetime | None) -> str:
    return "" if at is None else f"{at:%H:%M}"


def test_a_day_says_its_events_and_its_check_in() -> None:
    check_in = CheckIn(day=DAY, values={"sleep": 7}, unlogged=0, closed=True, note="a\x1bb")
    day = Day(
        day=DAY, check_in=check_in,
        markers=[Marker(id="a" * 10, day=DAY, kind="travel", label="Oslo")],
    )  # fmt: skip
    assert day_text(day, CATALOGUE, clock, lacking="a part is missing").split("\n")[1:3] == [
        "a part is missing",
        "  event   travel: Oslo",
    ]
    last = day_text(day, CATALOGUE, clock).split("\n")[-1]
    assert last.startswith("  day     sleep 7 h · none unlogged · check-in closed · “a")
    assert "\x1b" not in last
    assert "unlogged" not in day_text(day, CATALOGUE, clock, counts=False)


def test_an_empty_day_is_one_line() -> None:
    assert day_text(Day(day=DAY), CATALOGUE, clock) == "Fri 20 Nov 2026 · not watched"
