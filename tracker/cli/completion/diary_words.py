"""What the diary itself offers to a completion: ids, days, factors, values, backups.

It is read through `DiaryOverview`, which knows neither lock nor journal and so can't write. What
can't be read offers nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tracker.model import CheckIn, Episode, Intake, Marker
from tracker.model.say import named_day

from ..context import vocabulary
from ..text import clock_words, record_words
from .candidates import Candidate

if TYPE_CHECKING:
    from tracker.diary.overview import DiaryOverview
    from tracker.entry import Vocabulary
    from tracker.model import Catalogue, Clock, Factor, Value

RECENT = timedelta(days=45)  # how far back ids, days and values are looked for
MOST_IDS, MOST_DAYS, MOST_VALUES = 30, 10, 8
ABOUT = 60  # characters of a description

Dated = Episode | Intake | CheckIn | Marker
Row = TypeVar("Row", Episode, Intake, CheckIn, Marker)


class DiaryWords:
    """The words of one diary, each kind read when it is first asked for."""

    def __init__(self, home: Path, clock: Clock) -> None:
        self.home = home
        self._clock = clock

    @cached_property
    def overview(self) -> DiaryOverview:
        from tracker.diary.overview import DiaryOverview

        return DiaryOverview(self.home, self._clock)

    @property
    def catalogue(self) -> Catalogue:
        """The factors built in and the diary's own."""
        return self.overview.catalogue

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The diary's own words for the entry language."""
        return vocabulary(self.overview)

    @property
    def today(self) -> date:
        """The diary day it is."""
        return self.overview.today()

    def records(self) -> list[Candidate]:
        """Return the ids of the newest records, newest first, each with what it is."""
        found = sorted(self._all_recent(), key=_when, reverse=True)
        return [Candidate(each.id, self._about(each)) for each in found[:MOST_IDS]]

    def trials(self) -> list[Candidate]:
        """Return the ids of the trials, the newest first, each with its name."""
        trials = reversed(self.overview.trials())
        return [Candidate(trial.id, _cut(f"trial: {trial.name}")) for trial in trials]

    def days(self) -> list[Candidate]:
        """Return the last days with a record, newest first, each with what it holds."""
        held = {each.day for each in self._all_recent()}
        newest = sorted(held, reverse=True)[:MOST_DAYS]
        return [Candidate(day.isoformat(), named_day(day, self.today)) for day in newest]

    def months(self) -> list[Candidate]:
        """Return the months of the diary ('2026-11'), newest first."""
        from tracker.diary.files import month_names

        return [Candidate(name, "a month") for name in reversed(month_names(self.home))]

    def values(self, factor: Factor) -> list[str]:
        """Return the values that a factor had lately, the most frequent first, of equally
        frequent ones the newest, as they are typed: '6.5', 'yes', '22:30'."""
        found = Counter(
            as_typed(check_in.values[factor.key])
            for check_in in reversed(self._recent(CheckIn))
            if factor.key in check_in.values
        )
        return [value for value, _ in found.most_common(MOST_VALUES)]

    def amounts(self, factor: Factor) -> list[str]:
        """Return the amounts that were lately taken of a factor at one time."""
        found = Counter(
            as_typed(intake.amount)
            for intake in reversed(self._recent(Intake))
            if intake.factor == factor.key
        )
        return [value for value, _ in found.most_common(MOST_VALUES)]

    def backups(self) -> list[Candidate]:
        """Return the names of the backups, newest first, each with how much it holds."""
        from tracker.diary.backup.shelf import shelf

        kept = [each.summary() for each in shelf(self.home)]
        return [Candidate(each.name, f"{each.records:,} records") for each in kept]

    def _all_recent(self) -> list[Dated]:
        return [
            *self._recent(Episode), *self._recent(Intake), *self._recent(CheckIn),
            *self._recent(Marker),
        ]  # fmt: skip

    def _recent(self, kind: type[Row]) -> list[Row]:
        """Return the records of one kind in the last weeks of the diary, [] where a month of
        them can't be read."""
        from tracker.diary import DiaryError

        lists = {
            Episode: self.overview.episodes,
            Intake: self.overview.intakes,
            CheckIn: self.overview.check_ins,
            Marker: self.overview.markers,
        }
        try:
            span = self.overview.span()
            return lists[kind](span[1] - RECENT, span[1]) if span else []  # type: ignore[return-value]
        except DiaryError:
            return []

    def _about(self, record: Dated) -> str:
        at = record.at if isinstance(record, Episode | Intake) else None
        when = named_day(record.day, self.today) + (f" {clock_words(at)}" if at else "")
        return _cut(f"{when}: {record_words(record, self.catalogue)}")


def as_typed(value: Value) -> str:
    """Return a factor's value as the entry language reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value:g}"


def _when(record: Dated) -> tuple[date, float]:
    at = record.at if isinstance(record, Episode | Intake) else None
    return record.day, at.timestamp() if at else math.inf


def _cut(text: str) -> str:
    return text if len(text) <= ABOUT else f"{text[: ABOUT - 1]}…"
