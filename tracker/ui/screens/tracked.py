"""What every screen of the app knows: the app, its diary and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.message_pump import MessagePump

from tracker.diary import Diary

from ..commands import Keys

if TYPE_CHECKING:
    from ..app import TrackerApp


class Tracked(MessagePump):
    """A screen, or part of one, of the tracker's app."""

    @property
    def tracker(self) -> TrackerApp:
        return cast("TrackerApp", self.app)

    @property
    def diary(self) -> Diary:
        return self.tracker.diary

    @property
    def keys(self) -> Keys:
        return self.tracker.keys

    @property
    def being_made(self) -> str:
        """What is being made here and stands in no text field, in words; it is gone if the app
        has to end."""
        return ""
