"""What a raw document claims, field by field, and since when.

Beside its fields a raw document may carry, unseen by records and exports:
- `changed`: {field: [stamps]}, oldest first: when a field became what it is and what it was
  before. None: it is as it was made. '' stands for the record as a whole: since when it is
  there, whatever was removed before. A check-in's `edited` counts too.
- `raised`: {factor: {"from", "of", "by": {intake: amount}}}: a day's value that was set outright
  (`from`, at `of`) and has been raised by these intakes since.

Stamps of a field only ever grow, also where two clocks differ. So of two copies it can be told
which knew of the other's value, and which did not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from tracker.model import CHECK_IN_FIELDS

from ..files import CHANGED, RAISED, Document

EDITED = "edited"
NESTED = ("values", "adherence", "asked", "seen")  # stamped by key
WHEN = "at"  # day and moment go together
KEPT = 32  # stamps of a field; without the oldest a value may be told twice as having given way

_TICK = timedelta(milliseconds=1)


class Claim(NamedTuple):
    """A field's value (UNSET: not there) and its stamps; `edited` is the one a check-in shows.

    The value is `start`, set outright at `of`, raised by the intakes `by`.
    """

    value: Any = UNSET
    history: tuple[str, ...] = ()
    edited: str = ""
    of: str = ""
    start: Any = UNSET
    by: Mapping[str, float] = {}


NOTHING = Claim()


class State(NamedTuple):
    """A document taken apart. `presence`: a removal up to then no longer counts ('': none was)."""

    claims: dict[str, Claim]
    edited: Any
    presence: str

    def stamps(self) -> set[str]:
        """Return the stamps of all its changes; its making is none."""
        return {stamp for claim in self.claims.values() for stamp in claim.history}

    def last(self) -> str:
        """Return its latest stamp, that of its making if it was never changed."""
        edited = [self.edited] if isinstance(self.edited, str) else []
        return max([self.presence, *edited, *self.stamps()])


def parse(document: Document, whole: Collection[str] = ()) -> State:
    """Take a document apart; the fields named in `whole` are not split by key."""
    edited = document.get(EDITED, UNSET)
    shown = {_shown_field(key): stamp for key, stamp in _texts(edited).items()}
    changed = _table(document.get(CHANGED))
    raised = _table(document.get(RAISED))
    values = _flat(document, whole)
    names = dict.fromkeys([*values, *shown, *(name for name in changed if name)])
    claims = {
        name: _claim(
            values.get(name, UNSET),
            _stamps(changed.get(name)),
            shown.get(name, ""),
            raised.get(name.removeprefix("values.")) if name.startswith("values.") else None,
        )
        for name in names
    }
    return State(claims, edited, max(_stamps(changed.get("")), default=""))


def build(state: State) -> Document:
    """Put a document together again, with no more stamps in it than are needed."""
    document: Document = {}
    changed: dict[str, list[str]] = {"": [state.presence]} if state.presence else {}
    raised: dict[str, Document] = {}
    for name, claim in state.claims.items():
        _place(document, name, claim.value)
        if claim.history not in ((), (claim.edited,)):
            changed[name] = list(claim.history)
        if name.startswith("values.") and _raises(claim):
            key = name.removeprefix("values.")
            raised[key] = {"from": claim.start, "of": claim.of, "by": dict(claim.by)}
    if isinstance(state.edited, dict):
        document[EDITED] = {
            _shown_key(name): claim.edited for name, claim in state.claims.items() if claim.edited
        }
    elif state.edited is not UNSET:
        document[EDITED] = state.edited
    return document | ({CHANGED: changed} if changed else {}) | ({RAISED: raised} if raised else {})


def later(stamp: str, last: str) -> str:
    """Return the stamp, or the next moment after `last` where the clock is behind that."""
    if stamp > last:
        return stamp
    try:
        after = datetime.fromisoformat(last) + _TICK
        return after.astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):
        return stamp


def joined(*histories: Iterable[str]) -> tuple[str, ...]:
    """Return the stamps of several histories, oldest first."""
    return tuple(sorted({stamp for history in histories for stamp in history if stamp})[-KEPT:])


def same(one: Any, other: Any) -> bool:
    """Whether two values are written alike (1 and true are not)."""
    if one is UNSET or other is UNSET:
        return one is other
    return canonical(one) == canonical(other)


def canonical(value: Any) -> bytes:
    """Return a value's bytes, the same whatever the order of its keys."""
    return msgspec.json.encode(value, order="sorted")


def total(start: float, by: Mapping[str, float]) -> float:
    """Return a value set outright with what has raised it since."""
    value = round(start + sum(by.values()), 6)
    return int(value) if value == int(value) else value


def _raises(claim: Claim) -> bool:
    last = claim.history[-1] if claim.history else ""
    return isinstance(claim.start, int | float) and (bool(claim.by) or claim.of != last)


def _claim(value: Any, stamps: tuple[str, ...], edited: str, raised: Any) -> Claim:
    history = joined(stamps, [edited])
    match raised:
        case {"from": int() | float() as start, "of": str() as of, "by": dict() as by} if (
            all(isinstance(amount, int | float) for amount in by.values())
            and value == total(start, by)  # else it was set outright by someone who knew no better
        ):
            return Claim(value, joined(history, [of]), edited, of, start, by)
    return Claim(value, history, edited, history[-1] if history else "", value)


def _flat(document: Document, whole: Collection[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in document.items():
        if name in (EDITED, CHANGED, RAISED):
            continue
        if name in NESTED and name not in whole and isinstance(value, dict):
            values |= {f"{name}.{key}": each for key, each in value.items()}
        elif name in ("day", WHEN):
            values.setdefault(WHEN, {})[name] = value
        else:
            values[name] = value
    return values


def _place(document: Document, name: str, value: Any) -> None:
    if value is UNSET:
        return
    outer, dot, key = name.partition(".")
    if name == WHEN:
        document.update(value)
    elif dot and outer in NESTED:
        document.setdefault(outer, {})[key] = value
    else:
        document[name] = value


def _shown_field(key: str) -> str:
    return key if key in CHECK_IN_FIELDS else f"values.{key}"


def _shown_key(name: str) -> str:
    return name.removeprefix("values.")


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> dict[str, str]:
    return {key: text for key, text in _table(value).items() if isinstance(text, str)}


def _stamps(value: Any) -> tuple[str, ...]:
    stamps = value if isinstance(value, list) else []
    return joined(stamp for stamp in stamps if isinstance(stamp, str))
