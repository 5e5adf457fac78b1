"""A trial being planned: every choice that can be made can be planned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.designs import FURTHEST_START, check_washout, least_days
from tracker.model.records import TryKind
from tracker.model.trial_draft import Field, TrialDraft, before_it_starts
from tracker.model.trying import OWN

TODAY = date(2026, 11, 26)
FIELDS: tuple[Field, ...] = get_args(Field)


@pytest.fixture
def draft() -> TrialDraft:
    return TrialDraft.of("breaks", TODAY)


def test_what_nobody_chose_is_two_weeks_each_from_today(draft: TrialDraft) -> None:
    assert (draft.design, draft.days, draft.drawn, draft.start) == ("AB", 14, False, TODAY)
    assert draft.total == 28
    assert draft.asks == "Does “breaks at work” go with fewer twitches a day?"
    assert [phase.end for phase in draft.phases] == [
        TODAY + timedelta(days=13),
        TODAY + timedelta(days=27),
    ]


def test_four_phases_take_as_long_and_are_drawn(draft: TrialDraft) -> None:
    four = draft.stepped("design", 1)
    assert (four.design, four.days, four.total, four.drawn) == ("ABAB", 7, 28, True)
    assert four.phases == []
    assert four.stepped("design", -1) == draft
    assert draft.with_days(10).stepped("design", 1).days == 10


def test_food_has_a_week_to_be_raised_in_which_counts_for_nothing() -> None:
    food = TrialDraft.of("magnesium_food", TODAY)
    assert (food.days, food.washout, food.total) == (21, 7, 42)
    assert [phase.washout for phase in food.phases] == [0, 7]
    four = food.stepped("design", 1)
    assert (four.days, four.washout) == (14, 7)
    assert four.stepped("design", -1).days == 21


def test_what_is_left_out_gives_way_to_shorter_phases(draft: TrialDraft) -> None:
    assert draft.with_washout(20).washout == 11
    assert draft.with_washout(11).with_days(7).washout == 4
    # Drawn, a phase of 7 may last 5 days, of which 3 are to count.
    assert draft.with_days(7).with_washout(4).stepped("drawn", 1).washout == 2


def test_the_start_goes_from_not_yet_through_today_to_sixty_days_on(draft: TrialDraft) -> None:
    later = draft.stepped("start", -1)
    assert later.start is None
    assert later.phases == []
    assert later.stepped("start", -1).start is None
    assert later.stepped("start", 1).start == TODAY
    assert draft.stepped("start", 100).start == TODAY + FURTHEST_START


def test_what_is_said_before_it_starts(draft: TrialDraft) -> None:
    headings = [heading for heading, _ in before_it_starts(draft)]
    assert headings == ["What it can and can't see", "Once it has begun"]
    careful = TrialDraft.of("caffeine", TODAY)
    assert "headache" in dict(before_it_starts(careful))["With care"][0]
    said = " ".join(dict(before_it_starts(draft))["Once it has begun"])
    assert "The outcome is fixed from now on: twitches a day." in said
    assert "self-fulfilling" in said
    rated = dict(before_it_starts(draft.stepped("outcome", 3)))["What it can and can't see"]
    assert "no test" in rated[0]


@given(
    st.sampled_from([kind for kind in get_args(TryKind) if kind != OWN]),
    st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from([-1, 1])), max_size=40),
)
def test_whatever_is_chosen_can_be_planned(kind: TryKind, steps: list[tuple[Field, int]]) -> None:
    draft = TrialDraft.of(kind, TODAY)
    for what, step in steps:
        draft = draft.stepped(what, step)
    lengths = [least_days(each) if draft.drawn else each for each in draft.lengths]
    check_washout(lengths, draft.washout)
    assert draft.start is None or TODAY <= draft.start <= TODAY + FURTHEST_START
    assert before_it_starts(draft)
