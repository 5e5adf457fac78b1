"""`trial start`, `adhere` and `end`: a trial from its first day to its last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from tracker.diary import TrialRefused
from tracker.diary.ids import is_id
from tracker.model import Trial, fields
from tracker.model.trial_words import KEPT, OUTCOMES, day_number, phase_words
from tracker.model.words import visible

from ...errors import InputError, pointing_at
from ...output import emit_json, paragraph, say
from ...text import day_words
from ..recording import UNDO_HINT
from .days import coming_day
from .saying import say_dates

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Diary

    from ...context import Context

_NO_VERDICT: Final = "; the review says that it was stopped early, and gives no verdict"
_ANSWERS: Final = {"yes": True, "no": False, "clear": None}


def start(context: Context, options: Namespace) -> int:
    """Begin a planned trial: the one that is named, or the only one."""
    words = list(options.words)
    with context.diary(writable=True) as diary:
        id = words.pop(0) if words and is_id(words[0]) else _only_planned(diary)
        today = diary.today()
        day = coming_day(context, " ".join(words), today) if words else today
        trial = diary.start_trial(id, day)
        if context.json:
            emit_json(fields(trial))
            return 0
        say_dates(trial)
        outcome = OUTCOMES[trial.outcome]
        paragraph(
            f"Looked at is {outcome}; the dates stand, and it isn't extended. "
            "`tracker trial adhere` says that you kept to it today."
        )
        say(f"id {trial.id} · {UNDO_HINT}")
    return 0


def adhere(context: Context, options: Namespace) -> int:
    """Say whether the trial of a day was kept to; yes and today where nothing is said."""
    words = list(options.words)
    last = words[-1].lower() if words else ""
    kept = _ANSWERS[words.pop().lower()] if last in _ANSWERS else True
    with context.diary(writable=True) as diary:
        day = _day(words, diary.today())
        before = diary.version
        trial = diary.adhere(day, kept)
        if context.json:
            emit_json(fields(trial))
        elif diary.version == before:
            say("Nothing changed: the diary says so already.")
        else:
            said = "answer taken back" if kept is None else KEPT[kept]
            place = f"{day_number(trial, day)}; {phase_words(trial, day)}".rstrip("; ")
            paragraph(f"{day_words(day)}: {said} · {visible(trial.name)}, {place}", hanging="  ")
            say(f"id {trial.id} · {UNDO_HINT}")
    return 0


def end(context: Context, options: Namespace) -> int:
    """End the running trial today, before its planned end."""
    with context.diary(writable=True) as diary:
        before, today = diary.version, diary.today()
        trial = diary.end_trial(options.id)
        if context.json:
            emit_json(fields(trial))
            return 0
        if diary.version == before:
            say(f"{visible(trial.name)} was ended today already.")
            return 0
        early = today < trial.phases[-1].end
        how = "before its planned end" if early else "as planned"
        paragraph(
            f"Ended today, {day_words(today)}, {how}: {visible(trial.name)}, "
            f"{day_number(trial, today)}. All that was recorded is kept{_NO_VERDICT * early}."
        )
        say("Its review comes with `tracker trial review`.")
        say(f"id {trial.id} · {UNDO_HINT}")
    return 0


def _only_planned(diary: Diary) -> str:
    waiting = [trial for trial in diary.trials() if not trial.phases and trial.lengths]
    if not waiting:
        raise TrialRefused("no trial is planned; `tracker trial plan` lists what can be tried")
    if len(waiting) > 1:
        raise InputError(
            "\n".join(["more than one is planned; say which by its id:", *map(_row, waiting)])
        )
    return waiting[0].id


def _row(trial: Trial) -> str:
    return f"  {trial.id}  {visible(trial.name)}"


def _day(words: Sequence[str], today: date) -> date:
    from tracker.entry import parse_day

    if not words:
        return today
    text = " ".join(words)
    with pointing_at(text):
        return parse_day(text, today=today)
