"""A line of the entry language over a screen that has no entry line of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ..commands import Keys
from ..messages import CheatSheetWanted, EntryLeft, EntryTyped
from ..widgets.cheat_sheet import CheatSheet
from ..widgets.entry_line import EntryLine

Refused = Callable[[str], None]

Done = TypeVar("Done")


class Asked(Protocol):
    """What a line is for: its text to begin with, a hint while it is empty, and what a text
    means; EntryError, RecordError or FactorError where it means nothing."""

    @property
    def text(self) -> str: ...

    @property
    def hint(self) -> str: ...

    def describe(self, text: str) -> str: ...


class LineScreen(ModalScreen[Done | None]):
    """Asks for one line and says in words what enter would do, as Log's entry line does; `verb`
    is what it does in a word, `card` makes the card that says how it is written.

    `act` does it, or says why it can't; then the text stays. Returns what was done, None when
    the line is left.
    """

    CSS_PATH = "dialogs.tcss"

    def __init__(
        self,
        title: str,
        asked: Asked,
        keys: Keys,
        *,
        act: Callable[[str, Refused], Done | None],
        complete: Callable[[str, int], list[str]],
        earlier: Callable[[], Iterable[str]],
        verb: str = "saves",
        card: Callable[[], CheatSheet] = CheatSheet,
    ) -> None:
        super().__init__()
        self._title = title
        self._asked = asked
        self._keys = keys
        self._act = act
        self._complete = complete
        self._earlier = earlier
        self._verb = verb
        self._card = card

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -line") as dialog:
            dialog.border_title = Content(self._title)
            yield EntryLine(self._keys, "what enter would do is said here")
            yield Static(
                Content.from_markup(
                    "\n[@click=screen.press('enter')]enter $verb[/] · tab completes · ↑ earlier · "
                    "[@click=screen.language]f1 language[/] · "
                    "[@click=screen.press('escape')]esc leaves[/]",
                    verb=self._verb,
                ),
                classes="quiet",
            )

    @property
    def entry(self) -> EntryLine:
        return self.query_one(EntryLine)

    def on_mount(self) -> None:
        asked = self._asked
        self.entry.open(asked.text, asked.describe, self._complete, asked.hint, self._earlier)

    def action_press(self, key: str) -> None:
        """Do what a key in the line does."""
        self.set_focus(self.entry.input)
        self.app.simulate_key(key)

    @on(CheatSheetWanted)
    def action_language(self) -> None:
        """Show how the line is written, or put that away again."""
        shown = self.query(CheatSheet)
        if shown:
            shown.remove()
        else:
            self.query_one(".dialog").mount(self._card())

    @on(EntryTyped)
    def _typed(self, message: EntryTyped) -> None:
        if not self.is_current:
            return  # a second enter that came with the first
        done = self._act(message.text, self.entry.refuse)
        if done is not None:
            self.dismiss(done)

    @on(EntryLeft)
    def _left(self) -> None:
        if self.is_current:
            self.dismiss(None)
