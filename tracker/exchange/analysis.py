"""A whole diary read once and analysed, for whoever shows or sends what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.diary import Diary
from tracker.model import CheckIn, Episode, Intake

if TYPE_CHECKING:
    from tracker.insight import Insights


@dataclass(frozen=True)
class WholeDiary:
    """All of a diary's records as of one moment; several ranges can be looked at."""

    diary: Diary
    today: date
    first: date
    last: date
    episodes: list[Episode]
    intakes: list[Intake]
    check_ins: list[CheckIn]

    @classmethod
    def read(cls, diary: Diary) -> WholeDiary:
        """Read everything; DiaryDamaged where a month can't be read."""
        today = diary.today()
        first, last = diary.span() or (today, today)
        return cls(
            diary=diary,
            today=today,
            first=first,
            last=last,
            episodes=diary.episodes(first, last),
            intakes=diary.intakes(first, last),
            check_ins=diary.check_ins(first, last),
        )

    @property
    def last_finished(self) -> date | None:
        """The newest finished day that has a record."""
        from tracker.insight.ranges import last_finished_day

        return last_finished_day(self.today, self.episodes, self.intakes, self.check_ins)

    def look_back(self, days: int | None) -> Insights:
        """Return what the last `days` finished days say; None looks at all of them."""
        from tracker.insight.ranges import default_range

        return self.look(*default_range(days, first=self.first, last_finished=self.last_finished))

    def look(self, start: date | None, end: date | None) -> Insights:
        """Return what the days from start to end say; imports numpy and scipy."""
        from tracker.insight import analyse

        return analyse(
            self.episodes,
            self.intakes,
            self.check_ins,
            self.diary.catalogue,
            start=start,
            end=end,
            today=self.today,
            markers=self.diary.markers(self.first, self.last),
            trials=self.diary.trials(),
            reviews=self.diary.reviews(self.first, self.last),
            day_start=self.diary.day_start,
        )
