"""The entry language on a card beside the line."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

# What is said, and how; the card is 28 columns wide at 80x24.
CARD = (
    ("where", "ri lti b · l r b, then"),
    ("", "t i m r p for fingers"),
    ("", "palm wrist eyelid …"),
    ("how", "x3 times · i4 strong"),
    ("", "b6 bother · 20s long"),
    ("kind", "jab flutter tremor …"),
    ("doing", "rest typing mouse …"),
    ("state", "f6 tired · cold warm"),
    ("flags", "numb tingle weak …"),
    ("when", "-15m @14:05 21:00"),
    ("", "yesterday 21:00"),
    ("day", "sleep=6.5 caffeine+=90"),
    ("more", "+tag · -- a note"),
)
NAME = 6  # columns


class CheatSheet(Static):
    """How the entry line is written, in the order one thinks of it."""

    def __init__(self) -> None:
        lines = [Content.assemble((f"{name:<{NAME}}", "$primary"), words) for name, words in CARD]
        super().__init__(Content("\n").join(lines), id="cheat-sheet", markup=False)
        self.border_title = "The entry line"
        self.border_subtitle = "f1 closes"
