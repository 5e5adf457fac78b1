"""Factors are looked through in an order that puts what was found first."""

from __future__ import annotations

from typing import Any

from tracker.insight.ranking import ranked
from tracker.insight.result import FactorLink


def link(factor: str, lag: int = 0, **more: Any) -> FactorLink:
    given: dict[str, Any] = {
        "n": 40, "unit": "", "per": 1.0, "rate_ratio": None, "low": None, "high": None,
        "p_adjusted": None, "tier": None, "verdict": "no clear link", "pinned": False,
        "days_needed": None, "rules_out": None, "moves_with": [], "sentence": "",
    } | more  # fmt: skip
    return FactorLink(factor=factor, lag=lag, **given)


def test_clear_before_hint_before_none_before_too_early_and_suspects_first_within() -> None:
    links = [
        link("early", verdict="too early"),
        link("constant", verdict="hardly varies"),
        link("none"),
        link("suspect", pinned=True),
        link("hinted", verdict="more", tier="hint"),
        link("sure", verdict="fewer", tier="clear"),
    ]
    order = ["sure", "hinted", "suspect", "none", "early", "constant"]
    assert [each.factor for each in ranked(links)] == order


def test_the_lag_that_says_most_is_shown_first() -> None:
    (found,) = ranked([link("sleep"), link("sleep", 1, verdict="fewer", tier="hint")])
    assert (found.standing, found.lag) == ("hint", 1)
    assert found.at(0).lag == 0
    (tied,) = ranked([link("sleep"), link("sleep", 1)])
    assert tied.lag == 0


def test_who_is_pinned_for_the_next_look_stands_with_the_suspects() -> None:
    links = [link("a"), link("b"), link("b", 1)]
    assert [each.factor for each in ranked(links, {("b", 1)})] == ["b", "a"]
