"""The analysis behind Insights, run in a worker."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.diary import Diary

if TYPE_CHECKING:
    from tracker.insight import Insights

RANGES: tuple[int | None, ...] = (30, 90, 365, None)


def range_words(days: int | None) -> str:
    """Return how a range reads: '90 days', 'everything'."""
    return "everything" if days is None else f"{days} days"


def analyse_diary(diary: Diary, days: int | None, today: date) -> Insights:
    """Return what the diary says about the last `days` finished days (None: all of them).

    Imports numpy and scipy, so it belongs off the UI thread.
    """
    from tracker import insight
    from tracker.insight.ranges import default_range, last_finished_day

    first, last = diary.span() or (today, today)
    episodes = diary.episodes(first, last)
    intakes = diary.intakes(first, last)
    check_ins = diary.check_ins(first, last)
    start, end = default_range(
        days, first=first, last_finished=last_finished_day(today, episodes, intakes, check_ins)
    )
    return insight.analyse(
        episodes,
        intakes,
        check_ins,
        diary.catalogue,
        start=start,
        end=end,
        today=today,
        markers=diary.markers(first, last),
        trials=diary.trials(),
        reviews=diary.reviews(first, last),
        day_start=diary.day_start,
    )
