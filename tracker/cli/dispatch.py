"""From an argument list to an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module

from tracker.model.clock import Clock, system_clock

from . import output
from .arguments import Request, split
from .context import Context
from .errors import INTERRUPTED, InputError, did_you_mean, known_errors, report
from .table import BY_NAME, Command


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
        return _help(*request.rest[:2])
    command = _command(request.command) if request.command else None
    if request.help:
        return _help(*([command.name, *request.rest[:1]] if command else []))
    if command is None:
        return _open_app(request, clock)
    if command.spoken:
        context = Context(home=request.home, json=request.json, clock=clock)
        return _function(command)(context, request.rest)
    return _run_parsed(command, request, clock)


def _function(command: Command) -> Callable[..., int]:
    module, _, name = command.runs.partition(":")
    function: Callable[..., int] = getattr(import_module(f"tracker.cli.commands.{module}"), name)
    return function


def _run_parsed(command: Command, request: Request, clock: Clock) -> int:
    """Parse the rest with argparse and run; `--home` and `--json` here outdo those before."""
    from .parsers import command_parser

    if command.parts:
        word, *rest = request.rest or [command.parts[0].word]
        command, request = _part(command, word), request._replace(rest=rest)
    options = command_parser(command).parse_intermixed_args(request.rest)
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


def _help(name: str = "help", word: str = "") -> int:
    """Print the help of a command (or of the part that `word` names), or of all of them."""
    from .parsers import command_parser, full_parser

    if name == "help":
        full_parser()[0].print_help()
        return 0
    command = _command(name)
    if command.parts and word and not word.startswith("-"):
        command = _part(command, word)
    command_parser(command).print_help()
    return 0


def _command(name: str) -> Command:
    command = BY_NAME.get(name)
    if command is None:
        near = did_you_mean(name, [*BY_NAME, "help"])
        raise InputError(f"“{name}” is not a command{near or '; `tracker help` lists them'}")
    return command


def _part(command: Command, word: str) -> Command:
    for part in command.parts:
        if part.word == word:
            return part
    words = [part.word for part in command.parts]
    near = did_you_mean(word, words) or f"; there are {', '.join(words)}"
    raise InputError(f"“{word}” is nothing that `tracker {command.name}` does{near}")
