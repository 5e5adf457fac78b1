"""`insights`: what the diary says, in plain sentences, as Markdown, a figure or JSON."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..context import Context
from ..day_options import day_option
from ..errors import InputError
from ..output import complain, emit_json, say
from ..waiting import Progress, progress

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.exchange.analysis import WholeDiary
    from tracker.insight import Insights
    from tracker.model import Factor


def insights(context: Context, options: Namespace) -> int:
    """Print the analysis of a range; 'too early to say' is an answer like any other."""
    _check_form(context, options)
    with progress() as told:
        whole, found, factors = _looked(context, options, told)
    _print(context, options, whole, found, factors)
    return 0


def _looked(
    context: Context, options: Namespace, told: Progress
) -> tuple[WholeDiary, Insights, list[Factor]]:
    from tracker.exchange.analysis import WholeDiary

    with context.diary() as diary:
        whole = WholeDiary.read(diary, lambda year: told.step(f"reading {year}"))
    complain(*(f"tracker: {words}" for words in whole.left_out))
    factors = _factors(options, whole)
    end = day_option(context, "--to", options.end, whole.today)
    start = day_option(context, "--from", options.start, whole.today)
    if start and end and start > end:
        raise InputError(f"--from {start} is after the last day looked at, {end}")
    if end is not None and end < whole.today:
        whole = whole.until(end)
    told.step("working it out")
    return whole, whole.look(*_range(options.days, start, end, whole.last_finished)), factors


def _check_form(context: Context, options: Namespace) -> None:
    """Refuse two ways of answering at once."""
    if context.json and (options.markdown or options.plot is not None):
        other = "--markdown" if options.markdown else "--plot"
        raise InputError(f"--json and {other} don't go together")
    if options.lag is not None and options.plot is None:
        raise InputError("--lag goes with --plot FACTOR")


def _factors(options: Namespace, whole: WholeDiary) -> list[Factor]:
    """Return the factors to draw, each once."""
    if options.plot is None:
        return []
    from ..findings import factor_named

    named = [factor_named(" ".join(words), whole.catalogue) for words in options.plot]
    return list({factor.key: factor for factor in named}.values())


def _print(
    context: Context,
    options: Namespace,
    whole: WholeDiary,
    found: Insights,
    factors: list[Factor],
) -> None:
    if context.json:
        from tracker.insight import as_json

        emit_json(as_json(found))
        return
    from ..findings import document, say_figure, say_markdown, say_text

    for index, factor in enumerate(factors):
        say(*[""] * bool(index))
        say_figure(found, factor, options.lag or 0, day_start_hour=_hours(whole))
    if factors:
        say("", "Not medical advice.")
        return
    settings = context.settings
    told = document(
        found, whole.catalogue, first_weekday=settings.first_weekday, face=settings.clock
    )
    (say_markdown if options.markdown else say_text)(told)


def _hours(whole: WholeDiary) -> float:
    return whole.day_start.hour + whole.day_start.minute / 60


def _range(
    days: int | None, start: date | None, end: date | None, newest: date | None
) -> tuple[date, date] | tuple[None, None]:
    """Return the days asked for; by default the last 90 up to the last finished day with a
    record. (None, None) as long as there is no such day."""
    from tracker.insight.ranges import DEFAULT_DAYS

    if newest is None:
        return None, None
    end = end or newest
    if start is None:
        return end - timedelta(days=(days or DEFAULT_DAYS) - 1), end
    if start > end:
        raise InputError(f"--from {start} is after the last day looked at, {end}")
    return start, end
