"""The records of a diary and the rules each of them keeps.

The same names stand in files, JSON, CSV and Python. What was not said is None, `[]` or
`{}` here and is not stored at all on disk. `edited` is when the record was last changed,
UTC ISO 8601 with milliseconds; in a CheckIn it is one stamp a field, so that two
machines can merge a day without losing anything.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from .factors import Value

MAX_COUNT = 999
MAX_DURATION = 24 * 3600
MAX_NOTE = 100_000

# A check-in's own fields: `edited` stamps them beside the factors of `values`.
CHECK_IN_FIELDS: Final = ("unlogged", "closed", "flags", "note")

Hand = Literal["left", "right", "both"]
Site = Literal[
    "thumb", "index", "middle", "ring", "little", "palm", "back", "wrist", "forearm",
    "arm", "face", "eyelid", "tongue", "leg", "trunk",
]  # fmt: skip
EpisodeKind = Literal["twitch", "jab", "flutter", "tremor", "spasm", "cramp", "tension"]
Warmth = Literal["warm", "neutral", "cold"]
Flag = Literal["numbness", "tingling", "weakness", "grip", "pain", "stiffness", "thinner"]
MarkerKind = Literal[
    "medicine_started", "medicine_changed", "medicine_stopped", "device", "travel", "illness",
    "other",
]  # fmt: skip
Answer = Literal["better", "same", "worse"]
Outcome = Literal["count", "minutes", "intensity", "bother"]
TryKind = Literal[
    "water", "bedtime", "screens", "caffeine", "breaks", "stretching", "mindfulness", "posture",
    "meals", "evening", "electrolytes", "magnesium_food", "magnesium_supplement", "own",
]  # fmt: skip
Swallowed = Literal["nothing", "food", "electrolytes", "supplement"]
GateKey = Literal[
    "kidney_heart", "restriction", "warfarin", "allergy", "blood_pressure", "under_18",
    "pregnancy", "myasthenia", "interactions", "agreed",
]  # fmt: skip

Count = Annotated[int, Meta(ge=1, le=MAX_COUNT)]
Rating = Annotated[int, Meta(ge=0, le=10)]
Seconds = Annotated[int, Meta(ge=1, le=MAX_DURATION)]
Unlogged = Annotated[int, Meta(ge=0, le=MAX_COUNT)]
Note = Annotated[str, Meta(max_length=MAX_NOTE)]
Tag = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^\S+$")]
Activity = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^\S+$")]
Label = Annotated[str, Meta(max_length=200)]


class RecordError(ValueError):
    """A record that breaks a rule; `field` names where, the message says what is allowed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class EpisodeDetails(Struct, frozen=True, kw_only=True):
    """What can be said of a bout of twitching; `duration` in seconds, ratings 0 to 10."""

    hand: Hand | None = None
    sites: list[Site] = []
    kind: EpisodeKind | None = None
    count: Count = 1
    intensity: Rating | None = None
    bother: Rating | None = None
    fatigue: Rating | None = None
    duration: Seconds | None = None
    activity: Activity | None = None
    warmth: Warmth | None = None
    flags: list[Flag] = []
    tags: list[Tag] = []
    note: Note | None = None


class EpisodeDraft(EpisodeDetails, frozen=True, kw_only=True):
    """An episode not yet in the diary. `at` None with `day` set: only the day is known;
    both None: now."""

    at: datetime | None = None
    day: date | None = None


class Episode(EpisodeDetails, frozen=True, kw_only=True):
    """One logged bout of twitching; `at` carries the offset it was logged with."""

    id: str
    day: date
    at: datetime | None = None
    edited: str | None = None


class IntakeDetails(Struct, frozen=True, kw_only=True):
    """A timed drink or portion; `amount` in the factor's unit."""

    factor: str
    amount: float
    label: Label | None = None


class IntakeDraft(IntakeDetails, frozen=True, kw_only=True):
    """An intake not yet in the diary; `at` and `day` as in an EpisodeDraft."""

    at: datetime | None = None
    day: date | None = None


class Intake(IntakeDetails, frozen=True, kw_only=True):
    """A coffee, a glass of water, a portion of nuts."""

    id: str
    day: date
    at: datetime | None = None
    edited: str | None = None


class CheckIn(Struct, frozen=True, kw_only=True):
    """A day's record of factors; `unlogged` None: not answered or not known."""

    day: date
    values: dict[str, Value] = {}
    unlogged: Unlogged | None = None
    closed: bool = False
    flags: list[Flag] = []
    note: Note | None = None
    edited: dict[str, str] = {}

    @property
    def id(self) -> str:
        return self.day.isoformat()


class FactorDraft(Struct, frozen=True, kw_only=True):
    """What a line says of a day's factors: `values` set outright (None clears), `add` to be
    added as intakes, `labels` of those; `cleared` names other fields to be emptied
    ('unlogged': not known). The rest is None where it was not said."""

    values: dict[str, Value | None] = {}
    add: dict[str, float] = {}
    labels: dict[str, str] = {}
    unlogged: Unlogged | None = None
    closed: bool | None = None
    cleared: list[Literal["unlogged"]] = []
    flags: list[Flag] = []
    note: Note | None = None


class MarkerDraft(Struct, frozen=True, kw_only=True):
    """A marker not yet in the diary."""

    day: date
    kind: MarkerKind
    label: Label | None = None
    with_onset: bool | None = None


class Marker(MarkerDraft, frozen=True, kw_only=True):
    """A life event on a day; `with_onset`: did twitching begin or grow with it?"""

    id: str
    edited: str | None = None


class Review(Struct, frozen=True, kw_only=True):
    """The weekly question, by day."""

    day: date
    answer: Answer
    edited: str | None = None

    @property
    def id(self) -> str:
        return self.day.isoformat()


