"""Lines of a form: each asks one thing with the keys that fit it, and says what is wrong as it
is typed. A blank is missing, and stays so."""

from .choice import ChoiceField, SeveralField, YesNoField
from .closing import NOT_KNOWN, Answer, ClosingField, FoldField
from .drinks import DrinkField
from .field import Field, Part, field_id
from .number import NumberField, RatingField
from .words import OfferField, TextField

__all__ = [
    "NOT_KNOWN",
    "Answer",
    "ChoiceField",
    "ClosingField",
    "DrinkField",
    "Field",
    "FoldField",
    "NumberField",
    "OfferField",
    "Part",
    "RatingField",
    "SeveralField",
    "TextField",
    "YesNoField",
    "field_id",
]
