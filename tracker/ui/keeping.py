"""Whether a trial was kept to on the day that Log shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.trial_standing import doing_words, running
from tracker.model.trial_words import KEPT
from tracker.model.words import visible

from .dates import short_day

if TYPE_CHECKING:
    from .screens.base import TrackerScreen


def say_kept(screen: TrackerScreen, kept: bool) -> None:
    """Note it, with the words of what was done; where the day is none of a trial, say so."""
    diary, day = screen.diary, screen.shown_day
    today = diary.today()
    trial = running(diary.trials(), day, today)
    if trial is None:
        key = screen.keys["app.trials"]
        when = "No trial is running" if day == today else "No trial was running on that day"
        screen.trouble(f"{when}: {key} shows the trials, and plans one.")
        return
    words = f"{short_day(day, today).capitalize()} {KEPT[kept]}: {doing_words(trial, day)}"
    screen.change(lambda: diary.adhere(day, kept, id=trial.id), lambda _: visible(words))
    screen.tracker.refresh_screens()
