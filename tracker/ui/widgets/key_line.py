"""The keys that matter here, at the foot of a screen."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from ..commands import EVERYWHERE, GROUPS

GAP = "  "  # between two keys; where that is too much for the line, a space, then fewer keys


class KeyLine(Static):
    """Key and name of every binding that is to be shown; a click presses it.

    One widget for all of them: Textual's own footer has one a key, and makes them anew
    whenever the focus moves, which is most of what a first screen costs.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._keys: list[tuple[range, str]] = []
        self._shown: list[tuple[Binding, bool]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[Any]) -> None:
        if not self.is_attached or screen is not self.screen or not self.app.app_focus:
            return
        self._shown = _shown(screen)
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        pieces = [
            (key_piece(self.app.get_key_display(binding), binding.description, dim=not on), binding)
            for binding, on in self._shown
        ]
        gap = GAP
        if pieces and self.size.width and _width(pieces, gap) > self.size.width:
            gap = " "
            while len(pieces) > 2 and _width(pieces, gap) > self.size.width:
                del pieces[-2]  # the last is the help, which has all the others
        self._keys = []
        column = 0
        for piece, binding in pieces:
            self._keys.append((range(column, column + piece.cell_length), binding.key))
            column += piece.cell_length + len(gap)
        self.update(Content(gap).join(piece for piece, _ in pieces), layout=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Have the tooltip say what the key under the mouse does."""
        key = self._key_at(event)
        active = self.screen.active_bindings.get(key)
        self.tooltip = active.tooltip if active else None

    def on_click(self, event: events.Click) -> None:
        if key := self._key_at(event):
            self.app.simulate_key(key)

    def _key_at(self, event: events.MouseEvent) -> str:
        """Return the key under the mouse, '' for none."""
        column = event.x - self.gutter.left
        return next((key for columns, key in self._keys if column in columns), "")


def _width(pieces: list[tuple[Content, Binding]], gap: str) -> int:
    return sum(piece.cell_length + len(gap) for piece, _ in pieces) - len(gap)


def key_piece(key: str, words: str, *, dim: bool = False) -> Content:
    """Return a key and what it does, as all key lines show it."""
    dimmed = " dim" if dim else ""
    return Content.assemble(
        (key, f"$footer-key-foreground bold{dimmed}"),
        (f" {words}", f"$footer-description-foreground{dimmed}"),
    )


def _shown(screen: Screen[Any]) -> list[tuple[Binding, bool]]:
    """Return the bindings to show, one an action, and whether each can be used: those of the
    part that has the focus, where it has some of its own, else the screen's; then the app's."""
    by_id: dict[str, tuple[Binding, bool]] = {}
    for _, binding, enabled, _ in screen.active_bindings.values():
        if binding.show and binding.id:
            by_id.setdefault(binding.id, (binding, enabled))
    groups = [
        [by_id[command.id] for command in commands if command.id in by_id]
        for commands in GROUPS.values()
        if commands is not EVERYWHERE
    ]
    here = next((shown for shown in groups if shown), [])
    return [*here, *(by_id[command.id] for command in EVERYWHERE if command.id in by_id)]
