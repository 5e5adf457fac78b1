"""The commands of the entry line, and what keys do in any text."""

from __future__ import annotations

from .command import Command, Group

ENTRY = Group("The line", (
    Command("entry.save", "", "", "saves", "Save what is said below the line; empty, it leaves",
            shown_key="enter"),
    Command("entry.complete", "tab", "take_completion", "complete", "Complete the word",
            priority=False),
    Command("entry.before", "up", "recall(1)", "earlier line", "An earlier line",
            priority=False),
    Command("entry.after", "down", "recall(-1)", "later line", "A later line", priority=False),
    Command("entry.cheat_sheet", "f1", "cheat_sheet", "the language",
            "How the line is written, on a card beside it; again: the keys; so does ? while it is "
            "empty", priority=False),
    Command("entry.leave", "escape", "leave", "leave", "Leave without saving", priority=False),
))  # fmt: skip
