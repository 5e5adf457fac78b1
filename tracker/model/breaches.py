"""What a field breaks, in words that a person can act on; the validator speaks of types."""

from __future__ import annotations

import re

_GOT = {
    "int": "a whole number",
    "float": "a fraction",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "values by name",
    "null": "nothing",
}
_KINDS = _GOT | {
    "float": "a number",
    "date": "a day such as 2026-11-20",
    "datetime": "a moment such as 2026-11-20T14:05:00+01:00",
}
_LIMITS = {"<=": "at most", ">=": "at least", "<": "less than", ">": "more than"}

_LIMIT = re.compile(r"Expected `\w+` ([<>]=?) (\S+)")
_LENGTH = re.compile(r"Expected `(str|array)` of length ([<>]=?) (\d+)")
_KIND = re.compile(r"Expected `([\w| ]+)`, got `(\w+)`")
_WORD = re.compile(r"Invalid enum value (.+)", re.DOTALL)
_TIME = re.compile(r"Invalid RFC3339 encoded (date|datetime)$")
_MISSING = re.compile(r"Object missing required field `(\w+)`")


def breach_words(message: str) -> str:
    """Return what the validator's message says; one that is not known, as it is."""
    if found := _LIMIT.match(message):
        return f"must be {_LIMITS[found[1]]} {found[2]}"
    if found := _LENGTH.match(message):
        of = "characters" if found[1] == "str" else "items"
        return f"must have {_LIMITS[found[2]]} {found[3]} {of}"
    if found := _KIND.match(message):
        kinds = [_KINDS.get(kind, kind) for kind in found[1].split(" | ") if kind != "null"]
        got = _GOT.get(found[2], found[2])
        return f"must be {' or '.join(kinds)}, not {got}"
    if found := _WORD.match(message):
        return f"{found[1]} is not one of its words"
    if found := _TIME.match(message):
        return f"must be {_KINDS[found[1]]}"
    return message


def missing_field(message: str) -> str:
    """Return the field that the validator's message says is missing, '' if none is."""
    found = _MISSING.match(message)
    return found[1] if found else ""
