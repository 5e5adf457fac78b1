"""Searching the diary: month by month from the newest, and saying what could not be searched."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest

from tests.conftest import StoppedClock
from tests.diary.ways_back import tear
from tracker.diary import Diary, DiaryUnreadable
from tracker.diary.files import path_of
from tracker.model import EpisodeDraft, MarkerDraft
from tracker.model.query import (
    Condition,
    Dates,
    Event,
    FactorIs,
    Has,
    Match,
    Place,
    Query,
    State,
    Term,
)

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 20)
SUMMER = date(2026, 7, 1)
TYPING = Has(field="activity", value="typing")
WATCHED = State(name="watched")


def query(*conditions: Condition | Term) -> Query:
    return Query(tuple(each if isinstance(each, Term) else Term(each) for each in conditions))


def no(condition: Condition) -> Term:
    return Term(condition, negated=True)


def days(diary: Diary, *conditions: Condition | Term) -> list[date]:
    return [match.day.day for match in diary.find(query(*conditions))]


@pytest.fixture
def lived(diary: Diary) -> Diary:
    """A diary with typing on a day of July, of October and today, and rest yesterday."""
    for day in (SUMMER, OCTOBER, TODAY):
        diary.log(EpisodeDraft(day=day, activity="typing", hand="right"))
    diary.log(EpisodeDraft(day=TODAY - timedelta(days=1), activity="rest"))
    diary.check_in(OCTOBER, {"sleep": 5})
    diary.mark(MarkerDraft(day=date(2026, 8, 9), kind="travel", label="Lisbon"))
    return diary


def test_nothing_is_found_in_an_empty_diary(diary: Diary) -> None:
    search = diary.find(query(no(WATCHED)))
    assert list(search) == []
    assert search.unread == search.partly == search.words() == []


def test_the_newest_day_comes_first(lived: Diary) -> None:
    assert days(lived, TYPING) == [TODAY, OCTOBER, SUMMER]
    assert days(lived, TYPING, FactorIs(key="sleep", operator="<", value=6)) == [OCTOBER]
    assert days(lived, TYPING, Place(hand="left")) == []
    assert days(lived, Event(kinds=("travel",))) == [date(2026, 8, 9)]


def test_a_match_holds_the_whole_day_and_names_its_episodes(lived: Diary) -> None:
    added = lived.log(EpisodeDraft(day=OCTOBER, activity="rest"))
    (match,) = lived.find(query(TYPING, Dates(first=OCTOBER, last=OCTOBER)))
    assert isinstance(match, Match)
    assert match.day == lived.day(OCTOBER)
    assert [each.id for each in match.day.episodes if each.id not in match.episodes] == [added.id]


def test_unwatched_days_are_those_of_the_diary_up_to_today(lived: Diary) -> None:
    found = days(lived, no(WATCHED))
    assert len(found) == (TODAY - SUMMER).days + 1 - 4
    assert found == sorted(found, reverse=True)
    assert found[0] < TODAY - timedelta(days=1)
    assert found[-1] == SUMMER + timedelta(days=1)


def test_tomorrow_is_searched_if_something_is_there(lived: Diary) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert tomorrow not in days(lived, Dates(first=TODAY))
    lived.mark(MarkerDraft(day=tomorrow, kind="device"))
    assert days(lived, Dates(first=TODAY)) == [tomorrow, TODAY]


def test_only_months_that_can_match_are_read(lived: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    read = watched(lived, monkeypatch)
    assert days(lived, TYPING, Dates(first=OCTOBER, last=date(2026, 11, 3))) == [OCTOBER]
    assert read == ["2026-11", "2026-10"]


def test_a_search_can_be_stopped_and_reads_no_further(
    lived: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = watched(lived, monkeypatch)
    search = lived.find(query(TYPING))
    assert read == []
    assert next(search).day.day == TODAY
    assert read == ["2026-11"]
    assert next(search).day.day == OCTOBER
    assert read == ["2026-11", "2026-10"]


def test_each_month_is_a_step_whether_something_is_found_or_not(lived: Diary) -> None:
    tear(path_of(lived.home, "2026-10"))
    search = lived.find(query(TYPING))
    steps = [(month, [match.day.day for match in found]) for month, found in search.months()]
    assert steps == [
        ("2026-11", [TODAY]),
        ("2026-10", []),
        ("2026-09", []),
        ("2026-08", []),
        ("2026-07", [SUMMER]),
    ]
    assert search.unread == ["2026-10"]


def watched(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which each month is added when a search decodes it."""
    read: list[str] = []
    original = type(diary)._days_of

    def noted(self: Diary, month: str, ends: tuple[date, date]) -> object:
        read.append(month)
        return original(self, month, ends)

    monkeypatch.setattr(type(diary), "_days_of", noted)
    return read


