"""The word over a window that is too small for what it should show."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static


class TooSmall(Static):
    """How large the window is and has to be, over all that is on the screen; `key` leaves."""

    ALLOW_SELECT = False

    def __init__(self, least: Size, key: str) -> None:
        super().__init__(markup=False)
        self._least = least
        self._key = key
        self._warned = False

    def on_mount(self) -> None:
        self._say()

    def on_resize(self) -> None:
        self._say()

    def warn(self) -> bool:
        """Say what leaving would lose, unless that is said already; return whether it was."""
        warned, self._warned = self._warned, True
        self._say()
        return warned

    def _say(self) -> None:
        (width, height), (least_width, least_height) = self.screen.size, self._least
        leaving = (
            f"What is open may not be saved yet: {self._key} again leaves without it."
            if self._warned
            else f"{self._key} leaves."
        )
        self.update(
            Content.assemble(
                (f"This window is {width} by {height};", "bold"),
                (f" the tracker needs {least_width} by {least_height}.", "bold"),
                "\nMake it larger, or its letters smaller: what is open waits as it is, and no key "
                "acts until you see it.",
                f"\n{leaving}",
            )
        )
