"""One diary day with everything recorded on it: watched, zero and missing told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from msgspec import Struct

from .days import each_day
from .factors import Value
from .records import CheckIn, Episode, Intake, Marker


class Broken(Struct, frozen=True, kw_only=True):
    """A record that breaks a rule, kept as it is in its file and shown as such.

    `file` is the month ('2026-11') or 'book', `table` and `id` are its place in it. `day` is
    the one it states, in a month that states none the first of it, else None. `problem` names
    the field and says what is allowed.
    """

    file: str
    table: str
    id: str
    day: date | None
    problem: str


class Day(Struct, frozen=True, kw_only=True):
    """All records of one diary day, oldest first; `broken` are those that can't be read and
    count for nothing."""

    day: date
    episodes: list[Episode] = []
    intakes: list[Intake] = []
    check_in: CheckIn | None = None
    markers: list[Marker] = []
    broken: list[Broken] = []

    @property
    def watched(self) -> bool:
        """Whether the count is known: an episode, or a closed check-in that says what went
        unlogged. Factors or a coffee alone leave the count missing."""
        return bool(self.episodes) or self._answered

    @property
    def _answered(self) -> bool:
        check_in = self.check_in
        return check_in is not None and check_in.closed and check_in.unlogged is not None

    @property
    def closed(self) -> bool:
        """Whether the person has gone through the day's check-in."""
        return self.check_in is not None and self.check_in.closed

    @property
    def count(self) -> int | None:
        """The daily count: single twitches of all episodes plus what went unlogged; None
        when the day was not watched."""
        if not self.watched:
            return None
        unlogged = self.check_in.unlogged if self.check_in else None
        return sum(episode.count for episode in self.episodes) + (unlogged or 0)

    @property
    def minutes(self) -> float | None:
        """How long its episodes say they lasted, in minutes: 0 on a watched day without
        twitches, None where no duration is stated or the day was not watched."""
        stated = [each.duration for each in self.episodes if each.duration is not None]
        if stated:
            return sum(stated) / 60
        return 0.0 if self.count == 0 else None

    @property
    def values(self) -> dict[str, Value]:
        """Each factor's value: the one set outright, else the sum of its intakes."""
        values: dict[str, Value] = {}
        for intake in self.intakes:
            total = float(values.get(intake.factor, 0)) + intake.amount
            rounded = round(total, 6)
            values[intake.factor] = int(rounded) if rounded == int(rounded) else rounded
        if self.check_in:
            values |= self.check_in.values
        return values

    @property
    def intensity(self) -> int | None:
        """The strongest stated intensity, 0 to 10; None where none is stated."""
        return _strongest(episode.intensity for episode in self.episodes)

    @property
    def bother(self) -> int | None:
        """The strongest stated bother, 0 to 10; None where none is stated."""
        return _strongest(episode.bother for episode in self.episodes)

    @property
    def flags(self) -> set[str]:
        """Flags of the day and of its episodes."""
        found = {flag for episode in self.episodes for flag in episode.flags}
        return found | set(self.check_in.flags if self.check_in else ())

    @property
    def empty(self) -> bool:
        """Whether nothing at all is recorded."""
        return not (self.episodes or self.intakes or self.check_in or self.markers or self.broken)


def gather(
    start: date,
    end: date,
    episodes: Iterable[Episode] = (),
    intakes: Iterable[Intake] = (),
    check_ins: Iterable[CheckIn] = (),
    markers: Iterable[Marker] = (),
    broken: Iterable[Broken] = (),
) -> list[Day]:
    """Return every day from start to end (both included) with the records that belong to it."""
    episodes_of = _by_day(episodes)
    intakes_of = _by_day(intakes)
    markers_of = _by_day(markers)
    broken_of: dict[date | None, list[Broken]] = defaultdict(list)
    for each in broken:
        broken_of[each.day].append(each)
    check_in_of = {check_in.day: check_in for check_in in check_ins}
    return [
        Day(
            day=day,
            episodes=episodes_of[day],
            intakes=intakes_of[day],
            check_in=check_in_of.get(day),
            markers=markers_of[day],
            broken=broken_of[day],
        )
        for day in each_day(start, end)
    ]


def _strongest(ratings: Iterable[int | None]) -> int | None:
    return max((rating for rating in ratings if rating is not None), default=None)


Dated = TypeVar("Dated", Episode, Intake, Marker)


def _by_day(records: Iterable[Dated]) -> dict[date, list[Dated]]:
    grouped: dict[date, list[Dated]] = defaultdict(list)
    for record in records:
        grouped[record.day].append(record)
    return grouped
