"""The floor of the app: an ordinary Textual app with three screens and nothing in it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static


class EmptyScreen(Screen[None]):
    """A line that says which screen it is, a line that a key changes, and the footer."""

    NAME: ClassVar[str]

    def compose(self) -> ComposeResult:
        yield Static(f"This is {self.NAME}", id="title")
        yield Static("pressed 0 times", id="count")
        yield Footer()


class One(EmptyScreen):
    NAME = "one"


class Two(EmptyScreen):
    NAME = "two"


class Three(EmptyScreen):
    NAME = "three"


class ThreeScreens(App[None]):
    """Keys 1, 2 and 3 go to the screens, t changes a label, q leaves."""

    MODES: ClassVar[dict[str, Any]] = {"one": One, "two": Two, "three": Three}
    DEFAULT_MODE = "one"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("1", "switch_mode('one')", "One"),
        ("2", "switch_mode('two')", "Two"),
        ("3", "switch_mode('three')", "Three"),
        ("t", "count", "Count"),
        ("q", "quit", "Quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._pressed = 0

    def action_count(self) -> None:
        self._pressed += 1
        self.screen.query_one("#count", Static).update(f"pressed {self._pressed} times")


if __name__ == "__main__":
    ThreeScreens().run()
