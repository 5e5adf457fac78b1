"""Rules that records keep together: known factors, days that have been, ids used once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from tracker.model import (
    Catalogue,
    CheckIn,
    Factor,
    FactorError,
    Intake,
    Value,
    check_definition,
)

from .errors import ImportFailed
from .found import Found, Origin

ID = re.compile(r"[a-z2-7]{10}")


def checked(found: Found, catalogue: Catalogue, *, earliest: date, latest: date) -> Found:
    """Return the records in the form the diary keeps, or raise ImportFailed naming the place.

    `catalogue` is the diary's; factors that the file defines are known too. A record's day
    must lie between `earliest` and `latest`.
    """
    factors = [
        _checked_factor(origin, origin.record)
        for origin in found.origins
        if isinstance(origin.record, Factor)
    ]
    known = catalogue.extended(factors)
    _refuse_repeats(found.origins)
    origins = []
    for origin in found.origins:
        if origin.day and not earliest <= origin.day <= latest:
            word = "in the future" if origin.day > latest else f"before {earliest.year}"
            raise ImportFailed(f"{origin.where}: {origin.day} is {word}")
        record = origin.record
        if isinstance(record, CheckIn):
            values = {
                key: _value(origin, known, key, value) for key, value in record.values.items()
            }
            record = msgspec.structs.replace(record, values=values)
        elif isinstance(record, Intake):
            amount = _value(origin, known, record.factor, record.amount)
            record = msgspec.structs.replace(record, amount=float(amount))
        origins.append(msgspec.structs.replace(origin, record=record))
    return Found(found.day_start, origins, found.profile)


def _refuse_repeats(origins: Iterable[Origin]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for origin in origins:
        # Ids are one space; a check-in, a review and a factor have names of their own kind.
        named = origin.kind in ("factors", "check_ins", "reviews")
        if not named and not ID.fullmatch(origin.key):
            raise ImportFailed(
                f"{origin.where}: the id {origin.key!r} is not 10 characters of a-z and 2-7"
            )
        earlier = seen.setdefault((origin.kind if named else "", origin.key), origin.where)
        if earlier != origin.where:
            raise ImportFailed(f"{origin.where}: {origin.key} is at {earlier} already")


def _value(origin: Origin, known: Catalogue, key: str, value: Value) -> Value:
    factor = known.get(key)
    if factor is None:
        raise ImportFailed(
            f"{origin.where}: the factor {key!r} is defined neither in the file nor in the diary"
        )
    try:
        return factor.check(value)
    except FactorError as error:
        raise ImportFailed(f"{origin.where}: {error}") from None


def _checked_factor(origin: Origin, factor: Factor) -> Factor:
    try:
        return check_definition(factor)
    except FactorError as error:
        raise ImportFailed(f"{origin.where}: {error}") from None
