"""The figures say what the numbers say."""

from __future__ import annotations

from datetime import date, timedelta
from math import nan

import numpy as np
import pytest

from tracker.insight.daily import DailyTable
from tracker.insight.result import Curve, Timing
from tracker.model import CATALOGUE
from tracker.plot import Palette, against, by_hour, by_weekday, factor_over_time, over_time
from tracker.plot.axes import date_axis
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
    size = {"width": 40, "height": 10}
    assert against(rows, CATALOGUE["sleep"], 0, None, palette=PALETTE, **size) is None
    assert factor_over_time(rows, CATALOGUE["sleep"], palette=PALETTE, **size) is None
    assert against(rows, CATALOGUE["stress"], 0, None, palette=PALETTE, **size) is None


def test_a_time_of_day_is_told_as_clock_times() -> None:
    rows = table([1, 2, 3], bedtime=[18.0, 19.5, 21.0])
    picture = against(rows, CATALOGUE["bedtime"], 0, None, width=60, height=10, palette=PALETTE)
    assert picture is not None
    assert "22:00" in picture.plain()


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
