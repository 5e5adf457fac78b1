"""The check-in: a day's factors, one line each, and last what went unlogged, which closes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tracker.diary import Diary, DiaryError
from tracker.model import FactorError, RecordError
from tracker.model.words import URGENT_FLAGS

from ..check_in_draft import CheckInDraft
from ..check_in_form import BESIDE, BESIDE_NARROW, CheckInForm, Line
from ..commands import spoken
from ..commands.pages.forms import CHECK_IN
from ..dates import say_day
from ..messages import FieldChanged
from ..widgets.check_in_hint import hint_of
from ..widgets.fields import ClosingField, Field, FoldField
from ..widgets.in_place import troubled
from .tracked import Tracked

WHY = "Twitches you did not log? It tells a quiet day from one nobody watched."
WHY_NARROW = "Any you did not log? It tells quiet from not watched."
ANSWER_FIRST = "0 for none, a number, or d for don't know closes the day; escape leaves it open."
AROUND, TALL = 12, 30  # rows of the form beside its lines; from here on it has two more
NORMAL, WIDE = 78, 100  # columns of a screen where the form has its usual room, and more
LABELS, LABELS_WIDE = 20, 30  # columns of its labels, at most

TYPING = ("type", "step", "take_back")


class CheckInScreen(Tracked, ModalScreen[None]):
    """A form for one day. What is left alone stays as it is, a blank is missing; the answer to
    the last question saves all of it as one action and closes the day."""

    CSS_PATH: ClassVar = ["dialogs.tcss", "check_in.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
    KEY_GROUPS: ClassVar = (CHECK_IN,)
    BINDINGS: ClassVar[list[BindingType]] = [*CHECK_IN.bindings()]

    def __init__(self, diary: Diary, day: date, shown: Sequence[str]) -> None:
        super().__init__()
        self._diary = diary
        widest = LABELS_WIDE if self.app.size.width >= WIDE else LABELS
        beside = BESIDE if self.app.size.width >= NORMAL else BESIDE_NARROW
        self._form = CheckInForm(diary, day, shown, widest, beside)
        self._trouble = ""
        self._urged = False

    def compose(self) -> ComposeResult:
        form = self._form
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = f"Check-in of {say_day(form.day, form.today)}"
            dialog.border_subtitle = form.state
            yield Static(Content(form.heading), id="before")
            with VerticalScroll(id="lines", can_focus=False):
                yield from form.lines[:-1]
            narrow = self.app.size.width < NORMAL
            yield Static(Content(WHY_NARROW if narrow else WHY), id="why")
            yield form.closing
            yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        self._go(self._form.lines[0])

    def on_resize(self) -> None:
        height = self.size.height
        around = AROUND if height < TALL else AROUND + 2
        self.query_one("#lines").styles.max_height = max(4, height - around)
        self.call_after_refresh(self._say_hint)  # its words are set for the width

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in TYPING and isinstance(self.focused, Input):
            return False  # the text takes them
        return super().check_action(action, parameters)

    # Lines

    @property
    def _line(self) -> Line:
        """The line that is on."""
        on = self.focused.ancestors_with_self if self.focused else ()
        return next((line for line in self._form.lines if line in on), self._form.lines[0])

    def _go(self, line: Line) -> None:
        # At once: the next key belongs to it.
        self.set_focus(line if isinstance(line, Field) else line.query_one(Input))
        self._say_hint()

    def action_move(self, step: int) -> None:
        """Go to the line above or below."""
        lines = [line for line in self._form.lines if line.display]
        at = lines.index(self._line) + step
        if 0 <= at < len(lines):
            self._trouble = ""
            self._go(lines[at])

    def action_go_on(self) -> None:
        """Go to the next line that is asked; from the last question, close the day."""
        line = self._line
        if line is self._form.closing:
            self._close()
        elif isinstance(line, FoldField):
            self._open_foods()
        elif line.problem:
            self._say_trouble(line.problem)
        else:
            self._trouble = ""
            lines = self._form.lines
            later = lines[lines.index(line) + 1 :]
            self._go(next(each for each in later if each.display and self._form.asks(each)))

    def action_type(self, key: str) -> None:
        """Take a typed key to the line that is on."""
        character = " " if key == "space" else spoken(key)
        line, self._trouble = self._line, ""
        if not isinstance(line, Field):
            return
        if character == "=" and self._form.as_before(line):
            self.action_go_on()
        elif line.typed(character):
            if line.complete:
                self.action_go_on()
        elif character == "!":
            self._go(self._form.flags)
        elif character == "m":
            self._open_foods()

    def action_step(self, step: int) -> None:
        """Go a step up or down in the line that is on."""
        line, self._trouble = self._line, ""
        if isinstance(line, Field):
            line.action_step(step)

    def action_take_back(self) -> None:
        """Clear the line that is on, or what was typed last."""
        line, self._trouble = self._line, ""
        if isinstance(line, Field):
            line.action_take_back()

    def action_edit_note(self) -> None:
        """Write the note in the person's own editor, and be at its line then."""
        note = self._form.note
        trouble = note.edit()
        self._trouble = ""
        self._go(note)
        if trouble:
            self._say_trouble(trouble)

    @on(FoldField.Opened)
    def _open_foods(self) -> None:
        form = self._form
        if form.fold is None:
            return
        for food in form.foods:
            food.display = True
        form.fold.display = False
        self._go(form.foods[0])

    @on(FieldChanged)
    def _changed(self, message: FieldChanged) -> None:
        flags = self._form.flags
        new = {*flags.value} - {*flags.initial}
        if message.key == flags.key and new & URGENT_FLAGS and not self._urged:
            from .urgent import UrgentScreen

            self._urged = True
            self.app.push_screen(UrgentScreen("It is kept with the check-in."))
        self._say_hint()

    def on_descendant_focus(self) -> None:
        self._say_hint()

    def _say_hint(self) -> None:
        hint = self.query_one("#hint", Static)
        hint.set_class(bool(self._trouble), "-trouble")
        line = self._line
        width = max(20, hint.size.width)
        words = troubled(self._trouble) if self._trouble else hint_of(self._form, line, width)
        hint.update(words, layout=False)

    def _say_trouble(self, words: str) -> None:
        self._trouble = words
        self._say_hint()

    # Saving and leaving

    @on(ClosingField.Answered)
    def _close(self) -> None:
        closing = self._form.closing
        if closing.problem or closing.value is None:
            self._say_trouble(closing.problem or ANSWER_FIRST)
        else:
            self._save(self._form.draft(closing=True))

    def action_leave(self) -> None:
        """Leave; what is filled in is asked about."""
        from .keep import KeepScreen

        form = self._form
        draft = form.draft(closing=form.closed)
        if draft.empty and not form.at_fault:
            self.dismiss()
            return
        asks = "Keep what is changed?" if form.closed else (
            "Keep what is filled in, without closing the day?"
        )  # fmt: skip
        said = draft.words(self._diary.catalogue, form.today)

        def answered(keep: bool | None) -> None:
            if keep:
                self._save(draft)
            elif keep is False:
                self.dismiss()

        self.app.push_screen(KeepScreen(f"{asks}\n\n{said}".rstrip()), answered)

    def _save(self, draft: CheckInDraft) -> None:
        """Save and leave; where that can't be done, stay and say why."""
        if fault := self._form.at_fault:
            self._go(fault)
            self._say_trouble(fault.problem)
            return
        before = self._diary.version
        try:
            if not draft.empty:
                draft.save(self._diary)
        except (DiaryError, RecordError, FactorError) as error:
            self._say_trouble(f"Not saved: {str(error).removeprefix('not saved: ')}")
            return
        if self._diary.version == before:
            words = "Nothing changed: it was so already."
        else:
            said = draft.words(self._diary.catalogue, self._form.today)
            words = f"Saved: {said} · {self.tracker.keys['app.undo']} undoes it"
        self.tracker.refresh_screens()
        if screen := self.tracker.tracker_screen:
            screen.say(words)
        self.dismiss()
