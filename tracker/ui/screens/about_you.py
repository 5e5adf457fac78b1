"""About you: what a person may say once, for the gate and the report. Nothing has to be said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tracker.diary import DiaryError
from tracker.entry import EntryError
from tracker.entry.lab_value import lab_value_text, parse_lab_value
from tracker.model import LabValue, Profile, RecordError
from tracker.model.words import visible

from .. import profile_words as words
from ..advice import NOT_ADVICE
from ..commands.pages.forms import PROFILE
from ..form_fields import read_note
from ..messages import FieldChanged
from ..widgets.fields import Field, TextField, YesNoField
from ..widgets.in_place import troubled
from ..widgets.key_hints import KeyHints
from ..widgets.message_line import MessageLine
from ..widgets.save_line import SaveLine
from .tracked import Tracked

LABEL = 22  # columns
Line = Field | TextField


class AboutYouScreen(Tracked, ModalScreen[str | None]):
    """The profile, a line each; returns what was saved in words, None when it is left."""

    CSS_PATH = "about_you.tcss"
    KEY_GROUPS: ClassVar = (PROFILE,)
    BINDINGS: ClassVar[list[BindingType]] = [*PROFILE.bindings()]

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._profile = profile
        self._labs = 0

    def compose(self) -> ComposeResult:
        with Vertical(id="profile"):
            with Horizontal(id="profile-top"):
                yield Static(Content(" About you "), id="profile-head")
                yield Static(Content(NOT_ADVICE.plain), id="profile-note")
            with VerticalScroll(id="profile-lines", can_focus=False):
                yield Static(Content(words.USED_FOR), classes="remark")
                yield from self._lines()
                yield Static(Content("Lab values"), classes="heading")
                yield Static(Content(words.ONE_VALUE), classes="remark")
                with Vertical(id="labs"):
                    for value in self._profile.lab_values:
                        yield self._lab(value)
                    yield self._lab(None)
                yield SaveLine(id="profile-save")
            yield Static("", id="profile-hint", markup=False)
            yield MessageLine(markup=False)
            yield KeyHints(PROFILE.commands)

    def _lines(self) -> list[Line]:
        profile, today = self._profile, self.diary.today()
        since = _Text(
            "since",
            "twitching since",
            profile.since.isoformat() if profile.since else "",
            read=lambda text: words.read_since(text, today),
            means=lambda text: words.since_words(text, today),
        )
        lines: list[Line] = [since]
        for key, label in words.YES_NO.items():
            lines.append(YesNoField(key, label, getattr(profile, key)))
        medicines = profile.medicines or ""
        lines.append(_Text("medicines", "medicines", medicines, read=read_note))
        for line in lines:
            line.label_width = LABEL
        return lines

    def _lab(self, value: LabValue | None) -> _Text:
        """Return a line for a value that is there, or for one more."""
        today = self.diary.today()
        text = lab_value_text(value) if value else ""

        def read(typed: str) -> LabValue:
            if value and typed == text:
                return value  # as it is kept, whatever its line would be read as
            return parse_lab_value(typed, today=today)

        def means(typed: str) -> str:
            return words.lab_words(read(typed), today) if typed.strip() else ""

        self._labs += 1
        label = "lab value" if self._labs == 1 else "another" if value is None else ""
        line = _Text(f"lab-{self._labs}", label, text, read=read, means=means)
        line.label_width = LABEL
        return line

    def on_mount(self) -> None:
        self._focus(self.lines[0])

    # Lines

    @property
    def lines(self) -> list[Line]:
        """The lines in their order, those of the lab values last."""
        return [each for each in self.query("#profile-lines *") if isinstance(each, Line)]

    @property
    def labs(self) -> list[TextField]:
        """The lines of the lab values, the last of them empty."""
        return list(self.query_one("#labs").query(TextField))

    def _on(self) -> Line | None:
        """Return the line with the focus."""
        here = self.focused.ancestors_with_self if self.focused else ()
        return next((line for line in self.lines if line in here), None)

    def _focus(self, line: Widget) -> None:
        self.set_focus(line.input if isinstance(line, TextField) else line, scroll_visible=False)
        line.scroll_visible(animate=False)

    def action_step(self, step: int) -> None:
        """Go to the next line or the one before, around the end."""
        places: list[Widget] = [*self.lines, self.query_one(SaveLine)]
        here = self._on() or self.query_one(SaveLine)
        self._focus(places[(places.index(here) + step) % len(places)])
        if places.index(here) + step == len(places):
            self.query_one("#profile-lines").scroll_home(animate=False)

    async def action_next_line(self) -> None:
        """Go to the next line; on the last one, save."""
        if self._on() is None:
            await self.action_save()
        else:
            self.action_step(1)

    @on(FieldChanged)
    async def _changed(self) -> None:
        self.query_one(MessageLine).say("")
        if self.labs[-1].text.strip():
            await self.query_one("#labs").mount(self._lab(None))
        self._show_hint()

    def on_descendant_focus(self) -> None:
        self._show_hint()

    def _show_hint(self) -> None:
        line = self._on()
        key = "save" if line is None else "lab" if line in self.labs else line.key
        problem = line.problem if line else ""
        means = line.meaning if isinstance(line, _Text) and not problem else ""
        hint = self.query_one("#profile-hint", Static)
        hint.set_class(bool(problem), "-fault")
        said = Content(visible(means or words.HINTS[key]))
        hint.update(troubled(problem) if problem else said)

    # Leaving

    async def _typed(self) -> None:
        """Wait until the line with the focus has taken the keys that came before this one."""
        if self.focused is not None:
            taken = asyncio.Event()
            self.focused.call_later(taken.set)
            await taken.wait()

    def _changes(self) -> dict[str, Any]:
        """Return what the lines say otherwise than the profile, by its fields."""
        said: dict[str, Any] = {
            line.key: line.value for line in self.lines if line not in self.labs
        }
        said["lab_values"] = [line.value for line in self.labs if line.value is not None]
        changes = {key: each for key, each in said.items() if each != getattr(self._profile, key)}
        answered = {"since", "elsewhere"} & {
            key for key, each in changes.items() if each is not None
        }
        if answered:  # the first start need not ask again
            today = self.diary.today()
            changes["asked"] = {**self._profile.asked, **dict.fromkeys(answered, today)}
        return changes

    async def action_save(self) -> None:
        await self._typed()
        self.action_keep()

    async def action_leave(self) -> None:
        await self._typed()
        self.action_drop()

    def action_keep(self) -> None:
        """Save what was changed, as one action; where that can't be, say why."""
        faulty = next((line for line in self.lines if line.problem), None)
        if faulty is not None:
            self._focus(faulty)
            self.query_one(MessageLine).trouble("Not saved yet: this line can't be kept as it is.")
            return
        changes = self._changes()
        if not changes:
            self.dismiss("Nothing changed: it was so already.")
            return
        try:
            self.diary.set_profile(**changes)
        except (DiaryError, EntryError, RecordError) as error:
            self.query_one(MessageLine).trouble(str(error))
            return
        self.dismiss(f"Saved: about you · {self.keys['app.undo']} undoes it")

    def action_drop(self) -> None:
        """Leave; what was said and not saved is asked about once."""
        if not self._changes() and not any(line.problem for line in self.lines):
            self.dismiss(None)
            return
        from .confirm import leave_unsaved

        leave_unsaved(self)


class _Text(TextField):
    """A text that has its line to itself: what it means, or what is wrong with it, stands below
    the lines, and here only a mark."""

    def __init__(
        self,
        key: str,
        label: str,
        text: str,
        *,
        read: Callable[[str], object],
        means: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(key, label, text, read=read)
        self._means = means

    @property
    def meaning(self) -> str:
        """What the text is read as, '' where there is nothing to say."""
        return self._means(self.text) if self._means else ""

    def say_again(self) -> None:
        mark = self.query_one(".problem", Static)
        mark.set_class(bool(self.problem), "-fault")
        mark.display = bool(self.problem)
        mark.update("!")
