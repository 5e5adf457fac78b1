"""A language on a card beside the line it is typed in."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

Card = Sequence[tuple[str, str]]

# What is said, and how; the card is 28 columns wide at 80x24.
ENTRY: Card = (
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
SEARCH: Card = (
    ("days", "sleep<6 caffeine>=300 · sleep= (not recorded) · count>10"),
    ("", "minutes>5 · zero watched unwatched closed · mondays weekends"),
    ("where", "ri lti palm · left · typing rest · cold · jab"),
    ("how", "i>=5 strong · b>5 bother · f>6 tired · x>3 times · 20s long"),
    ("marks", "flag numb weak · note · event illness travel · +tag"),
    ("when", "2026-10 · last week · 30d · since 2026-10 · until mon"),
    ("words", 'drive · "after the drive" in notes, tags and labels'),
    ("not", "not typing, or -typing: the opposite, where that is known"),
)
NAME = 6  # columns


class CheatSheet(Static):
    """How a line is written, in the order one thinks of it."""

    def __init__(self, card: Card = ENTRY, title: str = "The entry line") -> None:
        lines = [Content.assemble((f"{name:<{NAME}}", "$primary"), words) for name, words in card]
        super().__init__(Content("\n").join(lines), id="cheat-sheet", markup=False)
        self.title, self.card = title, card
        self.border_title = title
        self.border_subtitle = "f1 all keys"
