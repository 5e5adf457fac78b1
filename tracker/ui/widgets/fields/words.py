"""Free text as one line of a form, and words that are offered beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from tracker.model import FactorError, RecordError
from tracker.model.words import visible

from ...commands.pages.fields import TEXT_LINE
from ...messages import FieldChanged
from ..one_line import OneLine
from .field import LABEL, field_id

BETWEEN = " · "


class TextField(Horizontal):
    """A label and a text; `read` makes a value of what is typed, '' is missing (None) unless
    `blank` reads that too. What is wrong with it stands behind, else what `describe` says of it.

    `value` and `problem` are those of the text at any moment.
    """

    DEFAULT_CSS = f"""
    TextField {{ height: 1; width: 1fr; padding: 0 1; }}
    TextField > .label {{ width: {LABEL + 1}; color: $foreground-muted; }}
    TextField > Input {{ width: 1fr; }}
    TextField > .problem {{
        width: auto; max-width: 60%; padding: 0 0 0 2; text-wrap: nowrap; text-overflow: ellipsis;
        color: $foreground-muted;
    }}
    TextField > .problem.-fault {{ color: $error; }}
    """

    def __init__(
        self,
        key: str,
        label: str,
        text: str = "",
        *,
        read: Callable[[str], object] = str,
        describe: Callable[[str], str] | None = None,
        hint: str = "",
        blank: bool = False,
    ) -> None:
        super().__init__(id=field_id(key))
        self.key = key
        self.label_width = LABEL
        self.label = label
        self._text = text
        self._reads = read
        self._describe = describe
        self._hint = hint
        self._blank = blank
        self.value: object = None
        self.problem = ""
        self._take(text)
        self.initial = self.value

    @property
    def changed(self) -> bool:
        """Whether it says something else than at first."""
        return self.value != self.initial

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._text

    @property
    def input(self) -> Input:
        return self.query_one(Input)

    def compose(self) -> ComposeResult:
        label = Static(Content(visible(self.label)), classes="label", markup=False)
        label.styles.width = self.label_width + 1
        yield label
        yield _Line(self._text, self._hint, self.key, self.typed)
        yield self._aside()

    def edit(self) -> str:
        """Have the person's own editor change the text, every line end kept; return why that
        can't be, '' where it was done."""
        from ...own_editor import EditorError, edit_text

        text = self.value if isinstance(self.value, str) else self._text
        try:
            edited = edit_text(self.app, text)
        except EditorError as error:
            return f"{error}."
        if edited != text:
            self.input.value = edited
        self.input.cursor_position = len(self.input.value)
        return ""

    def _aside(self) -> Static:
        return Static("", classes="problem", markup=False)

    def on_mount(self) -> None:
        self.say_again()

    def typed(self, text: str) -> None:
        """Take what now stands in the line and tell the form."""
        self._take(text)
        self.say_again()
        self.post_message(FieldChanged(self.key))

    def say_again(self) -> None:
        """Say beside the line what is wrong with it, else what it means now."""
        aside = self.query_one(".problem", Static)
        aside.set_class(bool(self.problem), "-fault")
        words = self.problem or (self._describe(self._text) if self._describe else "")
        aside.display = bool(words)
        aside.update(Content(visible(words)))

    def _take(self, text: str) -> None:
        from tracker.entry import EntryError

        self._text = text
        self.problem = ""
        try:
            self.value = self._reads(text) if text.strip() or self._blank else None
        except EntryError as error:
            self.problem = error.message
        except (FactorError, RecordError) as error:
            self.problem = str(error)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()  # `typed` has it, and sooner: a key that follows must find it said


class Offered(Protocol):
    """A word that is offered, and what the line holds once it was taken."""

    @property
    def word(self) -> str: ...

    @property
    def text(self) -> str: ...


class OfferField(TextField):
    """A text with words offered beside it: the first is taken with right at the end of the text,
    any of them with a click. `offers` gives them for a text, best first."""

    DEFAULT_CSS = """
    OfferField > .problem { width: 2fr; max-width: 100%; }
    """

    def __init__(
        self,
        key: str,
        label: str,
        text: str = "",
        *,
        read: Callable[[str], object] = str,
        offers: Callable[[str], Iterable[Offered]],
        describe: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(key, label, text, read=read, describe=describe)
        self._offers = offers

    def _aside(self) -> Static:
        return _Offers(self.take_offer)

    def say_again(self) -> None:
        offers = list(self._offers(self._text))
        if offers and not self.problem:
            self.query_one(_Offers).offer([offer.word for offer in offers])
        else:
            self.query_one(_Offers).offer([])
            super().say_again()
            self.query_one(_Offers).display = True  # its room stays

    def take_offer(self, index: int = 0) -> bool:
        """Take an offer into the line; return whether there was one."""
        offers = list(self._offers(self._text))
        if self.problem or index >= len(offers):
            return False
        self.input.value = offers[index].text
        self.input.cursor_position = len(offers[index].text)
        return True


class _Offers(Static):
    """The words offered; a click takes one."""

    def __init__(self, take: Callable[[int], object]) -> None:
        super().__init__("", classes="problem", markup=False)
        self._take = take
        self._words: list[str] = []

    def offer(self, words: list[str]) -> None:
        self._words = [visible(word) for word in words]
        self.remove_class("-fault")
        self.update(Content(BETWEEN.join(self._words)))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        column = -1 if offset is None else offset.x
        for index, word in enumerate(self._words):
            width = Content(word).cell_length
            if 0 <= column < width:
                self._take(index)
                return
            column -= width + len(BETWEEN)


class _Line(OneLine):
    KEY_GROUPS: ClassVar = (TEXT_LINE,)
    BINDINGS: ClassVar[list[BindingType]] = [*TEXT_LINE.bindings()]

    def __init__(self, text: str, hint: str, key: str, typed: Callable[[str], None]) -> None:
        super().__init__(
            text, placeholder=hint, compact=True, select_on_focus=False, id=f"text-{key}"
        )
        self._typed = typed

    def watch_value(self, value: str) -> None:
        if self.is_mounted and isinstance(self.parent, TextField) and value != self.parent.text:
            self._typed(value)

    def action_cursor_right(self, select: bool = False) -> None:
        line = self.parent
        if not (
            self.cursor_at_end and not select and isinstance(line, OfferField) and line.take_offer()
        ):
            super().action_cursor_right(select)
