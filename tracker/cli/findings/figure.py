"""The daily count against one factor as a figure of characters, with what it says beneath."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.insight import Insights
from tracker.insight.phrases import days_words, factor_when
from tracker.model import Factor
from tracker.model.say import capital
from tracker.model.words import visible

from ..output import columns, headline, paint, paragraph, rows, say, wrapped
from .content import range_words, seen_words
from .links import verdict_words

if TYPE_CHECKING:
    from tracker.plot import Cell, Picture

ALONE = 20  # rows of a figure where there is no terminal
BESIDE = 5  # rows of the heading, of the last line and of the prompt
LOWEST, HIGHEST = 10, 30
WIDEST = 160
_BAND = "░"  # a glyph, not a background: it is there without colours, on light and dark

# The figure's colours are the terminal's own, so that they fit its theme.
_AXIS, _DOTS, _LINE, _GROUND, _QUIET = ((index, 0, 0) for index in range(5))
_CODES: dict[tuple[int, int, int] | None, str] = {
    _AXIS: "2",
    _DOTS: "36",
    _LINE: "33",
    _GROUND: "90",
    _QUIET: "2",
}


def say_figure(found: Insights, factor: Factor, lag: int, *, day_start_hour: float) -> None:
    """Print the count of each watched day against a factor `lag` days before, as large as the
    terminal allows (80 x 20 where there is none). Loads plotext."""
    link = found.link(factor.key, lag)
    fitted = f" · line: fitted · {_BAND} its 95% band" if (factor.key, lag) in found.curves else ""
    beneath = [f"• a day · ● several{fitted}", link.sentence if link else "", seen_words(found)]
    height = _height(sum(len(wrapped(words)) for words in beneath))
    picture = _picture(found, factor, lag, day_start_hour, height)
    if link is None or picture is None:
        paragraph(_nothing(found, factor))
        return
    headline(f"{capital(factor_when(factor, lag))}, and twitches a day")
    pinned = " · pinned" if link.pinned else ""
    say(f"{days_words(link.n)}{pinned} · {verdict_words(link)}")
    for row in picture.rows:
        paint(_runs(row))
    for words in beneath:
        paragraph(words)


def _height(beneath: int) -> int:
    """Return the rows of a figure that stands on one screen with the lines beneath it."""
    high = rows()
    return ALONE if high is None else min(max(high - beneath - BESIDE, LOWEST), HIGHEST)


def _picture(
    found: Insights, factor: Factor, lag: int, day_start_hour: float, height: int
) -> Picture | None:
    from tracker.plot import Palette, against

    return against(
        found.table,
        factor,
        lag,
        found.curves.get((factor.key, lag)),
        width=min(columns(), WIDEST),
        height=height,
        palette=Palette(_AXIS, _DOTS, _LINE, _GROUND, _QUIET),
        day_start_hour=day_start_hour,
    )


def _runs(row: Sequence[Cell]) -> list[tuple[str, str]]:
    """Return a row as (text, colour code), the band as a glyph."""
    shown = [
        (_BAND, _GROUND) if cell.ground and cell.glyph == " " else (cell.glyph, cell.ink)
        for cell in row
    ]
    while shown and shown[-1][0] == " ":
        shown.pop()
    return [
        ("".join(glyph for glyph, _ in run), _CODES.get(ink, ""))
        for ink, run in groupby(shown, key=lambda each: each[1])
    ]


def _nothing(found: Insights, factor: Factor) -> str:
    """Return why there is nothing to draw."""
    label = visible(factor.label)
    values = found.table.factors.get(factor.key)
    if found.start is None:
        return f"{capital(label)}: no finished day yet."
    recorded = 0 if values is None else sum(value == value for value in values.tolist())
    if recorded:
        days = f"{recorded} {'day' if recorded == 1 else 'days'}"
        return f"{capital(label)}: recorded on {days}, {range_words(found)}, none of them watched."
    return f"{capital(label)}: nothing recorded, {range_words(found)}."
