"""The figures say what the numbers say."""

from __future__ import annotations

from datetime import date, time, timedelta
from math import nan
from typing import Any

import numpy as np
import pytest

from tracker.insight.daily import DailyTable
from tracker.insight.result import CalendarWeek, Curve, Timing
from tracker.model import CATALOGUE
from tracker.model.clock import clock_words
from tracker.model.reads import Units, read_in
from tracker.plot import (
    Level,
    Palette,
    Phase,
    against,
    by_hour,
    by_week,
    by_weekday,
    factor_over_time,
    over_time,
)
from tracker.plot.axes import close_axis, date_axis
from tracker.plot.figures import paired, rolling_mean

PALETTE = Palette((1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4), (5, 5, 5))
START = date(2026, 8, 31)


def table(counts: list[float], **factors: list[float]) -> DailyTable:
    missing = np.full(len(counts), nan)
    return DailyTable(
        dates=[START + timedelta(days=index) for index in range(len(counts))],
        counts=np.array(counts, dtype=float),
        minutes=missing,
        intensity=missing,
        bother=missing,
        checked_in=np.zeros(len(counts), dtype=bool),
        factors={key: np.array(values, dtype=float) for key, values in factors.items()},
    )


def glyphs(text: str, glyph: str) -> int:
    return text.count(glyph)


def test_watched_zero_and_unwatched_days_look_different() -> None:
    picture = over_time(table([3, 0, nan, 5]), width=60, height=10, palette=PALETTE)
    canvas = "\n".join(line for line in picture.plain().splitlines() if "┤" in line or "│" in line)
    assert glyphs(canvas, "•") == 2
    assert glyphs(canvas, "○") == 1
    assert glyphs(canvas, "-") == 1


def test_against_pairs_yesterdays_factor_with_todays_count() -> None:
    rows = table([1, 2, 3, nan], sleep=[5, 6, nan, 8])
    values, counts = paired(rows, "sleep", 1)
    assert values.tolist() == [5, 6]
    assert counts.tolist() == [2, 3]
    assert paired(rows, "sleep", 0)[0].tolist() == [5, 6]


def test_against_draws_a_dot_a_day_and_the_curve_with_its_band() -> None:
    rows = table([1, 2, 3, 8], sleep=[5, 6, 7, 8])
    x = np.linspace(5, 8, 20)
    curve = Curve(x=x, y=x - 3, low=x - 4, high=x - 2)
    picture = against(rows, CATALOGUE["sleep"], 0, curve, width=60, height=12, palette=PALETTE)
    assert picture is not None
    cells = [cell for row in picture.rows for cell in row]
    assert sum(cell.glyph == "•" for cell in cells) == 4
    assert any(cell.ground == PALETTE.band for cell in cells)
    assert any(cell.ink == PALETTE.line for cell in cells)
    assert "8 h" in picture.plain()


def test_nothing_to_draw_is_no_picture() -> None:
    rows = table([1, 2], sleep=[nan, nan])
    size: dict[str, Any] = {"width": 40, "height": 10}
    assert against(rows, CATALOGUE["sleep"], 0, None, palette=PALETTE, **size) is None
    assert factor_over_time(rows, CATALOGUE["sleep"], palette=PALETTE, **size) is None
    assert against(rows, CATALOGUE["stress"], 0, None, palette=PALETTE, **size) is None


def test_a_time_of_day_is_told_as_clock_times() -> None:
    rows = table([1, 2, 3], bedtime=[18.0, 19.5, 21.0])
    picture = against(rows, CATALOGUE["bedtime"], 0, None, width=60, height=10, palette=PALETTE)
    assert picture is not None
    assert "22:00" in picture.plain()
    own = read_in(CATALOGUE, Units(face="12h"))["bedtime"]
    picture = against(rows, own, 0, None, width=60, height=10, palette=PALETTE)
    assert picture is not None
    assert "10:00pm" in picture.plain()


