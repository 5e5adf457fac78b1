"""A trial among the findings: its numbers and its review, and what JSON holds beside them."""

from __future__ import annotations

import numpy as np

from tests.insight.records import Records, day, episode
from tracker.cli.findings.blocks import Listing, Prose, Section, Table
from tracker.cli.findings.content import document
from tracker.insight import Insights
from tracker.insight.as_json import as_json
from tracker.model import CATALOGUE, Trial
from tracker.model.designs import phases

CONTRACT = [
    "name", "design", "days", "ratio", "low", "high", "unadjusted", "p_randomised",
    "also_changed", "verdict", "sentence",
]  # fmt: skip


def analysed(today: int = 40) -> Insights:
    """Return a diary with a trial of four weeks in it, halving the twitches."""
    counts = 1 + np.random.default_rng(2).poisson(np.repeat([7.0, 3.0], 14))
    trial = Trial(
        id="t",
        name="tea",
        change="tea before noon",
        lengths=[14, 14],
        phases=phases([14, 14], day(0)),
        adherence={day(15).isoformat(): True},
    )
    records = Records(episodes=[episode(row, count=int(n)) for row, n in enumerate(counts)])
    last = min(27, today - 1)
    return records.analyse(day(0), day(last), day(today), trials=[trial])


def section_of(found: Insights) -> Section:
    sections = document(found, CATALOGUE, first_weekday=0).sections
    return next(each for each in sections if each.title == "Trial: tea")


def test_the_numbers_and_the_review_are_told() -> None:
    prose, table, review = section_of(analysed()).blocks
    assert isinstance(prose, Prose)
    assert isinstance(table, Table)
    assert isinstance(review, Listing)
    titles = [column.title for column in table.columns]
    row = dict(zip(titles, table.rows[0], strict=True))
    assert row["days counted"] == "14 changed, 14 baseline"
    assert row["kept to"] == "1 of 1 days said, 14 in all"
    assert row["verdict"] in ("fewer", "no clear difference")
    assert any(item.startswith("If twitching goes on: ") for item in review.items)
    assert not any(item.startswith("What was tried") for item in review.items)  # the sentence does


def test_while_it_runs_there_is_one_sentence() -> None:
    (prose,) = section_of(analysed(today=20)).blocks
    assert isinstance(prose, Prose)
    assert "runs until" in prose.text


def test_json_keeps_the_contract_and_describes_the_rest() -> None:
    found = as_json(analysed())
    assert list(found["trial"]) == CONTRACT
    beside = found["description"]["trial"]
    assert beside["adherence"] == {"kept": 1, "said": 1, "of": 14}
    assert (beside["id"], beside["changed_days"], beside["stopped_early"]) == ("t", 14, False)
    assert beside["last"] == day(27).isoformat()
    assert {"heading", "sentence", "repeats"} == set(beside["review"][0])
    assert not set(beside) & set(CONTRACT)
