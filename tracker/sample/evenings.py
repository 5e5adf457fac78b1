"""The sample's drinks and check-ins: what its person wrote down, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.diary import stamp_of
from tracker.model import CheckIn, Factor, Intake, Value

from .draw import Draw, moment
from .series import SampleDay, in_trial
from .wording import DAY_NOTES

GUITAR = Factor(
    key="guitar_practice", label="guitar practice", unit="min", high=300, step=15, per=30
)
GLASS = 0.25
CHECK_IN_MINUTE = 22 * 60 + 10
# How often a factor is answered in a check-in.
ANSWERED = {
    "sleep": 0.94,
    "sleep_quality": 0.86,
    "workload": 0.93,
    "stress": 0.9,
    "fatigue": 0.82,
    "guitar_practice": 0.78,
}


def intakes(draw: Draw, day: SampleDay) -> list[Intake]:
    """Return the drinks that were logged one by one: most coffees, often the water, and little
    on days that weren't watched."""
    if draw.chance(0.07 if day.watched else 0.7) and day.ago:
        return []
    taken = [
        _intake(draw, day, drink.minute, "caffeine", drink.milligrams, drink.label)
        for drink in day.drinks
    ]
    if draw.chance(0.55) or not day.ago:
        minutes = [draw.rng.randrange(7 * 60 + 30, 22 * 60) for _ in range(day.glasses)]
        taken += [_intake(draw, day, minute, "water", GLASS, None) for minute in sorted(minutes)]
    if not day.ago:
        noon = moment(day, 12 * 60)
        taken = [intake for intake in taken if intake.at and intake.at < noon]
    return taken


def _intake(
    draw: Draw, day: SampleDay, minute: int, factor: str, amount: float, label: str | None
) -> Intake:
    at = moment(day, minute)
    return Intake(
        id=draw.new_id(),
        day=day.day,
        at=at,
        factor=factor,
        amount=amount,
        label=label,
        edited=stamp_of(at),
    )


def check_in(
    draw: Draw, day: SampleDay, taken: list[Intake], *, episodes: int, unlogged: int
) -> CheckIn | None:
    """Return the day's check-in, or None where there was none.

    A day without an episode counts as watched only by its check-in, so there it is closed.
    """
    if not day.ago:
        values: dict[str, Value] = {"sleep": day.sleep, "sleep_quality": day.sleep_quality}
        return CheckIn(day=day.day, values=values, edited=_stamps(day, values, 8 * 60))
    if not day.watched:
        if draw.chance(0.6):
            return None
        values = {"sleep": day.sleep, "stress": day.stress}
        return CheckIn(day=day.day, values=values, edited=_stamps(day, values, 9 * 60))
    if episodes and day.ago > 1 and draw.chance(0.07):
        return None
    values = _answers(draw, day, taken)
    forgotten = episodes > 0 and unlogged == 0 and draw.chance(0.04)  # 'don't know'
    note = draw.rng.choice(DAY_NOTES) if draw.chance(0.1) else None
    given = [*values, "closed", *([] if forgotten else ["unlogged"]), *(["note"] if note else [])]
    return CheckIn(
        day=day.day,
        values=values,
        unlogged=None if forgotten else unlogged,
        closed=True,
        note=note,
        edited=_stamps(day, given, CHECK_IN_MINUTE),
    )


def _answers(draw: Draw, day: SampleDay, taken: list[Intake]) -> dict[str, Value]:
    truth: dict[str, Value] = {
        "sleep": day.sleep,
        "sleep_quality": day.sleep_quality,
        "workload": day.workload,
        "stress": day.stress,
        "fatigue": day.fatigue,
        "guitar_practice": day.guitar,
    }
    values = {key: truth[key] for key, share in ANSWERED.items() if draw.chance(share)}
    logged = {intake.factor for intake in taken}
    if "caffeine" not in logged and (not day.drinks or draw.chance(0.7)):
        values["caffeine"] = sum(drink.milligrams for drink in day.drinks)
    if "water" not in logged and draw.chance(0.75):
        values["water"] = day.glasses * GLASS
    if in_trial(day.ago) and day.drinks and draw.chance(0.9):
        hour, minute = divmod(day.drinks[-1].minute, 60)
        values["last_caffeine"] = f"{hour:02d}:{minute:02d}"
    return values


def _stamps(day: SampleDay, names: Iterable[str], minute: int) -> dict[str, str]:
    return dict.fromkeys(names, stamp_of(moment(day, minute)))
