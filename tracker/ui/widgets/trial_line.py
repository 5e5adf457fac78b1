"""A quiet line on Log: where the day shown stands in a trial."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tracker.model import Trial
from tracker.model.trial_standing import day_words, doing_words, review_waits, running
from tracker.model.trial_words import kept_words
from tracker.model.words import visible

from ..commands import Keys
from .packed import Packed

LONGEST = 30  # characters of a name here


class TrialLine(Packed):
    """The day's trial with the keys that say whether it was kept to; later, that its review
    waits. It takes no room where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(id="trial", gap=" · ")

    def show(self, trials: Sequence[Trial], day: date, today: date, keys: Keys) -> None:
        """Show where a day stands; what is done comes last, for it may be long."""
        trial = running(trials, day, today)
        waiting = review_waits(trials, today) if trial is None and day == today else None
        self.display = bool(trial or waiting)
        if trial is not None:
            where = Content.assemble(
                ("Trial ", "$foreground-muted"),
                (_name(trial), "bold"),
                (f", {day_words(trial, day)}", "$foreground-muted"),
            )
            self.show_pieces([where, _kept(trial, day, today, keys), _doing(trial, day)])
        elif waiting is not None:
            self.show_pieces([_over(waiting, keys)])


def _name(trial: Trial) -> str:
    name = visible(trial.name)
    from tracker.model.width import cut

    return f"“{cut(name, LONGEST)}”"


def _doing(trial: Trial, day: date) -> Content:
    return Content(doing_words(trial, day))


def _kept(trial: Trial, day: date, today: date, keys: Keys) -> Content:
    when = "today" if day == today else "that day"
    said = kept_words(trial, day)
    links = [
        Content.from_markup(
            f"[$accent]$key[/] [@click=screen.kept({kept})]$words[/]", key=keys[id], words=words
        )
        for id, kept, words in (
            ("log.kept", True, "kept" if said else f"kept {when}"),
            ("log.not_kept", False, "not"),
        )
        if trial.adherence.get(day.isoformat()) is not kept
    ]
    if not said:
        return Content("  ").join(links)
    sign = "✓" if trial.adherence[day.isoformat()] else "×"
    return Content.assemble((f"{said} {when} {sign}", "$success"), "  ", *links)


def _over(trial: Trial, keys: Keys) -> Content:
    return Content.from_markup(
        "Trial [b]$name[/] is over: [$accent]$key[/] [@click=app.trials]reviews it[/]",
        name=_name(trial),
        key=keys["app.trials"],
    )
