"""Diaries as records, for tests of the whole analysis."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from tracker.insight import Insights, analyse
from tracker.model import CATALOGUE, CheckIn, Episode, Intake

from .diaries import START, Diary


@dataclass(kw_only=True)
class Records:
    """What a diary hands to the analysis."""

    episodes: list[Episode] = field(default_factory=list)
    intakes: list[Intake] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)

    def analyse(self, start: date | None, end: date | None, today: date, **more: Any) -> Insights:
        catalogue = more.pop("catalogue", CATALOGUE)
        return analyse(
            self.episodes,
            self.intakes,
            self.check_ins,
            catalogue,
            start=start,
            end=end,
            today=today,
            **more,
        )


def day(number: int) -> date:
    """Return a day of the simulated diaries, 0 the first."""
    return START + timedelta(days=number)


def episode(number: int, **details: Any) -> Episode:
    """Return an episode at 10:00 of a day."""
    on = day(number)
    at = datetime(on.year, on.month, on.day, 10, tzinfo=UTC)
    given: dict[str, Any] = {"id": f"e{number}", "day": on, "at": at}
    return Episode(**(given | details))


def as_records(diary: Diary) -> Records:
    """Return a simulated diary as one episode a day with twitches and a check-in."""
    records = Records()
    for row, count in enumerate(diary.counts):
        values: dict[str, Any] = {
            name: float(column[row])
            for name, column in diary.factors.items()
            if np.isfinite(column[row])
        }
        watched = bool(np.isfinite(count))
        records.check_ins.append(
            CheckIn(day=day(row), values=values, unlogged=0 if watched else None, closed=watched)
        )
        if watched and count:
            records.episodes.append(
                episode(row, count=int(count), duration=30 * int(count), intensity=3)
            )
    return records
