"""A few answers, one of them chosen: by arrows, by a click, or by whoever sets `chosen`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from ..commands.pages.fields import CHOICES

GAP = 3  # columns between answers that stand side by side


class Choices(Static, can_focus=True):
    """Answers under each other, or side by side; `keys` are shown before them, one each.

    `chosen` can be watched; nothing is until somebody chooses, for an enter too early must
    not answer.
    """

    ALLOW_SELECT = False
    KEY_GROUPS: ClassVar = (CHOICES,)
    BINDINGS: ClassVar[list[BindingType]] = [*CHOICES.bindings()]
    chosen: reactive[str | None] = reactive(None)

    def __init__(
        self,
        answers: Mapping[str, str],
        keys: Sequence[str],
        *,
        id: str,
        side_by_side: bool = False,
    ) -> None:
        super().__init__(id=id, markup=False)
        self._answers = dict(answers)
        self._keys = keys
        self._side_by_side = side_by_side

    def watch_chosen(self) -> None:
        self._draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._draw()

    def action_step(self, step: int) -> None:
        """Choose the answer so many places on; the first where none is chosen yet."""
        names = list(self._answers)
        index = 0 if self.chosen is None else names.index(self.chosen) + step
        self.chosen = names[min(max(index, 0), len(names) - 1)]

    def on_click(self, event: events.Click) -> None:
        names = list(self._answers)
        if not self._side_by_side:
            found = names[event.y : event.y + 1]
        else:
            widths = [part.cell_length + GAP for part in self._parts()]
            ends = [sum(widths[: index + 1]) for index in range(len(widths))]
            found = [name for name, end in zip(names, ends, strict=True) if event.x < end][:1]
        if found:
            self.chosen = found[0]

    def _draw(self) -> None:
        between = " " * GAP if self._side_by_side else "\n"
        self.update(Content(between).join(self._parts()))

    def _parts(self) -> list[Content]:
        return [
            self._part(name, key, label)
            for key, (name, label) in zip(self._keys, self._answers.items(), strict=True)
        ]

    def _part(self, name: str, key: str, label: str) -> Content:
        chosen = name == self.chosen
        pointed_at = chosen or (self.chosen is None and name == next(iter(self._answers)))
        here = "▸" if pointed_at and self.has_focus else " "
        return Content.assemble(
            (
                f"{here}{'●' if chosen else '○'} ",
                "$primary bold" if chosen else "$foreground-muted",
            ),
            (f"{key} ", "$foreground-muted"),
            (label, "bold" if chosen else ""),
        )
