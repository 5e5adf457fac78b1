"""Reading the diary for the guided way: once for all its pages, anew when something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.observation import standing
from tracker.model.way import Way, stand

from .whole import keys_first

if TYPE_CHECKING:
    from tracker.exchange.analysis import WholeDiary

    from .wishes import WishesApp

State = tuple[object, ...]


class LookingBack:
    """The diary as the pages of the way look back on it."""

    def __init__(self, app: WishesApp) -> None:
        self._app = app
        self._whole: WholeDiary | None = None  # kept for the next page

    @property
    def state(self) -> State:
        """What decides whether a page is still true: records, the day, and what is asked."""
        diary, settings = self._app.diary, self._app.settings
        return (diary.version, diary.today(), tuple(settings.shown), settings.observation_days)

    def read(self) -> tuple[Way, list[str]]:
        """Return where the person stands, and what could not be read; DiaryError. It may read
        all of the diary: not for the thread that answers keys."""
        diary, settings = self._app.diary, self._app.settings
        with keys_first():
            whole = self._whole = self._app.whole.read()
            span, today = diary.span(), diary.today()
            first = span[0] if span else None
            watching = standing(
                whole.profile, first, today, settings.observation_days, paused=diary.paused()
            )
            way = stand(
                whole.episodes,
                whole.intakes,
                whole.check_ins,
                whole.markers,
                whole.trials,
                whole.catalogue,
                whole.profile,
                first=first,
                today=today,
                watching=watching,
                shown=settings.shown,
                day_start=whole.day_start,
            )
        return way, whole.left_out
