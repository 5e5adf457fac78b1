"""A supplement: what has to be agreed first, and what to ask about. No dose, anywhere."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tracker.model.gate import ASKED, INTERACTIONS, INTERACTIONS_SOURCE, NOT_COMPLETE, QUESTIONS
from tracker.model.magnesium import BEFORE_AFTER, EVIDENCE, INTAKE, UPPER_LEVEL
from tracker.model.say import capital
from tracker.model.trying import TRYINGS

from .. import way_words as words
from ..commands.pages.way import SUPPLEMENT
from ..looking_back import LookingBack
from .way_page import Row, WayPage, heading, small

AGREED, MEDICINES, EVIDENT = "agreed", "medicines", "evidence"
PROFILE, PLAN = "profile", "plan"
ON_REQUEST = "Figures for all sources and the upper level are shown on request: l."


class SupplementScreen(WayPage):
    """What is asked before, the medicines to ask about, and the plan once it is agreed."""

    PAGE = "A supplement"
    INTRO = "Only after a clinician agreed who knows what you take. No amount is suggested."
    KEY_GROUPS: ClassVar = (SUPPLEMENT,)
    BINDINGS: ClassVar[list[BindingType]] = [*SUPPLEMENT.bindings()]

    def __init__(self, looking: LookingBack) -> None:
        super().__init__(looking)
        self._levels = False

    def head_words(self) -> str:
        return words.trial_words(self.way.trials.get("supplement", ()), self.way.today)

    def rows(self) -> list[Row]:
        return [
            Row(AGREED, "·", "what is asked first", "and agreed with a clinician"),
            Row(MEDICINES, "·", "medicines to ask about", NOT_COMPLETE[:-1].lower()),
            Row(EVIDENT, "·", "what is known", "thin evidence"),
            Row(PROFILE, "›", "about you", "medicines, kidney and heart, lab values"),
            Row(PLAN, "›", "plan a trial", "asks all of this first"),
        ]

    def about(self, key: str) -> list[Content]:
        said = _said(key)
        if self._levels:
            levels = [heading("On request"), Content(UPPER_LEVEL), Content(INTAKE)]
            return [Content("\n").join(levels), *said]
        return [*said, small(ON_REQUEST)] if key == EVIDENT else said

    def open(self, key: str) -> None:
        if key == PROFILE:
            self.about_you()
        elif key == PLAN:
            self.plan("magnesium_supplement")
        else:
            self.say("It is all said here; pgdn reads on.")

    def action_levels(self) -> None:
        """Show the upper level, or put it away."""
        self._levels = not self._levels
        if self.selected:
            self._tell()


def _said(key: str) -> list[Content]:
    match key:
        case "agreed":
            return _asked_first()
        case "medicines":
            return _medicines()
        case "evidence":
            return [Content(f"{EVIDENCE} {BEFORE_AFTER}")]
        case "plan":
            return [words.trying_words(TRYINGS["magnesium_supplement"])]
        case _:
            return [Content(words.ABOUT_YOU)]


def _asked_first() -> list[Content]:
    questions = [QUESTIONS[key] for key in ASKED["supplement"] if key != "interactions"]
    lines = [Content(f"· {each}") for each in (*questions, "A medicine of the list below?")]
    return [
        Content("\n").join([heading("Asked before a trial"), *lines]),
        Content(
            "Whatever the answers, a clinician who knows all this has to agree first. Weakness, "
            "grip slipping, numbness or the like on record belongs to what they should know."
        ),
    ]


def _medicines() -> list[Content]:
    named = Content("\n").join([heading("Worth asking about"), Content(f"{_listed()}.")])
    source = Content.assemble(
        (NOT_COMPLETE, "bold"), (f" Source: {INTERACTIONS_SOURCE}.", "$foreground-muted")
    )
    return [named, source, Content("Ask the prescriber or pharmacist; change nothing yourself.")]


def _listed() -> str:
    return capital(", ".join(INTERACTIONS))
