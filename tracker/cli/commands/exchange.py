"""`import` and `export`: the diary in and out of files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.paths import write_private

from ..context import Context
from ..errors import INPUT, CommandError, InputError
from ..output import complain, emit_json, paragraph, say, write_text
from ..waiting import telling

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.exchange import ImportResult

NOUNS = {
    "episodes": "episode",
    "intakes": "intake",
    "check_ins": "check-in",
    "markers": "marker",
    "reviews": "weekly answer",
    "factors": "new factor",
    "trials": "trial",
}
LISTED = 20  # conflicts named in words; JSON has them all


def take_in(context: Context, options: Namespace) -> int:
    """Import a file, whole or not at all. A conflict is bad input: nothing is imported."""
    from tracker.exchange import ImportFailed, import_file

    with context.diary(writable=not options.dry_run) as diary, telling(diary):
        try:
            result = import_file(
                diary,
                Path(options.file),
                kind=options.kind,
                replace=options.replace,
                dry_run=options.dry_run,
            )
        except ImportFailed as error:
            said = str(error)
            raise InputError(said if options.file in said else f"{options.file}: {said}") from None
    if context.json:
        emit_json(result.as_json())
    elif not result.conflicts:
        _say_result(result, dry_run=options.dry_run)
    if result.conflicts:
        _complain_of_conflicts(result.conflicts, replacing=options.replace)
        return INPUT
    return 0


def give_out(context: Context, options: Namespace) -> int:
    """Write the diary as CSV or JSON to a file or to stdout."""
    from tracker.exchange import export_csv, export_json

    export = export_csv if options.kind == "csv" else export_json
    with context.diary() as diary, telling(diary):
        text = export(diary)
    if options.out is None or options.out == "-":
        write_text(text)
        return 0
    path = Path(options.out).expanduser()
    if path.is_dir():
        raise CommandError(f"{path} is a folder; --out names a file, such as diary.{options.kind}")
    try:
        write_private(path, text.encode("utf-8"))
    except OSError as error:
        raise CommandError(f"{path} can't be written: {error.strerror or error}") from None
    if context.json:
        emit_json({"out": str(path.absolute()), "bytes": len(text.encode("utf-8"))})
    else:
        say(f"Wrote {path}; only you can read it.")
    return 0


def _say_result(result: ImportResult, *, dry_run: bool) -> None:
    counted = [
        f"{count:,} {noun if count == 1 else noun + 's'}"
        for name, noun in NOUNS.items()
        if (count := result.added.get(name, 0))
    ]
    verb = "Would add" if dry_run else "Added"
    paragraph(f"{verb} {', '.join(counted) or 'nothing'}.")
    for factor in result.new_factors:
        unit = f", {factor.unit}" if factor.unit else ""
        say(f"  new factor {factor.key}: {factor.label}{unit} ({factor.kind})")
    if result.replaced:
        say(f"{result.replaced:,} of them in place of what was there.")
    if result.skipped:
        say(f"Already there, left as it is: {result.skipped:,}.")
    if counted and not dry_run:
        say("`tracker undo` takes the whole import back.")


def _complain_of_conflicts(conflicts: Sequence[str], *, replacing: bool) -> None:
    complain("tracker: the file and the diary differ; nothing was imported")
    complain(*(f"  {conflict}" for conflict in conflicts[:LISTED]))
    if len(conflicts) > LISTED:
        complain(f"  and {len(conflicts) - LISTED:,} more; --json lists them all")
    if not replacing:
        complain("--replace lets the file win; `tracker undo` can take that back.")
