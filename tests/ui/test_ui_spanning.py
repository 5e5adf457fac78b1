"""Days marked on Calendar, and what they hold beside as many days before them."""

from __future__ import annotations

from datetime import date, timedelta
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.looks import SIZES, THEMES, Compare, driven
from tests.ui.test_ui_calendar import calendar, log_on
from tests.ui.test_ui_log import message, shown
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import CATALOGUE, CheckIn, Day, MarkerDraft, Phase, Trial
from tracker.model.spans import LONGEST, compare
from tracker.ui.app import TrackerApp
from tracker.ui.dates import span_range
from tracker.ui.screens.browsing import BrowsingScreen, Month
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.screens.comparison import ComparisonScreen
from tracker.ui.span_table import COLUMNS, Line, column_heads, lines, table
from tracker.ui.span_words import ONE_LINE, heading, in_mind, marked, refusal
from tracker.ui.widgets.key_line import KeyLine
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.month import MonthGrid

TODAY = date(2026, 11, 22)
ONE = timedelta(days=1)


def november(day: int) -> date:
    return date(2026, 11, day)


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def calendar_below(pilot: Pilot[None]) -> CalendarScreen:
    """Return Calendar under the dialog that is open."""
    screen = pilot.app.screen_stack[-2]
    assert isinstance(screen, CalendarScreen)
    return screen


def page(pilot: Pilot[None]) -> str:
    """Return the words of the comparison."""
    assert isinstance(pilot.app.screen, ComparisonScreen)
    return "\n".join(str(part.render()) for part in pilot.app.screen.query(Static))


@pytest.mark.parametrize(
    ("keys", "span"),
    [
        ([], (TODAY, TODAY)),
        (["left", "left"], (november(20), TODAY)),
        (["up", "right"], (november(16), TODAY)),
        (["right", "right"], (TODAY, november(24))),
        (["left", "right", "right"], (TODAY, november(23))),
        (["pageup"], (date(2026, 10, 22), TODAY)),
        (["pageup", "full_stop"], (TODAY, TODAY)),
        (["g", *"3 weeks ago", "enter"], (november(1), TODAY)),
    ],
)
async def test_every_move_takes_in_the_days_up_to_there(
    started: Started, keys: list[str], span: tuple[date, date]
) -> None:
    async with started() as pilot:
        await pressed(pilot, "2", "v", *keys)
        assert calendar(pilot).span == span
        look = calendar(pilot).query_one(MonthGrid).shown.look
        assert look(span[0]).in_span
        assert look(span[1]).in_span
        assert not look(span[0] - ONE).in_span
        assert not look(span[1] + ONE).in_span


async def test_the_line_says_what_is_marked_and_how_to_go_on(started: Started) -> None:
    async with started() as pilot:
        await pressed(pilot, "2", "left", "v")
        assert message(pilot) == (
            "1 day, Sat 21 Nov · move to add days · v compares with the day before · escape"
        )
        await pressed(pilot, "up", "left")
        assert message(pilot) == (
            "9 days, Fri 13 – Sat 21 Nov · v compares with the 9 days before · escape"
        )


@pytest.fixture
def eight_days(diary: Diary, clock: StoppedClock) -> Diary:
    """A diary of 14 to 21 November, from 1 twitch a day to 8."""
    for count in range(1, 9):
        log_on(diary, clock, november(13 + count), count)
    return diary


@pytest.mark.parametrize("key", ["v", "enter"])
async def test_the_marked_days_beside_as_many_before(
    started: Started, eight_days: Diary, key: str
) -> None:
    eight_days.check_in(november(18), {"sleep": 7.5}, unlogged=0)
    eight_days.mark(MarkerDraft(day=november(15), kind="travel", label="Oslo"))
    phases = [Phase(start=november(18), end=november(30), changed=True)]
    eight_days.add_trial(Trial(id="t", name="food", change="nuts", phases=phases))
    async with started((80, 60)) as pilot:
        await pressed(pilot, "2", "left", "v", "left", "left", "left", key)
        words = page(pilot)
        assert "Wed 18 – Sat 21 Nov beside the 4 days before" in words
        assert "14 – 17 Nov" in words
        rows = [" ".join(row.split()) for row in words.splitlines()]
        assert "watched 4 of 4 days 4 of 4 days" in rows
        assert "checked in 0 of 4 days 1 of 4 days" in rows
        assert "twitches in all 10 26" in rows
        assert "mean a watched day 2.5 (4 days) 6.5 (4 days) 4 more" in rows
        assert "sleep – 7.5 h (1 day)" in rows
        assert "◆ Sun 15 Nov: travel: Oslo" in rows
        assert "═ 18 – 21 Nov: change of the trial “food”" in rows
        assert "shows nothing by itself" in words
        await pressed(pilot, "escape")
        assert calendar(pilot).span == (november(18), november(21))
        assert "4 days, Wed 18 – Sat 21 Nov" in message(pilot)
        await pressed(pilot, "left")
        assert calendar(pilot).span == (november(17), november(21))


