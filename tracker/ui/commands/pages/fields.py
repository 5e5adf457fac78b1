"""What the lines of a form take while one of them has the focus."""

from __future__ import annotations

from ..command import Command, Group

FIELD = Group("This line", (
    Command("field.before", "up", "app.focus_previous", "line before", "Go to the line above"),
    Command("field.next", "down,enter", "app.focus_next", "next line", "Go to the line below"),
    Command("field.less", "left", "step(-1)", "less", "A step less, or the choice before",
            priority=False),
    Command("field.more", "right", "step(1)", "more", "A step more, or the next choice",
            priority=False),
    Command("field.clear", "backspace,delete", "take_back", "clear",
            "Take back what was typed last, else clear the line", priority=False),
))  # fmt: skip

# Told by the fields themselves, which read them as they are typed.
CHOICE = Group("This line", (
    Command("field.letter", "", "", "a choice", "Go to the choice that begins with the letter",
            shown_key="a-z"),
))  # fmt: skip
SEVERAL = Group("This line", (
    Command("field.letter", "", "", "a choice", "Go to the choice that begins with the letter and "
            "take it in or out", shown_key="a-z"),
    Command("field.take", "", "", "in or out", "Take the choice in or out", shown_key="space"),
))  # fmt: skip
YES_NO = Group("This line", (
    Command("field.yes", "", "", "yes or no", "Yes, or no", shown_key="y n"),
))  # fmt: skip
RATING = Group("This line", (
    Command("field.rating", "", "", "0 to 10", "Rate it; 1 and then 0 makes ten", shown_key="0-9"),
))  # fmt: skip
NUMBER = Group("This line", (
    Command("field.number", "", "", "a number", "Type it, as the line says below",
            shown_key="0-9"),
))  # fmt: skip
CLOSING = Group("This line", (
    Command("field.unlogged", "", "", "a number", "0 for none, or about how many; the answer "
            "closes the check-in", shown_key="0-9"),
    Command("field.not_known", "", "", "don't know", "Don't know", shown_key="d"),
))  # fmt: skip

TEXT_LINE = Group("This line", (
    Command("text.before", "up", "app.focus_previous", "line before", "Go to the line above"),
    Command("text.next", "down,enter", "app.focus_next", "next line", "Go to the line below"),
))  # fmt: skip

CHOICES = Group("The answers", (
    Command("choices.before", "up,left", "step(-1)", "before", "The answer before"),
    Command("choices.after", "down,right", "step(1)", "after", "The next answer"),
))  # fmt: skip

KIND = Group("The kind", (
    Command("kind.before", "left", "step(-1)", "kind before", "The kind before", priority=False),
    Command("kind.next", "right,space", "step(1)", "next kind", "The next kind",
            priority=False),
))  # fmt: skip
