"""The sample's life events, weekly answers and its one finished trial."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tracker.diary import stamp_of
from tracker.model import Marker, Phase, Review, Trial
from tracker.model.records import Answer, MarkerKind

from .draw import Draw, moment
from .series import BASELINE, CHANGED, ILLNESS, KEYBOARD, TRAVEL, SampleDay

EVENTS: tuple[tuple[int, MarkerKind, str, Literal[False] | None], ...] = (
    (KEYBOARD, "device", "split keyboard", False),
    (ILLNESS[0], "illness", "a cold", None),
    (TRAVEL[0], "travel", "a week in Lisbon", None),
)
FIRST_REVIEW = 13  # days after the first; then weekly
ANSWERS: dict[Answer, float] = {"same": 6, "better": 3, "worse": 1.5}
EVENING = 21 * 60 + 30
WASHOUT = 1


def markers(draw: Draw, lived: Sequence[SampleDay]) -> list[Marker]:
    """Return the life events that fall into the days lived, oldest first."""
    by_ago = {day.ago: day for day in lived}
    return [
        Marker(
            id=draw.new_id(),
            day=by_ago[ago].day,
            kind=kind,
            label=label,
            with_onset=with_onset,
            edited=stamp_of(moment(by_ago[ago], EVENING)),
        )
        for ago, kind, label, with_onset in EVENTS
        if ago in by_ago
    ]


def reviews(draw: Draw, lived: Sequence[SampleDay]) -> list[Review]:
    """Return the weekly answers, some weeks left out; never 'worse' twice running."""
    answers: list[Review] = []
    for day in lived[FIRST_REVIEW:-1:7]:
        answer = draw.pick(ANSWERS)
        if answer == "worse" and answers and answers[-1].answer == "worse":
            answer = "same"
        if draw.chance(0.8):
            edited = stamp_of(moment(day, EVENING))
            answers.append(Review(day=day.day, answer=answer, edited=edited))
    return answers


def trials(draw: Draw, lived: Sequence[SampleDay]) -> list[Trial]:
    """Return the finished trial, if the days lived reach back far enough: two weeks as usual,
    two weeks with a change that was mostly kept to."""
    by_ago = {day.ago: day for day in lived}
    if BASELINE[0] not in by_ago:
        return []

    def phase(span: tuple[int, int], *, changed: bool, washout: int) -> Phase:
        start, end = (by_ago[ago].day for ago in span)
        return Phase(start=start, end=end, changed=changed, washout=washout)

    after = by_ago[CHANGED[1] - 1]
    return [
        Trial(
            id=draw.new_id(),
            name="caffeine earlier",
            change="no coffee, tea or cola after 14:00",
            kind="caffeine",
            question="do the evenings get quieter without late caffeine?",
            lengths=[BASELINE[0] - BASELINE[1] + 1, CHANGED[0] - CHANGED[1] + 1],
            washout=WASHOUT,
            phases=[
                phase(BASELINE, changed=False, washout=0),
                phase(CHANGED, changed=True, washout=WASHOUT),
            ],
            adherence={day.day.isoformat(): day.kept for day in lived if day.kept is not None},
            reviewed=after.day,
            note="the coffee after lunch was the hard one",
            edited=stamp_of(moment(after, EVENING)),
        )
    ]
