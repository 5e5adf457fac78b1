"""Several documents of one record folded into one, claim by claim: the later change of a field
wins, and what gave way without the winner having known of it is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple

from msgspec import UNSET

from ..files import Document, content
from .claims import (
    NESTED,
    NOTHING,
    WHEN,
    Claim,
    State,
    build,
    canonical,
    joined,
    later,
    parse,
    same,
    total,
)
from .stamping import AT, FIELDS, OF


class Clash(NamedTuple):
    """Two values of a field of which neither side knew the other's."""

    field: str
    kept: Any
    gave_way: Any


def folded(
    documents: Sequence[Document], gone: Collection[str]
) -> tuple[Document | None, list[Clash]]:
    """Return several documents of one record as one, and what gave way unknown."""
    first = documents[0] if documents else None
    if first is None or all(document == first for document in documents[1:]):
        return first, []
    whole = [name for name in NESTED if any(_odd(each.get(name)) for each in documents)]
    clashes: list[Clash] = []

    def join(one: State, other: State) -> State:
        return _joined_states(one, other, gone, clashes)

    return build(reduce(join, [parse(document, whole) for document in documents])), clashes


def survivor(
    document: Document, mark: Document
) -> tuple[Document | None, Document | None, list[Clash]]:
    """Return the record or its mark, whichever is later, and what gave way unknown."""
    state = parse(document)
    stamps = state.stamps()
    at = text_of(mark.get(AT))
    if state.last() < at:
        known = mark.get(OF)
        unknown = isinstance(known, list) and not stamps <= set(known)
        fields = {*_listed(mark, FIELDS), *state.claims}
        kept = mark | {OF: sorted(stamps.union(_listed(mark, OF))), FIELDS: sorted(fields)}
        clash = Clash("", None, content(document))
        return None, kept if isinstance(known, list) else mark, [clash] if unknown else []
    if at <= state.presence:
        return document, None, []
    back = build(state._replace(presence=at))
    return back, None, [Clash("", content(document), None)]


def united(marks: Sequence[Document]) -> Document:
    """Return the removal marks of one record as one: the latest, knowing what all of them knew.
    The latest comes last."""
    known = {
        name: sorted({text for mark in marks for text in _listed(mark, name)})
        for name in (OF, FIELDS)
        if any(name in mark for mark in marks)
    }
    return marks[-1] | known


def _joined_states(one: State, other: State, gone: Collection[str], clashes: list[Clash]) -> State:
    ages = _age(one), _age(other)
    claims: dict[str, Claim] = {}
    for name in {**one.claims, **other.claims}:
        pair = one.claims.get(name, NOTHING), other.claims.get(name, NOTHING)
        claims[name], gave_way = _joined_claims(*pair, *ages, gone)
        if gave_way is not None:
            values = _told(name, claims[name].value), _told(name, gave_way.value)
            clashes.append(Clash(name, *values))
    return State(claims, _joined_edited(one, other), max(one.presence, other.presence))


def _joined_claims(
    one: Claim, other: Claim, age: str, other_age: str, gone: Collection[str]
) -> tuple[Claim, Claim | None]:
    """Return the claim that holds, and the one that gave way without having been known."""
    history = joined(one.history, other.history)
    if one.of == other.of and same(one.start, other.start):
        by = _joined_raises(one.by, other.by, gone)
        value = total(one.start, by) if one.by or other.by else one.value
        edited = max(one.edited, other.edited)
        return one._replace(value=value, history=history, edited=edited, by=by), None
    if not one.of and not other.of:
        return _joined_as_made(one, other, age, other_age)
    lesser, winner = sorted((one, other), key=lambda claim: (claim.of, _bytes(claim)))
    of = winner.of
    if lesser.of == winner.of or (winner.start is UNSET and history[-1] > of):
        of = later(of, history[-1])
        history = joined(history, [of])
    known = not lesser.of or (
        lesser.of != winner.of and bool(lesser.history) and lesser.history[-1] in winner.history
    )
    unknown = not known and not same(lesser.value, winner.value)
    return winner._replace(history=history, of=of), lesser if unknown else None


def _joined_as_made(
    one: Claim, other: Claim, age: str, other_age: str
) -> tuple[Claim, Claim | None]:
    """Return which of two values holds that were never changed: made apart, or by hand."""
    if one.value is UNSET or other.value is UNSET:
        return (other if one.value is UNSET else one), None
    (lesser_age, _, lesser), (of, _, winner) = sorted(
        ((age, canonical(one.value), one), (other_age, canonical(other.value), other)),
        key=lambda each: each[:2],
    )
    if not of:
        return winner, None
    if lesser_age == of:
        of = later(of, of)
    history = joined([lesser_age, of])
    return winner._replace(history=history, of=of, start=winner.value), lesser


def _joined_raises(
    one: Mapping[str, float], other: Mapping[str, float], gone: Collection[str]
) -> dict[str, float]:
    return {
        id: max(one.get(id, other.get(id, 0)), other.get(id, one.get(id, 0)))
        for id in sorted({*one, *other})
        if (id in one and id in other) or id not in gone
    }


def _joined_edited(one: State, other: State) -> Any:
    found = [edited for edited in (one.edited, other.edited) if edited is not UNSET]
    tables = [edited for edited in found if isinstance(edited, dict)]
    return tables[0] if tables else max(found, key=canonical) if found else UNSET


def _bytes(claim: Claim) -> bytes:
    return b"" if claim.value is UNSET else canonical(claim.value)


def _age(state: State) -> str:
    return state.edited if isinstance(state.edited, str) else ""


def _told(name: str, value: Any) -> Any:
    if value is UNSET:
        return None
    return value.get("at") or value.get("day") if name == WHEN else value


def _odd(value: Any) -> bool:
    return value is not None and not isinstance(value, dict)


def text_of(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _listed(document: Document, name: str) -> list[str]:
    found = document.get(name)
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
