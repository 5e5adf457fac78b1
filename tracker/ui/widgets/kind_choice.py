"""The kinds a factor can have, one of them chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style

from tracker.model.defining import KINDS
from tracker.model.factors import Kind

from ..commands.pages.fields import KIND
from .packed import Packed


class KindChoice(Packed, can_focus=True):
    """The kinds side by side, each whole; left and right choose while it has the focus, a click
    at any time."""

    ALLOW_SELECT = False
    KEY_GROUPS: ClassVar = (KIND,)
    BINDINGS: ClassVar[list[BindingType]] = [*KIND.bindings()]

    @dataclass
    class Chosen(Message):
        """Another kind was chosen."""

        kind: Kind

    def __init__(self, kind: Kind) -> None:
        super().__init__(id="kind")
        self.kind: Kind = kind

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        parts = [
            Content.styled(
                f"{'●' if kind == self.kind else '○'} {words}", "bold" if kind == self.kind else ""
            ).stylize(Style.from_meta({"kind": kind}))
            for kind, words in KINDS.items()
        ]
        self.show_pieces(parts)

    def on_click(self, event: events.Click) -> None:
        if kind := event.style.meta.get("kind"):
            self.choose(kind)

    def choose(self, kind: Kind) -> None:
        """Choose a kind, and say so if it is another one."""
        if kind != self.kind:
            self.kind = kind
            self._show()
            self.post_message(self.Chosen(kind))

    def action_step(self, by: int) -> None:
        kinds = list(KINDS)
        self.choose(kinds[(kinds.index(self.kind) + by) % len(kinds)])
