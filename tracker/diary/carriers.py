"""Plain carriers between the diary and those who use it."""

from __future__ import annotations

from datetime import date, time
from typing import Any, NamedTuple

from msgspec import Struct

from tracker.model import CheckIn, Episode, Factor, Intake, Marker, Profile, Review, Trial


class Batch(Struct, frozen=True, kw_only=True):
    """Finished records, ids given, to be put into the diary as one action; one with the same
    id is replaced. `day_start` and `profile` None leave the diary's."""

    episodes: list[Episode] = []
    intakes: list[Intake] = []
    check_ins: list[CheckIn] = []
    markers: list[Marker] = []
    reviews: list[Review] = []
    factors: list[Factor] = []
    trials: list[Trial] = []
    day_start: time | None = None
    profile: Profile | None = None


class Undone(NamedTuple):
    """What an undo or redo was about: the action's name, the ids it touched, and of check-ins
    what in them was changed: keys of factors, and 'flags', 'note', 'unlogged', 'closed'."""

    action: str
    records: list[str]
    fields: tuple[str, ...] = ()


class Overruled(Struct, frozen=True, kw_only=True):
    """A value that gave way in a merge to a later one; the journal keeps it. `field` '' means the
    whole record: an edit that gave way to a later removal, or a removal to an edit."""

    file: str
    table: str
    id: str
    field: str
    kept: Any = None
    gave_way: Any = None


class Merged(Struct, frozen=True, kw_only=True):
    """What a merge did: how many records came, changed and went, and what gave way.

    `copies` are the names of the conflict copies that were taken in, `warnings` name what of
    the other copy could not be read.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    overruled: list[Overruled] = []
    copies: list[str] = []
    warnings: list[str] = []


class Backup(Struct, frozen=True, kw_only=True):
    """One backup: when it was made (UTC, as `edited`), the records in each of its files, the
    first and last day it holds (None: no day) and how many days have a record. `notes` says by
    file why its copy is an older one, or why there is none."""

    name: str
    made: str
    files: dict[str, int]
    first: date | None = None
    last: date | None = None
    days: int = 0
    notes: dict[str, str] = {}

    @property
    def records(self) -> int:
        return sum(self.files.values())


class Difference(Struct, frozen=True, kw_only=True):
    """What a restore does to one file: how many records come back, go, and change."""

    file: str
    back: int = 0
    away: int = 0
    changed: int = 0


class Restoration(Struct, frozen=True, kw_only=True):
    """A restore, done or previewed: its backup and what differs, by file ([]: nothing does)."""

    backup: Backup
    differences: list[Difference] = []


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong: the file's name, the record's id (None: the file itself)."""

    file: str
    record: str | None
    problem: str


class Checked(Struct, frozen=True, kw_only=True):
    """What a check found; `notes` are things to know that are no problem."""

    files: int
    records: int
    problems: list[Problem] = []
    notes: list[str] = []
