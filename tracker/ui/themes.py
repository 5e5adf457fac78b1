"""Our own themes, and colours that widgets and figures take from whichever theme is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textual.color import Color
from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App

DARK = Theme(
    name="tracker-dark",
    primary="#7fb4d8",
    secondary="#9fb8c8",
    accent="#e0a458",
    warning="#e0b050",
    error="#e58f7b",
    success="#8fc09a",
    foreground="#dfe5e8",
    background="#14191d",
    surface="#181e23",
    panel="#212930",
    dark=True,
    variables={"block-cursor-text-style": "bold", "footer-key-foreground": "#e0a458"},
)

LIGHT = Theme(
    name="tracker-light",
    primary="#1d5f8a",
    secondary="#4c6472",
    accent="#8f5300",
    warning="#8a5a00",
    error="#a03420",
    success="#2f6b3c",
    foreground="#1e2528",
    background="#f6f5f1",
    surface="#fbfaf7",
    panel="#e9e7e0",
    dark=False,
    variables={"block-cursor-text-style": "bold", "footer-key-foreground": "#8f5300"},
)

OURS = (DARK, LIGHT)

# What all style sheets share, as $inset and so on: the room beside words in a line or a frame, that
# around what fills a page or a dialog, and how wide a line of prose gets.
MEASURES = {"inset": "0 1", "page": "1 2", "reading": "100"}

LEGIBLE = 4.5  # the contrast that WCAG 2.1 asks of text
BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)


class Shade(NamedTuple):
    """How a level of the person's own scale looks: a glyph for those who see no colour,
    ink and ground for the others."""

    glyph: str
    ground: Color
    ink: Color


def shades(app: App[Any]) -> list[Shade]:
    """Return the looks of levels 1 to 4, from the theme's background towards its primary."""
    variables = app.theme_variables
    surface = Color.parse(variables["surface"])
    primary = Color.parse(variables["primary"])
    foreground = Color.parse(variables["foreground"])
    background = Color.parse(variables["background"])
    looks = []
    for glyph, part in zip("░▒▓█", (0.16, 0.34, 0.58, 0.86), strict=True):
        ground = surface.blend(primary, part)
        ink = _legible_on(ground, foreground, background)
        looks.append(Shade(glyph, ground, ink))
    return looks


class FigureColors(NamedTuple):
    """The colours of a figure, as `tracker.plot.Palette` wants them."""

    axis: tuple[int, int, int]
    dots: tuple[int, int, int]
    line: tuple[int, int, int]
    band: tuple[int, int, int]
    quiet: tuple[int, int, int]


def figure_colors(app: App[object]) -> FigureColors:
    """Return the colours of figures in the theme that is on."""
    variables = app.theme_variables

    def rgb(name: str, towards: str | None = None, part: float = 0.0) -> tuple[int, int, int]:
        color = Color.parse(variables[name])
        if towards:
            color = color.blend(Color.parse(variables[towards]), part)
        return color.rgb

    return FigureColors(
        axis=rgb("foreground", "background", 0.45),
        dots=rgb("primary"),
        line=rgb("accent"),
        band=rgb("background", "accent", 0.22),
        quiet=rgb("foreground", "background", 0.6),
    )


def _legible_on(ground: Color, *inks: Color) -> Color:
    """Return the ink of most contrast; where the theme's own fall short of WCAG's 4.5, black or
    white, one of which never does."""
    best = max(inks, key=lambda ink: contrast(ink, ground))
    if contrast(best, ground) >= LEGIBLE:
        return best
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, ground))


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours (WCAG 2.1)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    channels = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
