"""What all lines of a form have in common: a label, a value or none, and what is beside it."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tracker.model.words import visible

from ...messages import FieldChanged

LABEL = 18  # columns


class Part(NamedTuple):
    """A piece of a line; a click on one with `does` does that."""

    text: str
    style: str = ""
    does: str = ""


class Field(Static, can_focus=True):
    """A line that asks one thing. `value` is None where nothing was said; `problem` says what is
    wrong with what has been typed, and `value` is then what it was before.

    `before` stands in grey beside it, such as yesterday's value. Up and down go to the other
    lines, in the order in which the keys arrive (that is why they have priority: what is typed
    waits at the line it was typed into); a subclass says what its own keys do.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "line before", show=False, priority=True),
        Binding("down,enter", "app.focus_next", "next line", show=False, priority=True),
        Binding("left", "step(-1)", "less", show=False),
        Binding("right", "step(1)", "more", show=False),
        Binding("backspace,delete", "take_back", "clear", show=False),
    ]
    DEFAULT_CSS = """
    Field { height: 1; width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Field:focus { background: $primary 20%; }
    """

    def __init__(self, key: str, label: str, value: Any = None, *, before: str = "") -> None:
        super().__init__(id=f"field-{key}", markup=False)
        self.key = key
        self.label = label
        self.before = before
        self.initial = value
        self.value: Any = value
        self.problem = ""

    @property
    def changed(self) -> bool:
        """Whether it says something else than at first."""
        return bool(self.value != self.initial)

    def parts(self) -> list[Part]:
        """Return what stands behind the label."""
        raise NotImplementedError

    def typed(self, character: str) -> bool:
        """Take a printable key; return whether it means something here."""
        raise NotImplementedError

    def pressed(self, does: str) -> None:
        """Take a click on a part."""
        raise NotImplementedError

    def action_step(self, step: int) -> None:
        """Go a step up or down."""

    def action_take_back(self) -> None:
        """Take back the last character, or clear the line."""
        self.say(None)

    def say(self, value: Any, problem: str = "") -> None:
        """Make this the value (unless there is a problem with it) and tell the form."""
        if not problem:
            self.value = value
        self.problem = problem
        self.refresh()
        self.post_message(FieldChanged(self.key))

    def render(self) -> Content:
        label = Content.styled(f"{visible(self.label)[:LABEL]:<{LABEL}} ", "$foreground-muted")
        line = [label, *[Content.styled(part.text, part.style) for part in self.parts()]]
        if self.problem:
            line.append(Content.styled(f"   {visible(self.problem)}", "$error"))
        elif self.before:
            line.append(Content.styled(f"   {visible(self.before)}", "$foreground-muted"))
        return Content("").join(line)

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character and self.typed(event.character):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        column = offset.x - LABEL - 1
        for part in self.parts():
            width = Content(part.text).cell_length
            if 0 <= column < width and part.does:
                self.pressed(part.does)
                return
            column -= width
