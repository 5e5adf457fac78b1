"""What `edit` may change of each kind of record, as keyword arguments for `Diary.edit`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.model import CheckIn, Episode, Intake, Marker, Record, Review, Trial
from tracker.model.words import MARKER_KINDS, REVIEW_ANSWERS

from ..context import vocabulary
from ..errors import CommandError, InputError, did_you_mean, pointing_at

if TYPE_CHECKING:
    from tracker.diary import Diary

MARKER_FIELDS = ("kind", "label", "with_onset", "day")
TRIAL_FIELDS = ("name", "change", "question", "note")  # 'change' until it has begun
TRIAL_FIXED = {
    "kind", "swallowed", "outcome", "design", "days", "lengths", "washout", "drawn", "least",
    "phases", "start", "end", "seed", "answers", "stopped", "adherence", "reviewed",
}  # fmt: skip
YES_NO = {"yes": True, "y": True, "no": False, "n": False, "": None}


def changes_of(record: Record, tokens: Sequence[str], diary: Diary) -> dict[str, Any]:
    """Return the fields that the tokens change; InputError names the word that is off."""
    if isinstance(record, Marker):
        return _marker_changes(_assignments(tokens, MARKER_FIELDS), diary.today())
    if isinstance(record, Trial):
        return _trial_changes(record, tokens)
    if isinstance(record, Review):
        said = _assignments(tokens, ("answer",))
        return {"answer": _one_of("answer", said["answer"], REVIEW_ANSWERS)}
    with pointing_at(" ".join(tokens)):
        return _spoken_changes(record, list(tokens), diary)


def _spoken_changes(record: Record, tokens: list[str], diary: Diary) -> dict[str, Any]:
    from tracker.entry import parse_changes, parse_check_in_changes, parse_intake_changes

    now, day_start = diary.now(), diary.day_start
    if isinstance(record, Episode):
        words = vocabulary(diary)
        return parse_changes(tokens, now=now, vocabulary=words, day_start=day_start, base=record)
    if isinstance(record, CheckIn):
        return parse_check_in_changes(tokens, diary.catalogue)
    assert isinstance(record, Intake)
    return parse_intake_changes(
        tokens, now=now, catalogue=diary.catalogue, base=record, day_start=day_start
    )


def _trial_changes(trial: Trial, tokens: Sequence[str]) -> dict[str, Any]:
    """Return the new texts of a trial; CommandError for what is fixed from its plan on."""
    named = {token.partition("=")[0].lower() for token in tokens if "=" in token}
    if fixed := sorted(named & TRIAL_FIXED):
        raise CommandError(
            f"{fixed[0]}: what a trial looks at, its design and its dates stand once it is "
            f"planned; `tracker rm {trial.id}` takes it out, `tracker trial plan` plans anew"
        )
    said = _assignments(tokens, TRIAL_FIELDS)
    for name in ("name", "change"):
        if not said.get(name, "x").strip():
            raise InputError(f"{name}: can't be empty")
    return {name: text or None for name, text in said.items()}


def _marker_changes(said: Mapping[str, str], today: date) -> dict[str, Any]:
    from tracker.entry import parse_day

    changes: dict[str, Any] = {}
    if "kind" in said:
        kind = said["kind"].lower().replace("-", "_")
        changes["kind"] = _one_of("kind", kind, MARKER_KINDS)
    if "label" in said:
        changes["label"] = said["label"] or None
    if "with_onset" in said:
        changes["with_onset"] = YES_NO[_one_of("with_onset", said["with_onset"].lower(), YES_NO)]
    if "day" in said:
        with pointing_at(said["day"]):
            changes["day"] = parse_day(said["day"], today=today)
    return changes


def _assignments(tokens: Sequence[str], names: Collection[str]) -> dict[str, str]:
    """Return what `name=text` tokens say; InputError for any other token."""
    said: dict[str, str] = {}
    for token in tokens:
        name, equals, text = token.partition("=")
        key = name.lower().replace("-", "_")
        if not equals or key not in names:
            known = ", ".join(f"{known}=" for known in names)
            raise InputError(f"“{token}” can't be changed here; this record takes {known}")
        said[key] = text
    return said


def _one_of(field: str, value: str, allowed: Collection[str]) -> str:
    if value not in allowed:
        words = [word for word in allowed if word]
        near = did_you_mean(value, words)
        raise InputError(f"“{value}” is not a value of {field}: {', '.join(words)}{near}")
    return value
