"""One quiet line on Log: where the day shown stands in a trial."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.widgets import Static

from tracker.model import Trial
from tracker.model.trial_standing import day_words, doing_words, review_waits, running
from tracker.model.trial_words import kept_words
from tracker.model.words import visible

from ..commands import Keys


class TrialLine(Static):
    """The day's trial with the keys that say whether it was kept to; later, that its review
    waits. It takes no room where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(id="trial", markup=False)

    def show(self, trials: Sequence[Trial], day: date, today: date, keys: Keys) -> None:
        """Show where a day stands."""
        words = _words(trials, day, today, keys)
        self.display = words is not None
        self.update(words or Content(""))


def _words(trials: Sequence[Trial], day: date, today: date, keys: Keys) -> Content | None:
    trial = running(trials, day, today)
    if trial is not None:
        return _of_day(trial, day, today, keys)
    waiting = review_waits(trials, today) if day == today else None
    if waiting is None:
        return None
    return Content.from_markup(
        "Trial $name is over: [$accent]$key[/] [@click=app.trials]reviews it[/]",
        name=f"“{visible(waiting.name)}”",
        key=keys["app.trials"],
    )


def _of_day(trial: Trial, day: date, today: date, keys: Keys) -> Content:
    said = kept_words(trial, day)
    when = "today" if day == today else "that day"
    told = Content.assemble(
        ("Trial ", "$foreground-muted"),
        (f"“{visible(trial.name)}”", "bold"),
        (f", {day_words(trial, day)}: ", "$foreground-muted"),
        doing_words(trial, day),
    )
    if said:
        sign = "✓" if trial.adherence[day.isoformat()] else "×"
        other = keys["log.not_kept" if sign == "✓" else "log.kept"]
        return Content.assemble(
            told, ("  ·  ", "$foreground-muted"), (f"{said} {when} {sign}", "$success"),
            (f"  ({other} changes it)", "$foreground-muted"),
        )  # fmt: skip
    links = Content.from_markup(
        "[$accent]$yes[/] [@click=screen.kept(True)]kept $when[/]  "
        "[$accent]$no[/] [@click=screen.kept(False)]not[/]",
        yes=keys["log.kept"],
        no=keys["log.not_kept"],
        when=when,
    )
    return Content.assemble(told, ("  ·  ", "$foreground-muted"), links)
