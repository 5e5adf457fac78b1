"""The full form of an episode, for its tests."""

from __future__ import annotations

from datetime import date

from textual.pilot import Pilot
from textual.widgets import Static

from tracker.diary import Diary
from tracker.model import Episode
from tracker.ui.screens.form import FormScreen
from tracker.ui.widgets.episode_lines import ORDER
from tracker.ui.widgets.message_line import MessageLine

TODAY = date(2026, 11, 22)


def form(pilot: Pilot[None]) -> FormScreen:
    assert isinstance(pilot.app.screen, FormScreen)
    return pilot.app.screen


def message(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(MessageLine).render())


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).render())


def on_screen(pilot: Pilot[None]) -> str:
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in pilot.app.screen._compositor.render_strips()
    )


async def go_to(pilot: Pilot[None], key: str) -> None:
    """Go down from the first line to that one."""
    await pilot.press(*["up"] * len(ORDER))
    while form(pilot)._key() != key:
        before = form(pilot)._key()
        await pilot.press("tab")
        assert form(pilot)._key() != before
    await pilot.pause()


def only(diary: Diary) -> Episode:
    (episode,) = diary.episodes(date(2026, 1, 1), TODAY)
    return episode
