"""The check-in form: mistakes, leaving, flags, note, foods, the mouse."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Started, settled
from tests.ui.filling_in import (
    EVENING,
    TODAY,
    VALUES,
    click,
    form,
    hint,
    line,
    press,
)
from tests.ui.test_ui_unsaved import locked_by_another
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import CATALOGUE, Factor, Value
from tracker.ui.app import TrackerApp
from tracker.ui.screens.check_in import CheckInScreen
from tracker.ui.screens.keep import KeepScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.urgent import UrgentScreen
from tracker.ui.widgets.fields import Field

# Mistakes, and leaving


async def test_what_is_wrong_is_said_and_stays(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "8", "8")
        assert "outside 0 to 24" in line(pilot, "sleep")
        await press(pilot, "enter")
        assert form(pilot).query_one("#field-sleep").has_focus
        assert "‹ 88 ›" in line(pilot, "sleep")
        await press(pilot, *["down"] * 10, "0")
        assert form(pilot).query_one("#field-sleep").has_focus
        assert "outside 0 to 24" in hint(pilot)
        assert diary.span() is None
        await press(pilot, "backspace", *["enter"] * 7, "0")
        assert diary.day(TODAY).values == {"sleep": 8}


async def test_leaving_with_nothing_filled_in_asks_nothing(started: Started) -> None:
    async with started() as pilot:
        await press(pilot, "f", "enter", "escape")
        assert isinstance(pilot.app.screen, LogScreen)


@pytest.mark.parametrize(
    ("answer", "screen", "values"),
    [
        ("enter", LogScreen, {"sleep": 7}),
        ("x", LogScreen, {}),
        ("escape", CheckInScreen, {}),
    ],
)
async def test_leaving_with_something_filled_in_asks(
    started: Started, diary: Diary, answer: str, screen: type, values: dict[str, Value]
) -> None:
    async with started() as pilot:
        await press(pilot, "f", "7", "escape")
        assert isinstance(pilot.app.screen, KeepScreen)
        await press(pilot, answer)
        assert isinstance(pilot.app.screen, screen)
        day = diary.day(TODAY)
        assert day.values == values
        assert not day.watched
        assert not (day.check_in and day.check_in.closed)


async def test_another_answer_of_a_closed_day_is_kept_too(started: Started, diary: Diary) -> None:
    diary.check_in(TODAY, unlogged=2)
    async with started() as pilot:
        await press(pilot, "f", *["enter"] * 7, "5", "escape")
        assert isinstance(pilot.app.screen, KeepScreen)
        await press(pilot, "enter")
        assert diary.day(TODAY).count == 5


async def test_a_day_that_can_not_be_read_says_so_and_is_begun_anew(
    started: Started, diary: Diary
) -> None:
    diary.check_in(TODAY, {"sleep": 5})
    (diary.home / "diary" / "2026-11.json").write_text("{")
    async with started() as pilot:
        await press(pilot, "f")
        assert "can't be read" in str(form(pilot).query_one(".dialog").border_subtitle)
        await press(pilot, "7", "escape", "enter")
        assert isinstance(pilot.app.screen, LogScreen)
        assert diary.day(TODAY).values == {"sleep": 7}
        assert list((diary.home / "diary").glob("2026-11.json.damaged-*"))


async def test_no_global_key_acts_inside(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", *"tri23uqUBk:?", "ctrl+p", "ctrl+z")
        assert isinstance(pilot.app.screen, CheckInScreen)
        assert diary.span() is None


async def test_a_save_that_fails_keeps_the_form(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        with locked_by_another(diary):
            await press(pilot, *EVENING)
            assert "Not saved: another tracker is writing" in " ".join(hint(pilot).split())
            assert "6.5 h" in line(pilot, "sleep")
        await press(pilot, "0")
        assert diary.day(TODAY).values == VALUES


# Flags, note, foods, other factors


async def test_an_urgent_flag_is_answered_at_once_and_once(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "exclamation_mark", "w")
        assert isinstance(pilot.app.screen, UrgentScreen)
        assert diary.span() is None
        await press(pilot, "enter", "g", "t", "enter", "0")
        assert isinstance(pilot.app.screen, LogScreen)
        assert diary.day(TODAY).flags == {"weakness", "grip", "tingling"}


async def test_a_flag_of_before_brings_no_urgent_text(started: Started, diary: Diary) -> None:
    diary.check_in(TODAY, flags=["weakness"])
    async with started() as pilot:
        await press(pilot, "f", "exclamation_mark", "p", "enter", "0")
        assert isinstance(pilot.app.screen, LogScreen)


async def test_a_note_is_typed_and_edited(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "exclamation_mark", "down", *"fq0!", "enter", "0")
        assert diary.day(TODAY).check_in.note == "fq0!"  # type: ignore[union-attr]
        diary.check_in(TODAY, note="two\nlines\x1b")
        await press(pilot, "f", "exclamation_mark", "down", "end", "full_stop", "enter", "enter")
        assert diary.day(TODAY).check_in.note == "two\nlines\x1b."  # type: ignore[union-attr]


async def test_a_note_from_elsewhere_meanwhile_stays(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "exclamation_mark", "down", *"mine")
        diary.check_in(TODAY, note="theirs")
        await press(pilot, "enter", "0")
        assert diary.day(TODAY).check_in.note == "theirs\nmine"  # type: ignore[union-attr]


async def test_foods_unfold_and_are_portions_alone(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "7", "enter", "m", "2", "enter", "right", "enter", "0")
        for key in ("leafy_greens", "nuts", "seeds"):
            assert "mg" not in line(pilot, key)
        assert "mg" not in hint(pilot)
        await press(pilot, "enter", "enter", "0")
        assert diary.day(TODAY).values == {"sleep": 7, "leafy_greens": 2, "nuts": 1, "seeds": 0}


async def test_every_factor_can_be_asked(diary: Diary) -> None:
    diary.define_factor(Factor(key="größe_1", label="Größe [b]x[/b]", unit="cm", high=300))
    app = TrackerApp(diary, Settings(shown=[*CATALOGUE, "größe_1", "gone"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        lines = [each for each in form(pilot).query(Field) if each.key in diary.catalogue]
        assert len(lines) == len(CATALOGUE) + 1
        for each in lines:
            assert each.has_focus
            assert form(pilot).can_view_entire(each)
            await pilot.press("enter")
        assert form(pilot).query_one("#field-unlogged").has_focus
        await press(pilot, "0")
        assert diary.day(TODAY).watched


@pytest.mark.parametrize(
    ("key", "keys", "value"),
    [
        ("bedtime", "2230", "22:30"),
        ("calming_routine", "y", True),
        ("illness", "n", False),
        ("breaks", "0", 0),
    ],
)
async def test_one_that_is_whole_goes_on(diary: Diary, key: str, keys: str, value: Value) -> None:
    app = TrackerApp(diary, Settings(shown=[key]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f", *keys, "0")
        assert diary.day(TODAY).values == {key: value}


async def test_no_step_suggests_a_dose(diary: Diary) -> None:
    app = TrackerApp(diary, Settings(shown=["magnesium"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f", "right", "plus")
        assert "–" in line(pilot, "magnesium")
        await press(pilot, *"120", "enter", "0")
        assert diary.day(TODAY).values == {"magnesium": 120}


# The mouse


async def test_by_the_mouse_alone(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        factors = pilot.app.screen
        await factors.run_action("check_in")
        await settled(pilot)
        await click(pilot, "sleep", "›")
        await click(pilot, "sleep", "‹")
        await click(pilot, "sleep_quality", "6")
        await click(pilot, "caffeine", "›")
        at = form(pilot).query_one("#hint")
        await pilot.click(at, offset=(1 + hint(pilot).index("espresso"), 0))
        await click(pilot, "flags", "pain")
        await click(pilot, "unlogged", "›")
        await click(pilot, "unlogged", "›")
        await click(pilot, "unlogged", "close")
        day = diary.day(TODAY)
        assert day.values == {"sleep": 6.75, "sleep_quality": 6, "caffeine": 170}
        assert day.flags == {"pain"}
        assert day.count == 2


async def test_none_and_leaving_by_the_mouse(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f")
        at = form(pilot).query_one("#hint")
        row, words = next(
            (row, words) for row, words in enumerate(hint(pilot).split("\n")) if "leaves" in words
        )
        await pilot.click(at, offset=(1 + words.index("leaves"), row))
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        await press(pilot, "f")
        await click(pilot, "unlogged", "none")
        assert diary.day(TODAY).count == 0
