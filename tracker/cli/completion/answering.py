"""From the words of a command line to what may stand at its end."""

from __future__ import annotations

import os
from typing import Final

from tracker import paths
from tracker.model.clock import Clock

from ..table import BY_NAME, COMMANDS, Command
from .candidates import NOTHING, Answer, Candidate, fitting
from .diary_words import DiaryWords

OPTIONS: Final = {
    "--home": "use the diary in this folder",
    "--json": "print JSON",
    "--help": "print help",
}
_VERSION: Final = {"--version": "print the version"}


def answer(before: list[str], typed: str, clock: Clock) -> Answer:
    """Return what may stand where `typed` is, behind the words `before` (the program's name left
    out)."""
    rest, home, waits = _without_common(before)
    if waits:
        return Answer(paths="folders")
    if typed.startswith("--home=") and "--" not in before:
        return Answer(paths="folders", lead="--home=")
    words = DiaryWords(paths.places(home).home, clock)
    if not rest:
        return _commands(typed)
    name, *rest = rest
    if name == "help":
        return _topics(rest, typed)
    command = BY_NAME.get(name)
    return NOTHING if command is None else _behind(command, rest, typed, words)


def _behind(command: Command, rest: list[str], typed: str, words: DiaryWords) -> Answer:
    if command.spoken:
        return _spoken(command, rest, typed, words)
    if command.parts:
        if not rest:
            parts = [Candidate(part.word, part.summary) for part in command.parts]
            return fitting([*parts, *_options(typed)], typed)
        found = [part for part in command.parts if part.word == rest[0]]
        if not found:
            return NOTHING
        command, rest = found[0], rest[1:]
    from ..parsers import command_parser  # late: what it loads takes longer than a word of `log`
    from .parsed import Asked, parsed

    return parsed(command_parser(command), command.name, Asked(typed, rest, words))


def _spoken(command: Command, rest: list[str], typed: str, words: DiaryWords) -> Answer:
    from .spoken import spoken

    if typed.startswith("--") and "--" not in rest:
        behind = Candidate("--", "what follows is the note" if command.name != "find" else "text")
        return fitting([behind, *_options(typed)], typed)
    return spoken(command.name, rest, typed, words)


def _without_common(before: list[str]) -> tuple[list[str], str | None, bool]:
    """Return the words without `--home` and `--json`, the home named last, and whether the next
    word is one."""
    kept: list[str] = []
    home: str | None = None
    waits = False
    for place, token in enumerate(before):
        if token == "--":
            return [*kept, *before[place:]], home, False
        if waits:
            home, waits = _expanded(token), False
        elif token == "--home":
            waits = True
        elif token.startswith("--home="):
            home = _expanded(token.partition("=")[2])
        elif token != "--json":
            kept.append(token)
    return kept, home, waits


def _expanded(folder: str) -> str | None:
    """Return a folder as the shell will hand it over, None where it names none."""
    return os.path.expanduser(os.path.expandvars(folder)) or None


def _commands(typed: str) -> Answer:
    names = [Candidate(each.name, each.summary) for each in COMMANDS]
    help_itself = Candidate("help", "help of a command or on a topic")
    return fitting([*names, help_itself, *_options(typed, _VERSION)], typed)


def _options(typed: str, more: dict[str, str] | None = None) -> list[Candidate]:
    if not typed.startswith("-"):
        return []
    return [Candidate(name, about) for name, about in {**OPTIONS, **(more or {})}.items()]


def _topics(rest: list[str], typed: str) -> Answer:
    from ..help.topics import TOPICS

    if not rest:
        names = [Candidate(each.name, each.summary) for each in COMMANDS]
        topics = [Candidate(name, topic.summary) for name, topic in TOPICS.items()]
        pages = [Candidate("--man", "all of it as a manual page")] if typed[:1] == "-" else []
        return fitting([*names, *topics, *pages], typed)
    command = BY_NAME.get(rest[0]) if len(rest) == 1 else None
    parts = command.parts if command else ()
    return fitting([Candidate(part.word, part.summary) for part in parts], typed)
