"""Two hands with the counts of the range on them."""

from __future__ import annotations

from textual.content import Content

from ..hands.counts import Counts, elsewhere, wrapped
from ..hands.picture import HEIGHTS, WIDTH, Part, draw, level_of
from .page import MUTED, Seen


def hands_picture(seen: Seen, height: int = HEIGHTS[2]) -> Content:
    """Return the hands, with the twitches by place as numbers and shades, and below them in
    words what is on neither."""
    counts: Counts = Counts()
    for where in seen.insights.places:
        for hand in ("left", "right") if where.hand == "both" else (where.hand,):
            counts[hand, where.site] += where.twitches

    def style(part: Part) -> str:
        level = level_of(counts[part.place]) if part.place else 0
        if not level:
            return MUTED if part.kind in ("word", "number") else "$edge"
        shade = seen.shades[level - 1]
        if part.kind in ("shade", "mark"):
            return f"$primary on {shade.ground.hex}"
        return "bold" if part.kind == "number" else "$primary"

    lines = [
        Content.assemble(*((part.text, style(part)) for part in row))
        for row in draw(height, counts)
    ]
    lines += [Content.styled(line, MUTED) for line in wrapped(elsewhere(counts), WIDTH, 3)]
    return Content("\n").join(lines)