def test_amounts_are_drawn_in_the_unit_that_is_read() -> None:
    rows = table([1, 2, 3], caffeine=[0.0, 90.0, 360.0])
    own = read_in(CATALOGUE, Units(caffeine="cups"))["caffeine"]
    ends = {"x": [0, 360], "y": [1, 3], "low": [0.5, 2], "high": [2, 4]}
    curve = Curve(**{name: np.array(values, dtype=float) for name, values in ends.items()})
    picture = against(rows, own, 0, curve, width=60, height=10, palette=PALETTE)
    assert picture is not None
    assert "4 cups" in picture.plain().splitlines()[-1]
    picture = factor_over_time(rows, own, width=60, height=10, palette=PALETTE)
    assert picture is not None
    assert "4 cups" in picture.plain()


@pytest.mark.parametrize("width", [27, 40, 60, 76, 150])
def test_the_hours_of_a_twelve_hour_clock_do_not_run_into_each_other(width: int) -> None:
    timing = Timing(hour=[5] * 24, weekday=[1.0] * 7, untimed=0)
    picture = by_hour(timing, width=width, height=6, palette=PALETTE, face="12h")
    labels = picture.plain().splitlines()[-1].split()
    every = 3 if width >= 56 else 6
    hours = [clock_words(time(hour), "12h").replace(":00", "") for hour in range(0, 24, every)]
    assert labels == hours


def test_yes_and_no_are_named() -> None:
    rows = table([1, 2, 3], regular_meals=[0, 1, 1])
    picture = against(
        rows, CATALOGUE["regular_meals"], 0, None, width=60, height=10, palette=PALETTE
    )
    assert picture is not None
    assert picture.plain().splitlines()[-1].split() == ["no", "yes"]


@pytest.mark.parametrize("days", [1, 2, 30, 90, 365, 3650])
def test_any_number_of_days_fits_the_width(days: int) -> None:
    rng = np.random.default_rng(1)
    picture = over_time(
        table(rng.poisson(4, days).astype(float).tolist()), width=76, height=12, palette=PALETTE
    )
    assert {len(row) for row in picture.rows} == {76}


def test_date_ticks_do_not_crowd() -> None:
    for days in (10, 30, 90, 200, 365, 1200, 3650):
        dates = [START + timedelta(days=index) for index in range(days)]
        assert 1 <= len(date_axis(dates, 70).ticks) <= 8, days


def test_hours_and_weekdays_are_bars_and_an_unwatched_weekday_has_none() -> None:
    timing = Timing(hour=[0] * 9 + [4] + [0] * 14, weekday=[2, 3, None, 1, 1, 0, 4], untimed=1)
    assert "09" in by_hour(timing, width=76, height=10, palette=PALETTE).plain()
    weekdays = by_weekday(timing, width=60, height=10, palette=PALETTE, first_weekday=6).plain()
    assert weekdays.splitlines()[-1].split() == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]


def test_the_mean_line_needs_four_days_of_seven() -> None:
    assert np.isnan(rolling_mean(np.array([1.0, nan, nan, nan, nan, nan, 2.0]))).all()
    assert rolling_mean(np.ones(9)).tolist() == [1.0] * 9


@pytest.mark.parametrize("width", range(27, 130, 5))
def test_every_hour_is_as_wide_as_the_others(width: int) -> None:
    timing = Timing(hour=[5] * 24, weekday=[1.0] * 7, untimed=0)
    picture = by_hour(timing, width=width, height=6, palette=PALETTE)
    bars = picture.plain().splitlines()[1].partition("│")[2]
    cells = len(bars) // 24
    assert {bars[start : start + cells] for start in range(0, 24 * cells, cells)} == {bars[:cells]}


def test_days_that_would_hide_each_other_are_drawn_as_one_full_dot() -> None:
    rows = table([3, 3, 3, 9], sleep=[7, 7, 7, 5])
    picture = against(rows, CATALOGUE["sleep"], 0, None, width=60, height=12, palette=PALETTE)
    assert picture is not None
    assert (glyphs(picture.plain(), "•"), glyphs(picture.plain(), "●")) == (1, 1)


def test_events_and_phases_have_a_row_above_the_days() -> None:
    day = START + timedelta(days=1)
    phases = [
        Phase(START - timedelta(days=9), START + timedelta(days=3), False),
        Phase(START + timedelta(days=4), START + timedelta(days=40), True),
        Phase(START + timedelta(days=50), START + timedelta(days=60), True),
    ]
    picture = over_time(
        table([3.0, 0, nan, 5, 2, 5, 5, 5]),
        width=60, height=10, palette=PALETTE, events=[day, day - timedelta(days=99)],
        phases=phases,
    )  # fmt: skip
    top, *rest = picture.plain().splitlines()
    assert glyphs(top, "▾") == 1
    assert top.index("▾") < top.index("═")
    assert "─" in top
    assert "•" not in top
    assert "═" not in "".join(rest)


