"""What an app does for its colours, whatever terminal it is on."""

from __future__ import annotations

from collections.abc import Sequence

from textual.filter import LineFilter

from .own_themes import DARK, OUR_NAMES, OURS, SIXTEEN, UNMIXABLE
from .sturdy import SturdyApp

# What all style sheets share, as $inset and so on: the room beside words in a line or a frame, that
# around what fills a page or a dialog, and how wide a line of prose gets.
MEASURES = {"inset": "0 1", "page": "1 2", "reading": "100"}


class ThemedApp(SturdyApp):
    """An app with our themes beside Textual's; these are made legible when one is chosen.

    Where the terminal has 16 colours it takes `SIXTEEN` by itself, and where no colours are
    wanted (NO_COLOR) it sends none: greys are colours too, and stand ill on a ground that is
    the person's own.
    """

    theme_by_itself = ""  # the theme that was taken for the terminal's sake; not a choice to keep

    def __init__(self) -> None:
        super().__init__()
        for theme in OURS:
            self.register_theme(theme)
        for name in UNMIXABLE:
            self.unregister_theme(name)
        self._without_color: list[LineFilter] = []
        if self.no_color:
            from .no_color import WithoutColor

            self._without_color = [WithoutColor(self)]

    @property
    def few_colors(self) -> bool:
        """Whether the terminal has 16 colours, as far as its environment tells."""
        return self.console.color_system == "standard"

    def theme_for(self, wanted: str) -> str:
        """Return the theme to begin with where `wanted` is asked for."""
        if not self.few_colors:
            return wanted
        self.theme_by_itself = SIXTEEN.name
        return SIXTEEN.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {**DARK.variables, **MEASURES}

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        # Before it runs the app has Textual's theme, which nobody will see.
        if self.is_running and self.theme not in OUR_NAMES:
            from .legible import legible_variables

            variables = self.theme_variables = legible_variables(variables)
        return variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        return self._without_color if self.no_color else super().get_line_filters()
