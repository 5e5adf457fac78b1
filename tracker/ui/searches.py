"""A search as a line is typed for it: what it means in words, and how it completes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tracker.entry import complete_query, parse_query
from tracker.model.query import Query

from .reading import Reader


@dataclass(frozen=True)
class SearchLine:
    """What a line that asks for days is opened with; `earlier` are the lines asked before, the
    oldest first. EntryError where a line is not understood."""

    reader: Callable[[], Reader]
    first_weekday: int = 0
    text: str = ""
    hint: str = "sleep<6 caffeine>300 · ri i>=5 · +garden · since 2026-10 · a word"
    asked: list[str] = field(default_factory=list)

    def query(self, text: str) -> Query:
        """Return what a line asks for."""
        reader = self.reader()
        return parse_query(
            text,
            today=reader.today,
            catalogue=reader.catalogue,
            vocabulary=reader.vocabulary,
            first_weekday=self.first_weekday,
            day_start=reader.day_start,
        )

    def describe(self, text: str) -> str:
        """Return in words what enter would look for."""
        return self.query(text).words(self.reader().catalogue)

    def complete(self, text: str, cursor: int) -> list[str]:
        """Return completions of the word at the cursor, best first."""
        reader = self.reader()
        return complete_query(
            text, cursor, catalogue=reader.catalogue, vocabulary=reader.vocabulary
        )

    def earlier(self) -> list[str]:
        """Return the lines asked before, oldest first."""
        return self.asked
