"""What a check-in asks and how it reads what is typed; no screen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from tracker.diary import Diary
from tracker.model import CATALOGUE, CheckIn, Day, FactorError, Intake, IntakeDraft, Value
from tracker.ui.check_in_draft import CheckInDraft
from tracker.ui.check_in_lines import asked, ends, foods_of, hint, keys_of, reader, stepper

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
EMPTY = Day(day=TODAY)
COFFEE = Intake(id="a", day=TODAY, factor="caffeine", amount=90, label="coffee")


def test_lines_are_those_switched_on_in_their_order_then_what_is_recorded() -> None:
    day = Day(day=TODAY, check_in=CheckIn(day=TODAY, values={"posture": 4, "gone": 1}))
    keys = keys_of(CATALOGUE, ["stress", "sleep", "unheard_of"], day)
    assert keys == ["stress", "sleep", "posture"]
    lines = asked(CATALOGUE, keys, day, Day(day=YESTERDAY), TODAY)
    assert [(line.factor.key, line.value) for line in lines] == [
        ("stress", None), ("sleep", None), ("posture", 4),
    ]  # fmt: skip


def test_a_line_knows_its_intakes_and_the_day_before() -> None:
    before = Day(day=YESTERDAY, intakes=[replace(COFFEE, day=YESTERDAY)])
    (line,) = asked(CATALOGUE, ["caffeine"], Day(day=TODAY, intakes=[COFFEE]), before, TODAY)
    assert (line.value, line.logged, line.before) == (None, [COFFEE], 90)


def test_a_retired_factor_is_asked_no_more() -> None:
    catalogue = CATALOGUE.extended([replace(CATALOGUE["nuts"], retired=True)])
    assert asked(catalogue, ["nuts"], EMPTY, EMPTY, TODAY) == []
    assert foods_of(catalogue, ["seeds"]) == ["leafy_greens", "whole_grains", "legumes"]


@pytest.mark.parametrize(
    ("day", "label"), [(TODAY, "sleep, last night"), (YESTERDAY, "sleep, night to Sat")]
)
def test_sleep_says_which_night(day: date, label: str) -> None:
    (line,) = asked(CATALOGUE, ["sleep"], Day(day=day), EMPTY, TODAY)
    assert line.label == label
    assert f"ended on {day:%a} {day.day}" in hint(line, day)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("sleep", "6.5", 6.5), ("sleep", "6,5", 6.5), ("sleep", "6:30", 6.5), ("sleep", ".5", 0.5),
        ("caffeine", "180", 180), ("water", "1.5", 1.5), ("bedtime", "22:30", "22:30"),
        ("bedtime", "2230", "22:30"), ("bedtime", "930", "09:30"), ("bedtime", "22.30", "22:30"),
        ("bedtime", "1", "01:00"),
    ],
)  # fmt: skip
def test_what_is_typed(key: str, text: str, value: Value) -> None:
    assert reader(CATALOGUE[key])(text) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [("sleep", "88"), ("sleep", "."), ("sleep", "1" * 400), ("bedtime", "2270"),
     ("bedtime", "25"), ("bedtime", "22:"), ("water", "1.2.3")],
)  # fmt: skip
def test_what_is_refused(key: str, text: str) -> None:
    with pytest.raises(FactorError):
        reader(CATALOGUE[key])(text)


@given(
    st.sampled_from([key for key, each in CATALOGUE.items() if each.kind in ("amount", "time")]),
    st.text("0123456789.,:", min_size=1, max_size=6),
)
def test_whatever_is_typed_is_a_value_the_factor_holds_or_refused(key: str, text: str) -> None:
    try:
        value = reader(CATALOGUE[key])(text)
    except FactorError:
        return
    assert CATALOGUE[key].check(value) == value


@pytest.mark.parametrize(
    ("key", "before", "value", "step", "after"),
    [
        ("sleep", None, None, 1, 7), ("sleep", 6.5, None, 1, 6.5), ("sleep", 6.5, 7, -1, 6.75),
        ("sleep", None, 24, 1, 24), ("workload", None, None, 1, 0.25),
        ("workload", None, None, -1, 0), ("nuts", None, None, 1, 1), ("nuts", None, 0, -1, 0),
        ("bedtime", None, None, 1, "22:30"), ("bedtime", None, "23:50", 1, "00:05"),
        ("bedtime", None, "00:00", -1, "23:45"), ("bedtime", "21:00", None, 1, "21:00"),
    ],
)  # fmt: skip
def test_steps(
    key: str, before: Value | None, value: float | str | None, step: int, after: Value
) -> None:
    stepped = stepper(CATALOGUE[key], before)
    assert stepped is not None
    assert stepped(value, step) == after


@given(
    st.sampled_from([key for key, each in CATALOGUE.items() if each.kind in ("amount", "time")]),
    st.lists(st.sampled_from([-1, 1]), max_size=60),
)
def test_steps_stay_within_bounds(key: str, steps: list[int]) -> None:
    stepped, value = stepper(CATALOGUE[key], None), None
    for step in steps if stepped else []:
        assert stepped is not None
        value = stepped(value, step)
        assert CATALOGUE[key].check(value) == value


def test_no_step_and_no_figure_beside_a_supplement() -> None:
    assert stepper(CATALOGUE["magnesium"], 200) is None
    (line,) = asked(CATALOGUE, ["magnesium"], EMPTY, EMPTY, TODAY)
    assert not any(character in "123456789" for character in hint(line, TODAY))


@pytest.mark.parametrize(
    ("key", "text", "whole"),
    [
        ("caffeine", "0", True), ("caffeine", "90", False), ("bedtime", "22:30", True),
        ("bedtime", "223", False), ("bedtime", "2230", True),
    ],
)  # fmt: skip
def test_where_nothing_can_follow(key: str, text: str, whole: bool) -> None:
    end = ends(CATALOGUE[key])
    assert end is not None
    assert end(text) is whole


@pytest.mark.parametrize("key", ["sleep", "water", "workload"])
def test_a_0_may_begin_a_fraction(key: str) -> None:
    assert ends(CATALOGUE[key]) is None


def test_an_empty_draft_saves_nothing(diary: Diary) -> None:
    draft = CheckInDraft(day=TODAY)
    assert draft.empty
    draft.save(diary)
    assert diary.span() is None


def test_a_draft_in_words() -> None:
    coffee = IntakeDraft(factor="caffeine", amount=90, label="coffee", day=TODAY)
    draft = CheckInDraft(
        day=YESTERDAY, values={"sleep": None, "stress": 4}, intakes=[coffee, coffee], unlogged=3,
        flags_added=["grip"], flags_removed=["pain", "stiffness"], note="x" * 100,
    )  # fmt: skip
    assert draft.words(CATALOGUE, TODAY) == (
        "yesterday, Sat 21 Nov: sleep cleared · stress 4 · caffeine +180 mg · grip slipping · "
        f"about 3 unlogged · check-in closed · “{'x' * 59}…” · no more pain and stiffness"
    )
    whole = CheckInDraft(day=TODAY, values={"caffeine": 290}, intakes=[coffee], note=None)
    assert whole.words(CATALOGUE, TODAY) == "caffeine 290 mg · note cleared"


@pytest.mark.parametrize(("watched", "said"), [(False, True), (True, False)])
def test_not_known_says_what_becomes_of_the_day(watched: bool, said: bool) -> None:
    draft = CheckInDraft(day=TODAY, unlogged=None, watched_anyway=watched)
    words = draft.words(CATALOGUE, TODAY)
    assert "unlogged: not known · check-in closed" in words
    assert ("stays not watched" in words) is said
    assert draft.unlogged is not UNSET
