"""Links with factors as sections: clear ones, hints, none with what is ruled out, too early."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.insight import Insights
from tracker.insight.phrases import KEYBOARD_CAVEAT, days_words, per_words, when_words
from tracker.insight.regressors import LEAST_PAIRED
from tracker.insight.result import FactorLink
from tracker.insight.waiting import span_words
from tracker.model import Catalogue, number
from tracker.model.say import capital, listed

from .blocks import UNKNOWN, Block, Column, Listing, Prose, Section, Table

TITLE = "Twitching and everyday things"
_COLUMNS = (
    Column("factor"),
    Column("day", plain=True),
    Column("n", right=True),
    Column("ratio", right=True),
    Column("95% interval"),
    Column("per"),
)
_VERDICT = Column("verdict", brief=False)
_RULED_OUT = Column("rules out", right=True)
_WAIT = Column("an answer takes", brief=False)
_RULED_OUT_WORDS = (
    "Rules out: a change by more than that factor, up or down, per typical swing is unlikely."
)
_MOST_PAIRS = 12


def link_sections(found: Insights, catalogue: Catalogue) -> list[Section]:
    """Return what is said of the factors, clear links first; before the first look one
    sentence for all of them. A sentence that is a headline isn't told again."""
    links = found.associations
    if not links:
        return []
    reached = found.milestone.reached
    if reached is None:
        left = found.milestone.next - found.milestone.watched_total
        text = (
            f"Too early to say for {listed(_labels(links, catalogue))}. First look at links "
            f"in {days_words(left)}; even then only very strong ones show."
        )
        return [Section(TITLE, [Prose(text)])]
    lead = (
        f"Verdicts speak of the first {reached} watched days; the next look comes at "
        f"{found.milestone.next}. n, ratio and interval speak of the days named above; one "
        "interval in twenty misses by chance, which the verdicts allow for. "
        "`tracker insights --plot FACTOR` draws one."
    )
    return [
        Section(TITLE, [Prose(lead)]),
        *_found(found, catalogue),
        *_none(found, catalogue),
        *_unsaid(found, catalogue),
        *_together(links, catalogue),
    ]


def _found(found: Insights, catalogue: Catalogue) -> list[Section]:
    sections = []
    for tier, title in (("clear", "Clear links"), ("hint", "Hints")):
        links = [link for link in found.associations if link.tier == tier]
        if links:
            rows = [[*_row(link, catalogue), verdict_words(link)] for link in links]
            blocks: list[Block] = [Table([*_COLUMNS, _VERDICT], rows)]
            blocks += _fresh((link.sentence for link in links), found.headlines)
            sections.append(Section(title, blocks, inner=True))
    return sections


def _none(found: Insights, catalogue: Catalogue) -> list[Section]:
    links = [link for link in found.associations if link.verdict == "no clear link"]
    if not links:
        return []
    if all(link.rate_ratio is None for link in links):  # nothing to tell but why
        return [Section("No clear link", _fresh((link.sentence for link in links), ()), inner=True)]
    rows = [
        [
            *_row(link, catalogue),
            verdict_words(link),
            UNKNOWN if link.rules_out is None else f"×{number(link.rules_out)}",
            _wait_words(link.days_needed),
        ]
        for link in links
    ]
    blocks: list[Block] = [Table([*_COLUMNS, _VERDICT, _RULED_OUT, _WAIT], rows)]
    blocks.append(Prose(_RULED_OUT_WORDS))
    if any(link.factor in ("workload", "keyboard_hours") for link in links):
        blocks.append(Prose(KEYBOARD_CAVEAT))
    return [Section("No clear link", blocks, inner=True)]


def _unsaid(found: Insights, catalogue: Catalogue) -> list[Section]:
    sections = []
    hardly = [link for link in found.associations if link.verdict == "hardly varies"]
    if hardly:
        sentences = _fresh((link.sentence for link in hardly), ())
        sections.append(Section("Hardly varies", sentences, inner=True))
    early = [link for link in found.associations if link.verdict == "too early"]
    if early:
        labels = _labels(early, catalogue)
        known = "it is" if len(labels) == 1 else "each is"
        text = (
            f"{capital(listed(labels))}: a look needs {LEAST_PAIRED} watched days on which "
            f"{known} known. The next look comes at {found.milestone.next} watched days."
        )
        sections.append(Section("Too early to say", [Prose(text)], inner=True))
    return sections


def _together(links: Sequence[FactorLink], catalogue: Catalogue) -> list[Section]:
    """Return which factors move together, each pair once, the closest first: none of a pair
    can be credited alone."""
    pairs: dict[frozenset[str], tuple[float, str]] = {}
    for link in links:
        for mover in link.moves_with:
            pair = frozenset((link.factor, mover.factor))
            if len(pair) == 2 and pair not in pairs:
                one, other = catalogue[link.factor].label, catalogue[mover.factor].label
                pairs[pair] = mover.r, f"{one} and {other} (r {mover.r:.2f})"
    if not pairs:
        return []
    said = [words for _, words in sorted(pairs.values(), key=lambda pair: -abs(pair[0]))]
    more = f"; {len(said) - _MOST_PAIRS} more pairs" if len(said) > _MOST_PAIRS else ""
    text = (
        f"In the days named above: {'; '.join(said[:_MOST_PAIRS])}{more}. Neither of a pair can "
        "be credited alone."
    )
    return [Section("Moving together", [Prose(text)], inner=True)]


def verdict_words(link: FactorLink) -> str:
    """Return the verdict with its tier: 'more (hint)', 'no clear link'."""
    return f"{link.verdict} ({link.tier})" if link.tier else link.verdict


def _row(link: FactorLink, catalogue: Catalogue) -> list[str]:
    return [
        catalogue[link.factor].label,
        when_words(link.factor, link.lag).removeprefix("the "),
        str(link.n),
        UNKNOWN if link.rate_ratio is None else ratio_figure(link.rate_ratio),
        UNKNOWN
        if link.low is None or link.high is None
        else f"{ratio_figure(link.low)} to {ratio_figure(link.high)}",
        per_words(catalogue[link.factor]).strip().removeprefix("per ") or "yes",
    ]


def ratio_figure(ratio: float) -> str:
    """Return a rate ratio in figures: '0.74', '12.3', '1,250'."""
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:,.0f}"


def _wait_words(days: tuple[int, int] | None) -> str:
    if days is None:
        return UNKNOWN
    return "days enough by now" if days == (0, 0) else span_words(days)


def _fresh(sentences: Iterable[str], told: Sequence[str]) -> list[Block]:
    """Return sentences not told yet, each once: both lags may say the same."""
    left = [each for each in dict.fromkeys(sentences) if each not in told]
    return [Listing(left)] if left else []


def _labels(links: Iterable[FactorLink], catalogue: Catalogue) -> list[str]:
    return list(dict.fromkeys(catalogue[link.factor].label for link in links))
