"""The questions of the first start, one at a time, on Log and not in the way."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tracker.model import QUESTIONS, Question

from ..commands import Keys
from .in_place import show_in_place

# The question, and what yes and no stand for.
_ASKED: dict[Question, tuple[str, str, str]] = {
    "since": ("Since when do your hands twitch?", "type it: 3 weeks ago", ""),
    "elsewhere": (
        "Do only your hands twitch, or is it elsewhere too?",
        "elsewhere too",
        "only the hands",
    ),
    "flags": (
        "Any of these now: numbness, tingling, weakness, grip slipping, pain, stiffness, a muscle "
        "that looks thinner?",
        "say which",
        "none",
    ),
    "day_start": (
        "A day starts at 04:00 here. Should yours start at another time, for night work say?",
        "another time",
        "04:00 is right",
    ),
}


class FirstQuestions(Static):
    """The first open question with the keys that answer it; each can be clicked as well."""

    def __init__(self) -> None:
        super().__init__(id="questions", markup=False)

    def show(self, question: Question, keys: Keys, day_start: str) -> None:
        """Show a question."""
        text, yes, no = _ASKED[question]
        self.border_title = f"If you like · question {QUESTIONS.index(question) + 1} of 4"
        ways = [("log.answer_yes", "answer('yes')", yes), ("log.answer_no", "answer('no')", no)]
        ways += [("log.answer_later", "answer('later')", "skip it")]
        links = [
            Content.from_markup(
                f"[$accent]$key[/] [@click=screen.{action}]$words[/]",
                key=keys[id],
                words=words.replace("04:00", day_start),
            )
            for id, action, words in ways
            if words
        ]
        off = Content.from_markup(
            "[$accent]$key[/] [@click=screen.put_off]puts all off[/]", key=keys["log.drop"]
        )
        lines = [Content(text.replace("04:00", day_start)), Content("   ").join([*links, off])]
        show_in_place(self, Content("\n").join(lines))
