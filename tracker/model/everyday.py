"""What the diary holds of each everyday cause: what is logged, and what never was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import isfinite
from typing import Final, Literal

from .asked import asked
from .causes import CAUSES, OWN_CAUSE, EverydayCause
from .day import gather
from .days import DAY_START
from .factors import CATALOGUE, Factor, Value, as_number, as_value
from .profile import Profile
from .records import CheckIn, Episode, Intake, Marker
from .words import MEDICINE_KINDS

LOOKED_AT: Final = timedelta(days=14)
ENOUGH: Final = 5  # days from which the middle 80% of one's own days is named

Asking = Literal["asked", "off", "retired"]


@dataclass(frozen=True, kw_only=True)
class FactorRecord:
    """What the diary holds of a factor.

    On `days` of the `of` finished days there is a value, from `low` to `high` in its unit: the
    middle 80% of them, of fewer than 5 days all (None where there is none, and for yes/no, which
    has `yes` of them). `today`: it has a value today, which is not over and not in the figures.
    `last` is the newest day with a value before those days, None where it never had one.
    `asking` says whether the check-in asks for it.
    """

    factor: Factor
    days: int
    of: int
    low: Value | None = None
    high: Value | None = None
    yes: int | None = None
    today: bool = False
    last: date | None = None
    asking: Asking

    @property
    def enough(self) -> bool:
        """Whether its values are of enough days to be called usual."""
        return self.days >= ENOUGH

    @property
    def never(self) -> bool:
        """Whether nothing was ever recorded of it."""
        return not self.days and not self.today and self.last is None


@dataclass(frozen=True, kw_only=True)
class CauseRecord:
    """What the diary holds of a cause. `cold` of `stated` episodes say that hands were cold, None
    for all other causes, and `last` is the newest day before on which one said how warm they
    were; `told` are life events about medicines, with `listed` where the person's own answers
    name any."""

    cause: EverydayCause
    factors: tuple[FactorRecord, ...]
    cold: int | None = None
    stated: int | None = None
    last: date | None = None
    told: int = 0
    listed: bool = False

    @property
    def looked_at(self) -> bool:
        """Whether anything of it is recorded in the days looked at, or today."""
        seen = any(each.days or each.today for each in self.factors)
        return bool(seen or self.stated or self.told or self.listed)

    @property
    def never(self) -> bool:
        """Whether nothing of it was ever recorded."""
        earlier = self.last is not None or any(not each.never for each in self.factors)
        return not self.looked_at and not earlier


def window(first: date | None, today: date) -> tuple[date, date]:
    """Return the finished days looked at: the last 14 before today, as far as the diary goes
    back; the end before the start where no day has ended. `first` is its first recorded day."""
    return max(today - LOOKED_AT, min(first or today, today)), today - timedelta(days=1)


def everyday(
    episodes: Sequence[Episode],
    intakes: Sequence[Intake],
    check_ins: Sequence[CheckIn],
    markers: Iterable[Marker],
    catalogue: Mapping[str, Factor],
    start: date,
    end: date,
    *,
    shown: Sequence[str],
    profile: Profile | None = None,
    day_start: time = DAY_START,
) -> list[CauseRecord]:
    """Return what is recorded of every everyday cause, in the order they are looked at; the
    person's own factors last, where there are any.

    The records are those of the whole diary; `start` to `end` are the finished days looked at,
    and the day after `end` is today. What lies after it is left out. `shown` are the factors
    that the check-in asks. Pure: no clock, no disk.
    """
    reader = FactorReader(intakes, check_ins, catalogue, start, end, shown, day_start)
    found = []
    for cause in CAUSES:
        records = tuple(reader.record(catalogue[key]) for key in cause.factors if key in catalogue)
        if cause.key == "cold":
            found.append(_cold_hands(cause, episodes, start, reader.today))
        elif cause.key == "medicines":
            told = sum(m.kind in MEDICINE_KINDS and m.day <= reader.today for m in markers)
            listed = bool(profile and profile.medicines)
            found.append(CauseRecord(cause=cause, factors=records, told=told, listed=listed))
        else:
            found.append(CauseRecord(cause=cause, factors=records))
    own = [reader.record(each) for key, each in catalogue.items() if key not in CATALOGUE]
    # One that was retired and holds nothing in these days is of the past.
    own = [each for each in own if each.asking != "retired" or each.days]
    return [*found, CauseRecord(cause=OWN_CAUSE, factors=tuple(own))] if own else found


def _cold_hands(
    cause: EverydayCause, episodes: Iterable[Episode], start: date, today: date
) -> CauseRecord:
    said = [each for each in episodes if each.warmth and each.day <= today]
    recent = [each for each in said if each.day >= start]
    return CauseRecord(
        cause=cause,
        factors=(),
        cold=sum(each.warmth == "cold" for each in recent),
        stated=len(recent),
        last=max((each.day for each in said if each.day < start), default=None),
    )


class FactorReader:
    """The values of every factor by day, read once; arguments as in `everyday`."""

    def __init__(
        self,
        intakes: Sequence[Intake],
        check_ins: Sequence[CheckIn],
        catalogue: Mapping[str, Factor],
        start: date,
        end: date,
        shown: Sequence[str],
        day_start: time,
    ) -> None:
        self.today = end + timedelta(days=1)
        self._of = max(0, (end - start).days + 1)
        self._asked = {factor.key for factor in asked(shown, catalogue)}
        self._day_start = day_start
        recent = gather(
            start,
            self.today,
            intakes=[each for each in intakes if each.day >= start],
            check_ins=[each for each in check_ins if each.day >= start],
        )
        self._days = [day.values for day in recent if day.day <= end]
        self._today = {key for day in recent if day.day == self.today for key in day.values}
        self._last: dict[str, date] = {}
        for intake in intakes:
            self._note(intake.factor, intake.day, start)
        for check_in in check_ins:
            for key in check_in.values:
                self._note(key, check_in.day, start)

    def _note(self, key: str, day: date, start: date) -> None:
        if day < start:
            self._last[key] = max(day, self._last.get(key, day))

    def days_with(self, keys: Collection[str]) -> int:
        """Return on how many of the finished days any of these factors has a value above zero."""
        return sum(any(day.get(key) for key in keys) for day in self._days)

    def record(self, factor: Factor) -> FactorRecord:
        """Return what is recorded of a factor."""
        values = [day[factor.key] for day in self._days if factor.key in day]
        low, high = self._usual(factor, values)
        asking: Asking = "retired" if factor.retired else "off"
        return FactorRecord(
            factor=factor,
            days=len(values),
            of=self._of,
            low=low,
            high=high,
            yes=sum(map(bool, values)) if factor.kind == "yesno" else None,
            today=factor.key in self._today,
            last=self._last.get(factor.key),
            asking="asked" if factor.key in self._asked else asking,
        )

    def _usual(self, factor: Factor, values: Sequence[Value]) -> tuple[Value | None, Value | None]:
        if factor.kind == "yesno":
            return None, None
        figures = sorted(
            figure
            for figure in (as_number(value, self._day_start) for value in values)
            if isfinite(figure)
        )
        if not figures:
            return None, None
        cut = len(figures) // 10  # at most a tenth of the days is left out at either end
        low, high = figures[cut], figures[-1 - cut]
        return as_value(factor, low, self._day_start), as_value(factor, high, self._day_start)
