"""Twitches by place, and those in words that are on neither hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from textwrap import wrap

from tracker.model import Episode
from tracker.model.words import HAND_SITES

from .places import PLACES

NO_BREAK = "\xa0"

Counts = Counter[tuple[str | None, str | None]]


def tally(episodes: Iterable[Episode]) -> Counts:
    """Return twitches by (hand, site); an episode's count goes whole to each of its sites,
    and both hands to either."""
    counts: Counts = Counter()
    for episode in episodes:
        hands = ("left", "right") if episode.hand == "both" else (episode.hand,)
        for hand in hands:
            for site in episode.sites or (None,):
                counts[hand, site] += episode.count
    return counts


def elsewhere(counts: Counts) -> list[str]:
    """Return the places that are not drawn, in words with their counts, most twitches first."""
    named = []
    for (hand, site), count in sorted(counts.items(), key=lambda item: -item[1]):
        if (hand, site) in PLACES:
            continue
        if site is None:
            name = f"{hand} hand" if hand else "place not said"
        else:
            name = f"{hand} {site}" if hand and site in HAND_SITES else site
        named.append(f"{name} {count}")
    return named


def wrapped(names: list[str], width: int, lines: int | None = None) -> list[str]:
    """Return the names as lines of that width, none of them torn; those that have no room in so
    many lines are counted."""
    rows = _rows(names, width)
    if lines is None or len(rows) <= lines:
        return rows
    for kept in range(len(names) - 1, 0, -1):
        rows = _rows([*names[:kept], f"{len(names) - kept} more"], width)
        if len(rows) <= lines:
            return rows
    return _rows([f"{len(names)} other places"], width)[:lines]


def _rows(names: list[str], width: int) -> list[str]:
    whole = ", ".join(name.replace(" ", NO_BREAK) for name in names)
    return [row.replace(NO_BREAK, " ") for row in wrap(whole, width)]
