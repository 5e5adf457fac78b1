"""How the full form is opened on a day's records, and what it says when that is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.model import Episode, Intake

from ..episode_form import EpisodeForm, Kept
from ..reading import Reader
from ..widgets.records import Shown
from .form import FormScreen

if TYPE_CHECKING:
    from .on_records import OnRecordsScreen


async def open_form(screen: OnRecordsScreen, record: Episode | None = None) -> None:
    """Open the form for a new episode of the day shown, or for one that is there; keys that
    follow at once find it complete."""
    reader = Reader.of(screen.diary, screen.shown_day, screen.tracker.settings.clock)
    form = EpisodeForm(screen.diary, reader, record)
    screen.say("")
    await screen.app.push_screen(FormScreen(form, screen.keys), _answer(screen, record))


async def edit_in_form(screen: OnRecordsScreen, chosen: Shown | None) -> None:
    """Open the form on an episode; of anything else say what edits it."""
    if isinstance(chosen, Episode):
        await open_form(screen, chosen)
    elif isinstance(chosen, Intake):
        key = screen.keys[f"{screen.PART}.edit"]
        screen.trouble(f"The full form is for episodes: {key} edits this.")
    else:
        await screen.action_edit()  # which opens another dialog, or says why not


def _answer(screen: OnRecordsScreen, record: Episode | None) -> Callable[[Kept | None], None]:
    def answered(kept: Kept | None) -> None:
        if kept is None:
            return
        if kept.changed:
            done = "Saved" if record is None else "Changed"
            screen.say(f"{done}: {kept.words} · {screen.keys['app.undo']} undoes it")
        else:
            screen.say("Nothing changed: it was so already.")
        screen.tracker.refresh_screens()
        # The view stays: what belongs to another day says so.
        screen.records.select(kept.episode.id)
        screen.urge(kept.flags)

    return answered
