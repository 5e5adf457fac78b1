"""`trial plan`: what can be tried, and the plan of one trial with its gate and its foresight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tracker.model import RecordError, Trial, checked, fields
from tracker.model.designs import check_washout, least_days, planned, usual
from tracker.model.gate import ASKED
from tracker.model.records import Swallowed, TryKind
from tracker.model.say import listed
from tracker.model.trial_words import (
    FIXED,
    OUTCOMES,
    SELF_FULFILLING,
    SUPPLEMENT_LAST,
    foresight,
    plan_words,
)
from tracker.model.trying import KINDS, OWN, TRYINGS, Stage
from tracker.model.words import visible

from ...errors import InputError, did_you_mean
from ...output import complain, emit_json, headline, paragraph, say, wrapped
from ..recording import UNDO_HINT
from .days import coming_day
from .gate import open_rules, pass_gate, stated
from .saying import say_dates

if TYPE_CHECKING:
    from argparse import Namespace

    from ...context import Context

_STAGES: Final[dict[Stage, str]] = {
    "gentle": "Gentle changes first",
    "food": "Then food",
    "supplement": "A supplement last",
}
_SPOKEN_OF: Final = (
    "name", "change", "question", "note", "days", "drawn", "swallowed", "yes", "no", "answer",
    "start",
)  # fmt: skip


def plan(context: Context, options: Namespace) -> int:
    """Plan a trial; without a kind list what can be tried."""
    if not options.kind:
        given = [name for name in _SPOKEN_OF if getattr(options, name) not in (None, [])]
        if given:
            raise InputError(f"--{given[0]} needs a kind: {', '.join(KINDS)}")
        return _list(context)
    wanted = _wanted(options)
    draft, said = checked(_draft(wanted)), stated(options)
    with context.diary(writable=True) as diary:
        start = coming_day(context, options.start, diary.today()) if options.start else None
        swallowed: Swallowed = wanted["swallowed"]
        flagged = open_rules(diary, swallowed)
        answers = pass_gate(context, swallowed, said, diary.profile(), flagged)
        _say_before(context, draft)
        trial = diary.plan_trial(**wanted, answers=answers, flagged=flagged, start=start)
        _say_planned(context, trial)
    return 0


def _list(context: Context) -> int:
    if context.json:
        emit_json({"schema": 1, "kinds": [fields_of(kind) for kind in KINDS if kind != OWN]})
        return 0
    for stage, title in _STAGES.items():
        headline(title)
        for each in TRYINGS.values():
            if each.stage == stage:
                paragraph(f"{each.kind:<22}{each.what}", indent="  ", hanging=" " * 24)
        if stage == "supplement":
            paragraph(SUPPLEMENT_LAST, indent="  ")
    headline("Your own")
    paragraph(
        f"{OWN:<22}--name, --change and --swallowed say what it is", indent="  ", hanging=" " * 24
    )
    paragraph(
        "Watch for one or two weeks first. `tracker trial plan KIND` plans one; "
        "`tracker trial plan --help` shows its design."
    )
    return 0


def fields_of(kind: TryKind) -> dict[str, Any]:
    """Return what there is to know of a built-in kind, as JSON."""
    each = TRYINGS[kind]
    return {
        "kind": kind,
        "stage": each.stage,
        "name": each.name,
        "change": each.what,
        "swallowed": each.swallowed,
        "questions": list(ASKED[each.swallowed]),
        "caution": each.caution,
    }


def _wanted(options: Namespace) -> dict[str, Any]:
    """Return the plan that the options describe, as `Diary.plan_trial` takes it; InputError or
    RecordError for one that can't be, before anything is asked."""
    kind = _kind(" ".join(options.kind))
    swallowed = options.swallowed
    if kind != OWN:
        if swallowed is not None:
            raise InputError(f"--swallowed is for a trial of your own; {kind} has its own answer")
        swallowed = TRYINGS[kind].swallowed
    else:
        needed = {"--name": options.name, "--change": options.change, "--swallowed": swallowed}
        if missing := [name for name, value in needed.items() if not value]:
            raise InputError(f"a trial of your own needs {', '.join(missing)}")
    drawn = options.design == "ABAB" if options.drawn is None else options.drawn
    raised = 0 if kind == OWN else TRYINGS[kind].raised
    days, washout = usual(options.design, raised)
    days = options.days or days
    washout = washout if options.washout is None else options.washout
    _check_design(options.design, days, washout, drawn=drawn)
    return {
        "kind": kind,
        "name": options.name,
        "change": options.change,
        "question": options.question,
        "swallowed": swallowed,
        "outcome": options.outcome,
        "design": options.design,
        "days": days,
        "washout": washout,
        "drawn": drawn,
        "note": options.note,
    }


def _check_design(design: str, days: int | tuple[int, ...], washout: int, *, drawn: bool) -> None:
    try:
        lengths = planned(design, days)
        check_washout([least_days(each) if drawn else each for each in lengths], washout)
    except RecordError as error:
        raise InputError(f"--{error.field}: {error}") from None


def _kind(text: str) -> TryKind:
    """Return the kind that a word names: the kind, its name, or the beginning of either."""
    low = _plainly(text)
    names = {kind: [_plainly(kind)] for kind in KINDS}
    for kind, each in TRYINGS.items():
        names[kind].append(_plainly(each.name))
    exact = [kind for kind, known in names.items() if low in known]
    begun = [kind for kind, known in names.items() if any(name.startswith(low) for name in known)]
    found = exact or begun
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"“{text}” may be {listed(found, 'or')}; say which")
    near = did_you_mean(text, KINDS) or "; `tracker trial plan` lists what can be tried"
    raise InputError(f"“{text}” is nothing that can be tried{near}")


def _plainly(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())


def _draft(wanted: dict[str, Any]) -> Trial:
    """Return the plan as a trial that is in no diary, to speak of it."""
    kind: TryKind = wanted["kind"]
    builtin = TRYINGS.get(kind)
    lengths = planned(wanted["design"], wanted["days"])
    return Trial(
        id="",
        name=wanted["name"] or (builtin.name if builtin else ""),
        change=wanted["change"] or (builtin.what if builtin else ""),
        kind=kind,
        question=wanted["question"],
        outcome=wanted["outcome"],
        design=wanted["design"],
        lengths=list(lengths),
        washout=wanted["washout"],
        drawn=wanted["drawn"],
        least=[least_days(each) for each in lengths] if wanted["drawn"] else [],
        note=wanted["note"],
    )


def _say_before(context: Context, draft: Trial) -> None:
    """Say what the plan is and what it can see, before it is saved; with JSON on stderr."""
    told = [draft.question or "", plan_words(draft), *foresight(draft)]
    told += [FIXED.format(OUTCOMES[draft.outcome]), SELF_FULFILLING]
    builtin = TRYINGS.get(draft.kind)
    told.append(builtin.caution if builtin else "")
    lines = [line for words in told if words for line in wrapped(_sentence(words), hanging="  ")]
    if context.json:
        complain(*lines)
        return
    headline(f"{visible(draft.name)}: {visible(draft.change)}")
    say(*lines)


def _sentence(words: str) -> str:
    whole = visible(words)
    return whole if whole.endswith((".", "?", "!")) else f"{whole}."


def _say_planned(context: Context, trial: Trial) -> None:
    if context.json:
        emit_json(fields(trial))
        return
    if trial.phases:
        say_dates(trial)
    else:
        say("Planned. `tracker trial start` begins it today, `tracker trial start mon` on Monday.")
    say(f"id {trial.id} · {UNDO_HINT}")
