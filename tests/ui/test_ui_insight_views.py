"""Every view of Insights, on growing and on odd diaries: nothing breaks, nothing is made up."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.conftest import SAMPLE_NOW, settled
from tests.ui.looks import SIZES, THEMES, Compare, driven
from tests.ui.odd_diaries import ODD, grown, odd
from tests.ui.test_ui_insight_numbers import PALETTE, seen_of
from tracker.config import Settings, load
from tracker.diary import Diary
from tracker.exchange.analysis import WholeDiary
from tracker.model import MarkerDraft
from tracker.plot.figures import paired
from tracker.ui.app import TrackerApp
from tracker.ui.screens.insights import VIEWS, InsightsScreen
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.plot_view import PlotView
from tracker.ui.widgets.ranked_factors import RankedFactors
from tracker.ui.widgets.top_bar import TopBar
from tracker.ui.widgets.view_tabs import ViewTabs

GROWTH = (1, 3, 14, 20, 60)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ODD)
async def test_keys_lead_through_an_odd_diary(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    with odd(tmp_path / "home", name) as diary:
        app = TrackerApp(diary, Settings(insights_range="everything"))
        async with app.run_test(size=size) as pilot:
            await pilot.press("3")
            await settled(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, InsightsScreen)
            visited = set()
            for _ in screen.views:
                for keys in (["down", "T"], ["down", "T", "up", "pagedown"]):
                    await pilot.press(*keys)
                    await settled(pilot)
                    assert words(pilot).count("not medical advice") == 1
                visited.add(screen._view)
                await pilot.press("right")
            await pilot.press("o", "o", "p", "r", "left")
            await settled(pilot)
            assert visited == set(screen.views)


def words(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#words", Static).render())


def overview_words(diary: Diary, **how: Any) -> str:
    page = VIEWS["Overview"].page(seen_of(diary, **how))
    return "\n".join(paragraph.plain for paragraph in page.words)


def test_day_1_shows_today_and_no_pattern(tmp_path: Path) -> None:
    with grown(tmp_path / "home", 1) as diary:
        seen = seen_of(diary)
        page = VIEWS["Overview"].page(seen)
        said = overview_words(diary)
        assert "Your record so far, not a pattern." in said
        assert re.search(r"Today  \d\d:\d\d \d twitch", said)
        assert [figure.key for figure in page.figures] == [("hours", "24h")]


def test_day_3_shows_raw_days_where_doing_what_and_ones_own_words(tmp_path: Path) -> None:
    with grown(tmp_path / "home", 3) as diary:
        said = overview_words(diary)
        for part in ("not a pattern", "First look at links in", "Where  ", "At rest or doing what",
                     "In your own words  “"):  # fmt: skip
            assert part in said
        (figure, _) = VIEWS["Overview"].page(seen_of(diary)).figures
        assert figure.key == ("over time", True)  # raw: no mean drawn
        factor = VIEWS["Factors"].page(seen_of(diary))
        assert "your record so far, not a pattern" in factor.words[1].plain


@pytest.mark.parametrize("waits", [True, False])
def test_the_review_is_offered_when_it_waits(tmp_path: Path, waits: bool) -> None:
    with grown(tmp_path / "home", 20) as diary:
        assert ("R opens the review" in overview_words(diary, review_waits=waits)) == waits


async def test_the_screen_knows_when_the_review_waits(tmp_path: Path) -> None:
    for days, waits in ((8, False), (20, True)):
        with grown(tmp_path / f"home-{days}", days) as diary:
            async with TrackerApp(diary, Settings()).run_test() as pilot:
                await pilot.press("3")
                await settled(pilot)
                assert ("R opens the review" in words(pilot)) == waits


def test_day_60_leads_with_what_is_ruled_out(tmp_path: Path) -> None:
    with odd(tmp_path / "home", "two months of nothing") as diary:
        said = overview_words(diary)
        assert "no clear link with any factor" in said
        assert said.index("no clear link") < said.index("is unlikely")
        assert "can't see a 30% reduction" in said


def test_life_events_and_phases_stand_along_the_top(full: Diary, tmp_path: Path) -> None:
    seen = seen_of(full)
    (figure,) = VIEWS["Overview"].page(seen).figures
    picture = figure.build(78, 14, PALETTE)
    assert picture is not None
    top = picture.plain().splitlines()[0]
    assert "═" in top
    assert "─" in top
    with grown(tmp_path / "home", 60) as diary:
        diary.mark(MarkerDraft(day=SAMPLE_NOW.date().replace(day=9), kind="travel", label="Rome"))
        page = VIEWS["Overview"].page(seen_of(diary))
        drawn = page.figures[0].build(78, 14, PALETTE)
        assert drawn is not None
        assert "▾" in drawn.plain().splitlines()[0]
        assert any("Rome" in paragraph.plain for paragraph in page.words)


@pytest.mark.parametrize(
    ("days", "said"), [(50, "Too early to look for"), (90, "No lasting change")]
)
def test_no_lasting_change_is_claimed_before_there_was_a_look(
    tmp_path: Path, days: int, said: str
) -> None:
    with grown(tmp_path / "home", days) as diary:
        seen = seen_of(diary)
        assert seen.insights.step is None
        told = " ".join(paragraph.plain for paragraph in VIEWS["Change"].page(seen).words)
        assert said in told


def test_a_figure_has_a_dot_for_every_day_that_is_counted(full: Diary) -> None:
    seen = seen_of(full)
    rows = seen.insights.table
    counted = {(link.factor, link.lag): link.n for link in seen.insights.associations}
    drawn = {key: len(paired(rows, *key)[0]) for key in counted}
    assert drawn == counted


async def test_p_pins_for_looks_to_come_and_u_takes_it_back(full: Diary) -> None:
    async with TrackerApp(full, Settings()).run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "p")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, InsightsScreen)
        assert "Factors view" in message(pilot)
        await pilot.press("right")
        await settled(pilot)
        assert screen.found is not None
        before = screen.found.insights.associations
        chosen = next(each for each in screen.seen().ranking if not each.pinned)
        while screen.seen().chosen != chosen:
            await pilot.press("down")
        await pilot.press("p")
        await settled(pilot)
        following = screen.found.insights.milestone.next
        assert f"counts from the look at {following} watched days on" in message(pilot)
        assert f"from the look at {following} watched days on" in flat(words(pilot))
        assert screen.seen().chosen is not None
        assert screen.seen().chosen.factor == chosen.factor  # type: ignore[union-attr]
        assert screen.found.insights.associations == before  # what was looked at stays
        assert (chosen.factor, chosen.lag) in screen.found.whole.pins_chosen
        await pilot.press("u")
        await settled(pilot)
        assert (chosen.factor, chosen.lag) not in screen.found.whole.pins_chosen


async def test_a_pin_before_the_first_look_counts_at_once(tmp_path: Path) -> None:
    with grown(tmp_path / "home", 14) as diary:
        async with TrackerApp(diary, Settings()).run_test() as pilot:
            await pilot.press("3", "right", "p")
            await settled(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, InsightsScreen)
            assert "Unpinned: sleep" in message(pilot)
            assert screen.found is not None
            link = screen.found.insights.link("sleep", 0)
            assert link is not None
            assert not link.pinned


async def test_going_back_to_a_range_works_nothing_out(
    full: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, looked = [], []
    reading, looking = WholeDiary._read.__func__, WholeDiary.look_at  # type: ignore[attr-defined]

    def counted_read(cls: type[WholeDiary], diary: Diary, step: Any) -> WholeDiary:
        read.append(1)
        found: WholeDiary = reading(cls, diary, step)
        return found

    def counted_look(self: WholeDiary, which: int | str) -> Any:
        looked.append(which)
        return looking(self, which)

    monkeypatch.setattr(WholeDiary, "_read", classmethod(counted_read))
    monkeypatch.setattr(WholeDiary, "look_at", counted_look)
    async with TrackerApp(full, Settings()).run_test() as pilot:
        await pilot.press("3")
        await settled(pilot)
        for _ in range(2 * 5):
            await pilot.press("r")
            await settled(pilot)
        await pilot.press("1", "3", "2", "3")
        await settled(pilot)
        assert sorted(map(str, looked)) == sorted(["90", "365", "everything", "trial", "30"])
        assert len(read) == 1
        assert "24 Aug" in pilot.app.screen.query_one(TopBar).title_text


async def test_the_range_is_remembered(full: Diary, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    app = TrackerApp(full, Settings(), config=config)
    async with app.run_test() as pilot:
        await pilot.press("3", "r", "r")
        await settled(pilot)
        assert "Range: everything" in message(pilot)
    assert load(config)[0].insights_range == "everything"


async def test_what_was_found_before_stays_while_it_works(
    full: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    let_go, looking = Event(), WholeDiary.look_at
    async with TrackerApp(full, Settings()).run_test() as pilot:
        await pilot.press("3")
        await settled(pilot)
        before = words(pilot)

        def held_up(self: WholeDiary, which: int | str) -> Any:
            let_go.wait(20)
            return looking(self, which)

        monkeypatch.setattr(WholeDiary, "look_at", held_up)
        await pilot.press("r")
        bar = pilot.app.screen.query_one(TopBar)
        assert bar.title_text == "working it out …"
        assert words(pilot) == before
        await pilot.press("right")
        assert bar.title_text == "working it out …"
        assert words(pilot) != before  # every key is answered meanwhile
        let_go.set()
        await settled(pilot)
        assert "27 May" in bar.title_text


def test_reading_names_each_year(diary: Diary) -> None:
    diary.check_in(date(2024, 3, 1), {"sleep": 7}, unlogged=2)
    diary.check_in(date(2026, 3, 1), {"sleep": 7}, unlogged=2)
    years: list[int] = []
    whole = WholeDiary.read(diary, years.append)
    assert years == [2024, 2025, 2026]
    assert [each.day.year for each in whole.check_ins] == [2024, 2026]


async def test_a_click_opens_a_view_and_chooses_a_factor(full: Diary) -> None:
    async with TrackerApp(full, Settings()).run_test(size=(120, 40)) as pilot:
        await pilot.press("3")
        await settled(pilot)
        await pilot.click(ViewTabs, offset=(15, 0))
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, InsightsScreen)
        assert screen.query_one(RankedFactors).display
        assert [view.display for view in screen.query(PlotView)] == [True] * 4
        rows = str(screen.query_one(RankedFactors).render()).splitlines()
        row = next(index for index, row in enumerate(rows) if "workload" in row)
        await pilot.click(RankedFactors, offset=(5, row))
        await settled(pilot)
        assert screen.seen().chosen is not None
        assert screen.seen().chosen.factor == "workload"  # type: ignore[union-attr]


async def test_the_numbers_can_be_selected_and_copied(full: Diary) -> None:
    async with TrackerApp(full, Settings()).run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "right", "T")
        await settled(pilot)
        table = pilot.app.screen.query_one("#words", Static)
        await pilot.mouse_down(table, offset=(0, 2))
        await pilot.hover(table, offset=(60, 4))
        await pilot.mouse_up(table, offset=(60, 4))
        await settled(pilot)
        copied = pilot.app.screen.get_selected_text()
        assert copied is not None
        assert "95% interval" in copied
        assert len(copied.splitlines()) == 3


async def test_60_factors_are_walked_with_the_chosen_one_in_sight(tmp_path: Path) -> None:
    with odd(tmp_path / "home", "60 own factors") as diary:
        async with TrackerApp(diary, Settings()).run_test(size=(120, 40)) as pilot:
            await pilot.press("3", "right", "up")
            await settled(pilot)
            listed = pilot.app.screen.query_one(RankedFactors)
            assert "▸" in str(listed.render())
            for _ in range(70):
                await pilot.press("up")
                assert str(listed.render()).count("▸") == 1


def message(pilot: Pilot[None]) -> str:
    return flat(str(pilot.app.screen.query_one(MessageLine).render()))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("view", range(1, len(VIEWS)), ids=list(VIEWS)[1:])
def test_views(
    snap_compare: Compare, full: Diary, view: int, size: tuple[int, int], theme: str
) -> None:
    app = TrackerApp(full, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=driven("3", *["right"] * view))


@pytest.mark.parametrize("days", GROWTH)
def test_growing(snap_compare: Compare, tmp_path: Path, days: int) -> None:
    with grown(tmp_path / "home", days) as diary:
        app = TrackerApp(diary, Settings())
        assert snap_compare(app, terminal_size=(80, 24), run_before=driven("3"))


def test_numbers(snap_compare: Compare, full: Diary) -> None:
    app = TrackerApp(full, Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven("3", "right", "T"))
