"""Where the days of a year stand, and what a day's cell and the months' words say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.segment import Segment

from tests.ui.test_ui_calendar import INKS, looks
from tracker.model import Day, Episode, Factor, each_day
from tracker.model.measures import OfFactor
from tracker.ui.calendar.shown import DaysShown, Look
from tracker.ui.calendar.year_cells import figure_room, year_cell
from tracker.ui.calendar.year_layout import (
    LABEL,
    MonthColumns,
    MonthsDown,
    WeeksAcross,
    YearLayout,
    arrangement,
    year_layout,
)
from tracker.ui.calendar.year_legend import year_pieces
from tracker.ui.calendar.year_words import (
    behind,
    heading,
    row_label,
    under,
    year_months,
    year_title,
)

TEA = OfFactor(Factor(key="tea", label="tea", kind="yesno"))
ARROWS = [(-1, 0), (1, 0), (0, -1), (0, 1)]
COUNTED = DaysShown(
    days={
        date(2026, month, day): Day(
            day=date(2026, month, day),
            episodes=[Episode(id="e", day=date(2026, month, day), count=month + day)],
        )
        for month, day in [(1, 1), (1, 31), (2, 28), (12, 31)]
    },
    today=date(2026, 12, 31),
)

layouts = st.builds(
    year_layout,
    st.integers(1901, 2099),
    st.integers(0, 6),
    st.integers(LABEL + 31, 260),
    st.integers(13, 70),
)


def days_of(layout: YearLayout) -> list[date]:
    return list(each_day(date(layout.year, 1, 1), date(layout.year, 12, 31)))


@given(layouts)
@example(year_layout(2028, 6, 200, 18))  # a leap year over 54 weeks
@example(year_layout(2026, 0, 200, 18))  # ISO week 53
@example(year_layout(2024, 5, 70, 36))
@example(year_layout(2024, 0, 78, 13))
def test_every_day_of_the_year_is_there_once(layout: YearLayout) -> None:
    seen = set()
    for day in days_of(layout):
        cell = layout.region(day)
        assert cell is not None
        assert layout.day_at(cell.x, cell.y) == day
        assert layout.day_at(cell.right - 1, cell.bottom - 1) == day
        assert cell.x >= LABEL
        assert layout.top <= cell.y < cell.bottom <= layout.bottom
        seen.add(cell.offset)
    assert len(seen) == len(days_of(layout))
    drawn = [
        there
        for column in range(layout.columns)
        for row in range(layout.rows)
        if (there := layout.day_in(column, row))
    ]
    assert sorted(drawn) == days_of(layout)


@given(layouts)
def test_what_is_no_day_is_none(layout: YearLayout) -> None:
    assert layout.region(date(layout.year, 1, 1) - timedelta(days=1)) is None
    assert layout.region(date(layout.year, 12, 31) + timedelta(days=1)) is None
    right = LABEL + layout.columns * layout.cell_width
    for y in range(layout.bottom + 3):
        assert layout.day_at(LABEL - 1, y) is None
        assert layout.day_at(right, y) is None
    for x in range(right):
        assert layout.day_at(x, layout.bottom) is None
        assert layout.day_at(x, layout.top - 1) is None


@given(st.integers(1901, 2099), st.integers(0, 6), st.integers(35, 260), st.integers(13, 70))
def test_a_layout_fits_the_space(year: int, first: int, width: int, height: int) -> None:
    layout = year_layout(year, first, width, height)
    assert layout.bottom + layout.below <= height
    assert LABEL + layout.columns * layout.cell_width + layout.behind <= width


@given(layouts)
def test_an_arrow_leads_to_the_day_that_is_drawn_there(layout: YearLayout) -> None:
    for day in days_of(layout):
        column, row = layout.place(day)
        for across, down in ARROWS:
            led = layout.step(day, across, down)
            inside = 0 <= column + across < layout.columns and 0 <= row + down < layout.rows
            beside = layout.day_in(column + across, row + down) if inside else None
            assert beside is None or led == beside
            # Never stuck and never back: every arrow leads out of the year in the end.
            assert (led - day).days * (across + down) > 0
            assert abs(led.year - day.year) <= 1


@pytest.mark.parametrize("first_weekday", [0, 5, 6])
def test_weeks_begin_on_the_first_weekday(first_weekday: int) -> None:
    layout = year_layout(2026, first_weekday, 200, 18)
    assert isinstance(layout, WeeksAcross)
    assert layout.start.weekday() == first_weekday
    for day in days_of(layout):
        assert layout.place(day)[1] == (day.weekday() - first_weekday) % 7
    assert row_label(layout, 0) == {0: "Mon", 5: "Sat", 6: "Sun"}[first_weekday]


def test_a_short_month_is_not_jumped_over() -> None:
    columns, rows = year_layout(2024, 0, 70, 36), year_layout(2024, 0, 78, 13)
    assert isinstance(columns, MonthColumns)
    assert isinstance(rows, MonthsDown)
    assert columns.step(date(2024, 1, 31), 1, 0) == date(2024, 2, 29)
    assert rows.step(date(2024, 3, 30), 0, -1) == date(2024, 2, 29)
    assert columns.step(date(2024, 12, 29), 1, 0) == date(2025, 1, 29)
    assert rows.step(date(2024, 12, 31), 1, 0) == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("size", "arranged", "layout"),
    [
        ((80, 24), "rows", MonthsDown),
        ((80, 40), "tall-rows", MonthsDown),
        ((80, 50), "columns", MonthColumns),
        ((110, 38), "beside", MonthColumns),
        ((120, 40), "beside", MonthColumns),
        ((120, 30), "rows", MonthsDown),
        ((200, 50), "across", WeeksAcross),
    ],
)
def test_the_arrangement_has_room_for_its_layout(
    size: tuple[int, int], arranged: str, layout: type[YearLayout]
) -> None:
    assert arrangement(*size) == arranged
    width, height = size
    rows = {"rows": 13, "tall-rows": 25, "columns": 34, "across": 18, "beside": height - 6}
    grid = int(width * 0.6) if arranged == "beside" else width
    assert isinstance(year_layout(2026, 0, grid - 2, rows[arranged]), layout)


@given(looks, st.integers(1, 9), st.integers(1, 3), st.booleans(), st.booleans(), st.booleans())
def test_a_cell_has_exactly_its_size(
    look: Look, width: int, height: int, numbers: bool, chosen: bool, today: bool
) -> None:
    rows = year_cell(look, INKS, width, height, numbers=numbers, chosen=chosen, today=today)
    assert [Segment.get_line_length(row) for row in rows] == [width] * height
    text = "".join(segment.text for row in rows for segment in row)
    if numbers and len(look.text) <= figure_room(width):
        assert look.text in text
    if width > 1 and not chosen:
        assert ("»" in text) == bool(look.match)
    if width > 1:
        assert "✓" not in text


def said(look: Look, width: int, numbers: bool = False) -> str:
    row = year_cell(look, INKS, width, 1, numbers=numbers, chosen=False, today=False)[0]
    return "".join(segment.text for segment in row)


@pytest.mark.parametrize("width", range(1, 9))
@pytest.mark.parametrize("numbers", [True, False])
def test_days_that_differ_look_different_without_colour(width: int, numbers: bool) -> None:
    kinds = [Look(""), Look("–"), Look("?"), Look("0"), Look("·"), Look("•")]
    kinds += [Look(str(level), level) for level in range(1, 5)]
    texts = [said(look, width, numbers) for look in kinds]
    assert len(set(texts)) == len(kinds)
    assert not texts[0].strip()


def test_a_match_is_told_by_a_sign_at_every_width_and_in_a_span_by_a_line_under_it() -> None:
    for width in range(1, 9):
        assert "»" in said(Look("12", 3, "⚑", match=True), width)
        assert "┃" in said(Look("12", 3, "⚑", in_span=True), width)
        both = Look("12", 3, "⚑", match=True, in_span=True)
        row = year_cell(both, INKS, width, 1, numbers=False, chosen=False, today=False)[0]
        sign = next(segment for segment in row if "»" in segment.text)
        assert sign.style is not None
        assert sign.style.underline


@pytest.mark.parametrize(
    ("look", "text"),
    [
        (Look("12", 3, "✎✓"), "▓✎"),
        (Look("12", 3, "⚑◆✎✓", "═"), "▓⚑"),
        (Look("12", 3, "✓", "═"), "▓═"),
        (Look("–", 0, "◆", "─"), "–◆"),
        (Look("12", 3, "✎", match=True), "▓»"),
        (Look("12", 3, "✎", in_span=True), "▓┃"),
        (Look("no"), "n "),
    ],
)
def test_a_narrow_cell_shows_what_matters_most(look: Look, text: str) -> None:
    assert said(look, 2) == text


@pytest.mark.parametrize(
    ("text", "width", "cell"),
    [("7", 2, "7✎"), ("12", 2, "12"), ("120", 2, " ✎"), ("120", 5, " 120✎"), ("7", 1, "7")],
)
def test_under_the_cursor_a_shade_tells_its_figure(text: str, width: int, cell: str) -> None:
    look = Look(text, 4, "✎")
    row = year_cell(look, INKS, width, 1, numbers=False, chosen=True, today=False)[0]
    assert "".join(segment.text for segment in row) == cell


def test_the_sign_of_a_found_day_stands_beside_its_figure() -> None:
    assert said(Look("7", 4, match=True), 5, numbers=True) == " » 7 "
    assert said(Look("120", 4, match=True), 5, numbers=True) == "»120 "


def test_a_day_left_out_by_a_search_has_no_shade() -> None:
    for numbers in (True, False):
        for match in (True, False):
            look = Look("7", 2, match=match)
            row = year_cell(look, INKS, 2, 1, numbers=numbers, chosen=False, today=False)[0]
            assert (row[0].style is not None and row[0].style.bgcolor is not None) == match


def test_the_months_have_their_figures() -> None:
    months = year_months(2026)
    assert [len(days) for days in months] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    down = year_layout(2026, 0, 78, 13)
    assert behind(down, COUNTED, months[0])[0].split() == ["34", "2"]
    assert behind(down, COUNTED, months[2]) == [""]
    assert heading(down, COUNTED, 0).split()[-2:] == ["sum", "days"]
    columns = year_layout(2026, 0, 70, 36)
    assert under(columns, COUNTED, months, 0).split() == ["sum", "34", "30", "43"]
    assert under(columns, COUNTED, months, 1).split() == ["days", "2", "1", "1"]
    across = year_layout(2026, 0, 200, 18)
    for layout in (columns, across):
        line, names = under(layout, COUNTED, months, 0), heading(layout, COUNTED, 0)
        assert abs(line.index("34") - names.index("Jan")) <= 1
        assert abs(line.index("43") - names.index("Dec")) <= 1


def test_hidden_counts_are_not_told() -> None:
    hidden = DaysShown(days=COUNTED.days, today=COUNTED.today, counts=False)
    months = year_months(2026)
    for width, height in ((78, 13), (70, 36), (200, 18)):
        layout = year_layout(2026, 0, width, height)
        lines = [heading(layout, hidden, 0), *behind(layout, hidden, months[0])]
        lines += [under(layout, hidden, months, line) for line in range(layout.below)]
        assert not any(word in "".join(lines) for word in ("34", "sum", "days"))
    days = [day for each in months for day in each]
    assert year_title(hidden, 2026, days, 60) == "2026 · 4 days watched"


def test_the_title_says_as_much_as_has_room() -> None:
    days = list(each_day(date(2026, 1, 1), date(2026, 12, 31)))
    assert year_title(DaysShown(), 2026, days, 60) == "2026"
    assert year_title(COUNTED, 2026, days, 60) == "2026 · 107 in 4 days"
    assert year_title(DaysShown(days=COUNTED.days, measure=TEA), 2026, days, 60) == "2026"


@pytest.mark.parametrize("numbers", [True, False])
def test_the_legend_explains_every_sign_of_the_cells(numbers: bool) -> None:
    first = date(2026, 3, 1)
    shown = DaysShown(days={first: Day(day=first), **COUNTED.days}, bands={first: "═"})
    words = [piece.plain.strip() for piece in year_pieces(shown, INKS.shades, "#", numbers=numbers)]
    shades = ["1–2", "3–5", "6–10", "11+"]
    if not numbers:
        shades = [f"{glyph} {said}" for glyph, said in zip("░▒▓█", shades, strict=True)]
    assert words[:5] == [*shades, "═ trial: change"]
    assert "✓ closed" not in words
    of_tea = year_pieces(DaysShown(measure=TEA), INKS.shades, "#", numbers=numbers)
    assert ("n no" in [piece.plain for piece in of_tea]) == (not numbers)
