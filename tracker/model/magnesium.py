"""Magnesium in food, what is known of its use, and the figures shown only on request."""

from __future__ import annotations

from typing import Final, NamedTuple

FOOD_SOURCE: Final = "secondary lists after NIH ODS and USDA"
ESTIMATE: Final = "Milligrams are an estimate."
EVIDENCE: Final = (
    "The evidence is thin: a Cochrane review (CD009402, 2020) found no meaningful benefit of "
    "magnesium for ordinary leg cramps in older adults, and cramps are not twitches. In its "
    "trials the placebo arms improved by about a quarter in four weeks."
)
BEFORE_AFTER: Final = "So a before/after difference alone never shows benefit."
INTAKE: Final = (
    "Recommended from all sources together, a day: US men 400 mg (19 to 30) or 420 mg (31 and "
    "older), women 310 or 320 mg (NIH ODS); EU men 350 mg, women 300 mg (EFSA 2015)."
)
UPPER_LEVEL: Final = (
    "Upper level for supplements alone, a day: US 350 mg, EU 250 mg (NIH ODS; EFSA 2006; "
    "second-hand). It does not apply with kidney disease. It is a limit and no dose."
)


class Portion(NamedTuple):
    """A food, what one portion of it is, and about how much magnesium that has, in mg."""

    food: str
    portion: str
    mg: int


PORTIONS: Final[dict[str, tuple[Portion, ...]]] = {
    "leafy_greens": (Portion("spinach, cooked", "90 g", 78),),
    "nuts": (
        Portion("almonds", "28 g", 80),
        Portion("cashews", "28 g", 74),
        Portion("peanut butter", "32 g", 49),
    ),
    "seeds": (Portion("pumpkin seeds", "28 g", 156), Portion("chia", "28 g", 111)),
    "whole_grains": (
        Portion("quinoa", "93 g", 47),
        Portion("brown rice", "98 g", 40),
        Portion("wholewheat bread", "a slice", 25),
    ),
    "legumes": (
        Portion("black beans", "86 g", 60),
        Portion("edamame", "78 g", 52),
        Portion("lentils", "99 g", 35),
    ),
}
"""By the factor that counts them."""
OTHER_PORTIONS: Final = (Portion("potato with skin", "one", 43), Portion("banana", "one", 30))
