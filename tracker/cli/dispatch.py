"""From an argument list to an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from tracker.model.clock import Clock, system_clock

from . import output
from .arguments import Request, split
from .context import Context
from .errors import INTERRUPTED, InputError, known_errors, report
from .lookup import command_named, part_named
from .table import Command


def main(argv: list[str] | None = None, *, clock: Clock = system_clock) -> int:
    """Run one command and return its exit code: 0, 1 failed, 2 input, 130 interrupted."""
    output.prepare_streams()
    try:
        code = _run(split(sys.argv[1:] if argv is None else argv), clock)
        sys.stdout.flush()
    except BrokenPipeError:
        output.silence()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except known_errors() as error:
        return report(error)
    return code


def _run(request: Request, clock: Clock) -> int:
    if request.version:
        from tracker import __version__

        output.say(f"tracker {__version__}")
        return 0
    if request.command == "complete":  # what a shell's completion asks; nobody types it
        from .commands.completing import complete

        return complete(request.rest, clock)
    if request.command == "help":
        return _help(request.rest)
    command = command_named(request.command) if request.command else None
    if request.help:
        return _help([command.name, *_part_of(command, request.rest)] if command else [])
    if command is None:
        return _open_app(request, clock)
    if command.spoken:
        context = Context(home=request.home, json=request.json, clock=clock)
        return _function(command)(context, request.rest)
    return _run_parsed(command, request, clock)


def _help(words: Sequence[str]) -> int:
    from .help.showing import show_help  # late: texts and parsers

    return show_help(words)


def _part_of(command: Command, rest: Sequence[str]) -> Sequence[str]:
    """Return the word that names a part of the command, where one is behind it."""
    return rest[:1] if command.parts and rest and not rest[0].startswith("-") else ()


def _function(command: Command) -> Callable[..., int]:
    module, _, name = command.runs.partition(":")
    function: Callable[..., int] = getattr(import_module(f"tracker.cli.commands.{module}"), name)
    return function


def _run_parsed(command: Command, request: Request, clock: Clock) -> int:
    """Parse the rest with argparse and run; `--home` and `--json` here outdo those before."""
    from .parsers import command_parser

    if command.parts:
        word, *rest = request.rest or [command.parts[0].word]
        command, request = part_named(command, word), request._replace(rest=rest)
    options = command_parser(command).read(request.rest)
    home = getattr(options, "home", request.home)
    if home == "":
        raise InputError("--home needs a folder")
    json = getattr(options, "json", request.json)
    return _function(command)(Context(home=home, json=json, clock=clock), options)


def _open_app(request: Request, clock: Clock) -> int:
    from .commands.opening import open_app

    if request.json:
        raise InputError("--json needs a command, such as `tracker show --json`")
    return open_app(Context(home=request.home, json=False, clock=clock))
