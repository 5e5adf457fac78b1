"""Diaries that must not break anything, read by the whole analysis."""

from __future__ import annotations

import json

import pytest

from tracker.insight import as_json
from tracker.model import CATALOGUE, CheckIn, Factor, Marker

from .diaries import simulate
from .records import Records, as_records, day, episode


def of_counts(counts: list[int | None]) -> Records:
    """Return a diary of daily counts, up to 999 an episode; None is an unwatched day."""
    records = Records()
    for row, count in enumerate(counts):
        if count is None:
            continue
        records.check_ins.append(CheckIn(day=day(row), unlogged=0, closed=True))
        parts = [min(999, count - done) for done in range(0, count, 999)]
        records.episodes += [
            episode(row, id=f"e{row}-{number}", count=part, duration=60, intensity=5)
            for number, part in enumerate(parts)
        ]
    return records


Counts = list[int | None]
ODD: dict[str, Counts] = {
    "one day": [3],
    "two days": [3, 0],
    "all zero": [0] * 120,
    "constant": [4] * 120,
    "one twitch in months": [*[0] * 60, 1, *[0] * 60],
    "zero, then some": [*[0] * 60, *[3, 5, 4, 6] * 15],
    "gap of months": [*[4, 6, 5] * 20, *[None] * 200, *[9, 11, 10] * 20],
    "huge counts": [10_000 + 37 * (row % 9) for row in range(90)],
    "huge, then few": [*[10_000, 9_000, 9_500] * 20, *[1, 0, 2] * 20],
    "weekends only": [5 + row % 3 if row % 7 >= 5 else None for row in range(260)],
    "weekends, then weekdays": [
        5 + row % 3 if (row % 7 >= 5) == (row < 210) else None for row in range(260)
    ],
}


@pytest.mark.parametrize("name", ODD)
def test_odd_diaries_are_answered(name: str) -> None:
    records = of_counts(ODD[name])
    days = len(ODD[name])
    markers = [Marker(id=f"m{row}", day=day(row), kind="travel") for row in (0, days // 2, days)]
    found = records.analyse(day(0), day(days - 1), day(days), markers=markers)
    plain = as_json(found)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    description = plain["description"]
    assert sum(week["days"] for week in description["weeks"]) == days
    assert description["markers"]
    for line in [*found.headlines, *(flag.sentence for flag in found.red_flags)]:
        assert "nan" not in line.lower()
        assert "None" not in line


def test_the_lasting_changes_among_them() -> None:
    steps = {}
    for name, counts in ODD.items():
        records = of_counts(counts)
        step = records.analyse(day(0), day(len(counts) - 1), day(len(counts))).step
        steps[name] = step.verdict if step else None
    assert {name for name, verdict in steps.items() if verdict == "more"} == {
        "zero, then some", "gap of months",
    }  # fmt: skip
    assert {name for name, verdict in steps.items() if verdict == "fewer"} == {"huge, then few"}


def test_an_empty_diary_has_nothing_described() -> None:
    description = as_json(Records().analyse(None, None, day(0)))["description"]
    assert description == {
        "step": None, "weeks": [], "between": None, "markers": [], "concentration": None,
        "hand_work": None, "trial": None,
    }  # fmt: skip


def test_sixty_factors_of_ones_own() -> None:
    records = as_records(simulate(1, 60))
    own = [Factor(key=f"own{number}", label=f"own {number}", high=10) for number in range(60)]
    for row, check_in in enumerate(records.check_ins):
        check_in.values.update({each.key: (row * 7 + len(each.key)) % 9 for each in own})
    found = records.analyse(day(0), day(59), day(60), catalogue=CATALOGUE.extended(own))
    assert len(found.associations) > 120
    assert len(found.weeks) == 9


def test_every_number_of_a_sentence_is_in_the_object() -> None:
    records = of_counts([*[4, 6, 5] * 25, *[15, 11, 18] * 25])
    found = records.analyse(day(0), day(149), day(150))
    step = as_json(found)["description"]["step"]
    assert step["day"] == day(75).isoformat()
    assert step["verdict"] == "more"
    for side in ("before", "after"):
        words = f"{step[side]['mean']:.1f} twitches a day ({step[side]['watched']} watched days"
        assert words in step["sentence"]
    assert f"{step['ratio']:.1f} times as many" in step["sentence"]


def test_a_lasting_change_is_the_first_headline_and_stands_for_the_week() -> None:
    records = of_counts([*[4, 6, 5] * 25, *[15, 11, 18] * 12])
    found = records.analyse(day(0), day(110), day(111))
    assert found.step is not None
    assert found.headlines[0] == found.step.sentence
    week = next(each for each in found.change if each.measure == "count")
    assert (week.verdict == "more") <= (week.sentence not in found.headlines)


def test_from_nothing_to_something_has_no_ratio() -> None:
    counts = ODD["zero, then some"]
    step = of_counts(counts).analyse(day(0), day(119), day(120)).step
    assert step is not None
    assert (step.verdict, step.ratio, step.low, step.high) == ("more", None, None, None)
    assert step.day == day(60)
    assert "the difference is still there" in step.sentence
