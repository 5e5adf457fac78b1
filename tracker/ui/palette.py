"""What the palette finds: every action, and every day as people say it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tracker.entry import EntryError, parse_day

from .commands import GROUPS, Command
from .dates import say_day
from .running import run

if TYPE_CHECKING:
    from .app import TrackerApp


SURE = 100.0  # a day that was understood comes before anything that merely resembles it


class CommandsProvider(Provider):
    """Every action; one of another screen goes there first."""

    @property
    def _tracker(self) -> TrackerApp:
        return cast("TrackerApp", self.app)

    def _commands(self) -> list[tuple[Command, str]]:
        """Return the commands with the screen they belong to, those that work here first."""
        here = str(self.app.current_mode).capitalize()
        groups = sorted(GROUPS, key=lambda name: (name != here, name != "Everywhere"))
        return [
            (command, name)
            for name in groups
            for command in GROUPS[name]
            if command.id != "app.palette"
        ]

    def _help(self, command: Command, group: str) -> str:
        key = self._tracker.keys[command.id]
        return " · ".join(part for part in (group, f"key {key}" if key else "") if part)

    async def discover(self) -> Hits:
        for command, group in self._commands():
            go = partial(run, self._tracker, command, group)
            yield DiscoveryHit(command.help, go, command.label, self._help(command, group))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command, group in self._commands():
            score = max(matcher.match(command.help), matcher.match(command.label))
            if score > 0:
                shown = matcher.highlight(command.help)
                go = partial(run, self._tracker, command, group)
                yield Hit(score, shown, go, help=self._help(command, group))


class DaysProvider(Provider):
    """Any day up to today: '3 weeks ago', 'mon', '2026-11-20', '2025-11'."""

    async def search(self, query: str) -> Hits:
        app = cast("TrackerApp", self.app)
        today = app.diary.today()
        words = query.strip().lower().removeprefix("go to ")
        try:
            first_weekday = app.settings.first_weekday
            day = parse_day(words, today=today, first_weekday=first_weekday, spans=True)
        except EntryError:
            return
        if day <= today:
            yield Hit(SURE, f"Go to {say_day(day, today)}", partial(app.show_day, day))
