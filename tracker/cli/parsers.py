"""argparse parsers: for the help of every command, and for those that aren't entry text."""

from __future__ import annotations

from argparse import (
    SUPPRESS,
    Action,
    ArgumentError,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from collections.abc import Callable, Sequence
from datetime import time
from functools import partial
from textwrap import indent
from typing import Any, NoReturn

from tracker.model.say import listed

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


def _nothing(_parser: Parser) -> None:
    """For a command without arguments of its own."""


def _mark(parser: Parser) -> None:
    parser.add_argument(
        "words",
        nargs="+",
        metavar="DAY KIND LABEL",
        help="kinds: medicine_started, medicine_changed, medicine_stopped, device, travel, "
        "illness or other; the label is yours",
    )
    parser.add_argument(
        "--with-onset", choices=("yes", "no"), help="did twitching begin or grow with it?"
    )


def _seen(parser: Parser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar="RULE [DAY]", help="what was seen, and when (today)"
    )


def _show(parser: Parser) -> None:
    parser.add_argument(
        "range",
        nargs="*",
        metavar="DAY|RANGE",
        help="today, yesterday, mon, 3 days ago, 2026-11-20; DAY..DAY, 30d, 2026-10, all",
    )


def _remove(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="a record's id, or a check-in's day")


def _status(parser: Parser) -> None:
    parser.add_argument(
        "--format",
        metavar="TEXT",
        help="print TEXT with {today} twitches today, {episodes} today, {checkin} open or "
        "closed, {day} the diary day, {trial} the day of the trial that runs",
    )


def _pause(parser: Parser) -> None:
    parser.add_argument(
        "days", nargs="?", type=_pause_days, metavar="DAYS", help="how many days; 0 ends a pause"
    )


def _remind(parser: Parser) -> None:
    parser.add_argument(
        "--notify", action="store_true", help="send a desktop notification instead of printing"
    )
    parser.add_argument(
        "--after",
        type=_clock_time,
        metavar="HH:MM",
        help="say nothing before that time of the diary day",
    )


def _insights(parser: Parser) -> None:
    span = parser.add_mutually_exclusive_group()
    span.add_argument("--days", type=_positive, metavar="N", help="the last N days (90)")
    span.add_argument("--from", dest="start", metavar="D", help="the first day")
    parser.add_argument("--to", dest="end", metavar="D", help="the last day; looks from there")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="a document with tables, for notes")
    form.add_argument(
        "--plot",
        action="append",
        nargs="+",
        metavar="FACTOR",
        help="draw the daily count against a factor; may be given again for another",
    )
    parser.add_argument(
        "--lag",
        type=int,
        choices=(0, 1),
        help="with --plot: the factor on the same day (0) or the day before (1)",
    )


def _report(parser: Parser) -> None:
    parser.add_argument("--out", metavar="FILE", help="write FILE (readable by you alone)")
    parser.add_argument(
        "--as",
        dest="form",
        choices=("pdf", "html", "markdown", "text"),
        help="the form, whatever the name of FILE ends in",
    )
    span = parser.add_mutually_exclusive_group()
    span.add_argument("--days", type=_positive, metavar="N", help="the last N days (90)")
    span.add_argument("--from", dest="start", metavar="D", help="the first day")
    parser.add_argument("--to", dest="end", metavar="D", help="the last day; looks from there")
    parser.add_argument(
        "--include",
        action="append",
        metavar="SECTION,...",
        help="the sections, or +SECTION beside the usual ones",
    )


def _import(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="an export, or a plain CSV diary")
    parser.add_argument("--as", dest="kind", choices=("csv", "json"), help="what FILE is")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument(
        "--replace", action="store_true", help="let the file win where the diary differs"
    )


def _export(parser: Parser) -> None:
    parser.add_argument(
        "kind",
        metavar="csv|json",
        choices=("csv", "json"),
        help="the form; both hold every field",
    )
    parser.add_argument("--out", metavar="FILE", help="write FILE (readable by you alone)")


def _merge(parser: Parser) -> None:
    parser.add_argument("other", metavar="OTHER", help="the home of the other copy")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")


def _restore(parser: Parser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="a backup's name, or newest")
    parser.add_argument("--yes", action="store_true", help="don't ask")
    parser.add_argument(
        "--month",
        metavar="MONTH",
        help="only bring back what this month lacks, such as 2026-11 (or book: factors, "
        "life events, trials)",
    )


def _factor(parser: Parser) -> None:
    actions = ("list", "add", "rename", "retire", "show", "hide")
    parser.add_argument(
        "action", nargs="?", choices=actions, default="list", help="what is done (list)"
    )
    parser.add_argument("name", nargs="*", metavar="NAME", help="its name or key")
    parser.add_argument("--unit", default="", metavar="TEXT", help="such as min, mg or portions")
    parser.add_argument(
        "--kind",
        choices=("amount", "rating", "yesno", "time"),
        default="amount",
        help="how it is answered (amount)",
    )
    parser.add_argument("--low", type=float, metavar="N", help="the smallest value (0)")
    parser.add_argument("--high", type=float, metavar="N", help="the largest value")
    parser.add_argument("--step", type=float, metavar="N", help="one key press (1)")


def _completion(parser: Parser) -> None:
    parser.add_argument(
        "shell",
        metavar="bash|zsh|fish",
        choices=("bash", "zsh", "fish"),
        help="whose script is printed",
    )


def _settings(parser: Parser) -> None:
    parser.add_argument(
        "changes", nargs="*", metavar="NAME=VALUE", help="a setting and its value; NAME= resets it"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the file, all explained, where there is none"
    )


def _demo(parser: Parser) -> None:
    parser.add_argument("--into", metavar="DIR", help="write it into a new, empty folder instead")


_ARGUMENTS: dict[str, Callable[[Parser], None]] = {
    "mark": _mark,
    "seen": _seen,
    "show": _show,
    "rm": _remove,
    "status": _status,
    "pause": _pause,
    "remind": _remind,
    "insights": _insights,
    "report": _report,
    "import": _import,
    "export": _export,
    "merge": _merge,
    "restore": _restore,
    "factor": _factor,
    "demo": _demo,
    "completion": _completion,
    "settings": _settings,
    **TRIAL_ARGUMENTS,
}


def _pause_days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:5]) > 366:
        raise ArgumentTypeError(f"“{text}” is not a number of days from 0 to 366")
    return int(text)


def _clock_time(text: str) -> time:
    from tracker.entry.quantities import clock_time

    found = clock_time(text.lower())
    if found is None:
        raise ArgumentTypeError(f"“{text}” is not a time of day such as 21:00 or 9pm")
    return found


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:7]) <= 36525:
        raise ArgumentTypeError(f"“{text}” is not a number of days from 1 to 36525")
    return int(text)
