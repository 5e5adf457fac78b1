"""What the palette finds: every action, and every day as people say it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tracker.entry import EntryError, parse_day

from .commands import EVERYWHERE, GROUPS, Command
from .dates import say_day

if TYPE_CHECKING:
    from .app import TrackerApp


class CommandsProvider(Provider):
    """The actions that work on this screen, and those that work everywhere."""

    def _commands(self) -> tuple[Command, ...]:
        mode = str(self.app.current_mode).capitalize()
        here = GROUPS.get(mode, ())
        return tuple(command for command in (*here, *EVERYWHERE) if command.id != "app.palette")

    async def discover(self) -> Hits:
        for command in self._commands():
            yield DiscoveryHit(
                command.help, partial(self._run, command), command.label, f"key {command.key}"
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._commands():
            score = max(matcher.match(command.help), matcher.match(command.label))
            if score > 0:
                yield Hit(score, matcher.highlight(command.help), partial(self._run, command))

    async def _run(self, command: Command) -> None:
        screen = cast("TrackerApp", self.app).tracker_screen
        await self.app.run_action(command.action, screen if command not in EVERYWHERE else self.app)


class DaysProvider(Provider):
    """Any day: '3 weeks ago', 'mon', '2026-11-20'."""

    async def search(self, query: str) -> Hits:
        app = cast("TrackerApp", self.app)
        words = query.strip().lower().removeprefix("go to ")
        try:
            day = parse_day(
                words, today=app.diary.today(), first_weekday=app.settings.first_weekday
            )
        except EntryError:
            return
        yield Hit(1.0, f"Go to {say_day(day, app.diary.today())}", partial(app.show_day, day))
