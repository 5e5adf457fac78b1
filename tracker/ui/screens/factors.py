"""The factors: which the check-in asks, in which order, and those of one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from tracker.diary import DiaryError
from tracker.model import CATALOGUE, Broken, Factor, FactorError, RecordError, number
from tracker.model.asked import asked, moved, switched
from tracker.model.defining import asks_words
from tracker.model.words import visible

from ..commands.pages.forms import FACTORS
from ..steps import Step, Steps
from ..widgets.factor_list import NARROW, NARROWEST, WIDE, FactorList
from ..widgets.in_place import troubled
from ..widgets.key_hints import KeyHints
from ..widgets.message_line import MessageLine
from .factor_form import FactorForm
from .tracked import NARROW_OR_WIDE, Tracked
from .tracked import WIDE as WIDE_FROM

LOOK_SECONDS = 1.0
NARROW_FROM = 75  # columns of the window


class FactorsScreen(Tracked, ModalScreen[None]):
    """All factors by what the check-in does with them; each key acts on the selected one."""

    IS_PAGE = True  # what it says can be copied
    CSS_PATH: ClassVar = ["dialogs.tcss", "factors.tcss"]
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    KEY_GROUPS: ClassVar = (FACTORS,)
    BINDINGS: ClassVar[list[BindingType]] = [*FACTORS.bindings()]

    def __init__(self) -> None:
        super().__init__()
        self._steps = Steps(self.tracker)
        self._problems: list[Broken] = []

    @property
    def shown(self) -> list[str]:
        return self.tracker.settings.shown

    @property
    def rows(self) -> FactorList:
        return self.query_one(FactorList)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Factors"
            yield FactorList()
            yield Static("", id="about", markup=False)
            yield MessageLine(markup=False)
            yield KeyHints(FACTORS.commands)

    def on_mount(self) -> None:
        if damage := self.diary.book_damage:
            self.trouble(damage)
        self.set_interval(LOOK_SECONDS, self._look, name="factors changed by others")
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _look(self) -> None:
        if self._steps.others_wrote():
            self._show()

    def _show(self) -> None:
        self._problems = self.diary.broken_factors()
        width = self.app.size.width
        columns = WIDE if width >= WIDE_FROM else NARROW if width >= NARROW_FROM else NARROWEST
        self.rows.show(self.diary.catalogue, self.shown, self._problems, columns)
        self._tell_about()

    def say(self, text: str) -> None:
        self.query_one(MessageLine).say(text)

    def trouble(self, text: str) -> None:
        self.query_one(MessageLine).trouble(text)

    @on(OptionList.OptionHighlighted)
    def _tell_about(self) -> None:
        """Say of the selected factor what its row has no room for."""
        key = self.rows.selected
        problem = self._problem(key)
        about = self.query_one("#about", Static)
        about.set_class(bool(problem), "-fault")
        if problem:
            about.update(troubled(f"{problem}; e defines it anew"))
        elif key and (factor := self.diary.catalogue.get(key)):
            about.update(Content(visible(_about(factor))))

    def _problem(self, key: str | None) -> str:
        return next((each.problem for each in self._problems if each.id == key), "")

    def _selected(self) -> Factor | None:
        """Return the selected factor, if its definition can be used; else say what helps."""
        key = self.rows.selected
        if key is None:
            return None
        if self._problem(key):
            self.trouble(f"The definition of {key} breaks a rule: e defines it anew.")
            return None
        factor = self.diary.catalogue.get(key)
        if factor is None:
            self._show()
            self.trouble(f"{key} was taken out elsewhere just now; this shows what is left.")
        return factor

    # On and off, and the order

    def action_switch(self) -> None:
        factor = self._selected()
        if factor is None:
            return
        if factor.retired:
            self.trouble(f"{factor.label} is retired: x brings it back first.")
            return
        after = switched(self.shown, factor.key)
        if factor.key in after:
            place = len(asked(after, self.diary.catalogue))
            self._do(f"{factor.label} is asked now, as number {place}", shown=after)
        else:
            self._do(f"{factor.label} is asked no more; what is logged stays", shown=after)

    def action_move(self, step: int) -> None:
        factor = self._selected()
        if factor is None:
            return
        order = asked(self.shown, self.diary.catalogue)
        if factor not in order:
            self.trouble("Only what is asked has an order; space switches it on.")
            return
        after = moved(self.shown, factor.key, step, self.diary.catalogue)
        if after == self.shown:
            self.say(f"{factor.label} is {'the first' if step < 0 else 'the last'} already.")
        else:
            place = order.index(factor) + step + 1
            self._do(f"{factor.label} is number {place} now", shown=after)

    # Definitions

    def action_new(self) -> None:
        def save(factor: Factor) -> str:
            shown = [*self.shown, factor.key] if factor.key not in self.shown else self.shown
            return self._define(f"Defined: {asks_words(factor)}", factor, shown)

        self.app.push_screen(FactorForm("New factor", self.diary.catalogue, save))

    def action_rename(self) -> None:
        self._change("name")

    def action_edit(self) -> None:
        key = self.rows.selected
        if key is None or not self._problem(key):
            self._change("low")
        elif key in CATALOGUE:
            self._open(f"Define {key} anew", "Defined anew", CATALOGUE[key], "low")
        else:
            self._open(f"Define {key} anew", "Defined anew", None, "name", key)

    def _change(self, first: str) -> None:
        if factor := self._selected():
            what = "Rename" if first == "name" else "Edit"
            self._open(f"{what} {factor.label}", "Changed", factor, first)

    def _open(self, title: str, done: str, known: Factor | None, first: str, key: str = "") -> None:
        """Open the form over a known factor, or over one (`key`) that can't be used as it is."""

        def save(factor: Factor) -> str:
            return self._define(f"{done}: {asks_words(factor)}", factor, self.shown)

        self.app.push_screen(
            FactorForm(
                title,
                self.diary.catalogue,
                save,
                known=known,
                key=key,
                first=first,
                find_logged=partial(self.diary.logged, known.key) if known else None,
            )
        )

    def action_retire(self) -> None:
        factor = self._selected()
        if factor is None:
            return
        if factor.key in CATALOGUE and not factor.retired:
            self.trouble(f"{factor.label} is built in and stays; space switches it off.")
            return
        after = structs.replace(factor, retired=not factor.retired)
        words = (
            f"{factor.label} is retired: kept in the data, asked no more"
            if after.retired
            else f"{factor.label} is back"
        )
        if trouble := self._define(words, after, self.shown):
            self.trouble(trouble)

    def _define(self, words: str, factor: Factor, shown: list[str]) -> str:
        """Define a factor and say so; return '', or why it can't be."""
        try:
            self._do(words, factor=factor, shown=shown)
        except (DiaryError, FactorError, RecordError) as error:
            return str(error)
        self.rows.select(factor.key)
        return ""

    def _do(self, words: str, *, shown: list[str], factor: Factor | None = None) -> None:
        """Do one thing and say it; raises what `define_factor` does, then nothing is done."""
        if self._steps.do(words, shown=shown, factor=factor):
            self._show()
            self.say(f"{words} · u undoes it")
        else:
            self.say("Nothing changed: it was so already.")

    def action_undo(self) -> None:
        self._step(self._steps.undo, "Took back: {} · U brings it back", "take back")

    def action_redo(self) -> None:
        self._step(self._steps.redo, "Made again: {} · u takes it back", "bring back")

    def _step(self, step: Callable[[], Step | None], words: str, what: str) -> None:
        try:
            done = step()
        except DiaryError as error:
            self._show()
            self.trouble(str(error))
            return
        self._show()
        self.say(words.format(done.words) if done else f"Nothing done here is left to {what}.")

    # Mouse, and the way out

    @on(FactorList.ClickedAgain)
    def _clicked_again(self) -> None:
        self.action_switch()

    def action_leave(self) -> None:
        self.dismiss()


def _about(factor: Factor) -> str:
    sized = (
        f"{alias}= ({factor.say(size)} each)" if size != 1 else f"{alias}="
        for alias, size in factor.aliases.items()
    )
    written = ", ".join([f"{factor.key}=", *sized])
    step = f" · steps of {number(factor.step)}" if factor.kind == "amount" else ""
    return f"{factor.label}{step} · in the entry line {written}"
