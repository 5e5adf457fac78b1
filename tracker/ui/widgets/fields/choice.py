"""One of a few words, several of them, or yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from ...commands.pages.fields import CHOICE, FIELD, SEVERAL, YES_NO
from .field import Field, Part

CHOSEN, AT_CURSOR = "reverse bold", "underline"


class ChoiceField(Field):
    """One of a few words: left and right change it, a letter goes to the next one that begins
    with it. `choices` are pairs of a value and its word."""

    KEY_GROUPS: ClassVar = (CHOICE, FIELD)

    wraps = True
    DEFAULT_CSS = "ChoiceField { height: auto; }"

    def __init__(
        self,
        key: str,
        label: str,
        value: Any = None,
        *,
        choices: Sequence[tuple[Any, str]],
        before: str = "",
    ) -> None:
        super().__init__(key, label, value, before=before)
        self.choices = list(choices)

    def parts(self) -> list[Part]:
        found = []
        for index, (value, word) in enumerate(self.choices):
            style = CHOSEN if value == self.value and self.value is not None else ""
            found += [Part(f" {word} ", style, str(index)), Part(" ")]
        return found

    def typed(self, character: str) -> bool:
        at = self._index()
        ahead = [*range(at + 1, len(self.choices)), *range(at + 1)]
        for index in ahead:
            if self.choices[index][1].startswith(character.lower()):
                self.say(self.choices[index][0])
                return True
        return False

    def pressed(self, does: str) -> None:
        value = self.choices[int(does)][0]
        self.say(None if value == self.value else value)

    def action_step(self, step: int) -> None:
        at = self._index()
        if at < 0:
            self.say(self.choices[0 if step > 0 else -1][0])
        else:
            self.say(self.choices[max(0, min(at + step, len(self.choices) - 1))][0])

    def _index(self) -> int:
        values = [value for value, _ in self.choices]
        return values.index(self.value) if self.value in values else -1


class YesNoField(ChoiceField):
    """Yes or no by one key; neither is missing."""

    KEY_GROUPS: ClassVar = (YES_NO, FIELD)

    def __init__(
        self, key: str, label: str, value: bool | None = None, *, before: str = ""
    ) -> None:
        super().__init__(key, label, value, choices=[(True, "yes"), (False, "no")], before=before)

    @property
    def complete(self) -> bool:
        return self.value is not None


class SeveralField(Field):
    """Several of a few words: left and right go along them, space takes one in or out, and a
    letter does so with the next one that begins with it. The value is a list, in the order of
    the choices; none chosen is the empty list."""

    KEY_GROUPS: ClassVar = (SEVERAL, FIELD)

    wraps = True
    DEFAULT_CSS = "SeveralField { height: auto; }"

    def __init__(
        self,
        key: str,
        label: str,
        value: Sequence[Any] = (),
        *,
        choices: Sequence[tuple[Any, str]],
        before: str = "",
    ) -> None:
        super().__init__(key, label, list(value), before=before)
        self.choices = list(choices)
        self._cursor = 0

    def parts(self) -> list[Part]:
        found = []
        for index, (value, word) in enumerate(self.choices):
            style = CHOSEN if value in self.value else ""
            if self.has_focus and index == self._cursor:
                style = f"{style} {AT_CURSOR}".strip()
            found += [Part(f" {word} ", style, str(index)), Part("")]
        return found

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def typed(self, character: str) -> bool:
        if character == " ":
            self._toggle(self._cursor)
            return True
        at = self._cursor
        for index in [*range(at + 1, len(self.choices)), *range(at + 1)]:
            if self.choices[index][1].startswith(character.lower()):
                self._cursor = index
                self._toggle(index)
                return True
        return False

    def pressed(self, does: str) -> None:
        self._cursor = int(does)
        self._toggle(self._cursor)

    def action_step(self, step: int) -> None:
        self._cursor = max(0, min(self._cursor + step, len(self.choices) - 1))
        self.refresh()

    def action_take_back(self) -> None:
        self.say([])

    def _toggle(self, index: int) -> None:
        chosen = {*self.value} ^ {self.choices[index][0]}
        self.say([each for each, _ in self.choices if each in chosen])
