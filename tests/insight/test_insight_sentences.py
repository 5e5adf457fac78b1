from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker.insight
from tracker.insight import as_json
from tracker.insight.phrases import (
    KEYBOARD_CAVEAT,
    days_subject,
    factor_when,
    per_words,
    ratio_words,
    when_words,
)
from tracker.insight.result import FactorLink, Milestone
from tracker.insight.sentences import Told, link_sentence
from tracker.insight.waiting import days_to_first_look, span_words
from tracker.model import CATALOGUE, Factor
from tracker.model.reads import Units, read_in

from .diaries import simulate
from .records import as_records, day


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (1.18, "18% more"),
        (0.88, "12% fewer"),
        (1.001, "the same number"),
        (2.34, "2.3 times as many"),
    ],
)
def test_ratios_in_words(ratio: float, words: str) -> None:
    assert ratio_words(ratio) == words


def test_steps_in_words() -> None:
    told = {key: per_words(CATALOGUE[key]) for key in ("sleep", "caffeine", "stress", "bedtime")}
    assert told == {
        "sleep": " per hour",
        "caffeine": " per 90 mg",
        "stress": " per point",
        "bedtime": " per hour later",
    }
    assert per_words(CATALOGUE["illness"]) == ""
    own = read_in(CATALOGUE, Units(caffeine="cups", water="ounces"))
    assert per_words(own["caffeine"]) == " per cup"
    assert per_words(own["water"]) == " per 16.9 oz"


def test_subjects_in_words() -> None:
    assert days_subject(CATALOGUE["sleep"], 0) == "Days after more sleep"
    assert days_subject(CATALOGUE["caffeine"], 0) == "Days with more caffeine"
    assert days_subject(CATALOGUE["caffeine"], 1) == "The days after days with more caffeine"
    assert days_subject(CATALOGUE["sleep_quality"], 0) == "Days after higher sleep quality"
    assert days_subject(CATALOGUE["sleep"], 1) == "Days with more sleep one night earlier"
    assert days_subject(CATALOGUE["illness"], 0) == "Days with illness"
    assert days_subject(CATALOGUE["bedtime"], 0) == "Days with a later bedtime"


def test_a_night_belongs_to_the_day_one_wakes_up_on() -> None:
    for key in ("sleep", "sleep_quality"):
        assert (when_words(key, 0), when_words(key, 1)) == ("the night before", "one night earlier")
    assert (when_words("stress", 0), when_words("stress", 1)) == ("the same day", "the day before")
    assert factor_when(CATALOGUE["sleep_quality"], 0) == "sleep quality the night before"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((150, 360), "roughly 5 to 12 more months"),
        ((10, 25), "roughly 10 to 25 more days"),
        ((0, 240), "up to about 8 more months"),
        ((3650, 3650), "more than ten years"),
    ],
)
def test_waiting_in_words(span: tuple[int, int], words: str) -> None:
    assert span_words(span) == words


def test_a_first_look_waits_for_its_days_and_for_the_milestone() -> None:
    assert days_to_first_look(paired=0, watched=60, next_look=90)[0] >= 30
    assert days_to_first_look(paired=14, watched=60, next_look=61)[0] >= 1


@pytest.mark.parametrize("seed", range(6))
def test_sentences_never_claim_a_cause_and_carry_their_caveats(seed: int) -> None:
    diary = simulate(seed, 150, planted={("workload", 0): 0.5, ("sleep", 0): -0.3})
    found = as_records(diary).analyse(day(0), day(149), day(150))
    for link in found.associations:
        assert not re.search(r"caus|because|due to|leads to|nan|None", link.sentence)
        assert (KEYBOARD_CAVEAT in link.sentence) == (link.factor == "workload")
        assert ("one in ten diaries" in link.sentence) == (link.tier == "hint")
        if link.tier:
            assert f"go with {link.verdict} twitches" in link.sentence
        assert ("may go with" in link.sentence) == ("no difference is possible" in link.sentence)
        assert link.tier == "hint" or "may go with" not in link.sentence
    assert any(link.tier for link in found.associations)


