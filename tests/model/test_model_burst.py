"""What taps amount to: count, time and rate, and a held key told from a tapped one."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import EpisodeDraft, checked
from tracker.model.burst import HELD_GAP, HELD_WAIT, Burst, Tap
from tracker.model.records import MAX_COUNT, MAX_DURATION
from tracker.model.say import pace


def burst_of(*taps: Tap, opened: Tap | None = None) -> Burst:
    burst = Burst(opened)
    for tap in taps:
        burst.tap(tap)
    return burst


def tapped(*times: float, key: str = "x") -> list[Tap]:
    return [Tap(at, key) for at in times]


def held(press: float, key: str = "x", wait: float = 0.5, repeats: int = 20) -> list[Tap]:
    return tapped(press, *(press + wait + 0.03 * number for number in range(repeats)), key=key)


gaps = st.floats(0.001, 20, allow_nan=False)
taps = st.lists(st.tuples(gaps, st.sampled_from(["x", "y", ""])), max_size=40).map(
    lambda steps: [
        Tap(at, key)
        for at, (_, key) in zip(accumulate(gap for gap, _ in steps), steps, strict=True)
    ]
)


def test_nothing_tapped_is_nothing() -> None:
    burst = Burst()
    assert (burst.count, burst.first, burst.lasted, burst.duration, burst.rate, burst.words) == (
        0, None, None, None, None, "",
    )  # fmt: skip
    assert not burst.take_back()


def test_one_tap_has_no_duration_and_no_rate() -> None:
    burst = burst_of(Tap(5.0, "x"))
    assert (burst.count, burst.first, burst.duration, burst.rate) == (1, 5.0, None, None)
    assert burst.words == "1 twitch"


def test_time_runs_from_the_first_tap_to_the_last_and_the_rate_is_of_the_gaps() -> None:
    burst = burst_of(*tapped(*(100 + 20 * number / 11 for number in range(12))))
    assert burst.lasted == pytest.approx(20)
    assert burst.rate == pytest.approx(33)
    assert burst.words == "12 twitches in 20 s, about 33 a minute"


def test_an_episode_holds_whole_seconds_and_at_least_one() -> None:
    burst = burst_of(*tapped(1.0, 1.3))
    assert burst.duration == 1
    assert burst.rate == pytest.approx(200)
    assert burst_of(*tapped(1.0, 4.6)).duration == 4


@pytest.mark.parametrize("wait", [0.2, 0.5, HELD_WAIT])
def test_a_held_key_is_one_twitch(wait: float) -> None:
    burst = burst_of(*held(3.0, wait=wait))
    assert burst.held
    assert (burst.count, burst.first, burst.duration) == (1, 3.0, None)


def test_a_run_without_a_press_before_it_is_one_twitch() -> None:
    assert burst_of(*tapped(0, 0.02, 0.04, 0.06, 0.08)).count == 1
    late = [*tapped(0), *tapped(*(2 + 0.02 * number for number in range(9)))]
    assert burst_of(*late).count == 2


def test_taps_before_and_after_a_held_key_count() -> None:
    around = [*tapped(0, 0.4), *held(1.0), *tapped(3.0, 3.3)]
    burst = burst_of(*around)
    assert not burst.held
    assert burst.count == 5
    assert burst.lasted == pytest.approx(3.3)


def test_three_gaps_make_a_held_key_and_two_do_not() -> None:
    assert burst_of(*tapped(0, 0.09, 0.18)).count == 3
    assert burst_of(*tapped(0, 0.09, 0.18, 0.27)).count == 1
    assert burst_of(*tapped(0, 0.1, 0.2, 0.3)).count == 4  # not under 100 ms


def test_several_keys_or_the_mouse_are_no_held_key() -> None:
    drummed = [Tap(0.05 * number, "xy"[number % 2]) for number in range(10)]
    assert burst_of(*drummed).count == 10
    assert burst_of(*tapped(*(0.05 * number for number in range(10)), key="")).count == 10


def test_the_key_that_opened_it_counts_nothing_when_held() -> None:
    opened, *repeats = held(3.0, key="b")
    burst = burst_of(*repeats, opened=opened)
    assert burst.held
    assert (burst.count, burst.first) == (0, None)
    burst.tap(Tap(repeats[-1].at + 0.4, "b"))
    assert burst.count == 1


def test_the_key_that_opened_it_can_be_tapped() -> None:
    assert burst_of(*tapped(3.4, 3.8, 4.1, key="b"), opened=Tap(3.0, "b")).count == 3


def test_what_a_record_can_not_hold_is_not_counted() -> None:
    burst = burst_of(*tapped(*range(MAX_COUNT + 5)))
    assert burst.count == MAX_COUNT
    assert not burst.room(2000)
    slow = burst_of(*tapped(0, MAX_DURATION, MAX_DURATION + 1))
    assert (slow.count, slow.duration) == (2, MAX_DURATION)


def test_a_key_held_at_the_bound_is_taken_back_too() -> None:
    burst = burst_of(*tapped(*range(MAX_COUNT - 2)), *held(MAX_COUNT))
    assert burst.count == MAX_COUNT - 1


@given(taps)
def test_no_more_is_counted_than_was_tapped_and_an_episode_can_hold_it(taps: list[Tap]) -> None:
    burst = burst_of(*taps)
    assert (burst.count > 0) == bool(taps)
    assert burst.count <= len(taps)
    if taps:
        checked(EpisodeDraft(count=burst.count, duration=burst.duration))
        assert taps[0].at <= (burst.first or 0) <= taps[-1].at
    if burst.rate is not None and burst.lasted is not None:
        assert burst.rate * burst.lasted == pytest.approx(60 * (burst.count - 1))


@given(taps)
def test_taking_back_leaves_one_less_until_none_is_left(taps: list[Tap]) -> None:
    burst = burst_of(*taps)
    before = burst.count
    first = burst.first
    for left in reversed(range(before)):
        assert burst.take_back()
        assert burst.count == left
        assert burst.first == (first if left else None)
    assert not burst.take_back()


@given(taps, st.sampled_from("xyz"), st.floats(0.15, HELD_WAIT), st.integers(4, 30))
def test_holding_a_key_adds_one_twitch_whatever_came_before(
    taps: list[Tap], key: str, wait: float, repeats: int
) -> None:
    press = (taps[-1].at if taps else 0) + 0.3
    assert burst_of(*taps, *held(press, key, wait, repeats)).count == burst_of(*taps).count + 1


@given(st.lists(st.floats(HELD_GAP + 0.001, 5), max_size=30), st.floats(-1e6, 1e6))
def test_when_it_happened_changes_nothing_but_when_it_began(
    gaps: list[float], start: float
) -> None:
    times = list(accumulate(gaps, initial=0.0))
    here = burst_of(*tapped(*times))
    there = burst_of(*tapped(*(start + at for at in times)))
    assert there.count == here.count == len(times)
    assert there.first == pytest.approx(start)
    assert (there.lasted or 0) == pytest.approx(here.lasted or 0, abs=1e-6)


@pytest.mark.parametrize(
    ("per_minute", "words"),
    [(33, "about 33 a minute"), (417, "about 420 a minute"), (1, "about 1 a minute"),
     (2.4, "about 2 a minute"), (0.2, "about 12 an hour"), (0.001, "less than 1 an hour")],
)  # fmt: skip
def test_a_rate_is_said_no_finer_than_it_is_known(per_minute: float, words: str) -> None:
    assert pace(per_minute) == words
