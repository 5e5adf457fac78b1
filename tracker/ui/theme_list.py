"""The themes to choose from, our own first, each with a word about it."""

from __future__ import annotations

from typing import Any

from textual.app import App

from .own_themes import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT, OURS, SIXTEEN
from .themed import ThemedApp

# Each in the room that is left beside the longest name.
WORDS = {
    DARK.name: "dark and calm",
    LIGHT.name: "light",
    CONTRAST.name: "dark, more contrast",
    CONTRAST_LIGHT.name: "light, more contrast",
    SIXTEEN.name: "for 16 colours",
}
BY_ITSELF = "taken: 16 colours here"  # the person's own choice is kept for other terminals


def theme_names(app: App[Any]) -> list[str]:
    """Return the names of every theme that can work here, our own first."""
    own = [theme.name for theme in OURS]
    return [*own, *sorted(app.available_themes.keys() - set(own))]


def theme_lines(app: ThemedApp) -> dict[str, str]:
    """Return a line for each theme by its name: the name and a word about it."""
    names = theme_names(app)
    width = max(map(len, names))
    return {name: f"{name:<{width}}  {_words(app, name)}" for name in names}


def _words(app: ThemedApp, name: str) -> str:
    if name == app.theme == app.theme_by_itself:
        return BY_ITSELF
    theme = app.available_themes[name]
    return WORDS.get(name) or ("dark" if theme.dark else "light")
