from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tracker.insight.red_flags import red_flags, regions
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


def test_a_doubt_about_the_grip_is_no_grip_that_slipped() -> None:
    unsure = [CheckIn(day=day(number), values={"grip_unsure": True}) for number in range(9)]
    assert fired(check_ins=unsure) == []
    slipped = CheckIn(day=day(9), flags=["grip"])
    assert [each.rule for each in fired(check_ins=[*unsure, slipped])] == ["strength"]


def test_strength_names_every_record_oldest_first() -> None:
    [found] = fired(
        [*flagged(9, flag="grip"), *flagged(2, flag="weakness")],
        [CheckIn(day=day(5), flags=["thinner"])],
    )
    assert found.records == ["e2", day(5).isoformat(), "e9"]
    assert found.sentence.startswith("Weakness, muscle looks thinner and grip slipping recorded")
    assert found.brief == "weakness, muscle looks thinner and grip slipping recorded on 3 days, " \
        "the last 14 Jan 2026"  # fmt: skip


def test_all_of_a_single_day_with_numbness_is_told() -> None:
    [found] = fired(
        [episode(1, id="a", flags=["numbness"]), episode(1, id="b", flags=["stiffness"])],
        [CheckIn(day=day(1), flags=["numbness"])],
    )
    assert found.records == ["a", "b", day(1).isoformat()]
    assert found.sentence.startswith("Numbness and stiffness recorded on 6 Jan 2026: worth ment")


def test_numbness_and_stiffness_count_together_and_tingling_and_pain_do() -> None:
    lasting = [*flagged(1, flag="numbness"), *flagged(80, flag="stiffness")]
    assert fired(lasting)[0].records == ["e1", "e80"]
    passing = [*flagged(1, flag="pain"), *flagged(4, flag="tingling"), *flagged(9, flag="pain")]
    assert fired(passing)[0].records == ["e1", "e4", "e9"]
    mixed = [*flagged(1, 4, flag="pain"), *flagged(9, flag="numbness")]
    assert [each.records for each in fired(mixed)] == [["e9"]]  # numbness is of the other kind


def test_both_kinds_of_sensation_stand_side_by_side() -> None:
    both = episode(4, flags=["numbness", "pain"])
    found = fired([*flagged(1, 2, 3, flag="tingling"), both])
    assert [(each.rule, each.records) for each in found] == [
        ("sensation", ["e4"]), ("sensation", ["e1", "e2", "e3", "e4"]),
    ]  # fmt: skip


def test_three_records_of_two_days_are_two_days() -> None:
    twice = [episode(2, id="again", flags=["tingling"]), *flagged(2, 15, flag="tingling")]
    assert fired(twice) == []


def test_the_day_counts_that_a_record_belongs_to() -> None:
    """At 01:30 it is still the day before; the clock's date would be one day too late."""
    late = datetime(2026, 1, 19, 1, 30, tzinfo=UTC)  # of day 13, the 14th from day 0
    night = episode(13, at=late, flags=["pain"])
    assert len(fired([*flagged(0, 1, flag="pain"), night])) == 1
    assert fired([*flagged(0, 1, flag="pain"), episode(14, flags=["pain"])]) == []


def test_the_newest_fortnight_is_told_and_not_an_older_one() -> None:
    [found] = fired(flagged(1, 2, 3, 50, 51, 52, flag="tingling"))
    assert found.records == ["e50", "e51", "e52"]


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


def test_a_hand_that_is_the_first_to_be_stated_is_not_the_other() -> None:
    eyelid = [episode(number, sites=["eyelid"]) for number in range(3)]
    right = [episode(number, hand="right") for number in range(20, 30)]
    left = [episode(number, hand="left") for number in (33, 34, 35)]
    assert fired(eyelid + right) == []
    assert fired(eyelid + right + left) == []  # in the fortnight of the first hand
    left = [episode(number, hand="left") for number in (34, 35, 36)]
    [found] = fired(eyelid + right + left)
    assert "in the left hand" in found.sentence
    assert found.records == ["e34", "e35", "e36"]


