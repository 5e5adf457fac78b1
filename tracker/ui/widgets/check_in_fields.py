"""The line of a form that fits what a check-in asks."""

from __future__ import annotations

from tracker.model.drinks import DRINKS
from tracker.model.words import FLAGS

from ..check_in_lines import Asked, ends, reader, stepper
from .fields import DrinkField, Field, NumberField, RatingField, SeveralField, YesNoField

# Each begins with a letter of its own.
FLAG_WORDS = {
    "numbness": "numb", "tingling": "tingle", "weakness": "weak", "grip": "grip", "pain": "pain",
    "stiffness": "stiff", "thinner": "looks thin",
}  # fmt: skip


def field_of(line: Asked) -> Field:
    """Return the field for a line, with what is recorded in it and the day before's beside."""
    factor, value = line.factor, line.value
    before = factor.say(line.before)
    if factor.kind == "rating":
        rating = value if isinstance(value, int) else None
        return RatingField(factor.key, line.label, rating, before=before)
    if factor.kind == "yesno":
        return YesNoField(factor.key, line.label, value if isinstance(value, bool) else None,
                          before=before)  # fmt: skip
    if factor.key in DRINKS:
        return DrinkField(
            factor.key,
            line.label,
            value if isinstance(value, int | float) else None,
            read=reader(factor),
            show=factor.say,
            check=factor.check,
            drinks=DRINKS[factor.key],
            logged=line.logged,
            before=before,
            ends=ends(factor),
        )
    return NumberField(
        factor.key,
        line.label,
        value,
        read=reader(factor),
        show=factor.say,
        stepped=stepper(factor, line.before),
        before=before,
        letters="apm" if factor.kind == "time" else "",
        ends=ends(factor),
    )


def flags_field(flags: list[str]) -> SeveralField:
    """Return the line for the day's flags."""
    return SeveralField("flags", "flags", flags, choices=[(key, FLAG_WORDS[key]) for key in FLAGS])
