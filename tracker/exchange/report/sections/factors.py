"""What the twitching goes with: what was found, how sure it is, and what moves together."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.insight.phrases import factor_when, per_words, ratio_words
from tracker.insight.result import FactorLink
from tracker.model import Catalogue
from tracker.model.say import listed
from tracker.model.words import visible

from ..content import Block, Paragraph, Ratio, Ratios, Section
from ..material import Material

HEADING = "Everyday things the twitches go with"
_MOST = 8
_MOST_PAIRS = 4
_MEANING = (
    "‘Clear’ is kept strict: of 100 diaries with nothing going on, about 4 would show one within a "
    "year. A ‘hint’ comes up at any one look in about one of ten such diaries. Neither shows a "
    "cause, and a factor may stand in for something that was not recorded."
)
_BEYOND = "‘Beyond ×…’: a change by more than that factor, up or down, per typical swing."
_VERDICTS = {
    "no clear link": "No clear link",
    "hardly varies": "Hardly varies",
    "too early": "Known on too few days yet",
}
_ALONE = "Neither of a pair can be credited alone."


def factors(material: Material) -> Section:
    """Return the links as ratios on one axis with what they mean; before the first look one
    sentence."""
    found = material.found
    reached = found.milestone
    if not found.associations or reached.reached is None:
        total = reached.watched_total
        told = (
            f"Too early to say: links are looked at from {reached.next} watched days on, and "
            f"{total or 'none'} {'is' if total == 1 else 'are'} on record."
        )
        return Section("factors", HEADING, [Paragraph(told)])
    shown = _shown(found.associations)
    blocks: list[Block] = []
    if shown:
        rows = [_row(link, material.catalogue, reached.reached) for link in shown]
        blocks.append(Ratios("Ratio of twitches a day, with its 95% interval", rows))
    blocks.append(Paragraph(_none(found.associations, material.catalogue, reached.reached)))
    if pairs := _pairs(shown, material.catalogue):
        blocks.append(Paragraph(f"Moving together: {'; '.join(pairs)}. {_ALONE}"))
    meaning = [_BEYOND] if any(link.tier is None and link.rules_out for link in shown) else []
    meaning += [_MEANING] if any(link.tier for link in shown) else []
    if meaning:
        blocks.append(Paragraph(" ".join(meaning), small=True))
    return Section("factors", HEADING, blocks)


def _shown(links: Sequence[FactorLink]) -> list[FactorLink]:
    """Return the clear links, the hints, then the suspects named beforehand, whatever they show."""
    found = [link for tier in ("clear", "hint") for link in links if link.tier == tier]
    suspects = [
        link
        for link in links
        if link.pinned and link.tier is None and link.verdict == "no clear link"
    ]
    return [link for link in (*found, *suspects) if link.rate_ratio is not None][:_MOST]


def _row(link: FactorLink, catalogue: Catalogue, reached: int) -> Ratio:
    factor = catalogue[link.factor]
    if link.tier and (link.low is None or link.high is None or link.low <= 1 <= link.high):
        said = f"{link.tier} over {reached:,} watched days; unsure in this period"
    elif link.tier and link.rate_ratio is not None:
        said = f"{ratio_words(link.rate_ratio)}{per_words(factor)} ({link.tier})"
    else:
        said = "no clear link"
        if link.rules_out is not None:
            said += f"; beyond ×{link.rules_out:.2g} is unlikely"
    return Ratio(
        label=", ".join(filter(None, [factor_when(factor, link.lag), per_words(factor).strip()])),
        ratio=link.rate_ratio,
        low=link.low,
        high=link.high,
        tier=link.tier,
        said=said,
    )


def _none(links: Sequence[FactorLink], catalogue: Catalogue, reached: int) -> str:
    """Return which factors were looked at without a link, and which could not be yet."""
    tiers = {link.factor for link in links if link.tier}
    groups: dict[str, list[str]] = {}
    for link in links:
        if link.factor not in tiers:
            names = groups.setdefault(link.verdict, [])
            if (label := visible(catalogue[link.factor].label)) not in names:
                names.append(label)
    # A factor with one lag looked at and one too early counts as looked at.
    looked = set(groups.get("no clear link", []))
    told = []
    for verdict in _VERDICTS:
        names = [
            each
            for each in groups.get(verdict, [])
            if verdict == "no clear link" or each not in looked
        ]
        looked.update(names)
        if names:
            told.append(f"{_VERDICTS[verdict]}: {listed(names)}.")
    start = f"Judged from the first {reached:,} watched days; figures speak of the period."
    return " ".join([*told, start])


def _pairs(shown: Sequence[FactorLink], catalogue: Catalogue) -> list[str]:
    pairs: dict[frozenset[str], str] = {}
    for link in shown:
        for mover in link.moves_with:
            key = frozenset((link.factor, mover.factor))
            one, other = (visible(catalogue[each].label) for each in (link.factor, mover.factor))
            sign = "−" if mover.r < 0 else ""
            pairs.setdefault(key, f"{one} and {other} (r {sign}{abs(mover.r):.2f})")
    return list(pairs.values())[:_MOST_PAIRS]
