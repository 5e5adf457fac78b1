"""The factors screen: on and off, the order, and factors of one's own."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.ui.conftest import Started, settled
from tests.ui.looks import Compare
from tracker.config import Settings, load
from tracker.diary import Diary, DiaryError
from tracker.model import CATALOGUE, Factor
from tracker.ui.app import TrackerApp
from tracker.ui.screens.factor_form import FactorForm
from tracker.ui.screens.factors import FactorsScreen
from tracker.ui.widgets.factor_list import FactorList
from tracker.ui.widgets.factors_panel import FactorsPanel
from tracker.ui.widgets.key_hints import KeyHints
from tracker.ui.widgets.kind_choice import KindChoice
from tracker.ui.widgets.message_line import MessageLine

TEA = Factor(key="tea", label="tea", unit="cups", high=20)
SHOWN = Settings().shown


def shown(pilot: Pilot[None]) -> list[str]:
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app.settings.shown


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(MessageLine).render())


def rows(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(FactorList).options
    return [" ".join(str(option.prompt).split()) for option in options]


def selected(pilot: Pilot[None]) -> str | None:
    return pilot.app.screen.query_one(FactorList).selected


def meaning(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, FactorForm)
    parts = [pilot.app.screen.query_one(id, Static) for id in ("#meaning", "#effect")]
    return " ".join(str(part.render()) for part in parts)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(*(key if len(key) > 1 and " " in key else [key]))
    await settled(pilot)


async def type_over(pilot: Pilot[None], field: str, text: str) -> None:
    line = pilot.app.screen.query_one(f"#{field}", Input)
    line.focus()
    line.value = ""
    await pilot.pause()
    await pilot.press(*text)
    await settled(pilot)


async def select(pilot: Pilot[None], key: str) -> None:
    pilot.app.screen.query_one(FactorList).select(key)
    await pilot.pause()


@asynccontextmanager
async def opened(started: Started, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    async with started(size) as pilot:
        await press(pilot, "F")
        assert isinstance(pilot.app.screen, FactorsScreen)
        yield pilot


async def test_it_opens_from_the_palette_on_any_screen(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("3", "colon", *"factors define")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FactorsScreen)
        await press(pilot, "enter")
        assert not pilot.app.screen.is_modal


async def test_switched_off_and_on_log_follows_and_each_step_is_taken_back(
    started: Started,
) -> None:
    async with opened(started) as pilot:
        panel = pilot.app.screen_stack[0].query_one(FactorsPanel)
        assert rows(pilot)[1] == "● 1 sleep amount, 0 to 24 h built in"
        await select(pilot, "stress")
        await press(pilot, "space")
        assert shown(pilot) == [key for key in SHOWN if key != "stress"]
        assert "stress" not in str(panel.visual)
        assert "asked no more" in said(pilot)
        await select(pilot, "bedtime")
        await press(pilot, "space")
        assert shown(pilot)[-1] == "bedtime"
        assert "number 7" in said(pilot)
        assert "bedtime –" in str(panel.visual)
        await press(pilot, "u", "u")
        assert shown(pilot) == SHOWN
        await press(pilot, "u")
        assert "left to take back" in said(pilot)
        await press(pilot, "U", "U")
        assert shown(pilot)[-1] == "bedtime"
        await press(pilot, "U")
        assert "left to bring back" in said(pilot)


@pytest.mark.parametrize(("up", "down"), [("K", "J"), ("shift+up", "shift+down")])
async def test_the_order_is_changed_and_ends_are_said(started: Started, up: str, down: str) -> None:
    async with opened(started) as pilot:
        await press(pilot, up)
        assert "the first already" in said(pilot)
        await press(pilot, down, down)
        assert shown(pilot)[:3] == ["sleep_quality", "caffeine", "sleep"]
        assert selected(pilot) == "sleep"
        await press(pilot, up)
        assert shown(pilot)[:2] == ["sleep_quality", "sleep"]
        await select(pilot, "fatigue")
        await press(pilot, down)
        assert "the last already" in said(pilot)
        await select(pilot, "bedtime")
        await press(pilot, up)
        assert "Only what is asked has an order" in said(pilot)


async def test_a_new_factor_is_asked_and_can_be_taken_back_and_made_again(
    started: Started, diary: Diary
) -> None:
    async with opened(started) as pilot:
        await press(pilot, "n")
        assert "Type a name" in meaning(pilot)
        await pilot.press(*"tea", "tab", "tab", *"cups", "tab", "tab", *"20")
        await settled(pilot)
        assert "asks: tea, in cups, 0 to 20, in steps of 1" in meaning(pilot)
        await press(pilot, "enter")
        assert diary.catalogue["tea"] == TEA
        assert shown(pilot)[-1] == "tea"
        assert selected(pilot) == "tea"
        assert "● 8 tea amount, 0 to 20 cups own" in rows(pilot)
        await press(pilot, "u")
        assert "tea" not in diary.catalogue
        assert shown(pilot) == SHOWN
        await press(pilot, "U")
        assert diary.catalogue["tea"] == TEA
        await press(pilot, "escape", "u")
        assert "tea" not in diary.catalogue


async def test_other_kinds_ask_for_no_numbers(started: Started, diary: Diary) -> None:
    async with opened(started) as pilot:
        await press(pilot, "n")
        await pilot.press(*"glare", "tab", "right", "right", "left")
        await settled(pilot)
        assert not pilot.app.screen.query_one("#low", Input).region.height
        assert "a rating from 0 to 10" in meaning(pilot)
        await press(pilot, "enter")
        assert diary.catalogue["glare"].kind == "rating"


async def test_mistakes_are_said_and_nothing_is_saved(started: Started, diary: Diary) -> None:
    async with opened(started) as pilot:
        await press(pilot, "n", "enter")
        assert "at least one letter" in meaning(pilot)
        await pilot.press(*"coffee", "enter")
        await settled(pilot)
        assert "“coffee” is there already: caffeine (coffee)" in meaning(pilot)
        await type_over(pilot, "name", "caffiene")
        assert "There is also caffeine" in meaning(pilot)
        await type_over(pilot, "low", "30")
        await type_over(pilot, "high", "20")
        await press(pilot, "enter")
        assert "the lowest value must be below the highest" in meaning(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, FactorsScreen)
        assert diary.catalogue == CATALOGUE


async def test_what_cannot_be_written_stays_in_the_form(
    started: Started, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(factor: Factor) -> Factor:
        raise DiaryError("the disk is full")

    async with opened(started) as pilot:
        await press(pilot, "n")
        await pilot.press(*"piano")
        monkeypatch.setattr(diary, "define_factor", refuse)
        await press(pilot, "enter")
        assert "! the disk is full" in meaning(pilot)
        assert pilot.app.screen.query_one("#name", Input).value == "piano"
        await press(pilot, "escape")
        assert shown(pilot) == SHOWN


async def test_a_rename_keeps_the_key(started: Started, diary: Diary) -> None:
    diary.define_factor(TEA)
    diary.check_in(diary.today(), {"tea": 3})
    async with opened(started) as pilot:
        panel = pilot.app.screen_stack[0].query_one(FactorsPanel)
        await select(pilot, "tea")
        await press(pilot, "r")
        await pilot.press(*"green tea")
        await settled(pilot)
        assert "stays “tea”. 1 value logged, 3 cups" in meaning(pilot)
        await press(pilot, "enter")
        assert diary.catalogue["tea"].label == "green tea"
        assert "green tea 3 cups" in str(panel.visual)  # not asked, but the day holds it
        await press(pilot, "r", "enter")
        assert "Nothing changed" in said(pilot)
        await press(pilot, "escape", "i")
        await pilot.press(*"green_tea=4", "enter")
        await settled(pilot)
        assert diary.day(diary.today()).values == {"tea": 4}


async def test_bounds_leave_room_for_what_is_logged(started: Started, diary: Diary) -> None:
    diary.define_factor(TEA)
    diary.check_in(diary.today(), {"tea": 3})
    async with opened(started) as pilot:
        await select(pilot, "tea")
        await press(pilot, "e")
        await type_over(pilot, "high", "2")
        await press(pilot, "enter")
        assert "! 3 is logged" in meaning(pilot)
        await type_over(pilot, "high", "9")
        await type_over(pilot, "unit", "mugs")
        assert "stays as it is and reads in mugs" in meaning(pilot)
        await press(pilot, "enter")
        assert diary.catalogue["tea"] == replace(TEA, high=9, unit="mugs")
        assert diary.day(diary.today()).values == {"tea": 3}


async def test_bounds_only_widen_where_not_all_can_be_read(started: Started, diary: Diary) -> None:
    diary.define_factor(TEA)
    diary.check_in(diary.today(), {"tea": 3})
    (diary.home / "diary" / "2026-11.json").write_text("{")
    async with opened(started) as pilot:
        await select(pilot, "tea")
        await press(pilot, "e")
        assert "can only be widened" in meaning(pilot)
        await type_over(pilot, "high", "5")
        assert "! what is logged is not known" in meaning(pilot)


async def test_retired_and_brought_back(started: Started, diary: Diary) -> None:
    diary.define_factor(TEA)
    diary.check_in(diary.today(), {"tea": 3})
    async with opened(started) as pilot:
        panel = pilot.app.screen_stack[0].query_one(FactorsPanel)
        await select(pilot, "tea")
        await press(pilot, "space", "x")
        assert diary.catalogue["tea"].retired
        assert rows(pilot)[-2:] == [
            "Retired: kept in the data, asked no more", "– tea amount, 0 to 20 cups own",
        ]  # fmt: skip
        assert "tea 3 cups" in str(panel.visual)  # this day holds it
        await press(pilot, "space")
        assert "x brings it back" in said(pilot)
        await press(pilot, "R")
        assert not diary.catalogue["tea"].retired
        assert "● 8 tea amount, 0 to 20 cups own" in rows(pilot)  # in its place again
        await press(pilot, "u")
        assert diary.catalogue["tea"].retired
        await press(pilot, "escape", "left_square_bracket")
        assert "tea" not in str(panel.visual)


async def test_what_is_built_in_is_switched_off_instead(started: Started, diary: Diary) -> None:
    async with opened(started) as pilot:
        await press(pilot, "x")
        assert "sleep is built in and stays; space switches it off" in said(pilot)
        await press(pilot, "e")
        await type_over(pilot, "unit", "min")
        assert "the unit stays h" in meaning(pilot)
        await type_over(pilot, "unit", "h")
        await type_over(pilot, "step", "1")
        await press(pilot, "enter")
        assert diary.catalogue["sleep"].step == 1
        assert rows(pilot)[1] == "● 1 sleep amount, 0 to 24 h changed"


async def test_a_definition_that_breaks_a_rule_is_shown_and_defined_anew(
    started: Started, diary: Diary
) -> None:
    diary.define_factor(TEA)
    book = diary.home / "diary" / "book.json"
    tables = json.loads(book.read_text())
    tables["factors"]["tea"]["kind"] = "ammount"
    book.write_text(json.dumps(tables))
    async with opened(started) as pilot:
        assert "? tea breaks a rule own" in rows(pilot)
        await select(pilot, "tea")
        about = str(pilot.app.screen.query_one("#about", Static).render())
        assert "kind" in about
        assert "e defines it anew" in about
        await press(pilot, "space")
        assert "e defines it anew" in said(pilot)
        await press(pilot, "e")
        assert "its own again" in meaning(pilot)
        await type_over(pilot, "high", "9")
        await press(pilot, "enter")
        assert diary.catalogue["tea"].high == 9
        assert diary.broken_factors() == []


async def test_a_built_in_factor_defined_badly_goes_by_its_own_until_it_is_defined_anew(
    started: Started, diary: Diary
) -> None:
    diary.define_factor(replace(CATALOGUE["sleep"], high=16))
    book = diary.home / "diary" / "book.json"
    tables = json.loads(book.read_text())
    tables["factors"]["sleep"]["label"] = 7
    book.write_text(json.dumps(tables))
    async with opened(started) as pilot:
        assert rows(pilot)[1] == "?● 1 sleep breaks a rule built in"
        await press(pilot, "e", "enter")
        assert rows(pilot)[1] == "● 1 sleep amount, 0 to 24 h built in"
        assert diary.catalogue["sleep"] == CATALOGUE["sleep"]
        assert diary.broken_factors() == []


async def test_what_others_change_is_shown_and_not_taken_back_here(
    started: Started, diary: Diary
) -> None:
    async with opened(started) as pilot:
        await press(pilot, "n")
        await pilot.press(*"piano", "enter")
        await settled(pilot)
        with Diary.open(diary.home, clock=diary.clock) as other:
            other.define_factor(TEA)
        await press(pilot, "u")
        assert "changed elsewhere" in said(pilot)
        assert {"tea", "piano"} <= set(diary.catalogue)
        assert "○ tea amount, 0 to 20 cups own" in rows(pilot)
        await press(pilot, "u")
        assert "left to take back" in said(pilot)


async def test_a_factor_that_goes_meanwhile_is_said_to_be_gone(
    started: Started, diary: Diary
) -> None:
    diary.define_factor(TEA)
    async with opened(started) as pilot:
        await select(pilot, "tea")
        with Diary.open(diary.home, clock=diary.clock) as other:
            other.undo()
        await pilot.press("space")
        assert "tea was taken out elsewhere" in said(pilot)
        assert not any(" tea " in row for row in rows(pilot))
        assert shown(pilot) == SHOWN


async def test_the_mouse_selects_then_switches_and_presses_keys(started: Started) -> None:
    async with opened(started) as pilot:
        await pilot.click(FactorList, offset=(10, 3))
        await settled(pilot)
        assert selected(pilot) == "caffeine"
        assert shown(pilot) == SHOWN
        await pilot.click(FactorList, offset=(10, 3))
        await settled(pilot)
        assert "caffeine" not in shown(pilot)
        keys = pilot.app.screen.query_one(KeyHints)
        line, column = next(
            (number, text.index("undo"))
            for number, strip in enumerate(keys.render_lines(keys.size.region))
            if "undo" in (text := strip.text)
        )
        await pilot.click(KeyHints, offset=(column, line))
        await settled(pilot)
        assert shown(pilot) == SHOWN
        await pilot.click(FactorList, offset=(10, 0))  # a heading
        await press(pilot, "n")
        await pilot.click(KindChoice, offset=(20, 0))
        await settled(pilot)
        assert pilot.app.screen.query_one(KindChoice).kind == "rating"


async def test_the_choice_is_kept_in_the_settings(diary: Diary, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("# mine\nclock = '12h'\n")
    app = TrackerApp(diary, load(config)[0], config=config)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "F", "space", "J")
        assert app.settings.clock == "12h"
    assert "# mine" in config.read_text()
    assert load(config)[0].shown == SHOWN[1:]


async def test_a_choice_that_cannot_be_kept_is_told_and_holds(diary: Diary, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("not toml")
    app = TrackerApp(diary, Settings(), config=config)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "F", "space")
        assert app.settings.shown == SHOWN[1:]
        assert any("is not kept" in note.message for note in app._notifications)
    assert config.read_text() == "not toml"


def driven(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await settled(pilot)

    return drive


def test_the_list(snap_compare: Compare, diary: Diary) -> None:
    diary.define_factor(TEA)
    app = TrackerApp(diary, Settings(shown=["sleep", "caffeine", "tea", "stress"]))
    run_before = driven("F", "down", "down", "K")
    assert snap_compare(app, terminal_size=(80, 24), run_before=run_before)


def test_a_new_factor(snap_compare: Compare, diary: Diary) -> None:
    keys = ["F", "n", *"tea", "tab", "tab", *"cups", "tab", "tab", *"20"]
    app = TrackerApp(diary, Settings())
    assert snap_compare(app, terminal_size=(120, 40), run_before=driven(*keys))
