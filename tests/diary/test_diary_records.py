"""What recording does, seen through the diary alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tracker.diary import Diary, UnknownId
from tracker.model import (
    LOCAL_ZONE,
    ONE_DAY,
    CheckIn,
    Episode,
    EpisodeDraft,
    FactorDraft,
    FactorError,
    Intake,
    IntakeDraft,
    MarkerDraft,
    RecordError,
)

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=CET)
TODAY = date(2026, 11, 20)
STAMP = "2026-11-20T13:05:00.000+00:00"
ALL = date(1900, 1, 1), date(2100, 1, 1)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def test_an_episode_is_now_unless_it_says_otherwise(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(hand="right", sites=["index"], count=3))
    assert (episode.day, episode.at, episode.edited) == (TODAY, NOW, STAMP)
    assert diary.episodes(TODAY, TODAY) == [episode]
    assert diary.get(episode.id) == episode == diary.newest()
    assert len(episode.id) == 10


def test_with_a_day_alone_the_time_is_not_known(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(day=date(2026, 11, 3)))
    assert (episode.day, episode.at) == (date(2026, 11, 3), None)


@pytest.mark.parametrize(
    ("wall", "day"), [(time(3, 59), date(2026, 11, 18)), (time(4), date(2026, 11, 19))]
)
def test_the_day_starts_at_four(diary: Diary, wall: time, day: date) -> None:
    at = datetime.combine(date(2026, 11, 19), wall, tzinfo=CET)
    assert diary.log(EpisodeDraft(at=at)).day == day


def test_the_day_follows_the_wall_time_that_a_moment_carries(diary: Diary) -> None:
    tokyo = datetime(2026, 11, 20, 3, 0, tzinfo=timezone(timedelta(hours=9)))
    episode = diary.log(EpisodeDraft(at=tokyo))
    assert episode.day == date(2026, 11, 19)
    assert diary.episodes(*ALL)[0].at == tokyo
    assert diary.episodes(*ALL)[0].at.utcoffset() == timedelta(hours=9)  # type: ignore[union-attr]


def test_a_zone_becomes_a_fixed_offset(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(at=datetime(2026, 7, 1, 9, tzinfo=LOCAL_ZONE)))
    assert episode.at is not None
    assert isinstance(episode.at.tzinfo, timezone)


def test_an_offset_of_long_ago_is_rounded_and_the_moment_kept(diary: Diary) -> None:
    amsterdam = timezone(timedelta(minutes=19, seconds=32))
    at = datetime(1930, 5, 1, 12, tzinfo=amsterdam)
    episode = diary.log(EpisodeDraft(at=at))
    assert episode.at == at
    assert diary.episodes(*ALL) == [episode]


def test_a_day_start_of_the_book_is_used_from_then_on(diary: Diary) -> None:
    early = diary.log(EpisodeDraft(at=datetime(2026, 11, 19, 11, tzinfo=CET)))
    diary.set_day_start(time(12))
    late = diary.log(EpisodeDraft(at=datetime(2026, 11, 19, 11, tzinfo=CET)))
    assert (early.day, late.day) == (date(2026, 11, 19), date(2026, 11, 18))
    assert diary.get(early.id) == early
    assert diary.day_start == time(12)


@pytest.mark.parametrize(
    "draft",
    [
        EpisodeDraft(day=TODAY + timedelta(days=2)),
        EpisodeDraft(at=NOW + timedelta(days=2)),
        EpisodeDraft(day=date(1899, 12, 31)),
        EpisodeDraft(at=datetime(1, 1, 1, 1, tzinfo=UTC)),
        EpisodeDraft(at=datetime(9999, 12, 31, 23, tzinfo=UTC)),
        EpisodeDraft(count=0),
        EpisodeDraft(intensity=11),
        EpisodeDraft(hand="middle"),  # type: ignore[arg-type]
        EpisodeDraft(note="half \ud83d a face"),
        EpisodeDraft(note="x" * 100_001),
        EpisodeDraft(tags=["two words"]),
    ],
)
def test_what_breaks_a_rule_is_refused_and_leaves_nothing(
    diary: Diary, draft: EpisodeDraft
) -> None:
    with pytest.raises(RecordError):
        diary.log(draft)
    assert diary.span() is None
    assert not (diary.home / "diary").exists()


def test_tomorrow_is_allowed(diary: Diary) -> None:
    assert diary.log(EpisodeDraft(day=TODAY + timedelta(days=1))).day > TODAY


def test_a_note_keeps_every_character(diary: Diary) -> None:
    note = "a\x1b[31m \u202e\x00 \r\n\t é 😀 =1+1 \\n \u2028"
    episode = diary.log(EpisodeDraft(note=note))
    with Diary.open(diary.home) as again:
        assert again.get(episode.id) == replace(episode, note=note)


def test_lists_are_oldest_first_and_equal_moments_in_the_order_logged(diary: Diary) -> None:
    second = diary.log(EpisodeDraft(at=NOW))
    third = diary.log(EpisodeDraft(at=NOW))
    first = diary.log(EpisodeDraft(at=NOW - timedelta(minutes=1)))
    untimed = diary.log(EpisodeDraft(day=TODAY))
    assert diary.episodes(TODAY, TODAY) == [untimed, first, second, third]
    assert diary.newest() == third


def test_ranges_are_of_days_both_ends_included(diary: Diary) -> None:
    days = [date(2026, 10, 30), date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 2)]
    for day in days:
        diary.log(EpisodeDraft(day=day))
        diary.take(IntakeDraft(factor="water", amount=0.25, day=day))
        diary.check_in(day, {"sleep": 7})
        diary.mark(MarkerDraft(day=day, kind="travel"))
        diary.review(day, "same")
    for records in (
        diary.episodes(days[1], days[2]),
        diary.intakes(days[1], days[2]),
        diary.check_ins(days[1], days[2]),
        diary.markers(days[1], days[2]),
        diary.reviews(days[1], days[2]),
    ):
        assert [record.day for record in records] == days[1:3]
    assert diary.span() == (days[0], days[3])
    assert [day.count for day in diary.days(days[0], days[1])] == [1, 1]


def test_an_empty_diary_answers_everything(diary: Diary) -> None:
    read = (diary.episodes, diary.intakes, diary.check_ins, diary.markers, diary.reviews)
    assert [records(*ALL) for records in read] == [[], [], [], [], []]
    assert diary.trials() == []
    assert diary.span() is None
    assert diary.newest() is None
    assert diary.day(TODAY).empty
    assert not diary.sample
    assert diary.used() == {"activities": [], "tags": [], "places": [], "notes": []}
    with pytest.raises(UnknownId, match="no record has the id 'abc'"):
        diary.get("abc")


def test_the_span_counts_markers_but_not_reviews(diary: Diary) -> None:
    diary.review(date(2026, 1, 1), "better")
    assert diary.span() is None
    diary.mark(MarkerDraft(day=date(2026, 2, 1), kind="device"))
    assert diary.span() == (date(2026, 2, 1), date(2026, 2, 1))


def test_used_words_come_most_used_first_from_the_newest_months(diary: Diary) -> None:
    diary.log(EpisodeDraft(day=date(2026, 1, 5), activity="juggling", tags=["old"]))
    for tags in (["tea"], ["tea", "desk"], ["desk"], ["tea"]):
        diary.log(EpisodeDraft(hand="left", sites=["thumb", "index", "palm"], tags=tags))
    diary.log(EpisodeDraft(day=date(2026, 10, 5), hand="right", activity="typing"))
    diary.log(EpisodeDraft(day=date(2026, 9, 5), sites=["eyelid"], note="x" * 81))
    for note in ("after tea", "in the car", "in the car"):
        diary.log(EpisodeDraft(day=date(2026, 9, 5), note=note))
    assert diary.used() == {
        "activities": ["typing"],
        "tags": ["tea", "desk"],
        "places": ["lti", "palm", "eyelid", "r"],
        "notes": ["in the car", "after tea"],
    }


# --- intakes ---------------------------------------------------------------------------------


def test_intakes_add_up(diary: Diary) -> None:
    for _ in range(3):
        diary.take(IntakeDraft(factor="water", amount=0.1))
    assert diary.day(TODAY).values == {"water": 0.3}


def test_an_intake_raises_a_value_set_outright_in_the_same_action(diary: Diary) -> None:
    diary.check_in(TODAY, {"caffeine": 180})
    diary.take(IntakeDraft(factor="caffeine", amount=90, label="coffee"))
    assert diary.day(TODAY).values == {"caffeine": 270}
    diary.undo()
    assert diary.day(TODAY).values == {"caffeine": 180}
    assert diary.intakes(TODAY, TODAY) == []


def test_a_raised_value_stays_within_bounds(diary: Diary) -> None:
    diary.check_in(TODAY, {"caffeine": 1950})
    with pytest.raises(FactorError, match="2040"):
        diary.take(IntakeDraft(factor="caffeine", amount=90))
    assert diary.intakes(TODAY, TODAY) == []


@pytest.mark.parametrize(
    ("factor", "amount", "says"),
    [
        ("cafeine", 90, "did you mean 'caffeine'"),
        ("coffees", 1, "did you mean 'caffeine'"),
        ("stress", 3, "does not add up"),
        ("bedtime", 3, "does not add up"),
        ("water", -1, "outside 0 to 15"),
        ("water", float("nan"), "outside"),
    ],
)
def test_an_intake_that_cannot_be(diary: Diary, factor: str, amount: float, says: str) -> None:
    with pytest.raises(FactorError, match=says):
        diary.take(IntakeDraft(factor=factor, amount=amount))


# --- check-ins -------------------------------------------------------------------------------


def test_a_check_in_merges_with_what_is_there(diary: Diary) -> None:
    diary.check_in(TODAY, {"sleep": 6.5, "stress": 4}, note="slept badly")
    merged = diary.check_in(TODAY, {"stress": None, "bedtime": "23:5" + "0"}, flags=["grip"])
    assert merged == diary.day(TODAY).check_in == diary.get("2026-11-20")
    assert merged.values == {"sleep": 6.5, "bedtime": "23:50"}
    assert merged.note == "slept badly"
    assert not merged.closed
    assert set(merged.edited) == {"sleep", "stress", "note", "bedtime", "flags"}


def test_every_field_of_a_check_in_has_a_stamp_of_its_own(tmp_path: Path) -> None:
    hours = iter(range(10))
    diary = Diary.open(tmp_path, clock=lambda: NOW.replace(hour=10, second=next(hours)))
    first = diary.check_in(TODAY, {"sleep": 6, "stress": 1}).edited
    second = diary.check_in(TODAY, {"sleep": 6, "stress": 2}, unlogged=3).edited
    assert second["sleep"] == first["sleep"]
    assert second["stress"] > first["stress"]
    assert second["unlogged"] == second["closed"] == second["stress"]


def test_unlogged_closes_the_day_and_none_takes_the_answer_back(diary: Diary) -> None:
    assert diary.check_in(TODAY, unlogged=0).closed
    assert diary.day(TODAY).count == 0
    unknown = diary.check_in(TODAY, unlogged=None)
    assert (unknown.unlogged, unknown.closed) == (None, True)
    assert not diary.day(TODAY).watched
    assert not diary.check_in(TODAY, unlogged=2, closed=False).closed


def test_a_check_in_that_says_nothing_new_is_no_action(diary: Diary) -> None:
    assert diary.check_in(TODAY) == CheckIn(day=TODAY)
    assert diary.day(TODAY).check_in is None
    said = diary.check_in(TODAY, {"sleep": 7})
    version = diary.version
    assert diary.check_in(TODAY, {"sleep": 7.0}, flags=[]) == said
    assert diary.version == version


@pytest.mark.parametrize(
    ("values", "given"),
    [
        ({"sleep": 25}, {}),
        ({"slep": 6}, {}),
        ({"stress": 2.5}, {}),
        ({"stress": True}, {}),
        ({}, {"unlogged": -1}),
        ({}, {"unlogged": True}),
        ({}, {"flags": ["ache"]}),
        ({}, {"closed": None}),
        ({}, {"note": 3}),
    ],
)
def test_a_check_in_that_cannot_be(
    diary: Diary, values: dict[str, float | None], given: dict[str, object]
) -> None:
    with pytest.raises((FactorError, RecordError)):
        diary.check_in(TODAY, values, **given)  # type: ignore[arg-type]
    assert diary.day(TODAY).check_in is None


def test_a_check_in_too_far_ahead_is_refused(diary: Diary) -> None:
    with pytest.raises(RecordError, match="2026-11-22 is in the future"):
        diary.check_in(TODAY + timedelta(days=2), unlogged=0)
    with pytest.raises(RecordError, match="without a time"):
        diary.check_in(NOW, unlogged=0)


# --- one line, one action --------------------------------------------------------------------


def test_a_line_is_one_action(diary: Diary) -> None:
    diary.check_in(TODAY, {"water": 1}, note="first", flags=["pain"])
    before = diary.day(TODAY)
    line = FactorDraft(
        values={"sleep": 6.5, "stress": 3},
        add={"caffeine": 90, "water": 0.25},
        labels={"caffeine": "coffee"},
        unlogged=2,
        flags=["grip", "pain"],
        note="second",
    )
    records = diary.record(episode=EpisodeDraft(hand="left"), factors=line)
    assert [type(record) for record in records] == [Episode, Intake, Intake, CheckIn]
    check_in = records[-1]
    assert isinstance(check_in, CheckIn)
    assert check_in.values == {"water": 1.25, "sleep": 6.5, "stress": 3}
    assert (check_in.unlogged, check_in.closed) == (2, True)
    assert check_in.flags == ["pain", "grip"]
    assert check_in.note == "first\nsecond"
    assert [(i.label, i.at) for i in diary.intakes(TODAY, TODAY)] == [("coffee", NOW), (None, NOW)]
    assert diary.undo().action == "log"
    assert diary.day(TODAY) == before


def test_factors_of_another_day_have_no_time(diary: Diary) -> None:
    line = FactorDraft(add={"water": 0.5})
    intake, check_in = diary.record(episode=None, factors=line, day=date(2026, 11, 18))
    assert isinstance(intake, Intake)
    assert (intake.day, intake.at) == (date(2026, 11, 18), None)
    assert check_in == CheckIn(day=date(2026, 11, 18))
    assert diary.check_ins(*ALL) == []
    intake, _ = diary.record(episode=None, factors=line, day=TODAY)
    assert isinstance(intake, Intake)
    assert intake.at == NOW
    moment = NOW - timedelta(days=1)
    intake, check_in = diary.record(
        episode=None, factors=FactorDraft(add={"water": 0.5}, closed=True), at=moment
    )
    assert isinstance(intake, Intake)
    assert (intake.at, check_in.day) == (moment, date(2026, 11, 19))  # type: ignore[union-attr]


def test_setting_and_adding_in_one_line(diary: Diary) -> None:
    diary.check_in(TODAY, {"caffeine": 90})
    diary.record(episode=None, factors=FactorDraft(values={"caffeine": 180}, add={"caffeine": 90}))
    assert diary.day(TODAY).values == {"caffeine": 270}
    diary.record(episode=None, factors=FactorDraft(values={"caffeine": None}, add={"caffeine": 10}))
    assert diary.day(TODAY).values == {"caffeine": 100}  # the two intakes alone


def test_a_line_can_say_that_unlogged_is_not_known(diary: Diary) -> None:
    diary.check_in(TODAY, unlogged=3)
    diary.record(episode=None, factors=FactorDraft(cleared=["unlogged"]))
    check_in = diary.day(TODAY).check_in
    assert check_in is not None
    assert check_in.unlogged is None


def test_half_a_line_is_nothing(diary: Diary) -> None:
    with pytest.raises(FactorError):
        diary.record(episode=EpisodeDraft(), factors=FactorDraft(values={"sleep": 99}))
    assert diary.episodes(*ALL) == []


def test_a_day_as_text_is_refused_with_a_word(diary: Diary) -> None:
    text: Any = "2026-11-20"
    for act in (
        lambda: diary.check_in(text, {"sleep": 7}),
        lambda: diary.review(text, "same"),
        lambda: diary.log(EpisodeDraft(day=text)),
        lambda: diary.log(EpisodeDraft(at=text)),
        lambda: diary.record(episode=None, factors=FactorDraft(unlogged=0), day=text),
    ):
        with pytest.raises(RecordError, match=r"^(day|at): takes"):
            act()


def test_tomorrow_is_the_last_day_there_can_be(diary: Diary) -> None:
    assert diary.check_in(diary.today() + ONE_DAY, {"sleep": 7}).values == {"sleep": 7}
    with pytest.raises(RecordError, match="by more than a day; a record is of tomorrow at"):
        diary.check_in(diary.today() + 2 * ONE_DAY, {"sleep": 7})
