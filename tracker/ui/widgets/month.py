"""The grid of a month: a count and a shade a day, unwatched days unlike zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tracker.model import Day, month_grid
from tracker.model.scale import Scale
from tracker.model.words import WEEKDAYS

from ..messages import DayClicked
from ..themes import Shade, shades

WEEK_COLUMN = 7


@dataclass(frozen=True)
class MonthData:
    """What a grid shows: the days by date, and the scale their shades follow."""

    month: date
    days: Mapping[date, Day] = field(default_factory=dict)
    scale: Scale = field(default_factory=Scale)
    today: date = date.max
    first_weekday: int = 0
    phases: Mapping[date, str] = field(default_factory=dict)
    readable: bool = True
    whole: bool = True  # else a part of the month's records is missing
    counts: bool = True  # else only that a day was watched is shown


class MonthGrid(Widget, can_focus=True):
    """A month of days, one of them under the cursor."""

    cursor: reactive[date] = reactive(date.min)

    def __init__(self) -> None:
        super().__init__(id="month")
        self._data = MonthData(month=date.min)

    def show(self, data: MonthData, cursor: date) -> None:
        """Show a month with the cursor on one of its days."""
        self._data = data
        self.set_reactive(MonthGrid.cursor, cursor)
        self.refresh()

    @property
    def cell_width(self) -> int:
        return max(7, min(14, (self.size.width - WEEK_COLUMN) // 7))

    @property
    def cell_height(self) -> int:
        """Rows of a day: as many as there is space for, one to six."""
        weeks = len(month_grid(self._data.month, self._data.first_weekday))
        return max(1, min(6, (self.size.height - 1) // weeks))

    def render(self) -> Content:
        data = self._data
        if data.month == date.min:
            return Content("")
        looks = shades(self.app)
        lines = [self._header()]
        for week in month_grid(data.month, data.first_weekday):
            cells = [
                cell(data, day, day == self.cursor, looks, self.cell_width, self.cell_height)
                for day in week
            ]
            for row in range(self.cell_height):
                total = _week_total(data, week) if row == 0 and data.counts else ""
                lines.append(
                    Content("").join(
                        [
                            *(rows[row] for rows in cells),
                            Content.styled(f"{total:>6}", "$foreground-muted"),
                        ]
                    )
                )
        return Content("\n").join(lines)

    def _header(self) -> Content:
        first = self._data.first_weekday
        names = [WEEKDAYS[(first + index) % 7] for index in range(7)]
        width = self.cell_width
        return Content.styled(
            "".join(f"{name:<{width}}" for name in names) + f"{'week':>6}", "$foreground-muted"
        )

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or offset.y == 0:
            return
        weeks = month_grid(self._data.month, self._data.first_weekday)
        row, column = (offset.y - 1) // self.cell_height, offset.x // self.cell_width
        if row < len(weeks) and column < 7:
            self.post_message(DayClicked(weeks[row][column], opened=event.chain > 1))


def cell(
    data: MonthData, day: date, chosen: bool, looks: list[Shade], width: int, height: int
) -> list[Content]:
    """Return the rows of one day's cell: its number and marks, its count with its shade."""
    if day.month != data.month.month:
        return [Content(" " * width)] * height
    record = data.days.get(day)
    count_text, level = count_of(data, record, day)
    marks = marks_of(record) + data.phases.get(day, "")
    shade = looks[level - 1] if level else None
    style = f"{shade.ink.hex} on {shade.ground.hex}" if shade else "$foreground-muted"
    edge = (shade.glyph, shade.ground.hex) if shade else (" ", "")
    inner = width - 2  # the shade's glyph and a gap stand behind
    number = f"{day.day:>2}"
    number_style = "bold underline" if day == data.today else "$foreground-muted"
    if chosen:
        style = number_style = "reverse bold"
        edge = (edge[0], "")
    if height == 1:
        words = f"{count_text:>{inner - 3}}{marks[:1] or ' '}"
        return [
            Content.assemble(
                (number, number_style), (words[: inner - 2].ljust(inner - 2), style), edge, " "
            )
        ]
    beside = (f" {marks}"[: inner - 2].ljust(inner - 2), style if chosen else "$foreground-muted")
    head = Content.assemble((number, number_style), beside, "  ")
    body = Content.assemble((f"{count_text:>{inner - 1}} ", style), edge, " ")
    filler = Content.assemble((" " * inner, style), edge, " ")
    return [head, body, *([filler] * (height - 2))]


def count_of(data: MonthData, record: Day | None, day: date) -> tuple[str, int]:
    """Return a day's count as text and its shade: '' in the future, '–' when not watched, '?'
    when that is not known, so that all of them differ from a zero without colour; '•' for a
    watched day where counts are hidden."""
    if not data.readable:
        return "?", 0
    if day > data.today:
        return "", 0
    if record is None or record.count is None:
        known = data.whole and not (record and record.broken)
        return ("–" if known else "?"), 0
    return (str(record.count), data.scale.level(record.count)) if data.counts else ("•", 0)


def marks_of(record: Day | None) -> str:
    """Return a day's glyphs: a flag, a life event, a note, a closed check-in."""
    if record is None:
        return ""
    noted = any(episode.note for episode in record.episodes)
    check_in = record.check_in
    return "".join(
        glyph
        for glyph, there in (
            ("⚑", bool(record.flags)),
            ("◆", bool(record.markers)),
            ("✎", noted or bool(check_in and check_in.note)),
            ("✓", bool(check_in and check_in.closed)),
        )
        if there
    )


def _week_total(data: MonthData, week: list[date]) -> str:
    counts = [
        record.count
        for day in week
        if day.month == data.month.month
        and (record := data.days.get(day)) is not None
        and record.count is not None
    ]
    return str(sum(counts)) if counts else ""
