"""The floor of showing another day: a Textual app in which a key changes twenty styled lines.

A key of the other floor changes one short line; what a screen of new text costs Textual itself
is told by this one.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, Static

LINES = 20


class WholeRepaint(App[None]):
    """Key t writes every line anew, q leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [("t", "count", "Count"), ("q", "quit", "Quit")]

    def __init__(self) -> None:
        super().__init__()
        self._pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("", id="lines")
        yield Footer()

    def on_mount(self) -> None:
        self._write()

    def action_count(self) -> None:
        self._pressed += 1
        self._write()

    def _write(self) -> None:
        lines = [
            Content.assemble(
                (f"{self._pressed:>4}:{line:02}  ", "$foreground-muted"),
                f"pressed {self._pressed} times ",
                ("and written again whole", "$foreground-muted"),
            )
            for line in range(LINES)
        ]
        self.query_one("#lines", Static).update(Content("\n").join(lines), layout=False)


if __name__ == "__main__":
    WholeRepaint().run()
