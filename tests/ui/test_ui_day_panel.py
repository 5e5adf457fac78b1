"""The day panel of Calendar: what it says, and what its keys do to the day."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest
from textual import events
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui import day_words
from tests.ui.conftest import Started, settled
from tests.ui.looks import Compare, driven
from tests.ui.test_ui_calendar import calendar, log_on
from tests.ui.test_ui_damage import damage
from tests.ui.test_ui_log import message
from tests.ui.test_ui_unsaved import locked_by_another
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import Episode, EpisodeDraft, IntakeDraft, MarkerDraft
from tracker.ui.app import TrackerApp
from tracker.ui.commands import GROUPS
from tracker.ui.running import run
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.screens.check_in import CheckInScreen
from tracker.ui.screens.form import FormScreen
from tracker.ui.screens.line import LineScreen
from tracker.ui.screens.marker import MarkerScreen
from tracker.ui.screens.urgent import UrgentScreen
from tracker.ui.widgets.cheat_sheet import CheatSheet
from tracker.ui.widgets.day_panel import DayPanel
from tracker.ui.widgets.month import MonthGrid

TODAY = date(2026, 11, 22)
DAY = date(2026, 11, 20)
THERE = ("2", "left", "left")  # to that day, on the grid
INTO = (*THERE, "tab")
SECOND_RECORD = 4  # its row, below the border, the count, the values and a record
NOTE = " ".join(["a long note of what happened on the way"] * 12)


@pytest.fixture
def past(diary: Diary, clock: StoppedClock) -> Diary:
    """A diary with a life event, two episodes, a coffee and a check-in two days ago."""
    at = datetime.combine(DAY, clock().timetz())
    diary.mark(MarkerDraft(day=DAY, kind="travel", label="by train"))
    diary.log(EpisodeDraft(at=at - timedelta(hours=4), count=2, hand="right", sites=["index"]))
    diary.take(IntakeDraft(factor="caffeine", amount=90, label="coffee", at=at))
    diary.log(EpisodeDraft(at=at + timedelta(hours=1), count=3, activity="typing"))
    diary.check_in(DAY, {"sleep": 5.5}, note=NOTE)
    return diary


def panel(pilot: Pilot[None]) -> DayPanel:
    return calendar(pilot).query_one(DayPanel)


def rows(pilot: Pilot[None]) -> list[str]:
    return day_words.rows(pilot.app)


def head(pilot: Pilot[None]) -> str:
    return day_words.head(pilot.app)


def drawn(pilot: Pilot[None]) -> list[str]:
    """Return the lines inside the panel's border as they are drawn."""
    inside = panel(pilot).region.shrink(panel(pilot).styles.gutter)
    strips = calendar(pilot)._compositor.render_strips()
    lines = (strips[y].crop(inside.x, inside.right) for y in inside.line_range)
    return [strip.text for strip in lines]


def border(pilot: Pilot[None]) -> str:
    """Return the lower border of the panel as it is drawn."""
    strips = calendar(pilot)._compositor.render_strips()
    return "".join(segment.text for segment in strips[panel(pilot).region.bottom - 1])


def values(pilot: Pilot[None]) -> str:
    return day_words.values(pilot.app)


