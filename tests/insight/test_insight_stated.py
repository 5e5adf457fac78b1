from __future__ import annotations

import numpy as np

from tracker.insight import KEYBOARD_CAVEAT
from tracker.insight.daily import DailyTable
from tracker.insight.stated import concentration, hand_work

from .records import episode
from .tables import counted

EMPTY = counted(np.array([]))


def with_workload(*hours: float) -> DailyTable:
    table = counted(np.ones(len(hours)))
    table.factors["workload"] = np.array(hours)
    return table


def test_the_place_most_twitches_state() -> None:
    found = concentration(
        [
            episode(0, hand="right", sites=["thumb"], count=9),
            episode(1, hand="right", sites=["thumb", "index"], count=6),
            episode(2, hand="left", sites=["thumb"], count=10),
            episode(3, count=100),
            episode(4, hand="right", count=100),
        ]
    )
    assert found is not None
    assert (found.hand, found.site, found.twitches, found.stated) == ("right", "thumb", 15, 25)
    assert (found.share, found.days) == (0.6, 2)
    assert found.sentence == (
        "Most where a place was said: right thumb, 60% of the 25 twitches that state one, "
        "on 2 days."
    )


def test_of_equals_the_one_on_more_days() -> None:
    found = concentration(
        [
            episode(0, hand="right", sites=["thumb"], count=2),
            episode(1, hand="both", sites=["palm"]),
            episode(2, hand="both", sites=["palm"]),
        ]
    )
    assert found is not None
    assert (found.hand, found.site, found.days) == ("both", "palm", 2)
    assert "palm, both hands" in found.sentence
    assert "so far, not a pattern" in found.sentence


def test_no_place_is_made_up() -> None:
    assert concentration([]) is None
    assert concentration([episode(0, hand="right")]) is None
    alone = concentration([episode(0, sites=["eyelid"])])
    assert alone is not None
    assert ": eyelid, 100% of the 1 twitch that states one, on 1 day " in alone.sentence


def test_hand_work_beside_how_much_of_it_there_was() -> None:
    episodes = [
        episode(0, count=20, activity="typing"),
        episode(1, count=10, activity="phone"),
        episode(2, count=10, activity="rest"),
        episode(3, count=50),
    ]
    table = with_workload(4, 8, np.nan)
    found = hand_work(episodes, table)
    assert found is not None
    assert (found.twitches, found.stated, found.share) == (30, 40, 0.75)
    assert (found.hours, found.days, found.share_of_day) == (6, 2, 0.375)
    assert found.sentence == (
        "75% of the 40 twitches that state an activity came while typing, mouse, phone or "
        "writing; you recorded a mean of 6.0 hours of hand work a day (over 2 days), about 38% "
        f"of a waking day of 16 h. {KEYBOARD_CAVEAT}"
    )


def test_without_recorded_workload_there_is_nothing_to_compare_with() -> None:
    found = hand_work([episode(0, activity="rest")], EMPTY)
    assert found is not None
    assert (found.share, found.hours, found.days, found.share_of_day) == (0, None, 0, None)
    assert "can't be compared" in found.sentence
    assert "so far, not a pattern" in found.sentence
    assert hand_work([episode(0)], EMPTY) is None
