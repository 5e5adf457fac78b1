"""Two stretches of days beside each other: every finished day counts once, missing is not zero."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import (
    CATALOGUE,
    Broken,
    CheckIn,
    Day,
    Episode,
    Factor,
    Intake,
    Marker,
    Phase,
    Trial,
    diary_day,
)
from tracker.model.spans import Comparison, Known, Row, compare, days_before, finished

TODAY = date(2026, 11, 22)
SPAN = date(2026, 11, 10), date(2026, 11, 13)
FIRST_BEFORE = date(2026, 11, 6)
ONE = timedelta(days=1)


def day_of(day: date, *episodes: dict[str, Any], **check_in: Any) -> Day:
    return Day(
        day=day,
        episodes=[
            Episode(id=f"{day}-{number}", day=day, **each) for number, each in enumerate(episodes)
        ],
        check_in=CheckIn(day=day, **check_in) if check_in else None,
    )


def quiet(day: date) -> Day:
    return day_of(day, unlogged=0, closed=True)


def row_of(found: Comparison, key: str, how: str | None = None) -> Row:
    rows = [*found.twitching, *found.factors]
    return next(row for row in rows if row.measure.key == key and how in (None, row.how))


@pytest.mark.parametrize(
    ("span", "before"),
    [
        ((date(2026, 11, 10), date(2026, 11, 13)), (date(2026, 11, 6), date(2026, 11, 9))),
        ((date(2027, 1, 1), date(2027, 1, 1)), (date(2026, 12, 31), date(2026, 12, 31))),
        ((date(2028, 2, 29), date(2028, 3, 1)), (date(2028, 2, 27), date(2028, 2, 28))),
        ((date(2028, 3, 1), date(2028, 3, 2)), (date(2028, 2, 28), date(2028, 2, 29))),
        ((date(2026, 1, 1), date(2026, 12, 31)), (date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_as_many_days_before(span: tuple[date, date], before: tuple[date, date]) -> None:
    assert days_before(*span) == before


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 3652))
def test_the_days_before_end_where_the_span_begins(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    start, end = days_before(first, last)
    assert end + ONE == first
    assert end - start == last - first


def test_only_days_that_are_over_count() -> None:
    assert finished(TODAY - 2 * ONE, TODAY - ONE, TODAY) == (TODAY - 2 * ONE, TODAY - ONE)
    assert finished(TODAY - ONE, TODAY, TODAY) == (TODAY - ONE, TODAY - ONE)
    assert finished(TODAY - ONE, TODAY + 30 * ONE, TODAY) == (TODAY - ONE, TODAY - ONE)
    assert finished(TODAY, TODAY, TODAY) is None
    assert finished(TODAY + ONE, TODAY + 3 * ONE, TODAY) is None


def test_what_is_told_of_each() -> None:
    days = [
        day_of(FIRST_BEFORE, {"count": 4, "intensity": 6, "duration": 120}, closed=True),
        quiet(FIRST_BEFORE + ONE),
        Day(day=FIRST_BEFORE + 2 * ONE),
        day_of(FIRST_BEFORE + 3 * ONE, {"count": 2, "intensity": 3, "bother": 1}),
        day_of(SPAN[0], {"count": 1, "flags": ["pain"]}, flags=["grip"], unlogged=2, closed=True),
        day_of(SPAN[0] + ONE, {"intensity": 2, "flags": ["pain"]}),
        Day(day=SPAN[1]),
    ]
    found = compare(SPAN, days, CATALOGUE)
    before, span = found.before, found.span
    assert (before.start, before.end, before.length) == (FIRST_BEFORE, SPAN[0] - ONE, 4)
    assert (before.watched, before.checked_in, before.quiet, before.twitches) == (3, 2, 1, 6)
    assert (span.watched, span.checked_in, span.quiet, span.twitches) == (2, 1, 0, 4)
    assert (before.unread, span.unread) == (0, 1)
    assert row_of(found, "count").before == Known(figure=2, days=3)
    assert row_of(found, "count").span == Known(figure=2, days=2)
    assert row_of(found, "minutes").before == Known(figure=1, days=2)
    assert row_of(found, "minutes").span is None
    assert row_of(found, "intensity", "middle").before == Known(figure=4.5, days=2)
    assert row_of(found, "intensity", "most").before == Known(figure=6, days=2)
    assert row_of(found, "bother").before == Known(figure=1, days=1)
    assert span.flags == {"pain": 2, "grip": 1}
    assert found.flags == ["pain", "grip"]


def test_nothing_recorded_has_no_figures() -> None:
    found = compare(SPAN, [], CATALOGUE)
    assert found.twitching == found.factors == []
    assert found.flags == []
    assert found.before.twitches is found.span.twitches is None


def test_a_coffee_alone_leaves_the_count_missing() -> None:
    coffee = Intake(id="c", day=SPAN[0], factor="caffeine", amount=90)
    found = compare(SPAN, [Day(day=SPAN[0], intakes=[coffee])], CATALOGUE)
    assert found.span.watched == 0
    assert found.twitching == []
    assert row_of(found, "factor caffeine").span == Known(figure=90, days=1)


def test_factors_as_means_in_their_order() -> None:
    own = Factor(key="guitar", label="guitar", unit="min", high=600)
    values = [
        {"bedtime": "23:30", "sleep": 6, "guitar": 10, "regular_meals": True, "stress": 4},
        {"bedtime": "00:30", "sleep": 8, "workload": 5, "regular_meals": False, "caffeine": 90},
    ]
    days = [
        day_of(SPAN[0] + number * ONE, values=each, closed=True)
        for number, each in enumerate(values)
    ]
    found = compare(SPAN, days, CATALOGUE.extended([own]), time(4))
    keys = [row.measure.key.removeprefix("factor ") for row in found.factors]
    assert keys == [
        "sleep", "caffeine", "workload", "stress", "bedtime", "regular_meals", "guitar",
    ]  # fmt: skip
    assert row_of(found, "factor sleep").span == Known(figure=7, days=2)
    assert row_of(found, "factor bedtime").span == Known(figure=20, days=2)  # 20 h after 04:00
    assert row_of(found, "factor regular_meals").span == Known(figure=0.5, days=2)
    assert all(row.before is None for row in found.factors)


def test_few_days_are_not_set_against_others() -> None:
    days = [quiet(SPAN[0] + number * ONE) for number in range(-3, 2)]
    found = compare(SPAN, days, CATALOGUE)
    assert not row_of(found, "count").comparable
    found = compare(SPAN, [*days, quiet(SPAN[0] + 2 * ONE)], CATALOGUE)
    assert row_of(found, "count").comparable


def test_what_else_fell_into_them() -> None:
    phases = [
        Phase(start=FIRST_BEFORE - 9 * ONE, end=SPAN[0], changed=False),
        Phase(start=SPAN[0] + ONE, end=SPAN[1] + 9 * ONE, changed=True),
    ]
    trial = Trial(id="t", name="food", change="nuts", phases=phases, stopped=SPAN[0] + 2 * ONE)
    event = Marker(id="m", day=SPAN[1], kind="travel")
    days = [Day(day=SPAN[1], markers=[event])]
    found = compare(SPAN, days, CATALOGUE, trials=[trial])
    assert found.before.events == []
    assert found.span.events == [event]
    told = [
        [(phase.changed, phase.start, phase.end) for phase in side.phases]
        for side in (found.before, found.span)
    ]
    assert told == [
        [(False, FIRST_BEFORE, SPAN[0] - ONE)],
        [(False, SPAN[0], SPAN[0]), (True, SPAN[0] + ONE, SPAN[0] + 2 * ONE)],
    ]


def test_a_record_that_cant_be_read_is_counted_as_such() -> None:
    broken = Broken(file="2026-11", table="episodes", id="x", day=SPAN[0], problem="count")
    found = compare(SPAN, [Day(day=SPAN[0], broken=[broken])], CATALOGUE)
    assert (found.span.broken, found.span.watched) == (1, 0)


@pytest.mark.parametrize("when", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_of_23_or_25_hours_is_one_day(when: date) -> None:
    zone = ZoneInfo("Europe/Berlin")
    at = [datetime.combine(when, time(hour, 30), zone) for hour in (1, 5, 23)]
    days: dict[date, list[dict[str, Any]]] = {}
    for each in at:
        days.setdefault(diary_day(each), []).append({"at": each})
    recorded = [day_of(day, *episodes) for day, episodes in days.items()]
    found = compare((when, when), recorded, CATALOGUE)
    assert found.before.length == found.span.length == 1
    assert (found.before.twitches, found.span.twitches) == (1, 2)


Held = tuple[list[dict[str, Any]], dict[str, Any]]
records: st.SearchStrategy[Held] = st.one_of(
    st.just(([], {})),
    st.builds(lambda count: ([{"count": count}], {}), st.integers(1, 9)),
    st.just(([], {"unlogged": 0, "closed": True})),
    st.builds(lambda hours: ([], {"values": {"sleep": hours}}), st.integers(0, 24)),
)


@given(
    st.lists(records, max_size=60),
    st.dates(date(2023, 12, 1), date(2024, 3, 31)),
    st.integers(0, 29),
    st.randoms(use_true_random=False),
)
def test_every_recorded_day_counts_once_and_missing_is_never_zero(
    held: list[Held],
    first: date,
    more: int,
    random: Any,
) -> None:
    start = date(2023, 12, 15)  # over a year's end and a leap day
    days = [
        day_of(start + number * ONE, *episodes, **check_in)
        for number, (episodes, check_in) in enumerate(held)
    ]
    random.shuffle(days)
    span = first, first + more * ONE
    found = compare(span, days, CATALOGUE)
    within = [day for day in days if days_before(*span)[0] <= day.day <= span[1]]
    sides = found.before, found.span
    assert found.before.length == found.span.length == more + 1
    assert sum(side.watched for side in sides) == sum(day.watched for day in within)
    assert sum(side.twitches or 0 for side in sides) == sum(day.count or 0 for day in within)
    assert sum(side.unread for side in sides) == 2 * (more + 1) - len(within)
    assert all((side.twitches is None) == (side.watched == 0) for side in sides)
    for row in (*found.twitching, *found.factors):
        known = [row.measure.of(day) is not None for day in within]
        assert sum(side.days for side in (row.before, row.span) if side) == sum(known)
