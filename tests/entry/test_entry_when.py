"""Moments, days and ranges; clock changes."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.entry import EntryError, parse_day, parse_episode, parse_line, parse_range
from tracker.entry.when import latest
from tracker.model import CATALOGUE, diary_day

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 14, 30, tzinfo=ZONE)  # a Sunday
TODAY = date(2026, 11, 22)
BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, now: datetime = NOW, day_start: time = time(4)) -> datetime | None:
    return parse_episode(text, now=now, day_start=day_start).at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "2026-11-22T14:30"), ("-15m", "2026-11-22T14:15"), ("-2h", "2026-11-22T12:30"),
        ("-1h30", "2026-11-22T13:00"), ("−15m", "2026-11-22T14:15"), ("-0m", "2026-11-22T14:30"),
        ("@14:05", "2026-11-22T14:05"), ("@14:30", "2026-11-22T14:30"),
        ("@14:31", "2026-11-21T14:31"), ("@9:30pm", "2026-11-21T21:30"),
        ("@9am", "2026-11-22T09:00"), ("@12am", "2026-11-22T00:00"), ("@14", "2026-11-22T14:00"),
        ("14:05", "2026-11-22T14:05"), ("21:00", "2026-11-21T21:00"), ("9pm", "2026-11-21T21:00"),
        ("yesterday 21:00", "2026-11-21T21:00"), ("21:00 yesterday", "2026-11-21T21:00"),
        ("yesterday @21:00", "2026-11-21T21:00"), ("yesterday 01:30", "2026-11-22T01:30"),
        ("yesterday 4:00", "2026-11-21T04:00"), ("mon 9:00", "2026-11-16T09:00"),
        ("sunday 9:00", "2026-11-22T09:00"), ("2026-11-20 9:00", "2026-11-20T09:00"),
        ("3 days ago 9:00", "2026-11-19T09:00"), ("9:00 2 weeks ago", "2026-11-08T09:00"),
        ("3 hours ago", "2026-11-22T11:30"), ("an hour ago", "2026-11-22T13:30"),
        ("10 minutes ago", "2026-11-22T14:20"), ("at=14:05", "2026-11-22T14:05"),
        ("today 15:00", "2026-11-22T15:00"),
    ],
)  # fmt: skip
def test_moment(text: str, expected: str) -> None:
    assert at(text) == datetime.fromisoformat(expected).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-22"), ("yesterday", "2026-11-21"), ("yest", "2026-11-21"),
        ("mon", "2026-11-16"), ("Tues", "2026-11-17"), ("sat", "2026-11-21"),
        ("sun", "2026-11-22"), ("2026-11-20", "2026-11-20"), ("3 days ago", "2026-11-19"),
        ("a week ago", "2026-11-15"), ("one month ago", "2026-10-22"),
        ("in 1 day", "2026-11-23"), ("2026-11-23", "2026-11-23"),
    ],
)  # fmt: skip
def test_a_day_alone(text: str, expected: str) -> None:
    draft = parse_episode(f"ri {text} x2", now=NOW)
    assert (draft.at, draft.day) == (None, date.fromisoformat(expected))
    line = parse_line(f"{text} sleep=6", now=NOW, catalogue=CATALOGUE)
    assert (line.episode, line.at, line.day) == (None, None, draft.day)


def test_tokens_say_a_phrase_too() -> None:
    draft = parse_episode(["ri", "3", "days", "ago", "21:00"], now=NOW)
    assert (draft.at, draft.intensity) == (datetime(2026, 11, 19, 21, tzinfo=ZONE), None)


def test_before_the_day_start_today_is_still_yesterday() -> None:
    night = datetime(2026, 11, 22, 1, 0, tzinfo=ZONE)
    assert parse_episode("today", now=night).day == date(2026, 11, 21)
    assert at("today 00:30", night) == datetime(2026, 11, 22, 0, 30, tzinfo=ZONE)
    assert at("yesterday 21:00", night) == datetime(2026, 11, 20, 21, tzinfo=ZONE)
    assert parse_episode("sat", now=night).day == date(2026, 11, 21)
    assert at("yesterday 13:00", NOW, time(14)) == datetime(2026, 11, 22, 13, tzinfo=ZONE)


@pytest.mark.parametrize(
    "text",
    ["-15m @14:05", "@14:05 -15m", "-15m yesterday", "14:05 15:05", "mon tue", "-1h -2h",
     "yesterday 3 hours ago"],
)  # fmt: skip
def test_a_time_said_twice_is_an_error_at_the_second(text: str) -> None:
    with pytest.raises(EntryError, match="second time") as caught:
        parse_episode(text, now=NOW)
    assert caught.value.start == text.index(" ") + 1
    assert caught.value.end == len(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-11-24", "future"), ("2027-01-01 9:00", "future"), ("in 3 days", "future"),
        ("2026-02-30", "calendar"), ("1899-12-31", "calendar"), ("-9999999h", "calendar"),
        ("-999999999h", "calendar"), ("9999 years ago", "calendar"), ("@25:00", "time of day"),
        ("@13:05pm", "time of day"), ("12:60", "time of day"), ("@24:00", "time of day"),
    ],
)  # fmt: skip
def test_no_such_time(text: str, reason: str) -> None:
    with pytest.raises(EntryError, match=reason) as caught:
        parse_episode(f"ri {text}", now=NOW)
    assert caught.value.start == 3


def test_hours_ago_are_real_hours_over_a_clock_change() -> None:
    spring = datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN)
    found = at("-2h", spring)
    assert found is not None
    assert found.isoformat() == "2026-03-29T01:00:00+01:00"
    autumn = datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN)
    found = at("-2h", autumn)
    assert found is not None
    assert found.isoformat() == "2026-10-25T02:00:00+01:00"


def test_the_latest_moment_in_the_hour_that_clocks_repeat() -> None:
    first_round = datetime(2026, 10, 25, 2, 40, tzinfo=BERLIN)
    second_round = first_round.replace(fold=1)
    cases = [
        (first_round, time(2, 30), "2026-10-25T02:30:00+02:00"),
        (second_round, time(2, 30), "2026-10-25T02:30:00+01:00"),
        (second_round, time(2, 50), "2026-10-25T02:50:00+02:00"),
        (first_round, time(2, 50), "2026-10-24T02:50:00+02:00"),
    ]
    for now, clock, expected in cases:
        found = latest(clock, now)
        assert found is not None
        assert found.isoformat() == expected


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2050, 1, 1), timezones=st.just(BERLIN)),  # noqa: DTZ001
    st.times(),
)
def test_the_latest_moment_is_less_than_two_days_back(now: datetime, clock: time) -> None:
    found = latest(clock, now)
    assert found is not None
    back = now.astimezone(UTC) - found.astimezone(UTC)
    assert timedelta(0) <= back < timedelta(hours=26)
    assert found.time() == clock


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-22"), (" Yesterday ", "2026-11-21"), ("mon", "2026-11-16"),
        ("3 days  ago", "2026-11-19"), ("2 weeks ago", "2026-11-08"), ("in 2 days", "2026-11-24"),
        ("2026-12-24", "2026-12-24"), ("this week", "2026-11-16"), ("last week", "2026-11-09"),
    ],
)  # fmt: skip
def test_parse_day(text: str, expected: str) -> None:
    assert parse_day(text, today=TODAY) == date.fromisoformat(expected)


def test_a_week_begins_where_it_is_said_to() -> None:
    assert parse_day("this week", today=TODAY, first_weekday=6) == TODAY
    expected = (date(2026, 11, 15), date(2026, 11, 21))
    assert parse_range("last week", today=TODAY, span=None, first_weekday=6) == expected


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "0001-01-01", "99 monkeys ago"])
def test_no_day(text: str) -> None:
    with pytest.raises(EntryError, match="3 days ago"):
        parse_day(text, today=TODAY)


def test_a_misspelt_day_has_a_suggestion() -> None:
    with pytest.raises(EntryError) as caught:
        parse_day("yestreday", today=TODAY)
    assert caught.value.suggestions[0] == "yesterday"


SPAN = (date(2026, 2, 3), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("today", "2026-11-22", "2026-11-22"), ("all", "2026-02-03", "2026-11-20"),
        ("30d", "2026-10-24", "2026-11-22"), ("1d", "2026-11-22", "2026-11-22"),
        ("2w", "2026-11-09", "2026-11-22"), ("2026-10", "2026-10-01", "2026-10-31"),
        ("2026-12", "2026-12-01", "2026-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("last week", "2026-11-09", "2026-11-15"), ("this month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"), ("mon..today", "2026-11-16", "2026-11-22"),
        ("3 days ago .. today", "2026-11-19", "2026-11-22"),
        ("2026-11-01..", "2026-11-01", "2026-11-22"), ("..mon", "2026-02-03", "2026-11-16"),
    ],
)  # fmt: skip
def test_parse_range(text: str, start: str, end: str) -> None:
    expected = (date.fromisoformat(start), date.fromisoformat(end))
    assert parse_range(text, today=TODAY, span=SPAN) == expected


def test_all_of_an_empty_diary_is_today() -> None:
    assert parse_range("all", today=TODAY, span=None) == (TODAY, TODAY)


@pytest.mark.parametrize(
    ("text", "start"),
    [("soon", 0), ("mon..soon", 5), ("soon..mon", 0), ("today..mon", 0), ("0d", 0),
     ("999999d", 0), ("2026-13", 0), ("a..b..c", 0)],
)  # fmt: skip
def test_no_range(text: str, start: int) -> None:
    with pytest.raises(EntryError) as caught:
        parse_range(text, today=TODAY, span=SPAN)
    assert caught.value.start == start


@given(st.text(max_size=40))
def test_any_text_is_a_range_or_an_entry_error(text: str) -> None:
    try:
        start, end = parse_range(text, today=TODAY, span=SPAN)
    except EntryError as error:
        start, end = TODAY, TODAY
        place = (error.start, error.end)
    else:
        place = (0, 0)
    assert start <= end
    assert 0 <= place[0] <= place[1] <= len(text)


@given(st.dates(date(1951, 1, 1), date(2060, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_latest_not_after_today(today: date, index: int) -> None:
    names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    found = parse_day(names[index], today=today)
    assert found.weekday() == index
    assert timedelta(0) <= today - found < timedelta(days=7)


@given(st.integers(0, 5), st.times(), st.times())
def test_a_clock_time_on_a_day_belongs_to_that_day(back: int, clock: time, start: time) -> None:
    day = TODAY - timedelta(days=1 + back)
    found = at(f"{day} {clock:%H:%M}", NOW, start.replace(second=0, microsecond=0, fold=0))
    assert found is not None
    assert diary_day(found, start.replace(second=0, microsecond=0)) == day


def test_arrow_is_loaded_only_for_a_phrase() -> None:
    code = """
