"""The keys that work at this moment on a screen, in words, the focused part's first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from .commands import EVERYWHERE, GROUPS, Command, Group, spoken
from .commands.command import EACH

# What Textual's own keys do in a line of text, by their action, those first that are asked for
# most. Keys that a line adds to them are told in the words of their own bindings.
TEXT = {
    "undo": "Take back what was typed", "redo": "Type again what was taken back",
    "delete_left_word": "Delete the word before", "delete_right_word": "Delete the word after",
    "delete_left_all": "Delete all before", "delete_right_all": "Delete all after",
    "cursor_left_word": "A word back", "cursor_right_word": "A word on",
    "home": "Go to the beginning", "end": "Go to the end", "select_all": "Select all",
    "copy": "Copy what is selected", "cut": "Cut what is selected", "paste": "Paste",
}  # fmt: skip


class Line(NamedTuple):
    """A command that works now: its keys as they are written, what it does, the command, and the
    key that does it ('' where a click can't: it takes what is typed)."""

    keys: tuple[str, ...]
    words: str
    command: Command | None
    press: str


class Section(NamedTuple):
    """Commands that belong together, under their heading."""

    title: str
    lines: list[Line]


def sections(screen: Screen[Any]) -> list[Section]:
    """Return what works on the screen now: the keys of the part that has the focus first, those
    of the screen next, and last what works everywhere."""
    live = _live(screen)
    top = screen.focused or screen
    found: list[Section] = []
    for node in top.ancestors_with_self:
        mine = {key: binding for key, (at, binding) in live.items() if at is node}
        for group in _groups(node, mine.values()):
            lines = [line for command in group.commands if (line := _line(command, mine))]
            same = next((each for each in found if each.title == group.title), None)
            if same:
                same.lines.extend(lines)
            elif lines:
                found.append(Section(group.title, lines))
        if isinstance(node, Input):
            found.append(Section("While typing", _text_lines(mine)))
    return [section for section in found if section.lines]


def _live(screen: Screen[Any]) -> dict[str, tuple[DOMNode, Binding]]:
    """Return by key what it does and where, in the order in which Textual looks for it: what has
    priority from the app down, then the rest from the focus up to a dialog."""
    found: dict[str, tuple[DOMNode, Binding]] = {}
    everywhere = [(chain, True) for chain in reversed(screen._binding_chain)]
    within = [(chain, False) for chain in screen._modal_binding_chain]
    for (node, bindings), priority in (*everywhere, *within):
        for key, binding in bindings:
            if (
                key not in found
                and binding.priority == priority
                and screen.app._check_action_state(binding.action, node) is not False
            ):
                found[key] = node, binding
    return found


def _groups(node: DOMNode, bound: Iterable[Binding]) -> Sequence[Group]:
    """Return the commands of a part, by what it says of itself or by what is bound there."""
    ids = {binding.id for binding in bound}
    groups = [
        Group(title, commands)
        for title, commands in GROUPS.items()
        if any(command.id in ids for command in commands)
    ]
    own: Sequence[Group] = getattr(node, "KEY_GROUPS", ())
    return [*own, *(group for group in groups if group.commands is not EVERYWHERE), *(
        group for group in groups if group.commands is EVERYWHERE
    )]  # fmt: skip


def _line(command: Command, live: dict[str, Binding]) -> Line | None:
    if not command.keys:
        shown = command.shown_key
        return Line((shown,), command.help, command, "") if shown else None
    keys = [key for key, binding in live.items() if binding.id == command.id]
    if not keys:
        return None
    if EACH in command.action:
        return Line((command.shown_key or "",), command.help, command, "")
    first = [live[keys[0]].key_display or spoken(keys[0])]
    return Line((*dict.fromkeys([*first, *map(spoken, keys)]),), command.help, command, keys[0])


def _text_lines(live: dict[str, Binding]) -> list[Line]:
    """Return what keys do in a text besides typing, those that a line adds to Textual's first."""
    words = {
        binding.action: binding.tooltip or binding.description
        for binding in live.values()
        if not binding.id and binding.action not in _textuals()
    } | TEXT
    return [
        Line((*map(spoken, keys),), said, None, "")
        for action, said in words.items()
        if said and (keys := [key for key, binding in live.items() if binding.action == action])
    ]


def _textuals() -> set[str]:
    """Return the actions that any text of Textual's has, those of a scrolled view among them."""
    return {
        binding.action
        for kind in Input.__mro__
        for binding in vars(kind).get("BINDINGS", ())
        if isinstance(binding, Binding)
    }
