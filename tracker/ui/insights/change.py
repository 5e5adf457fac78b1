"""Change: this week against the usual range, week by week, and a lasting change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from ..dates import say_range
from .over_time import counts_figure, legend, phases_seen
from .page import MUTED, Figure, Page, Seen, figure_of, labelled, muted, rows, said

if TYPE_CHECKING:
    from tracker.insight.result import AroundMarker, Change, Stretch
    from tracker.plot import Palette, Picture

NAMES = {"count": "twitches a day", "minutes": "minutes a day", "intensity": "intensity",
         "bother": "bother"}  # fmt: skip
GAUGE, NARROW_GAUGE = 32, 14  # cells
AS_SAID = {"more": "▲ more than usual", "fewer": "▼ less than usual"}
NO_STEP = "No lasting change shows. Single high or low weeks are ordinary."
NO_LOOK = "Too early to look for a lasting change. Single high or low weeks are ordinary."


def page(seen: Seen) -> Page:
    """Return the week's figures beside what is usual, and the weeks before it."""
    insights = seen.insights
    if insights.start is None or insights.end is None:
        return Page("", [], [said(sentence) for sentence in insights.headlines])
    figures = [weeks_figure(seen)] if insights.weeks else []
    if seen.broad:
        figures.append(counts_figure(seen, caption=f"twitches a day:  {legend(seen)}"))
    return Page(_heading(seen), figures, words(seen), captioned=True)


def _heading(seen: Seen) -> str:
    table = seen.insights.table
    week = slice(-7, None)
    dates = table.dates[week]
    if not dates:
        return ""
    return (
        f"this week, {say_range(dates[0], dates[-1], seen.today)}: "
        f"{int(table.watched[week].sum())} of {len(dates)} days watched, "
        f"{int(table.checked_in[week].sum())} checked in"
    )


def words(seen: Seen) -> list[Content]:
    """Return the four measures in a row each, then what stands out, then the lasting change."""
    from tracker.insight.lasting import FIRST_LOOK  # late: the room brings numpy

    insights = seen.insights
    size = GAUGE if seen.wide else NARROW_GAUGE
    lines = [Content("\n").join([_head(), *(_row(change, size) for change in insights.change)])]
    told = [change for change in insights.change if change.verdict in ("more", "fewer")]
    told = told or insights.change[:1]
    if insights.step is not None:
        lines.append(labelled("Lasting change", insights.step.sentence))
    lines += [said(change.sentence) for change in told]
    if insights.step is None and insights.milestone.reached is not None:
        looked = insights.milestone.watched_total >= FIRST_LOOK
        lines.append(muted(NO_STEP if looked else NO_LOOK))
    lines += [said(marker.sentence) for marker in reversed(insights.markers)]
    return lines


def _head() -> Content:
    return Content.styled(f"{'':<16}{'this week':>9}   {'usual':<16}", MUTED)


def _row(change: Change, size: int) -> Content:
    said = {"as usual": "as usual", "too early": "too early to say"} | AS_SAID
    style = "bold" if change.verdict in AS_SAID else MUTED
    return Content.assemble(
        f"{NAMES[change.measure]:<16}{figure_of(change.recent):>9}   {_usual(change):<16}",
        (f"{said[change.verdict]:<18}", style),
        (gauge(change, size), "$primary"),
    )


def _usual(change: Change) -> str:
    if change.usual_low is None or change.usual_high is None:
        return "–"
    return f"{figure_of(change.usual_low)} to {figure_of(change.usual_high)}"


def gauge(change: Change, size: int) -> str:
    """Return the week as a mark on a line of `size` cells with the usual range on it:
    '··├──●───┤···'; '' where one of them is not known."""
    if change.recent is None or change.usual_low is None or change.usual_high is None:
        return ""
    high = max(change.recent, change.usual_high) * 1.1 or 1.0

    def cell(value: float) -> int:
        return min(size - 1, max(0, round(value / high * (size - 1))))

    first, last = cell(change.usual_low), cell(change.usual_high)
    marks = ["·"] * size
    marks[first : last + 1] = ["─"] * (last + 1 - first)
    marks[first], marks[last] = "├", "┤"
    marks[cell(change.recent)] = "●"
    return "".join(marks)


def weeks_figure(seen: Seen) -> Figure:
    """Return the figure of the weeks' means before the usual range of a week."""
    insights = seen.insights
    count = next((each for each in insights.change if each.measure == "count"), None)
    usual = None
    if count is not None and count.usual_low is not None and count.usual_high is not None:
        usual = (count.usual_low, count.usual_high)

    spans = phases_seen(seen)

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        return plot.by_week(
            insights.weeks,
            usual,
            width=width,
            height=height,
            palette=palette,
            phases=[plot.Phase(*span) for span in spans],
        )

    behind = "; behind it the usual range of a week" if usual else ""
    words = f"mean twitches a watched day, week by week{behind}"
    if any(changed for *_, changed in spans):
        # Where there is room for both, or else for what can't be guessed.
        short = f"mean a watched day by week{'; behind it the usual range' if usual else ''}"
        words = f"{words if seen.wide else short}; ═ a trial's change"
    return Figure("weeks", words, build)


def table(seen: Seen) -> Content:
    """Return the numbers of the view."""
    insights = seen.insights
    lines = [f"{'measure':<16}{'this week':>10}  {'usual':<16}verdict"]
    lines += [
        f"{NAMES[change.measure]:<16}{figure_of(change.recent):>10}  {_usual(change):<16}"
        f"{change.verdict}"
        for change in insights.change
    ]
    lines += ["", f"{'week from':<14}{'mean':>7}{'watched':>9}{'checked in':>12}{'days':>6}"]
    lines += [
        f"{week.first.isoformat():<14}{figure_of(week.mean):>7}{week.watched:>9}"
        f"{week.checked_in:>12}{week.days:>6}"
        for week in insights.weeks
    ]
    if (step := insights.step) is not None:
        lines += [
            "",
            f"lasting change from about {step.day.isoformat()}: {figure_of(step.ratio, 2)} "
            f"({figure_of(step.low, 2)} to {figure_of(step.high, 2)})",
            f"before  {_stretch(step.before)}",
            f"after   {_stretch(step.after)}",
        ]
    for marker in insights.markers:
        lines += ["", *_around(marker)]
    return rows(lines)


def _around(marker: AroundMarker) -> list[str]:
    return [
        f"{marker.day.isoformat()} {marker.label or marker.kind.replace('_', ' ')}",
        f"before  {_stretch(marker.before)}",
        f"after   {_stretch(marker.after)}",
    ]


def _stretch(stretch: Stretch) -> str:
    return (
        f"{figure_of(stretch.mean)} a day · {stretch.watched} watched, "
        f"{stretch.checked_in} checked in, of {stretch.days} days"
    )
