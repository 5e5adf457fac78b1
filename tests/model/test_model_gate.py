"""The gate before anything swallowed, by the clinical notes: just inside and just outside."""

from __future__ import annotations

import pytest

from tracker.model.gate import ASKED, OFFERED, QUESTIONS, asked, judge
from tracker.model.records import GateKey, Swallowed
from tracker.model.trying import TRYINGS

EATEN: tuple[Swallowed, ...] = ("food", "electrolytes", "supplement")


def none_of(swallowed: Swallowed) -> dict[GateKey, bool]:
    return dict.fromkeys(ASKED[swallowed], False)


def test_what_is_not_swallowed_asks_nothing() -> None:
    assert asked("nothing", {}, ["strength"]) == []
    assert judge("nothing", {}, ["strength", "sensation"]).allowed


@pytest.mark.parametrize("swallowed", ["food", "electrolytes"])
def test_food_and_electrolytes_are_free_where_nothing_speaks_against(swallowed: Swallowed) -> None:
    assert judge(swallowed, none_of(swallowed)).allowed
    assert judge(swallowed, none_of(swallowed), ["strength"]).allowed


@pytest.mark.parametrize("swallowed", EATEN)
@pytest.mark.parametrize("reason", ["kidney_heart", "restriction", "warfarin", "allergy"])
def test_disease_restriction_warfarin_and_allergy_need_a_clinician(
    swallowed: Swallowed, reason: GateKey
) -> None:
    answers = none_of(swallowed) | {reason: True}
    assert judge(swallowed, answers).missing == ("agreed",)
    refused = judge(swallowed, answers | {"agreed": False})
    assert not refused.allowed
    assert refused.offered == OFFERED
    assert len(refused.reasons) == 1
    assert refused.reasons[0] in refused.words
    assert judge(swallowed, answers | {"agreed": True}).allowed


def test_electrolytes_ask_about_blood_pressure_and_food_does_not() -> None:
    assert "blood_pressure" in asked("electrolytes", {})
    assert "blood_pressure" not in asked("food", {})
    assert not judge("electrolytes", none_of("electrolytes") | {"blood_pressure": True}).allowed


def test_a_supplement_always_needs_agreement() -> None:
    answers = none_of("supplement")
    assert asked("supplement", answers)[-1] == "agreed"
    assert not judge("supplement", answers).allowed
    assert not judge("supplement", answers | {"agreed": False}).allowed
    assert judge("supplement", answers | {"agreed": True}).allowed


@pytest.mark.parametrize("reason", ["under_18", "pregnancy", "myasthenia", "interactions"])
def test_what_speaks_against_a_supplement_is_named(reason: GateKey) -> None:
    refused = judge("supplement", none_of("supplement") | {reason: True, "agreed": False})
    assert len(refused.reasons) == 1
    assert refused.reasons[0] in refused.words


@pytest.mark.parametrize(
    ("rules", "named"),
    [([], 0), (["strength"], 1), (["sensation"], 1), (["worsens", "another region"], 0)],
)
def test_open_flags_of_strength_and_sensation_stand_before_a_supplement(
    rules: list[str], named: int
) -> None:
    answers = none_of("supplement") | {"agreed": False}
    assert len(judge("supplement", answers, rules).reasons) == named


@pytest.mark.parametrize("swallowed", EATEN)
def test_an_unanswered_question_is_no_yes(swallowed: Swallowed) -> None:
    answers = none_of(swallowed) | {"agreed": True}
    for key in ASKED[swallowed]:
        verdict = judge(swallowed, {other: answers[other] for other in answers if other != key})
        assert not verdict.allowed
        assert verdict.missing == (key,)


def test_what_is_offered_instead_is_never_swallowed() -> None:
    assert all(TRYINGS[kind].swallowed == "nothing" for kind in OFFERED)


def test_nothing_said_at_the_gate_names_an_amount() -> None:
    words = [*QUESTIONS.values(), *(each.what + each.caution for each in TRYINGS.values())]
    for text in words:
        assert " mg" not in text
        assert " ml" not in text
