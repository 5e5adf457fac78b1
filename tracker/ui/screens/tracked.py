"""What every screen of the app knows: the app, its diary and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.geometry import Size
from textual.message_pump import MessagePump

from tracker.diary import Diary

from ..commands import Keys

if TYPE_CHECKING:
    from ..app import TrackerApp

# From which size of the window on a screen has more room; a class on it says so to its sheet.
LEAST = Size(60, 18)  # under it a word covers all
USUAL, TALL = 24, 32  # rows
WIDE, BROAD = 110, 160  # columns
BY_COLUMNS = [(0, "-narrow"), (WIDE, "-wide"), (BROAD, "-broad")]
NARROW_OR_WIDE = BY_COLUMNS[:2]
BY_ROWS = [(0, "-low"), (USUAL, "-short"), (TALL, "-tall")]


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
