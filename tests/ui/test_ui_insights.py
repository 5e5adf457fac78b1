"""Insights, by its keys: what stands on the screen is what the analysis says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.sample import write_sample
from tracker.ui.app import TrackerApp
from tracker.ui.screens.analysing import RANGES
from tracker.ui.screens.insights import InsightsScreen
from tracker.ui.widgets.plot_view import PlotView
from tracker.ui.widgets.top_bar import TopBar


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from datetime import date

    home = tmp_path_factory.mktemp("sample") / "home"
    write_sample(home, today=date(2026, 11, 22))
    return home


@asynccontextmanager
async def over_sample(
    home: Path, clock: StoppedClock, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    with Diary.open(home, clock=clock) as diary:
        app = TrackerApp(diary, Settings())
        async with app.run_test(size=size) as pilot:
            await pilot.press("3")
            await settled(pilot)
            yield pilot


def words(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#words", Static).render())


def title(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#figure-title", Static).render())


def figure(pilot: Pilot[None], id: str = "figure-0") -> str:
    view = pilot.app.screen.query_one(f"#{id}", PlotView)
    strips = [view.render_line(row) for row in range(view.size.height)]
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def flat(text: str) -> str:
    return " ".join(text.split())


async def test_an_empty_diary_says_so_and_draws_nothing(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("3")
        await settled(pilot)
        assert not pilot.app.screen.query_one("#figures").display
        await pilot.press("right")
        await settled(pilot)
        assert "Nothing is recorded yet: 1 goes to Log" in words(pilot)


async def test_overview_draws_every_watched_day(sample_home: Path, clock: StoppedClock) -> None:
    async with over_sample(sample_home, clock, (120, 40)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, InsightsScreen)
        assert screen.found is not None
        days = screen.found.insights.days
        assert f"{days.watched} of {days.calendar} days watched" in words(pilot)
        drawn = figure(pilot)
        assert drawn.count("•") > 40
        assert "○" in drawn
        assert "not medical advice" in words(pilot)


async def test_factors_turn_and_each_has_its_sentence(
    sample_home: Path, clock: StoppedClock
) -> None:
    from tracker.insight.ranking import STANDINGS, ranked

    async with over_sample(sample_home, clock) as pilot:
        await pilot.press("right")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, InsightsScreen)
        assert screen.found is not None
        insights, whole = screen.found.insights, screen.found.whole
        order = ranked(insights.associations)
        places = [STANDINGS.index(each.standing) for each in order]
        assert places == sorted(places)
        for number, each in enumerate(order, start=1):
            await settled(pilot)
            label = whole.catalogue[each.factor].label
            assert title(pilot).startswith(f"{number} of {len(order)} · {each.standing} · {label},")
            assert flat(each.at(each.lag).sentence) in flat(words(pilot))
            await pilot.press("down")
        await settled(pilot)
        assert title(pilot).startswith("1 of")
        await pilot.press("up")
        await settled(pilot)
        assert title(pilot).startswith(f"{len(order)} of")


async def test_o_looks_at_the_day_before(sample_home: Path, clock: StoppedClock) -> None:
    async with over_sample(sample_home, clock) as pilot:
        await pilot.press("right", "down")
        await settled(pilot)
        first = title(pilot)
        await pilot.press("o")
        await settled(pilot)
        assert ("the day before" in title(pilot)) != ("the day before" in first)
        await pilot.press("o")
        await settled(pilot)
        assert title(pilot) == first


async def test_range_changes_what_is_analysed(sample_home: Path, clock: StoppedClock) -> None:
    async with over_sample(sample_home, clock) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, InsightsScreen)
        spans = []
        for _ in RANGES:
            await settled(pilot)
            assert screen.found is not None
            spans.append((screen.found.asked.which, screen.found.insights.days.calendar))
            await pilot.press("r")
        # The days of the range and today; of the trial, which is over, its own alone.
        assert dict(spans) == {
            90: 91, 365: 366, "everything": 180, "trial": 28, 30: 31,
        }  # fmt: skip


async def test_a_page_turned_while_working_shows_no_old_figure_under_a_new_title(
    sample_home: Path, clock: StoppedClock
) -> None:
    async with over_sample(sample_home, clock) as pilot:
        before = figure(pilot)
        await pilot.press("r", "right", "left")
        await settled(pilot)
        assert "27 May" in pilot.app.screen.query_one(TopBar).title_text
        assert figure(pilot) != before


async def test_a_new_theme_redraws_the_figure(sample_home: Path, clock: StoppedClock) -> None:
    async with over_sample(sample_home, clock) as pilot:
        view = pilot.app.screen.query_one("#figure-0", PlotView)

        def inks() -> set[str]:
            return {
                str(segment.style.color)
                for row in range(view.size.height)
                for segment in view.render_line(row)
                if segment.text.strip() and segment.style
            }

        dark = inks()
        pilot.app.theme = "tracker-light"
        await settled(pilot)
        assert inks().isdisjoint(dark)


async def test_the_numbers_stand_in_a_table(sample_home: Path, clock: StoppedClock) -> None:
    async with over_sample(sample_home, clock) as pilot:
        await pilot.press("right", "T")
        await settled(pilot)
        assert "caffeine" in words(pilot)
        await pilot.press("right", "right", "T")
        await settled(pilot)
        assert "weekday" in words(pilot)


async def test_timing_and_places(sample_home: Path, clock: StoppedClock) -> None:
    async with over_sample(sample_home, clock, (120, 40)) as pilot:
        await pilot.press("right", "right", "right")
        await settled(pilot)
        assert "█" in figure(pilot)
        assert "Mon" in figure(pilot, "figure-1")
        await pilot.press("right")
        await settled(pilot)
        assert "right index" in words(pilot)
        assert "palm" in str(pilot.app.screen.query_one("#beside", Static).render())


async def test_a_new_twitch_is_counted_when_one_comes_back(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        await pilot.press("3")
        await settled(pilot)
        await pilot.press("1", "t")
        await settled(pilot)
        await pilot.press("3")
        await settled(pilot)
        assert "1 twitch in all" in words(pilot)


async def test_a_diary_of_three_days_speaks_of_three_days(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    for days in (1, 2, 3):
        diary.log(EpisodeDraft(at=clock.now - timedelta(days=days), count=days))
    async with started() as pilot:
        await pilot.press("3")
        await settled(pilot)
        assert "3 of 3 days watched" in words(pilot)
        assert pilot.app.screen.query_one(TopBar).title_text == "19 Nov – 21 Nov"
        assert figure(pilot).count("•") == 3
        assert "not a pattern" in words(pilot)
        await pilot.press("right", "right", "right")
        await settled(pilot)
        assert "not a pattern" in words(pilot)


async def test_the_plot_libraries_are_not_loaded_before_insights(
    started: Started, tmp_path: Path
) -> None:
    import subprocess
    import sys

    program = (
        "import sys, asyncio\n"
        "from pathlib import Path\n"
        "from tracker.diary import Diary\n"
        "from tracker.ui.app import TrackerApp\n"
        "async def main():\n"
        f"    with Diary.open(Path({str(tmp_path / 'h')!r})) as diary:\n"
        "        app = TrackerApp(diary)\n"
        "        async with app.run_test() as pilot:\n"
        "            await pilot.press('t', '2')\n"
        "            await pilot.app.workers.wait_for_complete()\n"
        "            print(sorted({'plotext', 'numpy', 'scipy'} & set(sys.modules)))\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(
    "keys", [[], ["right"], ["right"] * 2, ["right"] * 3, ["left"] * 2, ["left"], ["T"]]
)
async def test_every_view_says_once_that_it_is_no_advice(
    sample_home: Path, clock: StoppedClock, keys: list[str]
) -> None:
    async with over_sample(sample_home, clock) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        assert words(pilot).count("not medical advice") == 1
