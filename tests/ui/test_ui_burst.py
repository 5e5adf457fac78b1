"""A burst: a key per twitch, kept as one episode or dropped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from time import monotonic

import pytest
from filelock import FileLock
from textual import events
from textual.pilot import Pilot
from textual.widgets import Digits, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.hints import click_hint
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model.records import MAX_COUNT
from tracker.ui.app import TrackerApp
from tracker.ui.screens.burst import BurstScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.widgets.entry_line import EntryLine
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.timeline import Timeline

TODAY = date(2026, 11, 22)


class SteadyClock:
    """The clock of the burst screen, set by hand or by the taps that arrive."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def arrive(self, pilot: Pilot[None], at: float, key: str, character: str | None = None) -> None:
        """Put a key among the app's events as if it had arrived at that time."""
        self.now = max(self.now, at)
        event = events.Key(key, character)
        event.time = at
        pilot.app.post_message(event)

    async def tap(self, pilot: Pilot[None], *times: float, key: str = "x") -> None:
        for at in times:
            self.arrive(pilot, at, key)
        await settled(pilot)


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch) -> SteadyClock:
    clock = SteadyClock()
    monkeypatch.setattr("tracker.ui.screens.burst.monotonic", clock)
    return clock


def count(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#count", Digits).value


def words(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).render())


def message(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(MessageLine).render())


async def test_a_burst_is_kept_as_one_episode_and_stays_selected(
    started: Started, diary: Diary, clock: StoppedClock, steady: SteadyClock
) -> None:
    async with started() as pilot:
        await pilot.press("t", "b")
        await settled(pilot)
        assert isinstance(pilot.app.screen, BurstScreen)
        assert count(pilot) == "0"
        assert "Tap a key for each twitch" in words(pilot, "#note")
        steady.now = 1023.0
        await steady.tap(pilot, *(1000 + 20 * number / 11 for number in range(12)))
        assert count(pilot) == "12"
        assert words(pilot, "#pace") == "twitches · 23 s since the first · about 33 a minute"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        first, _ = diary.episodes(TODAY, TODAY)
        assert (first.count, first.duration) == (12, 20)
        assert first.at == clock() - timedelta(seconds=23)
        assert message(pilot).strip() == (
            "Saved: 16:39 12 twitches in 20 s, about 33 a minute · u undoes it"
        )
        assert pilot.app.screen.query_one(Timeline).selected_id == first.id
        await pilot.press("e")
        assert pilot.app.screen.query_one(EntryLine).input.value == "x12 20s "
        await pilot.press(*"ri typing", "enter")
        await settled(pilot)
        assert diary.episodes(TODAY, TODAY)[0].sites == ["index"]
        await pilot.press("u", "u")
        await settled(pilot)
        assert [episode.count for episode in diary.episodes(TODAY, TODAY)] == [1]


async def test_every_printable_key_counts_and_none_acts(started: Started, diary: Diary) -> None:
    keys = [
        "q",
        "question_mark",
        "colon",
        "1",
        "2",
        "0",
        "u",
        "space",
        "t",
        "é",
        "exclamation_mark",
    ]
    async with started() as pilot:
        await pilot.press("b", *keys)
        await settled(pilot)
        assert count(pilot) == str(len(keys))
        await pilot.press("ctrl+p", "ctrl+q", "ctrl+z", "tab", "up", "left", "delete")
        await settled(pilot)
        assert isinstance(pilot.app.screen, BurstScreen)
        assert count(pilot) == str(len(keys))
        assert diary.span() is None


async def test_taps_are_timed_when_they_arrive_however_slow_the_drawing(
    started: Started, diary: Diary, clock: StoppedClock, steady: SteadyClock
) -> None:
    # All wait while the screen is drawn; handled one after another they would be a held key.
    async with started() as pilot:
        await pilot.press("b")
        steady.now = 1090.0
        await steady.tap(pilot, 1000.0, 1000.4, 1000.8, 1001.2, 1004.0)
        assert count(pilot) == "5"
        await pilot.press("enter")
        await settled(pilot)
        (episode,) = diary.episodes(TODAY, TODAY)
        assert (episode.count, episode.duration) == (5, 4)
        assert episode.at == clock() - timedelta(seconds=90)


