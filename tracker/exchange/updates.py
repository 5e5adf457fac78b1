"""What one row of a plain diary changes in its day."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from tracker.model import CheckIn, Day, Value

from .plain import PlainRow


class Update(Struct, frozen=True, kw_only=True):
    """The row's cells that the day doesn't say already; `differences` are sentences on those
    it says otherwise, `refusals` on those that it can't say at all. `count` is the day's whole
    count."""

    count: int | None = None
    values: dict[str, Value] = {}
    note: str | None = None
    differences: list[str] = []
    refusals: list[str] = []

    @property
    def nothing(self) -> bool:
        """Whether the day says all of it."""
        return self.count is None and not self.values and self.note is None

    def applied(self, day: Day, stamp: str) -> CheckIn:
        """Return the day's check-in with the changes in it, stamped as edited now."""
        check_in = day.check_in or CheckIn(day=day.day)
        fields: dict[str, Any] = {}
        if self.count is not None:
            fields |= {"unlogged": self.count - _logged(day), "closed": True}
        if self.note is not None:
            fields["note"] = self.note
        stamps = dict.fromkeys([*self.values, *fields], stamp)
        return msgspec.structs.replace(
            check_in,
            values=check_in.values | self.values,
            edited=check_in.edited | stamps,
            **fields,
        )


def compare(row: PlainRow, day: Day) -> Update:
    """Return what a row says that its day doesn't.

    A count is all of the day: what its episodes don't add up to is 'about N unlogged' in its
    check-in, and a count below theirs can't be taken. A factor is compared with the day's
    value, intakes included.
    """
    differences: list[str] = []
    refusals: list[str] = []
    count = None
    if row.count is not None and row.count != day.count:
        count = row.count
        if row.count < _logged(day):
            refusals.append(
                f"count is {row.count} in the file, but the diary's episodes of that day add up "
                f"to {_logged(day)}; edit or remove them first"
            )
        elif day.watched:
            differences.append(_differ("count", row.count, day.count))
    there = day.values
    values = {key: value for key, value in row.values.items() if there.get(key) != value}
    differences += [
        _differ(key, value, there[key]) for key, value in values.items() if key in there
    ]
    note = day.check_in.note if day.check_in else None
    if row.note is not None and row.note != note and note:
        differences.append("the notes differ")
    return Update(
        count=count,
        values=values,
        note=row.note if row.note != note else None,
        differences=differences,
        refusals=refusals,
    )


def _logged(day: Day) -> int:
    return sum(episode.count for episode in day.episodes)


def _differ(name: str, there: object, here: object) -> str:
    return f"{name} is {there} in the file and {here} in the diary"