CLAIMS = re.compile(
    r"\b(caus(?:e[sd]?|ing|al)|because|due to|owing to|thanks to|leads? to|led to"
    r"|results? (?:in|from)|improves?|improved by|helps?|reduces?|increases?|lowers?|triggers?"
    r"|makes? (?:you|it)|proves?"
    r"|is the reason|responsible for|effect of|worked|works|diagnos\w*|deficien\w*|should)\b|!",
    re.IGNORECASE,
)


def templates() -> Iterator[tuple[str, str]]:
    """Yield every piece of text of the room that can become a sentence, with its file: the
    literals, those within f-strings too, but no docstrings and no single keys."""
    for path in sorted(Path(tracker.insight.__file__).parent.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in docstrings
                and " " in node.value
            ):
                yield path.name, node.value


def test_no_template_of_the_room_claims_a_cause() -> None:
    found = list(templates())
    told = {name for name, _ in found}
    assert {"sentences.py", "change.py", "lasting.py", "worsening.py", "over_time.py"} <= told
    assert len(found) > 100
    claims = [(name, text) for name, text in found if CLAIMS.search(text)]
    assert claims == []


@pytest.mark.parametrize(
    "text", ["caffeine causes it", "due to sleep", "magnesium improves it", "more of it!"]
)
def test_a_claim_would_be_noticed(text: str) -> None:
    assert CLAIMS.search(text)
    assert not CLAIMS.search("goes with more twitches; time alone often brings improvement")


def test_a_step_too_small_to_tell_is_told_per_typical_swing() -> None:
    steps = Factor(key="steps", label="steps", high=50_000)
    diary = simulate(1, 150, planted={("caffeine", 0): 0.6})
    records = as_records(diary)
    for check_in in records.check_ins:
        if "caffeine" in check_in.values:
            check_in.values["steps"] = float(check_in.values.pop("caffeine")) * 50
    found = records.analyse(
        day(0), day(149), day(150), catalogue=CATALOGUE.extended([steps]), pinned={("steps", 0)}
    )
    link = found.link("steps")
    assert link is not None
    assert link.verdict == "more"
    assert "per typical swing" in link.sentence
    assert "the same number" not in link.sentence


def test_labels_from_the_diary_stay_text() -> None:
    odd = Factor(key="odd", label="odd\x1b[31m\u202e", high=100)
    records = as_records(simulate(2, 60))
    for row, check_in in enumerate(records.check_ins):
        check_in.values["odd"] = row % 9
    found = records.analyse(day(0), day(59), day(60), catalogue=CATALOGUE.extended([odd]))
    for text in [link.sentence for link in found.associations] + found.headlines:
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert as_json(found)["associations"]


@pytest.mark.parametrize(("low", "high", "open_"), [(0.95, 1.4, True), (1.02, 1.4, False)])
def test_a_hint_whose_interval_holds_1_says_that_no_difference_is_possible(
    low: float, high: float, open_: bool
) -> None:
    link = FactorLink(
        factor="caffeine", lag=0, n=60, unit="mg", per=90, rate_ratio=1.2, low=low, high=high,
        p_adjusted=0.08, tier="hint", verdict="more", pinned=True, days_needed=None,
        rules_out=None, moves_with=[], sentence="",
    )  # fmt: skip
    told = Told(1.2, low, high, swing=90, per_swing=False, flat=False, moving=[])
    reached = Milestone(reached=60, next=90, watched_total=74)
    said = link_sentence(link, CATALOGUE, told, reached)
    assert said.startswith("After 60 watched days, days with more caffeine ")
    assert ("no difference is possible too" in said) == open_
    assert ("caffeine may go with" in said) == open_
    assert ("caffeine go with" in said) != open_