def test_a_month_that_cannot_be_read_is_skipped_and_named(lived: Diary) -> None:
    tear(path_of(lived.home, "2026-10"))
    search = lived.find(query(TYPING))
    assert next(search).day.day == TODAY
    assert search.unread == []
    assert [match.day.day for match in search] == [SUMMER]
    assert search.unread == ["2026-10"]
    (words,) = search.words()
    assert words.startswith("October 2026 could not be searched: 2026-10.json can't be read")
    assert not [day for day in days(lived, no(WATCHED)) if day.month == 10]
    elsewhere = lived.find(query(TYPING, Dates(first=date(2026, 11, 1))))
    assert [match.day.day for match in elsewhere] == [TODAY]
    assert elsewhere.words() == []


def test_of_a_month_that_lacks_a_part_what_is_there_is_found(
    lived: Diary, clock: StoppedClock
) -> None:
    lived.back_up()
    tear(path_of(lived.home, "2026-10"))
    clock.forward(minutes=1)
    lived.log(EpisodeDraft(day=OCTOBER, activity="typing"))
    search = lived.find(query(TYPING))
    assert [match.day.day for match in search] == [TODAY, OCTOBER, SUMMER]
    assert (search.unread, search.partly) == ([], ["2026-10"])
    assert search.words() == ["October 2026 was searched in part: the rest is set aside, damaged"]
    assert not [day for day in days(lived, no(WATCHED)) if day.month == 10]
    assert OCTOBER not in days(lived, no(Has(field="activity", value="rest")))


def test_without_the_book_life_events_are_not_searched(lived: Diary) -> None:
    tear(path_of(lived.home, "book"))
    search = lived.find(query(Event()))
    assert list(search) == []
    assert search.unread == ["book"]
    assert search.words()[0].startswith("Life events could not be searched: book.json")
    assert days(lived, TYPING) == [TODAY, OCTOBER, SUMMER]


def test_a_book_that_lacks_a_part_may_have_had_more_events(
    lived: Diary, clock: StoppedClock
) -> None:
    tear(path_of(lived.home, "book"))
    clock.forward(minutes=1)
    lived.mark(MarkerDraft(day=TODAY, kind="illness"))
    search = lived.find(query(no(Event()), TYPING))
    assert list(search) == []
    assert search.partly == ["book"]
    assert days(lived, Event()) == [TODAY]


def test_a_record_that_breaks_a_rule_is_left_out_and_counted(lived: Diary) -> None:
    path = path_of(lived.home, "2026-10")
    file = json.loads(path.read_text())
    (id,) = file["episodes"]
    file["episodes"][id]["intensity"] = 14
    path.write_text(json.dumps(file))
    search = lived.find(query(TYPING))
    assert [match.day.day for match in search] == [TODAY, SUMMER]
    assert search.left_out == 1
    assert "1 record breaks a rule and is left out" in search.words()[0]


def test_it_may_run_beside_the_writer(lived: Diary) -> None:
    """A worker searches while the screen goes on logging: no month is half-seen."""
    found: list[list[date]] = []

    def look() -> None:
        found.extend(days(lived, TYPING) for _ in range(20))

    worker = Thread(target=look)
    worker.start()
    for minute in range(20):
        lived.log(EpisodeDraft(day=OCTOBER, activity="typing", intensity=minute % 11))
    worker.join()
    assert found == [[TODAY, OCTOBER, SUMMER]] * 20
    assert len(lived.episodes(OCTOBER, OCTOBER)) == 21


def test_a_folder_that_may_not_be_read_is_an_error(
    lived: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_home: Path) -> list[str]:
        raise DiaryUnreadable("the folder may not be read")

    search = lived.find(query(TYPING))
    monkeypatch.setattr("tracker.diary.reader.month_names", refuse)
    with pytest.raises(DiaryUnreadable):
        next(search)


def test_what_is_found_is_what_every_day_says_for_itself(lived: Diary) -> None:
    asked = query(no(TYPING))
    found = {match.day.day for match in lived.find(asked)}
    alone = {day.day for day in lived.days(SUMMER, TODAY) if asked.match(day)}
    assert found == alone == {TODAY - timedelta(days=1)}
