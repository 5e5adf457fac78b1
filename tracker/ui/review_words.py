"""The review page in words: what the days watched say, calmly, and no more than that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content

from tracker.model import Catalogue, Factor, number
from tracker.model.say import capital, listed, twitches
from tracker.model.width import padded
from tracker.model.words import activity_label, visible

from .dates import say_range
from .insight_words import flags, place_name

if TYPE_CHECKING:
    from tracker.insight.review import ReviewPage, SideBySide, Week

MOST_NAMED = 4
AT_KEYBOARD = "You log at the keyboard; that alone can make such hours look busier."
CALM = "Ups and downs are normal and not something you did wrong. You are not alone in this."
FEWER = (
    "Fewer is good news worth keeping; it doesn't show which change, or any nutrient, did it, and "
    "time alone often brings it."
)
NO_QUIET_DAYS = (
    "No quiet day is on record. If there are some, the evening check-in puts them there; without "
    "them the picture looks busier than it is."
)
PERSISTS = (
    "Going on for more than two weeks. NHS advice is to see a GP, though most twitching is "
    "harmless. (NHS, second-hand) Worth a look meanwhile: water, sleep, stress and medicines."
)
REPORT = Content.from_markup(
    "[$accent]D[/] [@click=screen.report]makes a page for a clinician[/]: look through it, choose "
    "what goes in, then write it as a PDF."
)
CAUSES = {"medicines": "medicines (look it up or ask; change nothing)"}
NAME, CELL = 14, 8  # columns of the days side by side
_PARTS = (("night", 0), ("morning", 6), ("afternoon", 12), ("evening", 18))

Section = tuple[str, list[Content]]


def summary(page: ReviewPage) -> list[Section]:
    """Return the sections on the twitching itself."""
    found = [("A typical day", _typical(page)), ("This week and the last", _weeks(page))]
    if page.red_flags:
        found.insert(0, ("Worth a look", flags(page.red_flags)))
    if page.twitches:
        found += [("Where", _where(page)), ("When", _when(page)), ("Doing what", _doing(page))]
    return found


def surroundings(
    page: ReviewPage, catalogue: Catalogue, key: str, *, persists: bool
) -> list[Section]:
    """Return the sections on what went along with it; `key` opens the check-in, `persists` says
    whether it is told that it goes on."""
    found = [("Usual for you", _usual(page, catalogue, key))]
    found.append(("The three busiest and the three quietest days", _side(page.side, catalogue)))
    if page.never:
        names = [
            CAUSES.get(each) or visible(catalogue[each].label)
            for each in page.never
            if each in catalogue
        ]
        found.append(("Everyday causes never logged", [Content(f"{capital(listed(names))}.")]))
    if persists:
        found.append(("How long", [Content(PERSISTS)]))
    found.append(("To show someone", [REPORT]))
    return found


def as_content(sections: Sequence[Section]) -> Content:
    """Return sections one below the other, each under its heading."""
    blocks = [
        Content("\n").join([Content.styled(title, "bold $primary"), *lines])
        for title, lines in sections
    ]
    return Content("\n\n").join(blocks)


def heading(page: ReviewPage, today: date) -> str:
    """Return which days the page is about, and how many of them were watched."""
    days = page.days
    return (
        f"{say_range(page.start, page.end, today)} · {days.watched} of {days.calendar} days "
        f"watched, {days.checked_in} checked in"
    )


def _typical(page: ReviewPage) -> list[Content]:
    found = page.typical
    if found is None:
        return [
            Content(
                "No day of these was watched: a day counts once an episode is logged, or the "
                "check-in says that there was none."
            )
        ]
    words = f"{_twitches(found.middle)} on a typical day"
    if found.low == found.high:
        words += ", the same on every watched day."
    elif found.half is None:
        words += f"; from {found.low} to {found.high} on the days watched."
    else:
        words += (
            f"; {found.half[0]} to {found.half[1]} on the middle half of the watched days, "
            f"{found.low} to {found.high} on all of them."
        )
    return [Content(words), Content(_quiet(page))]


def _quiet(page: ReviewPage) -> str:
    zero, watched = page.days.zero, page.days.watched
    if zero:
        return f"Quiet days: {zero} of {watched} watched days without twitches."
    if 2 * page.days.checked_in >= watched:
        return "Quiet days: none of the days watched was without twitches."
    return NO_QUIET_DAYS


def _weeks(page: ReviewPage) -> list[Content]:
    lines = [Content(f"The last {page.this_week.days} days: {_week(page.this_week)}.")]
    if page.last_week is None:
        lines.append(Content("There is no week before it yet."))
        return lines
    lines.append(Content(f"The {page.last_week.days} before: {_week(page.last_week)}."))
    now, then = page.this_week.mean, page.last_week.mean
    if now is not None and then is not None:
        lines.append(Content.styled(FEWER if now < then else CALM, "$foreground-muted"))
    return lines


def _week(week: Week) -> str:
    if week.mean is None:
        return "none watched"
    return f"{week.mean:.1f} a day ({week.watched} watched)"


def _where(page: ReviewPage) -> list[Content]:
    stated = [each for each in page.places if each.share is not None]
    if not stated:
        return [Content("No place was stated.")]
    named = [f"{visible(place_name(each))} {each.share:.0%}" for each in stated[:MOST_NAMED]]
    more = f" · and {len(stated) - MOST_NAMED} more" if len(stated) > MOST_NAMED else ""
    lines = [Content(f"{' · '.join(named)}{more}, of the twitches that state a place.")]
    without = sum(each.twitches for each in page.places if each.share is None)
    if without:
        lines.append(Content.styled(f"{twitches(without)} without one.", "$foreground-muted"))
    return lines


def _when(page: ReviewPage) -> list[Content]:
    hours = page.timing.hour
    if not sum(hours):
        return [Content("No twitch has an hour.")]
    parts = [
        f"{name} {sum(hours[begins : begins + 6]) / sum(hours):.0%}" for name, begins in _PARTS
    ]
    untimed = f"; {page.timing.untimed} have no hour" if page.timing.untimed else ""
    return [
        Content(f"{' · '.join(parts)} (six hours each, from midnight){untimed}."),
        Content.styled(AT_KEYBOARD, "$foreground-muted"),
    ]


def _doing(page: ReviewPage) -> list[Content]:
    if not page.contexts:
        return [Content("No episode says.")]
    named = [
        f"{visible(activity_label(str(each.value)))} {each.share:.0%}"
        for each in page.contexts[:MOST_NAMED]
    ]
    return [Content(f"{' · '.join(named)}, of the episodes that say.")]


def _usual(page: ReviewPage, catalogue: Catalogue, key: str) -> list[Content]:
    if not page.usual:
        return [Content(f"Sleep, caffeine and workload were not recorded; {key} on Log does it.")]
    named = [
        f"{visible(catalogue[each.factor].label)} {catalogue[each.factor].say(each.middle)} "
        f"({each.days} {'day' if each.days == 1 else 'days'})"
        for each in page.usual
    ]
    return [Content(" · ".join(named))]


def _side(side: SideBySide | None, catalogue: Mapping[str, Factor]) -> list[Content]:
    if side is None:
        return [Content("Too few watched days, or too much alike, to set them side by side.")]
    days = [*side.most, *side.quietest]
    return [
        _row("", [f"{day.day.day} {day.day:%b}" for day in days], "$foreground-muted"),
        _row("twitches", [str(day.count) for day in days], "bold"),
        *(_factor_row(catalogue[key], [day.values.get(key) for day in days]) for key in
          side.factors),
        Content.styled("Chosen after the fact; shows nothing by itself.", "$foreground-muted"),
    ]  # fmt: skip


def _factor_row(factor: Factor, values: list[Any]) -> Content:
    """Return the values of a factor; where they are too long with their unit behind them, it
    stands behind the name, once."""
    cells = [visible(factor.say(value)) for value in values]
    unit = f", {visible(factor.read_unit)}"
    numbers = factor.kind in ("amount", "rating")
    if not numbers or max(map(len, cells)) < CELL or len(unit) > NAME // 2:
        return _row(factor.label, cells)
    figures = ["–" if value is None else factor.figure(value) for value in values]
    name = visible(factor.label)[: NAME - len(unit)].rstrip()
    return _row(f"{name}{unit}", figures)


def _row(name: str, cells: list[str], style: str = "") -> Content:
    most, quietest = (
        "".join(f"{cell[: CELL - 1]:>{CELL}}" for cell in half) for half in (cells[:3], cells[3:])
    )
    return Content.assemble(
        (padded(visible(name), NAME), "$foreground-muted"), (f"{most}  │{quietest}", style)
    )


def _twitches(middle: float) -> str:
    return twitches(int(middle)) if middle == int(middle) else f"{number(middle)} twitches"
