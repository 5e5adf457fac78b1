"""`check`: all of the diary read, and what is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import to_builtins

from ..context import Context
from ..errors import FAILED
from ..output import emit_json, paragraph, say
from ..waiting import progress

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Checked


def check(context: Context, _options: Namespace) -> int:
    """Print a line for each problem, the notes and a summary; 1 if there is a problem.

    The diary isn't opened for it: that would settle what a killed process left.
    """
    from tracker.diary.checking import check as look

    with progress() as told:
        found = look(context.places.home, told.step)
    if context.json:
        emit_json({"schema": 1, **to_builtins(found)})
    else:
        _say(found)
    return FAILED if found.problems else 0


def _say(found: Checked) -> None:
    for each in found.problems:
        where = f"{each.file}  {each.record}" if each.record is not None else each.file
        paragraph(f"{where}  {each.problem}", hanging="  ")
    for note in found.notes:
        paragraph(f"note: {note}", hanging="  ")
    read = f"{_count(found.files, 'file')}, {_count(found.records, 'record')}"
    problems = _count(len(found.problems), "problem") if found.problems else "nothing wrong"
    say(f"{read}: {problems}.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
