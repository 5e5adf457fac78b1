"""A whole diary read once and analysed, for whoever shows or sends what it says."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.diary import Diary, DiaryDamaged
from tracker.model import (
    ONE_DAY,
    Catalogue,
    CheckIn,
    Episode,
    Intake,
    Marker,
    Profile,
    Review,
    Trial,
    add_months,
)
from tracker.model.pins import Pin, pins_on
from tracker.model.reads import as_kept
from tracker.model.say import left_out_words

if TYPE_CHECKING:
    from tracker.insight import Insights
    from tracker.insight.daily import DailyTable
    from tracker.insight.result import RedFlag
    from tracker.insight.review import ReviewPage
    from tracker.insight.trial_result import TrialResult

Firing = Episode | CheckIn | Marker | Review  # what can fire a rule
Step = Callable[[int], None]  # told the year that is read next


def _silent(_year: int) -> None:
    pass


@dataclass(frozen=True)
class WholeDiary:
    """All of a diary's records as of one moment; several ranges can be looked at.

    `first` and `last` are its outermost recorded days; `left_out` says of each month that
    can't be read why, and how many records break a rule; nothing of them is in the lists.
    `sample`: the person in it is made up. Weeks begin with `first_weekday` (0: Monday).
    """

    catalogue: Catalogue
    day_start: time
    today: date
    first: date
    last: date
    episodes: list[Episode] = field(default_factory=list)
    intakes: list[Intake] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    trials: list[Trial] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    profile: Profile = field(default_factory=Profile)
    sample: bool = False
    first_weekday: int = 0

    @classmethod
    def read(cls, diary: Diary, step: Step = _silent) -> WholeDiary:
        """Read everything; a damaged month is left out and named, and so are records that
        break a rule. `step` is called with each year before it is read."""
        with _nothing_to_collect():
            return cls._read(diary, step)

    @classmethod
    def _read(cls, diary: Diary, step: Step) -> WholeDiary:
        today = diary.today()
        first, last = diary.span() or (today, today)
        whole = cls(
            catalogue=diary.catalogue,
            day_start=diary.day_start,
            today=today,
            first=first,
            last=last,
            markers=diary.markers(first, last),
            trials=diary.trials(),
            reviews=diary.reviews(date.min, date.max),
            profile=diary.profile(),
            sample=diary.sample,
            first_weekday=diary.units.first_weekday,
        )
        for start, end in _years(first, last):
            step(start.year)
            try:
                whole._add(diary, start, end)
            except DiaryDamaged:
                whole._add_by_month(diary, start, end)
        whole.left_out.extend(diary.lacking_words())
        if broken := diary.all_broken():
            whole.left_out.append(left_out_words(len(broken)))
        return whole

    def _add(self, diary: Diary, start: date, end: date) -> None:
        """Add the records of those days: all of them, or none with DiaryDamaged."""
        episodes, intakes = diary.episodes(start, end), diary.intakes(start, end)
        check_ins = diary.check_ins(start, end)
        self.episodes.extend(episodes)
        self.intakes.extend(intakes)
        self.check_ins.extend(check_ins)

    def _add_by_month(self, diary: Diary, start: date, end: date) -> None:
        while start <= end:
            following = add_months(start.replace(day=1), 1)
            try:
                self._add(diary, start, min(end, following - ONE_DAY))
            except DiaryDamaged as error:
                self.left_out.append(f"left out: {error}")
            start = following

    @cached_property
    def as_kept(self) -> WholeDiary:
        """The same diary, its values told in the units they are kept in, its weeks from
        Monday."""
        catalogue = as_kept(self.catalogue)
        if catalogue is self.catalogue and not self.first_weekday:
            return self
        return replace(self, catalogue=catalogue, first_weekday=0)

    def until(self, day: date) -> WholeDiary:
        """Return the diary as it was on the morning after a day before today: what came
        later doesn't exist."""
        return replace(
            self,
            today=min(self.today, day + ONE_DAY),
            last=min(self.last, day),
            episodes=[each for each in self.episodes if each.day <= day],
            intakes=[each for each in self.intakes if each.day <= day],
            check_ins=[each for each in self.check_ins if each.day <= day],
            markers=[each for each in self.markers if each.day <= day],
            reviews=[each for each in self.reviews if each.day <= day],
            trials=[
                trial
                for trial in self.trials
                if trial.phases and min(phase.start for phase in trial.phases) <= day
            ],
        )

    @property
    def last_finished(self) -> date | None:
        """The newest finished day that has a record."""
        from tracker.insight.ranges import last_finished_day

        return last_finished_day(self.today, self.episodes, self.intakes, self.check_ins)

    def pins(self, end: date | None) -> frozenset[Pin]:
        """Return the suspects that were named before the last look at days up to `end`; as long
        as there was no look, those named by today."""
        from tracker.insight.milestones import milestone

        last = self.today - ONE_DAY if end is None else min(end, self.today - ONE_DAY)
        watched = sorted(
            {episode.day for episode in self.episodes if episode.day <= last}
            | {
                each.day
                for each in self.check_ins
                if each.day <= last and each.closed and each.unlogged is not None
            }
        )
        reached = milestone(len(watched)).reached
        return pins_on(self.profile.pins, watched[reached - 1] if reached else self.today)

    @property
    def pins_chosen(self) -> frozenset[Pin]:
        """The suspects named by today; those named since the last look count at the next."""
        return pins_on(self.profile.pins, self.today)

    def look_back(self, days: int | None) -> Insights:
        """Return what the last `days` finished days say; None looks at all of them."""
        from tracker.insight.ranges import default_range

        return self.look(*default_range(days, first=self.first, last_finished=self.last_finished))

    def look_at(self, which: int | str) -> Insights:
        """Return what a range by its name says: a number of days, 'everything', or 'trial', the
        days of the newest trial that has begun (90 days where there is none)."""
        from tracker.insight.ranges import DEFAULT_DAYS

        trial, last = self.trial_begun, self.last_finished
        if which == "trial" and trial is not None and last is not None:
            start = min(phase.start for phase in trial.phases)
            end = max(phase.end for phase in trial.phases)
            return self.look(start, min(end, trial.stopped or end, last))
        if isinstance(which, int):
            return self.look_back(which)
        return self.look_back(None if which == "everything" else DEFAULT_DAYS)

    @property
    def trial_begun(self) -> Trial | None:
        """The newest trial with a finished day, None where there is none."""
        begun = [
            (min(phase.start for phase in trial.phases), trial)
            for trial in self.trials
            if trial.phases and min(phase.start for phase in trial.phases) < self.today
        ]
        return max(begun, key=lambda each: each[0])[1] if begun else None

    def look(self, start: date | None, end: date | None) -> Insights:
        """Return what the days from start to end say; imports numpy and scipy."""
        from tracker.insight import analyse

        return analyse(
            self.episodes,
            self.intakes,
            self.check_ins,
            self.catalogue,
            start=start,
            end=end,
            today=self.today,
            markers=self.markers,
            trials=self.trials,
            pinned=self.pins(end),
            reviews=self.reviews,
            seen=self.profile.seen.items(),
            profile={"elsewhere": self.profile.elsewhere},
            day_start=self.day_start,
            first_weekday=self.first_weekday,
        )

    def result_of(self, trial: Trial) -> TrialResult:
        """Return what a trial that has begun shows, and its review once it is over; imports
        numpy and scipy."""
        from tracker.insight.trial import trial_result

        days = self.days_of(self.first, self.today - ONE_DAY)
        return trial_result(trial, days, self.catalogue, self.today, day_start=self.day_start)

    def days_of(self, start: date, end: date) -> DailyTable:
        """Return the table of the days from start to end, both included; imports numpy."""
        from tracker.insight.daily import table

        return table(
            self.episodes,
            self.intakes,
            self.check_ins,
            self.catalogue,
            start,
            end,
            day_start=self.day_start,
        )

    def review(self, start: date, end: date) -> ReviewPage:
        """Return the review page of finished days, both ends included."""
        from tracker.insight.review import review

        return review(
            self.episodes,
            self.intakes,
            self.check_ins,
            self.catalogue,
            start=start,
            end=end,
            first=self.first,
            today=self.today,
            markers=self.markers,
            reviews=self.reviews,
            profile=self.profile,
        )

    def red_flags(self) -> list[RedFlag]:
        """Return the rules of what is worth showing a clinician that stand open: all records
        are looked at, today's too, and what a clinician has seen is quiet."""
        from tracker.insight.daily import table
        from tracker.insight.red_flags import red_flags

        return red_flags(
            self.episodes,
            self.check_ins,
            self.markers,
            self.reviews,
            self.profile.seen.items(),
            profile={"elsewhere": self.profile.elsewhere},
            whole=table(self.episodes, [], self.check_ins, {}, self.first, self.today - ONE_DAY),
        )

    def fired_by(self, flag: RedFlag) -> list[Firing]:
        """Return the records that fired a rule, oldest first; one that is there no more is
        left out."""
        wanted = set(flag.records)
        kinds: list[Sequence[Firing]] = [self.episodes, self.check_ins, self.markers]
        if flag.answers:
            kinds = [self.reviews]
        found = [record for kind in kinds for record in kind if record.id in wanted]
        return sorted(found, key=lambda record: record.day)


def _years(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield the days from first to last, calendar year by calendar year."""
    for year in range(first.year, last.year + 1):
        yield max(first, date(year, 1, 1)), min(last, date(year, 12, 31))


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Keep Python from looking for garbage where there is none.

    Ten years are a million objects without a cycle among them. Looked through again and again
    they would take twice as long to read, and every look stops all threads, keys included.
    """
    was_on = gc.isenabled()
    gc.collect(1)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
