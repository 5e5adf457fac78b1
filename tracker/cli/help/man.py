"""The manual page, from the texts that `--help` prints.

A committed copy, `tracker.1` beside this file, goes into the wheel as `share/man/man1/tracker.1`: a
page made while the package is built would ask an installer to run it. A test keeps the two equal;
`tracker help --man > tracker/cli/help/tracker.1` makes it anew.
"""

from __future__ import annotations

from argparse import PARSER, Action, ArgumentParser
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from ..parsers import OVERVIEW, START, command_parser, full_parser
from ..table import COMMANDS, Command
from .commands import TEXTS
from .synopsis import name_of, own_actions, synopsis, value_of
from .text import USUAL_EXITS, Text
from .topics import TOPICS

WIDTH: Final = 60  # of a line in the source, which escapes make longer
REVISED: Final = "2026-11-27"  # of the page; one with today's date would differ each day

_ROFF: Final = {
    "\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti",
    "–": r"\(en", "—": r"\(em", "“": r"\(lq", "”": r"\(rq", "…": "...", "×": r"\(mu",
    "→": r"\(->",
}  # fmt: skip
_PLACES: Final = {"files": "FILES", "environment": "ENVIRONMENT", "exits": "EXIT STATUS"}


def manual() -> str:
    """Return the page in the man macros of roff."""
    lines = [
        '.\\" Made by `tracker help --man`; not to be changed by hand.',
        f'.TH TRACKER 1 {REVISED} tracker "User commands"',
        *_section("NAME", [r"tracker \- a calm diary for hands that twitch"]),
        *_section("SYNOPSIS", [".B tracker", _roff("[--home DIR] [--json] [COMMAND ...]")]),
        *_section("DESCRIPTION", [*_prose(OVERVIEW), ".PP", "Not medical advice."]),
        *_section("OPTIONS", _arguments(full_parser()[0], common=True)),
        *_section("COMMANDS", _commands()),
    ]
    for name, topic in TOPICS.items():
        title = _PLACES.get(name, name.upper())
        lines += _section(title, [*_prose(topic.text), *_examples(topic.examples)])
    lines += _section("EXAMPLES", _literal(START.partition("\n")[2].partition("\n\n")[0]))
    return "\n".join(lines) + "\n"


def _section(title: str, body: Iterable[str]) -> list[str]:
    """Return a section; a paragraph needs no beginning right under a heading."""
    lines = list(body)
    return [f".SH {title}", *lines[lines[0] == ".PP" :]]


def _commands() -> Iterator[str]:
    for command in COMMANDS:
        yield from _command(command)
        for part in command.parts:
            yield from _command(part)


def _command(command: Command) -> Iterator[str]:
    parser, text = command_parser(command), TEXTS.get(command.name, Text())
    yield f".SS {_roff(synopsis(f'tracker {command.name}', parser, text.usage))}"
    yield from _filled(f"{command.summary[0].upper()}{command.summary[1:]}.")
    if not command.spoken:
        yield from _arguments(parser, common=False)
    if text.more and text.more not in (topic.text for topic in TOPICS.values()):
        yield ".PP"
        yield from _prose(text.more)
    yield from _examples(text.examples)
    if text.exits:
        yield ".PP"
        yield from _filled(f"Exit codes: {USUAL_EXITS}; {text.exits}.")
    yield ".PP"
    yield from _filled(f"See also: {', '.join(f'tracker {name}' for name in text.see)}.")


def _arguments(parser: ArgumentParser, *, common: bool) -> Iterator[str]:
    shown = parser._actions if common else own_actions(parser)
    for action in shown:
        if action.nargs == PARSER or not action.help:  # the commands themselves
            continue
        yield ".TP"
        yield _invocation(action)
        yield from _filled(action.help)


def _invocation(action: Action) -> str:
    if not action.option_strings:
        return rf"\fI{_roff(name_of(action))}\fR"
    names = ", ".join(rf"\fB{_roff(each)}\fR" for each in action.option_strings)
    value = value_of(action)
    return rf"{names} \fI{_roff(value)}\fR" if value else names


def _examples(examples: tuple[str, ...]) -> Iterator[str]:
    if examples:
        yield from (".PP", "Examples:")
        yield from _literal("\n".join(f"  {each}" for each in examples))


def _prose(text: str) -> Iterator[str]:
    """Yield paragraphs; lines that begin with blanks are tables, and stay as they are."""
    table: list[str] = []
    fresh = True
    for line in text.split("\n"):
        if line.startswith("  "):
            table.append(line)
            continue
        if table:
            yield from _literal("\n".join(table))
            table = []
        if not line:
            fresh = False
            continue
        if not fresh:
            yield ".PP"
            fresh = True
        yield from _filled(line)
    if table:
        yield from _literal("\n".join(table))


def _literal(text: str) -> Iterator[str]:
    yield from (".PP", ".nf")
    yield from (_roff(line) or r"\&" for line in text.split("\n"))
    yield ".fi"


def _filled(text: str) -> Iterator[str]:
    return map(_roff, wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))


def _roff(text: str) -> str:
    """Return a text that roff prints as it is."""
    escaped = "".join(_ROFF.get(each, each) for each in text)
    return rf"\&{escaped}" if escaped.startswith(".") else escaped
