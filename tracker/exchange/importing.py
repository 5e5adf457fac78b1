"""Taking a file into the diary, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from tracker.diary import Batch, Diary, stamp_of
from tracker.model import FIRST_DAY, ONE_DAY, Factor, FactorError, RecordError

from .cells import read_rows, separator_of
from .checks import checked
from .contents import collect
from .errors import ImportFailed
from .jsonform import read_json
from .longform_reader import read_csv
from .plain import read_plain
from .planning import Plan, plan_found, plan_plain

FileKind = Literal["csv", "json"]
BLANK = ' \t\r\n,;"'  # a file of nothing else has no cell with anything in it
COUNTED = ("episodes", "intakes", "check_ins", "markers", "factors", "trials")


class ImportResult(Struct, frozen=True, kw_only=True):
    """What an import did (or would do): how many records by kind, how many were there
    already, and what contradicts. With a conflict nothing was saved.

    `added` has the reviews too; records that replaced others are in it and are counted by
    `replaced`. `new_factors` are the definitions that came with the file.
    """

    added: dict[str, int]
    skipped: int = 0
    replaced: int = 0
    conflicts: list[str] = []
    new_factors: list[Factor] = []

    def as_json(self) -> dict[str, Any]:
        """Return the object of `tracker import --json`."""
        return {
            "added": {kind: self.added[kind] for kind in COUNTED},
            "skipped": self.skipped,
            "conflicts": self.conflicts,
        }


def import_file(
    diary: Diary,
    path: Path,
    *,
    kind: FileKind | None = None,
    replace: bool = False,
    dry_run: bool = False,
) -> ImportResult:
    """Take a file into the diary as one action that can be undone.

    The file is an export of ours (CSV or JSON) or a plain diary (CSV); `kind` is found from
    its name and its first character if it isn't given. `replace` lets the file win where it
    and the diary differ; `dry_run` only says what would be done. Raises ImportFailed where the
    file can't be taken, and what `diary.add` raises.
    """
    diary.told("reading the file")
    text = _read(path)
    plan = _plan(diary, text, kind or _kind_of(path, text), replace=replace)
    if plan.conflicts:
        return ImportResult(added=dict.fromkeys(plan.records, 0), conflicts=plan.conflicts)
    if plan.changes and not dry_run:
        _save(diary, Batch(**plan.records, day_start=plan.day_start, profile=plan.profile))
    return ImportResult(
        added={kind: len(records) for kind, records in plan.records.items()},
        skipped=plan.skipped,
        replaced=plan.replaced,
        new_factors=plan.records["factors"],
    )


def _save(diary: Diary, batch: Batch) -> None:
    try:
        diary.add(batch, action="import")
    except (RecordError, FactorError) as error:
        raise ImportFailed(str(error)) from error


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportFailed(f"{path} can't be read: {error.strerror}") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportFailed(f"{path} is not a text file in UTF-8") from None
    if not text.strip(BLANK):
        raise ImportFailed(f"{path} is empty")
    return text


def _kind_of(path: Path, text: str) -> FileKind:
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return "csv"
    return "json" if suffix == ".json" or text.lstrip().startswith(("{", "[")) else "csv"


def _plan(diary: Diary, text: str, kind: FileKind, *, replace: bool) -> Plan:
    latest = diary.today() + ONE_DAY
    existing = collect(diary)
    if kind == "csv" and not _is_ours(text):
        plain = read_plain(text, diary.catalogue, earliest=FIRST_DAY, latest=latest)
        return plan_plain(plain, existing, stamp_of(diary.now()), replace=replace)
    found = read_json(text) if kind == "json" else read_csv(text, diary.told)
    diary.told("checking the records")
    found = checked(found, diary.catalogue, earliest=FIRST_DAY, latest=latest)
    return plan_found(found, existing, replace=replace)


def _is_ours(text: str) -> bool:
    """Whether a CSV text is in long form: it has a column that says what each row is."""
    _, header = next(read_rows(text, separator_of(text)))
    return "record" in [name.strip().lower() for name in header]
