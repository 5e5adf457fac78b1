"""What the entry line is open for: a new entry, an existing record, or a day's check-in.

The entry language is loaded when a line is opened, not with the first screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from tracker.diary import Diary, DiaryError
from tracker.model import Episode, EpisodeDraft, Factor, Intake, IntakeDraft, Value, number
from tracker.model.clock import clock_words

from .reading import Reader

EARLIER, EARLIER_DAYS = 50, 31  # episodes, and days, that make the line's history after a start


@dataclass(frozen=True)
class Saved:
    """What a line saved: in words, the flags it newly entered, and the episode it made."""

    words: str
    flags: Sequence[str] = field(default_factory=tuple)
    episode: Episode | None = None


class Purpose(Protocol):
    """One use of the entry line. `describe` and `save` raise EntryError where the text is not
    understood, RecordError and FactorError where it breaks a rule; `save` DiaryError too."""

    @property
    def text(self) -> str:
        """What stands in the line when it opens."""

    @property
    def hint(self) -> str:
        """What shows while the line is empty."""

    def describe(self, text: str) -> str:
        """Return in words what enter would save."""

    def save(self, text: str) -> Saved:
        """Save the line; the time that counts is now, not when the line was opened."""

    def newly_flagged(self, text: str) -> list[str]:
        """Return the flags that the line newly says; raises as `describe` does."""

    def earlier(self) -> list[str]:
        """Return lines that could have been typed for what is recorded, oldest first."""


@dataclass(frozen=True)
class NewEntry:
    """An episode, factors, or both in one line."""

    diary: Diary
    reader: Callable[[], Reader]
    text: str = ""
    hint: str = "ri x2 4 typing · sleep=6.5 · tab completes"

    def describe(self, text: str) -> str:
        return self.reader().describe_line(text)

    def save(self, text: str) -> Saved:
        reader = self.reader()
        line = reader.line(text)
        words = reader.describe_line(text)
        records = self.diary.record(
            episode=line.episode, factors=line.factors, day=reader.day_of(line), at=line.at
        )
        episode = next((record for record in records if isinstance(record, Episode)), None)
        return Saved(f"Saved: {words}", self.newly_flagged(text), episode)

    def newly_flagged(self, text: str) -> list[str]:
        line = self.reader().line(text)
        return [flag for said in (line.episode, line.factors) if said for flag in said.flags]

    def earlier(self) -> list[str]:
        from tracker.entry import render

        today = self.diary.today()
        try:
            recent = self.diary.episodes(today - timedelta(days=EARLIER_DAYS), today)
        except DiaryError:
            return []  # the month that can't be read says so itself
        return [render(episode) for episode in recent[-EARLIER:]]


@dataclass(frozen=True)
class Rewrite:
    """An episode or an intake that is there already, as `record` was when the line opened."""

    diary: Diary
    reader: Callable[[], Reader]
    record: Episode | Intake
    hint: str = "where, how many, how strong: ri x2 4 rest"

    @property
    def text(self) -> str:
        from tracker.entry import render

        record = self.record
        if isinstance(record, Intake):
            return f"{_amount(record, self.diary)} "
        text = render(record)
        # A note after `--` runs to the end of the line, a space behind it included.
        open_note = record.note is not None and text.endswith(record.note)
        return text if open_note or not text else f"{text} "

    def describe(self, text: str) -> str:
        return self.reader().describe_changes(text, self.record)

    def save(self, text: str) -> Saved:
        reader = self.reader()
        words = reader.describe_changes(text, self.record)
        self.diary.edit(self.record.id, **reader.changes(text, self.record))
        return Saved(f"Changed: {words}", self.newly_flagged(text))

    def newly_flagged(self, text: str) -> list[str]:
        before = self.record.flags if isinstance(self.record, Episode) else []
        said = self.reader().changes(text, self.record).get("flags") or []
        return [flag for flag in said if flag not in before]

    def earlier(self) -> list[str]:
        return []


@dataclass(frozen=True)
class CheckInText:
    """A day's factors, flags and what went unlogged, as in `tracker checkin`.

    `unfinished` says what is asked for as long as nothing was typed behind `text`: an enter
    too early must not clear what is there.
    """

    diary: Diary
    reader: Callable[[], Reader]
    text: str = ""
    hint: str = "sleep=7 quality=6 work=6h stress=4 water=1.5L caffeine+=90 unlogged=0"
    unfinished: str = ""

    def describe(self, text: str) -> str:
        return self.unfinished if self._bare(text) else self.reader().describe_factors(text)

    def _bare(self, text: str) -> bool:
        return bool(self.unfinished) and text.strip() == self.text

    def save(self, text: str) -> Saved:
        if self._bare(text):
            from tracker.entry import EntryError

            raise EntryError(self.unfinished, 0, len(text), [])
        reader = self.reader()
        draft = reader.factors(text)
        self.diary.record(episode=None, factors=draft, day=reader.day, at=None)
        return Saved(f"Saved: {reader.describe_factors(text)}", draft.flags)

    def newly_flagged(self, text: str) -> list[str]:
        return list(self.reader().factors(text).flags)

    def earlier(self) -> list[str]:
        return []


def asks_for(factor: Factor, known: Value | None) -> str:
    """Return what is asked where a line waits for a factor's value: 'sleep in h: type a number
    (it is 7 h now)'."""
    told = {
        "amount": f"{factor.label}{f' in {factor.unit}' if factor.unit else ''}: type a number",
        "rating": f"{factor.label}: type a number from {factor.low:g} to {factor.high:g}",
        "yesno": f"{factor.label}: type yes or no",
        "time": f"{factor.label}: type a time, 23:30",
    }[factor.kind]
    return told if known is None else f"{told} (it is {factor.say(known)} now)"


def episode_again(draft: EpisodeDraft, diary: Diary, reader: Callable[[], Reader]) -> NewEntry:
    """Return a line that says an episode of today which could not be saved, its time included."""
    from tracker.entry import render

    words = [_moment(draft.at, reader()), render(draft)]
    return NewEntry(diary, reader, " ".join(word for word in words if word))


def intake_again(draft: IntakeDraft, diary: Diary, reader: Callable[[], Reader]) -> NewEntry:
    """Return a line that says an intake which could not be saved, its time included."""
    words = [_moment(draft.at, reader()), f"{draft.factor}+={_amount(draft, diary)}"]
    return NewEntry(diary, reader, " ".join(word for word in words if word))


def _amount(intake: Intake | IntakeDraft, diary: Diary) -> str:
    """Return an amount as the entry line takes it: a bare number is in the unit that is kept, so
    that one read in another unit has its unit behind it."""
    factor = diary.catalogue.get(intake.factor)
    if factor is None or factor.read_as is None:
        return number(intake.amount)
    figure = factor.figure(intake.amount)
    if factor.kept(float(figure)) == round(intake.amount, 6):
        return f"{figure}{factor.read_as.one if figure == '1' else factor.read_unit}"
    return f"{round(intake.amount, 6):.15g}{factor.unit}"


def _moment(at: datetime | None, reader: Reader) -> str:
    """Return a moment of the last hours as the entry line reads it ('' for none)."""
    if at is None:
        return ""
    time = clock_words(at, "12h" if reader.clock == "12h" else "24h")
    return f"{'@' if reader.day == reader.today else 'today '}{time}"
