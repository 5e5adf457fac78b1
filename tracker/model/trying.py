"""What a self-trial can change: the built-in changes in their order, and what each touches.

The order is watch, everyday causes, gentle changes, food, and a supplement last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from .records import Swallowed, TryKind

Stage = Literal["gentle", "food", "supplement"]


@dataclass(frozen=True, kw_only=True)
class Trying:
    """One thing that can be tried.

    `name` is what the trial is called if nothing else is said, `what` says what is done on
    changed days, `factors` are the catalogue keys it sets out to change (not told as 'what else
    changed'), `swallowed` decides what is asked first, `caution` is said before it starts.
    `raised`: over how many days it is brought in step by step; they count for nothing.
    """

    kind: TryKind
    stage: Stage
    name: str
    what: str
    factors: tuple[str, ...] = ()
    swallowed: Swallowed = "nothing"
    caution: str = ""
    raised: int = 0


_NOT_ALL_AT_ONCE = "Go down in steps: a sudden stop can bring headache, tiredness and irritability."
_SLOWLY = (
    "Raise it slowly over one to two weeks; a portion here and there is enough to begin with. "
    "The days for that are left out: they are neither as usual nor as planned."
)
_ONLY_AGREED = "Only with a clinician who knows what you take. No amount is suggested here."

TRYINGS: Final[dict[TryKind, Trying]] = {
    each.kind: each
    for each in (
        Trying(
            kind="water",
            stage="gentle",
            name="more water",
            what="water through the day, a glass with each meal and between",
            factors=("water",),
            swallowed="food",
            caution="There is no amount of water that is right for all.",
        ),
        Trying(
            kind="meals",
            stage="gentle",
            name="regular meals",
            what="meals at regular times, none left out",
            factors=("regular_meals",),
            swallowed="food",
        ),
        Trying(
            kind="bedtime",
            stage="gentle",
            name="steady bedtime",
            what="to bed at about the same time every evening",
            factors=("bedtime", "sleep", "sleep_quality"),
        ),
        Trying(
            kind="screens",
            stage="gentle",
            name="no screens before bed",
            what="no screens in the hour before bed",
            factors=("screen_time", "sleep_quality"),
        ),
        Trying(
            kind="evening",
            stage="gentle",
            name="calming evening routine",
            what="the same calm things every evening before bed",
            factors=("calming_routine", "sleep_quality"),
        ),
        Trying(
            kind="caffeine",
            stage="gentle",
            name="caffeine lower or earlier",
            what="less caffeine, or none after midday",
            factors=("caffeine", "last_caffeine"),
            caution=_NOT_ALL_AT_ONCE,
        ),
        Trying(
            kind="breaks",
            stage="gentle",
            name="breaks at work",
            what="a short break from hand work every hour",
            factors=("breaks",),
        ),
        Trying(
            kind="stretching",
            stage="gentle",
            name="stretching",
            what="stretch hands and forearms gently, twice a day",
            factors=("stretching",),
            caution="Stop at once if it hurts.",
        ),
        Trying(
            kind="posture",
            stage="gentle",
            name="posture",
            what="wrists straight, forearms supported, shoulders loose while working",
            factors=("posture",),
        ),
        Trying(
            kind="mindfulness",
            stage="gentle",
            name="mindfulness",
            what="ten quiet minutes a day",
            factors=("mindfulness",),
        ),
        Trying(
            kind="electrolytes",
            stage="food",
            name="electrolytes",
            what="a drink with electrolytes after hard training or long talking in dry air",
            factors=("electrolytes",),
            swallowed="electrolytes",
        ),
        Trying(
            kind="magnesium_food",
            stage="food",
            name="magnesium-rich food",
            what="greens, nuts, seeds, whole grains or legumes every day, raised step by step",
            factors=("leafy_greens", "nuts", "seeds", "whole_grains", "legumes"),
            swallowed="food",
            caution=_SLOWLY,
            raised=7,
        ),
        Trying(
            kind="magnesium_supplement",
            stage="supplement",
            name="magnesium supplement",
            what="the supplement as agreed with the clinician",
            factors=("magnesium",),
            swallowed="supplement",
            caution=_ONLY_AGREED,
        ),
    )
}
OWN: Final[TryKind] = "own"
KINDS: Final[tuple[TryKind, ...]] = get_args(TryKind)
"""Every kind, the built-in ones in the order above and then 'own': the person says what is
changed and whether it is swallowed."""
