from __future__ import annotations

import pytest

from tracker.insight.change import changes
from tracker.insight.result import Change

from .tables import recorded


def told(counts: list[int | None], **details: int) -> dict[str, Change]:
    """Return the change of a diary of daily counts; None is an unwatched day."""
    rows, _, _ = recorded(counts, **details)
    return {change.measure: change for change in changes(rows)}


STEADY: list[int | None] = [4, 6, 5, 7, 5, 4, 6] * 5


def test_a_week_like_the_others_is_as_usual() -> None:
    count = told(STEADY)["count"]
    assert count.verdict == "as usual"
    assert count.recent == pytest.approx(37 / 7)
    assert count.recent is not None
    assert count.usual_low is not None
    assert count.usual_high is not None
    assert count.usual_low <= count.recent <= count.usual_high


def test_more_and_fewer_are_told_as_plainly_and_calmly() -> None:
    more = told([*STEADY, *[12] * 7])["count"]
    fewer = told([*STEADY, *[1] * 7])["count"]
    assert (more.verdict, fewer.verdict) == ("more", "fewer")
    assert "not something you did wrong" in more.sentence
    assert "doesn't show which change" in fewer.sentence
    assert f"{more.recent:.1f} twitches a day" in more.sentence
    for change in (more, fewer):
        assert "one week in ten lies outside this range" in change.sentence
        assert "Good news" not in change.sentence


def test_watched_and_checked_in_days_stand_beside_it() -> None:
    counts: list[int | None] = [*STEADY, 0, None, 0, 5, None, 0, 5]
    assert "5 watched days of 7, 3 checked in" in told(counts)["count"].sentence


def test_too_early_with_few_earlier_days_or_a_hardly_watched_week() -> None:
    assert told([5] * 20)["count"].verdict == "too early"
    assert told([5] * 21)["count"].verdict == "as usual"
    blank = told([*STEADY, 5, 5, None, None, None, None, None])["count"]
    assert (blank.verdict, blank.recent) == ("too early", None)
    assert "Too early" in blank.sentence


def test_every_measure_has_its_own_days() -> None:
    found = told(STEADY, intensity=4, duration=60)
    assert list(found) == ["count", "minutes", "intensity", "bother"]
    assert (found["minutes"].recent, found["intensity"].recent) == (1, 4)
    assert found["intensity"].verdict == "as usual"
    assert found["bother"].verdict == "too early"


def test_minutes_are_not_known_from_quiet_days_alone() -> None:
    counts: list[int | None] = [4, 0, 5, 0, 5, 0, 6] * 5
    assert told(counts)["minutes"].verdict == "too early"
    assert told(counts, duration=120)["minutes"].verdict == "as usual"


def test_a_short_diary_is_too_early() -> None:
    assert told([3])["count"].verdict == "too early"
