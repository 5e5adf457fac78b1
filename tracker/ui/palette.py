"""What the palette finds: every action, and every day as people say it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.widgets import Input

from tracker.entry import EntryError, parse_day
from tracker.model import add_months
from tracker.model.words import visible

from .also_called import ALSO
from .closeness import closeness, marked
from .commands import GROUPS, PART_OF, Command
from .dates import say_day
from .running import run

if TYPE_CHECKING:
    from datetime import date

    from .app import TrackerApp

SURE = 100.0  # a day that was understood comes before anything that merely resembles it
# What works where one is goes before what does so in a part of it, and that before the rest.
HERE, IN_A_PART, EVERYWHERE = 2.0, 1.9, 1.0
PLACEHOLDER = "what to do, or a day: coffee, report, 3 weeks ago"
MONTHS_AHEAD = 12  # that Calendar shows
GATHERING = CommandPalette._GATHER_COMMANDS_GROUP
_UNFINISHED = r"(\d{1,4}|an?|one) (day|week|month|year)s?"

Run = Callable[[], Awaitable[Any] | Any]


class Palette(CommandPalette):
    """Textual's palette, but that enter waits for what the last letter found: keys that come
    together must not run what stood first before them."""

    DEFAULT_CSS = """
    Palette SearchIcon { color: $foreground-muted; }
    """

    def on_mount(self) -> None:
        self.query_one(SearchIcon).icon = "›"

    @on(Input.Submitted)
    async def _wait_for_what_was_typed(self) -> None:
        for worker in [each for each in self.workers if each.group == GATHERING]:
            await worker.wait()


class TrackerProvider(Provider):
    """What finds something in the tracker's palette."""

    @property
    def tracker(self) -> TrackerApp:
        return cast("TrackerApp", self.app)

    def hit(
        self, score: float, asked: str, name: str, key: str, place: str, said: str, go: Run
    ) -> Hit:
        """Return a line: its name with what was asked for marked, its key and place behind it,
        and below what it does."""
        shown = Content(visible(name))
        for start, end in marked(asked, name):
            shown = shown.stylize(self.match_style or "underline", start, end)
        return Hit(score, described(shown, key, place), go, text=name, help=escaped(said))


def described(name: Content, key: str, place: str) -> Content:
    """Return a name with its key, if it has one, and its place."""
    keyed = [("  ", ""), (key, "bold")] if key else []
    return Content.assemble(name, *keyed, (f"  {visible(place)}", "not bold $foreground-muted"))


def escaped(text: str) -> str:
    """Return text that Textual, which takes it for markup here, shows as it is."""
    return Content(visible(text)).markup


class CommandsProvider(TrackerProvider):
    """Every action; one of another screen goes there first."""

    def _commands(self) -> list[tuple[Command, str]]:
        """Return the commands with the group they belong to, those that work here first; those
        of a screen before those of a part of it."""
        groups = sorted(
            GROUPS, key=lambda name: (self._nearness(name), name not in PART_OF), reverse=True
        )
        return [
            (command, name)
            for name in groups
            for command in GROUPS[name]
            if command.id != "app.palette"
        ]

    def _nearness(self, group: str) -> float:
        here = str(self.app.current_mode).capitalize()
        if group == "Everywhere":
            return EVERYWHERE
        if group == here:
            return HERE
        return IN_A_PART if PART_OF.get(group) == here else 0.0

    async def discover(self) -> Hits:
        for command, group in self._commands():
            go = partial(run, self.tracker, command, group)
            name = described(Content(command.label), self.tracker.keys[command.id], group)
            yield DiscoveryHit(name, go, command.label, escaped(command.help))

    async def search(self, query: str) -> Hits:
        for command, group in self._commands():
            score = closeness(query, command.label, command.help, ALSO.get(command.id, ()))
            if score > 0:
                key = self.tracker.keys[command.id]
                yield self.hit(
                    min(score + self._nearness(group), SURE - 0.1),
                    query, command.label, key, group, command.help,
                    partial(run, self.tracker, command, group),
                )  # fmt: skip


class DaysProvider(TrackerProvider):
    """Any day: '3 weeks ago', 'mon', '2026-11-20', '2025-11'; up to today in Log, and what
    Calendar shows of the year ahead there."""

    async def search(self, query: str) -> Hits:
        today = self.tracker.diary.today()
        day = self._day(query, today)
        if day is None:
            return
        said = say_day(day, today)
        if day <= today:
            go = partial(self.tracker.show_day, day)
            yield self.hit(SURE, "", f"Go to {said}", "", "Log", "Open that day in Log", go)
        if day <= add_months(today, MONTHS_AHEAD):
            go = partial(self.tracker.show_on_calendar, day)
            name = f"Look at {said}"
            yield self.hit(SURE - 0.05, "", name, "", "Calendar", "Show it among the others", go)

    def _day(self, query: str, today: date) -> date | None:
        """Return the day that is said, None for none; '3 weeks' is on its way to 'ago'."""
        words = query.strip().lower().removeprefix("go to ")
        if re.fullmatch(_UNFINISHED, words):
            words = f"{words} ago"
        first_weekday = self.tracker.settings.first_weekday
        try:
            return parse_day(words, today=today, first_weekday=first_weekday, spans=True)
        except EntryError:
            return None
