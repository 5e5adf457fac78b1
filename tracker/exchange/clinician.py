"""What is worth showing a clinician: the rules that stand open, with the records behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tracker.model import Rule

from .analysis import Firing, WholeDiary

if TYPE_CHECKING:
    from tracker.insight.result import RedFlag


@dataclass(frozen=True)
class OpenRule:
    """A rule that stands open, and the records that fired it, oldest first."""

    flag: RedFlag
    records: tuple[Firing, ...]

    @property
    def days(self) -> frozenset[date]:
        """The days of these records."""
        return frozenset(record.day for record in self.records)


@dataclass(frozen=True)
class ForClinician:
    """The rules that stand open, and on which day a clinician saw which rule before.

    `left_out` says what of the diary could not be read, and so was not looked at.
    """

    open: tuple[OpenRule, ...] = ()
    seen: Mapping[Rule, date] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(cls, whole: WholeDiary) -> ForClinician:
        """Return what a whole diary holds of it; imports numpy."""
        return cls(
            tuple(OpenRule(flag, tuple(whole.fired_by(flag))) for flag in whole.red_flags()),
            whole.profile.seen,
            tuple(whole.left_out),
        )

    def on(self, day: date) -> list[OpenRule]:
        """Return the rules that a record of that day fired."""
        return [rule for rule in self.open if day in rule.days]
