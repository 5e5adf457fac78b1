"""The quick-entry line, with a live preview of what will be saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tracker.model import FactorError, RecordError
from tracker.model.words import visible

from ..commands import Keys
from ..commands.entry import ENTRY
from ..messages import CheatSheetWanted, EntryEntered, EntryLeft, EntryRefused, EntryTyped
from ..recall import Recall
from .in_place import troubled
from .one_line import OneLine

RESTING = "entry line: ri x2 4 typing · sleep=6.5 · -15m · -- note"
OPEN = "enter saves · tab completes · ↑ earlier · f1 language · escape leaves"


class EntryLine(Vertical):
    """An input that says in words what enter would save, or which word is not understood.

    `describe` turns text into words and raises EntryError, RecordError or FactorError;
    `complete` gives completions of the word at the cursor, best first; up and down go through
    `earlier` lines. All are set by `open`, so that one line serves episodes, factors and check-ins.
    """

    def __init__(self, keys: Keys, opened: str = OPEN) -> None:
        super().__init__(id="entry")
        self._opened = opened  # what is said below the line while it is open and empty
        self._keys = keys
        self._describe: Callable[[str], str] = str
        self._complete: Callable[[str, int], list[str]] = _no_completions
        self._fault = _FaultHighlighter()
        self._resting = self._invitation
        self._held = ""
        self._earlier: Callable[[], Iterable[str]] = tuple
        self._recall: Recall | None = None
        self._said = self._invitation

    @property
    def _invitation(self) -> str:
        return f"{self._keys['log.entry']}  {RESTING}"

    def compose(self) -> ComposeResult:
        yield _EntryInput(self._fault, _WordSuggester(self))
        yield Static(Content(self._invitation), id="preview", markup=False)

    @property
    def input(self) -> OneLine:
        return self.query_one(OneLine)

    @property
    def active(self) -> bool:
        """Whether the line has the focus."""
        return self.input.has_focus

    @property
    def being_typed(self) -> str:
        """What is being typed; '' while the line shows what waits to be saved."""
        return "" if self._held else self.input.value

    def open(
        self,
        text: str,
        describe: Callable[[str], str],
        complete: Callable[[str, int], list[str]],
        hint: str = "",
        earlier: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """Put text into the line and the cursor behind it."""
        self._held = ""
        self._earlier, self._recall = earlier, None
        self._describe = describe
        self._complete = complete
        self._resting = self._opened
        self.input.placeholder = hint
        self.input.value = text
        self.input.cursor_position = len(text)
        self.input.begin_anew()
        # At once: keys that came with the one that opened the line belong into it.
        self.screen.set_focus(self.input)
        self.preview(text)

    def ask(self, words: str) -> None:
        """Ask something below the line, without the focus: it may well be ignored."""
        if not (self.active or self._held):
            self._words(words, fault=False)

    def rest(self) -> None:
        """Ask no more."""
        self.ask(self._invitation)

    def recall(self, back: int) -> None:
        """Put an earlier line into this one, or (negative) a later one."""
        if self._recall is None:
            self._recall = Recall(self._earlier())
        self.input.value = self._recall.step(back, self.input.value)
        self.input.cursor_position = len(self.input.value)

    def add(self, words: str) -> None:
        """Put words where the cursor is in the line that is open, and go on there."""
        before = self.input.value[: self.input.cursor_position]
        gap = "" if not before or before.endswith(" ") else " "
        self.screen.set_focus(self.input)
        self.input.insert_text_at_cursor(f"{gap}{words}")

    def hold(self, text: str, words: str) -> None:
        """Show text that waits in the line, and what becomes of it; the keys stay elsewhere."""
        self.close()
        self._held = words
        self.input.value = text
        self._words(words, fault=True)

    def refuse(self, why: str) -> None:
        """Say why what is in the line could not be saved, until it is typed on."""
        self._words(why, fault=True)

    def close(self) -> None:
        """Empty the line and give back its resting words."""
        self._held = ""
        self._fault.span = None
        self.input.value = ""
        self.input.placeholder = ""
        self._resting = self._invitation
        self._words(self._resting, fault=False)

    def say_again(self) -> None:
        """Say anew what the line would save; the day it belongs to may be another now."""
        if self.input.value and not self._held:
            self.preview(self.input.value)

    def completions(self, text: str, cursor: int) -> list[str]:
        """Return completions of the word at the cursor, best first."""
        return self._complete(text, cursor)

    def preview(self, text: str) -> bool:
        """Say what `text` would save; return whether it is understood."""
        self._fault.span = None
        if not text.strip():
            self._words(self._resting, fault=False)
            return False
        from tracker.entry import EntryError  # late: the first screen needs none of it

        try:
            self._words(self._describe(text), fault=False)
        except EntryError as error:
            self._fault.span = (error.start, max(error.end, error.start + 1))
            self._words(error.message, fault=True)
            return False
        except (RecordError, FactorError) as error:
            self._words(str(error), fault=True)
            return False
        finally:
            self.input.refresh()
        return True

    def _words(self, text: str, *, fault: bool) -> None:
        preview = self.query_one("#preview", Static)
        if text != self._said or fault != preview.has_class("-fault"):
            self._said = text
            preview.set_class(fault, "-fault")
            preview.update(troubled(text) if fault else Content(visible(text)))

    def on_click(self, event: events.Click) -> None:
        if event.widget is not self.input:  # the words below it: typing is what they are about
            self.screen.set_focus(self.input)

    def on_descendant_focus(self) -> None:
        self.post_message(EntryEntered())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.active:
            self.preview(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.post_message(EntryLeft())
        elif self.preview(event.value):
            self.post_message(EntryTyped(event.value))
        else:
            self.post_message(EntryRefused())

    def wants_cheat_sheet(self) -> None:
        """Have it shown how the line is written."""
        self.post_message(CheatSheetWanted())

    def left(self) -> None:
        """Leave without saving."""
        self.post_message(EntryLeft())


class _EntryInput(OneLine):
    KEY_GROUPS: ClassVar = (ENTRY,)
    BINDINGS: ClassVar[list[BindingType]] = [*ENTRY.bindings()]

    def __init__(self, highlighter: Highlighter, suggester: Suggester) -> None:
        super().__init__(
            id="entry-input",
            highlighter=highlighter,
            suggester=suggester,
            select_on_focus=False,  # what is put into the line is to be typed on, not over
            compact=True,
        )

    def on_click(self, event: events.Click) -> None:
        """Take what is suggested behind the text, when that is clicked."""
        offset = event.get_content_offset(self)
        behind = offset is not None and self._cell_offset_to_index(offset.x) >= len(self.value)
        if behind and self._suggestion and self.cursor_at_end:
            self.action_cursor_right()

    def _line(self) -> EntryLine:
        return self.query_ancestor(EntryLine)

    async def _on_key(self, event: events.Key) -> None:
        if event.character == "?" and not self.value:  # no line begins with it
            event.stop()
            event.prevent_default()
            self.action_cheat_sheet()
        else:
            await super()._on_key(event)

    def action_leave(self) -> None:
        self._line().left()

    def action_recall(self, back: int) -> None:
        self._line().recall(back)

    def action_cheat_sheet(self) -> None:
        self._line().wants_cheat_sheet()

    def action_take_completion(self) -> None:
        words = self._line().completions(self.value, self.cursor_position)
        if not words:
            return
        from tracker.entry import word_at

        self.replace(words[0], *word_at(self.value, self.cursor_position))


class _WordSuggester(Suggester):
    """Shows the rest of the word being typed."""

    def __init__(self, line: EntryLine) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._line = line

    async def get_suggestion(self, value: str) -> str | None:
        from tracker.entry import word_at

        start, end = word_at(value, len(value))
        typed = value[start:end]
        if len(typed) < 2:
            return None
        for word in self._line.completions(value, len(value)):
            if word.startswith(typed) and word != typed:
                return value[:start] + word
        return None


class _FaultHighlighter(Highlighter):
    """Underlines the word that is not understood."""

    span: tuple[int, int] | None = None

    def highlight(self, text: Text) -> None:
        if self.span is not None:
            text.stylize("underline bold", *self.span)


def _no_completions(_text: str, _cursor: int) -> list[str]:
    return []
