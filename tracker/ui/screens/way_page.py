"""What the pages of the guided way have in common: rows to choose from, and words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tracker.diary import DiaryError
from tracker.model.asked import switched
from tracker.model.factors import Factor
from tracker.model.records import TryKind
from tracker.model.way import Way
from tracker.model.width import padded
from tracker.model.words import visible

from ..advice import NOT_ADVICE
from ..commands import Group
from ..looking_back import LookingBack, State
from ..stepping import step as take_step
from ..steps import NOT_KEPT
from ..widgets.key_hints import KeyHints
from ..widgets.message_line import MessageLine
from ..widgets.rows import Rows
from .tracked import NARROW_OR_WIDE, Tracked

LABEL = 25  # columns of a row's name


class Row(NamedTuple):
    """A row: what enter does with it is decided by `key`; `words` say where it stands."""

    key: str
    mark: str
    label: str
    words: str = ""


@dataclass
class WayRead(Message):
    """The diary has been read; `left_out` says what could not be."""

    state: State
    way: Way
    left_out: list[str]


@dataclass
class WayUnread(Message):
    """The diary could not be read; `why` is for the person."""

    why: str


class WayPage(Tracked, ModalScreen[None]):
    """A page over what the diary holds. Subclasses give the rows and the words, and say what
    enter does; `looking` is shared by the pages, so that the diary is read once."""

    IS_PAGE = True  # what it says can be copied
    CSS_PATH = "way.tcss"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    KEY_GROUPS: ClassVar[Sequence[Group]]  # the first is shown at the foot
    PAGE: ClassVar[str]  # the head of the page
    INTRO: ClassVar[str] = ""

    def __init__(self, looking: LookingBack) -> None:
        super().__init__()
        self.looking = looking
        self._way: Way | None = None
        self._shown: State | None = None
        self._row_keys: list[str] = []
        self._left_out: list[str] = []

    @property
    def way(self) -> Way:
        """Where the person stands; there is nothing to choose from before that was read."""
        assert self._way is not None
        return self._way

    # What a page is made of

    def rows(self) -> list[Row]:
        """Return the rows."""
        raise NotImplementedError

    def about(self, key: str) -> list[Content]:
        """Return the paragraphs on a row."""
        raise NotImplementedError

    def open(self, key: str) -> None:
        """Do what enter on a row does."""
        raise NotImplementedError

    def head_words(self) -> str:
        """Return what stands behind the name of the page."""
        return ""

    def compose(self) -> ComposeResult:
        with Horizontal(id="way-top"):
            yield Static("", id="way-head", markup=False)
            yield Static(Content(NOT_ADVICE.plain), id="way-note")
        if self.INTRO:
            yield Static(Content(self.INTRO), id="way-intro", markup=False)
        with Container(id="way-halves"):
            yield Rows(id="way-rows", markup=False, compact=True)
            with VerticalScroll(id="way-scroll", can_focus=False):
                yield Static("Reading the diary …", id="way-about", markup=False)
        yield MessageLine(markup=False)
        yield KeyHints(self.KEY_GROUPS[0].commands, id="way-hints")

    def on_mount(self) -> None:
        self._show_head("")
        self.look()

    def on_screen_resume(self) -> None:
        self.look()

    # Reading

    def look(self) -> None:
        """Read the diary anew where it, the day or what is asked has changed."""
        if self.looking.state != self._shown:
            self._shown = self.looking.state
            self._read(self._shown)

    @work(thread=True, exclusive=True, group="way")
    def _read(self, state: State) -> None:
        try:
            way, left_out = self.looking.read()
        except DiaryError as error:
            self.post_message(WayUnread(str(error)))
        else:
            self.post_message(WayRead(state, way, left_out))

    @on(WayUnread)
    def _unread(self, message: WayUnread) -> None:
        self.query_one("#way-about", Static).update(Content(visible(message.why)))

    @on(WayRead)
    def _was_read(self, message: WayRead) -> None:
        if message.state != self._shown:
            return
        self._way = message.way
        self.show()
        if message.left_out and message.left_out != self._left_out:
            self.trouble(" ".join(message.left_out))
        self._left_out = message.left_out  # said once: what a key did is not to be hidden by it

    def show(self) -> None:
        """Show the rows, the selected one staying so, and the words on it."""
        listed = self.query_one("#way-rows", OptionList)
        before = self.selected
        found = self.rows()
        self._row_keys = [row.key for row in found]
        listed.set_options([Option(_line(row)) for row in found])
        listed.highlighted = self._row_keys.index(before) if before in self._row_keys else 0
        self._show_head(self.head_words())
        self._tell()

    @property
    def selected(self) -> str:
        """The key of the selected row, '' for none."""
        at = self.query_one("#way-rows", OptionList).highlighted
        return self._row_keys[at] if at is not None and at < len(self._row_keys) else ""

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self._way is not None:
            self._tell()

    def _tell(self) -> None:
        paragraphs = self.about(self.selected)
        self.query_one("#way-about", Static).update(Content("\n\n").join(paragraphs))
        self.query_one("#way-scroll", VerticalScroll).scroll_home(animate=False)

    def _show_head(self, text: str) -> None:
        head = Content.assemble((f" {self.PAGE} ", "bold reverse $primary"), f" {text}")
        self.query_one("#way-head", Static).update(head)

    # Saying

    def say(self, text: str) -> None:
        self.query_one(MessageLine).say(text)

    def trouble(self, text: str) -> None:
        self.query_one(MessageLine).trouble(text)

    # Keys

    @on(OptionList.OptionSelected)
    def action_choose(self) -> None:
        """Do what enter on the selected row does, or a click."""
        if self._way is not None and self.selected:
            self.open(self.selected)

    def action_cursor(self, step: int) -> None:
        rows = self.query_one("#way-rows", OptionList)
        last = rows.option_count - 1
        if last >= 0:
            rows.highlighted = max(0, min((rows.highlighted or 0) + step, last))

    def action_page(self, pages: int) -> None:
        scroll = self.query_one("#way-scroll", VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)

    def action_leave(self) -> None:
        self.dismiss()

    def action_step_back(self, step: str) -> None:
        if self.looking.state != self._shown:
            # The newest change may be another tracker's, and nobody here has seen it yet.
            self.say("The diary was changed elsewhere just now; this shows it.")
        else:
            take_step(self.tracker, step, self.say, self.trouble)
        self.look()

    # What several pages offer

    def switch(self, factor: Factor) -> None:
        """Have the check-in ask for a factor, or ask for it no more."""
        if factor.retired:
            key = self.keys["log.factors"]
            self.trouble(f"{factor.label} is retired; {key} on Log brings it back.")
            return
        shown = switched(self.tracker.settings.shown, factor.key)
        self.tracker.keep(NOT_KEPT, shown=shown)
        self.look()
        if factor.key in shown:
            self.say(f"The check-in asks for {factor.label} now; again switches it off.")
        else:
            self.say(f"The check-in asks for {factor.label} no more; what is logged stays.")

    def about_you(self) -> None:
        """Open what the person may say of themselves, and say here what was saved."""
        self.tracker.about_you(self._told)

    def _told(self, words: str) -> None:
        self.look()
        self.say(words)

    def plan(self, kind: TryKind) -> None:
        """Open the plan of a trial of that kind."""
        self.tracker.plan_trial(kind, self._told)


def _line(row: Row) -> Content:
    return Content.assemble(
        (f" {row.mark} ", "$accent"),
        f"{padded(visible(row.label), LABEL)} ",
        (visible(row.words), "$foreground-muted"),
    )


def heading(text: str) -> Content:
    """Return the heading of a paragraph."""
    return Content.styled(text, "bold $primary")


def small(text: str) -> Content:
    """Return a remark."""
    return Content.styled(text, "$foreground-muted")
