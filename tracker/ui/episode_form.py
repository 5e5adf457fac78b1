"""What the lines of the full form come to: an episode, or the changes of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from tracker.diary import Diary
from tracker.model import Episode, EpisodeDraft
from tracker.model.say import episode_words
from tracker.model.width import boundary

from .form_fields import (
    changed_record,
    changes_of,
    draft_of,
    read_when,
    values_of,
    when_text,
    when_words,
)
from .reading import Reader

if TYPE_CHECKING:
    from tracker.entry.parse import Typed

LONGEST_SHOWN = 400  # characters of a note where an episode is said in words


class Kept(NamedTuple):
    """What was saved: the episode, in words, and the flags that were not there before;
    `changed` is False where it was so already."""

    episode: Episode
    words: str
    flags: Collection[str]
    changed: bool


class EpisodeForm:
    """A new episode of the day that `reader` is for, or `record` being edited.

    `values` are what the lines said at first, as in form_fields, and `when` the text of the
    moment; the methods take what they say now. Each looks at the clock anew: the 'now' that
    counts is that of saving.
    """

    def __init__(self, diary: Diary, reader: Reader, record: Episode | None) -> None:
        self._diary = diary
        self._reader = reader
        self.record = record
        self.values = values_of(record)
        self.when = when_text(reader, record)

    def reader(self) -> Reader:
        """Return a reader for the form's day, now."""
        return replace(self._reader, now=self._diary.now(), today=self._diary.today())

    @property
    def title(self) -> tuple[str, str]:
        """What the form is, and of when."""
        record = self.record
        if record is None:
            return "New episode", ""
        return "Episode", when_words(record.at, record.day, self.reader())

    def moment(self, when: str) -> Typed:
        """Return the moment or the day that was typed; EntryError."""
        return read_when(when, self.reader(), self.record)

    def moment_words(self, when: str) -> str:
        """Return the moment in words; one that was left as it was is the record's own."""
        if self.record is not None and when == self.when:
            return when_words(self.record.at, self.record.day, self.reader())
        typed = self.moment(when)
        return when_words(typed.at, typed.day, self.reader())

    def differs(self, values: Mapping[str, Any], when: str) -> bool:
        """Return whether anything was said that is not saved."""
        return when != self.when or any(values[key] != self.values[key] for key in self.values)

    def would_be(self, values: Mapping[str, Any], when: str) -> Episode | EpisodeDraft:
        """Return what saving would make; EntryError, RecordError."""
        if self.record is None:
            return draft_of(values, self.moment(when))
        return changed_record(self.record, self._changes(values, when), self.reader())

    def save(self, values: Mapping[str, Any], when: str) -> Kept:
        """Save it; raises EntryError, RecordError, DiaryError and UnknownId, and has then
        changed nothing."""
        record, before = self.record, self._diary.version
        if record is None:
            saved = self._diary.log(draft_of(values, self.moment(when)))
        else:
            saved = self._edited(record, self._changes(values, when))
        old = record.flags if record else []
        return Kept(
            saved,
            self.words(saved),
            [flag for flag in saved.flags if flag not in old],
            self._diary.version != before,
        )

    def words(self, record: Episode | EpisodeDraft) -> str:
        """Return an episode and its moment in words, a long note cut."""
        shown = msgspec.structs.replace(record, note=cut(record.note))
        return self.reader().placed(episode_words(shown), shown)

    def _edited(self, record: Episode, changes: dict[str, Any]) -> Episode:
        saved = self._diary.edit(record.id, **changes)
        assert isinstance(saved, Episode)
        return saved

    def _changes(self, values: Mapping[str, Any], when: str) -> dict[str, Any]:
        moved = self.moment(when) if when != self.when else None
        return changes_of(self.values, values, moved)


def cut(note: str | None, cursor: int = 0) -> str | None:
    """Return as much of a note as has room: from its beginning, or of one that is being typed
    the part up to the cursor."""
    if note is None or len(note) <= LONGEST_SHOWN:
        return note
    start = boundary(note, max(0, min(cursor, len(note)) - LONGEST_SHOWN))
    end = boundary(note, start + LONGEST_SHOWN)
    return f"{'…' if start else ''}{note[start:end]}{'…' if end < len(note) else ''}"


def as_episode(record: Episode | EpisodeDraft) -> Episode:
    """Return a draft as the episode it would be, its id left open."""
    if isinstance(record, Episode):
        return record
    fields = {**msgspec.to_builtins(record), "id": "", "day": record.day or date.min}
    return msgspec.convert(fields, Episode)
