"""Ratings by digit, and numbers or times as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from tracker.model import FactorError, RecordError

from ...commands.pages.fields import FIELD, NUMBER, RATING
from .field import Field, Part

HIGHEST = 10
BLANK = "–"


class RatingField(Field):
    """0 to 10: a digit sets it, `1` and then `0` makes ten; left and right go a step. The scale
    shows where the keys or the mouse are, with `scale` everywhere."""

    KEY_GROUPS: ClassVar = (RATING, FIELD)

    _one = False  # just typed: a 0 behind it makes ten
    _pointed_at = False

    def __init__(
        self,
        key: str,
        label: str,
        value: int | None = None,
        *,
        before: str = "",
        scale: bool = False,
    ) -> None:
        super().__init__(key, label, value, before=before)
        self._scale = scale

    @property
    def complete(self) -> bool:
        return self.value is not None and not self._one

    def parts(self) -> list[Part]:
        here = self.has_focus or self._pointed_at
        if not (here or self._scale):
            return [Part("  "), Part(BLANK if self.value is None else str(self.value))]
        others = "" if here else "$foreground-muted"
        return [
            part
            for number in range(HIGHEST + 1)
            for part in (
                Part(str(number), "reverse bold" if number == self.value else others, str(number)),
                Part(" "),
            )
        ]

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self._one = False
        self.refresh()

    def on_enter(self) -> None:
        self._pointed_at = True
        self.refresh()

    def on_leave(self) -> None:
        self._pointed_at = False
        self.refresh()

    def typed(self, character: str) -> bool:
        if not (character.isascii() and character.isdigit()):
            return False
        ten = self._one and character == "0"
        self._one = character == "1"
        self.say(HIGHEST if ten else int(character))
        return True

    def pressed(self, does: str) -> None:
        self.set_to(int(does))

    def set_to(self, value: int) -> None:
        self._one = False
        self.say(value)

    def action_step(self, step: int) -> None:
        self._one = False
        if self.value is None:
            self.say(0 if step > 0 else HIGHEST)
        else:
            self.say(max(0, min(self.value + step, HIGHEST)))

    def action_take_back(self) -> None:
        self._one = False
        super().action_take_back()


class NumberField(Field):
    """Something typed that `read` makes a value of (EntryError, FactorError or RecordError says
    what is wrong) and `show` puts in words; left and right go to what `stepped` makes of the
    value, nowhere without it. `letters` are taken behind a digit only: by themselves they are
    keys. `ends` says of a text that is understood whether it is whole."""

    KEY_GROUPS: ClassVar = (NUMBER, FIELD)

    def __init__(
        self,
        key: str,
        label: str,
        value: float | str | None = None,
        *,
        read: Callable[[str], float | str],
        show: Callable[[float | str], str],
        stepped: Callable[[float | str | None, int], float | str] | None,
        before: str = "",
        allowed: str = "0123456789.,:",
        letters: str = "",
        ends: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(key, label, value, before=before)
        self._read = read
        self._show = show
        self._stepped = stepped
        self._allowed = allowed
        self._letters = letters
        self._ends = ends
        self._text = ""
        self._before_typing: float | str | None = value

    @property
    def complete(self) -> bool:
        if self._ends is None or self.problem or not self._text:
            return False
        return self._ends(self._text)

    def parts(self) -> list[Part]:
        said = self._text or (BLANK if self.value is None else self._show(self.value))
        style = "bold" if self._text else ""
        if self._stepped is None:
            return [Part("  "), Part(said, style)]
        return [
            Part("‹ ", "$foreground-muted", "-1"),
            Part(said, style),
            Part(" ›", "$foreground-muted", "1"),
        ]

    def typed(self, character: str) -> bool:
        if character == "-" or (character == "+" and "+" not in self._allowed):
            self.action_step(-1 if character == "-" else 1)
            return True
        if character not in (self._allowed + self._letters if self._text else self._allowed):
            return False
        self._take(self._text + character)
        return True

    def pressed(self, does: str) -> None:
        self.action_step(int(does))

    def set_to(self, value: float | str) -> None:
        self._text = ""
        self.say(value)

    def action_step(self, step: int) -> None:
        if self._stepped is not None:
            self._text = ""
            self.say(self._stepped(self.value, step))

    def action_take_back(self) -> None:
        self._take(self._text[:-1])

    def on_blur(self) -> None:
        if not self.problem:
            self._text = ""
        self.refresh()

    def _take(self, text: str) -> None:
        from tracker.entry import EntryError

        if not self._text:
            self._before_typing = self.value
        self._text = text
        if not text:
            self.say(None)
            return
        try:
            self.say(self._read(text))
        except EntryError as error:
            self._refuse(error.message)
        except (FactorError, RecordError) as error:
            self._refuse(str(error))

    def _refuse(self, why: str) -> None:
        # Of "25", the 2 that was understood on the way is nothing that anybody said.
        self.value = self._before_typing
        self.say(None, why)
