"""Calendar, by its keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui import day_words
from tests.ui.conftest import Started, settled
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import CheckIn, Day, Episode, EpisodeDraft, Phase, Trial
from tracker.model.words import WEEKDAYS
from tracker.ui.app import TrackerApp
from tracker.ui.calendar.cells import cell
from tracker.ui.calendar.day_words import phase_words
from tracker.ui.calendar.inks import Inks
from tracker.ui.calendar.shown import DaysShown, Look, bands_of
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.themes import Shade
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.month import MonthGrid

TODAY = date(2026, 11, 22)
PLAIN = Style()
INKS = Inks(
    quiet=PLAIN, plain=PLAIN, marks=PLAIN, band=PLAIN, today=PLAIN, cursor=PLAIN, found=PLAIN,
    shades=[Shade(glyph, Color(1, 1, 1), *[Color(2, 2, 2)] * 4) for glyph in "░▒▓█"],
)  # fmt: skip


def calendar(pilot: Pilot[None]) -> CalendarScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CalendarScreen)
    return screen


def log_on(diary: Diary, clock: StoppedClock, day: date, count: int) -> None:
    at = datetime.combine(day, clock().timetz()) - timedelta(hours=2)
    diary.log(EpisodeDraft(at=at, count=count))


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["left"], date(2026, 11, 21)),
        (["h", "h"], date(2026, 11, 20)),
        (["up"], date(2026, 11, 15)),
        (["j"], date(2026, 11, 29)),
        (["l"], date(2026, 11, 23)),
        (["pageup"], date(2026, 10, 22)),
        (["pagedown"], date(2026, 12, 22)),
        (["pageup", "pageup", "full_stop"], TODAY),
    ],
)
async def test_keys_move_the_cursor(started: Started, keys: list[str], day: date) -> None:
    async with started() as pilot:
        await pilot.press("2", *keys)
        await settled(pilot)
        assert calendar(pilot).cursor == day


async def test_a_day_too_far_ahead_is_said_not_to_be_shown(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "g", *"2050-01-01", "enter")
        await settled(pilot)
        assert calendar(pilot).cursor == date(2027, 11, 22)
        assert "a year ahead" in str(calendar(pilot).query_one(MessageLine).render())
        await pilot.press("g", *"2027-11-01", "enter")
        await settled(pilot)
        assert "a year ahead" not in str(calendar(pilot).query_one(MessageLine).render())


@pytest.mark.parametrize("keys", [["left"], ["pageup"], ["tab", "left"], ["y", "up"]])
async def test_what_is_said_of_a_day_is_not_said_on_another(
    started: Started, keys: list[str]
) -> None:
    async with started() as pilot:
        await pilot.press("2", "0")
        await settled(pilot)
        assert "no twitches" in str(calendar(pilot).query_one(MessageLine).render())
        await pilot.press(*keys)
        await settled(pilot)
        assert not str(calendar(pilot).query_one(MessageLine).render()).strip()


async def test_enter_opens_the_day_in_log(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, date(2026, 11, 20), 3)
    async with started() as pilot:
        await pilot.press("2", "left", "left", "enter")
        await settled(pilot)
        assert isinstance(pilot.app, TrackerApp)
        assert pilot.app.current_mode == "log"
        assert pilot.app.day == date(2026, 11, 20)
        assert "3 twitches" in str(pilot.app.screen.query_one("#timeline").border_title)


async def test_a_future_day_is_not_opened(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "right", "enter")
        await settled(pilot)
        assert pilot.app.current_mode == "calendar"


async def test_go_to_a_date_as_people_say_it(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "g", *"3 weeks ago")
        await settled(pilot)
        assert "1 Nov" in str(pilot.app.screen.query_one("#meaning", Static).render())
        await pilot.press("enter")
        await settled(pilot)
        assert calendar(pilot).cursor == date(2026, 11, 1)


@pytest.mark.parametrize("text", ["9999-12-31", "1900-01-01"])
async def test_the_ends_of_the_calendar_hold(started: Started, text: str) -> None:
    async with started() as pilot:
        await pilot.press("2", "g")
        pilot.app.screen.query_one(Input).insert_text_at_cursor(text)
        await pilot.press("enter", "pagedown", "down", "pageup", "pageup", "up")
        await settled(pilot)
        assert pilot.app.current_mode == "calendar"


async def test_a_date_that_is_none_is_refused_with_a_word(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "g", *"florble", "enter")
        await settled(pilot)
        assert str(pilot.app.screen.query_one("#meaning", Static).render())
        await pilot.press("escape")
        await settled(pilot)
        assert calendar(pilot).cursor == TODAY


async def test_a_click_moves_and_the_day_is_beside_it(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, date(2026, 11, 3), 4)
    async with started() as pilot:
        await pilot.press("2")
        await settled(pilot)
        cell = calendar(pilot).query_one(MonthGrid).cells_layout().region(date(2026, 11, 3))
        assert cell is not None
        await pilot.click(MonthGrid, offset=cell.offset)
        await settled(pilot)
        assert calendar(pilot).cursor == date(2026, 11, 3)
        assert "4 twitches" in day_words.head(pilot.app)


async def test_undo_on_the_calendar_shows_at_once(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, TODAY, 4)
    async with started() as pilot:
        await pilot.press("2")
        await settled(pilot)
        assert "4 twitches" in day_words.head(pilot.app)
        await pilot.press("u")
        await settled(pilot)
        assert "Not watched" in day_words.head(pilot.app)


def test_unwatched_zero_and_future_differ_without_colour() -> None:
    zero = Day(day=TODAY, check_in=CheckIn(day=TODAY, unlogged=0, closed=True))
    broken = frozenset({"2026-11"})
    texts = [
        DaysShown(days={TODAY: zero}, today=TODAY).look(TODAY).text,
        DaysShown(days={TODAY: Day(day=TODAY)}, today=TODAY).look(TODAY).text,
        DaysShown(today=TODAY).look(TODAY + timedelta(days=1)).text,
        DaysShown(today=TODAY, unreadable=broken).look(TODAY).text,
        DaysShown(today=TODAY, lacking=broken).look(TODAY).text,
    ]
    assert texts == ["0", "–", "", "?", "?"]


def test_what_is_recorded_of_tomorrow_is_shown() -> None:
    day = TODAY + timedelta(days=1)
    episode = Episode(id="e", day=day, count=3)
    shown = DaysShown(days={day: Day(day=day, episodes=[episode])}, today=TODAY)
    assert shown.look(day).text == "3"


looks = st.builds(
    Look,
    text=st.text(st.characters(min_codepoint=48, max_codepoint=57), max_size=5),
    level=st.integers(0, 4),
    marks=st.sampled_from(["", "⚑", "✎✓", "⚑◆✎✓"]),
    band=st.sampled_from(["", "═", "╌", "┄"]),
    match=st.sampled_from([None, True, False]),
    in_span=st.booleans(),
)


@given(looks, st.integers(6, 14), st.integers(1, 6), st.booleans(), st.booleans())
def test_a_cell_has_exactly_its_size(
    look: Look, width: int, height: int, chosen: bool, today: bool
) -> None:
    rows = cell(TODAY, look, INKS, width, height, chosen=chosen, today=today)
    assert [Segment.get_line_length(row) for row in rows] == [width] * height
    text = "".join(segment.text for row in rows for segment in row)
    assert "22" in text
    assert look.text in text or len(look.text) > width - (5 if height == 1 else 1)


@pytest.mark.parametrize(
    ("hours", "day"),
    [
        # The night the clocks go back: half past two comes twice, and both belong to the evening.
        ([("2026-10-25T02:30", 2), ("2026-10-25T02:30", 1)], date(2026, 10, 24)),
        ([("2026-10-25T04:30", 1), ("2026-10-26T03:59", 1)], date(2026, 10, 25)),
        # The night they go forward: between them lie 23 hours, and it is one day.
        ([("2026-03-29T04:30", 2), ("2026-03-30T03:59", 2)], date(2026, 3, 29)),
        ([("2024-02-29T12:00", 1), ("2024-03-01T03:59", 1)], date(2024, 2, 29)),
        ([("2025-12-31T12:00", 1), ("2026-01-01T03:59", 1)], date(2025, 12, 31)),
    ],
)
async def test_a_day_of_23_or_25_hours_is_one_day(
    started: Started, diary: Diary, hours: list[tuple[str, int]], day: date
) -> None:
    for text, offset in hours:
        at = datetime.fromisoformat(text).replace(tzinfo=timezone(timedelta(hours=offset)))
        diary.log(EpisodeDraft(at=at, count=3))
    async with started() as pilot:
        await pilot.press("2", "g", *day.isoformat(), "enter")
        await settled(pilot)
        screen = calendar(pilot)
        month = {at: screen.grid.shown.look(at).text for at in screen.grid.shown.days}
        assert [at for at, text in month.items() if text == "6"] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-11", date(2025, 11, 1)),
        ("mon", date(2026, 11, 16)),
        ("2026-w53", date(2026, 12, 28)),
        ("2025", date(2025, 1, 1)),
        ("yesterday", date(2026, 11, 21)),
    ],
)
async def test_dates_as_people_say_them(started: Started, text: str, day: date) -> None:
    async with started() as pilot:
        await pilot.press("2", "g", *text, "enter")
        await settled(pilot)
        assert calendar(pilot).cursor == day


@pytest.mark.parametrize(("first_weekday", "names"), [(6, "Sun"), (5, "Sat"), (0, "Mon")])
@pytest.mark.parametrize("view", ["month", "year"])
async def test_weeks_begin_on_the_day_they_are_set_to(
    diary: Diary, first_weekday: int, names: str, view: str
) -> None:
    app = TrackerApp(diary, Settings(first_weekday=first_weekday))
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.press("2", *(["y"] if view == "year" else []))
        await settled(pilot)
        grid = calendar(pilot).grid
        drawn = [grid.render_line(y).text for y in range(grid.size.height)]
        words = [line.split()[0] for line in drawn if line.strip()]
        assert next(word for word in words if word in WEEKDAYS) == names


@pytest.mark.parametrize(("stopped", "last"), [(None, 20), (15, 15), (10, 10), (8, 8)])
def test_a_trial_that_was_stopped_has_no_band_after_that_day(
    stopped: int | None, last: int
) -> None:
    def november(number: int) -> date:
        return date(2026, 11, number)

    trial = Trial(
        id="t",
        name="earlier",
        change="no coffee after 14:00",
        phases=[
            Phase(start=november(5), end=november(10), changed=False),
            Phase(start=november(11), end=november(20), changed=True, washout=2),
        ],
        stopped=november(stopped) if stopped else None,
    )
    bands = bands_of([trial])
    assert list(bands) == [november(number) for number in range(5, last + 1)]
    assert set(bands.values()) == {"╌"} | ({"┄", "═"} if last > 12 else set())
    told = [phase_words([trial], november(number)) for number in (4, 5, 16)]
    assert told == ["", "╌ earlier: baseline", "═ earlier: change" if last > 15 else ""]