def test_levels_are_the_line_and_leave_out_the_days_between() -> None:
    rows = table([3.0, 4, 5, 4, 3, 4, 5, 8, 9, 8, 9])
    levels = [
        Level(START, START + timedelta(days=4), 3.8),
        Level(START + timedelta(days=7), START + timedelta(days=10), 8.5),
    ]
    text = over_time(rows, width=60, height=12, palette=PALETTE, levels=levels).plain()
    drawn = [
        {place for place, glyph in enumerate(row) if "\u2801" <= glyph <= "\u28ff"}
        for row in text.splitlines()
    ]
    columns = set().union(*drawn)
    assert len([row for row in drawn if row]) == 2  # one row a level
    assert not columns & set(range(32, 38))  # day 5 and 6


def test_raw_days_have_no_line() -> None:
    rows = table([3.0, 4, 5, 4, 3, 4, 5])
    drawn = [
        over_time(rows, width=60, height=10, palette=PALETTE, raw=raw).plain()
        for raw in (True, False)
    ]
    braille = [sum("\u2801" <= glyph <= "\u28ff" for glyph in text) for text in drawn]
    assert braille[0] == 0
    assert braille[1] > 0


def weeks(*means: float | None) -> list[CalendarWeek]:
    return [
        CalendarWeek(
            first=START + timedelta(weeks=index), mean=mean, watched=7, checked_in=7, days=7
        )
        for index, mean in enumerate(means)
    ]


def test_weeks_are_bars_before_the_usual_range() -> None:
    picture = by_week(weeks(2, None, 8), (3, 6), width=60, height=12, palette=PALETTE)
    assert picture is not None
    assert any(cell.ground == PALETTE.band for row in picture.rows for cell in row)
    lowest = next(line for line in picture.plain().splitlines()[::-1] if "┤" in line)
    left, middle, right = (lowest[3 + 19 * part : 22 + 19 * part] for part in range(3))
    assert "▀" in left
    assert "▀" not in middle
    assert "▀" in right
    assert by_week(weeks(None, None), None, width=60, height=12, palette=PALETTE) is None
    assert by_week([], None, width=60, height=12, palette=PALETTE) is None


def test_ten_years_of_weeks_fit_in_a_line() -> None:
    picture = by_week(weeks(*[float(n % 9) for n in range(520)]), None,
                      width=60, height=12, palette=PALETTE)  # fmt: skip
    assert picture is not None


@pytest.mark.parametrize(("low", "high"), [(0, 11), (5.5, 8.75), (120, 540), (3, 3), (0.1, 0.2)])
def test_a_close_axis_wastes_no_room(low: float, high: float) -> None:
    axis = close_axis(low, high, ticks=3, unit="h")
    assert axis.low < low
    assert axis.high > high
    assert axis.high - axis.low <= max((high - low) * 1.07, 1.0)
    assert axis.ticks[-1][1].endswith(" h")
    assert len(axis.ticks) >= (1 if low == high else 2)


def test_phases_of_a_trial_stand_above_their_weeks() -> None:
    found = weeks(2, 4, 8, 3)
    start = found[1].first
    phases = [
        Phase(start, start + timedelta(days=6), changed=False),
        Phase(start + timedelta(days=7), start + timedelta(days=13), changed=True),
        Phase(date(2020, 1, 1), date(2020, 1, 9), changed=True),  # long before
    ]
    picture = by_week(found, None, width=66, height=12, palette=PALETTE, phases=phases)
    assert picture is not None
    top = "".join(cell.glyph for cell in picture.rows[0])
    changed, baseline = (
        [at for at, glyph in enumerate(top) if glyph == sign] for sign in ("═", "─")
    )
    # The second and the third of four weeks, 15 columns each.
    assert abs(len(baseline) - 15) <= 1
    assert abs(len(changed) - 15) <= 1
    assert max(baseline) < min(changed)
    assert max(changed) < 66 - 14
