"""Units as people write them."""

from __future__ import annotations

import pytest

from tracker.model import CATALOGUE
from tracker.model.units import PORTIONS, unit_size


@pytest.mark.parametrize(
    ("key", "name", "size"),
    [
        ("water", "litres", 1), ("water", "Liter", 1), ("water", "ml", 0.001), ("water", "w", 0.25),
        ("sleep", "hours", 1), ("sleep", "hrs", 1), ("sleep", "minutes", 1 / 60),
        ("exercise", "minute", 1), ("exercise", "h", 60), ("caffeine", "cups", 90),
        ("caffeine", "coffee", 90), ("caffeine", "g", 1000), ("alcohol", "drink", 1),
        ("sleep", "cups", None), ("stress", "mg", None), ("stress", "", None),
    ],
)  # fmt: skip
def test_the_size_of_a_unit(key: str, name: str, size: float | None) -> None:
    assert unit_size(CATALOGUE[key], name) == size


def test_portions_are_of_factors_that_add_up() -> None:
    assert all(CATALOGUE[key].cumulative for key in PORTIONS)
