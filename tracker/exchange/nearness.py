"""How near two names are, to refuse a column that looks like a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable

LONG_NAME = 5  # letters; shorter names are too easily near each other
NEAR = 2


def distance(one: str, other: str) -> int:
    """Return the Damerau-Levenshtein distance: the fewest insertions, deletions,
    substitutions and swaps of neighbours that turn one text into the other, where swapped
    letters may be edited again (Lowrance and Wagner 1975)."""
    far = len(one) + len(other)
    table = [[far] * (len(other) + 2) for _ in range(len(one) + 2)]
    for i in range(len(one) + 1):
        table[i + 1][1] = i
    for j in range(len(other) + 1):
        table[1][j + 1] = j
    last_row: dict[str, int] = {}
    for i, letter in enumerate(one, start=1):
        last_column = 0
        for j, facing in enumerate(other, start=1):
            row = last_row.get(facing, 0)
            swap = table[row][last_column] + (i - row - 1) + 1 + (j - last_column - 1)
            table[i + 1][j + 1] = min(
                table[i][j] + (letter != facing),
                table[i + 1][j] + 1,
                table[i][j + 1] + 1,
                swap,
            )
            if letter == facing:
                last_column = j
        last_row[letter] = i
    return table[-1][-1]


def near_miss(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that `name` is probably meant to be, the nearest first.

    Two edits are near between names of five letters and more; where only one of the two is
    that long ('slep', 'sleep'), one edit is.
    """
    near = [
        (steps, other)
        for other in known
        if (allowed := _allowed(name, other)) and (steps := distance(name, other)) <= allowed
    ]
    return min(near)[1] if near else None


def _allowed(name: str, other: str) -> int:
    if abs(len(name) - len(other)) > NEAR:
        return 0
    return (len(name) >= LONG_NAME and len(other) >= LONG_NAME) + (
        len(name) >= LONG_NAME or len(other) >= LONG_NAME
    )
