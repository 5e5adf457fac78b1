"""A factor that drinks add up to: one letter a drink, or the day's value as a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.model import FactorError, Intake
from tracker.model.drinks import Drink, drinks_words

from .field import Part
from .number import BLANK, NumberField

NONE = "n"
FEW = 10  # of a unit that drinks have more of: such a number may be meant as drinks


class DrinkField(NumberField):
    """`value` is what is set outright; where nothing is, the day's is the sum of `logged`, the
    drinks there already, and of `added`, those to be added. A drink's letter or a step up adds
    one, a step down takes it back; a number is the day's whole value, with nothing added."""

    def __init__(
        self,
        key: str,
        label: str,
        value: float | None = None,
        *,
        read: Callable[[str], float | str],
        show: Callable[[float | str], str],
        check: Callable[[float], object],
        drinks: Sequence[Drink],
        logged: Sequence[Intake] = (),
        before: str = "",
        ends: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(
            key, label, value, read=read, show=show, stepped=_as_it_is, before=before, ends=ends
        )
        self.drinks = {drink.letter: drink for drink in drinks}
        self.added: list[Drink] = []
        self.remark = ""
        self._check = check
        self._logged = list(logged)
        self._none = False
        self._step = drinks[0].amount

    @property
    def changed(self) -> bool:
        return super().changed or bool(self.added)

    @property
    def complete(self) -> bool:
        return self._none or super().complete

    @property
    def total(self) -> float | None:
        """The day's value with what is added; None where nothing was said."""
        if self.value is None and not self._logged and not self.added:
            return None
        base = self.value if self.value is not None else sum(each.amount for each in self._logged)
        return round(base + sum(drink.amount for drink in self.added), 6)

    def parts(self) -> list[Part]:
        total = self.total
        said = self._text or (BLANK if total is None else self._show(total))
        labels = [intake.label for intake in self._logged] + [drink.label for drink in self.added]
        words = self.remark or drinks_words(labels)
        return [
            Part("‹ ", "$foreground-muted", "-1"),
            Part(said, "bold" if self._text else ""),
            Part(" ›", "$foreground-muted", "1"),
            *([Part(f"  {words}", "$foreground-muted")] if words else []),
        ]

    def typed(self, character: str) -> bool:
        self.remark, self._none = "", False
        if character in self.drinks:
            self._add(self.drinks[character])
        elif character == NONE:
            self._none = True
            self.added.clear()
            self._take("0")
        else:
            if character in self._allowed:
                self.added.clear()
            understood = super().typed(character)
            self.remark = self._not_drinks()
            return understood
        return True

    def _not_drinks(self) -> str:
        """Return a word where a small number looks like one of drinks."""
        first = next(iter(self.drinks.values()))
        if not (self._text and self.value and self.value < FEW <= first.amount):
            return ""
        return f"{first.letter} adds a {first.label}"

    def set_to(self, value: float | str) -> None:
        self.added.clear()
        super().set_to(value)

    def action_step(self, step: int) -> None:
        self.remark = ""
        if step > 0:
            self._add(next(iter(self.drinks.values())))
        elif self.added:
            self._text = ""
            self.added.pop()
            self.say(self.value)
        elif self.value is not None:
            self._text = ""
            self.say(max(0, round(self.value - self._step, 6)))
        else:
            self.remark = "Log deletes a logged one" if self._logged else ""
            self.refresh()

    def action_take_back(self) -> None:
        self.remark = ""
        if self.added:
            self.action_step(-1)
        else:
            super().action_take_back()

    def _add(self, drink: Drink) -> None:
        self._text = ""
        try:
            self._check((self.total or 0) + drink.amount)
        except FactorError as error:
            self.remark = str(error)
            self.refresh()
            return
        self.added.append(drink)
        self.say(self.value)


def _as_it_is(value: float | str | None, _step: int) -> float | str:
    return value if value is not None else 0
