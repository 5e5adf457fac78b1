"""Every action is reached by its key, by the palette and by the mouse.

The definitions are walked, one app a screen. What an action does is left out meanwhile: only
that it would be done counts here, and so the next one finds the screen as it was.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.actions import parse
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.screen import Screen

from tests.ui.conftest import Started, settled
from tracker.ui.app import TrackerApp
from tracker.ui.commands import ALL, GROUPS, Command
from tracker.ui.palette import CommandsProvider, DaysProvider, Palette
from tracker.ui.palette_things import ThingsProvider
from tracker.ui.screens.help import HelpScreen

pytestmark = pytest.mark.usefixtures("nothing_is_painted")

TALL = (100, 130)  # all lines of the help have room
FIRST = 3  # places of the palette's list
Done = tuple[str, tuple[Any, ...]]

# How each group's keys come to act, from the start with an empty diary.
WAY = {
    "Everywhere": ["escape"],
    "Questions": [],
    "Log": ["escape"],
    "Hands": ["escape", "h"],
    "Calendar": ["2"],
    "Day": ["2", "tab"],
    "Marking": ["2", "v"],
    "Insights": ["3"],
}


class Walk:
    """What commands would do, in place of doing it."""

    def __init__(self, pilot: Pilot[None], patch: pytest.MonkeyPatch) -> None:
        assert isinstance(pilot.app, TrackerApp)
        self.pilot, self.app = pilot, pilot.app
        self.done: list[Done] = []
        self.let_through: set[str] = set()
        dispatch = self.app._dispatch_action
        actions = {parse(command.action)[1] for command in ALL}

        async def spy(namespace: DOMNode, name: str, params: tuple[Any, ...]) -> bool:
            if name in actions and name not in self.let_through:
                self.done.append((name, params))
                return True
            return await dispatch(namespace, name, params)

        patch.setattr(self.app, "_dispatch_action", spy)

    def did(self, command: Command) -> bool:
        """Whether that is what was done since the last time; forgets it."""
        _, name, params = parse(command.action)
        done, self.done = self.done, []
        return (name, params) in done

    async def by_key(self, command: Command) -> list[str]:
        """Return its keys that don't do it."""
        failed = []
        for key in filter(None, command.keys.split(",")):
            await self.pilot.press(key)
            if not self.did(command):
                failed.append(f"{command.id}: key {key}")
        return failed

    async def by_palette(self, command: Command) -> list[str]:
        """Return whether its label does not find it among the first."""
        providers = (CommandsProvider, DaysProvider, ThingsProvider)
        screen: Screen[Any] = self.app.screen
        hits: list[Any] = []
        for each in providers:
            hits += [hit async for hit in each(screen).search(command.label)]
        best = sorted(hits, key=lambda hit: -hit.score)
        for hit in best[:FIRST]:
            if getattr(hit.command, "args", (None, None))[1:2] == (command,):
                await hit.command()
                await settled(self.pilot)
                return [] if self.did(command) else [f"{command.id}: palette does something else"]
        return [f"{command.id}: palette, found {[hit.text for hit in best[:FIRST]]}"]

    async def open_help(self, patch: pytest.MonkeyPatch) -> None:
        """Open the help to stay open whatever is clicked in it, and not be in the way of it."""
        self.let_through = {"help"}
        await self.pilot.press("question_mark")
        self.let_through = set()
        assert isinstance(self.app.screen, HelpScreen)
        patch.setattr(self.app.screen, "dismiss", lambda: None)
        patch.setattr(self.app.screen, "_modal", False)

    async def by_mouse(self, command: Command) -> list[str]:
        """Return whether a click on its line of the help does not do it; one without a key has
        none, but a line of the palette, among the first."""
        if not command.keys:
            return []
        clicked = await self.click(command.help)
        return [] if clicked and self.did(command) else [f"{command.id}: mouse"]

    async def click(self, words: str) -> bool:
        """Click where the screen says those words, as many of them as are on its line."""
        start = words[:44].rstrip()
        for y, strip in enumerate(self.app.screen._compositor.render_strips()):
            x = strip.text.find(start)
            if x >= 0:
                await self.pilot.click(offset=(x + 2, y))
                return True
        return False


@asynccontextmanager
async def walking(started: Started, patch: pytest.MonkeyPatch, group: str) -> AsyncIterator[Walk]:
    async with started(TALL) as pilot:
        await pilot.press(*WAY[group])
        await settled(pilot)
        yield Walk(pilot, patch)


def test_there_is_a_way_to_every_group() -> None:
    assert {*WAY} == {*GROUPS}


@pytest.mark.parametrize("group", GROUPS)
async def test_every_action_is_reached_by_its_keys(
    started: Started, monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    async with walking(started, monkeypatch, group) as walk:
        failed = [each for command in GROUPS[group] for each in await walk.by_key(command)]
        assert failed == []


@pytest.mark.parametrize("group", GROUPS)
async def test_every_action_is_reached_by_the_palette(
    started: Started, monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    async with walking(started, monkeypatch, group) as walk:
        commands = [each for each in GROUPS[group] if each.id != "app.palette"]
        failed = [each for command in commands for each in await walk.by_palette(command)]
        assert failed == []


@pytest.mark.parametrize("group", GROUPS)
async def test_every_action_is_reached_by_the_mouse(
    started: Started, monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    async with walking(started, monkeypatch, group) as walk:
        await walk.open_help(monkeypatch)
        failed = [each for command in GROUPS[group] for each in await walk.by_mouse(command)]
        assert failed == []


async def test_the_walk_misses_an_action_that_is_not_there(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = Command("app.lost", "f9", "lost", "florble", "Do what nothing leads to")
    async with walking(started, monkeypatch, "Everywhere") as walk:
        assert await walk.by_key(lost) == ["app.lost: key f9"]
        assert await walk.by_palette(lost) == ["app.lost: palette, found []"]
        await walk.open_help(monkeypatch)
        assert await walk.by_mouse(lost) == ["app.lost: mouse"]


async def test_the_palette_opens_by_a_click_and_so_does_what_it_lists(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyless = [command for command in ALL if not command.keys]
    palette = next(command for command in ALL if command.id == "app.palette")
    async with walking(started, monkeypatch, "Everywhere") as walk:
        walk.let_through = {"help", "command_palette"}
        await walk.pilot.press("question_mark")
        assert await walk.click(palette.help)
        await settled(walk.pilot)
        assert isinstance(walk.app.screen, Palette)
        await walk.pilot.press(*(_key(letter) for letter in keyless[0].label))
        await settled(walk.pilot)
        assert await walk.click(keyless[0].help)
        await settled(walk.pilot)
        assert walk.did(keyless[0])


def _key(letter: str) -> str:
    return "space" if letter == " " else letter


async def test_the_foot_of_a_screen_does_what_it_says(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with walking(started, monkeypatch, "Log") as walk:
        screen = walk.app.screen
        for command in (each for each in GROUPS["Log"] if each.footer):
            foot = screen.query_one("KeyLine").render()
            at = str(foot).find(f" {command.label}")
            assert at >= 0, command
            await walk.pilot.click("KeyLine", offset=(at + 1, 0))
            assert walk.did(command), command
