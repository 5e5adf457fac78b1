"""The keys page: another key at a press, in force at once, and refused with a word."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tests.ui.conftest import settled
from tests.ui.looks import SIZES, Compare, driven
from tracker.config import Settings, load
from tracker.diary import Diary
from tracker.ui.app import TrackerApp
from tracker.ui.screens.help import HelpScreen
from tracker.ui.screens.keys import KeysScreen
from tracker.ui.screens.press_key import PressKeyScreen
from tracker.ui.screens.settings import SettingsScreen
from tracker.ui.widgets.key_line import KeyLine
from tracker.ui.widgets.key_list import KeyList
from tracker.ui.widgets.message_line import MessageLine


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@asynccontextmanager
async def opened(
    diary: Diary, config: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    settings, problems = load(config)
    app = TrackerApp(diary, settings, config=config, problems=problems)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "comma", "end", "up", "up", "up", "enter")
        assert isinstance(app.screen, KeysScreen)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def tracker(pilot: Pilot[None]) -> TrackerApp:
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app


async def select(pilot: Pilot[None], id: str) -> None:
    pilot.app.screen.query_one(KeyList).select(id)
    await settled(pilot)


def text(pilot: Pilot[None], selector: str) -> str:
    return " ".join(str(pilot.app.screen.query_one(selector, Static).render()).split())


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(MessageLine).render()).removeprefix("! ")


def rows(pilot: Pilot[None]) -> list[str]:
    listed = pilot.app.screen.query_one(OptionList)
    return [" ".join(str(each.prompt).split()) for each in listed.options]


def twitches(diary: Diary) -> int:
    return len(diary.episodes(diary.today(), diary.today()))


async def test_a_key_that_is_pressed_holds_at_once_and_after_a_restart(
    diary: Diary, config: Path
) -> None:
    diary.put_off()
    async with opened(diary, config) as pilot:
        await select(pilot, "log.twitch")
        await press(pilot, "enter")
        assert "Its key now: t" in text(pilot, ".quiet")
        await press(pilot, "x")
        assert said(pilot) == "twitch now: x · u takes it back"
        assert "● x twitch now Log one twitch now; no place is assumed" in rows(pilot)
        assert "Its own key is t; r puts it back" in text(pilot, "#setting-about")
        await press(pilot, "escape", "escape")
        log = pilot.app.screen
        assert "x  logs one twitch now" in str(
            log.query_one("#timeline", OptionList).get_option_at_index(0).prompt
        )
        assert str(log.query_one(KeyLine).render()).startswith("x twitch now")
        await press(pilot, "t")
        assert twitches(diary) == 0
        await press(pilot, "x")
        assert twitches(diary) == 1
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        words = " ".join(str(each.render()) for each in pilot.app.screen.query(Static))
        assert "x  Log one twitch now" in words
    assert load(config)[0].keys == {"log.twitch": "x"}
    settings, problems = load(config)
    app = TrackerApp(diary, settings, config=config, problems=problems)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "x")
        assert twitches(diary) == 2


async def test_what_names_a_key_names_the_new_one_at_once(diary: Diary, config: Path) -> None:
    diary.put_off()
    async with opened(diary, config) as pilot:
        for id, key in (("log.hands", "H"), ("log.entry", "I"), ("app.quit", "ctrl+k")):
            await select(pilot, id)
            await press(pilot, "enter", key)
        await press(pilot, "escape", "escape")
        log = pilot.app.screen
        assert "H chooses a place" in str(log.query_one("#hands").border_subtitle)
        assert str(log.query_one("#preview", Static).render()).startswith("I  entry line")
        await press(pilot, "H")
        assert log.query_one("#hands").has_focus
        await press(pilot, "escape", "ctrl+k")
    assert pilot.app.return_code == 0


async def test_a_clash_is_refused_and_another_key_can_be_pressed(
    diary: Diary, config: Path
) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "log.twitch")
        await press(pilot, "enter")
        for key, words in (
            ("c", "c is the key of “coffee” (Log)"),
            ("q", "q is the key of “quit” (Everywhere)"),
            ("tab", "tab is the key of “other hand” (Log, on the hands)"),
            ("ctrl+p", "ctrl+p is the key of “palette”"),
            ("ctrl+c", "get out of a program"),
            ("ctrl+z", "ctrl+z is the key of “suspend”"),
            ("ctrl+i", "ctrl+i and tab are one key"),
        ):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, PressKeyScreen), key
            assert words in text(pilot, "#pressed")
        await press(pilot, "ctrl+b")
        assert said(pilot).endswith("u takes it back. A word: tmux takes ctrl+b for itself")
        assert load(config)[0].keys == {"log.twitch": "ctrl+b"}


async def test_escape_leaves_the_key_as_it_is(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await press(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, KeysScreen)
        await press(pilot, "enter", "1")
        assert said(pilot) == "Log: 1, as it was."
        assert not config.exists()


async def test_undo_and_the_own_key_again(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "log.twitch")
        await press(pilot, "r")
        assert said(pilot) == "twitch now: it has its own key."
        await press(pilot, "enter", "x")
        await select(pilot, "log.repeat")
        await press(pilot, "enter", "t")
        await select(pilot, "log.twitch")
        await press(pilot, "delete")
        assert said(pilot).startswith("t is the key of “repeat” (Log)")
        await press(pilot, "u")
        assert said(pilot) == "Took back: repeat: t · U brings it back"
        await press(pilot, "r")
        assert load(config)[0].keys == {}
        assert "twitch now: t" in said(pilot)
        await press(pilot, "u", "u", "U")
        assert load(config)[0].keys == {"log.twitch": "x"}
    assert '"log.twitch" = "x"' in config.read_text()


async def test_an_action_without_a_key_can_have_one_and_lose_it(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "app.once_a_day")
        assert "It has no key" in text(pilot, "#setting-about")
        await press(pilot, "enter", "O", "escape", "escape", "O")
        assert tracker(pilot).settings.mode == "once a day"
        assert tracker(pilot).keys["app.once_a_day"] == "O"
        await press(pilot, "comma", "end", "up", "up", "up", "enter")
        await select(pilot, "app.once_a_day")
        await press(pilot, "r")
        assert "once a day: no key" in said(pilot)
        await press(pilot, "escape", "escape", "O")
        assert tracker(pilot).settings.mode == "once a day"


async def test_a_key_of_a_part_may_cover_one_of_the_screen(diary: Diary, config: Path) -> None:
    diary.put_off()
    async with opened(diary, config) as pilot:
        await select(pilot, "hands.mark")
        await press(pilot, "enter", "t")
        assert load(config)[0].keys == {"hands.mark": "t"}
        await press(pilot, "escape", "escape", "h", "t")
        assert twitches(diary) == 0
        await press(pilot, "escape", "t")
        assert twitches(diary) == 1


async def test_typing_narrows_and_what_is_typed_at_once_keeps_its_order(
    diary: Diary, config: Path
) -> None:
    async with opened(diary, config) as pilot:
        for key in ("slash", *"burst", "enter", "enter", "Z"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert load(config)[0].keys == {"log.burst": "Z"}
        assert rows(pilot)[0] == "Log"
        assert "with “burst”" in text(pilot, "#page-head")
        await press(pilot, "slash", *"florble")
        assert rows(pilot) == []
        assert "No action has these words" in text(pilot, "#setting-about")
        await press(pilot, "enter", "enter", "r")
        assert isinstance(pilot.app.screen, KeysScreen)
        await press(pilot, "escape")
        assert len(rows(pilot)) > 50
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert "● keys 1 of your own enter opens it" in rows(pilot)


async def test_a_bad_key_of_the_file_is_shown_at_its_action_and_mended_there(
    diary: Diary, config: Path
) -> None:
    config.write_text('[keys]\n"log.twitch" = "c"\n"log.twich" = "y"\n')
    async with opened(diary, config) as pilot:
        assert "? t twitch now Log one twitch now; no place is assumed" in rows(pilot)
        await select(pilot, "log.twitch")
        assert "line 2: keys: log.twitch keeps its own key" in text(pilot, "#setting-about")
        await press(pilot, "r")
        assert "t twitch now Log one twitch now; no place is assumed" in rows(pilot)
        assert load(config)[0].keys == {"log.twich": "y"}


async def test_the_mouse_selects_then_asks(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await pilot.click(KeyList, offset=(12, 3))
        await settled(pilot)
        assert isinstance(pilot.app.screen, KeysScreen)
        await pilot.click(KeyList, offset=(12, 3))
        await settled(pilot)
        assert isinstance(pilot.app.screen, PressKeyScreen)


@pytest.mark.parametrize("size", SIZES)
def test_the_keys(snap_compare: Compare, diary: Diary, config: Path, size: tuple[int, int]) -> None:
    keys = {"app.log": "f5", "app.undo": "ctrl+k"}
    app = TrackerApp(diary, Settings(keys=keys), config=config)
    run_before = driven("comma", "end", "up", "up", "up", "enter", "down", "down")
    assert snap_compare(app, terminal_size=size, run_before=run_before)


def test_a_key_is_refused(snap_compare: Compare, diary: Diary, config: Path) -> None:
    app = TrackerApp(diary, Settings(), config=config)
    keys = ["comma", "end", "up", "up", "up", "enter", "slash", *"burst", "enter", "enter", "c"]
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))
