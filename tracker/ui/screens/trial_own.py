"""A change of one's own: its name, what is done on changed days, and whether it is swallowed."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import ClassVar, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.model.records import Swallowed
from tracker.model.trial_draft import TrialDraft

from ..commands.pages.trials import TRIAL_OWN
from ..widgets.choices import Choices
from ..widgets.key_hints import KeyHints
from ..widgets.one_line import OneLine

SWALLOWED: Final[dict[str, str]] = {
    "nothing": "nothing is swallowed",
    "food": "food or water",
    "electrolytes": "a drink or powder with electrolytes",
    "supplement": "a supplement, a remedy or a medicine",
}
KEYS: Final = "1234"


class TrialOwnScreen(ModalScreen[TrialDraft | None]):
    """Returns the draft of a change of one's own, None when left."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "trial_what.tcss"]
    KEY_GROUPS: ClassVar = (TRIAL_OWN,)
    BINDINGS: ClassVar[list[BindingType]] = [*TRIAL_OWN.bindings()]

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Something of your own"
            yield Static(Content("What is it called, in a few words?"))
            yield OneLine(id="name", compact=True, placeholder="wrist warmers", max_length=60)
            yield Static(Content("What is done on changed days?"))
            yield OneLine(
                id="change", compact=True, placeholder="thin wrist warmers while typing",
                max_length=200,
            )  # fmt: skip
            yield Static(Content("Is anything swallowed in it?"))
            yield Choices(SWALLOWED, KEYS, id="swallowed")
            yield Static("", id="fault", markup=False)
            yield KeyHints(TRIAL_OWN.commands)

    @property
    def _fields(self) -> list[Widget]:
        return [self.query_one(f"#{name}") for name in ("name", "change", "swallowed")]

    def on_mount(self) -> None:
        self.set_focus(self._fields[0])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "pick_at":  # elsewhere digits are typed
            return isinstance(self.focused, Choices)
        return super().check_action(action, parameters)

    def action_turn(self, step: int) -> None:
        fields = self._fields
        at = fields.index(self.focused) + step if self.focused in fields else 0
        self.set_focus(fields[at % len(fields)])

    def action_pick_at(self, place: int) -> None:
        self.query_one(Choices).chosen = [*SWALLOWED][place - 1]

    @on(Input.Changed)
    def _typed(self) -> None:
        self._fault("")

    def action_go_on(self) -> None:
        # From the field's own queue: keys typed into it before this one come first.
        (self.focused or self).call_later(self._go_on)

    def _go_on(self) -> None:
        if not self.is_current:
            return  # a second enter that came with the first
        name, change = (
            self.query_one(f"#{each}", Input).value.strip() for each in ("name", "change")
        )
        chosen = self.query_one(Choices).chosen
        missing = [not name, not change, chosen is None]
        if any(missing):
            at = missing.index(True)
            here = self.focused is self._fields[at]
            self.set_focus(self._fields[at])
            # Enter in a field that is filled in goes on to the next, without a word.
            if here or at == 0:
                self._fault(
                    ("Give it a name.", "Say what is done on changed days.",
                     "Say whether anything is swallowed: 1 to 4, or the arrows.")[at]
                )  # fmt: skip
            return
        self.dismiss(TrialDraft.own(name, change, cast("Swallowed", chosen), self._today))

    def _fault(self, words: str) -> None:
        self.query_one("#fault", Static).update(Content(words))

    def action_leave(self) -> None:
        self.dismiss(None)
