"""The tests' own wait: it ends neither before the screen shows what was done, nor never."""

from __future__ import annotations

import asyncio
from time import sleep

import pytest
from textual import work
from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.ui import at_rest


class Slow(App[None]):
    """Works twice in a row, as a figure does that is asked for again at its new size."""

    CSS = "Static { height: auto; } #below { height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield Static("", id="above")
        yield Static("", id="below")

    @work(thread=True)
    def action_work(self, again: bool = True) -> None:
        sleep(0.1)
        self.call_from_thread(self.show, again)

    def show(self, again: bool) -> None:
        self.query_one("#above", Static).update("one\ntwo\nthree" if again else "one")
        if again:
            self.call_after_refresh(self.action_work, again=False)


async def test_what_a_result_leads_to_is_waited_for_too() -> None:
    async with Slow().run_test(size=(80, 24)) as pilot:
        pilot.app.action_work()  # type: ignore[attr-defined]
        await at_rest.settled(pilot.app)
        assert not list(pilot.app.workers)
        assert str(pilot.app.query_one("#above", Static).render()) == "one"
        assert pilot.app.query_one("#below").region.y == 1


async def test_a_new_size_is_waited_for() -> None:
    async with Slow().run_test(size=(80, 24)) as pilot:
        pilot.app.query_one("#above", Static).update("one\ntwo")
        await at_rest.at_rest(pilot.app)
        assert pilot.app.query_one("#below").size == (80, 22)
        await pilot.resize_terminal(120, 40)
        await at_rest.at_rest(pilot.app)
        assert pilot.app.query_one("#below").size == (120, 38)


async def test_a_key_is_waited_for_but_not_a_worker_that_is_held_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(at_rest, "PATIENCE", 0.01)
    async with Slow().run_test() as pilot:
        pilot.app.bind("w", "work")
        await pilot.press("w")
        assert len(list(pilot.app.workers)) == 1
        await at_rest.settled(pilot.app)
        assert not list(pilot.app.workers)


async def test_an_app_that_does_not_come_to_rest_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def go_on() -> None:
        while True:
            await asyncio.sleep(0)

    monkeypatch.setattr(at_rest, "LIMIT", 0.1)
    async with Slow().run_test() as pilot:
        restless = asyncio.create_task(go_on())
        with pytest.raises(AssertionError, match="does not come to rest"):
            await at_rest.at_rest(pilot.app)
        restless.cancel()
        await at_rest.at_rest(pilot.app)
