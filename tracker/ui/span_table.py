"""The figures of two stretches of days as the rows of a table, with the difference in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from tracker.model import number
from tracker.model.measures import OfFactor
from tracker.model.spans import Comparison, Known, Row, Stretch
from tracker.model.words import FLAGS, visible

from .dates import days_words, span_range

MISSING = "–"
COLUMNS = (21, 19, 19, 16)
_QUIET, _HEADING = "$foreground-muted", "bold $primary"
_LABELS = {
    ("count", "mean"): "mean a watched day",
    ("minutes", "mean"): "minutes a day",
    ("intensity", "middle"): "intensity, typically",
    ("intensity", "most"): "intensity, highest",
    ("bother", "middle"): "bother, typically",
}


class Line(NamedTuple):
    """One row of the comparison: what it is about, both figures, the difference in words. A
    heading has a label alone."""

    label: str
    before: str = ""
    span: str = ""
    difference: str = ""
    heading: bool = False


def column_heads(comparison: Comparison, today: date) -> Line:
    """Return the heads of the columns: the days of each."""
    before, span = (
        _in_column(span_range(side.start, side.end, today, weekdays=False))
        for side in (comparison.before, comparison.span)
    )
    return Line("", before, span, "difference", heading=True)


def _in_column(days: str) -> str:
    """Return a range of days that is broken between its two, if it must be."""
    return days if len(days) < COLUMNS[1] else days.replace(" – ", " –\n")


def lines(comparison: Comparison, *, counts: bool) -> list[Line]:
    """Return the rows of the comparison; without `counts` none that tells how many twitches."""
    before, span = comparison.before, comparison.span
    found = [
        Line("watched", _of(before.watched, before), _of(span.watched, span)),
        Line("checked in", _of(before.checked_in, before), _of(span.checked_in, span)),
    ]
    twitching = list(_twitching(comparison, counts=counts))
    if twitching:
        found += [Line("Twitching", heading=True), *twitching]
    if comparison.flags:
        found.append(Line("Flags", heading=True))
        found += [
            Line(f"⚑ {FLAGS[flag]}", _flagged(before, flag), _flagged(span, flag))
            for flag in comparison.flags
        ]
    if comparison.factors:
        found += [Line("Factors", heading=True), *map(_line, comparison.factors)]
    return found


def _of(days: int, stretch: Stretch) -> str:
    return f"{days} of {days_words(stretch.length)}"


def _flagged(stretch: Stretch, flag: str) -> str:
    days = stretch.flags.get(flag, 0)
    return f"on {days_words(days)}" if days else MISSING


def _twitching(comparison: Comparison, *, counts: bool) -> Iterator[Line]:
    before, span = comparison.before, comparison.span
    if counts and (before.watched or span.watched):
        yield Line("twitches in all", _told(before), _told(span))
        yield Line("without twitches", _quiet(before), _quiet(span))
    for row in comparison.twitching:
        if counts or not row.measure.tells_counts:
            yield _line(row)


def _told(stretch: Stretch) -> str:
    return MISSING if stretch.twitches is None else str(stretch.twitches)


def _quiet(stretch: Stretch) -> str:
    return days_words(stretch.quiet) if stretch.watched else MISSING


def _line(row: Row) -> Line:
    label = _LABELS.get((row.measure.key, row.how), row.measure.label)
    digits = digits_of(row)
    before, span = (_figure(row, known, digits) for known in (row.before, row.span))
    return Line(visible(label), before, span, _difference(row, digits))


def _figure(row: Row, known: Known | None, digits: int) -> str:
    if known is None:
        return MISSING
    measure, days = row.measure, days_words(known.days)
    figure = _read(row, known)
    if isinstance(measure, OfFactor) and measure.factor.kind == "yesno":
        return f"yes {round(known.figure * known.days)} of {days}"
    return f"{visible(_said(row, round(figure, digits)))} ({days})"


def _read(row: Row, known: Known) -> float:
    """Return a figure in the unit that the person reads."""
    measure = row.measure
    return measure.factor.read(known.figure) if isinstance(measure, OfFactor) else known.figure


def _said(row: Row, figure: float) -> str:
    measure = row.measure
    if not isinstance(measure, OfFactor):
        return number(figure)
    factor = measure.factor
    return factor.say_read(figure) if factor.kind == "amount" else measure.say(figure)


def digits_of(row: Row) -> int:
    """Return to how many digits both figures are told: two or three that matter."""
    kind = row.measure.factor.kind if isinstance(row.measure, OfFactor) else ""
    if kind == "time":
        return 6  # to the minute, which as hours has no such end
    if kind == "rating":
        return 1
    largest = max(abs(_read(row, known)) for known in (row.before, row.span) if known)
    return 0 if largest >= 100 else 1 if largest >= 3 else 2


def _difference(row: Row, digits: int) -> str:
    """Return how the marked days differ from those before, in words, of the figures as shown.

    A highest figure grows with the days that are known; a difference of two says nothing.
    """
    if row.before is None or row.span is None or row.how == "most":
        return ""
    if not row.comparable:
        return "of too few days"
    return _differing(row, _read(row, row.before), _read(row, row.span), digits)


def _differing(row: Row, before: float, span: float, digits: int) -> str:
    measure = row.measure
    if isinstance(measure, OfFactor) and measure.factor.kind == "yesno":
        return _by_sign(span - before, "more often", "less often") or "as often"
    if isinstance(measure, OfFactor) and measure.factor.kind == "time":
        minutes = round(span * 60) - round(before * 60)
        hours, rest = divmod(abs(minutes), 60)
        said = " ".join(f"{size} {unit}" for size, unit in ((hours, "h"), (rest, "min")) if size)
        return f"{said} {_by_sign(minutes, 'later', 'earlier')}" if minutes else "the same"
    difference = round(round(span, digits) - round(before, digits), digits)
    if not difference:
        return "the same"
    size = number(abs(difference))
    if measure.key in ("intensity", "bother"):
        return f"{size} {_by_sign(difference, 'higher', 'lower')}"
    if isinstance(measure, OfFactor):
        more = ("higher", "lower") if measure.factor.kind == "rating" else ("more", "less")
        return f"{visible(measure.factor.say_read(abs(difference)))} {_by_sign(difference, *more)}"
    if measure.key == "minutes":
        return f"{size} min {_by_sign(difference, 'more', 'less')}"
    return f"{size} {_by_sign(difference, 'more', 'fewer')}"


def _by_sign(difference: float, more: str, less: str) -> str:
    return more if difference > 0 else less if difference < 0 else ""


def table(rows: Sequence[Line]) -> Content:
    """Return rows in columns; words that are longer than their column go on below, so that
    nothing is cut off."""
    return Content("\n").join([line for row in rows for line in _laid_out(row)])


def _laid_out(row: Line) -> Iterator[Content]:
    quiet, plain = (_HEADING, _HEADING) if row.heading else (_QUIET, "")
    cells = [
        Content.styled(row.label, quiet),
        Content.styled(row.before, plain),
        Content.styled(row.span, plain),
        Content.styled(row.difference, quiet),
    ]
    columns = [cell.wrap(width - 1) for cell, width in zip(cells, COLUMNS, strict=True)]
    for number_of_line in range(max(map(len, columns))):
        parts = []
        for column, width in zip(columns, COLUMNS, strict=True):
            part = column[number_of_line] if number_of_line < len(column) else Content("")
            parts.append(part.rstrip().pad_right(width - part.rstrip().cell_length))
        yield Content("").join(parts).rstrip()
