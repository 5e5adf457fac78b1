"""Three weeks of clearly more: when the rule fires, which records it names, how rare it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from tracker.insight.daily import table
from tracker.insight.red_flags import red_flags
from tracker.insight.result import RedFlag
from tracker.insight.worsening import BLOCK, BLOCKS, FACTOR, grown
from tracker.model import CATALOGUE, CheckIn

from .diaries import simulate
from .flat import FLAT, doubling_noticed, ever_in_a_year
from .records import Records, as_records, day, episode
from .tables import counted, recorded

STEADY = [4, 6, 5, 7, 5, 4, 6]
RUN = BLOCK * BLOCKS


def fired(counts: Sequence[int | None], **details: int) -> RedFlag | None:
    """Return the rule on a diary of daily counts; None is an unwatched day."""
    return grown(*recorded(counts, **details))


def test_three_blocks_of_twice_as_many_fire_and_name_their_records() -> None:
    found = fired([*STEADY * 5, *[11, 9, 12] * BLOCK])
    assert found is not None
    assert found.rule == "worsens"
    assert found.records == [f"e{row}" for row in range(35, 35 + RUN)]
    assert "worth a visit" in found.sentence
    assert f"at least {FACTOR:g} times" in found.sentence
    assert "the daily count was" in found.sentence
    assert "35 watched days before" in found.sentence


def test_two_blocks_a_spike_or_a_rise_too_small_do_not() -> None:
    assert fired([*STEADY * 6, *[11, 9] * BLOCK]) is None
    assert fired([*STEADY * 7, *[6] * 10, 90, *[6] * 10]) is None
    assert fired([*STEADY * 6, *[7, 6, 7] * BLOCK]) is None
    assert fired([*STEADY * 3, *[11, 9, 12] * BLOCK]) is None  # only 21 days before


def test_blocks_are_of_watched_days() -> None:
    usual: list[int | None] = [4, None, 6, 5, None, 7, 5, 4, 6]
    after: list[int | None] = [11, None, 9, None, 12] * BLOCK
    assert fired([*usual * 5, *after]) is not None


def test_minutes_and_intensity_count_on_their_own() -> None:
    long = [
        episode(row, count=5, duration=(60 if row < 42 else 300) + 10 * (row % 4))
        for row in range(63)
    ]
    strong = [
        episode(row, count=5, intensity=(3 if row < 42 else 7) + row % 2) for row in range(63)
    ]
    for episodes, said in ((long, "minutes of twitching"), (strong, "strongest intensity")):
        rows = table(episodes, [], [], CATALOGUE, day(0), day(62))
        found = grown(rows, episodes, [])
        assert found is not None
        assert said in found.sentence
        assert "daily count" not in found.sentence


def test_a_twitch_or_two_a_week_after_a_quiet_time_is_no_worsening() -> None:
    assert fired([0] * 42 + [0, 1, 0, 0, 1, 0, 0] * 3) is None
    assert fired([0] * 42 + [3, 1, 4, 2, 1, 5, 2] * 3) is not None


def test_what_was_said_at_the_check_in_is_among_the_records() -> None:
    records = Records()
    for row in range(63):
        much = 5 + row % 3 if row < 42 else 14 + row % 3
        records.check_ins.append(CheckIn(day=day(row), unlogged=much, closed=True))
    found = records.analyse(day(0), day(62), day(63))
    [flag] = [each for each in found.red_flags if each.rule == "worsens"]
    assert flag.records == [day(row).isoformat() for row in range(42, 63)]


def test_it_is_told_for_four_blocks_more_and_then_no_longer() -> None:
    grew = [*STEADY * 6, *[11, 9, 12] * BLOCK]
    assert fired([*grew, *STEADY * 3]) == fired(grew)
    assert fired([*grew, *STEADY * 4]) is None


def test_seen_quiets_it_until_a_whole_run_began_later() -> None:
    counts = np.array([*STEADY * 6, *[11, 9, 12] * BLOCK, *[20, 22, 21] * BLOCK], dtype=float)
    rows = counted(counts)
    assert grown(rows, [], [], day(83)) is None
    assert grown(rows, [], [], day(41)) is not None
    assert grown(rows, [], [], day(62)) is not None
    assert grown(rows, [], [], day(63)) is None


def test_without_a_table_the_rule_looks_at_reviews_alone() -> None:
    counts = [*STEADY * 6, *[11, 9, 12] * BLOCK]
    episodes = [episode(row, count=count) for row, count in enumerate(counts)]
    assert red_flags(episodes, [], [], []) == []
    rows = table(episodes, [], [], CATALOGUE, day(0), day(len(counts) - 1))
    assert [flag.rule for flag in red_flags(episodes, [], [], [], whole=rows)] == ["worsens"]


# The figures of 150 to 300 diaries each stand in worsening.py.
def test_flat_diaries_fire_seldom_in_a_year() -> None:
    false = sum(ever_in_a_year(seed) for seed in range(40))
    assert false <= 6  # at .06, seven or more of 40 happen once in 125 times


def test_a_doubling_is_noticed_within_60_days_in_half() -> None:
    assert sum(doubling_noticed(seed) for seed in range(40)) >= 18


def test_the_rule_is_the_same_in_the_whole_analysis() -> None:
    diary = simulate(3, 120, world=FLAT)
    diary.counts[85:] = np.round(diary.counts[85:] * 3 + 2)
    records = as_records(diary)
    found = records.analyse(day(0), day(119), day(120))
    [flag] = [each for each in found.red_flags if each.rule == "worsens"]
    assert flag.records
    first = min(each.day for each in records.episodes if each.id in flag.records)
    assert first >= day(70)
    assert first - day(85) <= timedelta(days=14)
