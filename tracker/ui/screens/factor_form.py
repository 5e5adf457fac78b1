"""Defining a factor, or changing what one is called and what it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from tracker.diary import DiaryError
from tracker.model import Catalogue, Factor, FactorError
from tracker.model.defining import (
    KINDS,
    LONGEST_NAME,
    LONGEST_UNIT,
    Logged,
    Wanted,
    asks_words,
    change_words,
    defined,
    logged_words,
    plain_number,
    redefined,
    resembling,
    usual,
)
from tracker.model.words import visible

from ..commands.pages.forms import FACTOR_FORM
from ..widgets.in_place import troubled
from ..widgets.key_hints import KeyHints
from ..widgets.kind_choice import KindChoice
from ..widgets.one_line import OneLine

AMOUNTS = ("unit", "low", "high", "step")
LABELS = {"name": "name", "unit": "unit", "low": "lowest", "high": "highest", "step": "step"}
HINTS = {
    "name": "what you call it, such as tea",
    "unit": "such as cups, min, mg; it can be left out",
}


@dataclass
class LoggedFound(Message):
    """What is logged of the factor, once the diary has been read; None: not all of it can be."""

    logged: Logged | None


class FactorForm(ModalScreen[None]):
    """One dialog for a new factor and a known one, said in words while it is typed.

    `known` is what is changed; `key` that of a factor that is defined anew instead. `save`
    writes the definition and returns '', or why that can't be: then what was typed stays.
    """

    CSS_PATH: ClassVar = ["dialogs.tcss", "factors.tcss"]
    KEY_GROUPS: ClassVar = (FACTOR_FORM,)
    BINDINGS: ClassVar[list[BindingType]] = [*FACTOR_FORM.bindings()]

    def __init__(
        self,
        title: str,
        catalogue: Catalogue,
        save: Callable[[Factor], str],
        *,
        known: Factor | None = None,
        key: str = "",
        first: str = "name",
        find_logged: Callable[[], Logged] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._catalogue = catalogue
        self._save = save
        self._known = known
        self._key = key
        self._first = first
        self._find_logged = find_logged
        self._logged: Logged | None = None
        self._looking = find_logged is not None

    def compose(self) -> ComposeResult:
        start = self._known or self._catalogue.get(self._key)
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(visible(self._title))
            yield from self._row("name", start.label if start else self._key)
            with Horizontal(classes="field"):
                yield Label("kind")
                if self._known is None:
                    yield KindChoice(start.kind if start else "amount")
                else:
                    yield Static(f"{KINDS[self._known.kind]} (stays)", classes="quiet")
            numbers = start if start and start.kind == "amount" else None
            yield from self._row("unit", numbers.unit if numbers else "")
            for name in ("low", "high", "step"):
                yield from self._row(name, plain_number(getattr(numbers, name)) if numbers else "")
            yield Static("", id="meaning", markup=False)
            yield Static("", id="effect", classes="quiet", markup=False)
            yield KeyHints(FACTOR_FORM.commands)

    def _row(self, name: str, value: str) -> Iterator[Horizontal]:
        longest = {"name": LONGEST_NAME + 1, "unit": LONGEST_UNIT + 1}.get(name, 20)
        line = OneLine(value, HINTS.get(name, ""), id=name, compact=True, max_length=longest)
        yield Horizontal(Label(LABELS[name]), line, classes="field")

    def on_mount(self) -> None:
        self._show_fields()
        amount = self._wanted.kind == "amount"
        self.set_focus(self.query_one(f"#{self._first if amount else 'name'}", Input))
        if self._find_logged is not None:
            self._look(self._find_logged)
        self._describe()

    @work(thread=True, group="logged")
    def _look(self, find: Callable[[], Logged]) -> None:
        try:
            found = find()
        except DiaryError:
            self.post_message(LoggedFound(None))
        else:
            self.post_message(LoggedFound(found))

    @on(LoggedFound)
    def _found(self, message: LoggedFound) -> None:
        self._logged, self._looking = message.logged, False
        self._describe()

    @property
    def _wanted(self) -> Wanted:
        typed = {name: self.query_one(f"#{name}", Input).value for name in LABELS}
        kind = self._known.kind if self._known else self.query_one(KindChoice).kind
        return Wanted(kind=kind, **typed)

    def _factor(self) -> Factor:
        """Return the factor as typed; FactorError says what is off."""
        if self._known is None:
            return defined(self._wanted, self._catalogue, self._key)
        return redefined(self._known, self._wanted, self._catalogue, self._logged)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if event.input.id == "unit":
            self._show_usual(event.value.strip())
        self._describe()

    @on(KindChoice.Chosen)
    def _chosen(self) -> None:
        self._show_fields()
        self._describe()

    def _show_fields(self) -> None:
        """Show the fields that the kind needs."""
        amount = self._wanted.kind == "amount"
        for name in AMOUNTS:
            row = self.query_one(f"#{name}", Input).parent
            if isinstance(row, Horizontal):
                row.display = amount
        self._show_usual(self._wanted.unit.strip())

    def _show_usual(self, unit: str) -> None:
        for name, number in zip(("low", "high", "step"), usual(unit), strict=True):
            self.query_one(f"#{name}", Input).placeholder = plain_number(number)

    def _describe(self) -> None:
        meaning = self.query_one("#meaning", Static)
        if not self._wanted.name.strip():
            meaning.remove_class("-fault")
            meaning.update(Content("Type a name."))
            self.query_one("#effect", Static).update("")
            return
        try:
            factor = self._factor()
        except FactorError as error:
            self._fault(str(error))
        else:
            meaning.remove_class("-fault")
            meaning.update(Content(f"asks: {visible(asks_words(factor))}"))
            self.query_one("#effect", Static).update(Content(visible(self._effect(factor))))

    def _fault(self, words: str) -> None:
        meaning = self.query_one("#meaning", Static)
        meaning.add_class("-fault")
        meaning.update(troubled(words))

    def _effect(self, factor: Factor) -> str:
        """Return what the definition means besides: for what is logged, or for a look-alike."""
        if self._known is None and not self._key:
            near = resembling(factor.label, self._catalogue)
            return f"There is also {near.label}, if that is what you mean." if near else ""
        said = [f"In the data it stays “{factor.key}”"] if factor.label != factor.key else []
        if self._known is None:
            return "; ".join([*said, "values logged under it are its own again"]) + "."
        if self._looking:
            said.append("looking at what is logged …")
        elif self._logged is None:
            said.append("what is logged can't all be read, so bounds can only be widened")
        else:
            said.append(logged_words(self._known, self._logged))
            said.append(change_words(self._known, factor, self._logged))
        return ". ".join(f"{part[0].upper()}{part[1:]}" for part in said if part) + "."

    def action_save(self) -> None:
        try:
            factor = self._factor()
        except FactorError as error:
            self._fault(str(error))
            return
        if trouble := self._save(factor):
            self._fault(trouble)
        else:
            self.dismiss()

    def action_leave(self) -> None:
        self.dismiss()