def preview(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#preview", Static).render())


def counts(diary: Diary, day: date = DAY) -> list[int]:
    return [episode.count for episode in diary.day(day).episodes]


async def test_a_day_is_told_in_full(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO)
        await settled(pilot)
        assert head(pilot) == "5 twitches in 2 episodes"
        assert [row.split("  ")[-1].strip() for row in rows(pilot)] == [
            "travel: by train",
            "2 twitches · right index",
            "coffee, 90 mg",
            "3 twitches · typing",
        ]
        assert NOTE in day_words.note(pilot.app)
        await pilot.press("pagedown", "pagedown", "pagedown")
        await settled(pilot)
        assert panel(pilot).scroll_y == panel(pilot).max_scroll_y > 0
        await pilot.press("pageup", "pageup", "pageup")
        await settled(pilot)
        assert panel(pilot).scroll_y == 0


async def test_a_long_note_of_an_episode_wraps(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), note=NOTE))
    async with started((120, 40)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        assert panel(pilot).size.width < len(NOTE)
        assert NOTE in " ".join(" ".join(drawn(pilot)).split())


@pytest.mark.parametrize("back", ["tab", "escape", "shift+tab"])
async def test_keys_go_into_the_day_and_back(started: Started, past: Diary, back: str) -> None:
    async with started() as pilot:
        await pilot.press(*THERE)
        await settled(pilot)
        low = panel(pilot).size.height
        await pilot.press("tab")
        await settled(pilot)
        assert pilot.app.focused is panel(pilot)
        assert panel(pilot).size.height > low  # it makes room for itself
        assert "e edit" in border(pilot)
        await pilot.press(back)
        await settled(pilot)
        assert isinstance(pilot.app.focused, MonthGrid)
        assert "tab edits here" in border(pilot)
        assert panel(pilot).size.height == low


async def test_up_and_down_select_and_the_sides_step_a_day(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "down", "j", "up", "k", "k")
        assert panel(pilot).place == 0  # no way round
        await pilot.press(*["down"] * 9)
        await settled(pilot)
        assert panel(pilot).place == 3
        assert panel(pilot).scroll_y == panel(pilot).max_scroll_y  # the note is seen
        for key, day in (("left", 19), ("h", 18), ("right", 19), ("l", 20)):
            await pilot.press(key)
            assert calendar(pilot).cursor == date(2026, 11, day)
        await settled(pilot)
        assert pilot.app.focused is panel(pilot)
        assert panel(pilot).place == 0


@pytest.mark.parametrize("key", ["e", "enter"])
async def test_an_episode_is_edited_as_a_line(started: Started, past: Diary, key: str) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "down", key, *"x4")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LineScreen)
        assert "x4" in preview(pilot)  # said twice: x2 stands there already
        await pilot.press(*["backspace"] * 2, *"6", "enter")
        await settled(pilot)
        assert past.day(DAY).episodes[0].intensity == 6
        assert "u undoes it" in message(pilot)
        assert "intensity 6" in rows(pilot)[1]
        assert pilot.app.focused is panel(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert past.day(DAY).episodes[0].intensity is None
        assert "intensity 6" not in rows(pilot)[1]
        assert pilot.app.focused is panel(pilot)


async def test_an_intake_and_a_life_event_are_edited(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "down", "down", "e", *["backspace"] * 3, *"120", "enter")
        await settled(pilot)
        assert past.day(DAY).values["caffeine"] == 120
        assert "caffeine 120 mg" in values(pilot)
        await pilot.press("up", "up", "e")
        await settled(pilot)
        assert isinstance(pilot.app.screen, MarkerScreen)
        await pilot.press("tab", *"s", "enter")
        await settled(pilot)
        assert past.day(DAY).markers[0].label == "by trains"
        assert "by trains" in rows(pilot)[0]


async def test_delete_and_undo_and_a_held_key(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "down", "d", "d", "d")
        await settled(pilot)
        assert counts(past) == [3]
        assert len(rows(pilot)) == 3
        assert "one held key; u takes back the last change" in message(pilot)
        assert head(pilot) == "3 twitches in 1 episode"
        await pilot.press("u")
        await settled(pilot)
        assert counts(past) == [2, 3]
        assert len(rows(pilot)) == 4


async def test_a_key_between_two_deletions_means_both(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "down", "d", "down", "delete")
        await settled(pilot)
        assert counts(past) == []
        assert len(rows(pilot)) == 2


@pytest.mark.parametrize("where", [THERE, INTO], ids=["grid", "panel"])
async def test_a_line_back_fills_the_day(started: Started, diary: Diary, where: list[str]) -> None:
    async with started() as pilot:
        await pilot.press(*where, "i", *"ri x2 14:00 sleep=6", "enter")
        await settled(pilot)
        day = diary.day(DAY)
        assert [episode.at and episode.at.hour for episode in day.episodes] == [14]
        assert day.values == {"sleep": 6}
        assert isinstance(pilot.app.screen, CalendarScreen)
        assert head(pilot) == "2 twitches in 1 episode"
        assert "Saved" in message(pilot)
        assert "u undoes it" in message(pilot)
        await pilot.press("i", "up")  # the same again
        await settled(pilot)
        assert pilot.app.screen.query_one(Input).value == "ri x2 14:00 sleep=6"


@pytest.mark.parametrize("where", [THERE, INTO], ids=["grid", "panel"])
async def test_the_other_ways_to_back_fill(
    started: Started, diary: Diary, where: list[str]
) -> None:
    async with started() as pilot:
        await pilot.press(*where, "0")
        await settled(pilot)
        assert diary.day(DAY).count == 0
        assert "Watched, no twitches" in head(pilot)
        await pilot.press("a")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FormScreen)
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert counts(diary) == [1]
        assert "1 twitch" in head(pilot)
        await pilot.press("f")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CheckInScreen)
        await pilot.press(*"7.5", "escape", "enter")
        await settled(pilot)
        assert diary.day(DAY).values == {"sleep": 7.5}
        assert "sleep 7.5 h" in values(pilot)
        assert "u undoes it" in message(pilot)


