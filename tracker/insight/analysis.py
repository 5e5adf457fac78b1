"""Everything an analysis says, put together from the single ideas of this room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from tracker.model import (
    DAY_START,
    ONE_DAY,
    CheckIn,
    Day,
    Episode,
    Factor,
    Intake,
    Marker,
    Review,
    Trial,
    gather,
)
from tracker.model.pins import DEFAULT_PINS

from .change import changes
from .daily import table
from .descriptive import contexts, day_counts, places, timing, twitches
from .headlines import headlines
from .lasting import lasting_change
from .links import Links, links
from .milestones import milestone
from .over_time import around_markers, between, weeks
from .ranges import as_seen_from, finished, up_to
from .red_flags import red_flags
from .result import Insights
from .stated import concentration, hand_work
from .trial import latest_trial


def analyse(
    episodes: Iterable[Episode],
    intakes: Iterable[Intake],
    check_ins: Iterable[CheckIn],
    catalogue: Mapping[str, Factor],
    *,
    start: date | None,
    end: date | None,
    today: date,
    markers: Iterable[Marker] = (),
    trials: Iterable[Trial] = (),
    pinned: Iterable[tuple[str, int]] = DEFAULT_PINS,
    profile: Mapping[str, Any] | None = None,
    reviews: Iterable[Review] = (),
    seen: Iterable[tuple[str, date]] = (),
    day_start: time = DAY_START,
    first_weekday: int = 0,
) -> Insights:
    """Return what the diary says about the days from start to end. Pure and seeded.

    The records are those of the whole diary: milestones, usual ranges and red flags look
    beyond the range. `end` is cut to the day before `today`; today's own records enter
    days, twitches, timing, places and contexts only, and red flags see every record. A
    range that ends before later finished days with records looks from its end: what came
    after does not exist. `start` and `end` None: no finished day yet. `pinned` are the
    (factor, lag) named before looking; `profile` may say `elsewhere` (twitching elsewhere
    than the hands was there from the start); `seen` are (rule, day) pairs that quiet a
    red-flag rule. Weeks begin with `first_weekday` (0: Monday).
    """
    episodes, intakes, check_ins = list(episodes), list(intakes), list(check_ins)
    start, end = finished(start, end, today)
    last = as_seen_from(end, today, episodes, intakes, check_ins)
    episodes, intakes, check_ins = (
        up_to(episodes, last),
        up_to(intakes, last),
        up_to(check_ins, last),
    )
    days = _days_in_view(episodes, intakes, check_ins, start, end, today)
    shown = [episode for day in days for episode in day.episodes]
    recorded = [each.day for kind in (episodes, intakes, check_ins) for each in kind]
    from_day, to_day = (start, end) if start and end else (today, today - ONE_DAY)
    whole = table(
        episodes, intakes, check_ins, catalogue, min([from_day, *recorded]), to_day,
        day_start=day_start,
    )  # fmt: skip
    ranged = whole.between(from_day, to_day)
    morning_after = today if last is None else last + ONE_DAY
    reached = milestone(int(whole.watched.sum()))
    found = Links([], {})
    if start is not None:
        found = links(whole, ranged, catalogue, reached, frozenset(pinned))
    changed = changes(whole) if start is not None else []
    step = lasting_change(whole)
    markers, begun = up_to(markers, last), begun_by(trials, last)
    counts = day_counts(days)
    return Insights(
        start=start,
        end=end,
        days=counts,
        episodes=len(shown),
        twitches=twitches(days),
        milestone=reached,
        associations=found.associations,
        change=changed,
        timing=timing(days),
        places=places(shown),
        contexts=contexts(shown),
        trial=latest_trial(begun, whole, catalogue, morning_after, day_start=day_start),
        red_flags=red_flags(
            episodes, check_ins, markers, up_to(reviews, last), seen, profile, whole
        ),
        table=ranged,
        curves=found.curves,
        headlines=headlines(counts, whole, reached, found.associations, changed, step),
        step=step,
        weeks=weeks(ranged, first_weekday),
        between=between(shown, whole),
        markers=around_markers(markers, begun, whole, ranged),
        concentration=concentration(shown),
        hand_work=hand_work(shown, ranged),
    )


def begun_by(trials: Iterable[Trial], last: date | None) -> list[Trial]:
    """Return the trials that had begun by `last`."""
    return [
        trial
        for trial in trials
        if trial.phases and (last is None or min(p.start for p in trial.phases) <= last)
    ]


def _days_in_view(
    episodes: Sequence[Episode],
    intakes: Sequence[Intake],
    check_ins: Sequence[CheckIn],
    start: date | None,
    end: date | None,
    today: date,
) -> list[Day]:
    """Return the days of the range, and today when something is recorded on it."""
    ranged = []
    if start is not None and end is not None:
        ranged = gather(start, end, episodes, intakes, check_ins)
    return ranged + [
        day for day in gather(today, today, episodes, intakes, check_ins) if not day.empty
    ]
