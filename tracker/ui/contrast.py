"""How well a text can be read on its ground, and the least change that makes it legible."""

from __future__ import annotations

from collections.abc import Iterable

from textual.color import Color

LEGIBLE = 4.5  # the contrast that WCAG 2.1 asks of text
SEEN = 3.0  # and of a sign that says no more than what stands beside it
BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
LIGHTER, BLUER = 1.5, 80
STEPS = 32  # from a colour to black or white


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.1)."""
    channels = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def legible(ink: Color, grounds: Iterable[Color], least: float = LEGIBLE) -> Color:
    """Return the colour nearest to `ink` on its way to black or white that has at least that
    contrast on every one of the grounds; where there is none, the best of those two."""
    on = list(grounds)

    def worst(color: Color) -> float:
        return min(contrast(color, ground) for ground in on)

    if worst(ink) >= least:
        return ink
    end = max((BLACK, WHITE), key=worst)
    for step in range(1, STEPS):
        nearer = ink.blend(end, step / STEPS)
        if worst(nearer) >= least:
            return nearer
    return end


def told_apart(one: Color, other: Color) -> bool:
    """Whether people who don't tell red from green, too, see two inks as two: one is clearly
    lighter, or clearly bluer, which nearly all see."""
    return contrast(one, other) >= LIGHTER or abs(_blueness(one) - _blueness(other)) >= BLUER


def _blueness(color: Color) -> float:
    return color.b - (color.r + color.g) / 2


def ink_on(ground: Color, *inks: Color) -> Color:
    """Return the ink of most contrast; where all fall short of what text needs, black or white,
    one of which never does."""
    best = max(inks, key=lambda ink: contrast(ink, ground))
    if contrast(best, ground) >= LEGIBLE:
        return best
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, ground))
