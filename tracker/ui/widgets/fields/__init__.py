"""Lines of a form: each asks one thing with the keys that fit it, and says what is wrong as it
is typed. A blank is missing, and stays so."""

from .choice import ChoiceField, SeveralField, YesNoField
from .field import Field, Part
from .number import NumberField, RatingField
from .words import TextField

__all__ = [
    "ChoiceField",
    "Field",
    "NumberField",
    "Part",
    "RatingField",
    "SeveralField",
    "TextField",
    "YesNoField",
]
