"""The trials, one a row; up and down select one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from textual.content import Content
from textual.widgets.option_list import Option

from tracker.model import Trial
from tracker.model.trial_standing import Standing, in_order, standing_of, standing_words
from tracker.model.width import padded
from tracker.model.words import visible

from .rows import Rows

SIGNS: Final[dict[Standing, str]] = {
    "running": "▶", "waiting": "▷", "planned": "○", "over": "■", "reviewed": "✓",
}  # fmt: skip
NAME: Final = 24  # cells


class TrialList(Rows):
    """The trials that run first, then those to come, then those that are over."""

    def __init__(self) -> None:
        super().__init__(id="trial-list", markup=False, compact=True)
        self._trials: list[Trial] = []

    @property
    def selected(self) -> Trial | None:
        """The selected trial, None where there is none."""
        index = self.highlighted
        return self._trials[index] if index is not None and index < len(self._trials) else None

    def select(self, id: str) -> None:
        """Select the trial with that id, where it is there."""
        places = [place for place, trial in enumerate(self._trials) if trial.id == id]
        if places:
            self.highlighted = places[0]

    def show(
        self, trials: Sequence[Trial], today: date, verdicts: Mapping[str, str], *, tall: bool
    ) -> None:
        """Show the trials, keeping the selected one selected; `verdicts` are words by id. A
        `tall` row says where the trial stands under its name."""
        before, place = self.selected, self.highlighted
        self._trials = in_order(trials, today)
        self.set_options([_row(trial, today, verdicts, tall) for trial in self._trials])
        if not self._trials:
            return
        self.highlighted = min(place or 0, len(self._trials) - 1)
        if before is not None:
            self.select(before.id)


def _row(trial: Trial, today: date, verdicts: Mapping[str, str], tall: bool) -> Option:
    standing = standing_of(trial, today)
    name = visible(trial.name)
    shown = padded(name, NAME)
    said = verdicts.get(trial.id) or standing_words(trial, today)
    style = "bold" if standing == "running" else ""
    between = "\n  " if tall else "  "
    return Option(
        Content.assemble(
            (f"{SIGNS[standing]} ", "$primary"),
            (name if tall else shown, style),
            between,
            (said, "$foreground-muted"),
        )
    )
