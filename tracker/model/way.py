"""How far a person has come on the way: watch, everyday causes, gentle changes, food, and only
then a supplement. It is there to be looked at; nothing follows from where one stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Literal

from .days import DAY_START
from .drinks import FOODS
from .everyday import CauseRecord, FactorReader, FactorRecord, everyday, window
from .factors import Factor
from .observation import Standing
from .profile import Profile
from .records import CheckIn, Episode, Intake, Marker, Trial
from .trying import TRYINGS, Stage

StepKey = Literal["watch", "causes", "gentle", "food", "supplement"]
State = Literal["open", "begun", "done"]

STEPS: Final[dict[StepKey, str]] = {
    "watch": "watch",
    "causes": "everyday causes",
    "gentle": "gentle changes",
    "food": "magnesium-rich food",
    "supplement": "a supplement",
}
WATCHED_ENOUGH: Final = 7  # days: one to two weeks


@dataclass(frozen=True, kw_only=True)
class Way:
    """Where a person stands. `watching` is the observation period and `watched` how many days
    were watched, today included; `causes` are the everyday causes with what is on record in the
    last finished `days`; `foods` the magnesium-rich groups, of which a portion was logged on
    `food_days` of them; `trials` by stage, in the order they are kept in. `profile` holds a
    gentle change and what the person said of themselves."""

    today: date
    watching: Standing
    watched: int
    causes: list[CauseRecord]
    foods: list[FactorRecord]
    food_days: int
    days: int
    trials: Mapping[Stage, Sequence[Trial]]
    profile: Profile

    @property
    def looked_at(self) -> int:
        """How many everyday causes have something on record lately; own factors are no part of
        the list to be gone through."""
        return sum(each.looked_at for each in self.listed)

    @property
    def listed(self) -> list[CauseRecord]:
        """The everyday causes that everybody has, without the person's own factors."""
        return [each for each in self.causes if each.cause.key != "own"]

    def state(self, step: StepKey) -> State:
        """Return whether a step is open, begun, or done."""
        if step == "watch":
            done, begun = self.watched >= WATCHED_ENOUGH, self.watched > 0
        elif step == "causes":
            done, begun = self.looked_at == len(self.listed), self.looked_at > 0
        else:
            trials = self.trials.get(step, ())
            done = any(trial.over(self.today) for trial in trials)
            begun = bool(trials)
            if step == "gentle":
                end = self.profile.change_end
                done = done or bool(end and end < self.today)
                begun = begun or end is not None
            elif step == "food":
                begun = begun or any(not each.never for each in self.foods)
        return "done" if done else "begun" if begun else "open"


def stage_of(trial: Trial) -> Stage:
    """Return the stage a trial belongs to; one of a person's own by what is swallowed in it."""
    if trial.kind in TRYINGS:
        return TRYINGS[trial.kind].stage
    if trial.swallowed == "supplement":
        return "supplement"
    return "gentle" if trial.swallowed == "nothing" else "food"


def by_stage(trials: Iterable[Trial]) -> dict[Stage, list[Trial]]:
    """Return the trials of every stage, in their order."""
    found: dict[Stage, list[Trial]] = {"gentle": [], "food": [], "supplement": []}
    for trial in trials:
        found[stage_of(trial)].append(trial)
    return found


def days_watched(episodes: Iterable[Episode], check_ins: Iterable[CheckIn], today: date) -> int:
    """Return on how many days up to today the count is known."""
    days = {each.day for each in episodes}
    days |= {each.day for each in check_ins if each.closed and each.unlogged is not None}
    return sum(day <= today for day in days)


def stand(
    episodes: Sequence[Episode],
    intakes: Sequence[Intake],
    check_ins: Sequence[CheckIn],
    markers: Sequence[Marker],
    trials: Iterable[Trial],
    catalogue: Mapping[str, Factor],
    profile: Profile,
    *,
    first: date | None,
    today: date,
    watching: Standing,
    shown: Sequence[str],
    day_start: time = DAY_START,
) -> Way:
    """Return where a person stands. The records are those of the whole diary, whose first
    recorded day is `first`; `shown` are the factors that the check-in asks. Pure: no clock, no
    disk."""
    start, end = window(first, today)
    reader = FactorReader(intakes, check_ins, catalogue, start, end, shown, day_start)
    causes = everyday(
        episodes,
        intakes,
        check_ins,
        markers,
        catalogue,
        start,
        end,
        shown=shown,
        profile=profile,
        day_start=day_start,
    )
    return Way(
        today=today,
        watching=watching,
        watched=days_watched(episodes, check_ins, today),
        causes=causes,
        foods=[reader.record(catalogue[key]) for key in FOODS if key in catalogue],
        food_days=reader.days_with(FOODS),
        days=max(0, (end - start).days + 1),
        trials=by_stage(trials),
        profile=profile,
    )
