"""A moment and a length of time by themselves, as a form asks for them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.entry import EntryError, parse_duration, parse_moment

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=timezone(timedelta(hours=1)))
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("now", "2026-11-22T16:40"),
        (" NOW ", "2026-11-22T16:40"),
        ("14:05", "2026-11-22T14:05"),
        ("21:00", "2026-11-21T21:00"),
        ("9:30pm", "2026-11-21T21:30"),
        ("-15m", "2026-11-22T16:25"),
        ("2 hours ago", "2026-11-22T14:40"),
        ("yesterday 21:00", "2026-11-21T21:00"),
        ("yesterday 01:30", "2026-11-22T01:30"),
        ("2026-11-20 08:00", "2026-11-20T08:00"),
    ],
)
def test_a_moment(text: str, at: str) -> None:
    assert parse_moment(text, now=NOW) == (datetime.fromisoformat(f"{at}+01:00"), None)


@pytest.mark.parametrize(
    ("text", "day"),
    [("yesterday", 21), ("fri", 20), ("2026-11-20", 20), ("3 days ago", 19), ("today", 22)],
)
def test_a_day_alone(text: str, day: int) -> None:
    assert parse_moment(text, now=NOW) == (None, date(2026, 11, day))


def test_a_clock_time_is_on_the_records_own_day() -> None:
    at = parse_moment("21:00", now=NOW, own_day=date(2026, 11, 19)).at
    assert at == datetime(2026, 11, 19, 21, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "say when"),
        ("   ", "say when"),
        ("yesterdy", "did you mean yesterday"),
        ("15m", "did you mean -15m"),
        ("ri", "is no time; say now, 14:05"),
        ("14:05 typing", "“typing” is no time"),
        ("25:00", "is no time of day"),
        ("now 14:05", "a second time"),
        ("in 3 days", "in the future"),
        ("1899-12-31", "no day in the calendar"),
        ('"now"', "“now” is no time"),
        ("-- now", "is no time"),
    ],
)
def test_what_is_no_moment(text: str, words: str) -> None:
    with pytest.raises(EntryError, match=words):
        parse_moment(text, now=NOW)


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_an_entry_error(text: str) -> None:
    try:
        found = parse_moment(text, now=NOW)
    except EntryError:
        return
    assert (found.at is None) != (found.day is None)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("20", 20), ("20s", 20), ("1m30", 90), ("1h", 3600), ("1h30", 5400), ("1.5h", 5400)],
)
def test_a_length_of_time(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["", "h", "1x", "0", "0s", "25h", "9999999999", "²", "-1"])
def test_what_is_no_length_of_time(text: str) -> None:
    with pytest.raises(EntryError):
        parse_duration(text)
