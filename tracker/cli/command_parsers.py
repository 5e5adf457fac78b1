"""The arguments of the commands that aren't entry text, those below `tracker trial` aside."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import time


def _mark(parser: ArgumentParser) -> None:
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


def _seen(parser: ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar="RULE [DAY]", help="what was seen, and when (today)"
    )


def _show(parser: ArgumentParser) -> None:
    parser.add_argument(
        "range",
        nargs="*",
        metavar="DAY|RANGE",
        help="today, yesterday, mon, 3 days ago, 2026-11-20; DAY..DAY, 30d, 2026-10, all",
    )


def _remove(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a record's id, or a check-in's day")


def _status(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        metavar="TEXT",
        help="print TEXT with {today} twitches today, {episodes} today, {checkin} open or "
        "closed, {day} the diary day, {trial} the day of the trial that runs",
    )


def _pause(parser: ArgumentParser) -> None:
    parser.add_argument(
        "days", nargs="?", type=_pause_days, metavar="DAYS", help="how many days; 0 ends a pause"
    )


def _remind(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--notify", action="store_true", help="send a desktop notification instead of printing"
    )
    parser.add_argument(
        "--after",
        type=_clock_time,
        metavar="HH:MM",
        help="say nothing before that time of the diary day",
    )


def _insights(parser: ArgumentParser) -> None:
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


def _report(parser: ArgumentParser) -> None:
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


def _import(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="an export, or a plain CSV diary")
    parser.add_argument("--as", dest="kind", choices=("csv", "json"), help="what FILE is")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument(
        "--replace", action="store_true", help="let the file win where the diary differs"
    )


def _export(parser: ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        metavar="csv|json",
        choices=("csv", "json"),
        help="the form; both hold every field",
    )
    parser.add_argument("--out", metavar="FILE", help="write FILE (readable by you alone)")


def _merge(parser: ArgumentParser) -> None:
    parser.add_argument("other", metavar="OTHER", help="the home of the other copy")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")


def _restore(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="a backup's name, or newest")
    parser.add_argument("--yes", action="store_true", help="don't ask")
    parser.add_argument(
        "--month",
        metavar="MONTH",
        help="only bring back what this month lacks, such as 2026-11 (or book: factors, "
        "life events, trials)",
    )


def _factor(parser: ArgumentParser) -> None:
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


def _settings(parser: ArgumentParser) -> None:
    parser.add_argument(
        "changes", nargs="*", metavar="NAME=VALUE", help="a setting and its value; NAME= resets it"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the file, all explained, where there is none"
    )


def _completion(parser: ArgumentParser) -> None:
    parser.add_argument(
        "shell",
        metavar="bash|zsh|fish",
        choices=("bash", "zsh", "fish"),
        help="whose script is printed",
    )


def _demo(parser: ArgumentParser) -> None:
    parser.add_argument("--into", metavar="DIR", help="write it into a new, empty folder instead")


ARGUMENTS: dict[str, Callable[[ArgumentParser], None]] = {
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
