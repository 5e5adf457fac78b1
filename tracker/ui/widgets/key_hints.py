"""The keys of a page or a dialog, at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import events
from textual.style import Style

from ..commands import Command, spoken
from .key_line import GAP, key_piece
from .packed import Packed


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
        shown = [
            (command, said)
            for command in self._commands
            if (said := self._words.get(command.id, command.label))
        ]
        self.show_pieces(
            [
                key_piece(_written(command), said).stylize(
                    Style.from_meta({"press": pressed(command)})
                )
                for command, said in shown
            ]
        )

    def on_click(self, event: events.Click) -> None:
        if key := event.style.meta.get("press"):
            event.stop()
            self.app.simulate_key(key)


def _written(command: Command) -> str:
    return command.hint or command.shown_key or spoken(command.keys.partition(",")[0])


def pressed(command: Command) -> str:
    """Return the key that a click on the command presses, as Textual names it."""
    arrows = {"↑": "up", "↓": "down", "←": "left", "→": "right"}
    shown = command.shown_key or ""
    return command.keys.partition(",")[0] or arrows.get(shown, shown)
