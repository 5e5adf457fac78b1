"""Taking an argument list apart before any parser is loaded.

`log`, `checkin`, `flag` and `edit` speak the entry language: before a lone `--`, tokens
that begin with `--` are options, everything else goes to `tracker.entry`. So `-15m` needs
no quoting. The other commands are parsed by argparse (see parsers.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .errors import InputError, did_you_mean
from .table import BY_NAME


class Request(NamedTuple):
    """The arguments taken apart: options for any command, the command, and the rest."""

    home: str | None = None
    json: bool = False
    help: bool = False
    version: bool = False
    command: str | None = None
    rest: Sequence[str] = ()


def split(argv: Sequence[str]) -> Request:
    """Return the request an argument list makes; InputError for an option nobody knows.

    The rest of a spoken command is its entry tokens, options taken out; that of any other
    command is left as it is for argparse.
    """
    request, rest = _options(argv, Request(), stop_at_word=True)
    if not rest:
        return request
    name, *rest = rest
    request = request._replace(command=name)
    if name in BY_NAME and BY_NAME[name].spoken and rest != ["-h"]:
        request, rest = _options(rest, request, stop_at_word=False)
        return request._replace(rest=rest)
    if name in BY_NAME and BY_NAME[name].parts:
        request, rest = _options(rest, request, stop_at_word=True)
    options = rest[: rest.index("--")] if "--" in rest else rest
    asked = request.help or "--help" in options or "-h" in options
    return request._replace(rest=rest, help=asked)


def _options(
    argv: Sequence[str], request: Request, *, stop_at_word: bool
) -> tuple[Request, list[str]]:
    """Take `--` options out of argv, up to a lone `--` (or to the first other word)."""
    kept: list[str] = []
    tokens = list(argv)
    while tokens:
        token = tokens.pop(0)
        if token == "--":
            return request, [*kept, token, *tokens]
        if not (token.startswith("--") or (stop_at_word and token == "-h")):
            kept.append(token)
            if stop_at_word:
                return request, [*kept, *tokens]
            continue
        name, equals, value = token.partition("=")
        if name == "--home":
            if not equals:
                value = tokens.pop(0) if tokens else ""
            request = request._replace(home=_folder(value))
        else:
            request = _switch(request, token)
    return request, kept


def _switch(request: Request, token: str) -> Request:
    if token == "--json":
        return request._replace(json=True)
    if token in ("--help", "-h"):
        return request._replace(help=True)
    if token == "--version" and request.command is None:
        return request._replace(version=True)
    near = did_you_mean(token, ["--json", "--home", "--help", "--version"])
    spoken = request.command is not None
    hint = ". A note that begins with -- goes after a lone --" if spoken and not near else ""
    raise InputError(f"“{token}” is not an option{near}{hint}")


def _folder(value: str) -> str:
    if not value:
        raise InputError("--home needs a folder")
    return value
