"""The gentle changes, each to be planned as a trial with an end and a review."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.binding import BindingType
from textual.content import Content

from tracker.model.records import TryKind
from tracker.model.say import capital
from tracker.model.trying import OWN, TRYINGS

from .. import way_words as words
from ..commands.pages.way import CHANGES
from .way_page import Row, WayPage, small

ONE_AT_A_TIME = "One at a time, for a fixed time: of two at once neither can be told."
OWN_WORDS = "something you name yourself; it is asked whether it is swallowed"


class ChangesScreen(WayPage):
    """All gentle changes and whether they were tried; enter opens the plan of a trial."""

    PAGE = "Gentle changes"
    INTRO = ONE_AT_A_TIME
    KEY_GROUPS: ClassVar = (CHANGES,)
    BINDINGS: ClassVar[list[BindingType]] = [*CHANGES.bindings()]

    def head_words(self) -> str:
        return words.gentle_words(self.way)

    def rows(self) -> list[Row]:
        gentle = [each for each in TRYINGS.values() if each.stage == "gentle"]
        found = [self._row(each.kind, each.name, each.what) for each in gentle]
        return [*found, self._row(OWN, "your own", OWN_WORDS)]

    def _row(self, kind: TryKind, name: str, what: str) -> Row:
        trials = [each for each in self.way.trials.get("gentle", ()) if each.kind == kind]
        if not trials:
            return Row(kind, "○", name, what)
        return Row(kind, "●", name, words.trial_words(trials, self.way.today, bare=kind != OWN))

    def about(self, key: str) -> list[Content]:
        if key == OWN:
            return [Content(f"{capital(OWN_WORDS)}.")]
        trying = TRYINGS.get(cast(TryKind, key))
        if trying is None:
            return []
        said = [words.trying_words(trying)]
        record = words.factor_lines(self.way, trying.factors)
        if record:
            said.append(record)
        return [*said, small(words.HINTS_FULFIL)]

    def open(self, key: str) -> None:
        self.plan(cast(TryKind, key))
