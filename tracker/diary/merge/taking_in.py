"""What a merge changes in one's own files, worked out whole before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..carriers import Merged, Overruled
from ..contents import is_record_table
from ..files import META, META_ID, Tables, content
from .combining import Copy, Outcome, Step, before, combine, steps, with_own_meta

if TYPE_CHECKING:
    from ..work import Work


class Plan(NamedTuple):
    """The documents to put and drop, and what that comes to for the person."""

    steps: list[Step]
    added: list[str]
    changed: list[str]
    removed: list[str]
    overruled: list[Overruled]

    @property
    def records(self) -> list[str]:
        """The ids of the records that came, changed and went."""
        return [*self.added, *self.changed, *self.removed]

    def result(self, copies: Sequence[str] = (), warnings: Sequence[str] = ()) -> Merged:
        return Merged(
            added=len(self.added),
            changed=len(self.changed),
            removed=len(self.removed),
            overruled=self.overruled,
            copies=list(copies),
            warnings=list(warnings),
        )

    def apply(self, work: Work) -> None:
        """Gather it in an action that says nothing of its own about the records."""
        work.literal = True
        for step in self.steps:
            if step.document is None:
                work.drop(step.file, step.table, step.id)
            else:
                work.put(step.file, step.table, step.id, step.document)


def plan(own: dict[str, Tables], others: Sequence[Copy]) -> Plan:
    """Return what taking in other copies of a diary changes in one's own."""
    found = Plan([], [], [], [], [])
    for outcome in combine([own, *others]):
        wanted = list(steps(outcome))
        if not wanted:
            continue  # one's own says it all already
        found.steps.extend(
            step._replace(document=with_own_meta(step, _meta(own, step.file))) for step in wanted
        )
        found.overruled.extend(outcome.overruled)
        _count(outcome, found)
    return found


def _count(outcome: Outcome, found: Plan) -> None:
    if not is_record_table(outcome.table):
        return
    was, now = before(outcome), outcome.document
    if now is None:
        found.removed.extend([outcome.id] if was is not None else [])
    elif was is None:
        found.added.append(outcome.id)
    elif content(was) != content(now):
        found.changed.append(outcome.id)


def _meta(own: dict[str, Tables], file: str) -> dict[str, object] | None:
    return own.get(file, {}).get(META, {}).get(META_ID)
