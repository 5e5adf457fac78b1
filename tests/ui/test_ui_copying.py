"""What is shown is copied as text."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.widgets.message_line import MessageLine

DAY = """\
Sun 22 Nov 2026 · 3 twitches in 1 episode
  16:40   3 twitches · right index · typing
  16:40   coffee, 90 mg"""


@pytest.fixture
def logged(diary: Diary) -> Diary:
    diary.log(
        EpisodeDraft(at=diary.now(), hand="right", sites=["index"], count=3, activity="typing")
    )
    return diary


@pytest.mark.parametrize("keys", [["c", "X"], ["c", "2", "X"]], ids=["log", "calendar"])
async def test_a_day_is_copied_as_it_reads(
    started: Started, logged: Diary, keys: list[str]
) -> None:
    async with started() as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        assert pilot.app.clipboard == DAY
        said = " ".join(str(pilot.app.screen.query_one(MessageLine).render()).split())
        assert said.startswith("Copied today, 3 lines. If nothing arrives")


async def test_hidden_counts_are_not_copied(started: Started, logged: Diary) -> None:
    async with started() as pilot:
        assert isinstance(pilot.app, TrackerApp)
        pilot.app.keep("", counts="hidden")
        await pilot.press("X")
        assert "3" not in pilot.app.clipboard
        assert "right index" in pilot.app.clipboard


async def test_insights_gives_its_sentences_or_its_table(started: Started, logged: Diary) -> None:
    async with started() as pilot:
        await pilot.press("3")
        await settled(pilot)
        await pilot.press("X")
        assert pilot.app.clipboard.startswith("Overview\n")
        assert pilot.app.clipboard.endswith("not medical advice")
        await pilot.press("T", "X")
        lines = pilot.app.clipboard.split("\n")
        assert "    episodes                     0" in lines or "    episodes" in "\n".join(lines)
        assert "not medical advice" not in pilot.app.clipboard


@pytest.mark.parametrize(
    ("key", "word"), [("D", "twitch"), ("P", "trial"), ("F", "sleep"), ("W", "watch")]
)
async def test_a_page_is_copied_without_its_keys(started: Started, key: str, word: str) -> None:
    async with started() as pilot:
        await pilot.press("escape", key)
        await settled(pilot)
        await pilot.press("X")
        text = pilot.app.clipboard
        assert word in text.lower()
        assert "escape" not in text


async def test_while_a_line_is_typed_the_key_is_a_letter(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i", "X")
        assert pilot.app.clipboard == ""
