"""Trials of any sort that keeps the rules: planned or begun, drawn or chosen, of old and now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from tracker.model import Phase, Trial
from tracker.model import designs as made
from tracker.model.records import GateKey, Outcome, Swallowed, TryKind

IDS = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=10, max_size=10)
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LABELS = st.none() | TEXTS


@st.composite
def unplanned_phases(draw: st.DrawFn) -> list[Phase]:
    """Phases as older versions wrote them: one after the other, with gaps perhaps."""
    found = []
    start = draw(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
    for _ in range(draw(st.integers(0, 3))):
        days = draw(st.integers(1, 40))
        end = start + timedelta(days=days - 1)
        washout = draw(st.integers(0, min(days, 5)))
        found.append(Phase(start=start, end=end, changed=draw(st.booleans()), washout=washout))
        start = end + timedelta(days=draw(st.integers(1, 3)))
    return found


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """The fields that a plan made by this version settles, and those of its beginning."""
    design = draw(st.sampled_from(made.DESIGNS))
    lengths = draw(st.lists(st.integers(5, 28), min_size=len(design), max_size=len(design)))
    drawn = draw(st.booleans())
    least = [made.least_days(days) for days in lengths]
    washout = draw(st.integers(0, min(least) - made.LEAST_COUNTED))
    fields: dict[str, Any] = {
        "design": design, "lengths": lengths, "washout": washout, "drawn": drawn,
        "least": least if drawn else [],
    }  # fmt: skip
    if draw(st.booleans()):
        seed = draw(st.integers(0, 2**32 - 1)) if drawn else None
        lived = lengths if seed is None else made.drawn(made.admissible(lengths, least), seed)
        start = draw(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
        fields |= {"seed": seed, "phases": made.phases(lived, start, washout)}
    return fields


def trials(
    *, ids: st.SearchStrategy[str] = IDS, texts: st.SearchStrategy[str] = TEXTS, **more: Any
) -> st.SearchStrategy[Trial]:
    """Return trials with every field there is; `more` are the strategies of further ones."""
    said = st.fixed_dictionaries(
        {
            "id": ids,
            "name": texts,
            "change": texts,
            "kind": st.sampled_from(get_args(TryKind)),
            "question": LABELS,
            "swallowed": st.sampled_from(get_args(Swallowed)),
            "outcome": st.sampled_from(get_args(Outcome)),
            "answers": _answers(get_args(GateKey)),
            "stopped": st.none() | DAYS,
            "adherence": st.dictionaries(DAYS.map(date.isoformat), st.booleans(), max_size=3),
            "reviewed": st.none() | DAYS,
            "note": st.none() | texts,
            **more,
        }
    )
    old = st.fixed_dictionaries(
        {
            "design": st.sampled_from(["AB", "ABAB", "three weeks"]),
            "washout": st.integers(0, 5),
            "phases": unplanned_phases(),
            "seed": st.none() | st.integers(0, 2**62),
        }
    )
    return st.builds(lambda fields, plan: Trial(**fields, **plan), said, old | plans())


def _answers(keys: Iterable[str]) -> st.SearchStrategy[dict[str, bool]]:
    return st.dictionaries(st.sampled_from(list(keys)), st.booleans())
