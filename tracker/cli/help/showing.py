"""`tracker help` and `--help`: all commands, one of them, a topic, or the manual page."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ..errors import InputError
from ..lookup import command_named, part_named
from ..output import say
from ..parsers import command_parser, full_parser
from .topics import TOPICS, topic_text


def show_help(words: Sequence[str]) -> int:
    """Print the help that the words ask for; without one that of everything.

    InputError for a word that is no command, part or topic.
    """
    if list(words) == ["--man"]:
        from .man import manual

        sys.stdout.write(manual())
    elif not words or words[0] in ("help", "--help", "-h"):
        full_parser()[0].print_help()
    elif words[0] in TOPICS:
        _no_more(words, 1)
        say(*topic_text(words[0]).split("\n"))
    else:
        _show_command(words)
    return 0


def _show_command(words: Sequence[str]) -> None:
    command = command_named(words[0], ["help", *TOPICS])
    if command.parts and len(words) > 1:
        command = part_named(command, words[1])
    _no_more(words, len(command.name.split()))
    command_parser(command).print_help()


def _no_more(words: Sequence[str], used: int) -> None:
    if len(words) > used:
        raise InputError(
            f"“{words[used]}” is one word too many: help takes a command (and its part) or a topic"
        )
