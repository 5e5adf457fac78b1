"""What a check-in form has to save, put together as one action and said in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from tracker.diary import Diary, DiaryError
from tracker.model import Catalogue, CheckIn, Day, FactorDraft, IntakeDraft, Value
from tracker.model.say import factor_parts, listed
from tracker.model.words import FLAGS

from .dates import say_day

NOTE_WORDS = 60  # of a note, where it is said what was saved


class CheckInDraft(Struct, frozen=True, kw_only=True):
    """What differs from the day as it was shown; nothing else is touched.

    `values` as the diary takes them (None clears), `unlogged` the answer to the last question
    (None: not known), which closes the day; `note_before` is the note that was edited;
    `watched_anyway`: the day has episodes.
    """

    day: date
    values: Mapping[str, Value | None] = {}
    intakes: list[IntakeDraft] = []
    unlogged: int | UnsetType | None = UNSET
    flags_added: list[str] = []
    flags_removed: list[str] = []
    note: str | UnsetType | None = UNSET
    note_before: str | None = None
    watched_anyway: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to save."""
        said = self.values or self.intakes or self.flags_added or self.flags_removed
        return not said and self.unlogged is UNSET and self.note is UNSET

    def save(self, diary: Diary) -> CheckIn:
        """Save it as one action; raises what Diary.check_in does. Flags and a note that came
        from elsewhere meanwhile stay."""
        now = self._now(diary)
        return diary.check_in(
            self.day,
            self.values,
            unlogged=self.unlogged,
            closed=UNSET if self.unlogged is UNSET else True,
            flags=self._flags(now),
            note=self._note(now),
            intakes=self.intakes,
        )

    def _now(self, diary: Diary) -> CheckIn:
        try:
            return diary.day(self.day).check_in or CheckIn(day=self.day)
        except DiaryError:  # a month that can't be read: saving sets it aside and says so
            return CheckIn(day=self.day)

    def _flags(self, now: CheckIn) -> list[str] | UnsetType:
        if not (self.flags_added or self.flags_removed):
            return UNSET
        known = {*now.flags, *self.flags_added} - {*self.flags_removed}
        return [flag for flag in FLAGS if flag in known]

    def _note(self, now: CheckIn) -> str | UnsetType | None:
        if self.note is UNSET or now.note in (None, self.note_before):
            return self.note
        return "\n".join(filter(None, [now.note, self.note]))

    def words(self, catalogue: Catalogue, today: date) -> str:
        """Return what was saved in words, another day than today first."""
        added: dict[str, float] = {}
        for intake in self.intakes:
            if intake.factor not in self.values:  # whose value is the whole
                added[intake.factor] = added.get(intake.factor, 0) + intake.amount
        unlogged = self.unlogged if isinstance(self.unlogged, int) else None
        cleared: list[Literal["unlogged"]] = ["unlogged"] if self.unlogged is None else []
        draft = FactorDraft(
            values=dict(self.values),
            add=added,
            unlogged=unlogged,
            cleared=cleared,
            closed=None if self.unlogged is UNSET else True,
            flags=list(self.flags_added),  # type: ignore[arg-type]  # they come from FLAGS
            note=_short(self.note) if isinstance(self.note, str) else None,
        )
        parts = factor_parts(draft, catalogue)
        if self.flags_removed:
            parts.append(f"no more {listed(FLAGS[flag] for flag in self.flags_removed)}")
        if self.note is None:
            parts.append("note cleared")
        if self.unlogged is None and not self.watched_anyway:
            parts.append("the day stays not watched")
        words = " · ".join(parts)
        return words if self.day == today else f"{say_day(self.day, today)}: {words}"


def not_known_words(day: Day) -> str:
    """Return what 'don't know' means for that day's count."""
    if day.episodes:
        return "don't know: the day counts with what was logged"
    return "don't know: the day stays not watched, its count is missing"


def _short(note: str) -> str:
    from tracker.model.width import cut

    return cut(note, NOTE_WORDS)
