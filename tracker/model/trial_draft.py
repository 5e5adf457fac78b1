"""A trial that is being planned: what is chosen so far, and what is said of it before it starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final, Literal, TypeVar, get_args

from .designs import (
    DESIGNS,
    FURTHEST_START,
    LEAST_COUNTED,
    LEAST_PHASE,
    LEAST_PLANS,
    MOST_PHASE,
    Design,
    least_days,
    phases,
    planned,
    usual,
    ways,
)
from .records import GateKey, Outcome, Phase, Swallowed, Trial, TryKind
from .trial_words import FIXED, OUTCOMES, RATES, SELF_FULFILLING, foresight, plan_words
from .trying import OWN, TRYINGS

Choice = TypeVar("Choice")
Field = Literal["outcome", "design", "days", "washout", "drawn", "start"]

NOT_YET: Final = "not yet: it is planned and begins when you say so"
STANDS: Final = (
    "What is changed, the design and the dates stand from the first day on. It ends by itself, "
    "with a review, and is not made longer."
)
_FEWER: Final[dict[Outcome, str]] = {
    "count": "fewer twitches a day",
    "minutes": "fewer minutes of twitching a day",
    "intensity": "less strong twitching",
    "bother": "twitching that bothers less",
}


@dataclass(frozen=True, kw_only=True)
class TrialDraft:
    """What is chosen of a trial so far. `question` '' stands for the one the change suggests;
    `start` None: it is planned and not begun. `today` is the first day it can begin on. `raised`
    is as in `trying.Trying`."""

    kind: TryKind
    name: str
    change: str
    swallowed: Swallowed
    today: date
    caution: str = ""
    raised: int = 0
    question: str = ""
    outcome: Outcome = "count"
    design: Design = "AB"
    days: int = 14
    washout: int = 0
    drawn: bool = False
    start: date | None = None
    answers: Mapping[GateKey, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: TryKind, today: date) -> TrialDraft:
        """Return the draft of a built-in change, two weeks each and as long besides as it takes
        to bring it in, from today on."""
        chosen = TRYINGS[kind]
        days, washout = usual("AB", chosen.raised)
        return cls(
            kind=kind,
            name=chosen.name,
            change=chosen.what,
            swallowed=chosen.swallowed,
            caution=chosen.caution,
            raised=chosen.raised,
            days=days,
            washout=washout,
            today=today,
            start=today,
        )

    @classmethod
    def own(cls, name: str, change: str, swallowed: Swallowed, today: date) -> TrialDraft:
        """Return the draft of a change of the person's own."""
        return cls(
            kind=OWN, name=name, change=change, swallowed=swallowed, today=today, start=today
        )

    @property
    def asks(self) -> str:
        """The question in words: the person's own, or the one the change suggests."""
        return self.question or f"Does “{self.name}” go with {_FEWER[self.outcome]}?"

    @property
    def lengths(self) -> tuple[int, ...]:
        """The days of each phase, as planned."""
        return planned(self.design, self.days)

    @property
    def total(self) -> int:
        """The days of the whole trial; a draw moves only what lies within."""
        return sum(self.lengths)

    @property
    def ways(self) -> int:
        """In how many ways its dates could be drawn."""
        return ways(self.lengths, [least_days(each) for each in self.lengths])

    @property
    def phases(self) -> list[Phase]:
        """Its phases where they are known before it starts: a first day, and dates chosen."""
        if self.start is None or self.drawn:
            return []
        return phases(self.lengths, self.start, self.washout)

    @property
    def most_washout(self) -> int:
        """How many days at the start of a phase can be left out at most."""
        shortest = least_days(self.days) if self.drawn else self.days
        return max(shortest - LEAST_COUNTED, 0)

    def stepped(self, what: Field, step: int) -> TrialDraft:
        """Return the draft with one choice moved on or back; at an end it stays."""
        if what == "outcome":
            outcomes: tuple[Outcome, ...] = get_args(Outcome)
            return replace(self, outcome=_moved(outcomes, self.outcome, step))
        if what == "design":
            return self._designed(_moved(DESIGNS, self.design, step))
        if what == "days":
            return self.with_days(self.days + step)
        if what == "washout":
            return self.with_washout(self.washout + step)
        if what == "drawn":
            return replace(self, drawn=step > 0).with_washout(self.washout)
        return self._started(step)

    def with_days(self, days: int) -> TrialDraft:
        """Return the draft with phases of so many days, or the nearest that can be planned."""
        within = min(max(days, LEAST_PHASE), MOST_PHASE)
        return replace(self, days=within).with_washout(self.washout)

    def with_washout(self, days: int) -> TrialDraft:
        """Return the draft with so many days left out, or the nearest that leaves enough."""
        return replace(self, washout=min(max(days, 0), self.most_washout))

    def _designed(self, design: Design) -> TrialDraft:
        if design == self.design:
            return self
        # What nobody chose otherwise follows: four weeks in all, drawn where a test comes of it.
        before, _ = usual(self.design, self.raised)
        days = usual(design, self.raised)[0] if self.days == before else self.days
        after = replace(self, design=design, days=days)
        return replace(after, drawn=after.ways >= LEAST_PLANS).with_washout(self.washout)

    def _started(self, step: int) -> TrialDraft:
        if self.start is None:
            return replace(self, start=self.today) if step > 0 else self
        day = self.start + timedelta(days=step)
        if day < self.today:
            return replace(self, start=None)
        return replace(self, start=min(day, self.today + FURTHEST_START))

    @property
    def trial(self) -> Trial:
        """The trial as it would be planned, without dates: what words are made of."""
        return Trial(
            id="",
            name=self.name,
            change=self.change,
            kind=self.kind,
            swallowed=self.swallowed,
            outcome=self.outcome,
            design=self.design,
            lengths=list(self.lengths),
            washout=self.washout,
            drawn=self.drawn,
            least=[least_days(each) for each in self.lengths] if self.drawn else [],
            answers=dict(self.answers),
        )

    @property
    def design_words(self) -> str:
        """Its design: 'AB: two phases of 14 days, 28 in all, baseline first'."""
        return plan_words(self.trial)

    @property
    def dates_words(self) -> str:
        """What is said of a draw before it is made."""
        shortest = least_days(self.days)
        return (
            f"Each phase gets at least {shortest} days; the {self.total} days in all stay the "
            "same. Nobody chooses among draws: what is drawn stands."
        )

    def arguments(self) -> dict[str, Any]:
        """Return what `Diary.plan_trial` takes beside the kind."""
        own = self.kind == OWN
        return {
            "name": self.name,
            "change": self.change,
            "question": self.asks,
            "swallowed": self.swallowed if own else None,
            "outcome": self.outcome,
            "design": self.design,
            "days": self.days,
            "washout": self.washout,
            "drawn": self.drawn,
            "answers": self.answers,
            "start": self.start,
        }


def outcome_words(outcome: Outcome) -> str:
    """Return an outcome as it is chosen: 'twitches a day', 'the strongest bother of a day, 0 to
    10'."""
    return OUTCOMES[outcome] if outcome in RATES else f"{OUTCOMES[outcome]}, 0 to 10"


def before_it_starts(draft: TrialDraft) -> list[tuple[str, list[str]]]:
    """Return what is said before a trial starts, paragraphs under their headings."""
    told = [("What it can and can't see", foresight(draft.trial))]
    if draft.caution:
        told.append(("With care", [draft.caution]))
    fixed = FIXED.format(OUTCOMES[draft.outcome])
    return [*told, ("Once it has begun", [fixed, STANDS, SELF_FULFILLING])]


def _moved(choices: tuple[Choice, ...], now: Choice, step: int) -> Choice:
    return choices[min(max(choices.index(now) + step, 0), len(choices) - 1)]
