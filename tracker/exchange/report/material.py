"""What a report is made from: the records of its days, and one analysis for all sections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.model import ONE_DAY, Catalogue, Day, Episode, Marker, gather

from ..analysis import WholeDiary

if TYPE_CHECKING:
    from tracker.insight import Insights

DEFAULT_DAYS = 90


@dataclass(frozen=True)
class Material:
    """The diary as of the last day of the period, and what it says.

    `days` are the finished days of the period, from `start` to `end`, oldest first; both are
    None and there are no days as long as none has ended. `asked` is how many days were asked
    for (None: all); where the diary is younger, the period begins with it. `found` is the
    analysis of these days; `made` is the day on which the report is made, `end` or later.
    """

    whole: WholeDiary
    found: Insights
    asked: int | None
    start: date | None
    end: date | None
    days: list[Day]
    made: date

    @property
    def catalogue(self) -> Catalogue:
        return self.whole.catalogue

    @cached_property
    def episodes(self) -> list[Episode]:
        """The episodes of the period."""
        return [episode for day in self.days for episode in day.episodes]

    @cached_property
    def watched(self) -> list[Day]:
        """The watched days of the period."""
        return [day for day in self.days if day.watched]

    @cached_property
    def counts(self) -> list[int]:
        """The daily counts of the watched days."""
        return [day.count for day in self.days if day.count is not None]

    @cached_property
    def recorded(self) -> list[Day]:
        """The days of the period, and today where something is recorded on it: a flag does not
        wait until the day is over."""
        today = self.whole.today
        later = gather(
            today, today, self.whole.episodes, [], self.whole.check_ins, self.whole.markers
        )
        return self.days + [day for day in later if not day.empty]

    @cached_property
    def markers(self) -> list[Marker]:
        """The life events of the period."""
        return [marker for day in self.days for marker in day.markers]

    @property
    def begins(self) -> bool:
        """Whether the diary begins within the period that was asked for."""
        return self.asked is not None and len(self.days) < self.asked


def gathered(
    whole: WholeDiary, *, days: int | None = DEFAULT_DAYS, end: date | None = None
) -> Material:
    """Return the material of the last `days` days up to `end`, both cut to what there is.

    Without `days` all of them, without `end` up to the last finished day with a record. What
    was recorded after a stated `end` doesn't exist for the report. A clinician reads mg and
    litres, whatever the person reads.
    """
    whole = whole.as_kept
    made = whole.today
    if end is not None and end < whole.today:
        whole = whole.until(end)
    last = whole.last_finished
    if last is not None and end is not None:
        last = min(end, whole.today - ONE_DAY)
    if last is None or last < whole.first:
        return Material(whole, whole.look(None, None), days, None, None, [], made)
    start = whole.first if days is None else max(whole.first, last - timedelta(days=days - 1))
    within = gather(
        start,
        last,
        (each for each in whole.episodes if start <= each.day <= last),
        (each for each in whole.intakes if start <= each.day <= last),
        (each for each in whole.check_ins if start <= each.day <= last),
        (each for each in whole.markers if start <= each.day <= last),
    )
    return Material(whole, whole.look(start, last), days, start, last, within, made)
