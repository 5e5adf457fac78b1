"""Why something swallowed has to wait for a clinician, and what can be tried instead."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.model.gate import OFFERED, Verdict
from tracker.model.records import TryKind
from tracker.model.trying import TRYINGS
from tracker.model.words import visible

from ..advice import NOT_ADVICE
from ..commands.pages.trials import GATE_REFUSED
from ..widgets.key_hints import KeyHints


class GateRefusedScreen(ModalScreen[TryKind | None]):
    """Returns the change that was picked instead, None to go back to the questions."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "gate.tcss"]
    KEY_GROUPS: ClassVar = (GATE_REFUSED,)
    BINDINGS: ClassVar[list[BindingType]] = [*GATE_REFUSED.bindings()]

    def __init__(self, name: str, verdict: Verdict) -> None:
        super().__init__()
        self._trial_name = name
        self._verdict = verdict

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_subtitle = NOT_ADVICE.plain
            dialog.border_title = f"“{visible(self._trial_name)}” has to wait"
            yield Static(Content(f"{self._verdict.words}\n"))
            yield Static(Content("Nobody has to be asked for these; one of them goes on with it:"))
            for place, kind in enumerate(OFFERED, 1):
                if kind in self._verdict.offered:
                    yield Static(self._offer(place, kind), classes="offer")
            yield Static("")
            yield KeyHints(GATE_REFUSED.commands)

    @staticmethod
    def _offer(place: int, kind: TryKind) -> Content:
        return Content.from_markup(
            f"[$accent]{place}[/] [@click=screen.pick('{kind}')]$name[/]  "
            "[$foreground-muted]$what[/]",
            name=f"{TRYINGS[kind].name:<25}",
            what=TRYINGS[kind].what,
        )

    def action_pick_at(self, place: int) -> None:
        if place <= len(OFFERED):
            self.action_pick(OFFERED[place - 1])

    def action_pick(self, kind: TryKind) -> None:
        if kind in self._verdict.offered:
            self.dismiss(kind)

    def action_leave(self) -> None:
        self.dismiss(None)
