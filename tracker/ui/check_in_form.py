"""The lines of a check-in and what they say together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import UNSET, UnsetType

from tracker.diary import Diary, DiaryError
from tracker.model import FIRST_DAY, ONE_DAY, Day, IntakeDraft, Value
from tracker.model.words import visible

from .check_in_draft import CheckInDraft
from .check_in_lines import Asked, asked, day_before_words, foods_of, keys_of
from .widgets.check_in_fields import field_of, flags_field
from .widgets.fields import (
    NOT_KNOWN,
    Answer,
    ClosingField,
    DrinkField,
    Field,
    FoldField,
    SeveralField,
    TextField,
)

Line = Field | TextField

NARROWEST = 19  # columns of the labels, at least
# Columns of what is said, so that the day before has a column of its own.
BESIDE, BESIDE_NARROW = 33, 21

UNREADABLE = "what is recorded can't be read"


class CheckInForm:
    """A line for each factor, then foods, flags, note and the closing question; `draft` is what
    differs from the day as it was when the form was made. Labels take `widest` columns at most;
    what was said the day before stands `beside` columns behind them.
    """

    def __init__(
        self, diary: Diary, day: date, shown: Sequence[str], widest: int, beside: int = BESIDE
    ) -> None:
        self.day = day
        self.today = diary.today()
        records = _day_of(diary, day)
        self.records = records or Day(day=day)
        before = (_day_of(diary, day - ONE_DAY) if day > FIRST_DAY else None) or Day(day=day)
        catalogue = diary.catalogue
        keys = keys_of(catalogue, shown, self.records)
        foods = asked(catalogue, foods_of(catalogue, keys), self.records, before, self.today)
        lines = asked(catalogue, keys, self.records, before, self.today)
        self.asked: dict[str, Asked] = {line.factor.key: line for line in [*lines, *foods]}
        self.foods = [field_of(line) for line in foods]
        self.fold = _fold(self.foods) if all(line.before is None for line in foods) else None
        check_in = self.records.check_in
        self.closed = bool(check_in and check_in.closed)
        self.state = "closed already" if self.closed else "" if records else UNREADABLE
        self.flags: SeveralField = flags_field(list(check_in.flags) if check_in else [])
        self._note_before = check_in.note if check_in else None
        self.note = TextField(
            "note",
            "note",
            visible(self._note_before or ""),
            read=self._note,
            hint="anything worth remembering",
        )
        self.closing = ClosingField("unlogged", "twitches not logged", self._answer())
        self.lines: list[Line] = [
            *map(field_of, lines),
            *([self.fold] if self.fold else []),
            *self.foods,
            self.flags,
            self.note,
            self.closing,
        ]
        self._arrange(widest, beside)

    def _arrange(self, widest: int, beside: int) -> None:
        labels = [line.label for line in self.lines if isinstance(line, Field) and line.display]
        width = max(NARROWEST, min(max(map(len, labels)), widest))
        self.heading = f"{'':{width + 1 + beside + 3}}{day_before_words(self.day, self.today)}"
        for line in self.lines:
            line.label_width = width
            if isinstance(line, Field):
                line.beside = beside

    def asks(self, line: Line) -> bool:
        """Whether going on stops at that line; flags, note and folded foods are there for whom
        they concern."""
        return line not in (self.fold, self.flags, self.note)

    @property
    def at_fault(self) -> Line | None:
        """The first line with something that can't be saved."""
        return next((line for line in self.lines if line.problem), None)

    def as_before(self, line: Field) -> bool:
        """Say what was said of the day before; return whether anything was."""
        known = self.asked.get(line.key)
        if known is None or known.before is None:
            return False
        line.set_to(known.before)
        return True

    def draft(self, *, closing: bool) -> CheckInDraft:
        """Return what is to be saved; with `closing` the answer to the last question too."""
        flags_before, flags_now = self.flags.initial, self.flags.value
        return CheckInDraft(
            day=self.day,
            values=self._values(),
            intakes=self._intakes(),
            unlogged=self._unlogged() if closing else UNSET,
            flags_added=[flag for flag in flags_now if flag not in flags_before],
            flags_removed=[flag for flag in flags_before if flag not in flags_now],
            note=self._typed_note() if self.note.changed else UNSET,
            note_before=self._note_before,
            watched_anyway=bool(self.records.episodes),
        )

    def _values(self) -> dict[str, Value | None]:
        values: dict[str, Value | None] = {}
        for line in self._factor_lines():
            if line.value == line.initial:
                continue
            if isinstance(line, DrinkField) and line.value is not None:
                values[line.key] = line.total  # with the drinks that are added
            else:
                values[line.key] = line.value
        return values

    def _intakes(self) -> list[IntakeDraft]:
        # When they were had nobody said: only the day is known.
        return [
            IntakeDraft(factor=line.key, amount=drink.amount, label=drink.label, day=self.day)
            for line in self._factor_lines()
            if isinstance(line, DrinkField)
            for drink in line.added
        ]

    def _factor_lines(self) -> list[Field]:
        return [line for line in self.lines if isinstance(line, Field) and line.key in self.asked]

    def _unlogged(self) -> int | UnsetType | None:
        if self.closed and not self.closing.changed:
            return UNSET
        value = self.closing.value
        if value is None:  # cleared, and not answered anew
            return UNSET
        return None if value == NOT_KNOWN else value

    def _answer(self) -> Answer | None:
        check_in = self.records.check_in
        if check_in is None:
            return None
        not_known = NOT_KNOWN if check_in.closed else None
        return check_in.unlogged if check_in.unlogged is not None else not_known

    def _typed_note(self) -> str | None:
        return self.note.value if isinstance(self.note.value, str) else None

    def _note(self, text: str) -> str:
        """Return a note as it is kept; what can't be shown stands in the line as an escape."""
        for character in {*(self._note_before or "")}:
            text = text.replace(shown, character) if (shown := visible(character)) else text
        return text


def _fold(foods: list[Field]) -> FoldField | None:
    if not foods:
        return None
    for food in foods:
        food.display = False
    return FoldField("foods", "magnesium-rich food", "portions by group: m opens")


def _day_of(diary: Diary, day: date) -> Day | None:
    try:
        return diary.day(day)
    except DiaryError:
        return None
