"""The palette finds actions, days and things by what people call them, the obvious first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.command import CommandPalette, Hit
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import Factor, IntakeDraft
from tracker.ui.also_called import ALSO
from tracker.ui.app import TrackerApp
from tracker.ui.closeness import closeness, marked
from tracker.ui.commands import ALL
from tracker.ui.palette import CommandsProvider, DaysProvider, Palette
from tracker.ui.palette_things import ThingsProvider
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.screens.insights import InsightsScreen
from tracker.ui.widgets.entry_line import EntryLine
from tracker.ui.widgets.message_line import MessageLine

PROVIDERS = (CommandsProvider, DaysProvider, ThingsProvider)


async def found(pilot: Pilot[None], asked: str) -> list[Hit]:
    """Return what the palette lists for words, best first."""
    screen = pilot.app.screen
    hits = [hit for each in PROVIDERS async for hit in each(screen).search(asked)]
    return sorted(
        (hit for hit in hits if isinstance(hit, Hit)), key=lambda hit: hit.score, reverse=True
    )


async def choose(pilot: Pilot[None], asked: str) -> None:
    await pilot.press("colon", *("space" if letter == " " else letter for letter in asked))
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)


def app_of(pilot: Pilot[None]) -> TrackerApp:
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("whole year", "month/year"),
        ("once", "once a day"),
        ("report", "report"),
        ("none", "none today"),
        ("doctor", "clinician"),
        ("add a coffee", "coffee"),
        ("dark", "theme"),
        ("backup", "back up"),
        ("undo", "undo"),
        ("clip", "copy"),
        ("sleep", "sleep"),
        ("magnesium", "the way"),
        ("no twitches", "none today"),
        ("settings file", "settings"),
        ("qqq", ""),
    ],
)
async def test_the_obvious_comes_first(started: Started, asked: str, first: str) -> None:
    async with started() as pilot:
        hits = await found(pilot, asked)
        assert (hits[0].text if hits else "") == first


@pytest.mark.parametrize(("screen", "first"), [("1", "log.twitch"), ("2", "calendar.left")])
async def test_before_anything_is_typed_the_screen_comes_before_its_parts(
    started: Started, screen: str, first: str
) -> None:
    async with started() as pilot:
        await pilot.press(screen)
        await settled(pilot)
        listed = [hit async for hit in CommandsProvider(pilot.app.screen).discover()]
        label = next(command.label for command in ALL if command.id == first)
        assert listed[0].text == label


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("go to 3 weeks ago", date(2026, 11, 1)),
        ("3 weeks ago", date(2026, 11, 1)),
        ("3 weeks", date(2026, 11, 1)),
        ("mon", date(2026, 11, 16)),
        ("2025-11", date(2025, 11, 1)),
        ("last friday", date(2026, 11, 20)),
        ("20 nov", date(2026, 11, 20)),
        ("Nov 20 2025", date(2025, 11, 20)),
        ("yesterday", date(2026, 11, 21)),
        ("2026-11-20", date(2026, 11, 20)),
    ],
)
async def test_a_day_as_people_say_it_comes_before_all_else(
    started: Started, asked: str, day: date
) -> None:
    async with started() as pilot:
        hits = await found(pilot, asked)
        assert (hits[0].text or "").startswith("Go to ")
        assert (hits[1].text or "").startswith("Look at ")
        await hits[0].command()
        assert app_of(pilot).day == day
        await hits[1].command()
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CalendarScreen)
        assert screen.cursor == day


@pytest.mark.parametrize(
    ("asked", "offers"),
    [("tomorrow", ["Look at tomorrow, Mon 23 Nov"]), ("2029-01-01", []), ("1800-01-01", [])],
)
async def test_a_day_to_come_is_only_for_the_calendar(
    started: Started, asked: str, offers: list[str]
) -> None:
    async with started() as pilot:
        days = DaysProvider(pilot.app.screen)
        assert [hit.text async for hit in days.search(asked) if isinstance(hit, Hit)] == offers


async def test_factors_views_and_measures_are_found_by_their_names(
    started: Started, diary: Diary
) -> None:
    diary.take(IntakeDraft(factor="caffeine", amount=90, label="coffee", at=diary.now()))
    async with started() as pilot:
        places = {str(hit.prompt) for hit in await found(pilot, "stress")}
        assert {"stress  Log: enter it", "stress  Insights", "stress  Calendar: shown"} <= places
        await choose(pilot, "enter stress")
        entry = pilot.app.screen.query_one(EntryLine)
        assert (entry.active, entry.input.value) == (True, "stress=")
        assert "stress: type a number from 0 to 10" in str(entry.query_one("#preview").render())
        await pilot.press("escape")
        await choose(pilot, "look at caffeine")
        screen = pilot.app.screen
        assert isinstance(screen, InsightsScreen)
        assert (screen._view, screen._factor) == ("Factors", "caffeine")
        await choose(pilot, "timing")
        assert screen._view == "Timing"
        await choose(pilot, "range 30")
        assert app_of(pilot).settings.insights_range == 30
        await choose(pilot, "show right index")
        calendar = pilot.app.screen
        assert isinstance(calendar, CalendarScreen)
        assert calendar.measure.label == "right index"


async def test_themes_and_small_settings_are_found(started: Started) -> None:
    async with started() as pilot:
        await choose(pilot, "tracker-light")
        assert pilot.app.theme == "tracker-light"
        await choose(pilot, "12 hour")
        await choose(pilot, "first day of the week sun")
        settings = app_of(pilot).settings
        assert (settings.clock, settings.first_weekday) == ("12h", 6)
        said = pilot.app.screen.query_one(MessageLine).content
        assert "first day of the week: Sunday" in str(said)


async def test_a_factor_of_one_s_own_is_shown_as_it_is_written(
    started: Started, diary: Diary
) -> None:
    diary.define_factor(Factor(key="odd", label="[red]odd[/] one", kind="yesno"))
    async with started() as pilot:
        app_of(pilot).keep("", shown=["odd"])
        await choose(pilot, "enter [red")
        preview = pilot.app.screen.query_one("#preview").render()
        assert str(preview).startswith("[red]odd[/] one: type yes or no")


async def test_each_line_says_its_key_and_its_place(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("colon", *"twitch now")
        await settled(pilot)
        first = pilot.app.screen.query_one(OptionList).get_option_at_index(0)
        assert str(first.prompt) == ("twitch now  t  Log\nLog one twitch now; no place is assumed")


async def test_enter_right_behind_the_words_runs_what_they_find(
    started: Started, diary: Diary
) -> None:
    # As from a quick hand: no key waits for what the one before it brought.
    async with started() as pilot:
        await pilot.press("colon")
        for letter in "coffee":
            pilot.app.post_message(events.Key(letter, letter))
        pilot.app.post_message(events.Key("enter", "\r"))
        await settled(pilot)
        assert not isinstance(pilot.app.screen, CommandPalette)
        assert diary.day(diary.today()).values == {"caffeine": 90}


async def test_what_can_t_run_now_says_why(started: Started) -> None:
    async with started() as pilot:
        await choose(pilot, "trial kept")
        said = str(pilot.app.screen.query_one(MessageLine).render())
        assert "trial" in said.lower()
        await choose(pilot, "next match")
        said = str(pilot.app.screen.query_one(MessageLine).render())
        assert "Nothing is looked for yet" in said


async def test_the_palette_is_one_and_escape_leaves_it(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, Palette)
        await pilot.press("ctrl+p")
        assert len(pilot.app.screen_stack) == 2
        assert isinstance(pilot.app.screen.query_one(Input), Input)
        await pilot.press("escape")
        assert len(pilot.app.screen_stack) == 1


def test_other_names_are_of_actions_there_are() -> None:
    assert {*ALSO} <= {command.id for command in ALL}
    assert all(names == tuple(name.lower() for name in names) for names in ALSO.values())


def ranked(asked: str, *names: str) -> list[str]:
    return sorted(names, key=lambda name: closeness(asked, name, f"it does {name}"), reverse=True)


def test_the_name_counts_more_than_what_is_said_about_it() -> None:
    assert closeness("report", "report", "make a page") > closeness("report", "page", "the report")
    assert closeness("re", "repeat") > closeness("re", "the report")
    assert closeness("zero", "none today", "", ["zero"]) > closeness("zero", "x", "to zero")
    assert ranked("day", "mark days", "day after", "day") == ["day", "day after", "mark days"]
    assert closeness("dbf", "day before") > 0
    assert closeness("xyz", "day before", "the day", ["yesterday"]) == 0
    assert closeness("  ", "day before") == 0


@given(st.text(max_size=12), st.text(max_size=20), st.text(max_size=40))
def test_closeness_stays_within_its_bounds(asked: str, name: str, said: str) -> None:
    assert 0 <= closeness(asked, name, said) <= 100
    for start, end in marked(asked, name):
        assert 0 <= start <= end


def spans(found: Iterable[tuple[int, int]], name: str) -> list[str]:
    return [name[start:end] for start, end in found]


def test_what_was_asked_for_is_marked_in_the_name() -> None:
    assert spans(marked("none", "none today"), "none today") == ["none"]
    assert spans(marked("now twi", "twitch now"), "twitch now") == ["now", "twi"]
    assert marked("zero", "none today") == []


async def test_what_works_at_once_is_listed_before_what_works_in_a_part(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("colon")
        await settled(pilot)
        listed = pilot.app.screen.query_one(OptionList)
        assert str(listed.get_option_at_index(0).prompt).startswith("twitch now")