async def test_the_full_form_changes_an_episode_of_the_day(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "down", "E", "l", "ctrl+d")
        await settled(pilot)
        assert past.day(DAY).episodes[0].hand == "left"
        assert "left index" in rows(pilot)[1]
        await pilot.press("down", "E")
        await settled(pilot)
        assert "e edits this" in message(pilot)


async def test_a_flag_that_is_urgent_says_so_at_once(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "exclamation_mark", *"weak", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, UrgentScreen)
        await pilot.press("enter")
        await settled(pilot)
        check_in = diary.day(DAY).check_in
        assert check_in is not None
        assert check_in.flags == ["weakness"]
        assert "on the day" in head(pilot)


async def test_a_life_event_is_added(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "m", "1", *"x", "enter")
        await settled(pilot)
        assert [marker.label for marker in diary.day(DAY).markers] == ["x"]
        assert len(rows(pilot)) == 1


async def test_what_can_not_be_saved_stays_in_the_line(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "i", *"ri x2")
        with locked_by_another(diary):
            await pilot.press("enter")
            await settled(pilot)
        assert isinstance(pilot.app.screen, LineScreen)
        assert "another tracker is writing" in preview(pilot)
        assert pilot.app.screen.query_one(Input).value == "ri x2"
        assert counts(diary) == []
        await pilot.press("enter")
        await settled(pilot)
        assert counts(diary) == [2]


async def test_keys_that_can_not_be_saved_say_why(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "down")
        for key in ("d", "0"):
            with locked_by_another(past):
                await pilot.press(key)
                await settled(pilot)
            assert "another tracker is writing" in message(pilot)
            assert counts(past) == [2, 3]


async def test_a_word_that_is_not_understood_is_said_and_left(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "i", *"ri flotter", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LineScreen)
        assert "flutter" in preview(pilot)
        await pilot.press("f1")
        await settled(pilot)
        assert pilot.app.screen.query(CheatSheet)
        await pilot.press("f1", "escape", "escape")  # the keys, and back to the line, and left
        await settled(pilot)
        assert pilot.app.focused is panel(pilot)
        assert counts(diary) == []


@pytest.mark.parametrize("key", ["a", "i", "f", "0", "exclamation_mark", "m"])
async def test_nothing_is_added_to_a_day_to_come(started: Started, diary: Diary, key: str) -> None:
    async with started() as pilot:
        await pilot.press("2", "right", "tab", key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, CalendarScreen)
        assert "tomorrow, Mon 23 Nov: it is not here yet" in message(pilot)
        assert diary.span() is None
        assert "a add" not in border(pilot)