import sys
from datetime import datetime, UTC
from tracker.entry import parse_line
from tracker.model import CATALOGUE
now = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
parse_line("ri x3 i4 yesterday 21:00 sleep=6 -- note", now=now, catalogue=CATALOGUE)
assert "arrow" not in sys.modules and "difflib" not in sys.modules
assert not {"tomlkit", "platformdirs", "numpy", "textual"} & set(sys.modules)
parse_line("ri 3 weeks ago", now=now, catalogue=CATALOGUE)
assert "arrow" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("..", "2026-02-03", "2026-11-24"), (" .. ", "2026-02-03", "2026-11-24"),
        ("..2026-11-20", "2026-02-03", "2026-11-20"), ("2026-11-20..", "2026-11-20", "2026-11-22"),
        ("..2025-01-01", "2025-01-01", "2025-01-01"), ("tomorrow", "2026-11-23", "2026-11-23"),
        ("today..tomorrow", "2026-11-22", "2026-11-23"),
    ],
)  # fmt: skip
def test_an_open_side_is_the_first_day_or_today(text: str, start: str, end: str) -> None:
    span = date(2026, 2, 3), date(2026, 11, 24)
    found = parse_range(text, today=date(2026, 11, 22), span=span)
    assert found == (date.fromisoformat(start), date.fromisoformat(end))


def test_tomorrow_is_a_day_word_and_the_last_one() -> None:
    today = date(2026, 11, 22)
    now = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
    assert parse_day("tomorrow", today=today) == date(2026, 11, 23)
    assert parse_episode("tomorrow 09:00 ri", now=now).at == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert parse_episode("tom", now=now).day == date(2026, 11, 23)
    assert parse_episode("to", now=now).sites == ["tongue"]
    with pytest.raises(EntryError, match="by more than a day; a record is of tomorrow at"):
        parse_episode("2026-11-24", now=now)
