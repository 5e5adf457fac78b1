from __future__ import annotations

from typing import Any

import pytest

from tracker.insight.red_flags import red_flags
from tracker.insight.result import RedFlag
from tracker.model import CheckIn, Episode, Marker, Review

from .records import day, episode


def fired(
    episodes: list[Episode] | None = None,
    check_ins: list[CheckIn] | None = None,
    markers: list[Marker] | None = None,
    reviews: list[Review] | None = None,
    **more: Any,
) -> list[RedFlag]:
    return red_flags(episodes or [], check_ins or [], markers or [], reviews or [], **more)


def flagged(*days: int, flag: str) -> list[Episode]:
    return [episode(number, flags=[flag]) for number in days]


def test_a_plain_diary_fires_nothing() -> None:
    assert fired([episode(number, hand="right") for number in range(60)]) == []
    assert fired() == []


@pytest.mark.parametrize("flag", ["weakness", "grip", "thinner"])
def test_strength_fires_at_the_first_record(flag: str) -> None:
    [found] = fired(flagged(4, flag=flag))
    assert (found.rule, found.records) == ("strength", ["e4"])
    assert "soon" in found.sentence
    assert found.source


def test_a_flag_of_a_day_counts_as_one_of_an_episode() -> None:
    [found] = fired(check_ins=[CheckIn(day=day(3), flags=["weakness"])])
    assert found.records == [day(3).isoformat()]


def test_numbness_once_is_worth_mentioning_and_twice_in_90_days_soon() -> None:
    [once] = fired(flagged(1, flag="numbness"))
    assert "worth mentioning" in once.sentence
    [twice] = fired(flagged(1, 90, flag="numbness"))
    assert (twice.records, "worth mentioning" in twice.sentence) == (["e1", "e90"], False)
    [apart] = fired(flagged(1, 91, flag="numbness"))
    assert (apart.records, "worth mentioning" in apart.sentence) == (["e91"], True)
    same_day = [episode(1, id="a", flags=["numbness"]), episode(1, id="b", flags=["stiffness"])]
    assert "worth mentioning" in fired(same_day)[0].sentence


def test_tingling_needs_3_days_within_14() -> None:
    assert fired(flagged(1, 2, flag="tingling")) == []
    assert fired(flagged(1, 2, 15, flag="pain")) == []
    [found] = fired(flagged(1, 2, 14, flag="tingling"))
    assert (found.rule, found.records) == ("sensation", ["e1", "e2", "e14"])
    assert "worth a visit" in found.sentence


def test_a_medicine_counts_when_twitching_began_with_it() -> None:
    def marker(with_onset: bool | None, kind: Any = "medicine_started") -> Marker:
        return Marker(id="m", day=day(2), kind=kind, label="drops", with_onset=with_onset)

    [found] = fired(markers=[marker(True)])
    assert (found.rule, found.records) == ("medicine", ["m"])
    assert "don't stop it yourself" in found.sentence
    assert fired(markers=[marker(None), marker(False), marker(True, "travel")]) == []


def test_another_region_is_the_other_hand_or_elsewhere_never_another_finger() -> None:
    right = [episode(number, hand="right", sites=["index"]) for number in range(20)]
    later = range(20, 23)
    left = [episode(number, hand="left", sites=["index"]) for number in later]
    face = [episode(number, sites=["face"]) for number in later]
    finger = [episode(number, hand="right", sites=["little"]) for number in later]
    unsaid = [episode(number) for number in later]
    assert [flag.records for flag in fired(right + left)] == [["e20", "e21", "e22"]]
    assert "elsewhere" in fired(right + face)[0].sentence
    assert fired(right + finger) == []
    assert fired(right + unsaid) == []
    assert fired(right + left[:2]) == []
    assert fired(right + face, profile={"elsewhere": True}) == []


def test_a_region_of_the_first_fortnight_is_known() -> None:
    known = [episode(0, hand="right"), episode(13, hand="left")]
    later = [episode(number, hand="left") for number in (30, 31, 32)]
    assert fired(known + later) == []
    new = [episode(0, hand="right"), episode(14, hand="left"), episode(15, hand="left")]
    assert fired(new) == []
    assert len(fired([*new, episode(16, hand="both")])) == 1


def test_the_first_place_stated_late_is_not_another_region() -> None:
    unsaid = [episode(number) for number in range(20)]
    stated = [episode(number, hand="left") for number in range(20, 30)]
    assert fired(unsaid + stated) == []


def test_worsens_needs_the_two_newest_reviews_to_say_worse() -> None:
    def review(number: int, answer: Any) -> Review:
        return Review(day=day(number), answer=answer)

    worse = [review(7, "same"), review(14, "worse"), review(21, "worse")]
    [found] = fired(reviews=worse)
    assert (found.rule, found.records) == ("worsens", [day(14).isoformat(), day(21).isoformat()])
    assert fired(reviews=[*worse, review(28, "better")]) == []
    assert fired(reviews=worse[:2]) == []
    assert fired(reviews=[review(7, "worse"), review(70, "worse")]) == []


def test_seen_quiets_a_rule_until_newer_records_alone_fire_it() -> None:
    days = flagged(1, 2, 3, flag="tingling")
    seen = [("sensation", day(10))]
    assert fired(days, seen=seen) == []
    assert fired(days + flagged(11, 12, flag="tingling"), seen=seen) == []
    [again] = fired(days + flagged(11, 12, 13, flag="tingling"), seen=seen)
    assert again.records == ["e11", "e12", "e13"]
    assert len(fired(days, seen=[("strength", day(10))])) == 1
    assert fired(flagged(4, flag="grip"), seen=[("strength", day(4)), ("strength", day(1))]) == []
