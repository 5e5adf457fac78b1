"""The keys that matter here, at the foot of a screen."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from ..commands import EVERYWHERE, GROUPS


class KeyLine(Static):
    """Key and name of every binding that is to be shown; a click presses it.

    One widget for all of them: Textual's own footer has one a key, and makes them anew
    whenever the focus moves, which is most of what a first screen costs.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._keys: list[tuple[range, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[Any]) -> None:
        if not self.is_attached or screen is not self.screen or not self.app.app_focus:
            return
        self._keys = []
        parts: list[Content] = []
        column = 0
        for binding, enabled in _shown(screen):
            key = self.app.get_key_display(binding)
            dim = "" if enabled else " dim"
            part = Content.assemble(
                (key, f"$footer-key-foreground bold{dim}"),
                (f" {binding.description}", f"$footer-description-foreground{dim}"),
            )
            self._keys.append((range(column, column + part.cell_length), binding.key))
            column += part.cell_length + 1
            parts.append(part)
        self.update(Content(" ").join(parts), layout=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Have the tooltip say what the key under the mouse does."""
        key = next((key for columns, key in self._keys if event.x in columns), "")
        active = self.screen.active_bindings.get(key)
        self.tooltip = active.tooltip if active else None

    def on_click(self, event: events.Click) -> None:
        for columns, key in self._keys:
            if event.x in columns:
                self.app.simulate_key(key)


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
