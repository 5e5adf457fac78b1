"""The factors: which the check-in asks, in which order, and those of one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from tracker.diary import Diary, DiaryError
from tracker.model import CATALOGUE, Broken, Factor, FactorError, RecordError, number
from tracker.model.asked import asked, moved, switched
from tracker.model.defining import asks_words
from tracker.model.words import visible

from ..widgets.factor_list import NARROW, WIDE, FactorList
from ..widgets.key_hints import KeyHints
from ..widgets.message_line import MessageLine
from .factor_form import FactorForm

if TYPE_CHECKING:
    from ..app import TrackerApp

LOOK_SECONDS = 1.0
WIDE_FROM = 110  # columns of the terminal
NOT_KEPT = "what the check-in asks is not kept"

KEYS = (
    ("space", "space", "on or off"),
    ("K", "K", "up"),
    ("J", "J", "down"),
    ("n", "n", "new"),
    ("r", "r", "rename"),
    ("e", "e", "edit"),
    ("x", "x", "retire or back"),
    ("u", "u", "undo"),
    ("escape", "escape", "leaves"),
)


class Step(NamedTuple):
    """One thing done here: what it was, what was asked before and after it, and whether the
    diary was written to."""

    words: str
    before: list[str]
    after: list[str]
    written: bool


class FactorsScreen(ModalScreen[None]):
    """All factors by what the check-in does with them; each key acts on the selected one."""

    CSS_PATH: ClassVar = ["dialogs.tcss", "factors.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_FROM, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", "on or off", id="factors.toggle", priority=True),
        Binding("K,shift+up", "move(-1)", "up", id="factors.up", priority=True),
        Binding("J,shift+down", "move(1)", "down", id="factors.down", priority=True),
        Binding("n", "new", "new", id="factors.new", priority=True),
        Binding("r", "rename", "rename", id="factors.rename", priority=True),
        Binding("e", "edit", "edit", id="factors.edit", priority=True),
        Binding("x,R", "retire", "retire or back", id="factors.retire", priority=True),
        Binding("u", "undo", "undo", id="factors.undo", priority=True),
        Binding("U", "redo", "redo", id="factors.redo", priority=True),
        Binding("escape,enter,F,q", "leave", "back", id="factors.leave", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._problems: list[Broken] = []
        self._version: object = None  # of the diary, as it was when this last showed it

    @property
    def tracker(self) -> TrackerApp:
        return cast("TrackerApp", self.app)

    @property
    def diary(self) -> Diary:
        return self.tracker.diary

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
            yield KeyHints(KEYS)

    def on_mount(self) -> None:
        if damage := self.diary.book_damage:
            self.trouble(damage)
        self.set_interval(LOOK_SECONDS, self._look, name="factors changed by others")
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _look(self) -> None:
        if self.diary.version != self._version:
            self._forget()
            self._show()

    def _forget(self) -> None:
        """Others have written to the diary: what was done here before is not the newest there."""
        self._done.clear()
        self._undone.clear()

    def _show(self) -> None:
        if self.diary.version != self._version:
            self._problems = self.diary.broken_factors()
            self._version = self.diary.version
        columns = WIDE if self.app.size.width >= WIDE_FROM else NARROW
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
            about.update(Content(f"{visible(problem)}; e defines it anew"))
        elif key:
            about.update(Content(visible(_about(self.diary.catalogue[key]))))

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
        return self.diary.catalogue[key]

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
            return

        def save(factor: Factor) -> str:
            return self._define(f"Defined anew: {asks_words(factor)}", factor, self.shown)

        title = f"Define {key} anew"
        self.app.push_screen(FactorForm(title, self.diary.catalogue, save, key=key))

    def _change(self, first: str) -> None:
        factor = self._selected()
        if factor is None:
            return

        def save(after: Factor) -> str:
            return self._define(f"Changed: {asks_words(after)}", after, self.shown)

        self.app.push_screen(
            FactorForm(
                f"{'Rename' if first == 'name' else 'Edit'} {factor.label}",
                self.diary.catalogue,
                save,
                known=factor,
                first=first,
                find_logged=partial(self.diary.logged, factor.key),
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

    # Taking back

    def _do(self, words: str, *, shown: list[str], factor: Factor | None = None) -> None:
        """Do one thing and say it; raises what `define_factor` does, then nothing is done."""
        before, version = self.shown, self.diary.version
        if factor is not None:
            self.diary.define_factor(factor)
        written = self.diary.version != version
        if not written and shown == before:
            self.say("Nothing changed: it was so already.")
            return
        if written and version != self._version:
            self._forget()
        self._done.append(Step(words, before, shown, written))
        self._undone.clear()
        self._settle(shown)
        self.say(f"{words} · u undoes it")

    def action_undo(self) -> None:
        if not self._done:
            self.say("Nothing done here is left to take back.")
        elif self._step_diary(self._done[-1], "undo"):
            step = self._done.pop()
            self._undone.append(step)
            self._settle(step.before)
            self.say(f"Took back: {step.words} · U brings it back")

    def action_redo(self) -> None:
        if not self._undone:
            self.say("Nothing taken back here is left to bring back.")
        elif self._step_diary(self._undone[-1], "redo"):
            step = self._undone.pop()
            self._done.append(step)
            self._settle(step.after)
            self.say(f"Made again: {step.words} · u takes it back")

    def _step_diary(self, step: Step, kind: str) -> bool:
        """Take back or redo what a step wrote to the diary; return whether it could be done."""
        if not step.written:
            return True
        if self.diary.refresh() or self.diary.version != self._version:
            self._forget()
            self._show()
            self.trouble("The diary was changed elsewhere just now; this shows it.")
            return False
        try:
            self.diary.undo() if kind == "undo" else self.diary.redo()
        except DiaryError as error:
            self.trouble(str(error))
            return False
        return True

    def _settle(self, shown: list[str]) -> None:
        """Keep what is asked, and show everywhere how things are now."""
        if shown != self.shown:
            self.tracker.keep(NOT_KEPT, shown=shown)
        self.tracker.refresh_screens()
        self._show()

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
