"""Free text as one line of a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from tracker.model import FactorError, RecordError
from tracker.model.words import visible

from ...messages import FieldChanged
from ..one_line import OneLine
from .field import LABEL


class TextField(Horizontal):
    """A label and a text; `read` makes a value of what is typed, '' is missing (None). What is
    wrong with it stands behind."""

    DEFAULT_CSS = f"""
    TextField {{ height: 1; width: 1fr; padding: 0 1; }}
    TextField > .label {{ width: {LABEL + 1}; color: $foreground-muted; }}
    TextField > Input {{ width: 1fr; }}
    TextField > .problem {{ width: auto; color: $error; }}
    """

    def __init__(
        self,
        key: str,
        label: str,
        text: str = "",
        *,
        read: Callable[[str], object] = str,
        hint: str = "",
    ) -> None:
        super().__init__(id=f"field-{key}")
        self.key = key
        self._label = label
        self._text = text
        self._reads = read
        self._hint = hint
        self.problem = ""
        self.initial = self.value = read(text) if text else None

    @property
    def changed(self) -> bool:
        """Whether it says something else than at first."""
        return self.value != self.initial

    def compose(self) -> ComposeResult:
        yield Static(Content(visible(self._label)), classes="label", markup=False)
        yield _Line(
            self._text,
            placeholder=self._hint,
            compact=True,
            select_on_focus=False,
            id=f"text-{self.key}",
        )
        yield Static("", classes="problem", markup=False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        from tracker.entry import EntryError

        event.stop()
        self.problem = ""
        try:
            self.value = self._reads(event.value) if event.value.strip() else None
        except EntryError as error:
            self.problem = error.message
        except (FactorError, RecordError) as error:
            self.problem = str(error)
        self.query_one(".problem", Static).update(
            Content(f"  {visible(self.problem)}" if self.problem else "")
        )
        self.post_message(FieldChanged(self.key))


class _Line(OneLine):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "line before", show=False, priority=True),
        Binding("down,enter", "app.focus_next", "next line", show=False, priority=True),
    ]
