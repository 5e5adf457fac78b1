"""The full form, by its keys and by the mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import msgspec
import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.full_form import TODAY, form, go_to, message, on_screen, only
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import Episode, EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.hands.places import Place
from tracker.ui.messages import PlaceClicked
from tracker.ui.screens.log import LogScreen
from tracker.ui.widgets.hands import Hands
from tracker.ui.widgets.timeline import Timeline

ALL_OF_IT = [
    *(*["backspace"] * 3, *"14:05", "enter"),
    *("r", "enter"),
    *("i", "m", "enter"),
    *("a", "enter"),
    *("j", "enter"),
    *("1", "2", "enter"),
    *("1", "0", "enter"),
    *("4", "enter"),
    *("1", "m", "3", "0", "enter"),
    *("t", "y", "p", "right", "enter"),
    *("6", "enter"),
    *("c", "enter"),
    *("t", "p", "enter"),
    *(*"garden", "space", *"+late", "enter"),
    *(*"after", "space", *"-- it", "enter"),
]


async def test_everything_can_be_said_by_keys_alone(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        await pilot.press("a", *ALL_OF_IT)
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert message(pilot).startswith("Saved: 12 jabs · right index, middle and arm")
        assert message(pilot).endswith("u undoes it")
        episode = only(diary)
        assert pilot.app.screen.query_one(Timeline).selected_id == episode.id
        assert episode == Episode(
            id=episode.id,
            edited=episode.edited,
            day=TODAY,
            at=clock().replace(hour=14, minute=5),
            hand="right",
            sites=["index", "middle", "arm"],
            kind="jab",
            count=12,
            intensity=10,
            bother=4,
            duration=90,
            activity="typing",
            fatigue=6,
            warmth="cold",
            flags=["tingling", "pain"],
            tags=["garden", "late"],
            note="after -- it",
        )
        await pilot.press("u")
        await settled(pilot)
        assert diary.span() is None


async def test_keys_that_arrive_together_are_answers_in_their_order(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        for key in ("a", "enter", "l", "down", "p", "down", "down", "t", "tab", "3", "ctrl+d", "t"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        first, second = diary.episodes(TODAY, TODAY)
        assert (first.hand, first.sites, first.kind, first.count) == ("left", ["palm"], "twitch", 3)
        assert second.hand is None


async def test_an_edit_changes_only_what_was_changed(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    before = diary.log(
        EpisodeDraft(
            at=clock().replace(second=17), hand="right", sites=["index", "leg"], count=4,
            duration=75, activity="piano_practice", flags=["pain"], tags=["a,b"], note="x\ny",
        )
    )  # fmt: skip
    async with started() as pilot:
        await pilot.press("E")
        with Diary.open(diary.home, clock=clock) as other:
            other.edit(before.id, note="from elsewhere", count=5)
        await go_to(pilot, "bother")
        await pilot.press("7", "ctrl+d")
        await settled(pilot)
        after = only(diary)
        assert (after.bother, after.count, after.note) == (7, 5, "from elsewhere")
        for name in ("at", "hand", "sites", "duration", "activity", "flags", "tags"):
            assert getattr(after, name) == getattr(before, name)
        assert message(pilot).startswith("Changed: ")


async def test_what_a_line_reads_in_its_own_way_is_no_change(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    odd = diary.log(
        EpisodeDraft(
            at=clock(), activity="_typing", tags=["a,"], note="  ", flags=["pain", "tingling"]
        )
    )
    async with started() as pilot:
        await pilot.press("E", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        await pilot.press("E", "r", "ctrl+d")
        await settled(pilot)
        (after,) = diary.episodes(TODAY, TODAY)
        assert after.hand == "right"
        assert msgspec.structs.replace(after, hand=None, edited=odd.edited) == odd


async def test_an_edit_that_changes_nothing_says_so(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), hand="right"))
    async with started() as pilot:
        await pilot.press("E", "ctrl+d")
        await settled(pilot)
        assert message(pilot) == "Nothing changed: it was so already."


async def test_what_is_taken_out_is_cleared(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), hand="left", sites=["palm"], count=3, intensity=4, note="n"))
    async with started() as pilot:
        await pilot.press("E")
        for key in ("hand", "sites", "count", "intensity", "note"):
            await go_to(pilot, key)
            await pilot.press("backspace")
        await pilot.press("ctrl+d")
        await settled(pilot)
        after = only(diary)
        assert (after.hand, after.sites, after.count) == (None, [], 1)
        assert (after.intensity, after.note) == (None, None)


async def test_the_mouse_alone(started: Started, diary: Diary, clock: StoppedClock) -> None:
    diary.log(EpisodeDraft(day=TODAY, activity="knitting"))
    diary.remove(only(diary).id)
    diary.log(EpisodeDraft(day=date(2026, 11, 20), activity="knitting", tags=["yarn"]))
    async with started() as pilot:
        await pilot.press("a")
        await settled(pilot)
        left = 1 + 12 + 1  # padding, label, and the space behind it
        for key, column in (
            ("hand", 9),
            ("sites", 8),
            ("intensity", 14),
            ("bother", 0),
            ("count", 4),
            ("warmth", 8),
            ("flags", 12),
        ):
            await pilot.click(f"#field-{key}", offset=(left + column, 0))
            await pilot.pause()
        await pilot.click("#field-flags", offset=(left + 1, 1))
        for key in ("activity", "tags"):
            await pilot.click(f"#field-{key} .problem", offset=(2, 0))
            await pilot.pause()
        await pilot.click("#form-save", offset=(2, 0))
        await settled(pilot)
        (episode,) = diary.episodes(TODAY, TODAY)
        assert (episode.hand, episode.sites, episode.count) == ("right", ["index"], 2)
        assert (episode.intensity, episode.bother, episode.warmth) == (7, 0, "neutral")
        assert episode.flags == ["tingling", "thinner"]
        assert (episode.activity, episode.tags) == ("knitting", ["yarn"])


async def test_a_place_is_chosen_on_the_hands_too(started: Started, diary: Diary) -> None:
    async with started((120, 40)) as pilot:
        await pilot.press("a")
        await settled(pilot)
        hands = form(pilot).query_one(Hands)
        for place in (Place("right", "index"), Place("right", "palm"), Place("right", "index")):
            hands.post_message(PlaceClicked(place, again=False))
            await pilot.pause()
        assert form(pilot)._values()["hand"] == "right"
        assert form(pilot)._values()["sites"] == ["palm"]
        await pilot.click(hands, offset=(3, 4))  # the left hand's little finger
        await settled(pilot)
        assert form(pilot)._values()["hand"] == "left"
        assert form(pilot)._values()["sites"] == ["little", "palm"]
        assert not hands.has_focus
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert (only(diary).hand, only(diary).sites) == ("left", ["little", "palm"])


async def test_leaving_by_the_mouse(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("a")
        await settled(pilot)
        await pilot.click("#form-save", offset=(20, 0))
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert diary.span() is None


async def test_arrows_go_by_the_eye_and_enter_by_the_order(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("a")
        await go_to(pilot, "intensity")
        await pilot.press("down")
        assert form(pilot)._key() == "duration"
        await pilot.press("up", "enter")
        assert form(pilot)._key() == "bother"
        await pilot.press("up", "up")
        assert form(pilot)._key() == "kind"


# When


async def test_on_a_past_day_the_time_is_not_known_until_it_is_typed(
    started: Started, diary: Diary
) -> None:
    friday = date(2026, 11, 20)
    async with started() as pilot:
        await pilot.press("left", "left", "a")
        await settled(pilot)
        assert "Fri 20 Nov (2 days ago), time not known" in on_screen(pilot)
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert [(one.day, one.at) for one in diary.episodes(friday, TODAY)] == [(friday, None)]
        await pilot.press("a", "space", *"21:30", "ctrl+d")
        await settled(pilot)
        at = diary.episodes(friday, TODAY)[-1].at
        assert at is not None
        assert (at.date(), at.hour, at.minute) == (friday, 21, 30)


async def test_the_moment_is_said_in_words_and_another_day_at_the_end_too(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("a", *["backspace"] * 3, *"yesterday 01:30")
        await pilot.pause()
        assert "Sun 22 Nov, 01:30 goes to Sat 21 Nov" in on_screen(pilot)
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert "Saved: yesterday, Sat 21 Nov: 1 twitch" in message(pilot)
        assert isinstance(pilot.app, TrackerApp)
        assert pilot.app.day == TODAY


async def test_now_is_when_it_is_saved(started: Started, diary: Diary, clock: StoppedClock) -> None:
    async with started() as pilot:
        await pilot.press("a")
        clock.forward(minutes=3)
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert only(diary).at == clock()


async def test_another_moment_of_a_record(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=datetime.fromisoformat("2026-11-22T14:05:33+09:00"), count=2))
    async with started() as pilot:
        await pilot.press("E", "up")
        text = form(pilot)._when
        await pilot.press(*["backspace"] * len(text), *"9:15", "ctrl+d")
        await settled(pilot)
        assert text == "today 14:05"
        assert only(diary).at == clock().replace(hour=9, minute=15)
        await pilot.press("E", "up", *["backspace"] * 5, "ctrl+d")
        await settled(pilot)
        assert (only(diary).at, only(diary).day, only(diary).count) == (None, TODAY, 2)


# How it looks

SNAPSHOTS = {
    "new": ["a"],
    "filled": ["a", *ALL_OF_IT[:-1]],
    "problem": ["a", "enter", "r", "enter", "i", *["enter"] * 6, *"99h"],
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("name", SNAPSHOTS)
def test_how_it_looks(
    snap_compare: Callable[..., bool], diary: Diary, name: str, size: tuple[int, int]
) -> None:
    at = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=1)))
    diary.log(EpisodeDraft(at=at, activity="knitting", tags=["yarn", "evening"]))

    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press(*SNAPSHOTS[name])
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await settled(pilot)

    app = TrackerApp(diary, Settings())
    assert snap_compare(app, terminal_size=size, run_before=drive)
