"""The colours and weights of the Calendar's cells in the theme that is on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rich.style import Style
from textual.app import App
from textual.color import Color

from ..own_themes import TRIAL
from ..themes import Shade, shades


@dataclass(frozen=True)
class Inks:
    """Styles by what they are for; `shades` are those of the levels 1 to 4, `grounds` figures on
    them, `glyphs` the shades' own, `faint` those of days that a search left out."""

    quiet: Style
    plain: Style
    marks: Style
    band: Style
    today: Style
    cursor: Style
    found: Style
    shades: list[Shade]

    @cached_property
    def grounds(self) -> list[Style]:
        return [
            Style(color=shade.ink.rich_color, bgcolor=shade.ground.rich_color)
            for shade in self.shades
        ]

    @cached_property
    def glyphs(self) -> list[Style]:
        return [
            Style(color=shade.sign.rich_color, bgcolor=shade.behind.rich_color)
            for shade in self.shades
        ]

    @cached_property
    def faint(self) -> Style:
        return Style(color=self.shades[0].edge.rich_color)


def inks_of(app: App[object]) -> Inks:
    """Return the inks of the theme that is on."""
    variables = app.theme_variables

    def ink(name: str) -> Style:
        return Style(color=Color.parse(variables[name]).rich_color)

    return Inks(
        quiet=ink("foreground-muted"),
        plain=ink("foreground"),
        marks=ink("foreground-muted"),
        band=ink(TRIAL),
        today=ink("foreground") + Style(bold=True, underline=True),
        cursor=ink("foreground") + Style(bold=True, reverse=True),
        found=ink("accent") + Style(bold=True),
        shades=shades(app),
    )
