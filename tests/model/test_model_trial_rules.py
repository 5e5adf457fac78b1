"""What the fields of a trial say together: what is refused, and what is not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from tests.any_trials import trials
from tracker.model import Phase, RecordError, Trial, checked
from tracker.model.designs import phases

START = date(2026, 11, 1)
ONE = timedelta(days=1)
PLANNED: dict[str, Any] = {
    "design": "AB", "lengths": [7, 7], "drawn": True, "least": [5, 5],
    "phases": phases([6, 8], START),
}  # fmt: skip


def phase(first: int, last: int, washout: int = 0) -> Phase:
    start, end = START + first * ONE, START + last * ONE
    return Phase(start=start, end=end, changed=False, washout=washout)


def made(**fields: Any) -> Trial:
    return Trial(id="aaaaaaaaaa", name="n", change="c", **fields)


@given(trials())
def test_whatever_a_version_of_ours_writes_is_read(trial: Trial) -> None:
    assert checked(trial) == trial


@pytest.mark.parametrize(
    ("fields", "field", "why"),
    [
        ({"phases": [phase(3, 2)]}, "phases", "before it starts"),
        ({"phases": [phase(0, 6), phase(6, 9)]}, "phases", "before the last has ended"),
        ({"phases": [phase(7, 9), phase(0, 6)]}, "phases", "before the last has ended"),
        ({"phases": [phase(0, 2, washout=4)]}, "phases", "wash-out"),
        ({"phases": [phase(0, 2, washout=-1)]}, "phases", "wash-out"),
        ({"adherence": {"2026-11-31": True}}, "adherence", "2026-11-31"),
        ({"adherence": {"2026-W45-1": True}}, "adherence", "2026-W45-1"),
        ({"drawn": True}, "drawn", "lengths"),
        ({"least": [5, 5]}, "least", "lengths"),
        (PLANNED | {"design": "BA"}, "design", "AB, ABAB"),
        (PLANNED | {"lengths": [7, 4]}, "lengths", "5 to 28"),
        (PLANNED | {"lengths": [7, 7, 7]}, "lengths", "2 phases"),
        (PLANNED | {"least": []}, "least", "every phase"),
        (PLANNED | {"least": [5]}, "least", "every phase"),
        (PLANNED | {"least": [5, 8]}, "least", "planned for"),
        (PLANNED | {"phases": phases([5, 5, 4], START)}, "phases", "2 were planned"),
        (PLANNED | {"phases": phases([7, 8], START)}, "phases", "15 days"),
    ],
)
def test_what_cant_be_true_together_is_refused_by_field(
    fields: dict[str, Any], field: str, why: str
) -> None:
    with pytest.raises(RecordError, match=why) as refused:
        checked(made(**fields))
    assert refused.value.field == field


@pytest.mark.parametrize(
    "fields",
    [
        {"design": "three weeks", "phases": [phase(0, 20)], "outcome": "minutes"},
        {"phases": [phase(0, 6), phase(9, 15)]},
        PLANNED | {"stopped": START + 3 * ONE, "adherence": {"2026-11-13": True}},
        PLANNED | {"stopped": START - ONE},
        PLANNED | {"phases": []},
    ],
)
def test_an_older_one_and_one_that_two_machines_changed_are_read(fields: dict[str, Any]) -> None:
    trial = made(**fields)
    assert checked(trial) == trial
