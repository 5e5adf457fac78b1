"""argparse parsers: for the help of every command, and for those that aren't entry text."""

from __future__ import annotations

from argparse import (
    SUPPRESS,
    Action,
    ArgumentError,
    ArgumentParser,
    Namespace,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from collections.abc import Callable, Sequence
from functools import partial
from textwrap import indent
from typing import Any, NoReturn

from tracker.model.say import listed

from .command_parsers import ARGUMENTS
from .errors import InputError, did_you_mean
from .help.commands import TEXTS
from .help.synopsis import name_of, value_of, wrapped_synopsis
from .help.text import USUAL_EXITS, Text, see_also
from .help.topics import TOPICS
from .table import COMMANDS, Command
from .trial_parsers import ARGUMENTS as TRIAL_ARGUMENTS

OVERVIEW = """\
A calm diary for hands that twitch. `tracker` alone opens the app; everything
below works without it."""

START = """\
examples:
  tracker log ri x3 i4          three twitches, right index, intensity 4, now
  tracker log lt -15m rest      a quarter of an hour ago
  tracker checkin sleep=6.5     the day's factors
  tracker show 7d               the last week
  tracker undo                  takes the last change back
  tracker demo                  a look around on a made-up diary

`tracker COMMAND --help` shows more, `tracker help --man` prints all of it as a
manual page. Not medical advice."""


_ARGUMENTS = {**ARGUMENTS, **TRIAL_ARGUMENTS}


class Formatter(RawDescriptionHelpFormatter):
    """Help as argparse makes it, but with choices as the synopsis has them (`csv|json`), and a
    list of commands without a heading of its own."""

    def _format_action(self, action: Action) -> str:
        if not isinstance(action, _SubParsersAction):
            return super()._format_action(action)
        named = [(each.dest, each.help) for each in action._choices_actions]
        width = max(len(name) for name, _ in named)
        return "".join(f"  {name:<{width}}  {summary}\n" for name, summary in named)

    def _format_action_invocation(self, action: Action) -> str:
        if not action.option_strings:
            return name_of(action)
        return f"{', '.join(action.option_strings)} {value_of(action)}".rstrip()


class Parser(ArgumentParser):
    """An argparse parser whose errors are InputErrors that name where help is."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named, formatter_class=Formatter, allow_abbrev=False, add_help=False)
        self._positionals.title = "arguments"
        self.color = False  # Python 3.14 would colour it whatever the rest of tracker does
        self.add_argument("-h", "--help", action="help", help="print this help")

    def read(self, tokens: Sequence[str]) -> Namespace:
        """Return the arguments; InputError names the word that is off and what would be valid."""
        found, extra = self.parse_known_intermixed_args(tokens)
        if extra:
            self.error(_too_many(extra[0], self))
        return found

    def error(self, message: str) -> NoReturn:
        raise InputError(f"{_in_our_words(message)}; `{self.prog} --help` shows how")

    def _check_value(self, action: Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            choices = [str(each) for each in action.choices]
            said = f"“{value}” is none of {listed(choices, 'or')}"
            near = did_you_mean(str(value), choices)
            raise ArgumentError(action if action.option_strings else None, said + near)


def _too_many(word: str, parser: Parser) -> str:
    options = [each for action in parser._actions for each in action.option_strings]
    if word.startswith("-") and word != "-":
        return f"“{word}” is not an option of `{parser.prog}`{did_you_mean(word, options)}"
    return f"“{word}” is one word too many for `{parser.prog}`"


def _in_our_words(message: str) -> str:
    """Return what argparse has to say in the words of the other errors."""
    name, _, said = message.removeprefix("argument ").partition(": ")
    if said.startswith("expected"):
        return f"{name} needs a value"
    if said.startswith("not allowed with argument"):
        return f"{name} and {said.rpartition(' ')[2]} don't go together"
    if name == "the following arguments are required":
        return f"{said} is missing"
    return message.removeprefix("argument ")


def full_parser() -> tuple[Parser, dict[str, Parser]]:
    """Return the parser of the whole command line, and that of each command by name."""
    parser = Parser(
        prog="tracker",
        usage="tracker [--home DIR] [--json] [COMMAND ...]",
        description=OVERVIEW,
        epilog=f"{_topics()}\n\n{START}",
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    _add_common(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog="tracker")
    return parser, {
        command.name: _add(
            partial(commands.add_parser, command.name), command, help=command.summary
        )
        for command in COMMANDS
    }


def command_parser(command: Command) -> Parser:
    """Return the parser of one command; all of them take longer than most commands do."""
    return _add(Parser, command, prog=f"tracker {command.name}")


def _add(make: Callable[..., Parser], command: Command, **named: str) -> Parser:
    text = TEXTS.get(command.name, Text())
    parser = make(
        **named,
        description=f"{command.summary[0].upper()}{command.summary[1:]}.",
        epilog=_epilog(text),
    )
    if command.parts:
        parts = parser.add_subparsers(
            title="actions", metavar="ACTION", prog=f"tracker {command.name}"
        )
        for part in command.parts:
            _add(partial(parts.add_parser, part.word), part, help=part.summary)
    if command.spoken:
        parser.add_argument("text", nargs="*", metavar="TEXT", help="words, as below")
    _ARGUMENTS.get(command.name, _nothing)(parser)
    _add_common(parser)
    usage = wrapped_synopsis(f"tracker {command.name}", parser, text.usage)
    parser.usage = usage.replace("%", "%%")
    return parser


def _epilog(text: Text) -> str:
    parts = [text.more] if text.more else []
    if text.examples:
        parts.append("examples:\n" + indent("\n".join(text.examples), "  "))
    exits = [f"exit codes: {USUAL_EXITS}", *([f"            {text.exits}"] if text.exits else [])]
    parts.append("\n".join([*exits, see_also(text.see)]))
    return "\n\n".join(parts)


def _topics() -> str:
    width = max(map(len, TOPICS))
    lines = [f"  {name:<{width}}  {topic.summary}" for name, topic in TOPICS.items()]
    return "\n".join(["topics (tracker help TOPIC):", *lines])


def _add_common(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--home", metavar="DIR", default=SUPPRESS, help="use the diary in this folder"
    )
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")


def _nothing(_parser: ArgumentParser) -> None:
    """For a command without arguments of its own."""
