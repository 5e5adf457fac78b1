"""What stands around the days of a year: names, numbers, the months' figures, a title."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.model import each_day
from tracker.model.measures import Fold
from tracker.model.words import WEEKDAYS

from .shown import DaysShown
from .weeks import TOLD, together, usual_words
from .year_layout import LABEL, MONTHS, WEEK, MonthColumns, MonthsDown, WeeksAcross, YearLayout

FOLDED: dict[Fold, str] = {"total": "sum", "mean": "mean", "strongest": "most"}
NUMBERED_DAYS = (1, 5, 10, 15, 20, 25, 30)  # those a heading numbers where it can't number all
DAYS = "days"
FIGURE_ROOM, DAYS_ROOM = 6, 5  # columns of a month's figure behind it, and of its days

Days = Sequence[date]


def year_months(year: int) -> list[list[date]]:
    """Return the days of each month of a year."""
    months: list[list[date]] = [[] for _ in range(MONTHS)]
    for day in each_day(date(year, 1, 1), date(year, 12, 31)):
        months[day.month - 1].append(day)
    return months


def row_label(layout: YearLayout, row: int) -> str:
    """Return the name of a row of cells."""
    if isinstance(layout, MonthsDown):
        return f"{date(layout.year, row + 1, 1):%b}"
    if isinstance(layout, WeeksAcross):
        return WEEKDAYS[(layout.first_weekday + row) % WEEK]
    return f"{row + 1:>2}"


def heading(layout: YearLayout, shown: DaysShown, line: int) -> str:
    """Return a line above the cells, and above the months' figures behind them."""
    width = layout.cell_width
    names = [f"{date(layout.year, month, 1):%b}" for month in range(1, MONTHS + 1)]
    if isinstance(layout, MonthColumns):
        return " " * LABEL + "".join(f"{name:>{width - 1}} " for name in names)
    if isinstance(layout, WeeksAcross):
        return _by_month(layout, names) if line == 0 else _first_days(layout)
    numbered = NUMBERED_DAYS if width < 3 else range(1, layout.columns + 1)
    days = (str(day) if day in numbered else "" for day in range(1, layout.columns + 1))
    cells = "" if width < 2 else "".join(f"{day:>{width - 1}}".ljust(width) for day in days)
    figures = "" if shown.hidden else _pair(layout, FOLDED[shown.measure.fold], DAYS)
    return f"{'':<{LABEL}}{cells:<{width * layout.columns}}{figures}"


def under(layout: YearLayout, shown: DaysShown, months: Sequence[Days], line: int) -> str:
    """Return a line under the cells: the figures of each month, then of how many days."""
    if line >= layout.below or shown.hidden:
        return ""
    found = [together(shown, days) for days in months]
    texts = [str(each[line]) if each else "" for each in found]
    label = f"{DAYS if line else FOLDED[shown.measure.fold]:<{LABEL}}"
    if isinstance(layout, WeeksAcross):
        return label + _by_month(layout, texts)[LABEL:]
    width = layout.cell_width
    return label + "".join(f"{text:>{width - 1}}".ljust(width) for text in texts)


def behind(layout: YearLayout, shown: DaysShown, days: Days) -> list[str]:
    """Return what is said behind a month's days, a text for each row of its cells."""
    found = together(shown, days)
    said = [_pair(layout, *map(str, found))] if found else []
    if found and layout.cell_height > 1:
        usual = usual_words(shown, days)
        words = f"{f'usual {usual}':>{FIGURE_ROOM + DAYS_ROOM}}" if usual else ""
        said.append(words if len(words) <= layout.behind else "")
    return [*said, *[""] * (layout.cell_height - len(said))]


def _pair(layout: YearLayout, figure: str, days: str) -> str:
    """Return a month's figure and of how many days it is, as far as both have room."""
    pair = f"{figure:>{FIGURE_ROOM}}{days:>{DAYS_ROOM}}"
    return next((text for text in (pair, pair[:FIGURE_ROOM]) if len(text) <= layout.behind), "")


def year_title(shown: DaysShown, year: int, days: Days, room: int) -> str:
    """Return the year, its figures as one, of how many days, and what is usual on a day, as far
    as so many columns have room for it."""
    known = len(shown.known(days))
    count = f"{known} day{'' if known == 1 else 's'}"
    if shown.hidden:
        return f"{year} · {count} watched"
    found = together(shown, days)
    usual = shown.summary.usual(shown.measure)
    range_words = f"usual {'–'.join(map(shown.measure.short, usual))}" if usual else ""
    if found is None:
        return f"{year} · {range_words} a day" if usual else str(year)
    told = f"{year} · {TOLD[shown.measure.fold]}{found[0]} in {count}"
    if not usual:
        return told
    long = f"{told} · {range_words} a day"
    short = f"{told.replace(count, f'{known} d')} · {range_words}"
    return next((words for words in (long, short) if len(words) <= room), told)


def _first_days(layout: WeeksAcross) -> str:
    """Return the number of each week's first day that lies in the year."""
    starts = (layout.start + timedelta(days=WEEK * column) for column in range(layout.columns))
    numbers = (str(start.day) if start.year == layout.year else "" for start in starts)
    return " " * LABEL + "".join(f"{number:>2}".ljust(layout.cell_width) for number in numbers)


def _by_month(layout: WeeksAcross, texts: Sequence[str]) -> str:
    """Return the texts in a line, each where the week of its month's first day is."""
    line = ""
    for month, text in enumerate(texts, 1):
        column, _ = layout.place(date(layout.year, month, 1))
        line = line.ljust(LABEL + column * layout.cell_width) + text
    return line
