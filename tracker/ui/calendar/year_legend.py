"""What the shades and glyphs of the year mean; unlike the month's, its cells are a figure on a
shade or the shade's glyph alone."""

from __future__ import annotations

from textual.content import Content

from tracker.model.measures import OfFactor

from ..themes import Shade
from .legend import CLOSED, shade_words, sign_pieces
from .shown import BASELINE, CHANGED, WASHOUT, DaysShown


def year_pieces(
    shown: DaysShown, looks: list[Shade], hide_key: str, *, numbers: bool
) -> list[Content]:
    """Return what the year's shades and signs stand for; `numbers`: every figure is told, not
    its shade alone; `hide_key` shows counts again. A check-in that was closed has no sign in
    the year."""
    measure = shown.measure
    signs = [piece for piece in sign_pieces(shown, hide_key) if piece != CLOSED]
    # The bands come first: where there is not room for all, they explain themselves least.
    signs.sort(key=lambda piece: piece[0] not in (CHANGED, BASELINE, WASHOUT))
    if isinstance(measure, OfFactor) and measure.factor.kind == "yesno" and not numbers:
        signs.insert(0, "n no")
    return [
        *([] if shown.hidden else _shade_pieces(shown, looks, numbers=numbers)),
        *(Content(piece) for piece in signs),
    ]


def _shade_pieces(shown: DaysShown, looks: list[Shade], *, numbers: bool) -> list[Content]:
    """Return what the shades stand for, each as a day's cell has it: the words on the shade, or
    behind its glyph."""
    words = shade_words(shown.measure, shown.scale)
    told = [(look, said) for look, said in zip(looks, words, strict=True) if said]
    if numbers:
        return [
            Content.styled(f" {said} ", f"{look.ink.hex} on {look.ground.hex}")
            for look, said in told
        ]
    return [
        Content.assemble((look.glyph, f"{look.sign.hex} on {look.behind.hex}"), f" {said}")
        for look, said in told
    ]
