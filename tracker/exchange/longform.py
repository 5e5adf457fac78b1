"""CSV in long form: one row a record, every field, nothing lost.

The column `record` says what a row is. A check-in is a row of its own and one `value` row
for each factor; what has structure (a trial's phases, a factor's aliases) is JSON text in
its cell. Settings of the diary are `setting` rows with a `key` and a `value`, and so is what the
person said of themselves, a `profile` row for each field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tracker.model import CHECK_IN_FIELDS, CheckIn
from tracker.model.progress import Step, silent

from .cells import write_rows
from .contents import SCHEMA, Contents, plain

EACH = 500  # records, between two words on how far it is
COLUMNS = (
    "record", "id", "day", "at", "hand", "sites", "kind", "count", "intensity", "bother",
    "fatigue", "duration", "activity", "warmth", "flags", "tags", "factor", "value", "amount",
    "label", "unlogged", "closed", "with_onset", "answer", "note", "edited",
    "key", "unit", "low", "high", "step", "per", "aliases", "shown", "retired",
    "name", "change", "question", "swallowed", "outcome", "design", "lengths", "washout", "drawn",
    "least", "phases", "seed", "answers", "stopped", "adherence", "reviewed",
)  # fmt: skip

RECORDS = {
    "factor": "factors",
    "episode": "episodes",
    "intake": "intakes",
    "check_in": "check_ins",
    "marker": "markers",
    "review": "reviews",
    "trial": "trials",
}


def write_csv(contents: Contents, told: Step = silent) -> str:
    """Return the whole diary as CSV text; `told` hears of the records written."""
    rows = ([row.get(column) for column in COLUMNS] for row in _rows(contents, told))
    return write_rows([COLUMNS, *rows])


def _rows(contents: Contents, told: Step) -> Iterator[dict[str, str | None]]:
    yield {"record": "setting", "key": "schema", "value": str(SCHEMA)}
    start = contents.day_start.isoformat("minutes")
    yield {"record": "setting", "key": "day_start", "value": start}
    if contents.profile is not None:
        for key, value in plain(contents.profile).items():
            if (cell := _cell(value)) is not None:
                yield {"record": "profile", "key": key, "value": cell}
    all_records = [
        (name, record) for name, kind in RECORDS.items() for record in getattr(contents, kind)
    ]
    for count, (name, record) in enumerate(all_records):
        if count % EACH == 0:
            told("writing: record", count, len(all_records))
        if isinstance(record, CheckIn):
            yield from _check_in_rows(record)
        else:
            yield _row(name, plain(record))


def _check_in_rows(check_in: CheckIn) -> Iterator[dict[str, str | None]]:
    row = plain(check_in)
    values, stamps = row.pop("values"), row.pop("edited")
    # The stamps of its own fields stand in the check-in's row, those of values in theirs.
    own = {
        name: stamp
        for name, stamp in stamps.items()
        if name not in values or name in CHECK_IN_FIELDS
    }
    yield _row("check_in", row | {"edited": own})
    for key, value in values.items():
        yield {
            "record": "value",
            "day": row["day"],
            "factor": key,
            "value": _cell(value),
            "edited": None if key in own else stamps.get(key),
        }


def _row(record: str, fields: dict[str, Any]) -> dict[str, str | None]:
    row: dict[str, str | None] = {"record": record}
    return row | {name: _cell(value) for name, value in fields.items()}


def _cell(value: Any) -> str | None:
    if value is None or value in ([], {}):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return " ".join(value)
    if isinstance(value, list | dict):
        return msgspec.json.encode(value).decode()
    return str(value)
