"""The arguments of the commands that argparse reads: options, choices, and values by name.

Options, what they take and their choices are asked of the parser itself; this table says only what
kind of thing a free value is.
"""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from . import dates
from .candidates import NOTHING, Answer, Candidate, PathKind, fitting, plain, prefixed
from .diary_words import DiaryWords

FILE_OPTIONS: Final[dict[str, PathKind]] = {
    "report out": "files", "export out": "files", "import file": "files",
    "merge other": "folders", "demo into": "folders",
}  # fmt: skip


class Asked(NamedTuple):
    """What is being completed: the word, and the values before it of the same argument."""

    typed: str
    before: list[str]
    words: DiaryWords


def parsed(parser: ArgumentParser, name: str, asked: Asked) -> Answer:
    """Return what may stand behind the arguments of the command `name`."""
    before, typed, words = asked.before, asked.typed, asked.words
    options = {string: action for action in parser._actions for string in action.option_strings}
    place = _Place(list(_positionals(parser)), options)
    for token in before:
        place.take(token)
    if typed.startswith("--") and "=" in typed and not place.only_words:
        option, _, value = typed.partition("=")
        action = options.get(option)
        return _lead(f"{option}=", _values(action, name, Asked(value, [], words)))
    if place.pending is not None:
        return _values(place.pending, name, Asked(typed, place.given, words))
    answer = _values(place.positional, name, Asked(typed, place.given, words))
    if typed.startswith("-") and not place.only_words:
        found = fitting(_options(parser, place.used), typed)
        return answer._replace(candidates=(*found.candidates, *answer.candidates))
    return answer


class _Place:
    """Where the words so far have come to among a parser's arguments."""

    def __init__(self, positionals: list[Action], options: dict[str, Action]) -> None:
        self._positionals = positionals
        self._options = options
        self._told: list[str] = []
        self.used: set[str] = set()
        self.pending: Action | None = None  # an option that waits for its value
        self._of_pending: list[str] = []
        self.only_words = False  # behind a lone `--`

    def take(self, token: str) -> None:
        """Go on by one word."""
        if token == "--" and not self.only_words:
            self.only_words, self.pending = True, None
        elif token.startswith("-") and not self.only_words and token[1:2] not in "0123456789":
            option, equals, _ = token.partition("=")
            action = self._options.get(option)
            self.used.add(option)
            waits = action is not None and action.nargs != 0 and not equals
            self.pending, self._of_pending = (action if waits else None), []
        elif self.pending is not None:
            self._of_pending.append(token)
            if self.pending.nargs not in ("*", "+"):
                self.pending = None
        else:
            self._told.append(token)

    @property
    def positional(self) -> Action | None:
        """The argument that the next word belongs to, None where there is none left."""
        left = len(self._told)
        for action in self._positionals:
            if action.nargs in ("*", "+") or left == 0:
                return action
            left -= 1
        return None

    @property
    def given(self) -> list[str]:
        """The words already there of the argument that the next word belongs to."""
        if self.pending is not None:
            return self._of_pending
        single = sum(action.nargs not in ("*", "+") for action in self._positionals)
        return self._told[single:]


def _positionals(parser: ArgumentParser) -> Iterator[Action]:
    return (action for action in parser._actions if not action.option_strings)


def _options(parser: ArgumentParser, used: set[str]) -> Iterator[Candidate]:
    for action in parser._actions:
        if action.option_strings and not used & set(action.option_strings):
            about = "" if action.help in (None, SUPPRESS) else str(action.help)
            yield Candidate(action.option_strings[-1], about.partition(";")[0])


def _values(action: Action | None, name: str, asked: Asked) -> Answer:
    if action is None:
        return NOTHING
    if action.choices is not None and not asked.before:
        return fitting(plain(map(str, action.choices)), asked.typed)
    if action.dest == "home":
        return Answer(paths="folders")
    from .values import VALUES

    place = f"{name} {action.dest}"
    paths = FILE_OPTIONS.get(place, "")
    make: Callable[[Asked], list[Candidate]] | None = VALUES.get(place)
    return fitting(make(asked) if make else [], asked.typed)._replace(paths=paths)


def _lead(lead: str, answer: Answer) -> Answer:
    """Return an answer for the rest of a word as one for the whole word."""
    return Answer(tuple(prefixed(lead, answer.candidates)), answer.paths, lead)


def day_values(asked: Asked) -> list[Candidate]:
    """Return days for an option that takes one."""
    return dates.days(asked.words)