async def test_an_empty_day_says_what_can_be_done(started: Started) -> None:
    async with started() as pilot:
        await pilot.press(*INTO)
        await settled(pilot)
        assert "a add · i type · f check-in · 0 none" in border(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert "a adds an episode" in message(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert "Nothing is selected" in message(pilot)


async def test_hidden_counts_are_hidden_here_too(past: Diary) -> None:
    app = TrackerApp(past, Settings(counts="hidden"))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(*INTO, "0")
        await settled(pilot)
        told = " ".join([head(pilot), *rows(pilot), message(pilot)])
        assert "twitches" not in told
        assert "Watched" in told
        assert "nothing besides what is logged" in told


async def test_a_broken_record_says_what_helps(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, DAY, 3)
    file = diary.home / "diary" / "2026-11.json"
    month = json.loads(file.read_text())
    (episode,) = month["episodes"].values()
    episode["intensity"] = 40
    file.write_text(json.dumps(month))
    async with started() as pilot:
        await pilot.press(*INTO, "e")
        await settled(pilot)
        assert "that can't be read" in rows(pilot)[0]
        assert "d deletes it, `tracker edit" in message(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert rows(pilot) == []


async def test_a_damaged_month_is_not_shown_as_empty(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, DAY, 3)
    damage(diary.home / "diary" / "2026-11.json")
    async with started() as pilot:
        await pilot.press(*INTO)
        await settled(pilot)
        assert "2026-11.json" in head(pilot)
        assert rows(pilot) == []
        await pilot.press("e")
        await settled(pilot)
        assert "can be read" in message(pilot)


async def test_the_mouse_selects_opens_and_presses_the_border(
    started: Started, past: Diary
) -> None:
    async with started() as pilot:
        await pilot.press(*THERE)
        await settled(pilot)
        await pilot.click(DayPanel, offset=(14, SECOND_RECORD))
        await settled(pilot)
        assert pilot.app.focused is panel(pilot)
        assert panel(pilot).place == 1
        assert isinstance(pilot.app.screen, CalendarScreen)
        await pilot.press("escape")
        await settled(pilot)
        row = panel(pilot).region.bottom - 1
        await pilot.click(offset=(border(pilot).index("i types") + 1, row))
        await settled(pilot)
        assert isinstance(pilot.app.screen, LineScreen)
        assert str(pilot.app.screen.query_one(".dialog").border_title).startswith("Add")


async def test_the_first_half_of_a_double_click_may_make_the_panel_grow(
    started: Started, past: Diary
) -> None:
    async with started() as pilot:
        await pilot.press(*THERE)
        await settled(pilot)
        await pilot.click(DayPanel, offset=(14, SECOND_RECORD), times=2)
        await settled(pilot)
        assert isinstance(pilot.app.screen, LineScreen)
        assert "ri x2" in pilot.app.screen.query_one(Input).value


async def test_a_click_beside_the_records_selects_none(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*THERE)
        await settled(pilot)
        await pilot.click(DayPanel, offset=(14, 1), times=2)  # on the count
        await settled(pilot)
        assert pilot.app.focused is panel(pilot)
        assert panel(pilot).place == 0
        assert isinstance(pilot.app.screen, CalendarScreen)


async def test_the_one_after_a_deleted_record_is_selected(started: Started, past: Diary) -> None:
    past.check_in(DAY, {"sleep": None})  # the coffee is the only value, and takes its row along
    async with started((120, 40)) as pilot:
        await pilot.press(*INTO, "down", "down", "d")
        await settled(pilot)
        assert values(pilot) == ""
        selected = panel(pilot).selected
        assert isinstance(selected, Episode)
        assert selected.count == 3


async def test_another_day_does_not_lay_the_screen_out(
    started: Started, past: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out = []
    lay_out = CalendarScreen._refresh_layout

    def counted(screen: CalendarScreen, size: Size | None = None, scroll: bool = False) -> None:
        laid_out.append(screen)
        lay_out(screen, size, scroll)

    async with started() as pilot:
        await pilot.press(*THERE)
        await settled(pilot)
        monkeypatch.setattr(CalendarScreen, "_refresh_layout", counted)
        for key in ("left", "right", "down", "up"):
            await pilot.press(key)
            await settled(pilot)
        assert not laid_out
        await pilot.press("tab")  # for which the panel grows
        await settled(pilot)
        assert laid_out


async def test_the_grid_is_drawn_anew_where_the_panel_grows(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO)
        await settled(pilot)
        grid = calendar(pilot).query_one(MonthGrid)
        inside = grid.region
        strips = calendar(pilot)._compositor.render_strips()
        shown = [strips[y].crop(inside.x, inside.right).text for y in inside.line_range]
        assert [line.split()[:1] for line in shown[2:6]] == [["2"], ["9"], ["16"], ["23"]]


async def test_what_was_read_stays_where_it_was(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*THERE)
        await settled(pilot)
        panel(pilot).scroll_to(y=3, animate=False)
        calendar(pilot).show_days()
        await settled(pilot)
        assert panel(pilot).scroll_y == 3
        await pilot.press("left", "right")
        await settled(pilot)
        assert panel(pilot).scroll_y == 0


async def test_values_stand_beside_their_usual_range(started: Started, past: Diary) -> None:
    async with started((120, 40)) as pilot:
        await pilot.press(*THERE)
        await settled(pilot)
        shown = past.day(DAY)
        usual = {"sleep": (6.0, 8.0), "caffeine": (90.0, 180.0)}
        panel(pilot).show(shown, past.catalogue, TODAY, "24h", usual=usual)
        assert "sleep 5.5 h ▾ below usual 6–8" in values(pilot)
        assert "caffeine 90 mg, usual 90–180" in values(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        panel(pilot).show(shown, past.catalogue, TODAY, "24h", usual=usual)
        assert "sleep 5.5 h ▾ below usual 6–8" in values(pilot)  # the room is for what stands out
        assert "90–180" not in values(pilot)


async def test_the_palette_reaches_the_day_from_elsewhere(started: Started, past: Diary) -> None:
    async with started() as pilot:
        await pilot.press(*INTO, "down", "1")
        await settled(pilot)
        assert isinstance(pilot.app, TrackerApp)
        delete = next(command for command in GROUPS["Day"] if command.id == "day.delete")
        await run(pilot.app, delete, "Day")
        await settled(pilot)
        assert counts(past) == [2, 3]  # nobody saw what is selected there
        assert pilot.app.focused is panel(pilot)
        await run(pilot.app, delete, "Day")
        await settled(pilot)
        assert counts(past) == [3]


async def test_a_remapped_key_is_the_panels_own(past: Diary) -> None:
    app = TrackerApp(past, Settings(keys={"day.delete": "x", "calendar.add": "A"}))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(*INTO, "down", "d", "a")
        await settled(pilot)
        assert counts(past) == [2, 3]
        assert "x delete · A add" in border(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert counts(past) == [3]


async def test_keys_that_arrive_together_act_in_their_order(started: Started, past: Diary) -> None:
    async with started() as pilot:
        for key in (*INTO, "down", "e", "8", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert past.day(DAY).episodes[0].intensity == 8


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_how_the_day_looks(snap_compare: Compare, past: Diary, size: tuple[int, int]) -> None:
    app = TrackerApp(past, Settings())
    assert snap_compare(app, terminal_size=size, run_before=driven(*INTO, "down"))


def test_how_its_line_looks(snap_compare: Compare, past: Diary) -> None:
    app = TrackerApp(past, Settings(theme="tracker-light"))
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*INTO, "down", "e"))
