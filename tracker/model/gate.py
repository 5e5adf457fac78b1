"""What is asked before anything is swallowed in a trial, and what the answers allow.

After the product's clinical notes. It never says that something is safe: it says when a
clinician has to agree first, and offers what nobody needs to ask for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from .profile import Profile
from .records import GateKey, Swallowed, TryKind

Answers = Mapping[GateKey, bool]

INTERACTIONS: Final = (
    "tetracycline and quinolone antibiotics", "bisphosphonates", "levothyroxine", "iron",
    "penicillamine", "nitrofurantoin", "diuretics", "long-term acid blockers", "digoxin",
    "calcium-channel blockers", "gabapentin", "antacids or laxatives that contain magnesium",
)  # fmt: skip
INTERACTIONS_SOURCE: Final = "emc SmPC 12118 and secondary lists; some by our own caution"
NOT_COMPLETE: Final = "This list is not complete."

QUESTIONS: Final[dict[GateKey, str]] = {
    "kidney_heart": "Kidney or heart disease?",
    "restriction": "Told to limit fluid, salt or some foods?",
    "warfarin": "Taking warfarin?",
    "allergy": "An allergy to a food or to something in it?",
    "blood_pressure": "High or low blood pressure, or tablets for it?",
    "under_18": "Younger than 18?",
    "pregnancy": "Pregnant or breastfeeding?",
    "myasthenia": "Myasthenia?",
    "interactions": f"Taking one of these: {', '.join(INTERACTIONS)}? {NOT_COMPLETE}",
    "agreed": "Has a clinician who knows all this agreed to this trial?",
}

_FOOD: Final[tuple[GateKey, ...]] = ("kidney_heart", "restriction", "warfarin", "allergy")
ASKED: Final[dict[Swallowed, tuple[GateKey, ...]]] = {
    "nothing": (),
    "food": _FOOD,
    "electrolytes": (*_FOOD, "blood_pressure"),
    "supplement": (*_FOOD, "under_18", "pregnancy", "myasthenia", "interactions"),
}
"""What is asked first, by what is swallowed; 'agreed' follows where `needs_agreement` says so."""

_REASONS: Final[dict[GateKey, str]] = {
    "kidney_heart": "kidney or heart disease",
    "restriction": "a fluid, salt or food restriction",
    "warfarin": "warfarin",
    "allergy": "an allergy",
    "blood_pressure": "blood pressure",
    "under_18": "being under 18",
    "pregnancy": "pregnancy or breastfeeding",
    "myasthenia": "myasthenia",
    "interactions": "a medicine that may not go together with it",
}
_OPEN: Final = {
    "strength": "weakness, grip slipping or a thinner muscle on record",
    "sensation": "numbness, stiffness, tingling or pain on record",
}
OFFERED: Final[tuple[TryKind, ...]] = (
    "bedtime", "screens", "evening", "breaks", "stretching", "caffeine"
)  # fmt: skip
"""What can be tried without asking anyone, where something swallowed has to wait."""


@dataclass(frozen=True)
class Verdict:
    """Whether a trial may be planned. `reasons` are why a clinician is to agree first;
    `missing` are the questions without an answer; `offered` what can be tried instead."""

    allowed: bool
    reasons: tuple[str, ...] = ()
    missing: tuple[GateKey, ...] = ()
    offered: tuple[TryKind, ...] = ()

    @property
    def words(self) -> str:
        """What the gate says, '' where it has nothing to say."""
        if self.allowed:
            return ""
        if self.missing:
            return "There are questions to answer first."
        because = f" because of {'; '.join(self.reasons)}" if self.reasons else ""
        return (
            f"This one is for a clinician to agree to first{because}. "
            "Sleep, breaks and the timing of caffeine can be tried meanwhile."
        )


def from_profile(profile: Profile) -> dict[GateKey, bool]:
    """Return the answers that a profile gives already. Only a yes is one: 'no' was said of
    another day, and is asked again."""
    return {"kidney_heart": True} if profile.kidney_heart else {}


def asked(swallowed: Swallowed, answers: Answers, flagged: Collection[str] = ()) -> list[GateKey]:
    """Return the questions of a trial in order, 'agreed' last and only where it is needed."""
    first = list(ASKED[swallowed])
    return [*first, "agreed"] if needs_agreement(swallowed, answers, flagged) else first


def needs_agreement(swallowed: Swallowed, answers: Answers, flagged: Collection[str] = ()) -> bool:
    """Return whether a clinician has to agree first: to a supplement always, to anything else
    that is swallowed where an answer says so."""
    return swallowed == "supplement" or bool(_reasons(swallowed, answers, flagged))


def judge(swallowed: Swallowed, answers: Answers, flagged: Collection[str] = ()) -> Verdict:
    """Return what the answers allow. `flagged` are the rules (red flags) that stand open."""
    questions = asked(swallowed, answers, flagged)
    reasons = _reasons(swallowed, answers, flagged)
    missing = tuple(key for key in questions if key not in answers)
    if missing:
        return Verdict(False, reasons, missing)
    if "agreed" in questions and not answers["agreed"]:
        return Verdict(False, reasons, offered=OFFERED)
    return Verdict(True, reasons)


def _reasons(swallowed: Swallowed, answers: Answers, flagged: Collection[str]) -> tuple[str, ...]:
    said = [_REASONS[key] for key in ASKED[swallowed] if answers.get(key)]
    if swallowed == "supplement":
        said += [words for rule, words in _OPEN.items() if rule in flagged]
    return tuple(said)
