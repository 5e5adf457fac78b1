"""Printing: plain lines, JSON and bytes, safe for a terminal whatever a note holds."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO

from tracker.model.words import visible

COLUMNS = 80  # where there is no terminal to ask
NARROWEST, WIDEST = 40, 100  # prose beyond it is hard to read

# What a terminal without these characters is shown instead. Each of a figure keeps its width.
_PLAIN = {
    **dict.fromkeys("–—−─⁻", "-"), **dict.fromkeys("‘’", "'"), **dict.fromkeys("“”", '"'),
    **dict.fromkeys("│┤├·", "|"), **dict.fromkeys("┬┴┼└┘┌┐", "+"),
    **dict.fromkeys(map(chr, range(0x2800, 0x2900)), "~"),
    "•": "*", "●": "@", "○": "o", "░": ".", "×": "x", "…": "...", "→": "->",
}  # fmt: skip

# What JSON leaves raw although a terminal acts on it: DEL, C1 and direction-changing characters.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def prepare_streams() -> None:
    """Let a terminal that can't show a character get a plain one like it, or its escape,
    instead of a traceback. A stream that was closed (`>&-`) takes everything and keeps nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    codecs.register_error("tracker.plain", _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="tracker.plain")


def columns() -> int:
    """Return how wide the terminal is (COLUMNS outdoes it); 80 where there is none."""
    return _size("COLUMNS", 0) or COLUMNS


def rows() -> int | None:
    """Return how high the terminal is (LINES outdoes it); None where there is none."""
    return _size("LINES", 1)


def text_width() -> int:
    """Return how many columns prose may take."""
    return min(max(columns(), NARROWEST), WIDEST) - 1


def can_show(text: str) -> bool:
    """Whether stdout has all these characters."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def say(*lines: str) -> None:
    """Print lines on stdout; control characters appear as visible escapes."""
    for line in lines:
        print(visible(line))


def complain(*lines: str) -> None:
    """Print lines on stderr; control characters appear as visible escapes.

    On a terminal a long line goes on at a word, paths left whole. Whoever reads it may have
    enough after the first line (`2>&1 | head -1`): the exit code still says what happened; so it
    does where the terminal is gone.
    """
    with suppress(OSError):
        shown = [part for line in lines for part in _folded(visible(line))]
        sys.stderr.write("".join(f"{line}\n" for line in shown))
        sys.stderr.flush()


def _folded(line: str) -> list[str]:
    """Return a line for stderr in the rows it takes there; one with carets below it as it is."""
    if not sys.stderr.isatty() or line.startswith(" "):
        return [line]
    width = max(_size("COLUMNS", 0, sys.stderr) or COLUMNS, NARROWEST) - 1
    if len(line) <= width:
        return [line]
    import textwrap

    return textwrap.wrap(
        line, width, subsequent_indent="  ", break_on_hyphens=False, break_long_words=False
    )


def headline(text: str) -> None:
    """Print a heading, bold on a terminal unless NO_COLOR is set."""
    print(f"\x1b[1m{visible(text)}\x1b[0m" if styled() else visible(text))


def paragraph(text: str, *, indent: str = "", hanging: str | None = None) -> None:
    """Print a text wrapped to the terminal's width; `hanging` begins every line but the first."""
    say(*wrapped(text, indent=indent, hanging=hanging))


def wrapped(text: str, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """Return the lines that `paragraph` prints."""
    text, width = visible(text), text_width()
    if len(indent) + len(text) <= width and text[-1:].strip():
        return [indent + text]  # as most lines: wrapping them all takes longer than the rest
    import textwrap

    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )


def paint(pieces: Iterable[tuple[str, str]]) -> None:
    """Print one line of (text, colour code), in colours on a terminal that wants them."""
    coloured = styled()
    print(
        "".join(
            f"\x1b[{code}m{visible(text)}\x1b[0m" if coloured and code else visible(text)
            for text, code in pieces
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


def styled() -> bool:
    """Whether stdout is a terminal that wants bold and colours."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _size(variable: str, side: int, stream: TextIO | None = None) -> int | None:
    stream = stream or sys.stdout
    asked = os.environ.get(variable, "")
    if asked.isascii() and asked.isdigit() and 0 < int(asked[:6]) < 10_000:
        return int(asked)
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno())[side] or None
    except (OSError, ValueError):
        return None


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Return what stands in for characters that can't be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    return "".join(_PLAIN.get(each) or _escaped(each) for each in unknown), error.end


def _escaped(character: str) -> str:
    return character.encode("ascii", "backslashreplace").decode("ascii")
