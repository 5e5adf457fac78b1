"""Layers of a figure: what plotext can't do by itself, and what would abort it."""

from __future__ import annotations

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.plot.axes import round_axis
from tracker.plot.canvas import Axis, Frame, Palette

PALETTE = Palette((1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4), (5, 5, 5))


def frame(width: int = 40, height: int = 10) -> Frame:
    return Frame(
        width, height, Axis(0, 10, [(0, "0"), (10, "10")]), round_axis(0, 10, ticks=2), PALETTE
    )


def test_a_picture_has_exactly_the_size_asked_for() -> None:
    drawn = frame(40, 10)
    drawn.dots([1, 5], [2, 9], "•", PALETTE.dots)
    rows = drawn.picture().rows
    assert len(rows) == 10
    assert {len(row) for row in rows} == {40}


def test_a_picture_larger_than_the_terminal_it_is_made_in_is_filled() -> None:
    rows = frame(200, 60).picture().plain().splitlines()
    axis = next(row for row in rows if "└" in row)
    assert len(rows) == 60
    assert len(axis) == 200


def test_no_layers_still_draw_the_axes() -> None:
    assert "└" in frame().picture().plain()


def test_points_outside_or_not_finite_are_left_out() -> None:
    drawn = frame()
    drawn.dots([nan, 5, 5, 99], [1, inf, -40, 2], "•", PALETTE.dots)
    assert "•" not in drawn.picture().plain()


def test_a_line_breaks_where_a_value_is_missing_instead_of_aborting() -> None:
    drawn = frame()
    drawn.line([0, 2, 4, 6, 8, 10], [1, 1, nan, nan, 1, 1], PALETTE.line, "─")
    line = next(row for row in drawn.picture().plain().splitlines() if "──" in row)
    assert "── " in line


def test_a_line_far_outside_is_clipped_to_the_limits() -> None:
    drawn = frame()
    drawn.line([0, 10], [-1e9, 1e9], PALETTE.line)
    assert len(drawn.picture().rows) == 10


def test_the_upper_layer_gives_the_glyph_and_keeps_the_band_behind() -> None:
    drawn = frame()
    drawn.band([0, 10], [0, 0], [10, 10])
    drawn.dots([5], [5], "•", PALETTE.dots)
    cell = next(cell for row in drawn.picture().rows for cell in row if cell.glyph == "•")
    assert cell.ink == PALETTE.dots
    assert cell.ground == PALETTE.band


def test_a_band_has_no_gaps() -> None:
    drawn = frame(60, 12)
    drawn.band([0, 5, 10], [2, 4, 2], [8, 9, 8])
    middle = drawn.picture().rows[5]
    inside = [cell.ground for cell in middle[4:58]]
    assert set(inside) == {PALETTE.band}


def test_ticks_are_those_asked_for_even_with_bars() -> None:
    ticks = [(hour, f"{hour:02d}") for hour in range(0, 24, 6)]
    drawn = Frame(60, 8, Axis(-0.7, 23.7, ticks), round_axis(0, 5, ticks=2), PALETTE)
    drawn.bars(list(range(24)), [1.0] * 24, PALETTE.dots)
    last = drawn.picture().plain().splitlines()[-1]
    assert last.split() == ["00", "06", "12", "18"]


@settings(max_examples=40, deadline=None)
@given(
    values=st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=1, max_size=30),
    width=st.integers(5, 90),
    height=st.integers(2, 30),
)
def test_no_data_and_no_size_aborts(values: list[float], width: int, height: int) -> None:
    drawn = Frame(width, height, Axis(0, 30, [(0, "0")]), round_axis(0, 5, ticks=2), PALETTE)
    xs = list(np.arange(len(values), dtype=float))
    drawn.band(xs, values, values)
    drawn.line(xs, values, PALETTE.line)
    drawn.dots(xs, values, "•", PALETTE.dots)
    drawn.bars(xs, values, PALETTE.dots)
    assert len(drawn.picture().rows) == drawn.height


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(0, 17, 4), (0, 1, 4), (3.9, 9.7, 5), (-3, 3, 3), (5, 5, 3), (0, 903, 4)],
)
def test_ticks_are_round_and_cover_the_data(low: float, high: float, ticks: int) -> None:
    axis = round_axis(low, high, ticks=ticks)
    assert axis.low <= low
    assert axis.high >= high
    step = axis.ticks[1][0] - axis.ticks[0][0]
    leading = float(f"{step:e}".split("e")[0])
    assert leading in (1, 2, 5)


def test_counts_have_whole_ticks() -> None:
    assert all(at == int(at) for at, _ in round_axis(0, 2, ticks=6, whole=True).ticks)
