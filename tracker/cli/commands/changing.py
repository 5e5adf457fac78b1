"""`edit`, `rm`, `undo` and `redo`: what is already in the diary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.model import Broken, Episode, Intake, Record, fields
from tracker.model.say import action_words

from ..context import Context
from ..errors import InputError
from ..output import emit_json, paragraph, say
from ..text import day_words, identifier, moment_words, removed_words
from .fields import changes_of
from .recording import UNDO_HINT, urge

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Diary, Undone


def edit(context: Context, tokens: Sequence[str]) -> int:
    """Change what the text says of one record, and nothing else."""
    if not tokens or tokens[0] == "--":
        raise InputError("edit takes an id and what to change; `tracker show` lists the ids")
    with context.diary(writable=True) as diary:
        before, version = diary.edit_base(tokens[0]), diary.version
        rest = list(tokens[1:])
        if not rest:
            raise InputError(
                f"edit {tokens[0]}: say what to change; `tracker edit --help` shows how"
            )
        changes = changes_of(before, rest, diary)
        try:
            after = diary.edit(tokens[0], **changes)
            if context.json:
                emit_json(fields(after))
            else:
                changed = diary.version != version
                _say_record("Now" if changed else "Unchanged", after, diary, undoable=changed)
        finally:
            urge(set(changes.get("flags") or ()) - set(getattr(before, "flags", ())))
    return 0


def remove(context: Context, options: Namespace) -> int:
    """Remove a record."""
    with context.diary(writable=True) as diary:
        record = diary.remove(options.id)
        if context.json:
            emit_json(fields(record))
        else:
            _say_record("Removed", record, diary)
    return 0


def undo(context: Context, _options: Namespace) -> int:
    """Take back the last change."""
    with context.diary(writable=True) as diary:
        return _say_undone(context, "Took back", diary.undo())


def redo(context: Context, _options: Namespace) -> int:
    """Make an undone change again."""
    with context.diary(writable=True) as diary:
        return _say_undone(context, "Made again", diary.redo())


def _say_undone(context: Context, verb: str, undone: Undone) -> int:
    if context.json:
        emit_json({"action": undone.action, "records": list(undone.records)})
        return 0
    what = action_words(undone.action)
    ids = list(undone.records)
    shown = ", ".join(ids[:8]) + (f" and {len(ids) - 8} more" if len(ids) > 8 else "")
    paragraph(f"{verb}: {what}" + (f" ({shown})" if ids else ""), hanging="  ")
    return 0


def _say_record(verb: str, record: Record | Broken, diary: Diary, *, undoable: bool = True) -> None:
    if isinstance(record, Episode | Intake):
        when = moment_words(record, today=diary.today(), twelve=diary.units.face == "12h")
    else:
        day = getattr(record, "day", None)
        when = day_words(day) if day else ""
    words = removed_words(record, diary.catalogue)
    paragraph(f"{verb}: {when} · {words}" if when else f"{verb}: {words}", hanging="  ")
    say(f"id {identifier(record)}{f' · {UNDO_HINT}' if undoable else ''}")
