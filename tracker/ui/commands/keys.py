"""How keys are written for a person."""

from __future__ import annotations

from collections.abc import Mapping

from .command import Command

SPOKEN_KEYS = {
    "full_stop": ".", "question_mark": "?", "exclamation_mark": "!", "plus": "+", "minus": "-",
    "colon": ":", "equals_sign": "=", "left_square_bracket": "[", "right_square_bracket": "]",
    "comma": ",", "slash": "/", "number_sign": "#", "left": "←", "right": "→", "up": "↑",
    "down": "↓", "pageup": "pgup", "pagedown": "pgdn", "delete": "del",
}  # fmt: skip


def spoken(key: str) -> str:
    """Return a key of Textual's as it is written on the screen: '↑', 'pgdn', 'shift+tab'."""
    modifiers, plus, last = key.rpartition("+")
    return f"{modifiers}{plus}{SPOKEN_KEYS.get(last, last)}"


def textual_key(spoken: str) -> str:
    """Return Textual's name of a key that is written as a person reads it."""
    return next((name for name, said in SPOKEN_KEYS.items() if said == spoken), spoken)


class Keys(dict[str, str]):
    """The key of every command by its id, as a person reads it, remapped ones included.

    There is one in an app, which changes with the settings: what shows keys or asks for them
    holds on to it.
    """

    def __init__(self, remapped: Mapping[str, str]) -> None:
        super().__init__()
        self.remap(remapped)

    def remap(self, remapped: Mapping[str, str]) -> None:
        """Have other keys for some commands, and for the rest their own."""
        from . import ALL

        self._remapped = remapped
        self |= {
            command.id: command.shown_key or spoken(command.keys.partition(",")[0])
            for command in ALL
        }
        self |= {id: spoken(keys.partition(",")[0]) for id, keys in remapped.items()}

    def taken(self, commands: tuple[Command, ...]) -> frozenset[str]:
        """Return every key of those commands, as Textual names it."""
        return frozenset(
            key
            for command in commands
            for key in self._remapped.get(command.id, command.keys).split(",")
        )
