"""The commands of the settings and the keys, and of what they open."""

from __future__ import annotations

from ..command import Command, Group
from .parts import HELP, TYPING_HELP, leaving, undoing

_LIST = (
    Command("settings.down", "down,j", "select(1)", "line after", "Select the next line"),
    Command("settings.up", "up,k", "select(-1)", "line before", "Select the line before"),
    Command("settings.first", "home", "far(-1000)", "first", "Select the first line"),
    Command("settings.last", "end", "far(1000)", "last", "Select the last line"),
    Command("settings.page_down", "pagedown", "page(1)", "page on", "A page of lines on"),
    Command("settings.page_up", "pageup", "page(-1)", "page back", "A page of lines back"),
)

SETTINGS = Group("Settings", (
    Command("settings.next", "right,l", "step(1)", "change", "The next choice, or one more", True,
            hint="← →"),
    Command("settings.previous", "left,h", "step(-1)", "choice before",
            "The choice before, or one less"),
    Command("settings.choose", "enter,space", "choose", "choose",
            "Open what the line is chosen from; so does a click on the selected line", True),
    Command("settings.reset", "r,delete", "reset", "default", "Put the line back to its default",
            True),
    Command("settings.type", "0,1,2,3,4,5,6,7,8,9", "type('{key}')", "a number",
            "Type a number, or the time a day starts", shown_key="0-9"),
    *undoing("settings", "step_back"),
    Command("settings.write", "w", "write_file", "write the file",
            "Write the settings file, each setting explained, where there is none"),
    Command("settings.open", "o", "open_file", "open it",
            "Open the settings file in your editor; what is saved there holds at once"),
    *_LIST,
    leaving("settings", "escape,q,comma"),
    HELP,
))  # fmt: skip

KEYS = Group("Keys", (
    Command("keys.set", "enter", "set", "another key",
            "Wait for the key the action is to have; so does a click on the selected line", True),
    Command("keys.reset", "r,delete", "reset", "its own again", "Put its own key back", True),
    Command("keys.filter", "slash", "filter", "filter", "Narrow the list to what is typed", True),
    *undoing("settings", "step_back"),
    *_LIST,
    leaving("keys"),
    HELP,
))  # fmt: skip

KEY_FILTER = Group("The filter", (
    Command("filter.list", "enter", "screen.to_list", "to the list",
            "Go to what is left of the list"),
    Command("filter.widen", "escape", "screen.widen", "shows all", "Show all actions again"),
    TYPING_HELP,
))  # fmt: skip

CHOICE = Group("The choices", (
    Command("choice.choose", "enter,space", "choose", "chooses", "Take the choice", True),
    Command("choice.down", "down,j", "step(1)", "next", "The next choice"),
    Command("choice.up", "up,k", "step(-1)", "before", "The choice before"),
    leaving("choice", label="leaves it as it is", help="Leave it as it is"),
    HELP,
))  # fmt: skip

PRESS = Group("A key", (
    Command("press.key", "", "", "is its key", "The key that is pressed is the action's, if it "
            "can be", shown_key="any key"),
    leaving("press", "escape", "leaves it as it is", "Leave it as it is"),
))  # fmt: skip
