"""Every action is defined once: key, footer, help, palette and remapping follow from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from tests.ui.conftest import Started, settled
from tracker.config import Settings, load
from tracker.diary import Diary
from tracker.ui.app import TrackerApp
from tracker.ui.commands import ALL, EVERYWHERE, GROUPS, Command, Keys
from tracker.ui.palette import CommandsProvider, DaysProvider
from tracker.ui.remapping import usable_keys
from tracker.ui.screens.help import HelpScreen
from tracker.ui.widgets.top_bar import TopBar

MODES = ["log", "calendar", "insights"]


def test_no_two_actions_of_a_screen_share_a_key() -> None:
    for commands in GROUPS.values():
        keys = [
            key for command in {*commands, *EVERYWHERE} for key in command.keys.split(",") if key
        ]
        assert len(keys) == len(set(keys))


def test_ids_are_unique_and_say_where_they_belong() -> None:
    ids = [command.id for command in ALL]
    assert len(ids) == len(set(ids))
    assert {id.partition(".")[0] for id in ids} == {"app", "day", "hands", *MODES}


@pytest.mark.parametrize("mode", MODES)
async def test_every_action_of_a_screen_exists_and_is_in_the_help(
    started: Started, mode: str
) -> None:
    async with started() as pilot:
        await pilot.press("escape")  # puts off the first questions, whose keys go before Log's
        pilot.app.switch_mode(mode)
        await settled(pilot)
        screen = pilot.app.screen
        commands = GROUPS[mode.capitalize()]
        for command in commands:
            name = command.action.partition("(")[0]
            assert callable(getattr(screen, f"action_{name}")), command
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
        text = " ".join(
            " ".join(str(part.render()).split()) for part in pilot.app.screen.query(Static)
        )
        for command in (*commands, *EVERYWHERE):
            if command.keys:
                assert command.help in text


async def test_the_palette_finds_actions_and_days(started: Started) -> None:
    async with started() as pilot:
        hits = [hit async for hit in CommandsProvider(pilot.app.screen).discover()]
        assert len(hits) == len(ALL) - 1
        days = [hit async for hit in DaysProvider(pilot.app.screen).search("go to 3 weeks ago")]
        assert len(days) == 2  # in Log, and on Calendar
        assert not [hit async for hit in DaysProvider(pilot.app.screen).search("florble")]


async def test_an_action_runs_from_the_palette(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("colon")
        await pilot.press(*"add a coffee")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert diary.day(diary.today()).values == {"caffeine": 90}


async def test_a_day_typed_into_the_palette_opens_it(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "colon", *"3 weeks ago")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app, TrackerApp)
        assert (pilot.app.current_mode, str(pilot.app.day)) == ("log", "2026-11-01")


def test_a_remapped_key_is_used_and_named() -> None:
    used, problems = usable_keys({"log.twitch": "x", "app.quit": "ctrl+q"})
    assert used == {"log.twitch": "x", "app.quit": "ctrl+q"}
    assert problems == {}
    keys = Keys(used)
    assert (keys["log.twitch"], keys["log.repeat"]) == ("x", "r")


@pytest.mark.parametrize(
    ("wanted", "word"),
    [
        ({"log.twich": "x"}, "log.twich"),
        ({"log.twitch": "c"}, "log.coffee"),
        ({"log.twitch": "q"}, "app.quit"),
        ({"app.quit": "t"}, "log.twitch"),
    ],
)
def test_a_key_that_makes_no_sense_is_refused_with_a_word(
    wanted: dict[str, str], word: str
) -> None:
    used, problems = usable_keys(wanted)
    assert used == {}
    assert word in next(iter(problems.values()))


@pytest.mark.parametrize(
    "wanted",
    [
        {"log.twitch": "x", "log.repeat": "t"},
        {"log.repeat": "t", "log.twitch": "x"},
        {"log.repeat": "t", "log.twitch": "r"},
    ],
)
def test_actions_may_hand_their_keys_on_in_any_order(wanted: dict[str, str]) -> None:
    assert usable_keys(wanted) == (wanted, {})


def test_the_readme_names_every_action() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    assert [command.id for command in ALL if f"`{command.id}`" not in readme] == []


async def test_a_remapped_key_logs_and_the_screen_names_it(diary: Diary) -> None:
    app = TrackerApp(diary, Settings(keys={"log.twitch": "x"}))
    async with app.run_test() as pilot:
        await settled(pilot)
        timeline = app.screen.query_one("#timeline")
        assert "x  logs one twitch now" in str(timeline.get_option_at_index(0).prompt)  # type: ignore[attr-defined]
        await pilot.press("t", "x")
        await settled(pilot)
        assert len(diary.episodes(diary.today(), diary.today())) == 1


async def test_the_theme_chosen_is_kept(diary: Diary, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    app = TrackerApp(diary, Settings(), config=config)
    async with app.run_test() as pilot:
        await settled(pilot)
        app.theme = "tracker-light"
        await settled(pilot)
    assert load(config)[0].theme == "tracker-light"


async def test_problems_in_the_settings_are_told(diary: Diary) -> None:
    app = TrackerApp(diary, Settings(theme="nonsuch", keys={"log.no": "x"}), problems=["line 3"])
    async with app.run_test() as pilot:
        await settled(pilot)
        told = " ".join(note.message for note in app._notifications)
        assert all(word in told for word in ("nonsuch", "log.no", "line 3"))


def test_commands_without_a_key_have_no_binding() -> None:
    from tracker.ui.commands import bindings

    assert bindings((Command("x.y", "", "z", "z", "z"),)) == []


async def test_keys_that_arrive_together_act_in_their_order(started: Started, diary: Diary) -> None:
    # As over a slow line or from a macro: all events are there before the first is handled.
    async with started() as pilot:
        for key in ("t", "e", "r", "i", "space", "4", "space", "r", "e"):
            character = " " if key == "space" else key
            pilot.app.post_message(events.Key(key, character))
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        (episode,) = diary.episodes(diary.today(), diary.today())
        assert (episode.sites, episode.intensity, episode.activity) == (["index"], 4, "rest")
        for key in ("2", "left", "left", "enter", "1", "3", "right", "2", "pageup"):
            pilot.app.post_message(events.Key(key, None))
        await settled(pilot)
        assert pilot.app.current_mode == "calendar"


async def test_a_click_on_a_tab_goes_there(started: Started) -> None:
    async with started() as pilot:
        for column, mode in ((10, "calendar"), (25, "insights"), (2, "log")):
            await pilot.click(TopBar, offset=(column, 0))
            await settled(pilot)
            assert pilot.app.current_mode == mode
        await pilot.click(TopBar, offset=(70, 0))
        await settled(pilot)
        assert pilot.app.current_mode == "log"


@pytest.mark.parametrize("columns", [20, 40])
async def test_a_narrow_top_bar_cuts_its_title(started: Started, columns: int) -> None:
    async with started((columns, 24)) as pilot:
        bar = pilot.app.screen.query_one(TopBar)
        bar.title_text = "a long title that has no room at all"
        assert bar.render().cell_length <= max(columns, 34)


async def test_a_click_in_the_help_does_what_the_key_does(started: Started, diary: Diary) -> None:
    async with started((80, 60)) as pilot:
        await pilot.press("question_mark")
        await settled(pilot)
        keys = pilot.app.screen.query("Static").first()
        rows = str(keys.render()).splitlines()
        row = next(number for number, words in enumerate(rows) if "Add a coffee" in words)
        await pilot.click(keys, offset=(14, row))
        await settled(pilot)
        assert not isinstance(pilot.app.screen, HelpScreen)
        assert [intake.label for intake in diary.day(diary.today()).intakes] == ["coffee"]
