"""What goes wrong on the command line: the words for it, and the exit code.

2: something typed can't be used (text, id, option, file to import).
1: the operation failed (lock, disk, damage, nothing to undo).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.model.say import listed
from tracker.model.words import visible

from .output import complain

if TYPE_CHECKING:
    from pathlib import Path

INPUT, FAILED, INTERRUPTED = 2, 1, 130
WIDTH = 76


class CommandError(Exception):
    """A command that could not be carried out; each line of the message is ready to print."""

    code = FAILED


class InputError(CommandError):
    """Something typed that can't be used."""

    code = INPUT


def known_errors() -> tuple[type[Exception], ...]:
    """Return the errors that end a command with a plain word instead of a traceback.

    Called only once something was raised, so that a quick log loads nothing for it.
    """
    from tracker.diary import DiaryError, UnknownId
    from tracker.model import FactorError, RecordError

    return (CommandError, RecordError, FactorError, UnknownId, DiaryError, OSError)


def report(error: Exception) -> int:
    """Print an error that `known_errors` names on stderr and return its exit code."""
    from tracker.diary import DiaryError

    if isinstance(error, CommandError):
        _complain_about(error)
        return error.code
    if isinstance(error, OSError):
        where = f": {error.filename}" if error.filename else ""
        complain(f"tracker: {error.strerror or error}{where}")
        return FAILED
    if isinstance(error, KeyError):
        complain(
            f"tracker: {error}; `tracker show` lists the ids, "
            "`tracker checkin DAY` makes a check-in"
        )
        return INPUT
    _complain_about(error)
    return FAILED if isinstance(error, DiaryError) else INPUT


def _complain_about(error: Exception) -> None:
    first, *others = str(error).split("\n")
    complain(f"tracker: {first}", *others)


def not_kept(error: Exception, path: Path) -> CommandError:
    """Return the error for settings that could not be written into their file."""
    if isinstance(error, OSError) and error.strerror:
        return CommandError(f"not kept: {path} can't be written: {error.strerror}")
    return CommandError(f"not kept: {error}")


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return '; did you mean ...?' with the nearest words, or '' when none is near."""
    import difflib

    return suggestion(difflib.get_close_matches(word.lower(), list(words), n=3), lead="; ")


def suggestion(words: Sequence[str], *, lead: str = "") -> str:
    """Return 'did you mean a, b or c?' for words that are likely, '' for none."""
    if not words:
        return ""
    return f"{lead}did you mean {listed(words, 'or')}?"


@contextmanager
def pointing_at(line: str, offset: int = 0) -> Iterator[None]:
    """Turn an EntryError raised inside into an InputError that shows `line` and underlines
    the word; `offset` is where in the line the parsed text begins."""
    from tracker.entry import EntryError

    try:
        yield
    except EntryError as error:
        shown = [error.message]
        if line.strip():
            shown += underlined(line, error.start + offset, error.end + offset)
        if error.suggestions and "did you mean" not in error.message:
            shown.append(suggestion(error.suggestions))
        raise InputError("\n".join(shown)) from None


def underlined(line: str, start: int, end: int) -> list[str]:
    """Return the line and a second one with carets under line[start:end], cut to one row."""
    from tracker.model.width import cells

    start = min(max(start, 0), len(line))
    end = min(max(end, start + 1), max(len(line), start + 1))
    begin = max(0, min(start - WIDTH // 2, len(line) - WIDTH))
    lead = "…" if begin else ""
    before = lead + visible(line[begin:start])
    word = visible(line[start:end])[:WIDTH]
    after = visible(line[end : begin + WIDTH])
    cut = "…" if max(begin + WIDTH, end) < len(line) else ""
    return [
        f"  {before}{word}{after}{cut}",
        f"  {' ' * cells(before)}{'^' * max(1, cells(word))}",
    ]
