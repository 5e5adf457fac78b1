"""The entry line's history, its card, and the question after a twitch."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.recall import Recall
from tracker.ui.widgets.cheat_sheet import ENTRY, NAME, CheatSheet
from tracker.ui.widgets.entry_line import EntryLine
from tracker.ui.widgets.hands import Hands
from tracker.ui.widgets.message_line import MessageLine

TODAY = date(2026, 11, 22)
INNER = 28  # columns of the card at 80x24


def line(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(EntryLine).input.value


def below(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#preview", Static).render())


@given(st.lists(st.text()), st.lists(st.sampled_from([1, -1]), max_size=20), st.text())
def test_what_was_being_typed_is_never_lost(lines: list[str], steps: list[int], typed: str) -> None:
    recall, shown = Recall(lines), typed
    for step in steps:
        shown = recall.step(step, shown)
        assert shown == typed or shown in [line.strip() for line in lines]
    for _ in steps:
        shown = recall.step(-1, shown)
    assert shown == typed


def test_the_newest_line_comes_first_and_each_once() -> None:
    recall = Recall(["ri", "lt 4", " ri ", ""])
    assert [recall.step(1, "typed") for _ in range(3)] == ["ri", "lt 4", "lt 4"]


async def test_up_brings_back_what_was_typed_and_logged(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(hand="left", sites=["thumb"], intensity=5))
    diary.log(EpisodeDraft(day=TODAY - timedelta(days=90), sites=["eyelid"]))
    async with started() as pilot:
        await pilot.press("i", *"rm 3", "enter")
        await pilot.press("i", *"half", "up")
        await settled(pilot)
        assert line(pilot) == "rm 3"
        assert "right middle" in below(pilot)
        await pilot.press("up")
        assert line(pilot) == "lt 5"
        await pilot.press("up", "up")
        assert line(pilot) == "lt 5"
        await pilot.press("down", "down", "down")
        assert line(pilot) == "half"
        await pilot.press("up", "enter")
        await settled(pilot)
        assert [each.sites for each in diary.episodes(TODAY, TODAY)] == [
            ["thumb"], ["middle"], ["middle"],
        ]  # fmt: skip


async def test_check_in_lines_are_not_mixed_with_episodes(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("i", *"ri", "enter", "s", *"6.5", "enter", "k", "up")
        await settled(pilot)
        assert line(pilot) == "sleep=6.5"
        await pilot.press("escape", "i", "up")
        assert line(pilot) == "ri"


async def test_the_card_opens_beside_the_line_and_goes_with_it(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("i", "question_mark")
        await settled(pilot)
        card = pilot.app.screen.query_one(CheatSheet)
        assert card.display
        assert card.region.height - 2 >= len(ENTRY)
        assert not pilot.app.screen.query_one(Hands).display
        await pilot.press(*"ri why?")
        assert line(pilot) == "ri why?"
        await pilot.press("f1")
        await settled(pilot)
        assert not card.display
        await pilot.press("f1", "escape")
        await settled(pilot)
        assert not card.display
        assert pilot.app.screen.query_one(Hands).display
        await pilot.press("i", "f1")
        await settled(pilot)
        assert card.display
        assert len(pilot.app.screen.query(CheatSheet)) == 1


def test_the_card_fits() -> None:
    assert all(len(name) < NAME and NAME + len(words) <= INNER for name, words in ENTRY)


async def test_after_a_twitch_one_question_that_can_be_ignored(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert below(pilot).startswith("doing what, how tired, warm or cold? e adds it")
        assert not pilot.app.screen.query_one(EntryLine).active
        await pilot.press("c")
        await settled(pilot)
        assert "entry line" in below(pilot)
        await pilot.press("e", *"rest f6", "enter")
        await settled(pilot)
        (episode,) = diary.episodes(TODAY, TODAY)
        assert (episode.activity, episode.fatigue) == ("rest", 6)


async def test_what_is_known_already_is_not_asked(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), activity="typing"))
    clock.forward(minutes=3)
    async with started() as pilot:
        await pilot.press("r")
        await settled(pilot)
        assert "doing what" not in below(pilot)


async def test_a_note_written_before_is_completed(started: Started, diary: Diary) -> None:
    diary.log(EpisodeDraft(note="after the drive"))
    async with started() as pilot:
        await pilot.press("i", *"ri -- aft", "tab")
        assert line(pilot) == "ri -- after the drive"


async def test_a_long_note_leaves_room_for_the_way_back(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("i", *"ri -- ")
        pilot.app.screen.query_one(EntryLine).input.insert_text_at_cursor("lorem " * 900)
        await pilot.press("enter")
        await settled(pilot)
        said = str(pilot.app.screen.query_one(MessageLine).render())
        assert said.endswith("… · u undoes it")
        assert len(said) < 240
        (episode,) = diary.episodes(TODAY, TODAY)
        assert episode.note == ("lorem " * 900)


async def test_past_midnight_the_preview_says_so(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("i", *"ri 00:30")
        await settled(pilot)
        assert (
            below(pilot) == "yesterday, Sat 21 Nov: 1 twitch · right index · 00:30, after midnight"
        )
