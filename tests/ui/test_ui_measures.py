"""What the days of the Calendar show, chosen by m."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.ui.conftest import Started, settled
from tests.ui.looks import SIZES, THEMES, Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import CATALOGUE, Factor
from tracker.model.measures import Count, Intensity, Measure, Minutes, OfFactor
from tracker.model.scale import Scale
from tracker.model.summary import Summary
from tracker.ui.app import TrackerApp
from tracker.ui.calendar.choices import FACTORS, choices, matching
from tracker.ui.calendar.legend import shade_words
from tracker.ui.contrast import LEGIBLE, contrast
from tracker.ui.own_themes import OURS, SIXTEEN
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.screens.measure_choice import MeasureScreen
from tracker.ui.themes import shades

TODAY = date(2026, 11, 22)
SHOWN = ["sleep", "caffeine"]


@pytest.fixture
def nights(diary: Diary) -> Diary:
    for number in range(1, 12):
        day = TODAY - timedelta(days=number)
        diary.check_in(day, {"sleep": 5 + number / 4}, unlogged=number)
    return diary


def drawn(pilot: Pilot[None]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, CalendarScreen)
    return "\n".join(screen.grid.render_line(y).text for y in range(screen.grid.size.height))


def legend(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#legend").render())


async def choose(pilot: Pilot[None], typed: str) -> None:
    await pilot.press("m", *typed, "enter")
    await settled(pilot)


async def test_a_factor_is_chosen_by_its_first_letters(started: Started, nights: Diary) -> None:
    async with started() as pilot:
        await pilot.press("2")
        await choose(pilot, "sle")
        assert "5.25" in drawn(pilot)
        assert legend(pilot).startswith("sleep")
        assert "not recorded" in legend(pilot)
        await choose(pilot, "twi")
        assert "5.25" not in drawn(pilot)
        assert "not watched" in legend(pilot)


async def test_arrows_choose_and_escape_leaves_it_as_it_was(
    started: Started, nights: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("2", "m", "down", "enter")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CalendarScreen)
        assert screen.measure == Minutes()
        await pilot.press("m", "down", "escape")
        await settled(pilot)
        assert screen.measure == Minutes()


async def test_a_click_chooses(started: Started, nights: Diary) -> None:
    async with started() as pilot:
        await pilot.press("2", "m")
        await settled(pilot)
        await pilot.click(OptionList, offset=(4, 3))
        await settled(pilot)
        assert isinstance(pilot.app.screen, CalendarScreen)
        assert pilot.app.screen.measure == Intensity()


async def test_a_name_that_is_none_keeps_asking(started: Started, nights: Diary) -> None:
    async with started() as pilot:
        await pilot.press("2", "m", *"florble", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, MeasureScreen)
        pilot.app.screen.query_one(Input).value = "min"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CalendarScreen)


async def test_hidden_counts_stay_hidden_at_a_finger_and_factors_do_not(
    started: Started, nights: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("2", "number_sign")
        await choose(pilot, "right ind")
        assert "•" in drawn(pilot)
        assert "counts hidden" in legend(pilot)
        await choose(pilot, "sle")
        assert "5.25" in drawn(pilot)


def test_factors_never_recorded_are_not_offered_unless_they_are_asked() -> None:
    found = choices(CATALOGUE, SHOWN, Summary(), time(4))
    factors = [choice.measure.label for choice in found if choice.group == FACTORS]
    assert factors == ["sleep", "caffeine"]


def test_typing_narrows_by_the_beginnings_of_words() -> None:
    found = choices(CATALOGUE, SHOWN, Summary(), time(4))
    assert [choice.measure.label for choice in matching(found, "right ind")] == ["right index"]
    assert len(matching(found, "ind")) == 2
    assert matching(found, "") == found


@pytest.mark.parametrize(
    ("measure", "scale", "words"),
    [
        (Count(), Scale((1, 3, 5)), ["1", "2–3", "4–5", "6+"]),
        (
            OfFactor(CATALOGUE["sleep"]),
            Scale((6, 6.75, 7.5)),
            ["to 6", "to 6.75", "to 7.5", "more"],
        ),
        (
            OfFactor(Factor(key="tea", label="tea", kind="yesno")),
            Scale((0, 0, 0)),
            ["", "", "", "yes"],
        ),
        (
            OfFactor(CATALOGUE["bedtime"]),
            Scale((18, 19, 20)),
            ["to 22:00", "to 23:00", "to 00:00", "more"],
        ),
    ],
)
def test_the_legend_has_the_numbers_of_the_scale(
    measure: Measure, scale: Scale, words: list[str]
) -> None:
    assert shade_words(measure, scale) == words


@pytest.mark.parametrize("theme", [theme.name for theme in OURS if theme is not SIXTEEN])
async def test_shades_differ_in_lightness_so_that_no_hue_need_be_told_apart(
    diary: Diary, theme: str
) -> None:
    app = TrackerApp(diary, Settings(theme=theme))
    async with app.run_test():
        grounds = [Color.parse(app.theme_variables["surface"])]
        grounds += [shade.ground for shade in shades(app)]
        light = [ground.brightness for ground in grounds]
        assert light in (sorted(light), sorted(light, reverse=True))
        assert min(abs(one - other) for one, other in pairwise(light)) > 0.04


async def test_numbers_on_a_shade_are_legible_in_every_theme(diary: Diary) -> None:
    app = TrackerApp(diary, Settings())
    async with app.run_test() as pilot:
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            found = [contrast(shade.ink, shade.ground) for shade in shades(app)]
            assert min(found) >= LEGIBLE, theme


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_how_a_factor_looks(
    snap_compare: Compare,
    full: Diary,
    size: tuple[int, int],
    theme: str,
) -> None:
    app = TrackerApp(full, Settings(theme=theme))
    keys = ["2", "m", *"sle", "enter", "pageup"]
    assert snap_compare(app, terminal_size=size, run_before=driven(*keys))


def test_how_the_choice_looks(snap_compare: Compare, full: Diary) -> None:
    app = TrackerApp(full, Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven("2", "m"))
