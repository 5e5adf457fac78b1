from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.insight.descriptive import contexts, day_counts, places, timing, twitches
from tracker.model import CheckIn, Episode, gather
from tracker.model.records import Hand, Site

MONDAY = date(2026, 11, 16)


def episode(day: int, hour: int | None = 9, **details: object) -> Episode:
    on = MONDAY + timedelta(days=day)
    at = None if hour is None else datetime(on.year, on.month, on.day, hour, tzinfo=UTC)
    return Episode(id=f"{day}-{hour}", day=on, at=at, **details)  # type: ignore[arg-type]


def test_timing_sums_hours_and_averages_weekdays_over_watched_days() -> None:
    days = gather(
        MONDAY,
        MONDAY + timedelta(days=13),
        [episode(0, 9, count=2), episode(0, 22), episode(7, 9, count=5), episode(1, None, count=4)],
        [],
        [CheckIn(day=MONDAY + timedelta(days=8), unlogged=3, closed=True)],
    )
    when = timing(days)
    assert (when.hour[9], when.hour[22], sum(when.hour)) == (7, 1, 8)
    assert when.untimed == 7
    assert when.weekday == [4, 3.5, None, None, None, None, None]
    assert twitches(days) == 15


def test_day_counts_tell_zero_from_unwatched() -> None:
    days = gather(
        MONDAY,
        MONDAY + timedelta(days=3),
        [episode(0)],
        [],
        [
            CheckIn(day=MONDAY + timedelta(days=1), unlogged=0, closed=True),
            CheckIn(day=MONDAY + timedelta(days=2), closed=True),
        ],
    )
    counts = day_counts(days)
    assert (counts.calendar, counts.watched, counts.zero, counts.checked_in) == (4, 2, 1, 2)


def test_an_episode_goes_whole_to_each_site_and_both_hands_stay_both() -> None:
    found = places(
        [
            episode(0, hand="left", sites=["thumb", "index"], count=3),
            episode(1, hand="both", count=2),
            episode(2, hand="left", sites=["thumb"], count=5),
            episode(3, sites=["eyelid"]),
            episode(4, count=7),
        ]
    )
    rows = [(place.hand, place.site, place.twitches, place.share) for place in found]
    assert rows == [
        ("left", "thumb", 8, pytest.approx(8 / 9)),
        ("left", "index", 3, pytest.approx(3 / 9)),
        ("both", None, 2, None),
        (None, "eyelid", 1, pytest.approx(1 / 9)),
        (None, None, 7, None),
    ]


def test_a_share_is_of_the_twitches_that_state_a_site() -> None:
    found = places([episode(0, hand="right", count=6), episode(1, sites=["palm"], count=2)])
    assert [(place.site, place.share) for place in found] == [(None, None), ("palm", 1.0)]
    assert [place.share for place in places([episode(0, hand="left")])] == [None]


def test_contexts_share_what_was_stated() -> None:
    found = contexts(
        [
            episode(0, activity="rest", fatigue=7),
            episode(1, activity="rest", fatigue=2),
            episode(2, activity="typing", warmth="cold"),
            episode(3),
        ]
    )
    assert [(c.kind, c.value, c.episodes, round(c.share, 2)) for c in found] == [
        ("activity", "rest", 2, 0.67),
        ("activity", "typing", 1, 0.33),
        ("fatigue", 2, 1, 0.5),
        ("fatigue", 7, 1, 0.5),
        ("warmth", "cold", 1, 1.0),
    ]


hands: st.SearchStrategy[Hand | None] = st.sampled_from(["left", "right", "both", None])
sites: st.SearchStrategy[list[Site]] = st.lists(
    st.sampled_from(["thumb", "index", "palm", "face"]), max_size=3, unique=True
)


@given(st.lists(st.tuples(hands, sites, st.integers(1, 20), st.sampled_from([None, 3, 23]))))
def test_no_twitch_is_lost_or_told_twice(
    drawn: list[tuple[Hand | None, list[Site], int, int | None]],
) -> None:
    episodes = [
        episode(day % 5, hour, hand=hand, sites=list(on), count=count)
        for day, (hand, on, count, hour) in enumerate(drawn)
    ]
    days = gather(MONDAY, MONDAY + timedelta(days=6), episodes)
    when = timing(days)
    total = sum(each.count for each in episodes)
    assert sum(when.hour) + when.untimed == total == twitches(days)
    told = sum(place.twitches for place in places(episodes))
    assert told == sum(each.count * max(1, len(each.sites)) for each in episodes)
    for place in places(episodes):
        assert (place.share is None) == (place.site is None)
        assert place.share is None or 0 < place.share <= 1
