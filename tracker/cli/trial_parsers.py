"""The arguments of the commands below `tracker trial`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from typing import get_args

from tracker.model.designs import DESIGNS
from tracker.model.gate import QUESTIONS
from tracker.model.records import GateKey, Outcome, Swallowed

from .errors import did_you_mean

SAID = {"yes": True, "no": False}


def _plan(parser: ArgumentParser) -> None:
    parser.add_argument("kind", nargs="*", metavar="KIND", help="what is tried; own for your own")
    parser.add_argument("--name", metavar="TEXT", help="what it is called")
    parser.add_argument("--change", metavar="TEXT", help="what is done on changed days")
    parser.add_argument("--question", metavar="TEXT", help="what you want to know")
    parser.add_argument("--note", metavar="TEXT", help="a note on the trial")
    _add_design(parser)
    parser.add_argument(
        "--swallowed", choices=get_args(Swallowed), help="of your own: is anything swallowed?"
    )
    _add_answers(parser)
    parser.add_argument(
        "--start", nargs="?", const="today", metavar="DAY", help="begin it too, today or on a day"
    )


def _add_design(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--outcome", choices=get_args(Outcome), default="count", help="what is compared (count)"
    )
    parser.add_argument(
        "--design", type=str.upper, choices=DESIGNS, default="AB", help="its phases (AB)"
    )
    parser.add_argument(
        "--days",
        type=_lengths,
        metavar="N[,N...]",
        help="days of every phase, or of each (AB 14, ABAB 7; food 7 more)",
    )
    parser.add_argument(
        "--washout", type=int, metavar="N", help="days left out after each change (0; food 7)"
    )
    dates = parser.add_mutually_exclusive_group()
    dates.add_argument("--drawn", action="store_true", default=None, help="draw the dates (ABAB)")
    dates.add_argument(
        "--chosen", dest="drawn", action="store_false", help="phases exactly as long as planned"
    )


def _add_answers(parser: ArgumentParser) -> None:
    for word in SAID:
        parser.add_argument(
            f"--{word}",
            type=_keys,
            action="extend",
            default=[],
            metavar="KEY,...",
            help=f"questions answered with {word}: {', '.join(QUESTIONS)}"
            if word == "yes"
            else f"questions answered with {word}",
        )
    parser.add_argument(
        "--answer",
        type=_answer,
        action="append",
        default=[],
        metavar="KEY=yes|no",
        help="one question and its answer",
    )


def _start(parser: ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar="ID DAY", help="which planned trial; its first day (today)"
    )


def _adhere(parser: ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar="DAY ANSWER", help="which day (today); the answer (yes)"
    )


def _id(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="a trial's id; trial list shows it")


ARGUMENTS: dict[str, Callable[[ArgumentParser], None]] = {
    "trial plan": _plan,
    "trial start": _start,
    "trial adhere": _adhere,
    "trial end": _id,
    "trial review": _id,
}


def _lengths(text: str) -> int | tuple[int, ...]:
    parts = text.replace(" ", "").split(",")
    if not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
        raise ArgumentTypeError(f"“{text}” is not a number of days, such as 14, or 7,7,7,7")
    return int(parts[0]) if len(parts) == 1 else tuple(map(int, parts))


def _keys(text: str) -> list[GateKey]:
    return [_key(part.strip()) for part in text.split(",") if part.strip()]


def _key(text: str) -> GateKey:
    found = next((key for key in QUESTIONS if key == text.lower().replace("-", "_")), None)
    if found is None:
        near = did_you_mean(text, QUESTIONS) or f"; there are {', '.join(QUESTIONS)}"
        raise ArgumentTypeError(f"“{text}” is no question of the gate{near}")
    return found


def _answer(text: str) -> tuple[GateKey, bool]:
    key, equals, said = text.partition("=")
    if not equals or said.strip().lower() not in SAID:
        raise ArgumentTypeError(f"“{text}” is no answer such as kidney_heart=no")
    return _key(key.strip()), SAID[said.strip().lower()]
