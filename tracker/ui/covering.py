"""A window too small to show what is on: a word covers it until there is room again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual import events
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input, TextArea

from .commands import EVERYWHERE, Keys
from .widgets.too_small import TooSmall

COVERED = "-covered"
QUIT = tuple(command for command in EVERYWHERE if command.id == "app.quit")
ALWAYS = "ctrl+q"  # Textual's own way out of any app


def cover(screen: Screen[Any], least: Size, key: str) -> None:
    """Lay the word over a screen, unless it is there already; `key` is the one that leaves."""
    if not screen.query(TooSmall):
        screen.add_class(COVERED)
        screen.mount(TooSmall(least, key))


def uncover(screens: Iterable[Screen[Any]]) -> None:
    """Take the word away from these screens; what they show is as it was left."""
    for screen in screens:
        screen.remove_class(COVERED)
        screen.query(TooSmall).remove()


def leaves(
    event: events.Key | events.Paste, keys: Keys, screen: Screen[Any], *, unsaved: bool
) -> bool:
    """Return whether a key pressed at the word over a screen leaves the app. Where something
    may not be saved the word says so first, and the next such key leaves."""
    quits = keys.taken(QUIT)
    if not isinstance(event, events.Key) or event.key not in quits | {ALWAYS}:
        return False
    open_here = unsaved or screen.is_modal or isinstance(screen.focused, (Input, TextArea))
    words = screen.query(TooSmall)
    return not open_here or (bool(words) and words.first().warn())