def test_each_new_region_is_told_by_itself() -> None:
    right = [episode(number, hand="right", sites=["index"]) for number in range(20)]
    left = [episode(number, id=f"l{number}", hand="left") for number in (30, 31, 32)]
    leg = [episode(number, id=f"g{number}", sites=["leg"]) for number in (40, 41, 53)]
    assert [found.records for found in fired(right + left + leg)] == [
        ["l30", "l31", "l32"], ["g40", "g41", "g53"],
    ]  # fmt: skip
    leg[-1] = episode(54, sites=["leg"])  # the 15th day
    assert [found.records for found in fired(right + left + leg)] == [["l30", "l31", "l32"]]


def test_an_episode_of_both_hands_states_each_of_them() -> None:
    assert regions(episode(1, hand="both")) == {"left hand", "right hand"}
    assert regions(episode(1, hand="both", sites=["thumb", "leg"])) == {
        "left hand", "right hand", "elsewhere",
    }  # fmt: skip
    assert regions(episode(1, hand="left", sites=["arm"])) == {"elsewhere"}
    assert regions(episode(1, sites=["index"])) == set()
    both = [episode(number, hand="both") for number in range(5)]
    assert fired(both + [episode(number, hand="left") for number in range(20, 30)]) == []


def test_a_record_that_is_changed_counts_as_it_is_now() -> None:
    right = [episode(number, hand="right") for number in range(20)]
    left = [episode(number, hand="left") for number in (30, 31, 32)]
    assert len(fired(right + left)) == 1
    left[1] = episode(31, hand="right")
    assert fired(right + left) == []
    left[1] = episode(5, id="e31", hand="left")  # it happened in the first two weeks
    assert fired(right + left) == []
    assert fired([episode(1, flags=[])]) == []


def test_worsens_needs_the_two_newest_reviews_to_say_worse() -> None:
    def review(number: int, answer: Any) -> Review:
        return Review(day=day(number), answer=answer)

    worse = [review(7, "same"), review(14, "worse"), review(21, "worse")]
    [found] = fired(reviews=worse)
    assert (found.rule, found.records) == ("worsens", [day(14).isoformat(), day(21).isoformat()])
    assert fired(reviews=[*worse, review(28, "better")]) == []
    assert fired(reviews=worse[:2]) == []
    assert fired(reviews=[review(7, "worse"), review(70, "worse")]) == []


@pytest.mark.parametrize(
    ("answers", "records"),
    [
        ({7: "worse", 12: "worse"}, [7, 12]),
        ({7: "worse", 11: "worse"}, None),  # of one week
        ({7: "worse", 21: "worse"}, [7, 21]),  # some look back after 14 days
        ({7: "worse", 22: "worse"}, None),  # a week was left out
        ({7: "worse", 10: "better", 14: "worse"}, None),
        ({7: "worse", 10: "worse", 14: "worse"}, [7, 14]),
        ({7: "worse", 14: "worse", 15: "worse"}, [7, 15]),
        ({7: "worse", 14: "worse", 16: "same"}, None),
        ({7: "better", 14: "worse", 21: "worse"}, [14, 21]),
        ({14: "worse"}, None),
    ],
)  # fmt: skip
def test_two_weekly_reviews_are_running_when_nothing_lies_between(
    answers: dict[int, Any], records: list[int] | None
) -> None:
    found = fired(reviews=[Review(day=day(n), answer=said) for n, said in answers.items()])
    assert [flag.records for flag in found] == (
        [[day(number).isoformat() for number in records]] if records else []
    )
    assert all(flag.answers for flag in found)


def test_seen_quiets_a_rule_until_newer_records_alone_fire_it() -> None:
    days = flagged(1, 2, 3, flag="tingling")
    seen = [("sensation", day(10))]
    assert fired(days, seen=seen) == []
    assert fired(days + flagged(11, 12, flag="tingling"), seen=seen) == []
    [again] = fired(days + flagged(11, 12, 13, flag="tingling"), seen=seen)
    assert again.records == ["e11", "e12", "e13"]
    assert len(fired(days, seen=[("strength", day(10))])) == 1
    assert fired(flagged(4, flag="grip"), seen=[("strength", day(4)), ("strength", day(1))]) == []
