"""A file's bytes: a record a line, of which only what changed since the last save is made anew.

Encoding a month of ten years' diary would cost more than the rest of a save. The line of a
document depends on nothing but the document, so it is kept and put in its place again.
"""

from __future__ import annotations

from itertools import chain, compress, repeat
from operator import is_not

from msgspec.json import Encoder, format

from .files import Document, Tables

Lines = dict[str, dict[str, bytes]]  # by table and id, as they stand in a file

_ENCODER = Encoder()


def encode(tables: Tables) -> bytes:
    """Return a file's bytes: JSON with a record a line, text as typed. UnicodeEncodeError for a
    text that holds half a character."""
    return joined(lines_of(tables))


def lines_of(tables: Tables) -> Lines:
    """Return every document's line."""
    return {name: _lines(documents) for name, documents in tables.items()}


def lines_after(tables: Tables, before: Tables, lines: Lines) -> Lines:
    """Return every document's line, where those of `before` are known. What is the same object
    has the same line, for documents are replaced and never changed."""
    return {
        name: lines[name]
        if documents is before.get(name)
        else _changed(documents, before.get(name, {}), lines.get(name, {}))
        for name, documents in tables.items()
    }


def joined(lines: Lines) -> bytes:
    """Return the bytes of a file with those lines."""
    parts: list[bytes] = []  # joined once: every copy of a whole month takes its time
    for name, documents in lines.items():
        head = b" " + _ENCODER.encode(name) + b": {"
        if documents:
            first = len(parts)
            parts += documents.values()
            parts[first] = head + b"\n" + parts[first]
            parts[-1] += b"\n }"
        else:
            parts.append(head + b"}")
    if not parts:
        return b"{}\n"
    parts[0] = b"{\n" + parts[0]
    parts[-1] += b"\n}\n"
    return b",\n".join(parts)


def _changed(
    documents: dict[str, Document], before: dict[str, Document], lines: dict[str, bytes]
) -> dict[str, bytes]:
    ids = list(documents)
    if ids[: len(before)] != list(before):
        made = _lines({id: each for id, each in documents.items() if before.get(id) is not each})
        return {id: made[id] if id in made else lines[id] for id in ids}
    # Nothing has left or moved, as after most actions.
    differs = map(is_not, documents.values(), chain(before.values(), repeat(None)))
    return lines | _lines({id: documents[id] for id in compress(ids, differs)})


def _lines(documents: dict[str, Document]) -> dict[str, bytes]:
    names = _ENCODER.encode_lines(list(documents)).splitlines()
    bodies = _ENCODER.encode_lines(list(documents.values())).splitlines()
    return {
        id: b"  %b: %b" % (name, format(body, indent=0))
        for id, name, body in zip(documents, names, bodies, strict=True)
    }
