"""The checklist of everyday causes, as far as the diary knows them, and one cause by itself."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, cast

from textual.binding import BindingType
from textual.content import Content

from tracker.model.everyday import CauseRecord
from tracker.model.records import TryKind
from tracker.model.trying import TRYINGS
from tracker.model.way import Way
from tracker.model.words import visible

from .. import way_words as words
from ..cause_words import asking_words, cause_words, logging_words, on_record, window_words
from ..commands import Keys
from ..commands.pages.way import CAUSE, CHECKLIST
from ..looking_back import LookingBack
from .way_page import Row, WayPage, heading, small

SWITCH, TRY, PROFILE = "switch ", "try ", "profile"
NO_JUDGEMENT = "What is logged and what is not. No value is judged."


class ChecklistScreen(WayPage):
    """Every cause with what the last two weeks hold of it; enter says more."""

    PAGE = "Everyday causes"
    INTRO = NO_JUDGEMENT
    KEY_GROUPS: ClassVar = (CHECKLIST,)
    BINDINGS: ClassVar[list[BindingType]] = [*CHECKLIST.bindings()]

    def head_words(self) -> str:
        return window_words(self.way)

    def rows(self) -> list[Row]:
        return [
            Row(
                each.cause.key,
                "●" if each.looked_at else "○",
                each.cause.label,
                cause_words(each, self.way.today),
            )
            for each in self.way.causes
        ]

    def about(self, key: str) -> list[Content]:
        record = _record(self.way, key)
        return cause_about(record, self.way.today, self.keys) if record else []

    def open(self, key: str) -> None:
        self.app.push_screen(CauseScreen(self.looking, key))

    def action_switch(self) -> None:
        """Have the check-in ask for the foremost factor of the cause, or no more."""
        record = _record(self.way, self.selected) if self.selected else None
        if record is None:
            return
        if len(record.factors) == 1:
            self.switch(record.factors[0].factor)
        elif record.factors:
            self.say(f"There are {len(record.factors)} of them: enter shows each to be switched.")
        else:
            self.say("An episode says how warm the hands were; the check-in doesn't ask.")

    def action_plan(self) -> None:
        record = _record(self.way, self.selected) if self.selected else None
        if record is None:
            return
        if not record.cause.trying:
            self.say(f"There is no change to try for {record.cause.label}: enter says more.")
        elif len(record.cause.trying) == 1:
            self.plan(record.cause.trying[0])
        else:
            self.open(self.selected)


class CauseScreen(WayPage):
    """One cause: its factors, to be asked for or not, and the changes that belong to it."""

    KEY_GROUPS: ClassVar = (CAUSE,)
    BINDINGS: ClassVar[list[BindingType]] = [*CAUSE.bindings()]

    def __init__(self, looking: LookingBack, cause: str) -> None:
        super().__init__(looking)
        self._cause = cause

    PAGE = "Everyday cause"

    def head_words(self) -> str:
        record = _record(self.way, self._cause)
        return record.cause.label if record else ""

    def rows(self) -> list[Row]:
        record = _record(self.way, self._cause)
        if record is None:
            return []
        marks = {"asked": "●", "off": "○", "retired": "–"}
        found = [
            Row(
                f"{SWITCH}{each.factor.key}",
                marks[each.asking],
                each.factor.label,
                asking_words(each),
            )
            for each in record.factors
        ]
        found += [
            Row(f"{TRY}{kind}", "›", f"try: {TRYINGS[kind].name}", "opens the plan of a trial")
            for kind in record.cause.trying
        ]
        if record.cause.key == "medicines":
            found.append(Row(PROFILE, "›", "about you", "a place to name your medicines"))
        return found

    def about(self, key: str) -> list[Content]:
        record = _record(self.way, self._cause)
        if record is None:
            return []
        said = cause_about(record, self.way.today, self.keys)
        if key.startswith(TRY):
            trying = TRYINGS[cast(TryKind, key.removeprefix(TRY))]
            said = [words.trying_words(trying), *said]
        return said

    def open(self, key: str) -> None:
        if key == PROFILE:
            self.about_you()
        elif key.startswith(TRY):
            self.plan(cast(TryKind, key.removeprefix(TRY)))
        else:
            factor = self.diary.catalogue.get(key.removeprefix(SWITCH))
            if factor:
                self.switch(factor)


def cause_about(record: CauseRecord, today: date, keys: Keys) -> list[Content]:
    """Return the paragraphs on a cause: what to look at, what is on record of each of its
    factors, what is known of it and from where, and how it is logged."""
    cause = record.cause
    said = [Content(cause.ask)]
    if record.factors:
        lines = [
            Content.assemble((f"{visible(each.factor.label)}  ", "bold"), on_record(each, today))
            for each in record.factors
        ]
        said.append(Content("\n").join([heading("On record"), *lines]))
    elif record.stated is not None:
        line = Content(f"{cause_words(record, today)}.".capitalize())
        said.append(Content("\n").join([heading("On record"), line]))
    if cause.known:
        source = f" Source: {cause.source}." if cause.source else ""
        said.append(Content.assemble(cause.known, (source, "$foreground-muted")))
    said.append(small(logging_words(record, keys)))
    return said


def _record(way: Way, key: str) -> CauseRecord | None:
    return next((each for each in way.causes if each.cause.key == key), None)
