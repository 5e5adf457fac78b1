"""The end of a form."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from ..commands.pages.forms import SAVE_KEY


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
