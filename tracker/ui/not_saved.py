"""What would be lost if the app ended now: lines that wait to be saved, and what is being typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.css.query import QueryError
from textual.dom import NoScreen
from textual.widgets import Input

from tracker.diary import DiaryError
from tracker.model import RecordError

from .screens.tracked import Tracked
from .widgets.entry_line import EntryLine

if TYPE_CHECKING:
    from .app import TrackerApp

UNREADABLE = "(what was being typed could not be read any more)"


def lines(app: TrackerApp) -> list[str]:
    """Return those lines; those that waited are tried once more, for this is the last time.

    On the three screens a line is being typed while its key has opened it; on a page above
    them whatever stands in its fields may have been.
    """
    waiting = [each.purpose.text for each in app.unsaved if not _saved(each.write)]
    app.unsaved.clear()
    try:
        return [*waiting, *_typed(app)]
    except (QueryError, NoScreen):
        return [*waiting, UNREADABLE]


def _saved(write: Callable[[], Any]) -> bool:
    try:
        write()
    except (DiaryError, RecordError):
        return False
    return True


def _typed(app: TrackerApp) -> list[str]:
    found: list[str] = []
    for page in app.screen_stack[1:]:
        found += [field.value for field in page.query(Input)]
        found += [page.being_made] if isinstance(page, Tracked) else []
    if app.screen_stack:
        found += [line.being_typed for line in app.screen_stack[0].query(EntryLine)]
    return [each for each in found if each.strip()]
