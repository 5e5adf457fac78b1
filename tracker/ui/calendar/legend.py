"""What the shades and glyphs of the grids mean, with the person's own numbers."""

from __future__ import annotations

from textual.content import Content

from tracker.model.measures import Measure, OfFactor
from tracker.model.scale import Scale

from ..themes import Shade
from .shown import (
    BASELINE,
    CHANGED,
    HIDDEN,
    NO_FIGURE,
    NOT_KNOWN,
    NOT_WATCHED,
    WASHOUT,
    DaysShown,
)

USUAL = "usual: four of five days of the last year"
FLAG, EVENT, NOTE, CLOSED = "⚑ flag", "◆ event", "✎ note", "✓ closed"


def shade_pieces(shown: DaysShown, looks: list[Shade]) -> list[Content]:
    """Return the shades with the figures they stand for: '░ 1–2', '█ 9+'."""
    return [
        Content.assemble(
            (" ", f"{look.ink.hex} on {look.ground.hex}"),
            (look.glyph, look.edge.hex),
            f" {words}",
        )
        for look, words in zip(looks, shade_words(shown.measure, shown.scale), strict=True)
        if words
    ]


def shade_words(measure: Measure, scale: Scale) -> list[str]:
    """Return what each of the four shades stands for; '' for one that no figure has."""
    if isinstance(measure, OfFactor) and measure.factor.kind == "yesno":
        return ["", "", "", "yes"]
    first, second, third = (measure.short(bound) for bound in scale.bounds)
    if measure.whole:
        low, middle, high = (int(bound) for bound in scale.bounds)
        return [
            _between(1, low), _between(low + 1, middle), _between(middle + 1, high),
            f"{high + 1}+",
        ]  # fmt: skip
    return [f"to {first}", f"to {second}", f"to {third}", "more"]


def sign_pieces(shown: DaysShown, hide_key: str) -> list[str]:
    """Return the signs of days without a figure, and the glyphs, each with its meaning, as far
    as they stand in these days: those that explain themselves least come first, for where
    there is not room for all. `hide_key` is the key that shows counts again."""
    there = shown.signs()
    of_factor = isinstance(shown.measure, OfFactor)
    doubtful = shown.unreadable | shown.lacking
    meanings = {
        NOT_WATCHED: f"{NOT_WATCHED} not {'recorded' if of_factor else 'watched'}",
        HIDDEN: f"{HIDDEN} watched, counts hidden: {hide_key}",
        **{piece[0]: piece for piece in (FLAG, EVENT, NOTE)},
        CHANGED: f"{CHANGED} trial: change",
        BASELINE: f"{BASELINE} trial: baseline",
        WASHOUT: f"{WASHOUT} left out",
        CLOSED[0]: CLOSED,
        NO_FIGURE: f"{NO_FIGURE} none stated",
        "0": "" if of_factor else "0 none",
    }
    pieces = [f"{NOT_KNOWN} not known"] if doubtful or NOT_KNOWN in there else []
    pieces += [meaning for sign, meaning in meanings.items() if meaning and sign in there]
    if not shown.hidden and shown.summary.usual(shown.measure):
        pieces.append(USUAL)
    return pieces


def _between(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}–{high}"
