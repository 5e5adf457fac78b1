"""The end of a form."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.widgets import Static

SAVE_KEY: Final = "ctrl+d"


class SaveLine(Static, can_focus=True):
    """Saves or leaves at a click; enter on it saves."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(
            Content.from_markup(
                "[@click=screen.keep] Save  $key [/]  [@click=screen.drop] Leave  escape [/]",
                key=SAVE_KEY,
            ),
            id=id,
        )
