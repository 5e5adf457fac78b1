"""The last question of a check-in, and a line that unfolds others."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.message import Message

from tracker.model.records import MAX_COUNT

from ...commands.pages.fields import CLOSING, FIELD
from .choice import CHOSEN
from .field import Field, Part

NOT_KNOWN: Literal["not known"] = "not known"
Answer = int | Literal["not known"]


class ClosingField(Field):
    """Twitches that were not logged: none by `0`, a number, `d` for not known. `0` and `d` say
    it all; a number waits for enter."""

    KEY_GROUPS: ClassVar = (CLOSING, FIELD)

    class Answered(Message):
        """The question was answered by the mouse."""

    value: Answer | None

    def __init__(self, key: str, label: str, value: Answer | None = None) -> None:
        super().__init__(key, label, value)
        self._text = ""

    @property
    def complete(self) -> bool:
        return self.value == NOT_KNOWN or (self.value == 0 and not self.problem)

    def parts(self) -> list[Part]:
        about = isinstance(self.value, int) and self.value > 0
        number = self._text if self.problem else str(self.value) if about else "N"
        found = [
            Part(" none ", CHOSEN if self.value == 0 else "", "none"),
            Part(" ‹ ", "$foreground-muted", "-1"),
            Part(f" about {number} ", CHOSEN if about else "", "1"),
            Part(" › ", "$foreground-muted", "1"),
            Part(" don't know ", CHOSEN if self.value == NOT_KNOWN else "", "unknown"),
        ]
        return [*found, Part("  "), Part("close", "underline", "close")] if about else found

    def typed(self, character: str) -> bool:
        if character == "d":
            self._text = ""
            self.say(NOT_KNOWN)
        elif character.isascii() and character.isdigit():
            self._take(self._text + character)
        else:
            return False
        return True

    def pressed(self, does: str) -> None:
        if does in ("-1", "1"):
            self.action_step(int(does))
            return
        if does != "close":
            self._text = ""
            self.say(0 if does == "none" else NOT_KNOWN)
        self.post_message(self.Answered())

    def action_step(self, step: int) -> None:
        self._text = ""
        number = self.value if isinstance(self.value, int) else 0
        self.say(max(0, min(number + step, MAX_COUNT)))

    def action_take_back(self) -> None:
        self._take(self._text[:-1])

    def on_blur(self) -> None:
        if not self.problem:
            self._text = ""  # a digit typed later begins anew

    def _take(self, text: str) -> None:
        self._text = text
        if text and int(text) > MAX_COUNT:
            self.say(None, f"1 to {MAX_COUNT}")
        else:
            self.say(int(text) if text else None)


class FoldField(Field):
    """A line that stands for several others until it is opened."""

    class Opened(Message):
        """The lines are to be shown."""

    def __init__(self, key: str, label: str, words: str) -> None:
        super().__init__(key, label)
        self._words = words

    def parts(self) -> list[Part]:
        return [Part(f"▸ {self._words}", "$foreground-muted", "open")]

    def typed(self, character: str) -> bool:
        if character != " ":
            return False
        self.post_message(self.Opened())
        return True

    def pressed(self, _does: str) -> None:
        self.post_message(self.Opened())

    def action_step(self, _step: int) -> None:
        self.post_message(self.Opened())

    def action_take_back(self) -> None:
        """Nothing is said here."""
