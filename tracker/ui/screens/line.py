"""A line of the entry language over a screen that has no entry line of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from ..commands import Keys
from ..commands.pages.dialogs import LINE
from ..messages import CheatSheetWanted, EntryLeft, EntryTyped
from ..widgets.cheat_sheet import Card, CheatSheet
from ..widgets.entry_line import EntryLine
from ..widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from ..app import TrackerApp

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
            yield KeyHints(LINE.commands, {"line.enter": self._verb})

    @property
    def entry(self) -> EntryLine:
        return self.query_one(EntryLine)

    def on_mount(self) -> None:
        asked = self._asked
        self.entry.open(asked.text, asked.describe, self._complete, asked.hint, self._earlier)

    @property
    def language_card(self) -> tuple[str, Card]:
        """The language of the line, as the help shows it."""
        card = self._card()
        return card.title, card.card

    @on(CheatSheetWanted)
    def action_language(self) -> None:
        """Show how the line is written; asked again, the keys, with the card put away."""
        shown = self.query(CheatSheet)
        if shown:
            shown.remove()
            cast("TrackerApp", self.app).action_help_here()
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
