"""Which keys an action can have: what a terminal can't send, and what others take first."""

from __future__ import annotations

import re

# What a terminal sends as another key: two keys that look alike to every program.
SAME = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
    "ctrl+[": "escape",
    "ctrl+h": "backspace",
}
TWIN = {"tab": "ctrl+i", "enter": "ctrl+m", "backspace": "ctrl+h"}

_KEPT = {
    "escape": "escape leaves things; it is no key for an action",
    "ctrl+c": "ctrl+c is what people press to get out of a program; here it says how to leave",
}
_QUITS = "ctrl+q leaves the app, whatever else it is given to"
QUIT = "app.quit"

_TAKEN = {
    "ctrl+a": "screen, and many tmux set-ups, take ctrl+a for themselves",
    "ctrl+b": "tmux takes ctrl+b for itself",
    "ctrl+g": "zellij takes ctrl+g for itself",
    "ctrl+j": "some terminals send ctrl+j for enter",
    "ctrl+n": "some terminals open a window with ctrl+n",
    "ctrl+o": "zellij and macOS take ctrl+o for themselves",
    "ctrl+s": "some terminals stand still after ctrl+s, until ctrl+q",
    "ctrl+t": "some terminals open a tab with ctrl+t",
    "ctrl+v": "some terminals paste with ctrl+v",
    "ctrl+w": "some terminals close with ctrl+w",
    "ctrl+@": "some set-ups change the language with ctrl+space",
    "f1": "some terminals show their own help with f1",
    "f10": "some terminals open their menu with f10",
    "f11": "many terminals fill the screen with f11",
    "f12": "some desktops take f12 for themselves",
}
_SCROLLS = re.compile(r"(ctrl|shift)\+(pageup|pagedown|home|end)")
_ARROWS = re.compile(r"(ctrl|shift|ctrl\+shift)\+(left|right|up|down)")
_ALT = re.compile(r"(alt|meta)\+.+")
_RARE = re.compile(r"(super|hyper)\+.+|ctrl\+shift\+.+|ctrl\+[^a-z@].*|ctrl\+[a-z_]{2,}|shift\+.+")
_SENT = {"ctrl+underscore", "ctrl+backslash", "ctrl+right_square_bracket", "ctrl+circumflex_accent",
         "shift+tab"}  # fmt: skip


def refused(key: str, id: str) -> str:
    """Return why a key, as Textual names it, can't be the key of the action with that id; ''
    if it can."""
    if twin := SAME.get(key):
        return f"{spelled(key)} and {twin} are one key to most terminals"
    if key == "ctrl+q" and id != QUIT:
        return _QUITS
    return _KEPT.get(key, "")


def warned(key: str) -> str:
    """Return what may keep a key from getting here, '' for nothing that is known."""
    if key in _TAKEN:
        return _TAKEN[key]
    if twin := TWIN.get(key):
        return f"terminals send {twin} as the same key"
    if _SCROLLS.fullmatch(key):
        return "many terminals scroll or change tabs with it"
    if _ARROWS.fullmatch(key):
        return "some terminals and desktops take it for themselves"
    if _ALT.fullmatch(key):
        return "some terminals open menus or write accents with alt"
    if key not in _SENT and _RARE.fullmatch(key):
        return "few terminals send it; this one does"
    return ""


def spelled(key: str) -> str:
    """Return the key of a word about it as people write it: 'ctrl+[', 'ctrl+space'."""
    return key.replace("left_square_bracket", "[").replace("ctrl+@", "ctrl+space")
