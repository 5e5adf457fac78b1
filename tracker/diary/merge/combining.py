"""Copies of a diary combined, field by field, so that nothing is lost; nothing here touches a
file. The outcome is the same whichever copy comes first, and combining again changes nothing.

A field: the later change wins. A removal against a change: the later wins, the change when they
tie. What gave way without the winner having known of it is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ..carriers import Overruled
from ..contents import DAYS, EPISODES, INTAKES
from ..files import BOOK, META, META_ID, REMOVED, SCHEMA, UNSHARED, Document, Tables
from .claims import build, canonical, parse
from .folding import folded, survivor, text_of, united
from .stamping import AT

Copy = Mapping[str, Tables]  # a diary, or part of it, by file
OWN = 0  # the first of several copies


class Standing(NamedTuple):
    """A document, and which copy and file it stands in."""

    copy: int
    file: str
    document: Document


class Trace(NamedTuple):
    """Everything that all copies say of one record: its documents and removal marks."""

    documents: list[Standing]
    marks: list[Standing]


class Outcome(NamedTuple):
    """What becomes of one record: its document or its removal mark, and the file of it."""

    table: str
    id: str
    file: str
    document: Document | None
    mark: Document | None
    overruled: list[Overruled]
    trace: Trace


class Step(NamedTuple):
    """A document to put into one's own files, or to drop from them (None)."""

    file: str
    table: str
    id: str
    document: Document | None


def combine(copies: Sequence[Copy]) -> list[Outcome]:
    """Return what becomes of every record that the copies don't agree on."""
    traces = _traces(copies)
    gone: set[str] = set()
    outcomes = []
    # Intakes first: what has raised a day's value counts only while it is there.
    for key in sorted(traces, key=lambda key: key[0] != INTAKES):
        trace = traces[key]
        if _agreed(trace):
            if trace.marks and key[0] == INTAKES:
                gone.add(key[1])
            continue
        outcome = _settled(*key, trace, gone)
        outcomes.append(outcome)
        if key[0] == INTAKES and outcome.document is None:
            gone.add(key[1])
    return outcomes


def steps(outcome: Outcome) -> Iterator[Step]:
    """Yield what an outcome changes in one's own files, the first copy's."""
    table, id = outcome.table, outcome.id
    own = [standing for standing in outcome.trace.documents if standing.copy == OWN]
    yield from _to(table, id, outcome.document, outcome.file, own)
    own = [standing for standing in outcome.trace.marks if standing.copy == OWN]
    yield from _to(REMOVED, id, outcome.mark, outcome.file, own)


def before(outcome: Outcome) -> Document | None:
    """Return one's own document of the record, None if there was none."""
    return next((s.document for s in outcome.trace.documents if s.copy == OWN), None)


def _to(
    table: str, id: str, document: Document | None, file: str, own: list[Standing]
) -> Iterator[Step]:
    there = None
    for standing in own:
        if standing.file == file and document is not None:
            there = standing.document
        else:
            yield Step(standing.file, table, id, None)
    if document is not None and document != there:
        yield Step(file, table, id, document)


def _traces(copies: Sequence[Copy]) -> dict[tuple[str, str], Trace]:
    traces: dict[tuple[str, str], Trace] = {}
    for number, copy in enumerate(copies):
        for file, tables in copy.items():
            for table, documents in tables.items():
                if table == META:
                    documents = _shared_meta(file, documents)
                for id, document in documents.items():
                    mark = table == REMOVED and isinstance(document.get("table"), str)
                    key = (document["table"] if mark else table), id
                    trace = traces.get(key)
                    if trace is None:
                        trace = traces[key] = Trace([], [])
                    trace[mark].append(Standing(number, file, document))
    return traces


def _shared_meta(file: str, documents: dict[str, Document]) -> dict[str, Document]:
    said = documents.get(META_ID, {}) if file == BOOK else {}
    shared = {name: value for name, value in said.items() if name not in UNSHARED}
    return {META_ID: shared} if shared else {}


def _agreed(trace: Trace) -> bool:
    """Whether one's own copy has the record once, and no other says anything else of it."""
    found = trace.documents or trace.marks
    first = found[0]
    return (
        first.copy == OWN
        and not (trace.documents and trace.marks)
        and all(each.file == first.file and each.document == first.document for each in found)
    )


def _settled(table: str, id: str, trace: Trace, gone: Collection[str]) -> Outcome:
    document, clashes = folded([standing.document for standing in trace.documents], gone)
    mark, mark_file = _united_marks(trace.marks)
    if mark is not None and document is not None:
        document, mark, more = survivor(document, mark)
        clashes = [*clashes, *more] if document is not None else more
    if document is not None:
        file = _file_of(table, id, document, [standing.file for standing in trace.documents])
        document = _as_it_stands(document, file, trace.documents)
    else:
        file = mark_file
    overruled = [
        Overruled(file=file, table=table, id=id, field=name, kept=kept, gave_way=gave_way)
        for name, kept, gave_way in clashes
    ]
    return Outcome(table, id, file, document, mark, overruled, trace)


def _united_marks(marks: list[Standing]) -> tuple[Document | None, str]:
    """Return the marks of all copies as one, and the file it stands in."""
    ordered = sorted(
        marks,
        key=lambda each: (text_of(each.document.get(AT)), each.file, canonical(each.document)),
    )
    if not ordered:
        return None, ""
    return united([each.document for each in ordered]), ordered[-1].file


def _as_it_stands(document: Document, file: str, standings: Iterable[Standing]) -> Document:
    """Return one's own document where it says the same: it need not be written again."""
    for standing in standings:
        if standing.copy == OWN and standing.file == file:
            own = standing.document
            return own if own == document or build(parse(own)) == document else document
    return document


def _file_of(table: str, id: str, document: Document, files: list[str]) -> str:
    day = id if table == DAYS else document.get("day")
    if table in (EPISODES, INTAKES, DAYS) and isinstance(day, str):
        try:
            return date.fromisoformat(day).isoformat()[:7]
        except ValueError:
            pass  # it stays where it stands
    return max(files)


def with_own_meta(step: Step, own: Document | None) -> Document | None:
    """Return the document of a step; the book's meta keeps what it says of this copy alone."""
    if step.table != META or step.document is None:
        return step.document
    kept = {name: value for name, value in (own or {}).items() if name in UNSHARED}
    return {"schema": SCHEMA} | kept | step.document
