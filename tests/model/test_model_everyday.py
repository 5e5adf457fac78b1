"""What the diary holds of the everyday causes: logged, logged just now, earlier, or never."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import (
    CATALOGUE,
    Catalogue,
    CheckIn,
    Episode,
    Factor,
    Intake,
    Marker,
    Profile,
    Value,
)
from tracker.model.causes import CAUSES
from tracker.model.everyday import CauseRecord, FactorRecord, everyday, window
from tracker.model.records import Warmth
from tracker.model.trying import TRYINGS

TODAY = date(2026, 11, 22)
START, END = TODAY - timedelta(days=14), TODAY - timedelta(days=1)
TEA = Factor(key="tea", label="tea", unit="cups", high=20)
SHOWN = ["sleep", "caffeine", "water", "tea"]


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def coffee(days: int, amount: float = 90) -> Intake:
    return Intake(id=f"c{days}{amount}", day=back(days), factor="caffeine", amount=amount)


def said(days: int, **values: Value) -> CheckIn:
    return CheckIn(day=back(days), values=values)


def warm(days: int, warmth: Warmth | None) -> Episode:
    return Episode(id=f"e{days}", day=back(days), warmth=warmth)


def look(
    episodes: Sequence[Episode] = (),
    intakes: Sequence[Intake] = (),
    check_ins: Sequence[CheckIn] = (),
    markers: Sequence[Marker] = (),
    *,
    catalogue: Catalogue = CATALOGUE,
    profile: Profile | None = None,
    start: date = START,
    day_start: time = time(4),
) -> dict[str, CauseRecord]:
    found = everyday(
        episodes, intakes, check_ins, markers, catalogue, start, END,
        shown=SHOWN, profile=profile, day_start=day_start,
    )  # fmt: skip
    return {each.cause.key: each for each in found}


def factor(found: dict[str, CauseRecord], cause: str, key: str) -> FactorRecord:
    return next(each for each in found[cause].factors if each.factor.key == key)


def test_every_factor_and_change_that_a_cause_names_is_there() -> None:
    for cause in CAUSES:
        assert set(cause.factors) <= set(CATALOGUE)
        assert set(cause.trying) <= set(TRYINGS)


def test_an_empty_diary_has_never_logged_any_of_them() -> None:
    found = look(start=TODAY)
    assert list(found) == [cause.key for cause in CAUSES]
    assert all(each.never and not each.looked_at for each in found.values())


def test_what_is_logged_has_its_days_and_its_usual_values() -> None:
    amounts = [90, 180, 90, 180, 0, 90, 270, 90, 90, 900]
    found = look(intakes=[coffee(days, amount) for days, amount in enumerate(amounts, 1)])
    record = factor(found, "caffeine", "caffeine")
    assert (record.days, record.of, record.enough) == (10, 14, True)
    assert (record.low, record.high) == (90, 270)  # the lowest and the highest day left out
    assert found["caffeine"].looked_at
    assert found["water"].never


def test_of_a_few_days_all_values_are_named() -> None:
    found = look(check_ins=[said(1, sleep=6), said(2, sleep=8), said(3, sleep=7.5)])
    record = factor(found, "sleep", "sleep")
    assert (record.low, record.high, record.enough) == (6, 8, False)


def test_intakes_of_a_day_are_one_value() -> None:
    found = look(intakes=[coffee(1, 90), coffee(1, 80)])
    record = factor(found, "caffeine", "caffeine")
    assert (record.days, record.low, record.high) == (1, 170, 170)


def test_a_time_of_day_past_midnight_comes_after_the_evening() -> None:
    bedtimes = ["22:30", "01:15", "23:00", "23:30", "00:10"]
    check_ins = [said(days, bedtime=at) for days, at in enumerate(bedtimes, 1)]
    record = factor(look(check_ins=check_ins), "sleep", "bedtime")
    assert (record.low, record.high) == ("22:30", "01:15")


def test_yes_and_no_are_counted() -> None:
    check_ins = [said(1, regular_meals=True), said(2, regular_meals=False)]
    record = factor(look(check_ins=check_ins), "meals", "regular_meals")
    assert (record.days, record.yes, record.low) == (2, 1, None)


def test_just_logged_is_looked_at_but_in_no_figure() -> None:
    found = look(check_ins=[said(0, stress=9), said(1, stress=2)])
    record = factor(found, "stress", "stress")
    assert (record.days, record.low, record.high, record.today) == (1, 2, 2, True)
    found = look(check_ins=[said(0, posture=5)])
    assert found["posture"].looked_at
    assert not factor(found, "posture", "posture").never


def test_the_future_is_left_out() -> None:
    found = look(
        episodes=[warm(-1, "cold")],
        intakes=[coffee(-1)],
        check_ins=[said(-1, stress=3)],
        markers=[Marker(id="m", day=back(-1), kind="medicine_started")],
    )
    assert all(each.never for each in found.values())


def test_what_was_logged_earlier_is_neither_looked_at_nor_never() -> None:
    found = look(
        episodes=[warm(40, "cold")],
        intakes=[coffee(15), coffee(30)],
        check_ins=[said(20, water=1.5)],
    )
    assert factor(found, "caffeine", "caffeine").last == back(15)
    for key in ("caffeine", "water", "cold"):
        assert not found[key].looked_at
        assert not found[key].never


def test_cold_hands_are_told_by_the_episodes_that_say() -> None:
    found = look(episodes=[warm(1, "cold"), warm(2, "warm"), warm(3, None), warm(0, "cold")])
    assert (found["cold"].cold, found["cold"].stated) == (2, 3)
    assert found["cold"].looked_at


@pytest.mark.parametrize(
    ("markers", "profile", "looked"),
    [
        ([Marker(id="m", day=back(200), kind="medicine_stopped")], None, True),
        ([Marker(id="m", day=back(2), kind="travel")], None, False),
        ([], Profile(medicines="a beta blocker"), True),
        ([], Profile(medicines=""), False),
    ],
)
def test_medicines_are_told_by_life_events_and_by_the_person(
    markers: list[Marker], profile: Profile | None, looked: bool
) -> None:
    assert look(markers=markers, profile=profile)["medicines"].looked_at is looked


def test_whether_the_check_in_asks_is_told() -> None:
    retired = CATALOGUE.extended([Factor(key="posture", label="posture", retired=True)])
    found = look(catalogue=retired)
    assert factor(found, "water", "water").asking == "asked"
    assert factor(found, "caffeine", "last_caffeine").asking == "off"
    assert factor(found, "posture", "posture").asking == "retired"


def test_own_factors_come_last_and_are_no_part_of_the_list() -> None:
    catalogue = CATALOGUE.extended([TEA])
    found = look(check_ins=[said(1, tea=3)], catalogue=catalogue)
    assert list(found)[-1] == "own"
    assert factor(found, "own", "tea").days == 1
    assert factor(found, "own", "tea").asking == "asked"
    assert "own" not in look()


def test_a_retired_factor_of_ones_own_stays_while_it_has_days() -> None:
    old = Catalogue([*CATALOGUE.values(), Factor(key="tea", label="tea", high=20, retired=True)])
    assert "own" in look(check_ins=[said(1, tea=3)], catalogue=old)
    assert "own" not in look(check_ins=[said(30, tea=3)], catalogue=old)


def test_the_window_reaches_no_further_back_than_the_diary() -> None:
    assert window(back(300), TODAY) == (START, END)
    assert window(back(4), TODAY) == (back(4), END)
    for first in (None, TODAY, back(-1)):
        start, end = window(first, TODAY)
        assert (start, end) == (TODAY, END)


@given(
    st.lists(
        st.tuples(st.integers(-2, 40), st.integers(0, 10)),
        max_size=30,
        unique_by=lambda each: each[0],
    )
)
def test_figures_are_of_the_days_looked_at(drawn: list[tuple[int, int]]) -> None:
    found = look(check_ins=[said(days, stress=value) for days, value in drawn])
    record = factor(found, "stress", "stress")
    within = [value for days, value in drawn if 1 <= days <= 14]
    assert record.days == len(within)
    assert record.today == any(days == 0 for days, _ in drawn)
    assert record.never == all(days < 0 for days, _ in drawn)
    if within:
        assert isinstance(record.low, int | float)
        assert isinstance(record.high, int | float)
        assert min(within) <= record.low <= record.high <= max(within)
        # At least the middle 80% of the days lie within.
        inside = sum(record.low <= value <= record.high for value in within)
        assert inside >= 0.8 * len(within)
    else:
        assert (record.low, record.high) == (None, None)
