"""Colours that widgets and figures take from whichever theme is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textual.color import Color

from .contrast import SEEN, ink_on, legible
from .own_themes import BAND, LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

GLYPHS = "░▒▓█"
PARTS = (0.2, 0.4, 0.65, 0.95)  # of the way from the surface to the primary colour, by level
BAND_PART = 0.25

Rgb = tuple[int, int, int]


class Shade(NamedTuple):
    """How a level of the person's own scale looks: a glyph for those who see no colour, ink and
    ground for the others, and the ink of the glyph where it stands beside the ground."""

    glyph: str
    ground: Color
    ink: Color
    edge: Color


def shades(app: App[Any]) -> list[Shade]:
    """Return the looks of levels 1 to 4 in the theme that is on."""
    return shades_of(app.theme_variables)


def shades_of(variables: Mapping[str, str]) -> list[Shade]:
    """Return the looks of levels 1 to 4, from the theme's surface towards its primary colour;
    a theme that has colours of its own for them says so."""
    surface, primary, foreground, background = (
        Color.parse(variables[name]) for name in ("surface", "primary", "foreground", "background")
    )
    looks = []
    for glyph, part, name in zip(GLYPHS, PARTS, LEVELS, strict=True):
        own = variables.get(name)
        ground = Color.parse(own) if own else surface.blend(primary, part)
        edge = primary if own else legible(ground, [surface], SEEN)
        looks.append(Shade(glyph, ground, ink_on(ground, foreground, background), edge))
    return looks


class FigureColors(NamedTuple):
    """The colours of a figure, as `tracker.plot.Palette` wants them."""

    axis: Rgb
    dots: Rgb
    line: Rgb
    band: Rgb
    quiet: Rgb


def figure_colors(app: App[Any]) -> FigureColors:
    """Return the colours of figures in the theme that is on."""
    return figure_colors_of(app.theme_variables)


def figure_colors_of(variables: Mapping[str, str]) -> FigureColors:
    """Return the colours of figures in a theme: what is drawn behind, the band, is a ground."""
    muted, primary, accent, background = (
        Color.parse(variables[name])
        for name in ("foreground-muted", "primary", "accent", "background")
    )
    own = variables.get(BAND)
    band = Color.parse(own) if own else background.blend(accent, BAND_PART)
    return FigureColors(muted.rgb, primary.rgb, accent.rgb, band.rgb, muted.rgb)
