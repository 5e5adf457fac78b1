"""`trial list` and `trial review`: where the trials are, and what one shows once it is over."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from tracker.model import Trial, fields
from tracker.model.trial_words import State, day_number, kept_words, phase_words, plan_words, state
from tracker.model.words import visible

from ...errors import CommandError
from ...output import complain, emit_json, headline, paragraph, say
from ...text import day_words

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from tracker.diary import Diary
    from tracker.insight.trial_result import TrialResult

    from ...context import Context

_TITLES: Final[dict[State, str]] = {
    "running": "Running",
    "waiting": "Begins later",
    "planned": "Planned",
    "over": "Over",
}


def list_trials(context: Context, _options: Namespace) -> int:
    """List the trials: running, to come, planned, over."""
    with context.diary() as diary:
        trials, today = diary.trials(), diary.today()
        whole = diary.book_whole
    if context.json:
        emit_json({"schema": 1, "trials": [fields(trial) for trial in trials]})
        return 0
    if not trials:
        none = "No trial yet." if whole else "What was tried can't be read just now."
        say(f"{none} `tracker trial plan` lists what can be tried.")
    for wanted, title in _TITLES.items():
        found = [trial for trial in trials if state(trial, today) == wanted]
        if found:
            headline(title)
        for trial in reversed(found) if wanted == "over" else found:
            words = f"{visible(trial.name)} · {_place(trial, today)}  [{trial.id}]"
            paragraph(words, indent="  ", hanging="    ")
    return 0


def review(context: Context, options: Namespace) -> int:
    """Print what a trial shows, and note that its review was gone through once it is over."""
    with context.diary(writable=True) as diary:
        trial = diary.trial(options.id) if options.id else _newest(diary)
        result = _result(diary, trial) if trial.phases else None
        over = trial.over(diary.today())
        if over and trial.reviewed is None:
            trial = diary.review_trial(trial.id)
        if context.json:
            emit_json(_with_result(trial, result))
        elif result is None:
            say(f"{visible(trial.name)} has not begun: {plan_words(trial)}.")
        elif not over:
            paragraph(result.sentence)
            if trial.runs_on(diary.today()):
                say(f"Today: {_place(trial, diary.today())}.")
        else:
            _say_review(result)
    return 0


def _newest(diary: Diary) -> Trial:
    """Return the newest trial that is over; else the one that runs, or is planned."""
    today = diary.today()
    trials = diary.trials()
    if not trials:
        raise CommandError("there is no trial; `tracker trial plan` lists what can be tried")
    order: dict[State, int] = {"over": 3, "running": 2, "waiting": 1, "planned": 0}
    best = max(order[state(trial, today)] for trial in trials)
    return [trial for trial in trials if order[state(trial, today)] == best][-1]


def _result(diary: Diary, trial: Trial) -> TrialResult:
    from tracker.exchange.analysis import WholeDiary

    whole = WholeDiary.read(diary)
    complain(*(f"tracker: {words}" for words in whole.left_out))
    return whole.result_of(trial)


def _with_result(trial: Trial, result: TrialResult | None) -> dict[str, Any]:
    from tracker.insight.as_json import trial_as_json

    return {**fields(trial), "result": trial_as_json(result) if result else None}


def _say_review(result: TrialResult) -> None:
    for heading, lines in groupby(result.review, key=lambda line: line.heading):
        headline(heading)
        for line in lines:
            paragraph(line.sentence, indent="  ", hanging="  ")
    say("", "Not medical advice.")


def _place(trial: Trial, today: date) -> str:
    """Return where a trial has got to: 'day 9 of 28; change, day 2 of 7; kept to'."""
    match state(trial, today):
        case "running":
            told = [day_number(trial, today), phase_words(trial, today), kept_words(trial, today)]
            return "; ".join(part for part in told if part)
        case "planned":
            return plan_words(trial)
        case "waiting":
            return f"begins {day_words(trial.first)}" if trial.first else plan_words(trial)
    assert trial.first is not None
    assert trial.last is not None
    told = [f"{day_words(trial.first)} – {day_words(trial.last)}"]
    told.append("stopped early" if trial.last < trial.phases[-1].end else "")
    told.append(f"reviewed {day_words(trial.reviewed)}" if trial.reviewed else "not reviewed yet")
    return "; ".join(part for part in told if part)
