"""A day with its records: watched, zero and missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.model import CheckIn, Day, Episode, Intake, Marker, Value, gather

DAY = date(2026, 11, 22)
TWO = Episode(id="a", day=DAY, count=2, flags=["pain"])
THREE = Episode(id="b", day=DAY, count=3, flags=["weakness"])
COFFEE = Intake(id="c", day=DAY, factor="caffeine", amount=90)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (Day(day=DAY), None),
        (Day(day=DAY, intakes=[COFFEE]), None),
        (Day(day=DAY, check_in=CheckIn(day=DAY, values={"sleep": 6})), None),
        (Day(day=DAY, check_in=CheckIn(day=DAY, closed=True)), None),
        (Day(day=DAY, check_in=CheckIn(day=DAY, unlogged=3)), None),
        (Day(day=DAY, check_in=CheckIn(day=DAY, unlogged=0, closed=True)), 0),
        (Day(day=DAY, check_in=CheckIn(day=DAY, unlogged=3, closed=True)), 3),
        (Day(day=DAY, episodes=[TWO, THREE]), 5),
        (Day(day=DAY, episodes=[TWO], check_in=CheckIn(day=DAY, unlogged=4, closed=True)), 6),
        (Day(day=DAY, episodes=[TWO], check_in=CheckIn(day=DAY)), 2),
    ],
)
def test_a_zero_needs_a_statement(day: Day, count: int | None) -> None:
    assert day.count == count
    assert day.watched is (count is not None)


def test_a_value_set_outright_goes_before_the_intakes() -> None:
    again = Intake(id="d", day=DAY, factor="caffeine", amount=60.5)
    glass = Intake(id="e", day=DAY, factor="water", amount=0.1)
    intakes = [COFFEE, again, glass, glass, glass]
    summed: dict[str, Value] = Day(day=DAY, intakes=intakes).values
    assert summed == {"caffeine": 150.5, "water": 0.3}
    set_outright = CheckIn(day=DAY, values={"caffeine": 0, "illness": False})
    values = Day(day=DAY, intakes=intakes, check_in=set_outright).values
    assert values == {"caffeine": 0, "water": 0.3, "illness": False}


def test_whole_sums_are_whole_numbers() -> None:
    value = Day(day=DAY, intakes=[COFFEE, COFFEE]).values["caffeine"]
    assert (value, type(value)) == (180, int)


def test_flags_of_the_day_and_of_its_episodes() -> None:
    check_in = CheckIn(day=DAY, flags=["grip", "pain"])
    assert Day(day=DAY, episodes=[TWO, THREE], check_in=check_in).flags == {
        "pain", "weakness", "grip",
    }  # fmt: skip


def test_empty_only_without_any_record() -> None:
    assert Day(day=DAY).empty
    assert not Day(day=DAY, check_in=CheckIn(day=DAY)).empty
    assert not Day(day=DAY, markers=[Marker(id="m", day=DAY, kind="travel")]).empty


def test_gathering_gives_every_day_its_own_records() -> None:
    later = DAY + timedelta(days=2)
    check_in = CheckIn(day=later)
    marker = Marker(id="m", day=DAY, kind="travel")
    outside = Episode(id="z", day=DAY - timedelta(days=1))
    days = gather(DAY, later, [TWO, outside, THREE], [COFFEE], [check_in], [marker])
    assert [day.day for day in days] == [DAY, DAY + timedelta(days=1), later]
    assert days[0] == Day(day=DAY, episodes=[TWO, THREE], intakes=[COFFEE], markers=[marker])
    assert days[1].empty
    assert days[2] == Day(day=later, check_in=check_in)


def test_minutes_are_those_stated_and_none_where_nothing_is() -> None:
    told = [Episode(id="a", day=DAY, duration=90), Episode(id="b", day=DAY)]
    assert Day(day=DAY, episodes=told).minutes == 1.5
    assert Day(day=DAY, episodes=told[1:]).minutes is None
    assert Day(day=DAY).minutes is None
    assert Day(day=DAY, check_in=CheckIn(day=DAY, closed=True, unlogged=0)).minutes == 0
    assert Day(day=DAY, check_in=CheckIn(day=DAY, closed=True, unlogged=2)).minutes is None
