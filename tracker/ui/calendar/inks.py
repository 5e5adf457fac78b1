"""The colours and weights of the Calendar's cells in the theme that is on."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from textual.app import App
from textual.color import Color

from ..themes import Shade, shades


@dataclass(frozen=True)
class Inks:
    """Styles by what they are for; `shades` are those of the levels 1 to 4."""

    quiet: Style
    plain: Style
    marks: Style
    band: Style
    today: Style
    cursor: Style
    found: Style
    shades: list[Shade]


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
