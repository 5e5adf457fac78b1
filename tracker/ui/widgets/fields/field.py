"""What all lines of a form have in common: a label, a value or none, and what is beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tracker.model.width import padded
from tracker.model.words import visible

from ...commands import Group
from ...commands.pages.fields import FIELD
from ...messages import FieldChanged

LABEL = 18  # columns, unless a form has less room for them


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

    `label_width` columns are kept for the label, and `beside` for what stands behind it, so that
    what is before stands in a column of its own; 0 lets it follow at once.
    """

    ALLOW_SELECT = False
    label_width = LABEL
    beside = 0

    KEY_GROUPS: ClassVar[Sequence[Group]] = (FIELD,)
    BINDINGS: ClassVar[list[BindingType]] = [*FIELD.bindings()]
    DEFAULT_CSS = """
    Field { height: 1; width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    wraps: ClassVar[bool] = False  # whether parts that have no room go to a further row

    def __init__(self, key: str, label: str, value: Any = None, *, before: str = "") -> None:
        super().__init__(id=field_id(key), markup=False)
        self._clicked: list[list[Part]] = []
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

    @property
    def complete(self) -> bool:
        """Whether what was typed last says it all, so that a form may go to its next line."""
        return False

    def parts(self) -> list[Part]:
        """Return what stands behind the label."""
        raise NotImplementedError

    def typed(self, character: str) -> bool:
        """Take a printable key; return whether it means something here."""
        raise NotImplementedError

    def pressed(self, does: str) -> None:
        """Take a click on a part."""
        raise NotImplementedError

    def set_to(self, value: Any) -> None:
        """Say this instead of what was typed."""
        self.say(value)

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
        width = self.label_width
        line = [Content.styled(f"{padded(visible(self.label), width)} ", "$foreground-muted")]
        for number, row in enumerate(self._rows(self.content_size.width)):
            line += [Content(f"\n{'':{width + 1}}")] if number else []
            line += [Content.styled(part.text, part.style) for part in row]
        if self.problem:
            line.append(Content.styled(f"   {visible(self.problem)}", "$error"))
        elif self.before:
            line.append(Content(" " * (self.beside - sum(part.cell_length for part in line[1:]))))
            line.append(Content.styled(f"   {visible(self.before)}", "$foreground-muted"))
        return Content("").join(line)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def _rows(self, width: int) -> list[list[Part]]:
        """Return the parts in the rows that they need at this width."""
        room = width - self.label_width - 1
        rows: list[list[Part]] = [[]]
        used = 0
        for part in self.parts():
            cells = Content(part.text).cell_length
            if self.wraps and rows[-1] and used + Content(part.text.rstrip()).cell_length > room:
                rows.append([])
                used = 0
            if part.text.strip() or rows[-1] or len(rows) == 1:
                rows[-1].append(part)
                used += cells
        return rows

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character and self.typed(event.character):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def on_mouse_down(self) -> None:
        # A click means what was there to be seen, not what the focus then brings.
        self._clicked = self._rows(self.content_size.width)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._clicked):
            return
        column = offset.x - self.label_width - 1
        for part in self._clicked[offset.y]:
            width = Content(part.text).cell_length
            if 0 <= column < width and part.does:
                self.pressed(part.does)
                return
            column -= width


def field_id(key: str) -> str:
    """Return the id of a line's widget; a person's own factor may have letters of any language,
    which an id can't."""
    plain = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "_-") else f"-{ord(letter):x}"
        for letter in key
    )
    return f"field-{plain}"
