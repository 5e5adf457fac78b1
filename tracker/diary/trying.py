"""Self-trials: planned, begun, kept to or not, ended. Each is one action that can be undone."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tracker.model import Profile, RecordError, Rule, Trial
from tracker.model.records import GateKey, Outcome, Swallowed, TryKind
from tracker.model.say import named_day

from .errors import TrialRefused, UnknownId
from .ids import new_id
from .watching import DiaryWatching

if TYPE_CHECKING:
    from .amending import Amending

CHANGEABLE: Final = ("name", "question", "note")  # of a trial that has begun
_SEEDS = 2**32


class DiaryTrying(DiaryWatching):
    """Trials and what a clinician has seen. A trial that runs can't be made longer, and its
    outcome, design and dates stand."""

    def plan_trial(
        self,
        kind: TryKind,
        *,
        name: str | None = None,
        change: str | None = None,
        question: str | None = None,
        swallowed: Swallowed | None = None,
        outcome: Outcome = "count",
        design: str = "AB",
        days: int | Sequence[int] = 14,
        washout: int = 0,
        drawn: bool = False,
        answers: Mapping[GateKey, bool] | None = None,
        flagged: Collection[str] = (),
        note: str | None = None,
        start: date | None = None,
    ) -> Trial:
        """Plan a trial; it begins with `start_trial`, or on the day `start` if there is one.

        Of one's own ('own') `name`, `change` and `swallowed` are to be said; what is built in
        has its own words. `days` is how long every phase is planned for, or each in turn.
        `drawn`: the dates are drawn when it begins. `flagged` are the rules that stand open.
        Raises RecordError for a design that breaks a rule and TrialRefused where the gate says
        that a clinician has to agree first, where an answer is missing, or as `start_trial`.
        """
        from tracker.model.designs import check_washout, least_days, planned
        from tracker.model.gate import judge

        lengths = planned(design, days)
        check_washout([least_days(each) if drawn else each for each in lengths], washout)
        given = dict(answers or {})
        name, change, swallowed = _what_is_tried(kind, name, change, swallowed)
        verdict = judge(swallowed, given, flagged)
        if not verdict.allowed:
            raise TrialRefused(verdict.words, verdict.offered)
        trial = Trial(
            id=new_id(),
            name=name,
            change=change,
            kind=kind,
            question=question,
            swallowed=swallowed,
            outcome=outcome,
            design=design,
            lengths=list(lengths),
            washout=washout,
            drawn=drawn,
            least=[least_days(each) for each in lengths] if drawn else [],
            answers=given,
            note=note,
        )
        with self._amendment("trial_plan") as action:
            return action.trial(trial if start is None else self._begun(trial, start))

    def start_trial(self, id: str, day: date | None = None) -> Trial:
        """Begin a planned trial on a day, today without one; where the dates are drawn, they
        are drawn now, once and for all. Refused where the profile says by now what the gate was
        answered with no when it was planned."""
        with self._amendment("trial_start") as action:
            trial = self.trial(id)
            self._refuse_outdated(trial)
            return action.trial(self._begun(trial, day or self.today()))

    def adhere(self, day: date, kept: bool | None, *, id: str | None = None) -> Trial:
        """Say whether a trial was kept to on one of its days; None takes the answer back.
        Without an id it is the trial of that day."""
        if day > self.today():
            raise TrialRefused(f"{named_day(day, self.today())} is still to come")
        with self._amendment("trial_adhere") as action:
            trial = self.trial(id) if id else self.trial_on(day)
            if trial is None or not trial.runs_on(day):
                which = f"“{trial.name}”" if trial else "a trial"
                raise TrialRefused(f"{named_day(day, self.today())} is no day of {which}")
            adherence = {**trial.adherence, day.isoformat(): kept}
            said = {each: answer for each, answer in adherence.items() if answer is not None}
            return _changed(action, trial, adherence=said)

    def end_trial(self, id: str | None = None) -> Trial:
        """End the running trial today, before its planned end; its days so far are kept."""
        today = self.today()
        with self._amendment("trial_end") as action:
            trial = self.trial(id) if id else self.trial_on(today)
            if trial is None:
                raise TrialRefused("no trial is running today")
            if not trial.runs_on(today):
                raise TrialRefused(f"“{trial.name}” isn't running; nothing is to be ended")
            return _changed(action, trial, stopped=today)

    def review_trial(self, id: str) -> Trial:
        """Note that the review of a trial that is over was gone through today."""
        today = self.today()
        with self._amendment("trial_review") as action:
            trial = self.trial(id)
            if not trial.over(today):
                raise TrialRefused(f"“{trial.name}” is not over; its review comes with its end")
            return _changed(action, trial, reviewed=today)

    def _refuse_outdated(self, trial: Trial) -> None:
        from tracker.model.gate import from_profile, judge

        answers = {**trial.answers, **from_profile(self.profile())}
        if answers != trial.answers and not judge(trial.swallowed, answers).allowed:
            raise TrialRefused(
                f"what you said about yourself has changed since “{trial.name}” was planned; "
                "plan it anew, so that its questions come again"
            )

    def see(self, rule: Rule, day: date | None = None) -> Profile:
        """Note that a clinician saw what a rule fired on, on a day (today without one)."""
        when = day or self.today()
        if when > self.today():
            raise RecordError(f"{named_day(when, self.today())} is still to come", "day")
        with self._amendment("seen") as action:
            return action.profile({"seen": {**self.profile().seen, rule: when}})

    def trial(self, id: str) -> Trial:
        """Return a trial by its id; UnknownId where there is none."""
        for trial in self.trials():
            if trial.id == id:
                return trial
        raise UnknownId(f"no trial has the id {id!r}")

    def trial_on(self, day: date) -> Trial | None:
        """Return the trial that a day belongs to, None where there is none."""
        return next((trial for trial in self.trials() if trial.runs_on(day)), None)

    def _begun(self, trial: Trial, first: date) -> Trial:
        """Return a planned trial with its dates from a day on; TrialRefused where it can't
        begin then."""
        from tracker.model.designs import FURTHEST_START, admissible, drawn, phases

        today = self.today()
        if not today <= first <= today + FURTHEST_START:
            latest = named_day(today + FURTHEST_START, today)
            raise TrialRefused(
                f"a trial begins today or later, by {latest} at the latest, "
                f"not on {named_day(first, today)}"
            )
        if trial.phases:
            raise TrialRefused(f"“{trial.name}” has its dates already; they stand")
        if not trial.lengths:
            raise TrialRefused(f"“{trial.name}” has no plan; plan it anew")
        seed = secrets.randbelow(_SEEDS) if trial.drawn else None
        lengths: Sequence[int] = trial.lengths
        if seed is not None:
            lengths = drawn(admissible(lengths, trial.least), seed)
        dates = phases(lengths, first, trial.washout)
        begun = msgspec.structs.replace(trial, seed=seed, phases=dates)
        self._refuse_two_at_once(begun)
        return begun

    def _refuse_two_at_once(self, begun: Trial) -> None:
        for other in self.trials():
            if (
                other.id != begun.id
                and other.first
                and other.last
                and begun.first
                and begun.last
                and other.first <= begun.last
                and begun.first <= other.last
            ):
                raise TrialRefused(
                    f"“{other.name}” runs from {named_day(other.first, self.today())} to "
                    f"{named_day(other.last, self.today())}: one change at a time, or nobody "
                    "can tell which"
                )


def _what_is_tried(
    kind: TryKind, name: str | None, change: str | None, swallowed: Swallowed | None
) -> tuple[str, str, Swallowed]:
    """Return a trial's name, what is changed, and what is swallowed in it; RecordError names
    what is to be said of one's own."""
    from tracker.model.trying import OWN, TRYINGS

    if kind != OWN:
        builtin = TRYINGS[kind]
        return name or builtin.name, change or builtin.what, builtin.swallowed
    if not name or not change:
        raise RecordError("a trial of your own needs a name and what is changed", "name")
    if swallowed is None:
        raise RecordError("say whether anything is swallowed in it", "swallowed")
    return name, change, swallowed


def refuse_fixed(trial: Trial, changes: Mapping[str, Any]) -> None:
    """Raise TrialRefused for a change of what stands once a trial has begun."""
    fixed = [name for name in changes if name not in CHANGEABLE]
    if trial.phases and fixed:
        raise TrialRefused(
            f"“{trial.name}” has begun: what is changed, its outcome, design and dates stand "
            f"(not {fixed[0]}); {', '.join(CHANGEABLE)} can be edited"
        )


def _changed(action: Amending, trial: Trial, **changes: Any) -> Trial:
    after = msgspec.structs.replace(trial, **changes)
    return trial if after == trial else action.trial(after)
