"""`backup` and `restore`: copies of the diary, and the way back to one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from tracker.diary import UnknownBackup
from tracker.model.say import listed

from ..asking import answer, asks
from ..context import Context
from ..errors import FAILED, InputError
from ..output import complain, emit_json, paragraph, say
from ..text import clock_words, day_words
from ..waiting import telling
from .recording import UNDO_HINT

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Backup, Difference, Restoration


def backup(context: Context, _options: Namespace) -> int:
    """Make a backup now."""
    with context.diary(writable=True) as diary:
        made = diary.back_up()
    if context.json:
        emit_json({"schema": 1, **_plain(made)})
        return 0
    say(f"Made the backup {made.name}: {_holds(made)}")
    _say_notes(made)
    return 0


def restore(context: Context, options: Namespace) -> int:
    """List the backups, or go back to one: preview, ask, restore."""
    if options.name is None:
        if options.month or options.yes:
            raise InputError("restore takes a backup's name, or newest; without one it lists them")
        return _list(context)
    try:
        return _restore(context, options)
    except UnknownBackup as error:
        raise InputError(f"{error}; `tracker restore` lists the backups") from None


def _list(context: Context) -> int:
    with context.diary() as diary:
        found = diary.backups()
        now = diary.now()
    if context.json:
        emit_json({"schema": 1, "backups": [_plain(each) for each in found]})
        return 0
    if not found:
        say("No backup yet. The first change of a day makes one, and so does `tracker backup`.")
        return 0
    width = max(len(each.name) for each in found)
    twelve = context.settings.clock == "12h"
    for each in found:
        say(f"{each.name:<{width}}  {_when(each, now, twelve):<22}  {_holds(each)}")
        _say_notes(each)
    say("`tracker restore NAME` shows what going back to one would change, and asks.")
    return 0


def _restore(context: Context, options: Namespace) -> int:
    with context.diary(writable=True) as diary:
        found = diary.preview_restore(options.name, month=options.month)
        complain(*(f"tracker: {warning}" for warning in diary.warnings))
        diary.warnings.clear()
        if not context.json:
            _say_preview(found, options.month)
        wanted = bool(found.differences) and (options.yes or _agreed(context))
        if wanted:
            with telling(diary):
                found = diary.restore(found.backup.name, month=options.month)
        if context.json:
            emit_json(
                {
                    "schema": 1,
                    "backup": _plain(found.backup),
                    "differences": [_counts(each) for each in found.differences],
                    "restored": wanted,
                }
            )
        elif wanted:
            say(f"Restored. {UNDO_HINT}")
    if wanted or not found.differences:
        return 0
    hint = "" if asks(context) else "; add --yes to do it without being asked"
    complain(f"tracker: nothing was restored{hint}")
    return FAILED


def _agreed(context: Context) -> bool:
    return asks(context) and answer("Do that? [y/N]") in ("y", "yes")


def _say_preview(found: Restoration, month: str | None) -> None:
    name = found.backup.name
    if not found.differences:
        say(
            f"{month} lacks nothing that the backup {name} has."
            if month
            else f"Nothing to restore: the diary is as it is in the backup {name}."
        )
        return
    paragraph(
        f"To bring back to {month}, from the backup {name} and the journal since then:"
        if month
        else f"To make the diary what it was in the backup {name} ({_holds(found.backup)}):"
    )
    width = max(len(each.file) for each in found.differences)
    for each in found.differences:
        counts = ((each.back, "to come back"), (each.away, "to go"), (each.changed, "to change"))
        parts = [f"{count:,} {words}" for count, words in counts if count]
        say(f"  {each.file:<{width}}  {', '.join(parts)}")


def _holds(made: Backup) -> str:
    """Return what a backup holds: '340 records on 12 days, Sun 1 Nov 2026 to Fri 20 Nov 2026'."""
    records = f"{made.records:,} record{'' if made.records == 1 else 's'}"
    if made.first is None or made.last is None:
        return records
    days = f"{made.days:,} day{'' if made.days == 1 else 's'}"
    span = day_words(made.first)
    if made.last != made.first:
        span += f" to {day_words(made.last)}"
    said = f"{records} on {days}, {span}" if made.days else f"{records}, {span}"
    older = [file for file in made.notes if file in made.files]
    return f"{said} ({listed(older)} as an older copy)" if older else said


def _when(made: Backup, now: datetime, twelve: bool) -> str:
    at = datetime.fromisoformat(made.made).astimezone(now.tzinfo)
    ago = (now.date() - at.date()).days
    day = {0: "today", 1: "yesterday"}.get(ago, day_words(at.date()))
    return f"{day}, {clock_words(at, twelve=twelve)}"


def _say_notes(made: Backup) -> None:
    for file, note in made.notes.items():
        held = "an older copy is kept" if file in made.files else "it is not in this backup"
        complain(f"tracker: {made.name}, {file}: {held}; {note}")


def _plain(made: Backup) -> dict[str, Any]:
    return {
        "name": made.name,
        "made": made.made,
        "records": made.records,
        "days": made.days,
        "first": made.first.isoformat() if made.first else None,
        "last": made.last.isoformat() if made.last else None,
        "files": made.files,
        "notes": made.notes,
    }


def _counts(each: Difference) -> dict[str, Any]:
    return {"file": each.file, "back": each.back, "away": each.away, "changed": each.changed}
