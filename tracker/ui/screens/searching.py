"""Search on the Calendar: days that match stand out, keys go from one to the next."""

from __future__ import annotations

from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from tracker.diary import DiaryError
from tracker.model.query import Query

from ..calendar.cells import FOUND
from ..dates import say_day
from .browsing import BrowsingScreen

if TYPE_CHECKING:
    from ..searches import SearchLine

TELL_EVERY = 0.25  # seconds between two words of a long search


class Found(Message):
    """How far a search has come: the days found, newest first, and what could not be searched;
    `over` when it is."""

    def __init__(self, query: Query, days: list[date], missing: list[str], *, over: bool) -> None:
        super().__init__()
        self.query = query
        self.days = days
        self.missing = missing
        self.over = over


class SearchingScreen(BrowsingScreen):
    """Days are looked for in the background; what was found so far is shown meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.query_asked: Query | None = None
        self._query_text = ""
        self._asked: list[str] = []
        self._days_found: list[date] = []  # newest first
        self._over = False
        self._jump = False  # to the first match, once there is one

    def reload(self) -> None:
        super().reload()
        if self.query_asked is not None:
            self._search(self.query_asked)

    async def search(self) -> None:
        """Ask what to look for."""
        from ..reading import Reader
        from ..searches import SearchLine
        from ..widgets.cheat_sheet import SEARCH, CheatSheet
        from .line import LineScreen

        clock = self.tracker.settings.clock
        reader = Reader.of(self.diary, self.diary.today(), clock)
        line = SearchLine(
            lambda: reader, self.tracker.settings.first_weekday, self._query_text, asked=self._asked
        )
        screen = LineScreen(
            "Search",
            line,
            self.keys,
            act=lambda text, refused: self.attempt(lambda: self._look_for(line, text), refused),
            complete=line.complete,
            earlier=line.earlier,
            verb="searches",
            card=lambda: CheatSheet(SEARCH, "The search"),
        )
        # Awaited, so that keys that follow at once find the line complete.
        await self.app.push_screen(screen)
        # What is typed at once is another search; an arrow keeps this one to be changed.
        screen.entry.input.select_all()

    def _look_for(self, line: SearchLine, text: str) -> str:
        query = line.query(text)
        self._query_text = text
        self._asked.append(text)
        self.query_asked, self._days_found, self._over = query, [], False
        self._jump = True
        self.matches = frozenset()
        self.say("")
        self.show_days()
        self._search(query)
        return text

    @work(thread=True, exclusive=True, group="search")
    def _search(self, query: Query) -> None:
        worker = get_current_worker()
        search = self.diary.find(query)
        days: list[date] = []
        told = monotonic()
        try:
            for _month, matches in search.months():
                if worker.is_cancelled:
                    return
                days += [match.day.day for match in matches]
                if days and monotonic() - told > TELL_EVERY:
                    told = monotonic()
                    self.post_message(Found(query, [*days], search.words(), over=False))
        except DiaryError as error:
            self.post_message(Found(query, days, [str(error)], over=True))
            return
        self.post_message(Found(query, days, search.words(), over=True))

    @on(Found)
    def _found(self, found: Found) -> None:
        if found.query is not self.query_asked:
            return  # another search, or none, has taken its place
        if self._over and not found.over:
            return  # the diary changed: the days found before stay until all are there
        self._days_found, self._over = found.days, found.over
        self.matches = frozenset(found.days)
        first = self._jump
        if self._jump and found.days:
            self._jump = False
            before = next((day for day in found.days if day <= self.cursor), found.days[0])
            self.go(before)
        else:
            self.show_days()
        if found.over:
            self._say_what_was_found(found, first=first)

    def _say_what_was_found(self, found: Found, *, first: bool) -> None:
        if found.missing:
            self.trouble(f"{'; '.join(found.missing)}.")
        elif not found.days:
            self.trouble(self._none_to_go_to())
        elif first:
            number = f"{len(found.days)} days match" if len(found.days) > 1 else "1 day matches"
            keys = [self.keys[f"calendar.{name}"] for name in ("next_match", "previous_match")]
            self.say(f"{number} · {keys[0]} further back, {keys[1]} nearer · escape clears")

    def legend_heads(self) -> list[Content]:
        heads = super().legend_heads()
        words = self.filter_words
        return [Content.assemble((f"{FOUND} ", "bold $accent"), words), *heads] if words else heads

    @property
    def filter_words(self) -> str:
        """What is looked for, in words, and how many days were found; '' without a search."""
        if self.query_asked is None:
            return ""
        number = len(self._days_found)
        so_far = "" if self._over else " so far"
        return f"{self.query_asked.words(self.diary.catalogue)}: {number or 'none'}{so_far}"

    def clear_search(self) -> bool:
        """Show all days alike again; return whether there was a search."""
        if self.query_asked is None:
            return False
        self.query_asked, self.matches, self._jump = None, None, False
        self._days_found = []
        self.workers.cancel_group(self, "search")
        self.say("The search is cleared.")
        self.show_days()
        return True

    def action_next_match(self, step: int) -> None:
        """Go to the match before this day (step 1), or to the one after it (-1); at the end
        begin anew at the other one."""
        if not self._days_found:
            self.trouble(self._none_to_go_to())
            return
        days = self._days_found
        if step > 0:
            index = next((at for at, day in enumerate(days) if day < self.cursor), None)
            around = "That was the oldest; from the newest again. " if index is None else ""
            index = index or 0
        else:
            later = [at for at, day in enumerate(days) if day > self.cursor]
            around = "" if later else "That was the newest; from the oldest again. "
            index = later[-1] if later else len(days) - 1
        self.go(days[index])
        self.say(f"{around}{index + 1} of {len(days)} · {say_day(days[index], self.diary.today())}")

    def _none_to_go_to(self) -> str:
        search = self.keys["app.search"]
        if self.query_asked is None:
            return f"Nothing is looked for yet: {search} searches."
        if not self._over:
            return "Not found yet."
        return (
            f"No day matches: {search} changes the search, {self.keys['calendar.leave']} clears it."
        )
