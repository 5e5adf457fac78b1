"""All factors, one a row: those that are asked, those that could be, those that are retired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tracker.model import CATALOGUE, Broken, Catalogue, Factor
from tracker.model.asked import asked
from tracker.model.defining import span_words
from tracker.model.reads import as_defined

from .cells import filled

ASKED = "Asked in the check-in, in this order"
READY = "Not asked; ready to switch on"
RETIRED = "Retired: kept in the data, asked no more"
UNREAD = "Can't be read"
OWN = "Of your own"
NONE_YET = "none yet: n defines one, such as a drink or a posture"


class Columns(NamedTuple):
    """How many cells a row has for each of its parts; the origin and the key are shown where
    there is room."""

    label: int
    takes: int
    origin: int
    key: int = 0


NARROWEST = Columns(label=25, takes=24, origin=0)
NARROW = Columns(label=28, takes=25, origin=9)
WIDE = Columns(label=36, takes=26, origin=10, key=19)
MARKS = {ASKED: "●", READY: "○", RETIRED: "–", UNREAD: ""}


class FactorList(OptionList):
    """The factors by what the check-in does with them; up and down select one."""

    class ClickedAgain(Message):
        """The row that is selected already was clicked."""

    def __init__(self) -> None:
        super().__init__(id="factor-list", markup=False, compact=True)
        self._keys: list[str | None] = []  # None: a heading

    @property
    def selected(self) -> str | None:
        """The key of the selected factor."""
        index = self.highlighted
        return self._keys[index] if index is not None and index < len(self._keys) else None

    def show(
        self, catalogue: Catalogue, shown: Sequence[str], broken: Sequence[Broken], columns: Columns
    ) -> None:
        """Show the factors, keeping the selected one selected."""
        before, place = self.selected, self.highlighted
        problems = {each.id: each for each in broken}
        self._keys = []
        options: list[Option] = []
        for heading, keys in _groups(catalogue, shown, problems).items():
            if not keys:
                continue
            if heading == READY and not any(origin(each) == "own" for each in catalogue.values()):
                options += [Option(words, disabled=True) for words in _none_of_ones_own()]
                self._keys += [None, None]
            gap = "\n" if options else ""
            options.append(
                Option(Content.styled(f"{gap}{heading}", "bold $primary"), disabled=True)
            )
            self._keys.append(None)
            for number, key in enumerate(keys, start=1):
                mark = f"{MARKS[heading]} {number:>2}" if heading == ASKED else MARKS[heading]
                row = _row(key, catalogue.get(key), key in problems, columns, mark)
                options.append(Option(row))
                self._keys.append(key)
        self.set_options(options)
        if before is not None and before in self._keys:
            self.highlighted = self._keys.index(before)
        else:
            self.highlighted = min(place or 1, len(self._keys) - 1)

    def select(self, key: str) -> None:
        """Select a factor, if it is there."""
        if key in self._keys:
            self.highlighted = self._keys.index(key)

    def on_click(self, event: events.Click) -> None:
        # Before the list itself acts on it, and selects what was clicked.
        if event.style.meta.get("option") == self.highlighted is not None:
            self.post_message(self.ClickedAgain())


def _groups(
    catalogue: Catalogue, shown: Sequence[str], problems: Mapping[str, Broken]
) -> dict[str, list[str]]:
    order = [factor.key for factor in asked(shown, catalogue)]
    others = [factor for factor in catalogue.values() if factor.key not in order]
    others.sort(key=lambda factor: factor.key in CATALOGUE)  # those of one's own first
    return {
        ASKED: order,
        UNREAD: [key for key in problems if key not in catalogue],
        READY: [factor.key for factor in others if not factor.retired],
        RETIRED: [factor.key for factor in others if factor.retired],
    }


def _none_of_ones_own() -> list[Content]:
    heading = Content.styled(f"\n{OWN}", "bold $primary")
    return [heading, Content.styled(f"      {NONE_YET}", "$foreground-muted")]


def origin(factor: Factor | None) -> str:
    """Return where a factor comes from: 'built in', 'changed' (built in, but not so), 'own'."""
    if factor is None or factor.key not in CATALOGUE:
        return "own"
    return "built in" if as_defined(factor) == CATALOGUE[factor.key] else "changed"


def _row(key: str, factor: Factor | None, is_broken: bool, columns: Columns, mark: str) -> Content:
    if is_broken:
        takes, style = "breaks a rule", "$warning"
    else:
        takes, style = _takes(factor) if factor else "", "$foreground-muted"
    quiet = factor is None or factor.retired
    return Content.assemble(
        (f"{'?' if is_broken else ' '}{mark:<5}", "$warning" if is_broken else "$accent"),
        (
            filled(factor.label if factor else key, columns.label),
            "$foreground-muted" if quiet else "",
        ),
        (filled(takes, columns.takes), style),
        (filled(origin(factor), columns.origin) if columns.origin else "", "$foreground-muted"),
        (filled(key, columns.key) if columns.key else "", "$foreground-muted"),
    )


def _takes(factor: Factor) -> str:
    kind = {"amount": "amount, ", "rating": "rating, "}.get(factor.kind, "")
    return f"{kind}{span_words(factor)}"
