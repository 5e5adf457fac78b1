"""What the day panel of Calendar says, by its rows."""

from __future__ import annotations

from textual.app import App

from tracker.ui.widgets.day_panel import DayPanel
from tracker.ui.widgets.packed import Pieces

NOTE = "✎ "


def around(app: App[None]) -> list[str]:
    """Return the rows that are no records and no values: what is told of the day, its note."""
    options = app.screen.query_one(DayPanel).options
    told = [each.prompt for each in options if each.disabled]
    return [str(words) for words in told if not isinstance(words, Pieces) and str(words)]


def head(app: App[None]) -> str:
    """Return what stands above all else: the count, and what must be known of the day."""
    return "\n".join(words for words in around(app) if not words.startswith(NOTE))


def note(app: App[None]) -> str:
    """Return the note of the check-in, '' for none."""
    return "".join(words for words in around(app) if words.startswith(NOTE))


def values(app: App[None]) -> str:
    """Return the factors with their values, '' for none."""
    options = app.screen.query_one(DayPanel).options
    return "".join(str(each.prompt) for each in options if isinstance(each.prompt, Pieces))


def rows(app: App[None]) -> list[str]:
    """Return the records."""
    options = app.screen.query_one(DayPanel).options
    return [str(each.prompt) for each in options if not each.disabled]
