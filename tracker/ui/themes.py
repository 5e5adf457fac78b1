"""Colours that widgets and figures take from whichever theme is on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.color import Color

from .contrast import SEEN, ink_on, legible
from .own_themes import BAND, LEVELS, LINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

GLYPHS = "░▒▓█"

Rgb = tuple[int, int, int]


class Shade(NamedTuple):
    """How a level of the person's own scale looks: a figure in `ink` on `ground`, beside that its
    glyph in `edge`, for those who see no colour. Where the glyph stands alone it is in `sign` on
    `behind`."""

    glyph: str
    ground: Color
    ink: Color
    edge: Color
    sign: Color
    behind: Color


def shades(app: App[Any]) -> list[Shade]:
    """Return the looks of levels 1 to 4 in the theme that is on."""
    return shades_of(app.theme_variables)


def shades_of(variables: Mapping[str, str]) -> list[Shade]:
    """Return the looks of levels 1 to 4. Where the first has no ground that differs from the
    surface, as with 16 colours, glyphs alone tell the levels wherever there is no figure."""
    names = ("surface", "primary", "foreground", "background", *LEVELS)
    return list(_shades(*(variables[name] for name in names)))


@lru_cache(maxsize=8)  # hands are drawn anew with every key
def _shades(*values: str) -> tuple[Shade, ...]:
    surface, primary, foreground, background, *grounds = map(Color.parse, values)
    apart = grounds[0] != surface
    return tuple(
        Shade(
            glyph,
            ground,
            ink_on(ground, foreground, background),
            edge=legible(ground, [surface], SEEN) if apart else primary,
            # It darkens its ground so far only that the four stay as far apart as those are.
            sign=ground.blend(grounds[-1], 0.5) if apart else primary,
            behind=ground if apart else surface,
        )
        for glyph, ground in zip(GLYPHS, grounds, strict=True)
    )


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
    muted, primary, line, band = (
        Color.parse(variables[name]).rgb for name in ("foreground-muted", "primary", LINE, BAND)
    )
    return FigureColors(axis=muted, dots=primary, line=line, band=band, quiet=muted)
