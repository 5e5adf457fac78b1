"""Taking the newest change of the diary back, and making it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tracker.model.say import action_words

if TYPE_CHECKING:
    from .upkeep import UpkeepApp

PAGE_KEYS = {"undo": "u", "redo": "U"}  # on a page that lies above the three screens

Say = Callable[[str], None]


def step(
    app: UpkeepApp, which: str, say: Say, trouble: Say, keys: Mapping[str, str] = PAGE_KEYS
) -> None:
    """Take the newest change back ('undo') or make it again ('redo'), and tell `say` what
    that was, or `trouble` why not; `keys` are those that do either where it is told."""
    screen = app.tracker_screen
    if screen is None:
        return
    if screen.attempt(app.diary.refresh, trouble):
        # The newest change is another tracker's, and nobody here has seen it yet.
        app.refresh_screens()
        say(
            f"The diary was changed elsewhere just now; this shows it. {keys[which]} again goes on."
        )
        return
    done = screen.attempt(app.diary.undo if which == "undo" else app.diary.redo, trouble)
    if done is None:
        return
    many = f", {len(done.records)} records" if len(done.records) > 1 else ""
    what = f"{action_words(done.action, done.fields, app.diary.catalogue)}{many}"
    if which == "undo":
        say(f"Took back: {what} · {keys['redo']} brings it back")
    else:
        say(f"Made again: {what} · {keys['undo']} takes it back")
    app.refresh_screens()
