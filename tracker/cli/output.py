"""Printing: plain lines, JSON and bytes, safe for a terminal whatever a note holds."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import Any

from tracker.model.words import visible

WIDTH = 80

# What JSON leaves raw although a terminal acts on it: DEL, C1 and direction-changing characters.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def prepare_streams() -> None:
    """Let a terminal that can't show a character get its escape instead of a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(*lines: str) -> None:
    """Print lines on stdout; control characters appear as visible escapes."""
    for line in lines:
        print(visible(line))


def complain(*lines: str) -> None:
    """Print lines on stderr; control characters appear as visible escapes."""
    for line in lines:
        print(visible(line), file=sys.stderr)


def headline(text: str) -> None:
    """Print a heading, bold on a terminal unless NO_COLOR is set."""
    print(f"\x1b[1m{visible(text)}\x1b[0m" if _styled() else visible(text))


def paragraph(text: str, *, indent: str = "", hanging: str | None = None) -> None:
    """Print a text wrapped to 80 columns; `hanging` begins every line but the first."""
    import textwrap

    say(
        *textwrap.wrap(
            visible(text),
            WIDTH - 1,
            initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging,
            break_on_hyphens=False,
        )
    )


def emit_json(value: Any) -> None:
    """Print one line of JSON. What a terminal would act on is escaped, which JSON allows."""
    import json

    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    print(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def write_text(text: str) -> None:
    """Write a file's text to stdout byte for byte; to a terminal with visible escapes."""
    if sys.stdout.isatty():
        say(*text.splitlines())
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def silence() -> None:
    """Send what is still buffered nowhere: the reader of the pipe has gone."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _styled() -> bool:
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
