"""The gate before anything swallowed: asked on a terminal, answered by options elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tracker.model import Profile
from tracker.model.gate import QUESTIONS, Answers, asked, from_profile, judge
from tracker.model.records import GateKey, Swallowed
from tracker.model.trying import TRYINGS
from tracker.model.words import visible

from ...asking import answer, asks
from ...errors import CommandError, InputError
from ...output import complain, paragraph, say, wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Diary
    from tracker.model.gate import Verdict

    from ...context import Context

_YES, _NO, _UNKNOWN = ("y", "yes"), ("n", "no"), ("?", "d", "dk", "don't know", "don’t know")


def stated(options: Namespace) -> dict[GateKey, bool]:
    """Return the answers given as options; InputError for one that is said both ways."""
    said: dict[GateKey, bool] = {}
    given: list[tuple[GateKey, bool]] = [
        *((key, True) for key in options.yes),
        *((key, False) for key in options.no),
        *options.answer,
    ]
    for key, value in given:
        if said.setdefault(key, value) != value:
            raise InputError(f"{key} is answered with yes and with no")
    return said


def pass_gate(
    context: Context,
    swallowed: Swallowed,
    said: Answers,
    profile: Profile,
    flagged: Collection[str],
) -> dict[GateKey, bool]:
    """Return all the answers a trial needs, or raise: InputError names those that are missing
    and can't be asked for, CommandError says why it has to wait and what can be tried."""
    answers = _with_profile(context, said, profile, swallowed)
    if asks(context):
        _ask(swallowed, answers, profile, flagged)
    verdict = judge(swallowed, answers, flagged)
    if verdict.missing:
        raise _unanswered(verdict.missing)
    if not verdict.allowed:
        raise refused(verdict)
    return answers


def open_rules(diary: Diary, swallowed: Swallowed) -> list[str]:
    """Return the rules that stand open; imports numpy, and reads the whole diary, only where a
    supplement is to be tried."""
    if swallowed != "supplement":
        return []
    from tracker.exchange.analysis import WholeDiary

    whole = WholeDiary.read(diary)
    complain(*(f"tracker: {words}" for words in whole.left_out))
    return [flag.rule for flag in whole.red_flags()]


def refused(verdict: Verdict) -> CommandError:
    """Return the error of a gate that stays shut, with what can be tried instead."""
    offered = [f"  tracker trial plan {kind:<12} {TRYINGS[kind].name}" for kind in verdict.offered]
    return CommandError("\n".join([verdict.words, *offered]))


def _with_profile(
    context: Context, said: Answers, profile: Profile, swallowed: Swallowed
) -> dict[GateKey, bool]:
    """Return the answers with those that the profile gives: they are not asked for again, and
    an answer against one is refused."""
    known = from_profile(profile)
    for key in asked(swallowed, {}):
        if not known.get(key):
            continue
        if not said.get(key, True):
            raise InputError(f"{key}: your profile says yes; where that is over, change it there")
        if not context.json:
            paragraph(f"{QUESTIONS[key]} Yes, as your profile says.")
    return {**known, **said} if asked(swallowed, {}) else dict(said)


def _ask(
    swallowed: Swallowed,
    answers: dict[GateKey, bool],
    profile: Profile,
    flagged: Collection[str],
) -> None:
    """Ask what has no answer yet, until it has or the input ends."""
    while missing := [key for key in asked(swallowed, answers, flagged) if key not in answers]:
        key = missing[0]
        if key == "interactions" and profile.medicines:
            paragraph(f"Your profile names: {visible(profile.medicines)}")
        if key == "restriction" and profile.restricted_diet:
            paragraph("Your profile names a restricted diet.")
        *lines, last = wrapped(f"{QUESTIONS[key]} [y/n/?]")
        say(*lines)
        said = answer(last)
        if said is None:
            return
        if said in _UNKNOWN:
            # To be careful: with what may be there, and without an agreement nobody knows of.
            answers[key] = key != "agreed"
            say(f"Not known counts as {'no' if key == 'agreed' else 'yes'} here.")
        elif said in _YES or said in _NO:
            answers[key] = said in _YES
        else:
            say("y for yes, n for no, ? for don't know.")


def _unanswered(missing: Collection[GateKey]) -> InputError:
    lines = ["questions come first where something is swallowed; who doesn't know says yes:"]
    for key in missing:
        lines += wrapped(f"{key:<16}{QUESTIONS[key]}", indent="  ", hanging=" " * 18)
    lines.append("Answer with --yes KEY,... and --no KEY,...; on a terminal they are asked.")
    return InputError("\n".join(lines))