async def test_escape_gives_the_mark_up_and_enter_opens_days_again(started: Started) -> None:
    async with started() as pilot:
        await pressed(pilot, "2", "left", "v", "up", "escape")
        assert calendar(pilot).span is None
        assert calendar(pilot).cursor == november(14)
        assert message(pilot).strip() == ""
        await pressed(pilot, "left", "enter")
        assert pilot.app.current_mode == "log"


async def test_a_mark_outlasts_a_look_at_another_screen(started: Started) -> None:
    async with started() as pilot:
        await pressed(pilot, "2", "left", "v", "up", "1", "2")
        assert calendar(pilot).span == (november(14), november(21))
        assert "8 days" in message(pilot)


async def test_today_is_not_over_and_left_out(started: Started, eight_days: Diary) -> None:
    async with started((80, 60)) as pilot:
        await pressed(pilot, "2", "v")
        assert "not over yet" in message(pilot)
        await pressed(pilot, "v")
        assert "finished days" in message(pilot)
        await pressed(pilot, "right", "left", "left", "left")
        assert message(pilot).startswith("3 days, Fri 20 – Sun 22 Nov, 2 over · v compares with ")
        await pressed(pilot, "v")
        words = page(pilot)
        assert "Fri 20 – Sat 21 Nov beside the 2 days before · without today" in words
        assert "Today is not over" in words


async def test_more_than_ten_years_are_refused(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "left", "v", "g")
        pilot.app.screen.query_one(Input).insert_text_at_cursor("2016-11-20")
        await pressed(pilot, "enter")
        assert "ten years" in message(pilot)
        await pressed(pilot, "enter")
        assert not isinstance(pilot.app.screen, ComparisonScreen)
        assert str(LONGEST) in message(pilot)
        await pressed(pilot, "right", "right", "enter")
        assert isinstance(pilot.app.screen, ComparisonScreen)


async def test_hidden_counts_stay_hidden(started: Started, eight_days: Diary) -> None:
    async with started((80, 60)) as pilot:
        await pressed(pilot, "2", "number_sign", "left", "v", "left", "left", "left", "v")
        words = page(pilot)
        assert "4 of 4 days" in words
        assert "twitches in all" not in words
        assert "mean a watched day" not in words
        assert "without twitches" not in words
        assert "#" in words


async def test_a_month_that_cant_be_read_is_not_taken_for_empty(
    started: Started, eight_days: Diary
) -> None:
    at = eight_days.home / "diary" / "2026-10.json"
    at.write_text("{ not a month")
    async with started((80, 60)) as pilot:
        await pressed(pilot, "2", "left", "v", "up", "up", "v")
        words = page(pilot)
        assert "2026-10.json" in words
        assert "Not read, so not known: 9 days before." in words
        assert "No day of either" not in words


