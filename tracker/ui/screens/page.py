"""A page over the screen below it: a head, what is to be read, and the keys at its foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from tracker.model.words import visible

from ..commands import Group
from ..widgets.key_hints import KeyHints
from ..widgets.message_line import MessageLine
from .tracked import NARROW_OR_WIDE, Tracked

Result = TypeVar("Result")


class PageScreen(Tracked, ModalScreen[Result], Generic[Result]):
    """A page; subclasses compose its middle and say its keys."""

    IS_PAGE = True  # what it says can be copied
    CSS_PATH: ClassVar[list[str | PurePath]] = ["page.tcss"]
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    DEFAULT_CLASSES = "-page"
    HEAD: ClassVar[str]
    KEY_GROUPS: ClassVar[Sequence[Group]]  # the first is shown at the foot

    def compose(self) -> ComposeResult:
        yield Static(self._head_words(""), id="page-head", markup=False)
        yield from self.compose_middle()
        yield MessageLine(markup=False)
        yield KeyHints(self.KEY_GROUPS[0].commands, self.hints())

    def compose_middle(self) -> ComposeResult:
        """Yield what stands between the head and the line that says what happened."""
        raise NotImplementedError

    def hints(self) -> Mapping[str, str]:
        """Return what keys at the foot do here, by the id of their command, where that is not
        what they do at any time."""
        return {}

    def say_head(self, words: str) -> None:
        """Say beside the page's name where one is in it."""
        self.query_one("#page-head", Static).update(self._head_words(words))

    def _head_words(self, words: str) -> Content:
        return Content.assemble((f" {self.HEAD} ", "bold reverse $primary"), f" {visible(words)}")

    def say(self, text: str) -> None:
        self.query_one(MessageLine).say(text)

    def trouble(self, text: str) -> None:
        self.query_one(MessageLine).trouble(text)

    @property
    def scrolled(self) -> Widget:
        """What up and down scroll."""
        return self.query(VerticalScroll).first()

    def action_scroll(self, lines: int) -> None:
        self.scrolled.scroll_relative(y=lines, animate=False)

    def action_select(self, step: int) -> None:
        rows = self.query_one(OptionList)
        if step < 0:
            rows.action_cursor_up()
        else:
            rows.action_cursor_down()

    def action_page(self, pages: int) -> None:
        scrolled = self.scrolled
        scrolled.scroll_relative(y=pages * max(1, scrolled.size.height - 1), animate=False)


def headed(parts: Sequence[tuple[str, Sequence[str]]]) -> Content:
    """Return paragraphs under their headings, safe to show."""
    blocks = [
        Content("\n").join(
            [Content.styled(heading, "bold $primary"), *(Content(visible(line)) for line in lines)]
        )
        for heading, lines in parts
    ]
    return Content("\n\n").join(blocks)
