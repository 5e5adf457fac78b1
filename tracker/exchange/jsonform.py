"""JSON: the same records with the same names, every field of each."""

from __future__ import annotations

from typing import Any

import msgspec

from .contents import KINDS, SCHEMA, Contents, plain
from .errors import ImportFailed
from .found import Found, check_schema, day_start_from, origin, profile_from


def write_json(contents: Contents) -> str:
    """Return the whole diary as JSON text: `schema`, `day_start`, `profile` where anything was
    said of it, then a list by kind."""
    body: dict[str, Any] = {
        "schema": SCHEMA,
        "day_start": contents.day_start.isoformat("minutes"),
    }
    if contents.profile is not None:
        body["profile"] = plain(contents.profile)
    body |= {kind: [plain(record) for record in getattr(contents, kind)] for kind in KINDS}
    return msgspec.json.format(msgspec.json.encode(body), indent=1).decode() + "\n"


def read_json(text: str) -> Found:
    """Return what a JSON text of ours holds; ImportFailed names the place."""
    try:
        body = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ImportFailed(f"not valid JSON: {error}") from None
    if not isinstance(body, dict) or "schema" not in body:
        raise ImportFailed("not a diary's export: it needs an object with a 'schema'")
    check_schema(body.pop("schema"))
    day_start = day_start_from(body.pop("day_start", None))
    profile = profile_from(body.pop("profile", None))
    origins = []
    for kind, records in body.items():
        if kind not in KINDS:
            raise ImportFailed(f"{kind!r} is not one of {', '.join(KINDS)}")
        if not isinstance(records, list):
            raise ImportFailed(f"{kind}: should be a list")
        for place, fields in enumerate(records):
            where = f"{kind}[{place}]"
            if not isinstance(fields, dict):
                raise ImportFailed(f"{where}: should be an object")
            origins.append(origin(kind, fields, where))
    return Found(day_start, origins, profile)
