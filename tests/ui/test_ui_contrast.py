"""That what is written can be read: in every theme, and on every screen of our own themes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.color import Color

from tests.ui.conftest import settled
from tests.ui.painted import Painted, painted
from tracker.config import Settings
from tracker.diary import Diary
from tracker.ui import app as app_module
from tracker.ui.app import TrackerApp
from tracker.ui.contrast import LEGIBLE, SEEN, contrast
from tracker.ui.own_themes import CONTRAST, CONTRAST_LIGHT, DARK, OURS, SIXTEEN
from tracker.ui.themed import MEASURES

UI = Path(app_module.__file__).parent
MORE = 7.0  # of the themes with more contrast (WCAG's AAA)

INK = {"color", "border-title-color", "border-subtitle-color", "link-color", "link-color-hover"}
GROUND = {"background", "link-background", "link-background-hover"}
DOTS = {"•", "●", "○", "-"}  # of figures, on a band; what they say is said in words below
# Borders, outlines, bars and what dims the screen under a dialog: nothing is read by them.
BARE = {"border", "border-top", "border-left", "border-right", "border-bottom", "background-tint"}
NO_TEXT = {"veil", "edge"}
# What widgets of Textual that are in use write with, and on what.
TEXTUALS = {
    ("text-disabled", "field"),  # an input's placeholder and what it suggests
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("foreground-muted", "block-hover-background"),
    ("link-color-hover", "link-background-hover"),
    *((ink, "panel") for ink in ("text-success", "text-warning", "text-error")),  # notices
}

DECLARED = re.compile(r"(?:^|[{;\s])(?P<what>[a-z-]+)\s*:\s*(?P<value>[^;{}]*\$[^;{}]*);")
VARIABLE = re.compile(r"(?P<on>\bon )?\$(?P<name>[a-z][a-z0-9-]*)")


def _strings(file: Path) -> list[str]:
    """Return the string constants of a source file."""
    nodes = ast.walk(ast.parse(file.read_text()))
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def used() -> tuple[set[str], set[str]]:
    """Return the variables that text has, and those that it stands on, in our sheets and in the
    styles and widgets' own sheets of our sources."""
    inks: set[str] = set()
    grounds: set[str] = set()
    sheets = [file.read_text() for file in UI.rglob("*.tcss")]
    for file in UI.rglob("*.py"):
        for text in _strings(file):
            if DECLARED.search(text):
                sheets.append(text)
                continue
            for found in VARIABLE.finditer(text):
                if found["name"] in DARK.variables or found["name"] in COLORS:
                    (grounds if found["on"] else inks).add(found["name"])
    for sheet in sheets:
        for declared in DECLARED.finditer(sheet):
            names = {found["name"] for found in VARIABLE.finditer(declared["value"])}
            if names <= set(MEASURES):
                continue
            assert declared["what"] in INK | GROUND | BARE or "scrollbar" in declared["what"]
            if declared["what"] in INK:
                inks |= names
            elif declared["what"] in GROUND:
                grounds |= names
    return inks - NO_TEXT, grounds - NO_TEXT


COLORS = set(DARK.to_color_system().generate())


def test_the_variables_in_use_are_found() -> None:
    inks, grounds = used()
    assert inks >= {"foreground", "foreground-muted", "primary", "accent", "warning", "error"}
    assert grounds >= {"background", "surface", "panel", "field", "chosen"}


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    inks, grounds = used()
    return sorted({(ink, ground) for ink in inks for ground in grounds} | TEXTUALS)


async def test_text_is_legible_in_every_theme(diary: Diary, pairs: list[tuple[str, str]]) -> None:
    app = TrackerApp(diary, Settings())
    async with app.run_test():
        themes = list(app.available_themes)
        assert len(themes) > 15
        for theme in themes:
            app.theme = theme
            variables = app.get_css_variables()
            least = MORE if theme in (CONTRAST.name, CONTRAST_LIGHT.name) else LEGIBLE
            for ink, ground in pairs:
                ratio = _contrast(variables, ink, ground)
                assert ratio >= least, f"{theme}: ${ink} on ${ground} has {ratio:.2f}"


def _contrast(variables: dict[str, str], ink: str, ground: str) -> float:
    under = Color.parse(variables["background"]) + Color.parse(variables[ground])
    return contrast(under + Color.parse(variables[ink]), under)


def _in_front(app: TrackerApp, part: Painted) -> bool:
    """Whether it is not of the screen that lies dimmed behind a dialog."""
    if not app.screen.is_modal:
        return True
    return app.screen.get_widget_at(part.column, part.row)[0] is not app.screen


def _faint(part: Painted, least: float) -> bool:
    """Whether something is to be read there that can't be."""
    asked = SEEN if part.text.strip() in DOTS else least
    return part.wordy and contrast(part.ink, part.ground) < asked


SCREENS: dict[str, list[str]] = {
    "log": [],
    "palette": ["ctrl+p"],
    "themes": ["escape"],
    "calendar": ["escape", "2", "left"],
    "year": ["y"],
    "search": ["slash", *"sleep<6.5", "enter"],
    "insights": ["3"],
    "factor": ["right"],
    "help": ["question_mark"],
}
"""The screens in the order in which one app goes through them, and the keys that lead there."""


@pytest.mark.parametrize("theme", [theme.name for theme in OURS])
async def test_what_is_on_the_screens_is_legible(full: Diary, theme: str) -> None:
    app = TrackerApp(full, Settings(theme=theme))
    least = MORE if theme in (CONTRAST.name, CONTRAST_LIGHT.name) else LEGIBLE
    systems = [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT]
    if theme == SIXTEEN.name:
        systems = [ColorSystem.TRUECOLOR, ColorSystem.STANDARD]
    faults = set()
    async with app.run_test(size=(120, 40)) as pilot:
        for screen, keys in SCREENS.items():
            for key in keys:
                await pilot.press(key)
            if screen == "themes":
                app.action_change_theme()
            await settled(pilot)
            for system in systems:
                asked = least if system is ColorSystem.TRUECOLOR else LEGIBLE
                faults |= {
                    f"{screen} {system.name}: {part.text.strip()!r} {part.ink.hex} on"
                    f" {part.ground.hex} {contrast(part.ink, part.ground):.2f}"
                    for part in painted(app, system)
                    if _faint(part, asked) and _in_front(app, part)
                }
    assert not faults, "\n".join(sorted(faults))