async def test_escape_works_while_the_days_are_read(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    monkeypatch.setattr("tracker.ui.screens.comparison.SOON", 0.01)
    async with started() as pilot:
        await pressed(pilot, "2", "left", "v", "up")
        whole = BrowsingScreen._read

        def slowly(screen: BrowsingScreen, day: date) -> Month:
            go_on.wait(10)
            return whole(screen, day)

        monkeypatch.setattr(BrowsingScreen, "_read", slowly)
        await pilot.press("v")
        await pilot.pause(0.1)
        assert "Reading the days" in page(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert calendar(pilot).span is not None
        go_on.set()
        await settled(pilot)
        assert calendar(pilot).span is not None


async def clicked(pilot: Pilot[None], day: date, *, shift: bool = False) -> None:
    cell = calendar(pilot).query_one(MonthGrid).cells_layout().region(day)
    assert cell is not None
    await pilot.click(MonthGrid, offset=cell.offset, shift=shift)
    await settled(pilot)


async def test_a_click_with_shift_marks_from_the_cursor(started: Started) -> None:
    async with started() as pilot:
        await pressed(pilot, "2", "left")
        await clicked(pilot, november(3), shift=True)
        assert calendar(pilot).span == (november(3), november(21))
        await clicked(pilot, november(10))
        assert calendar(pilot).span == (november(10), november(21))


async def test_the_words_of_the_line_are_links(started: Started) -> None:
    async with started() as pilot:
        await pressed(pilot, "2", "left", "v", "up")
        line = message(pilot)
        await pilot.click(MessageLine, offset=(line.index("compares"), 0))
        await settled(pilot)
        assert isinstance(pilot.app.screen, ComparisonScreen)
        foot = shown(pilot, "#comparison-foot")
        await pilot.click("#comparison-foot", offset=(foot.rindex("back"), 0))
        await settled(pilot)
        await pilot.click(MessageLine, offset=(line.index("escape") + 2, 0))
        await settled(pilot)
        assert calendar(pilot).span is None


async def test_a_mark_begun_in_the_day_is_left_as_its_line_says(started: Started) -> None:
    async with started() as pilot:
        await pressed(pilot, "2", "tab", "v", "left")
        assert calendar(pilot).span == (november(21), TODAY)
        await pressed(pilot, "escape")
        assert calendar(pilot).span is None


async def test_behind_a_dialog_nothing_is_offered_that_is_not_there(started: Started) -> None:
    async with started() as pilot:
        await pressed(pilot, "2")
        for key in ("question_mark", "g", "slash"):
            await pressed(pilot, key)
            foot = str(calendar_below(pilot).query_one(KeyLine).render())
            assert "compare" not in foot
            await pressed(pilot, "escape")


async def test_from_the_palette(started: Started) -> None:
    async with started() as pilot:
        await pressed(pilot, "2", "left")
        for words in ("mark days from here", "show the marked days beside"):
            await pilot.press("colon")
            pilot.app.screen.query_one(Input).insert_text_at_cursor(words)
            await pilot.pause(0.5)
            await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, ComparisonScreen)


@pytest.mark.parametrize(
    ("start", "end", "words", "short"),
    [
        (november(13), november(13), "Fri 13 Nov", "13 Nov"),
        (november(2), november(13), "Mon 2 – Fri 13 Nov", "2 – 13 Nov"),
        (date(2026, 10, 30), november(2), "Fri 30 Oct – Mon 2 Nov", "30 Oct – 2 Nov"),
        (date(2025, 11, 2), date(2025, 11, 3), "Sun 2 – Mon 3 Nov 2025", "2 – 3 Nov 2025"),
        (date(2025, 12, 31), date(2026, 1, 1), "Wed 31 Dec 2025 – Thu 1 Jan 2026",
         "31 Dec 2025 – 1 Jan 2026"),
    ],
)  # fmt: skip
def test_ranges_of_days(start: date, end: date, words: str, short: str) -> None:
    assert span_range(start, end, TODAY) == words
    assert span_range(start, end, TODAY, weekdays=False) == short


@given(st.integers(-4500, 300), st.integers(0, 4200))
def test_what_is_marked_fits_its_line_and_agrees_with_what_is_refused(
    first: int, more: int
) -> None:
    start = TODAY + first * ONE
    said = marked(start, start + more * ONE, TODAY, "v", "escape")
    assert len(said.text) <= ONE_LINE
    assert bool(said.compare) == (refusal(start, start + more * ONE, TODAY) == "")


def with_values(day: date, **values: bool | float | str) -> Day:
    return Day(day=day, check_in=CheckIn(day=day, values=values, closed=True, unlogged=0))


def test_differences_in_words() -> None:
    before = [
        with_values(november(day), sleep=7, bedtime="23:10", regular_meals=day > 5, stress=4,
                    water=1.5)
        for day in (4, 5, 6)
    ]  # fmt: skip
    after = [
        with_values(november(day), sleep=7.5, bedtime="00:25", regular_meals=day > 7, stress=2,
                    water=1.5)
        for day in (7, 8, 9)
    ]  # fmt: skip
    found = compare((november(7), november(9)), [*before, *after], CATALOGUE)
    told = {line.label: line[1:4] for line in lines(found, counts=True)}
    assert told["sleep"] == ("7 h (3 days)", "7.5 h (3 days)", "0.5 h more")
    assert told["bedtime"] == ("23:10 (3 days)", "00:25 (3 days)", "1 h 15 min later")
    assert told["regular meals"] == ("yes 1 of 3 days", "yes 2 of 3 days", "more often")
    assert told["stress"] == ("4 (3 days)", "2 (3 days)", "2 lower")
    assert told["water"] == ("1.5 L (3 days)", "1.5 L (3 days)", "the same")
    assert told["mean a watched day"] == ("0 (3 days)", "0 (3 days)", "the same")


def test_what_stands_in_a_row_is_said_of_the_figures_as_shown() -> None:
    """7.04 and 6.96 both read 7: no difference is told that can't be seen."""
    sleeps = (7.1, 7.0, 7.02, 6.9, 7.0, 6.98)
    days = [with_values(november(4 + at), sleep=hours) for at, hours in enumerate(sleeps)]
    found = compare((november(7), november(9)), days, CATALOGUE)
    told = {line.label: line[1:4] for line in lines(found, counts=True)}
    assert told["sleep"] == ("7 h (3 days)", "7 h (3 days)", "the same")


def test_fewer_is_told_as_plainly_as_more() -> None:
    def keep(before: int, after: int) -> str:
        days = [
            Day(
                day=november(day),
                check_in=CheckIn(
                    day=november(day), closed=True, unlogged=before if day < 7 else after
                ),
            )
            for day in range(4, 10)
        ]
        found = compare((november(7), november(9)), days, CATALOGUE)
        return " ".join(in_mind(found, november(9), TODAY, counts=True, hide_key="#"))

    assert "good news worth keeping" in keep(9, 2)
    assert "Ups and downs are normal" in keep(2, 9)
    assert "Not as many days" not in keep(2, 9)


def test_nothing_recorded_is_said() -> None:
    empty = [Day(day=november(day)) for day in range(4, 10)]
    found = compare((november(7), november(9)), empty, CATALOGUE)
    said = in_mind(found, november(9), TODAY, counts=True, hide_key="#")
    assert "No day of either was watched" in said[0]
    assert [line[:3] for line in lines(found, counts=True)] == [
        ("watched", "0 of 3 days", "0 of 3 days"),
        ("checked in", "0 of 3 days", "0 of 3 days"),
    ]


@pytest.mark.parametrize(("before", "told"), [(10, False), (9, False), (8, True)])
def test_days_recorded_less_often_are_named(before: int, told: bool) -> None:
    recorded = [*range(1, 1 + before), *range(11, 21)]
    found = compare(
        (november(11), november(20)), [with_values(november(day)) for day in recorded], CATALOGUE
    )
    said = " ".join(in_mind(found, november(20), TODAY, counts=True, hide_key="#"))
    assert ("Not as many days" in said) is told


@given(st.integers(1, 3653), st.integers(0, 2000))
def test_the_head_names_all_in_one_line(length: int, back: int) -> None:
    last = TODAY - (1 + back) * ONE
    found = compare((last - (length - 1) * ONE, last), [], CATALOGUE)
    assert len(" Compare  " + heading(found, TODAY, TODAY)) <= 80


def test_the_heads_of_the_columns_break_between_days() -> None:
    found = compare((date(2025, 12, 25), november(20)), [], CATALOGUE)
    rows = [line.plain.split("  ") for line in table([column_heads(found, TODAY)]).split("\n")]
    told = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert told == [
        ["28 Jan –", "25 Dec 2025 –", "difference"],
        ["24 Dec 2025", "20 Nov 2026"],
    ]


words_of_a_cell = st.text(st.characters(categories=("L", "Nd", "Zs")), max_size=60)


@given(words_of_a_cell, words_of_a_cell)
def test_nothing_of_a_table_is_cut_off(label: str, figure: str) -> None:
    content = table([Line(label, figure, figure, figure)])
    assert all(line.cell_length <= sum(COLUMNS) for line in content.split("\n"))
    letters = "".join(content.plain.split())
    assert sorted(letters) == sorted("".join((label + figure * 3).split()))


def test_a_table_is_data_not_markup() -> None:
    assert "[b]x[/b]" in table([Line("[b]x[/b]", "1", "2")]).plain
    assert isinstance(table([]), Content)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["2", "left", "v", "up", "left", "left"], id="marking"),
        pytest.param(["2", "left", "v", "up", "left", "left", "v"], id="comparison"),
    ],
)
def test_how_it_looks(
    snap_compare: Compare, full: Diary, keys: list[str], size: tuple[int, int], theme: str
) -> None:
    app = TrackerApp(full, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=driven(*keys))
