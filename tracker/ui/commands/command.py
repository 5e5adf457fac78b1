"""What an action is: one definition, from which its key, its footer, its help and its place in
the palette are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

EACH = "{key}"  # in an action: the key that was pressed, for one that takes several


@dataclass(frozen=True)
class Command:
    """One action: its stable id (for remapping), keys, Textual action, and words.

    `keys` is comma-separated, as Textual wants it; `label` is for the footer, `help` a
    sentence for the palette and the help screen; `footer` marks the few keys that matter.
    `on_sight`: it acts on what is selected, so it is not run from where that can't be seen.
    `EACH` in the action stands for the key, where many do the same with another answer.
    `hint`: how its key is written in a key line, where it stands there for another one too.
    One with a `shown_key` and no keys tells what a field takes as it is typed.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    footer: bool = False
    shown_key: str | None = None
    on_sight: bool = False
    hint: str = ""
    priority: bool = True

    def bindings(self) -> list[Binding]:
        """Return the Textual bindings of this command, none where it has no key.

        They have priority, so that keys act in the order they arrive: a key of lower rank is
        queued at the focused widget and would be overtaken. `takes_keys` gives it up again
        while text is being typed. Those of a field that reads what is typed have none: they
        wait with it, at that field.
        """
        if not self.keys:
            return []
        each = self.keys.split(",") if EACH in self.action else [self.keys]
        return [self._binding(keys) for keys in each]

    def _binding(self, keys: str) -> Binding:
        return Binding(
            keys,
            self.action.replace(EACH, keys),
            self.label,
            show=self.footer,
            tooltip=self.help,
            id=self.id,
            key_display=self.shown_key,
            priority=self.priority,
        )


@dataclass(frozen=True)
class Group:
    """The commands of a page, a dialog or a field, and what it is called in the help."""

    title: str
    commands: tuple[Command, ...]

    def bindings(self) -> list[Binding]:
        """Return the bindings of all its commands."""
        return bindings(self.commands)


def takes_keys(screen: Screen[Any]) -> bool:
    """Return whether keys are commands now: not while text is typed or a dialog is open."""
    return not screen.is_modal and not isinstance(screen.focused, Input)


def anywhere(screen: Screen[Any], action: str) -> bool:
    """Return whether an action that works over a dialog too does so now: a text field keeps its
    keys, what waits for any key takes them all, and only a page has text to be copied."""
    if isinstance(screen.focused, Input) or getattr(screen, "TAKES_ALL_KEYS", False):
        return False
    return action != "copy" or not screen.is_modal or getattr(screen, "IS_PAGE", False)


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """Return the bindings of several commands; one without a key is in the palette alone."""
    return [binding for command in commands for binding in command.bindings()]
