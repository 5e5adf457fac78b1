"""What a typed line means for the day that is shown.

The entry language is loaded with the first line: the first screen doesn't need it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.diary import Diary
from tracker.model import (
    Catalogue,
    Episode,
    EpisodeDraft,
    FactorDraft,
    Intake,
    IntakeDraft,
    checked,
    diary_day,
)
from tracker.model.say import episode_words, factor_parts, intake_words

from .dates import say_day, time_words

if TYPE_CHECKING:
    from tracker.entry import Line, Vocabulary


@dataclass(frozen=True)
class Reader:
    """Reads lines typed while `day` is shown; on another day than today a line without a day
    of its own belongs to the shown one."""

    now: datetime
    today: date
    day: date
    day_start: time
    catalogue: Catalogue
    vocabulary: Vocabulary
    clock: str = "24h"

    @classmethod
    def of(cls, diary: Diary, day: date, clock: str) -> Reader:
        """Return a reader for a day of that diary, now."""
        from tracker.entry import Vocabulary

        used = diary.used()
        vocabulary = Vocabulary(
            activities=tuple(used["activities"]),
            tags=tuple(used["tags"]),
            places=tuple(used["places"]),
            notes=tuple(used["notes"]),
        )
        return cls(
            diary.now(), diary.today(), day, diary.day_start, diary.catalogue, vocabulary, clock
        )

    def line(self, text: str) -> Line:
        """Return what the line holds, its episode and factors on their day; EntryError."""
        from tracker.entry import EntryError

        if self.day == self.today:
            return self._parse(text)
        try:
            # Said of a past day: '21:00' is that day's, and without a time only the day is known.
            return self._parse(f"{self.day.isoformat()} {text}")
        except EntryError:
            return self._parse(text)  # it names a day or a moment itself, or is at fault

    def _parse(self, text: str) -> Line:
        from tracker.entry import parse_line

        return parse_line(
            text,
            now=self.now,
            catalogue=self.catalogue,
            vocabulary=self.vocabulary,
            day_start=self.day_start,
        )

    def day_of(self, line: Line) -> date:
        """Return the diary day a line's factors belong to."""
        if line.day is not None:
            return line.day
        return self.day if line.at is None else diary_day(line.at, self.day_start)

    def describe_line(self, text: str) -> str:
        """Return in words what enter would save."""
        from tracker.entry import EntryError

        line = self.line(text)
        if line.episode is None and line.factors is None:
            raise EntryError("this says nothing to save yet", 0, len(text), [])
        parts = []
        if line.episode is not None:
            parts.append(self.placed(episode_words(checked(line.episode)), line.episode))
        if line.factors is not None:
            parts.append(self._factor_words(line.factors, self.day_of(line)))
        return "   and   ".join(parts)

    def factors(self, text: str) -> FactorDraft:
        """Return what a check-in text says; EntryError."""
        from tracker.entry import parse_factors

        return parse_factors(text, self.catalogue)

    def describe_factors(self, text: str) -> str:
        """Return in words what the check-in text would save."""
        return self._factor_words(self.factors(text), self.day)

    def changes(self, text: str, record: Episode | Intake) -> dict[str, Any]:
        """Return what the line changes of a record; EntryError.

        An episode's line shows all of it but the time, so what was taken out is cleared; an
        intake's changes only what it says.
        """
        from tracker.entry import parse_intake_changes, parse_rewrite

        if isinstance(record, Intake):
            return parse_intake_changes(
                text,
                now=self.now,
                catalogue=self.catalogue,
                base=record,
                day_start=self.day_start,
            )
        return parse_rewrite(
            text,
            now=self.now,
            vocabulary=self.vocabulary,
            day_start=self.day_start,
            base=record,
        )

    def describe_changes(self, text: str, record: Episode | Intake) -> str:
        """Return in words what the record would become."""
        after = checked(msgspec.structs.replace(record, **self.changes(text, record)))
        if isinstance(after, Episode):
            words = episode_words(after)
        else:
            words = intake_words(after, self.catalogue.get(after.factor), both=True)
        return self.placed(words, after)

    def placed(self, words: str, record: EpisodeDraft | Episode | Intake) -> str:
        """Return words with their moment; another day than today comes first, in full view."""
        if record.at is None:
            day = record.day or self.day
            return f"{words} · now" if record.day is None else self._on(day, words)
        day = diary_day(record.at, self.day_start)
        time = "now" if record.at == self.now else time_words(record.at, self.clock)
        if record.at.date() != day:  # past midnight, say to which day it goes
            return f"{say_day(day, self.today)}: {words} · {time}, after midnight"
        return self._on(day, f"{words} · {time}")

    def _on(self, day: date, words: str) -> str:
        return words if day == self.today else f"{say_day(day, self.today)}: {words}"

    def _factor_words(self, draft: FactorDraft, day: date) -> str:
        return self._on(day, " · ".join(factor_parts(draft, self.catalogue, both=True)))


def coffee(reader: Reader, amount: float) -> IntakeDraft:
    """Return a coffee on the shown day: now if that is today."""
    return _intake(reader, "caffeine", amount, "coffee")


def glass(reader: Reader, amount: float) -> IntakeDraft:
    """Return a glass of water on the shown day: now if that is today."""
    return _intake(reader, "water", amount, "glass")


def _intake(reader: Reader, factor: str, amount: float, label: str) -> IntakeDraft:
    if reader.day == reader.today:
        return IntakeDraft(factor=factor, amount=amount, label=label, at=reader.now)
    return IntakeDraft(factor=factor, amount=amount, label=label, day=reader.day)
