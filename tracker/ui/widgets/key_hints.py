"""The keys of a page or a dialog, at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import events
from textual.style import Style

from ..commands import Command, spoken
from ..commands.command import EACH
from .key_line import GAP, key_piece
from .packed import Packed

ARROWS = {"↑": "up", "↓": "down", "←": "left", "→": "right"}


class KeyHints(Packed):
    """The commands that are to be shown, each with its key; a click presses that.

    `words` say for some of them, by id, what they do here; '' leaves one out.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "KeyHints { height: auto; }"

    def __init__(
        self,
        commands: Iterable[Command],
        words: Mapping[str, str] | None = None,
        *,
        id: str = "key-hints",
    ) -> None:
        super().__init__(id=id, gap=GAP)
        self._commands = [command for command in commands if command.footer]
        self._words = dict(words or {})

    def on_mount(self) -> None:
        self.say({})

    def say(self, words: Mapping[str, str]) -> None:
        """Say of some commands, by id, what they do now; '' leaves one out."""
        self._words.update(words)
        pieces = []
        for place, command in enumerate(self._commands):
            if said := self._words.get(command.id, command.label):
                at = Style.from_meta({"command": place})
                pieces.append(key_piece(_written(command), said).stylize(at))
        self.show_pieces(pieces)

    async def on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("command")
        if place is None:
            return
        event.stop()
        command = self._commands[place]
        if not command.keys:
            self.app.simulate_key(ARROWS.get(command.shown_key or "", command.shown_key or ""))
        elif EACH not in command.action:  # else which of its keys is meant is not known
            await self.app.run_action(command.action, self.screen)


def _written(command: Command) -> str:
    return command.hint or command.shown_key or spoken(command.keys.partition(",")[0])
