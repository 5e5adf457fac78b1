"""What the check-in asks: which factors, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .factors import Factor


def asked(shown: Iterable[str], catalogue: Mapping[str, Factor]) -> list[Factor]:
    """Return the factors the check-in asks, in their order: of the keys switched on those that
    are defined and not retired. A key that is passed over keeps its place for when it is back."""
    known = [catalogue[key] for key in dict.fromkeys(shown) if key in catalogue]
    return [factor for factor in known if not factor.retired]


def switched(shown: Sequence[str], key: str) -> list[str]:
    """Return the keys with one switched off, or switched on at the end."""
    if key in shown:
        return [other for other in shown if other != key]
    return [*shown, key]


def moved(shown: Sequence[str], key: str, step: int, catalogue: Mapping[str, Factor]) -> list[str]:
    """Return the keys with one a place earlier (`step` -1) or later (1) among those asked.

    At an end, or where it is not asked at all, nothing changes.
    """
    order = [factor.key for factor in asked(shown, catalogue)]
    keys = list(shown)
    if key not in order or not 0 <= order.index(key) + step < len(order):
        return keys
    here, there = keys.index(key), keys.index(order[order.index(key) + step])
    keys[here], keys[there] = keys[there], keys[here]
    return keys
