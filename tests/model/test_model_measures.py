"""What days are looked at by, and what is usual on them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import CATALOGUE, CheckIn, Day, Episode, Factor
from tracker.model.measures import (
    LONGEST_SHORT,
    AtPlace,
    Count,
    Intensity,
    Measure,
    Minutes,
    OfFactor,
    compact,
)
from tracker.model.scale import Scale
from tracker.model.summary import ENOUGH_FOR_WEEKS, Summary

DAY = date(2026, 11, 1)
MEASURES: list[Measure] = [
    Count(), Minutes(), Intensity(), AtPlace("right", "index"), AtPlace("left"),
    *(OfFactor(factor) for factor in CATALOGUE.values()),
]  # fmt: skip


def episode(**details: Any) -> Episode:
    return Episode(id="e", day=DAY, **details)


def day_with(*episodes: Episode, **check_in: Any) -> Day:
    return Day(
        day=DAY,
        episodes=list(episodes),
        check_in=CheckIn(day=DAY, **check_in) if check_in else None,
    )


def counted(number: int, count: int | None) -> Day:
    day = DAY + timedelta(days=number)
    if count is None:
        return Day(day=day)
    return Day(day=day, check_in=CheckIn(day=day, unlogged=count, closed=True))


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_nothing_recorded_is_not_known(measure: Measure) -> None:
    assert measure.of(Day(day=DAY)) is None
    assert measure.together([]) is None


def test_a_watched_day_without_twitches_is_zero_where_that_is_a_figure() -> None:
    quiet = day_with(unlogged=0, closed=True)
    assert Count().of(quiet) == 0
    assert Minutes().of(quiet) == 0
    assert AtPlace("left").of(quiet) == 0
    assert Intensity().of(quiet) is None


def test_figures_of_a_day_with_twitches() -> None:
    day = day_with(
        episode(count=3, hand="right", sites=["index", "thumb"], intensity=4, duration=90),
        episode(count=2, hand="both", sites=["index"]),
        episode(intensity=2),
        unlogged=1,
    )
    assert Count().of(day) == 7
    assert Minutes().of(day) == 1.5
    assert Intensity().of(day) == 4
    assert AtPlace("right", "index").of(day) == 5
    assert AtPlace("right", "thumb").of(day) == 3
    assert AtPlace("left").of(day) == 2
    assert AtPlace("left", "little").of(day) == 0


def test_a_day_whose_twitches_have_no_length_has_no_minutes() -> None:
    assert Minutes().of(day_with(episode(count=3))) is None


def test_factors_of_every_kind() -> None:
    day = day_with(values={"sleep": 6.5, "bedtime": "00:30", "meals": True})
    assert OfFactor(CATALOGUE["sleep"]).say(6.5) == "6.5 h"
    late = OfFactor(CATALOGUE["bedtime"])
    assert late.of(day) == 20.5
    assert late.say(20.5) == late.short(20.5) == "00:30"
    yes = OfFactor(Factor(key="tea", label="tea", kind="yesno"))
    assert (yes.short(1), yes.short(0), yes.say(0.5)) == ("yes", "no", "yes on 50% of days")


@given(st.floats(0, 1e15, allow_nan=False))
def test_a_short_figure_is_short(figure: float) -> None:
    assert len(compact(figure)) <= LONGEST_SHORT


@pytest.mark.parametrize(
    ("measure", "figures", "one"),
    [
        (Count(), [1, 2, 6], 9),
        (Intensity(), [1, 2, 6], 6),
        (OfFactor(CATALOGUE["sleep"]), [6, 8], 7),
    ],
)
def test_the_figures_of_a_week_as_one(measure: Measure, figures: list[float], one: float) -> None:
    assert measure.together(figures) == one


def test_what_is_usual_needs_days_enough() -> None:
    few = Summary([counted(number, 3) for number in range(6)])
    assert few.usual(Count()) is None
    assert few.scale(Count()) == Scale()
    enough = Summary([counted(number, 3) for number in range(7)])
    assert enough.usual(Count()) == (3, 3)
    assert enough.usual(Count(), 7) is None


@given(
    st.lists(st.none() | st.integers(0, 40), min_size=ENOUGH_FOR_WEEKS, max_size=120),
    st.integers(1, 7),
)
def test_the_usual_range_lies_among_what_was(counts: list[int | None], days: int) -> None:
    summary = Summary([counted(number, count) for number, count in enumerate(counts)])
    known = [count for count in counts if count is not None]
    assert summary.known(Count()) == len(known)
    found = summary.usual(Count(), days)
    if len(known) < (7 if days == 1 else ENOUGH_FOR_WEEKS):
        assert found is None
        return
    assert found is not None
    low, high = found
    totals = [sum(known[first : first + days]) for first in range(len(known) - days + 1)]
    assert min(totals) <= low <= high <= max(totals)
    inside = sum(low <= total <= high for total in totals)
    assert inside >= 0.75 * len(totals) - 1


def test_yes_and_no_have_two_shades_and_no_usual_range() -> None:
    tea = OfFactor(Factor(key="tea", label="tea", kind="yesno"))
    days = [
        Day(day=DAY, check_in=CheckIn(day=DAY, values={"tea": number % 2 == 0}))
        for number in range(20)
    ]
    summary = Summary(days)
    assert summary.usual(tea) is None
    assert summary.usual_factors({"tea": tea.factor}) == {}
    assert [summary.scale(tea).level(figure) for figure in (0, 1)] == [0, 4]


def test_a_mean_is_told_to_a_decimal() -> None:
    sleep, bedtime = OfFactor(CATALOGUE["sleep"]), OfFactor(CATALOGUE["bedtime"])
    assert sleep.short_of(6.6667) == "6.7"
    assert sleep.short(6.25) == "6.25"
    assert sleep.short_of(0.25) == "0.25"
    assert bedtime.short_of(18.76) == "22:46"


def test_a_usual_range_needs_several_times_the_days_it_is_of() -> None:
    month = Summary([counted(number, 3) for number in range(40)])
    assert month.usual(Count(), 7) == (21, 21)
    assert month.usual(Count(), 30) is None
    year = Summary([counted(number, 3) for number in range(120)])
    assert year.usual(Count(), 30) == (90, 90)
