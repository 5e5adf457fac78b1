"""The commands of small questions and of what lies over a screen for a moment."""

from __future__ import annotations

from ..command import Command, Group
from .parts import HELP, TYPING_HELP, leaving

CONFIRM = Group("The question", (
    Command("confirm.yes", "enter,y", "answer(True)", "yes", "Do what is asked about", True),
    Command("confirm.no", "escape,n", "answer(False)", "no", "Don't, and go back", True),
    HELP,
))  # fmt: skip

KEEP = Group("What is filled in", (
    Command("keep.yes", "enter,k", "answer(True)", "keeps it", "Keep what is filled in", True),
    Command("keep.no", "x", "answer(False)", "leaves without it", "Leave without it", True),
    Command("keep.back", "escape", "answer(None)", "goes back to it", "Go back to the form", True),
    HELP,
))  # fmt: skip

PROMPT = Group("The question", (
    Command("prompt.enter", "", "", "goes on", "Take what is typed, once it is valid; empty leaves "
            "it as it is", True, "enter"),
    leaving("prompt", "escape", help="Go back without an answer"),
    TYPING_HELP,
))  # fmt: skip

URGENT = Group("When to call for help", (
    Command("urgent.leave", "enter,escape,space", "leave", "goes on", "Go on; it is read", True),
    HELP,
))  # fmt: skip

LINE = Group("The line", (
    Command("line.enter", "", "", "saves", "Do what is said below the line", True, "enter"),
    Command("line.complete", "", "", "completes", "Complete the word", True, "tab"),
    Command("line.earlier", "", "", "earlier", "An earlier line", True, "↑"),
    Command("line.language", "", "", "language", "How the line is written; again: the keys", True,
            "f1"),
    Command("line.leave", "", "", "leaves", "Leave without it", True, "escape"),
))  # fmt: skip

MEASURE = Group("What the days show", (
    Command("measure.after", "down", "step(1)", "choose", "The next one", True,
            hint="↑ ↓"),
    Command("measure.before", "up", "step(-1)", "before", "The one before"),
    Command("measure.take", "", "", "show", "Show it on the days", True, "enter"),
    leaving("measure", "escape", help="Go back; the days show what they did"),
    Command("measure.narrow", "", "", "narrows", "A part of a name leaves those that have it",
            shown_key="a-z"),
    TYPING_HELP,
))  # fmt: skip

BURST = Group("Burst", (
    Command("burst.tap", "", "", "a twitch", "Every letter, digit, sign and the space bar counts "
            "one twitch; so does a click on the count", shown_key="any key"),
    Command("burst.keep", "enter", "keep", "keeps it", "Keep what was tapped as one episode", True),
    Command("burst.take_back", "backspace", "take_back", "takes one back",
            "Take the last twitch back", True),
    Command("burst.drop", "escape,ctrl+c", "drop", "drops it",
            "Leave without keeping; more than a few twitches are asked about", True),
    TYPING_HELP,
))  # fmt: skip

MARKER = Group("Life event", (
    Command("marker.save", "enter", "save", "saves", "Save the life event", True),
    Command("marker.next", "tab", "turn(1)", "next", "Go to the next question", True),
    Command("marker.before", "shift+tab", "turn(-1)", "before", "Go to the question before"),
    Command("marker.pick", "1,2,3,4,5,6,7", "pick('{key}')", "what it was",
            "Say what it was; then its label is typed", shown_key="1-7"),
    Command("marker.yes", "y", "answer('yes')", "yes", "Twitching began or grew with it"),
    Command("marker.no", "n", "answer('no')", "no", "It did not"),
    Command("marker.unsaid", "minus", "answer('not said')", "not said", "Not said"),
    leaving("marker", "escape", label="leaves", help="Leave without saving"),
    TYPING_HELP,
))  # fmt: skip

HELP_PAGE = Group("Help", (
    Command("help.down", "down,j", "scroll(1)", "scroll", "Scroll on", True, hint="↑ ↓"),
    Command("help.up", "up,k", "scroll(-1)", "scroll back", "Scroll back"),
    Command("help.page_down", "pagedown,space", "page(1)", "read on", "A screen on"),
    Command("help.page_up", "pageup", "page(-1)", "read back", "A screen back"),
    Command("help.top", "home,g", "scroll(-100000)", "to the top", "Go to the top"),
    Command("help.end", "end,G", "scroll(100000)", "to the end", "Go to the end"),
    Command("help.find", "slash", "find", "find", "Show only what has these letters", True),
    Command("help.leave", "escape,f1", "leave", "back",
            "Go back; while something is looked for, show everything again first", True),
    Command("help.close", "question_mark,q", "close", "back", "Go back"),
))  # fmt: skip
