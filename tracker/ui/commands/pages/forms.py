"""The commands of the forms: check-in, full form, about you, and the factors."""

from __future__ import annotations

from string import ascii_letters, digits

from ..command import Command, Group
from .parts import HELP, TYPING_HELP, leaving

SAVE_KEY = "ctrl+d"
EDITOR_KEYS = "f4,ctrl+g"

# With priority, so that they reach the line that is on when they arrive: one that goes on by
# itself must not be overtaken by the key behind it.
TYPED = ",".join([
    *digits, *ascii_letters, "full_stop", "comma", "colon", "plus", "minus", "space",
    "equals_sign", "exclamation_mark",
])  # fmt: skip

CHECK_IN = Group("Check-in", (
    Command("check_in.next", "enter", "go_on", "next",
            "Go to the next line that is asked; from the last one, close the day", True),
    Command("check_in.before", "up,shift+tab", "move(-1)", "line before", "Go to the line above"),
    Command("check_in.after", "down,tab", "move(1)", "line after", "Go to the line below"),
    Command("check_in.less", "left", "step(-1)", "less", "A step less, or the choice before"),
    Command("check_in.more", "right", "step(1)", "more", "A step more, or the next choice"),
    Command("check_in.clear", "backspace,delete", "take_back", "clears",
            "Take back what was typed last, else clear the line", True),
    Command("check_in.type", TYPED, "type('{key}')", "types",
            "The answer to the line; below the lines it says what that can be",
            shown_key="0-9 a-z"),
    Command("check_in.same", "", "", "as before", "The same as the day before", shown_key="="),
    Command("check_in.flags", "", "", "flags and note", "Go to the flags", shown_key="!"),
    Command("check_in.foods", "", "", "foods", "Open the portions of food", shown_key="m"),
    Command("check_in.editor", EDITOR_KEYS, "edit_note", "your editor",
            "Write the note in your own editor: VISUAL or EDITOR names it"),
    leaving("check_in", "escape", "leaves", "Leave; what is filled in is asked about"),
    TYPING_HELP,
))  # fmt: skip

FORM = Group("The form", (
    Command("form.save", SAVE_KEY, "save", "save", "Save it all and leave", True),
    Command("form.next", "enter", "next_line", "next",
            "Go to the next line; on the last one, save", True),
    Command("form.up", "up", "row(-1)", "line above", "Go to the line above"),
    Command("form.down", "down", "row(1)", "line below", "Go to the line below"),
    Command("form.after", "tab", "step(1)", "next line", "Go to the next line, around the end"),
    Command("form.before", "shift+tab", "step(-1)", "line before", "Go to the line before"),
    Command("form.editor", EDITOR_KEYS, "edit_note", "your editor",
            "Write the note in your own editor: VISUAL or EDITOR names it"),
    leaving("form", "escape", "leave", "Leave; what is not saved is asked about"),
    TYPING_HELP,
))  # fmt: skip

PROFILE = Group("About you", (
    Command("profile.next", "enter", "next_line", "next", "Go to the next line; at the end, save",
            True),
    Command("profile.up", "up,shift+tab", "step(-1)", "line above", "Go to the line above"),
    Command("profile.down", "down,tab", "step(1)", "line below", "Go to the line below"),
    Command("profile.save", SAVE_KEY, "save", "save", "Save it all and leave", True),
    leaving("profile", "escape", "leave", "Leave; what is not saved is asked about"),
    TYPING_HELP,
))  # fmt: skip

FACTORS = Group("Factors", (
    Command("factors.toggle", "space", "switch", "on or off",
            "Have the check-in ask for the factor, or no more; so does a second click", True),
    Command("factors.up", "K,shift+up", "move(-1)", "up", "Ask it earlier"),
    Command("factors.down", "J,shift+down", "move(1)", "order", "Ask it later", True, hint="K J"),
    Command("factors.new", "n", "new", "new", "Define a factor of your own", True),
    Command("factors.edit", "e", "edit", "edit", "Change its unit, bounds and step", True),
    Command("factors.rename", "r", "rename", "rename", "Call it something else"),
    Command("factors.retire", "x,R", "retire", "retire or back",
            "Retire one of your own, or bring it back; what is logged stays"),
    Command("factors.undo", "u", "undo", "undo", "Take back what was done here", True),
    Command("factors.redo", "U", "redo", "redo", "Do it again"),
    leaving("factors", "escape,enter,F,q"),
    HELP,
))  # fmt: skip

FACTOR_FORM = Group("The factor", (
    Command("factor_form.save", "enter", "save", "saves", "Save it and leave", True),
    Command("factor_form.next", "down", "app.focus_next", "next field", "Go to the next field; so "
            "does tab", True, hint="tab"),
    Command("factor_form.before", "up", "app.focus_previous", "field before",
            "Go to the field before; so does shift+tab"),
    leaving("factor_form", "escape", "leaves", "Leave without saving"),
    TYPING_HELP,
))  # fmt: skip