async def test_keys_that_arrive_together_act_in_their_order(
    started: Started, diary: Diary, steady: SteadyClock
) -> None:
    async with started() as pilot:
        for at, key in enumerate(
            ("b", "x", "x", "backspace", "x", "enter", "e", "r", "i", "enter")
        ):
            steady.arrive(pilot, 1000.0 + at, key)
        await settled(pilot)
        (episode,) = diary.episodes(TODAY, TODAY)
        assert (episode.count, episode.duration, episode.sites) == (2, 3, ["index"])


async def test_the_time_runs_on_and_the_rate_stays_that_of_the_taps(
    started: Started, steady: SteadyClock
) -> None:
    async with started() as pilot:
        await pilot.press("b")
        await steady.tap(pilot, 1000.0)
        assert words(pilot, "#pace") == "twitch · 0 s since the first"
        await steady.tap(pilot, 1002.0)
        steady.now = 1075.0
        await pilot.pause(0.4)
        assert words(pilot, "#pace") == "twitches · 1 min 15 s since the first · about 30 a minute"


async def test_a_look_at_the_time_draws_nothing_that_has_not_changed(
    started: Started, steady: SteadyClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started() as pilot:
        await pilot.press("b")
        await steady.tap(pilot, 1000.0)
        drawn: list[str] = []
        update = Static.update

        def noted(self: Static, content: str, **how: bool) -> None:
            drawn.append(content)
            update(self, content, **how)

        monkeypatch.setattr(Static, "update", noted)
        await pilot.pause(0.5)
        assert drawn == []
        steady.now = 1001.0
        await pilot.pause(0.5)
        assert drawn == ["twitch · 1 s since the first"]


async def test_a_held_key_counts_once_and_says_so(
    started: Started, diary: Diary, steady: SteadyClock
) -> None:
    async with started() as pilot:
        await pilot.press("b")
        await steady.tap(pilot, 1000.0, 1001.0, *(1001.5 + 0.03 * number for number in range(40)))
        assert count(pilot) == "2"
        assert "held key counts once" in words(pilot, "#note")
        await steady.tap(pilot, 1004.0)
        assert count(pilot) == "3"
        assert words(pilot, "#note") == ""
        await pilot.press("enter")
        await settled(pilot)
        assert [each.duration for each in diary.episodes(TODAY, TODAY)] == [4]


@pytest.mark.parametrize(("key", "character"), [("b", "b"), ("minus", "-")])
async def test_the_key_that_opens_it_may_be_held(
    diary: Diary, steady: SteadyClock, key: str, character: str
) -> None:
    app = TrackerApp(diary, Settings(keys={"log.burst": key}))
    async with app.run_test() as pilot:
        await settled(pilot)
        steady.arrive(pilot, 1000.0, key, character)
        for number in range(8):
            steady.arrive(pilot, 1000.5 + 0.03 * number, key, character)
        await settled(pilot)
        assert isinstance(pilot.app.screen, BurstScreen)
        assert count(pilot) == "0"
        steady.arrive(pilot, 1002.0, key, character)
        await settled(pilot)
        assert count(pilot) == "1"


async def test_enter_keeps_nothing_when_nothing_was_tapped(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("b", "enter", "backspace")
        await settled(pilot)
        assert "none to take back" in words(pilot, "#note")
        await pilot.press("enter")
        await settled(pilot)
        assert "Nothing to keep yet" in words(pilot, "#note")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert message(pilot).strip() == ""
        assert diary.span() is None


async def test_backspace_takes_the_last_tap_back(
    started: Started, diary: Diary, clock: StoppedClock, steady: SteadyClock
) -> None:
    async with started() as pilot:
        await pilot.press("b")
        await steady.tap(pilot, 1000.0, 1001.0)
        await pilot.press("backspace", "backspace")
        assert count(pilot) == "0"
        assert words(pilot, "#pace") == "no twitch yet"
        clock.forward(seconds=30)
        steady.now = 1030.0
        await steady.tap(pilot, 1030.0)
        await pilot.press("enter")
        await settled(pilot)
        (episode,) = diary.episodes(TODAY, TODAY)
        assert (episode.at, episode.count, episode.duration) == (clock(), 1, None)
        assert "Saved: 16:40 1 twitch · u undoes it" in message(pilot)


async def test_a_few_taps_are_dropped_with_a_word(
    started: Started, diary: Diary, steady: SteadyClock
) -> None:
    async with started() as pilot:
        await pilot.press("b")
        await steady.tap(pilot, 1000.0, 1001.0, 1004.0)
        await pilot.press("escape")
        await settled(pilot)
        assert "Not kept: 3 twitches in 4 s, about 30 a minute" in message(pilot)
        assert diary.span() is None


async def test_many_taps_are_asked_about_and_a_held_escape_is_no_answer(
    started: Started, diary: Diary, steady: SteadyClock
) -> None:
    async with started() as pilot:
        await pilot.press("b")
        await steady.tap(pilot, 1000.0, 1001.0, 1002.0, 1003.0)
        await steady.tap(pilot, 1005.0, 1005.5, 1005.53, 1005.56, 1006.2, key="escape")
        assert "Drop 4 twitches in 3 s, about 60 a minute?" in words(pilot, "#note")
        await steady.tap(pilot, 1007.0)
        assert count(pilot) == "5"
        await steady.tap(pilot, 1008.0, key="escape")
        assert isinstance(pilot.app.screen, BurstScreen)
        await steady.tap(pilot, 1008.9, key="escape")
        assert isinstance(pilot.app.screen, LogScreen)
        assert "Not kept: 5 twitches in 7 s" in message(pilot)
        assert diary.span() is None


async def test_the_mouse_taps_keeps_takes_back_and_drops(
    started: Started, diary: Diary, steady: SteadyClock
) -> None:
    steady.now = monotonic()  # as the clicks are timed
    async with started() as pilot:
        await pilot.press("b")
        for _ in range(5):
            await pilot.click("#taps")
        await pilot.click("#count")
        await settled(pilot)
        assert count(pilot) == "6"
        await pilot.click("#note")
        assert count(pilot) == "6"
        await click_hint(pilot, "backspace")
        assert count(pilot) == "5"
        await click_hint(pilot, "enter")
        assert [episode.count for episode in diary.episodes(TODAY, TODAY)] == [5]
        await pilot.press("b")
        for _ in range(5):
            await pilot.click("#taps")
        await click_hint(pilot, "escape")
        await click_hint(pilot, "escape")  # a double click is one
        assert isinstance(pilot.app.screen, BurstScreen)
        steady.now += 2
        await click_hint(pilot, "escape")
        assert isinstance(pilot.app.screen, LogScreen)
        assert len(diary.episodes(TODAY, TODAY)) == 1


async def test_a_burst_that_can_not_be_saved_waits_in_the_entry_line(
    started: Started, diary: Diary, steady: SteadyClock
) -> None:
    diary.lock_wait = 0.05
    async with started() as pilot:
        await pilot.press("b")
        await steady.tap(pilot, 1000.0, 1002.0, 1004.0)
        with FileLock(diary.home / "lock"):
            await pilot.press("enter")
            await settled(pilot)
        assert "another tracker is writing" in message(pilot)
        assert pilot.app.screen.query_one(EntryLine).input.value.endswith(" x3 4s")
        await pilot.press("enter")
        await settled(pilot)
        (episode,) = diary.episodes(TODAY, TODAY)
        assert (episode.count, episode.duration) == (3, 4)
        assert "3 twitches in 4 s, about 30 a minute" in message(pilot)


async def test_no_more_is_counted_than_an_episode_holds(
    started: Started, diary: Diary, steady: SteadyClock
) -> None:
    async with started() as pilot:
        await pilot.press("b")
        await steady.tap(pilot, *(1000.0 + 0.2 * number for number in range(MAX_COUNT - 1)))
        assert words(pilot, "#note") == ""
        await steady.tap(pilot, 1300.0)
        assert "as much as one episode holds" in words(pilot, "#note")
        await steady.tap(pilot, 1301.0)
        assert count(pilot) == str(MAX_COUNT)
        await pilot.press("enter")
        await settled(pilot)
        assert [episode.count for episode in diary.episodes(TODAY, TODAY)] == [MAX_COUNT]


async def test_from_the_palette_and_from_another_day(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("left", "colon", *"a key per twitch")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, BurstScreen)
        await pilot.press("x", "y", "enter")
        await settled(pilot)
        assert isinstance(pilot.app, TrackerApp)
        assert pilot.app.day == TODAY
        assert [episode.count for episode in diary.episodes(TODAY, TODAY)] == [2]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_a_running_burst(
    snap_compare: Callable[..., bool], diary: Diary, steady: SteadyClock, size: tuple[int, int]
) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press("b")
        steady.now = 1023.0
        await steady.tap(pilot, *(1000 + 20 * number / 11 for number in range(12)))

    assert snap_compare(TrackerApp(diary, Settings()), terminal_size=size, run_before=drive)
