"""Stamps on raw documents when a person changes, removes, undoes; see claims.py for what they
are. The records themselves don't show them."""

from __future__ import annotations

from collections.abc import Mapping

from ..files import Document
from .claims import NOTHING, Claim, State, build, joined, later, parse, same, total

AT, OF, FIELDS = "at", "of", "fields"  # of a removal mark, beside its table

Raises = Mapping[str, Mapping[str, float]]


def stamped(
    before: Document, after: Document, stamp: str, raises: Raises | None = None
) -> Document:
    """Return what a document becomes, stamped where it differs from before.

    `raises`: the intakes that now make up, with what was set outright, the values of these
    factors; any other new value is one set outright.
    """
    old, new = parse(before), parse(after)
    raised = {f"values.{key}": by for key, by in (raises or {}).items()}
    claims: dict[str, Claim] = {}
    for name in {**new.claims, **old.claims}:
        was, now = old.claims.get(name, NOTHING), new.claims.get(name, NOTHING)
        if same(was.value, now.value):
            claims[name] = was._replace(edited=now.edited)
            continue
        at = later(stamp, was.history[-1] if was.history else "")
        history = joined(was.history, [at])
        if name in raised:
            claims[name] = was._replace(
                value=now.value, history=history, edited=now.edited, by=raised[name]
            )
        else:
            claims[name] = Claim(now.value, history, now.edited, at, now.value)
    return build(State(claims, new.edited, old.presence))


def returned(current: Document, image: Document, stamp: str) -> Document:
    """Return a document as it was in `image`, put back over what it is now: what it shows is
    that, and what differs is stamped."""
    now, was = parse(current), parse(image)
    claims: dict[str, Claim] = {}
    for name in {**was.claims, **now.claims}:
        left, back = now.claims.get(name, NOTHING), was.claims.get(name, NOTHING)
        history = joined(left.history, back.history)
        if same(left.value, back.value):
            claims[name] = left._replace(history=history, edited=back.edited)
        elif left.of == back.of and same(left.start, back.start):  # other intakes, no more
            claims[name] = back._replace(history=history)
        else:
            at = later(stamp, history[-1] if history else "")
            claims[name] = back._replace(history=joined(history, [at]), of=at)
    return build(State(claims, was.edited, max(now.presence, was.presence)))


def back_again(image: Document, mark: Document | None, stamp: str) -> Document:
    """Return a removed document as it was, to be put back: there again from now on."""
    state = parse(image)
    presence = max(state.presence, later(stamp, _removed(mark)))
    return build(state._replace(presence=presence))


def made_anew(mark: Document, document: Document, stamp: str) -> Document:
    """Return a document made where one was removed: nothing of the old one is in it."""
    state = parse(document)
    removed = _removed(mark)
    at = later(stamp, removed)
    claims = {name: claim._replace(history=(at,), of=at) for name, claim in state.claims.items()}
    for name in mark.get(FIELDS, []):
        claims.setdefault(name, Claim(history=joined([removed])))
    return build(State(claims, state.edited, at))


def mark_of(table: str, document: Document, stamp: str) -> Document:
    """Return the mark a removed document leaves: when, and what was known of it then (its
    stamps and fields), so that another copy can tell whether it knows more."""
    state = parse(document)
    at = later(stamp, state.last())
    return {"table": table, AT: at, OF: sorted(state.stamps()), FIELDS: sorted(state.claims)}


def raised_by(document: Document, key: str) -> dict[str, float]:
    """Return what has raised a day's value of a factor since it was set outright, by intake."""
    return dict(parse(document).claims.get(f"values.{key}", NOTHING).by)


def lowered(document: Document, key: str, intake: str) -> tuple[float, dict[str, float]] | None:
    """Return a day's value without one of the intakes that have raised it, and the others; None
    if that one has not."""
    claim = parse(document).claims.get(f"values.{key}", NOTHING)
    if intake not in claim.by:
        return None
    rest = {id: amount for id, amount in claim.by.items() if id != intake}
    return total(claim.start, rest), rest


def _removed(mark: Document | None) -> str:
    return str((mark or {}).get(AT, ""))
