"""The settings page: what is changed holds at once, is kept, and can be taken back there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tests.ui.conftest import settled
from tests.ui.looks import SIZES, Compare, driven
from tracker.config import Settings, create, load
from tracker.diary import Diary, DiaryError
from tracker.model import EpisodeDraft
from tracker.ui import setting_rows
from tracker.ui.app import TrackerApp
from tracker.ui.own_editor import editor
from tracker.ui.screens.choice import ChoiceScreen
from tracker.ui.screens.factors import FactorsScreen
from tracker.ui.screens.keys import KeysScreen
from tracker.ui.screens.prompt import PromptScreen
from tracker.ui.screens.settings import SettingsScreen
from tracker.ui.widgets.key_hints import KeyHints
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.setting_list import SettingList


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@asynccontextmanager
async def opened(
    diary: Diary, config: Path | None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    settings, problems = load(config) if config else (Settings(), [])
    app = TrackerApp(diary, settings, config=config, problems=problems)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "comma")
        assert isinstance(app.screen, SettingsScreen)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def tracker(pilot: Pilot[None]) -> TrackerApp:
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app


def page(pilot: Pilot[None]) -> SettingsScreen:
    assert isinstance(pilot.app.screen, SettingsScreen)
    return pilot.app.screen


async def select(pilot: Pilot[None], key: str) -> None:
    page(pilot).query_one(SettingList).select(key)
    await settled(pilot)
    assert page(pilot).row.key == key


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(MessageLine).render()).removeprefix("! ")


def about(pilot: Pilot[None]) -> str:
    return " ".join(str(page(pilot).query_one("#setting-about", Static).render()).split())


def rows(pilot: Pilot[None]) -> list[str]:
    listed = page(pilot).query_one(OptionList)
    return [" ".join(str(each.prompt).split()) for each in listed.options]


def notices(pilot: Pilot[None]) -> list[str]:
    return [note.message for note in pilot.app._notifications]


async def look(pilot: Pilot[None]) -> None:
    """Have the app look around as it does every second, until the file has been still."""
    for _ in range(2):
        tracker(pilot)._look_around()
        await settled(pilot)


async def test_every_setting_has_a_line_under_its_heading(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        shown = rows(pilot)
        assert shown[:4] == [
            "Days and times",
            "first day of the week ‹ Monday › or 6 others",
            "clock ‹ 24 hours, 21:30 › or 12 hours, 9:30pm",
            "day start 04:00 a time of day",
        ]
        keys = {row.key for row in page(pilot).query_one(SettingList)._rows if row}
        assert keys >= set(Settings.__struct_fields__)
        assert any("not written yet" in row for row in shown)
        assert not config.exists()


async def test_the_arrows_change_a_choice_at_once_and_undo_takes_it_back(
    diary: Diary, config: Path
) -> None:
    diary.log(EpisodeDraft(at=diary.now()))
    async with opened(diary, config) as pilot:
        log = pilot.app.screen_stack[0]
        await select(pilot, "clock")
        await press(pilot, "right")
        assert said(pilot) == "clock: 12 hours, 9:30pm · u takes it back"
        assert load(config)[0].clock == "12h"
        assert "4:40pm" in str(log.query_one("#timeline", OptionList).get_option_at_index(0).prompt)
        assert "● clock ‹ 12 hours, 9:30pm › or 24 hours, 21:30" in rows(pilot)
        assert "The default is 24 hours, 21:30" in about(pilot)
        await press(pilot, "right")
        assert load(config)[0].clock == "24h"
        await press(pilot, "u")
        assert said(pilot) == "Took back: clock: 24 hours, 21:30 · U brings it back"
        assert load(config)[0].clock == "12h"
        await press(pilot, "u", "U")
        assert load(config)[0].clock == "12h"
        await press(pilot, "u", "u")
        assert said(pilot) == "Nothing done here is left to take back."
        assert load(config) == (Settings(), [])


async def test_units_hold_at_once(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "caffeine_unit")
        await press(pilot, "left")
        assert diary.catalogue["caffeine"].say(180) == "2 cups"
        await press(pilot, "escape", "c")
        assert "coffee, 1 cup" in said(pilot)


async def test_a_week_goes_round_and_a_number_has_ends(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await press(pilot, "left")
        assert tracker(pilot).settings.first_weekday == 6
        await press(pilot, "right")
        assert tracker(pilot).settings.first_weekday == 0
        await select(pilot, "backups")
        await press(pilot, *["left"] * 5)
        assert tracker(pilot).settings.backups == 3 == diary.backups_kept
        assert said(pilot) == "daily backups kept: 3 is the least."


async def test_digits_type_a_number_within_its_bounds(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "backups")
        await press(pilot, "9", "1", "enter")
        asked = pilot.app.screen
        assert isinstance(asked, PromptScreen)
        assert asked.query_one(Input).value == "91"
        assert "It takes a number, 3 to 90" in str(asked.query_one("#meaning", Static).render())
        await press(pilot, "backspace", "0", "enter")
        assert load(config)[0].backups == 90
        await select(pilot, "clock")
        await press(pilot, "4")
        assert said(pilot) == "clock: it takes no number."


async def test_enter_lists_the_choices(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "insights_range")
        await press(pilot, "enter")
        listed = pilot.app.screen
        assert isinstance(listed, ChoiceScreen)
        options = [str(each.prompt) for each in listed.query_one(OptionList).options]
        assert options[1] == "● 90 days"
        await press(pilot, "down", "down", "enter")
        assert load(config)[0].insights_range == "everything"
        await press(pilot, "enter", "down", "escape")
        assert load(config)[0].insights_range == "everything"


async def test_a_theme_is_seen_before_it_is_chosen(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        before = pilot.app.theme
        await select(pilot, "theme")
        await press(pilot, "enter", "down")
        assert pilot.app.theme != before
        assert not config.exists()
        await press(pilot, "escape")
        assert pilot.app.theme == before
        await press(pilot, "enter", "down", "enter")
        assert load(config)[0].theme == pilot.app.theme != before
        await press(pilot, "u")
        assert load(config)[0].theme == pilot.app.theme == before


async def test_the_palettes_theme_agrees_with_the_page(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await press(pilot, "escape")
        await pilot.app.run_action("change_theme")
        await settled(pilot)
        await press(pilot, "down", "enter")
        assert load(config)[0].theme == pilot.app.theme == tracker(pilot).settings.theme
        await pilot.app.run_action("once_a_day")
        await pilot.app.run_action("hide_counts")
        await pilot.app.run_action("observation_days")
        await press(pilot, "comma")
        shown = rows(pilot)
        for line in (
            "● counts ‹ hidden › or shown",
            "● Log invites to ‹ once a day › or each twitch",
            "● days until the first review ‹ 7 days › or 14 days",
        ):
            assert line in shown


async def test_the_day_start_is_kept_in_the_diary(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "day_start")
        assert "all machines that share that agree" in about(pilot)
        await press(pilot, "6", ":", "3", "0", "enter")
        assert diary.day_start == time(6, 30)
        assert "from now on, wherever this diary is shared" in said(pilot)
        assert not config.exists()
        await press(pilot, "enter", *"7am", "enter")
        assert diary.day_start == time(7)
        await press(pilot, "u")
        assert diary.day_start == time(6, 30)
        await press(pilot, "r")
        assert diary.day_start == time(4)
        await press(pilot, "u", "u", "U", "escape", "u")
        assert diary.day_start == time(4)


async def test_no_time_of_day_is_said_to_be_none(diary: Diary) -> None:
    async with opened(diary, None) as pilot:
        await select(pilot, "day_start")
        await press(pilot, "enter", *"late", "enter")
        assert "Say a time of day" in str(pilot.app.screen.query_one("#meaning", Static).render())
        await press(pilot, "escape")
        assert diary.day_start == time(4)


async def test_units_between_leave_the_day_start_to_be_taken_back(
    diary: Diary, config: Path
) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "day_start")
        await press(pilot, "6", "enter")
        await select(pilot, "water_unit")
        await press(pilot, "right", "u", "u")
        assert (diary.day_start, diary.units.water) == (time(4), "litres")


async def test_a_day_start_that_others_wrote_over_is_not_taken_back_here(
    diary: Diary, config: Path
) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "day_start")
        await press(pilot, "6", "enter")
        with Diary.open(diary.home, clock=diary.clock) as other:
            other.log(EpisodeDraft(at=diary.now()))
        await press(pilot, "u")
        assert "the diary was changed since" in said(pilot)
        assert len(diary.episodes(diary.today(), diary.today())) == 1
        await press(pilot, "u")
        assert "left to take back" in said(pilot)


async def test_a_diary_that_cannot_be_written_says_so(
    diary: Diary, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(start: time) -> None:
        raise DiaryError("the disk is full")

    async with opened(diary, config) as pilot:
        monkeypatch.setattr(diary, "set_day_start", refuse)
        await select(pilot, "day_start")
        await press(pilot, "6", "enter")
        assert said(pilot) == "the disk is full"


async def test_r_puts_one_back_and_leaves_the_others(diary: Diary, config: Path) -> None:
    config.write_text('# mine\nclock = "12h"\nbackups = 30\n')
    async with opened(diary, config) as pilot:
        await select(pilot, "backups")
        await press(pilot, "r")
        assert said(pilot).startswith("daily backups kept: the default, 7 · u takes it back")
        await press(pilot, "r")
        assert said(pilot) == "daily backups kept: it is at its default."
    assert load(config)[0] == Settings(clock="12h")
    assert config.read_text().startswith("# mine")


async def test_the_factors_and_the_keys_open_from_here(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "shown")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FactorsScreen)
        await press(pilot, "space", "escape")
        assert "● factors in the check-in 6 asked enter opens it" in rows(pilot)
        await press(pilot, "r")
        assert len(load(config)[0].shown) == 7
        await select(pilot, "keys")
        await press(pilot, "right")
        assert said(pilot) == "keys: enter opens them."
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, KeysScreen)


async def test_a_pause_is_begun_and_ended_here_as_from_the_palette(
    diary: Diary, config: Path
) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "pause")
        await press(pilot, "enter", "7", "enter")
        assert said(pilot).startswith("Paused until Sun 29 Nov")
        assert "pause until Sun 29 Nov enter ends it" in rows(pilot)
        await press(pilot, "enter")
        assert said(pilot) == "The pause is over · u takes it back"
        assert not diary.paused()
        await press(pilot, "u")
        assert diary.paused()
        await press(pilot, "u")
        assert not diary.paused()


async def test_a_backup_is_made_from_here(diary: Diary, config: Path) -> None:
    diary.log(EpisodeDraft(at=diary.now()))
    async with opened(diary, config) as pilot:
        await select(pilot, "backup files")
        await press(pilot, "enter")
        assert "Backed up: 1 record" in said(pilot)


async def test_fewer_backups_say_what_becomes_of_the_others(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await select(pilot, "backups")
        await press(pilot, "left")
        assert "More than these go when the next is made" in said(pilot)


# The file


async def test_the_file_is_written_on_request_once(diary: Diary, config: Path) -> None:
    async with opened(diary, config) as pilot:
        await press(pilot, "w")
        assert said(pilot).startswith("Written: ")
        assert "# Settings of the tracker." in config.read_text()
        await press(pilot, "w")
        assert "is there already and stays as it is" in said(pilot)


async def test_what_an_editor_writes_holds_at_once(
    diary: Diary, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        assert command[:2] == ["ed", "-q"]
        text = config.read_text().replace('clock = "24h"', 'clock = "12h"')
        config.write_text(text.replace("backups = 7", "backups = 700"))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setenv("VISUAL", "ed -q")
    monkeypatch.setattr("subprocess.run", edit)
    async with opened(diary, config) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "o")
        assert tracker(pilot).settings.clock == "12h"
        assert "see the lines with a question mark" in said(pilot)
        assert "? daily backups kept ‹ 90 › 3 to 90" in rows(pilot)  # none is dropped meanwhile
        await select(pilot, "backups")
        assert "backups = 700, but it takes a whole number from 3 to 90" in about(pilot)


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "No editor is named: set VISUAL or EDITOR"),
        ({"EDITOR": "nonsuch-editor"}, "nonsuch-editor can't be started: No such file"),
        ({"EDITOR": "false"}, "false ended with 1"),
    ],
)
async def test_what_keeps_an_editor_from_opening_is_said(
    diary: Diary,
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    words: str,
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    async with opened(diary, config) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "o")
        assert words in said(pilot)


async def test_a_terminal_that_cannot_be_lent_is_said(
    diary: Diary, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    async with opened(diary, config) as pilot:
        await press(pilot, "o")
        assert "This terminal can't be lent to an editor" in said(pilot)


def test_the_editor_is_visual_before_editor() -> None:
    assert editor({"VISUAL": "code -w", "EDITOR": "vi"}) == ["code", "-w"]
    assert editor({"VISUAL": " ", "EDITOR": "vi"}) == ["vi"]
    assert editor({"EDITOR": "it's"}) == ["it's"]
    assert editor({}) == []


async def test_a_change_by_others_is_taken_over_once_the_file_is_still(
    diary: Diary, config: Path
) -> None:
    create(config)
    async with opened(diary, config) as pilot:
        text = config.read_text()
        config.unlink()
        tracker(pilot)._look_around()
        config.write_text(
            text.replace('"24h"\n', '"12h"\n').replace('"tracker-dark"', '"tracker-light"')
            + '"log.twitch" = "x"\n'
        )
        await look(pilot)
        assert tracker(pilot).settings.clock == "12h"
        assert pilot.app.theme == "tracker-light"
        assert said(pilot) == (
            "The settings file was changed: clock 12 hours, 9:30pm · theme tracker-light · keys"
        )
        assert "● clock ‹ 12 hours, 9:30pm › or 24 hours, 21:30" in rows(pilot)
        await press(pilot, "escape", "x")
        assert len(diary.episodes(diary.today(), diary.today())) == 1


async def test_a_file_that_goes_means_the_defaults(diary: Diary, config: Path) -> None:
    config.write_text('clock = "12h"\n')
    async with opened(diary, config) as pilot:
        config.unlink()
        await look(pilot)
        assert tracker(pilot).settings == Settings()


async def test_a_file_that_cannot_be_read_any_more_changes_nothing(
    diary: Diary, config: Path
) -> None:
    config.write_text('clock = "12h"\n')
    async with opened(diary, config) as pilot:
        config.unlink()
        config.mkdir()
        await look(pilot)
        assert tracker(pilot).settings.clock == "12h"
        assert any("what held before holds on" in words for words in tracker(pilot).problems)


async def test_two_trackers_keep_what_each_changed(diary: Diary, config: Path) -> None:
    create(config)
    async with opened(diary, config) as pilot:
        config.write_text(config.read_text().replace("backups = 7", "backups = 14"))
        await select(pilot, "clock")
        await press(pilot, "right")
        assert load(config)[0] == Settings(clock="12h", backups=14) == tracker(pilot).settings


async def test_what_is_wrong_is_told_in_one_notice_and_stays_until_it_is_mended(
    diary: Diary, config: Path
) -> None:
    config.write_text(
        'clock = "13h"\nbackups = 200\ntheme = "nonsuch"\nflorble = 1\n'
        '[keys]\n"log.twitch" = "c"\n"log.twich" = "y"\n'
    )
    text = config.read_text()
    settings, problems = load(config)
    app = TrackerApp(diary, settings, config=config, problems=problems)
    async with app.run_test() as pilot:
        await settled(pilot)
        (notice,) = notices(pilot)
        assert notice.startswith(str(config))
        assert 'line 1: clock = "13h", but it takes "24h" or "12h"' in notice
        assert notice.endswith("and 2 more\nThe key , shows each at its setting.")
        await press(pilot, "comma")
        assert notices(pilot) == []
        shown = rows(pilot)
        for line in ("? clock", "? daily backups kept", "? theme", "? keys", "? settings file"):
            assert any(row.startswith(line) for row in shown), line
        await select(pilot, "theme")
        assert 'line 3: theme = "nonsuch" is not there' in about(pilot)
        await select(pilot, "counts")
        await press(pilot, "right")
        mended = text.replace("[keys]", 'counts = "hidden"\n[keys]')
        assert sorted(config.read_text().split()) == sorted(mended.split())
        await select(pilot, "backups")
        await press(pilot, "r")
        assert "daily backups kept ‹ 7 › 3 to 90" in rows(pilot)
        assert len(tracker(pilot).problems) == 5


async def test_a_problem_that_comes_while_the_page_is_on_is_said_there(
    diary: Diary, config: Path
) -> None:
    create(config)
    async with opened(diary, config) as pilot:
        config.write_text(config.read_text().replace('clock = "24h"', "clock = 24h"))
        await look(pilot)
        assert said(pilot) == "1 line of the settings file can't be used, marked ?"
        assert notices(pilot) == []
        await select(pilot, "clock")
        assert "line 9: clock = 24h can't be read; text stands in quotes" in about(pilot)
        await press(pilot, "escape")
        config.write_text(config.read_text().replace("clock = 24h", "clock = 25h"))
        await look(pilot)
        assert len(notices(pilot)) == 1


async def test_a_notice_goes_with_the_mistake_it_tells_of(diary: Diary, config: Path) -> None:
    config.write_text('clock = "25h"\nbackups = 200\n')
    settings, problems = load(config)
    app = TrackerApp(diary, settings, config=config, problems=problems)
    async with app.run_test() as pilot:
        await settled(pilot)
        (notice,) = notices(pilot)
        assert "line 1" in notice
        assert "line 2" in notice
        config.write_text('clock = "24h"\nbackups = 200\n')
        await look(pilot)
        (notice,) = notices(pilot)
        assert "clock" not in notice
        assert notice.endswith("backups is 90 meanwhile (the key , opens the settings)")
        config.write_text('clock = "24h"\nbackups = 20\n')
        await look(pilot)
        assert notices(pilot) == []


@pytest.fixture
def unwritable(tmp_path: Path) -> Path:
    (tmp_path / "file").write_text("")
    return tmp_path / "file" / "config.toml"


async def test_what_cannot_be_kept_holds_until_one_leaves(diary: Diary, unwritable: Path) -> None:
    app = TrackerApp(diary, Settings(), config=unwritable)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "comma", "down", "right")
        assert said(pilot) == "clock: 12 hours, 9:30pm, until you leave · u takes it back"
        assert app.settings.clock == "12h"
        (notice,) = notices(pilot)
        assert "It holds until you leave" in notice
        await press(pilot, "w")
        assert "nothing was written" in said(pilot)


async def test_what_could_not_be_kept_is_kept_with_the_next(
    diary: Diary, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:

        def refuse(path: Path, **changes: object) -> None:
            raise OSError(30, os.strerror(30))

        patch.setattr("tracker.ui.settling.save", refuse)
        app = TrackerApp(diary, Settings(), config=config)
        async with app.run_test() as pilot:
            await settled(pilot)
            app.keep("not kept", clock="12h", keys={"log.twitch": "x", "log.add": "A"})
            app.keep("not kept", keys={"log.twitch": "x"})
            patch.undo()
            config.write_text("backups = 30\n")
            await look(pilot)
            assert app.settings == Settings(clock="12h", backups=30, keys={"log.twitch": "x"})
            assert app.keep("not kept", counts="hidden")
    assert load(config)[0] == Settings(
        clock="12h", backups=30, counts="hidden", keys={"log.twitch": "x"}
    )


async def test_what_is_set_by_hand_counts_more_than_what_could_not_be_kept(
    diary: Diary, config: Path
) -> None:
    config.write_text("nothing of it\n")
    app = TrackerApp(diary, Settings(), config=config)
    async with app.run_test() as pilot:
        await settled(pilot)
        app.keep("not kept", observation_days=7, mode="once a day")
        config.write_text('mode = "each twitch"\nobservation_days = 7\nclock = "12h"\n')
        await look(pilot)
        assert app.settings == Settings(clock="12h", observation_days=7, mode="once a day")
        config.write_text('mode = "each twitch"\nobservation_days = 14\n')
        await look(pilot)
        assert app.settings.observation_days == 14


# The mouse, and how it looks


async def test_the_mouse_reaches_all(diary: Diary, config: Path) -> None:
    async with opened(diary, config, (120, 40)) as pilot:
        listed = page(pilot).query_one(SettingList)

        async def click(words: str, at: str, widget: Any = listed) -> None:
            lines = [strip.text for strip in widget.render_lines(widget.size.region)]
            line = next(number for number, text in enumerate(lines) if words in text)
            await pilot.click(widget, offset=(lines[line].index(at), line))
            await settled(pilot)

        await click("clock", "clock")
        assert page(pilot).row.key == "clock"
        await click("clock", "›")
        assert tracker(pilot).settings.clock == "12h"
        await click("counts", "›")
        assert tracker(pilot).settings.counts == "hidden"
        about_it = page(pilot).query_one("#setting-about", Static)
        await click("shown", "shown", about_it)
        assert tracker(pilot).settings.counts == "shown"
        await click("counts", "counts")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pilot.click(OptionList, offset=(4, 1))
        await settled(pilot)
        assert tracker(pilot).settings.counts == "hidden"
        await click("undo", "undo", page(pilot).query_one(KeyHints))
        assert tracker(pilot).settings.counts == "shown"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
async def test_nothing_is_cut_off_at_any_size(
    diary: Diary, config: Path, size: tuple[int, int]
) -> None:
    async with opened(diary, config, size) as pilot:
        for option in range(len(rows(pilot))):
            row = page(pilot).query_one(SettingList)._rows[option]
            if row is None:
                continue
            await select(pilot, row.key)
            words = page(pilot).query_one("#setting-about", Static)
            assert words.region.width > 20
            assert page(pilot).query_one(KeyHints).region.bottom == size[1]
        listed = page(pilot).query_one(SettingList)
        for strip in listed.render_lines(listed.size.region):
            assert "…" not in strip.text or "/" in strip.text or size[0] < 80


@pytest.mark.parametrize("size", SIZES)
def test_the_settings(
    snap_compare: Compare,
    diary: Diary,
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    config.write_text(
        'clock = "12h"\nbackups = 200\ncounts = "hidden"\n[keys]\n"log.twitch" = "x"\n'
    )
    settings, problems = load(config)
    monkeypatch.setattr(setting_rows, "short_path", lambda path: f"~/tracker/{path.name}")
    app = TrackerApp(diary, settings, config=config, problems=problems)
    run_before = driven("comma", "down")
    assert snap_compare(app, terminal_size=size, run_before=run_before)
