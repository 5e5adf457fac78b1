"""The colours and weights of the Calendar's cells in the theme that is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.style import Style
from textual.app import App
from textual.color import Color

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
            Style(color=glyph_ink(shade, self.shades).rich_color, bgcolor=shade.ground.rich_color)
            for shade in self.shades
        ]

    @cached_property
    def faint(self) -> Style:
        return Style(color=self.shades[0].ground.rich_color)


def glyph_ink(shade: Shade, shades: Sequence[Shade]) -> Color:
    """Return the ink of a shade's glyph on its own ground: it darkens that so far only that the
    four stay as far apart as their grounds are."""
    return shade.ground.blend(shades[-1].ground, 0.5)


def inks_of(app: App[object]) -> Inks:
    """Return the inks of the theme that is on."""
    variables = app.theme_variables

    def ink(name: str) -> Style:
        return Style(color=Color.parse(variables[name]).rich_color)

    foreground, background = Color.parse(variables["foreground"]), Color.parse(variables["surface"])
    muted = background.blend(foreground, 0.72)
    return Inks(
        quiet=Style(color=muted.rich_color),
        plain=ink("foreground"),
        marks=Style(color=muted.rich_color),
        band=ink("secondary"),
        today=ink("foreground") + Style(bold=True, underline=True),
        cursor=ink("foreground") + Style(bold=True, reverse=True),
        found=ink("accent") + Style(bold=True),
        shades=shades(app),
    )
