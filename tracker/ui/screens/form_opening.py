"""How Log opens the full form, and what it says when that is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.model import Broken, Episode, Intake, Record
from tracker.model.words import URGENT_FLAGS

from ..episode_form import EpisodeForm, Kept
from ..reading import Reader
from .form import FormScreen

if TYPE_CHECKING:
    from .log import LogScreen


async def open_form(log: LogScreen, record: Episode | None = None) -> None:
    """Open the form for a new episode of the day shown, or for one that is there; keys that
    follow at once find it complete."""
    reader = Reader.of(log.diary, log.tracker.day, log.tracker.settings.clock)
    form = EpisodeForm(log.diary, reader, record)
    log.say("")
    await log.app.push_screen(FormScreen(form, log.keys), _answer(log, record))


async def edit_in_form(log: LogScreen, chosen: Record | Broken | None) -> None:
    """Open the form on an episode; of anything else say what edits it."""
    if isinstance(chosen, Episode):
        await open_form(log, chosen)
    elif isinstance(chosen, Intake):
        log.trouble(f"The full form is for episodes: {log.keys['log.edit']} edits this.")
    else:
        await log.action_edit()  # which opens another dialog, or says why not


def _answer(log: LogScreen, record: Episode | None) -> Callable[[Kept | None], None]:
    def answered(kept: Kept | None) -> None:
        if kept is None:
            return
        if kept.changed:
            done = "Saved" if record is None else "Changed"
            log.say(f"{done}: {kept.words} · {log.keys['app.undo']} undoes it")
        else:
            log.say("Nothing changed: it was so already.")
        log.tracker.refresh_screens()
        # The view stays: what belongs to another day says so.
        log.timeline.select(kept.episode.id)
        if URGENT_FLAGS & {*kept.flags}:
            from .urgent import UrgentScreen

            log.app.push_screen(UrgentScreen())

    return answered
