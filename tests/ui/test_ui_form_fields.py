"""What stands in the lines of the full form, and what they say of an episode."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import StoppedClock
from tracker.diary import Diary
from tracker.entry import Vocabulary
from tracker.entry.parse import Typed
from tracker.model import CATALOGUE, Episode, EpisodeDraft, RecordError
from tracker.model.words import ACTIVITIES, FLAGS, HANDS, KINDS, SITES, WARMTHS
from tracker.ui.episode_form import LONGEST_SHOWN, EpisodeForm, as_episode, cut
from tracker.ui.form_fields import (
    activity_offers,
    activity_text,
    changed_record,
    changes_of,
    draft_of,
    read_activity,
    read_count,
    read_tags,
    read_when,
    step_count,
    step_duration,
    tag_offers,
    tags_text,
    values_of,
    when_text,
    when_words,
)
from tracker.ui.reading import Reader
from tracker.ui.widgets.one_line import in_cells

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 16, 40, tzinfo=ZONE)
TODAY = date(2026, 11, 22)


def reader(day: date = TODAY, clock: str = "24h") -> Reader:
    return Reader(NOW, TODAY, day, time(4), CATALOGUE, Vocabulary(), clock)


words = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda one: not one.isspace()),
    min_size=1,
    max_size=12,
)
ratings = st.none() | st.integers(0, 10)
details = st.fixed_dictionaries(
    {
        "hand": st.sampled_from([None, *HANDS]),
        "sites": st.sets(st.sampled_from(SITES)).map(
            lambda chosen: sorted(chosen, key=SITES.index)
        ),
        "kind": st.sampled_from([None, *KINDS]),
        "count": st.integers(1, 999),
        "intensity": ratings,
        "bother": ratings,
        "fatigue": ratings,
        "duration": st.none() | st.integers(1, 86400),
        "activity": st.none() | st.sampled_from([*ACTIVITIES]) | words,
        "warmth": st.sampled_from([None, *WARMTHS]),
        "flags": st.sets(st.sampled_from([*FLAGS])).map(
            lambda chosen: sorted(chosen, key=[*FLAGS].index)
        ),
        "tags": st.lists(words, unique=True, max_size=4),
        "note": st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    }
)


def episode(**said: Any) -> Episode:
    return Episode(**{"id": "x", "day": TODAY, "at": NOW, **said})


@given(details)
def test_the_lines_of_a_record_say_that_record(said: dict[str, Any]) -> None:
    record = episode(**said)
    draft = draft_of(values_of(record), Typed(at=record.at))
    assert as_episode(draft) == episode(**said, id="", day=date.min)
    assert changes_of(values_of(record), values_of(record), None) == {}


@given(details, details)
def test_changes_lead_from_one_record_to_the_other(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    record, wanted = episode(**before), episode(**after)
    changes = changes_of(values_of(record), values_of(wanted), None)
    assert changed_record(record, changes, reader()) == wanted
    assert set(changes) == {name for name in before if before[name] != after[name]}


def test_a_new_episode_is_one_twitch_and_nothing_else() -> None:
    assert draft_of(values_of(None), Typed(at=NOW)) == EpisodeDraft(at=NOW)


def test_another_moment_brings_its_day() -> None:
    yesterday = NOW - timedelta(days=1)
    record = episode()
    values = values_of(record)
    moved = changed_record(record, changes_of(values, values, Typed(at=yesterday)), reader())
    assert (moved.day, moved.at) == (date(2026, 11, 21), yesterday)
    day = date(2026, 11, 20)
    untimed = changed_record(record, changes_of(values, values, Typed(day=day)), reader())
    assert (untimed.day, untimed.at) == (day, None)


# When


@given(st.integers(0, 3_000_000), st.sampled_from([12, 24]))
def test_the_moment_that_stands_in_the_line_is_that_of_the_record(minutes: int, hours: int) -> None:
    moment = NOW - timedelta(minutes=minutes)
    asked = reader(clock=f"{hours}h")
    record = episode(at=moment, day=(moment - timedelta(hours=4)).date())
    assert read_when(when_text(asked, record), asked, record) == (moment, None)
    untimed = episode(at=None, day=record.day)
    assert read_when(when_text(asked, untimed), asked, untimed) == (None, record.day)


def test_a_new_episode_is_now_or_on_the_day_that_is_shown() -> None:
    assert when_text(reader(), None) == "now"
    assert when_text(reader(date(2026, 11, 21)), None) == "yesterday"
    friday = reader(date(2026, 11, 20))
    assert when_text(friday, None) == "2026-11-20"
    assert read_when("21:00", friday, None).at == datetime(2026, 11, 20, 21, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (Typed(at=NOW), "today, Sun 22 Nov, 16:40"),
        (Typed(day=date(2026, 11, 20)), "Fri 20 Nov (2 days ago), time not known"),
        (
            Typed(at=datetime(2026, 11, 21, 1, 30, tzinfo=ZONE)),
            "Sat 21 Nov, 01:30 goes to Fri 20 Nov",
        ),
        (
            Typed(at=datetime(2026, 11, 22, 18, 0, tzinfo=ZONE)),
            "today, Sun 22 Nov, 18:00 · still to come",
        ),
        (Typed(at=datetime(2025, 1, 1, 2, 0, tzinfo=ZONE)),
         "Wed 1 Jan 2025, 02:00 goes to Tue 31 Dec 2024"),
    ],
)  # fmt: skip
def test_a_moment_in_words(typed: Typed, words: str) -> None:
    assert when_words(typed.at, typed.day, reader()) == words


def test_a_moment_in_words_by_the_clock_of_the_settings() -> None:
    assert when_words(NOW, None, reader(clock="12h")) == "today, Sun 22 Nov, 4:40pm"


# Numbers


@pytest.mark.parametrize(("text", "count"), [("1", 1), ("007", 7), ("999", 999)])
def test_a_count(text: str, count: int) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["0", "1000", "", "x", "²", "9" * 5000])
def test_what_is_no_count(text: str) -> None:
    with pytest.raises(RecordError, match="1 to 999"):
        read_count(text)


def test_steps_of_a_count_stay_within_bounds() -> None:
    assert [step_count(at, step) for at, step in ((None, 1), (1, -1), (999, 1), (5, -1))] == [
        2, 1, 999, 4,
    ]  # fmt: skip


@given(st.integers(1, 86400), st.sampled_from([1, -1]))
def test_a_step_of_a_duration_goes_that_way_within_bounds(seconds: int, step: int) -> None:
    after = step_duration(seconds, step)
    assert 1 <= after <= 86400
    assert (after - seconds) * step > 0 or seconds in (1, 86400)


def test_a_duration_goes_up_and_down_the_same_way() -> None:
    assert step_duration(None, 1) == 10
    up = [10]
    while up[-1] < 86400:
        up.append(step_duration(up[-1], 1))
    down = [up[-1]]
    while down[-1] > 10:
        down.append(step_duration(down[-1], -1))
    assert down[::-1] == up


# Words


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("typing", "typing"),
        ("  At Rest ", "rest"),
        ("in bed", "in_bed"),
        ("in_bed", "in_bed"),
        ("piano practice", "Piano_Practice"),
        ("knitting socks", "knitting_socks"),
        ("", None),
    ],
)
def test_an_activity_is_the_known_one_or_ones_own(text: str, activity: str | None) -> None:
    assert read_activity(text, ["Piano_Practice"]) == activity


@given(st.sampled_from([*ACTIVITIES]) | words)
def test_the_activity_that_stands_in_the_line_is_that_of_the_record(activity: str) -> None:
    assert read_activity(activity_text(activity), [activity]) == activity


def test_activities_offered() -> None:
    used = ["piano_practice", "phone"]
    every = [offer.text for offer in activity_offers("", used)]
    assert every[:3] == ["piano practice", "phone", "at rest"]
    assert len(every) == len(ACTIVITIES) + 1
    assert [offer.word for offer in activity_offers("p", used)] == ["piano practice", "phone"]
    assert [offer.word for offer in activity_offers("Task", used)] == ["fine task"]
    assert activity_offers("phone", used) == []
    assert activity_offers("nonsuch", used) == []


@given(st.lists(words.filter(lambda tag: not tag.endswith(",")), unique=True))
def test_tags_in_the_line_are_those_of_the_record(tags: list[str]) -> None:
    assert read_tags(tags_text(tags)) == (tags or None)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("garden, #late  +a,b garden", ["garden", "late", "a,b"]),
        ("+", None),
        (" , ", [","]),
        ("", None),
    ],
)
def test_tags_as_people_type_them(text: str, tags: list[str] | None) -> None:
    assert read_tags(text) == tags


def test_tags_offered() -> None:
    used = ["garden", "gym", "late"]
    assert [offer.word for offer in tag_offers("", used)] == ["+garden", "+gym", "+late"]
    assert tag_offers("late g", used)[0] == ("+garden", "late +garden ")
    assert [offer.text for offer in tag_offers("+gy", used)] == ["+gym "]
    assert [offer.word for offer in tag_offers("garden, ", used)] == ["+gym", "+late"]
    assert tag_offers("gym", used) == []


# The whole


def test_a_long_note_is_cut_where_it_is_said(diary: Diary, clock: StoppedClock) -> None:
    note = "".join(chr(ord("a") + at % 26) for at in range(5000))
    assert cut(note) == f"{note[:LONGEST_SHOWN]}…"
    assert cut(note, 5000) == f"…{note[-LONGEST_SHOWN:]}"
    assert cut(note, 1000) == f"…{note[1000 - LONGEST_SHOWN : 1000]}…"
    assert cut("short") == "short"
    form = EpisodeForm(diary, Reader.of(diary, diary.today(), "24h"), None)
    kept = form.save({**form.values, "note": note}, "now")
    assert kept.episode.note == note
    assert len(kept.words) < 500


def test_saving_tells_flags_that_were_not_there_before(diary: Diary, clock: StoppedClock) -> None:
    record = diary.log(EpisodeDraft(at=clock(), flags=["pain"]))
    form = EpisodeForm(diary, Reader.of(diary, diary.today(), "24h"), record)
    assert not form.differs(form.values, form.when)
    kept = form.save({**form.values, "flags": ["weakness", "pain"]}, form.when)
    assert (kept.flags, kept.changed) == (["weakness"], True)
    assert form.save({**form.values, "flags": ["weakness", "pain"]}, form.when).changed is False


@given(st.text())
def test_what_is_drawn_has_a_picture_for_each_character_and_none_that_steers(text: str) -> None:
    drawn = in_cells(text)
    assert len(drawn) == len(text)
    assert not any(ord(one) < 0x20 or 0x7F <= ord(one) < 0xA0 for one in drawn)
    assert not {"\u202e", "\u2066", "\u200f", "\u2028"} & {*drawn}
    if text.isprintable():
        assert drawn == text
