"""What an import would change: records to add, what is there already, what contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from tracker.model import Day, Episode, Factor, Intake, Profile, Record

from .contents import KINDS, Contents, plain, same
from .errors import ImportFailed
from .found import Found, Origin
from .plain import PlainDiary
from .updates import compare

NOUNS = {
    "factors": "factor",
    "episodes": "episode",
    "intakes": "intake",
    "check_ins": "check-in",
    "markers": "marker",
    "reviews": "review",
    "trials": "trial",
}


@dataclass
class Plan:
    """The changes of an import, not yet made; with a conflict none are to be made."""

    records: dict[str, list[Any]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    day_start: time | None = None
    profile: Profile | None = None
    skipped: int = 0
    replaced: int = 0
    conflicts: list[str] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        """Whether there is anything to save."""
        said = self.day_start is not None or self.profile is not None
        return said or any(self.records.values())


def plan_found(found: Found, existing: Contents, *, replace: bool) -> Plan:
    """Return what a file of ours would change. A record already there with the same content
    is skipped (definitions of factors are not counted); another content is a conflict, or
    replaces what is there."""
    plan = Plan()
    there = {kind: _by_key(kind, getattr(existing, kind)) for kind in KINDS}
    kind_of = {key: kind for kind in KINDS if kind != "factors" for key in there[kind]}
    for origin in found.origins:
        present = there[origin.kind].get(origin.key)
        if present is None:
            _refuse_other_kind(origin, kind_of)
            plan.records[origin.kind].append(origin.record)
        elif same(present, origin.record):
            plan.skipped += origin.kind != "factors"
        elif replace:
            plan.replaced += 1
            plan.records[origin.kind].append(origin.record)
        else:
            plan.conflicts.append(_difference(origin, present))
    _plan_day_start(plan, found.day_start, existing, replace=replace)
    _plan_profile(plan, found.profile, existing, replace=replace)
    return plan


def _by_key(kind: str, records: Iterable[Any]) -> dict[str, Record | Factor]:
    return {record.key if kind == "factors" else record.id: record for record in records}


def _refuse_other_kind(origin: Origin, kind_of: Mapping[str, str]) -> None:
    # A check-in and a review share their day as id, and a factor's key is no id.
    other = kind_of.get(origin.key)
    if other and origin.kind not in ("factors", "check_ins", "reviews"):
        raise ImportFailed(
            f"{origin.where}: the id {origin.key} belongs to another kind of record, "
            f"one of the {other.replace('_', '-')}"
        )


def _difference(origin: Origin, present: Record | Factor) -> str:
    one, other = plain(origin.record), plain(present)
    names = [name for name in one if name != "edited" and one[name] != other[name]]
    if "values" in names:
        place = names.index("values")
        keys = sorted(set(one["values"]) | set(other["values"]))
        names[place : place + 1] = [
            key for key in keys if one["values"].get(key) != other["values"].get(key)
        ]
    noun = NOUNS[origin.kind]
    on = f" on {origin.day}" if origin.day and origin.key != str(origin.day) else ""
    return f"{noun} {origin.key}{on}: the file and the diary differ in {', '.join(names)}"


def _plan_day_start(
    plan: Plan, day_start: time | None, existing: Contents, *, replace: bool
) -> None:
    if day_start is None or day_start == existing.day_start:
        return
    if replace or not any(getattr(existing, kind) for kind in KINDS):
        plan.day_start = day_start
    else:
        plan.conflicts.append(
            f"day start: {day_start:%H:%M} in the file and {existing.day_start:%H:%M} in the diary"
        )


def _plan_profile(
    plan: Plan, profile: Profile | None, existing: Contents, *, replace: bool
) -> None:
    if profile is None or (existing.profile and same(profile, existing.profile)):
        return
    if replace or existing.profile is None:
        plan.profile = profile
        return
    one, other = plain(profile), plain(existing.profile)
    names = [name for name in one if name != "edited" and one[name] != other[name]]
    plan.conflicts.append(f"profile: the file and the diary differ in {', '.join(names)}")


def plan_plain(diary: PlainDiary, existing: Contents, stamp: str, *, replace: bool) -> Plan:
    """Return what a plain diary would change. Each row speaks of its day's check-in: what is
    blank there is filled in, equal values are skipped, others are conflicts (or replace; a
    count below that of the day's episodes is a conflict even then)."""
    plan = Plan(skipped=diary.repeated)
    plan.records["factors"] += diary.factors
    days = _days(existing, {row.day for row in diary.rows})
    for row in diary.rows:
        update = compare(row, days[row.day])
        against = update.refusals + ([] if replace else update.differences)
        if against:
            plan.conflicts.append(f"{row.day} (line {row.line}): {'; '.join(against)}")
        elif update.nothing:
            plan.skipped += 1
        else:
            plan.replaced += bool(update.differences)
            plan.records["check_ins"].append(update.applied(days[row.day], stamp))
    return plan


def _days(existing: Contents, wanted: set[date]) -> dict[date, Day]:
    episodes: dict[date, list[Episode]] = defaultdict(list)
    intakes: dict[date, list[Intake]] = defaultdict(list)
    for episode in existing.episodes:
        episodes[episode.day].append(episode)
    for intake in existing.intakes:
        intakes[intake.day].append(intake)
    check_ins = {check_in.day: check_in for check_in in existing.check_ins}
    return {
        day: Day(
            day=day,
            episodes=episodes[day],
            intakes=intakes[day],
            check_in=check_ins.get(day),
        )
        for day in wanted
    }
