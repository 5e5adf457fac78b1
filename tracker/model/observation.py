"""How far watching has come: the observation period, its review, a gentle change, a pause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from .day import Day
from .days import ONE_DAY
from .factors import Factor
from .profile import FIRST_LOOK, Profile
from .records import Episode, Intake

REVIEW_WAITS = 14  # days it is offered after a period or a trial; then nothing is said any more
GOALS = (FIRST_LOOK, 30, 45, 60, 90)  # the numbers of watched days at which links are looked at
_SUSPECTS = ("sleep", "caffeine", "workload")
_LEAST_FINISHED = 2


class Standing(NamedTuple):
    """Where watching stands on a day.

    watching, change: the `number`th of `length` days. due: the period of `length` days is over
    and its review waits. paused: until the day `until`, or (None) until something is logged.
    over: nothing is asked any more.
    """

    kind: Literal["watching", "change", "due", "paused", "over"]
    number: int = 0
    length: int = 0
    until: date | None = None


def standing(
    profile: Profile, first: date | None, today: date, days: int, *, paused: bool
) -> Standing:
    """Return where watching stands; `first` is the first day with a record, `days` the length
    that the settings give the period."""
    if paused:
        return Standing("paused", until=profile.paused_until)
    if profile.choice == "change" and profile.change_start and profile.change_end:
        length = (profile.change_end - profile.change_start).days + 1
        if today <= profile.change_end:
            return Standing("change", (today - profile.change_start).days + 1, length)
        return _after(profile.change_end, profile.chosen, today, length)
    length = profile.watch_days or days
    start = profile.watch_start or first or today
    last = start + timedelta(days=length - 1)
    if profile.choice == "finish" or today < start:
        return Standing("over")
    if today <= last:
        return Standing("watching", (today - start).days + 1, length)
    return _after(last, profile.chosen, today, length)


def _after(last: date, chosen: date | None, today: date, length: int) -> Standing:
    waits = chosen is None or chosen <= last
    if waits and today <= last + timedelta(days=REVIEW_WAITS):
        return Standing("due", length=length)
    return Standing("over")


def review_days(
    profile: Profile, first: date | None, today: date, days: int
) -> tuple[date, date] | None:
    """Return the finished days a review looks at: those of the period, at most as many of the
    newest as it has; None while no day with a record has ended."""
    end = today - ONE_DAY
    start = profile.watch_start or first
    if start is None or start > end:
        return None
    length = profile.watch_days or days
    return max(start, end - timedelta(days=length - 1)), end


def next_goal(number: int) -> int:
    """Return which day going on leads to, from the `number`th on."""
    return next((goal for goal in GOALS if goal > number), number + GOALS[-1])


def pause_began(profile: Profile) -> date | None:
    """Return the first calendar day whose records can end the pause; None without a pause.

    One day early, whatever the time zone: what was logged before the pause is told by its time.
    """
    if profile.paused_at is None:
        return None
    try:
        return datetime.fromisoformat(profile.paused_at).astimezone(UTC).date() - ONE_DAY
    except ValueError:
        return None


def paused(profile: Profile, today: date, since: Iterable[Day]) -> bool:
    """Return whether a pause lasts: its day has not come, and nothing was logged since it began.

    `since` are the days from `pause_began` on. Something counts as logged since by its moment,
    a check-in by its last change.
    """
    if profile.paused_at is None or pause_began(profile) is None:
        return False
    if profile.paused_until is not None and today >= profile.paused_until:
        return False
    began = datetime.fromisoformat(profile.paused_at)
    return not any(_logged_after(day, began, profile.paused_at) for day in since)


def _logged_after(day: Day, began: datetime, stamp: str) -> bool:
    logged: list[Episode | Intake] = [*day.episodes, *day.intakes]
    changed = day.check_in.edited.values() if day.check_in else ()
    return any(record.at is not None and record.at > began for record in logged) or any(
        at > stamp for at in changed
    )


def worth_filling_in(
    days: Sequence[Day], catalogue: Mapping[str, Factor], shown: Sequence[str]
) -> str:
    """Return what of the finished days of a period is worth filling in, '' for nothing: 'sleep
    on 3 of 5 days'. One thing at a time, the one that is missing on most days."""
    if len(days) < _LEAST_FINISHED:
        return ""
    missing = {
        catalogue[key].label: sum(key not in day.values for day in days)
        for key in _SUSPECTS
        if key in shown and key in catalogue
    }
    missing["the check-in"] = sum(not (day.check_in and day.check_in.closed) for day in days)
    name, count = max(missing.items(), key=lambda each: each[1])
    return f"{name} on {count} of {len(days)} days" if count else ""
