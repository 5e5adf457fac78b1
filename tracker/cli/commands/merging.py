"""`merge`: what another copy of the diary has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import to_builtins

from ..context import Context
from ..errors import FAILED, InputError
from ..output import complain, emit_json, paragraph, say
from ..waiting import telling
from .recording import UNDO_HINT

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Merged


def merge(context: Context, options: Namespace) -> int:
    """Take in another copy, or only say what that would do; 1 if some of it can't be read."""
    with context.diary(writable=not options.dry_run) as diary:
        try:
            with telling(diary):
                merged = diary.merge(Path(options.other).expanduser(), dry_run=options.dry_run)
        except (FileNotFoundError, ValueError) as error:
            raise InputError(str(error)) from None
        if context.json:
            emit_json({"schema": 1, **to_builtins(merged)})
        else:
            _say(merged, dry_run=options.dry_run)
    complain(*(f"tracker: {warning}" for warning in merged.warnings))
    return FAILED if merged.warnings else 0


def _say(merged: Merged, *, dry_run: bool) -> None:
    from tracker.diary.merge.words import gave_way, what_came

    news = bool(merged.added or merged.changed or merged.removed)
    if not news and not merged.overruled:
        say("Nothing new: this diary has all of it already.")
        return
    say(f"{'A merge would bring' if dry_run else 'Merged'}: {what_came(merged)}.")
    for each in merged.overruled:
        paragraph(f"  {gave_way(each)}", hanging="    ")
    if not dry_run:
        kept = "What gave way is kept in the journal. " if merged.overruled else ""
        say(f"{kept}{UNDO_HINT}")