class Phase(Struct, frozen=True, kw_only=True):
    """Part of a trial, both days included; its first `washout` days count for nothing."""

    start: date
    end: date
    changed: bool
    washout: int = 0


class Trial(Struct, frozen=True, kw_only=True):
    """A time-limited self-experiment: its question, what is changed, and the phases.

    One that is planned and not begun has no `phases`; `lengths` are the days each is planned
    for, and `washout` how many days at the start of a phase count for nothing. `drawn`: the app
    draws the dates when it begins, from `seed`, among all plans of as many days whose phases
    last at least `least` days (see `designs`). `answers` are those of the gate, by its
    questions. `stopped` is the day it was ended early; `adherence` says by day whether the
    change was kept to; `reviewed` is the day its review was gone through.
    """

    id: str
    name: str
    change: str
    kind: TryKind = "own"
    question: Label | None = None
    swallowed: Swallowed = "nothing"
    outcome: Outcome = "count"
    design: str = "AB"
    lengths: list[Annotated[int, Meta(ge=1, le=366)]] = []
    washout: Annotated[int, Meta(ge=0, le=366)] = 0
    drawn: bool = False
    least: list[Annotated[int, Meta(ge=1, le=366)]] = []
    phases: list[Phase] = []
    seed: int | None = None
    answers: dict[GateKey, bool] = {}
    stopped: date | None = None
    adherence: dict[str, bool] = {}
    reviewed: date | None = None
    note: Note | None = None
    edited: str | None = None

    @property
    def first(self) -> date | None:
        """The first day, None before it has begun."""
        return min((phase.start for phase in self.phases), default=None)

    @property
    def last(self) -> date | None:
        """The last day as it was lived: the day it was stopped, or the planned end; None before
        it has begun."""
        planned = max((phase.end for phase in self.phases), default=None)
        return min(planned, self.stopped) if planned and self.stopped else planned

    def runs_on(self, day: date) -> bool:
        """Return whether a day is one of its days."""
        return self.first is not None and self.last is not None and self.first <= day <= self.last

    def over(self, today: date) -> bool:
        """Return whether its last day has ended, or it was stopped before."""
        return self.last is not None and (self.last < today or self.stopped is not None)

    def phase_on(self, day: date) -> Phase | None:
        """Return the phase of a day it was lived on, None where there is none."""
        if not self.runs_on(day):
            return None
        return next((phase for phase in self.phases if phase.start <= day <= phase.end), None)

    @property
    def lived(self) -> list[Phase]:
        """The phases as far as they were lived: none goes on after the day the trial was ended
        early."""
        stopped = self.stopped
        if stopped is None:
            return self.phases
        return [
            msgspec.structs.replace(phase, end=min(phase.end, stopped))
            for phase in self.phases
            if phase.start <= stopped
        ]


_LISTS = ("sites", "flags", "tags")

Record = Episode | Intake | CheckIn | Marker | Review | Trial
RecordType = TypeVar("RecordType", bound=Struct)


def checked(record: RecordType) -> RecordType:
    """Return the record if it keeps every rule of its type, else raise RecordError.

    msgspec checks what it decodes, not what Python constructs.
    """
    return read(type(record), msgspec.to_builtins(record))


def read(kind: type[RecordType], fields: dict[str, Any]) -> RecordType:
    """Return a record of that kind from plain fields, or raise RecordError naming the field.

    A site, flag or tag that is said twice is kept once.
    """
    try:
        record = msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        told = str(error).replace(" - at `key` in `$", " - at `$")  # a key at fault
        message, _, path = told.partition(" - at `$")
        field = path.strip("`").lstrip(".").partition("[")[0]
        raise _breach(message, field) from None
    at = getattr(record, "at", None)
    if at is not None and at.tzinfo is None:
        raise RecordError("at: needs a UTC offset", "at")
    if isinstance(record, Trial):
        from .trial_rules import check_trial  # late: few files hold a trial

        check_trial(record)
    repeated = {
        name: list(dict.fromkeys(words))
        for name in _LISTS
        if len(words := getattr(record, name, ())) > 1 and len(set(words)) < len(words)
    }
    return msgspec.structs.replace(record, **repeated) if repeated else record


def _breach(message: str, field: str) -> RecordError:
    from .breaches import breach_words, missing_field  # late: few records break a rule

    if missing := missing_field(message):
        # Of a part, such as a phase of a trial: the field that holds it is the one at fault.
        words = f"{field}: {missing} is missing" if field else f"{missing}: is missing"
        return RecordError(words, field or missing)
    words = breach_words(message)
    return RecordError(f"{field}: {words}" if field else words, field)


def fields(record: Struct) -> dict[str, Any]:
    """Return every field as plain JSON values (null, `[]`, `{}` included), the id first.

    A moment carries its offset as a number, in UTC too: `+00:00`, as `edited` does.
    """
    plain: dict[str, Any] = msgspec.to_builtins(record, builtin_types=(datetime,))
    if isinstance(plain.get("at"), datetime):
        plain["at"] = plain["at"].isoformat()
    first = {name: plain[name] for name in ("id", "day", "at") if name in plain}
    return first | plain


def stored_fields(record: Struct) -> dict[str, Any]:
    """Return only what was given, as a file keeps it; the id stands outside the body."""
    defaults = _defaults(type(record))
    return {
        name: value
        for name, value in fields(record).items()
        if name != "id" and value not in (None, [], {}) and value != defaults[name]
    }


@cache  # msgspec evaluates every annotation anew, thirty times the cost of the rest
def _defaults(kind: type[Struct]) -> dict[str, Any]:
    return {
        field.encode_name: field.default if field.default is not msgspec.NODEFAULT else None
        for field in msgspec.structs.fields(kind)
    }
