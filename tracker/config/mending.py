"""A settings file with mistakes: each told with its line, all else taken as it stands."""

from __future__ import annotations

import re
from typing import Any

from tracker.model.words import visible

from .setting import ConfigError, spell, then
from .settings import BY_NAME, MEANWHILE, check
from .statements import Assigned, Broken, Heading, statements

_DEFAULT, _LEFT_OUT = "the default is used", "it is left out"
_NAME = re.compile(r"""["']?(\w+)["']?\s*=\s*(.*?)\s*(#.*)?""")


def mended(text: str, reason: str) -> tuple[dict[str, Any], list[str]]:
    """Return what is good in a text, as Settings holds it, and each mistake as ' line 3: ...'.

    `reason` is why the text as a whole could not be used, told where no line is at fault.
    """
    found = _Found()
    for each in statements(text):
        if isinstance(each, Broken):
            found.broken(each)
        elif isinstance(each, Heading):
            found.heading(each)
        else:
            found.assigned(each)
    found.end()
    problems = sorted(found.problems, key=lambda each: each[0])
    if not problems:
        problems = [(0, f"{reason}; what can be read is used")]
    told = [f" line {line}: {words}" if line else f": {words}" for line, words in problems]
    return found.good, told


def line_of(text: str, name: str, entry: str = "") -> int:
    """Return the line (from 1) on which a setting or an entry of it stands, 0 if on none."""
    for each in statements(text):
        if isinstance(each, Broken) or each.path[0] != name:
            continue
        if not entry or ".".join(each.path[1:]) == entry:
            return each.line
    return 0


class _Found:
    """What was found so far: the good, where each name stands, and what is to be told."""

    def __init__(self) -> None:
        self.good: dict[str, Any] = {}
        self.problems: list[tuple[int, str]] = []
        self._lines: dict[str, int] = {}
        self._headings: dict[str, int] = {}  # of tables that are no setting
        self._told: set[str] = set()  # those of them that are dealt with

    def mistake(self, line: int, words: str) -> None:
        self.problems.append((line, words))

    def heading(self, heading: Heading) -> None:
        if heading.path[0] != "keys":
            self._headings.setdefault(heading.path[0], heading.line)

    def end(self) -> None:
        """Tell of tables with nothing in them."""
        for name, line in self._headings.items():
            self._table(line, name)

    def assigned(self, given: Assigned) -> None:
        name, *below = given.path
        entry = ".".join(below)
        if name == "keys" and below:
            self._key(given, entry)
        elif below:
            self._below(given, entry)
        elif self._first(given.line, name):
            try:
                self.good[name] = check(name, given.value)
            except ConfigError as error:
                self.mistake(given.line, then(str(error), self._instead(name)))

    def _key(self, given: Assigned, action: str) -> None:
        keys = self.good.setdefault("keys", {})
        if action in BY_NAME:
            words = f"{action} stands under [keys]; move it above that line"
            self.mistake(given.line, then(words, self._instead(action)))
        elif self._first(given.line, action, keys):
            try:
                keys |= check("keys", {action: given.value})
            except ConfigError as error:
                self.mistake(given.line, then(str(error), _LEFT_OUT))

    def _below(self, given: Assigned, entry: str) -> None:
        """Tell of what stands in a table that is no setting: `[looks]`, then `clock = "12h"`."""
        table = given.path[0]
        if entry in BY_NAME:
            words = f"{entry} stands under [{visible(table)}]; settings stand above any such line"
            self._told.add(table)
            self.mistake(given.line, then(words, self._instead(entry)))
        else:
            self._table(self._headings.get(table, given.line), table)

    def _table(self, line: int, name: str) -> None:
        if name in self._told:
            return
        self._told.add(name)
        self._lines[name] = line
        try:
            check(name, {})
        except ConfigError as error:
            self.mistake(line, then(str(error), self._instead(name)))

    def _first(self, line: int, name: str, where: dict[str, Any] | None = None) -> bool:
        """Whether a name stands here for the first time; of two nobody knows which is meant."""
        before = self._lines.setdefault(name, line)
        if before == line:
            return True
        good = self.good if where is None else where
        good.pop(name, None)
        instead = self._instead(name) if where is None else "both are left out"
        self.mistake(line, f"{visible(name)} was set on line {before} already; {instead}")
        return False

    def broken(self, line: Broken) -> None:
        """Tell of a line that is no TOML; text without quotes is the usual thing."""
        named = _NAME.fullmatch(line.text)
        setting = BY_NAME.get(named[1]) if named else None
        if named is None or setting is None:
            self.mistake(line.line, f"{spell(line.text)} is no setting: {line.reason}; {_LEFT_OUT}")
            return
        try:
            quoted = setting.written(setting.check(named[2].strip("'\"")))
            hint = f"; text stands in quotes: {setting.name} = {spell(quoted)}"
        except ConfigError:
            hint = f", but it takes {setting.allowed}"
        words = f"{visible(line.text)} can't be read{hint}"
        self.mistake(line.line, then(words, self._instead(setting.name)))

    def _instead(self, name: str) -> str:
        """Return what holds instead of what could not be read."""
        if name not in MEANWHILE:
            return _DEFAULT if name in BY_NAME else _LEFT_OUT
        self.good[name] = MEANWHILE[name]
        return f"{name} is {MEANWHILE[name]} meanwhile"
