"""A trial beside the list of trials: what it is, its phases, its days, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from textual.content import Content

from tracker.model import Trial, each_day
from tracker.model.gate import QUESTIONS
from tracker.model.say import capital
from tracker.model.trial_standing import (
    DATA_KEPT,
    VERDICTS,
    adherence_words,
    phase_lines,
    standing_of,
    standing_words,
    stopped_early,
)
from tracker.model.trial_words import OUTCOMES, SELF_FULFILLING, plan_words
from tracker.model.words import visible

from .advice import NOT_ADVICE
from .calendar.shown import BASELINE, CHANGED, WASHOUT
from .dates import named_day
from .widgets.hanging import Hanging
from .widgets.stacked import Stacked

if TYPE_CHECKING:
    from tracker.insight.trial_result import TrialResult

MUTED: Final = "$foreground-muted"
KEPT, NOT_KEPT, NOT_SAID = "✓", "×", "·"
DAYS_KEY: Final = f"{KEPT} kept  {NOT_KEPT} not kept  {NOT_SAID} not said"
TO_COME: Final = f"  {CHANGED} change to come"


def details(trial: Trial, today: date, result: TrialResult | None) -> Stacked:
    """Return what is told of a trial; `result` is known once it was reviewed."""
    lines: list[Content | Hanging] = [
        Content.styled(visible(trial.name), "bold"),
        Content(visible(trial.change)),
        Content(""),
        Content(capital(standing_words(trial, today))),
    ]
    if trial.question:
        lines.append(Content.styled(visible(trial.question), "italic"))
    lines += [
        Content(""),
        _labelled("Outcome", f"{OUTCOMES[trial.outcome]}, fixed beforehand"),
        _labelled("Design", plan_words(trial) if trial.lengths or trial.phases else trial.design),
    ]
    for phase, words in phase_lines(trial.lived, today):
        sign = CHANGED if phase.changed else BASELINE
        lines.append(Hanging(Content.styled(f"{sign * 7}  ", "$secondary"), Content(words)))
    if trial.phases:
        lines += [_labelled("Kept", adherence_words(trial, today)), *_days(trial, today)]
    if trial.answers:
        lines.append(_labelled("Asked", _asked(trial)))
    if trial.note:
        lines.append(_labelled("Note", visible(trial.note)))
    lines += [Content(""), *_what_comes(trial, today, result), NOT_ADVICE]
    return Stacked(lines)


def day_signs(trial: Trial, today: date) -> str:
    """Return a sign a day: how it was kept to where that was said, else the phase it is in."""
    signs = []
    for phase in trial.phases:
        for day in each_day(phase.start, phase.end):
            said = trial.adherence.get(day.isoformat())
            if said is not None:
                signs.append(KEPT if said else NOT_KEPT)
            elif not phase.changed:
                signs.append(BASELINE)
            elif day < today:
                signs.append(NOT_SAID)
            else:
                left_out = (day - phase.start).days < phase.washout
                signs.append(WASHOUT if left_out else CHANGED)
    lived = (trial.last - trial.first).days + 1 if trial.first and trial.last else 0
    return "".join(signs[:lived])


def _days(trial: Trial, today: date) -> list[Content | Hanging]:
    if not trial.adherence:
        return []
    key = DAYS_KEY if trial.over(today) else f"{DAYS_KEY}{TO_COME}"
    return [
        _labelled("Days", day_signs(trial, today)),
        Hanging(Content(f"{'':9}"), Content.styled(key, MUTED)),
    ]


def _asked(trial: Trial) -> str:
    said = [
        QUESTIONS[key].partition("?")[0].partition(":")[0]
        for key, yes in trial.answers.items()
        if yes and key != "agreed"
    ]
    # Who didn't know is kept as a yes; a page that says so tells no more than was said.
    told = f"yes or don't know: {'; '.join(said)}" if said else "no to every question before it"
    return f"{told} · a clinician agreed" if trial.answers.get("agreed") else told


def _what_comes(trial: Trial, today: date, result: TrialResult | None) -> list[Content | Hanging]:
    standing = standing_of(trial, today)
    if standing == "planned":
        return [Content("s begins it: today, or on a day you say.")]
    if standing == "waiting":
        return [Content(f"It begins by itself on {named_day(trial.first or today, today)}.")]
    if standing == "running":
        return [Content.styled(SELF_FULFILLING, MUTED)]
    told: list[Content | Hanging] = [Content(DATA_KEPT)] if stopped_early(trial) else []
    if standing == "over":
        return [*told, Content("It is over: enter goes through its review.")]
    if result is None:
        return told
    return [
        *told,
        _labelled("Review", VERDICTS[result.verdict]),
        Content(visible(result.sentence)),
    ]


def _labelled(label: str, text: str) -> Hanging:
    return Hanging(Content.styled(f"{label:<9}", "bold"), Content(text))
