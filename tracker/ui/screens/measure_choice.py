"""What the Calendar's days show, chosen from a list that typing narrows."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tracker.model.measures import Measure
from tracker.model.width import padded
from tracker.model.words import visible

from ..calendar.choices import FACTORS, PLACES, Choice, matching
from ..commands.pages.dialogs import MEASURE
from ..widgets.key_hints import KeyHints
from ..widgets.one_line import OneLine

LABEL = 34


class MeasureScreen(ModalScreen[Measure | None]):
    """Returns the measure that was chosen, None when left."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "measure_choice.tcss"]
    KEY_GROUPS: ClassVar = (MEASURE,)
    BINDINGS: ClassVar[list[BindingType]] = [*MEASURE.bindings()]

    def __init__(self, choices: list[Choice], now: Measure) -> None:
        super().__init__()
        self._choices = choices
        self._now = now
        self._rows: list[Measure | None] = []  # None: a heading

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "What the days show"
            yield OneLine(placeholder="type to narrow: sle, caf, right ind", compact=True)
            yield OptionList(markup=False, compact=True)
            yield KeyHints(MEASURE.commands)

    def on_mount(self) -> None:
        self._list("")
        self.query_one(Input).focus()

    def _list(self, typed: str) -> None:
        found = matching(self._choices, typed)
        options: list[Option] = []
        self._rows = []
        group = ""
        for choice in found:
            if choice.group != group:
                group = choice.group
                options.append(Option(Content.styled(group, "bold $primary"), disabled=True))
                self._rows.append(None)
            options.append(Option(self._row(choice)))
            self._rows.append(choice.measure)
        if not found:
            options = [Option(Content("Nothing of that name is recorded."), disabled=True)]
            self._rows = [None]
        shown = self.query_one(OptionList)
        shown.set_options(options)
        keys = [measure.key if measure else "" for measure in self._rows]
        first = next((index for index, key in enumerate(keys) if key), None)
        shown.highlighted = keys.index(self._now.key) if self._now.key in keys else first

    def _row(self, choice: Choice) -> Content:
        days = f"{choice.days} day{'' if choice.days == 1 else 's'}"
        factor_or_place = choice.group in (FACTORS, PLACES)
        return Content.assemble(
            ("• " if choice.measure.key == self._now.key else "  ", "$accent"),
            f"{padded(visible(choice.measure.label), LABEL - 1)} ",
            (days if choice.days or factor_or_place else "", "$foreground-muted"),
        )

    def action_step(self, step: int) -> None:
        shown = self.query_one(OptionList)
        if step < 0:
            shown.action_cursor_up()
        else:
            shown.action_cursor_down()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Input.Submitted)
    def _confirmed(self) -> None:
        index = self.query_one(OptionList).highlighted
        measure = self._rows[index] if index is not None else None
        if measure is not None:
            self.dismiss(measure)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if (measure := self._rows[event.option_index]) is not None:
            self.dismiss(measure)

    def action_leave(self) -> None:
        self.dismiss(None)
