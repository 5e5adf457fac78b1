"""The themes to choose from, our own first, each with a word about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.theme import Theme

from .own_themes import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT, OURS, SIXTEEN
from .themed import ThemedApp

WORDS = {
    DARK.name: "dark and calm; what a new tracker begins with",
    LIGHT.name: "light, for a bright room",
    CONTRAST.name: "dark, with more contrast",
    CONTRAST_LIGHT.name: "light, with more contrast",
    SIXTEEN.name: "for terminals of 16 colours",
}
BY_ITSELF = "taken by itself: this terminal has 16 colours; your own choice is kept for others"
TEXTUALS = "made legible where it is not"


def theme_palette() -> CommandPalette:
    """Return the palette of themes."""
    return CommandPalette(providers=[ThemesProvider], placeholder="Search for themes")


class ThemesProvider(Provider):
    """Every theme that can work here."""

    @property
    def _tracker(self) -> ThemedApp:
        return cast("ThemedApp", self.app)

    def _themes(self) -> list[Theme]:
        places = {theme.name: place for place, theme in enumerate(OURS)}
        themes = self.app.available_themes.values()
        return sorted(themes, key=lambda each: (places.get(each.name, len(places)), each.name))

    def _words(self, theme: Theme) -> str:
        app = self._tracker
        if theme.name == app.theme == app.theme_by_itself:
            return BY_ITSELF
        words = WORDS.get(theme.name) or f"{'dark' if theme.dark else 'light'}, {TEXTUALS}"
        return f"on now · {words}" if theme.name == app.theme else words

    def _choice(self, theme: Theme) -> Callable[[], None]:
        return partial(setattr, self.app, "theme", theme.name)

    async def discover(self) -> Hits:
        for theme in self._themes():
            yield DiscoveryHit(theme.name, self._choice(theme), help=self._words(theme))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for theme in self._themes():
            score = matcher.match(theme.name)
            if score > 0:
                shown = matcher.highlight(theme.name)
                yield Hit(score, shown, self._choice(theme), help=self._words(theme))
