"""In which order factors are looked through: what was found first, suspects first within."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from .result import FactorLink

Standing = Literal["clear", "hint", "no clear link", "too early", "hardly varies"]
STANDINGS: tuple[Standing, ...] = (
    "clear",
    "hint",
    "no clear link",
    "too early",
    "hardly varies",
)


@dataclass(frozen=True)
class Ranked:
    """A factor with its links by lag, where it stands (the better of them), and the lag that
    says so."""

    factor: str
    standing: Standing
    lag: int
    links: tuple[FactorLink, ...]
    pinned: bool

    def at(self, lag: int) -> FactorLink:
        """Return the link at a lag; the first one where it was not looked at."""
        return next((link for link in self.links if link.lag == lag), self.links[0])


def standing(link: FactorLink) -> Standing:
    """Return where a link stands: its tier, else its verdict."""
    if link.tier is not None:
        return link.tier
    if (
        link.verdict == "more" or link.verdict == "fewer"
    ):  # a direction without a tier: there is none such
        return "hint"
    return link.verdict


def ranked(
    links: Sequence[FactorLink], pinned: Collection[tuple[str, int]] = frozenset()
) -> list[Ranked]:
    """Return the factors of an analysis, those that stand best first; suspects (of the analysis
    or in `pinned`) before others, else in the order they came."""
    by_factor: dict[str, list[FactorLink]] = {}
    for link in links:
        by_factor.setdefault(link.factor, []).append(link)
    found = [_ranked(tuple(each), pinned) for each in by_factor.values()]
    return sorted(found, key=lambda each: (STANDINGS.index(each.standing), not each.pinned))


def _ranked(links: tuple[FactorLink, ...], pinned: Collection[tuple[str, int]]) -> Ranked:
    best = min(links, key=lambda link: (STANDINGS.index(standing(link)), link.lag))
    suspect = any(link.pinned or (link.factor, link.lag) in pinned for link in links)
    return Ranked(best.factor, standing(best), best.lag, links, suspect)
