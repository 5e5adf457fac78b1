"""What the page for the clinician says of itself: its period, and where it is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tracker.exchange.report.writing import UnknownForm, form_for, placed

PERIODS: tuple[int | None, ...] = (30, 90, 365, None)


def period_name(days: int | None) -> str:
    """Return how a period reads: 'the last 90 days', 'all days'."""
    return "all days" if days is None else f"the last {days} days"


def place_words(text: str, made: date) -> str:
    """Return in words what would be written at the place a person named; ValueError says what
    would be valid."""
    where = text.strip()
    try:
        form = form_for(where)
    except UnknownForm as error:
        raise ValueError(str(error)) from None
    path = placed(where, made, form)
    if not path.parent.is_dir():
        raise ValueError(f"There is no folder {said_path(path.parent)}")
    names = {"pdf": "a PDF", "html": "a web page", "markdown": "Markdown", "text": "plain text"}
    there = ", in the place of the file that is there" if path.exists() else ""
    return f"{names[form]}: {said_path(path)}{there}"


def said_path(path: Path) -> str:
    """Return a path in full, with the person's own folder as '~'."""
    whole = path.absolute()
    own = Path.home()
    return f"~/{whole.relative_to(own)}" if whole.is_relative_to(own) else str(whole)
