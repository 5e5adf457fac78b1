"""What a setting is: its words, what it takes, and how it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from tracker.model.words import visible

_NAME = re.compile(r"[\w.:-]{1,60}")
_KEY = re.compile(r"[^\s\x00-\x1f\x7f]{1,60}")
_LONGEST = 60  # of a value that is told, in characters

Kind = Literal["choice", "number", "name", "names", "keys"]


class ConfigError(ValueError):
    """A change of the settings that can't be made; the message says what is allowed."""


class Setting(Struct, frozen=True, kw_only=True):
    """One setting. `help` is a sentence without its full stop.

    `kind` is what it takes: one of `choices` (as Settings holds them), a whole number within
    `bounds` (both included), a name (`theme`), a list of names (`shown`) or names with a key
    each (`keys`). `words` say the choices to a person, `spelled` are the choices as the file
    has them where they differ from what Settings holds; both in the order of `choices`. As long
    as the file's value can't be used its default is, or `meanwhile` where a default could do harm.
    """

    name: str
    label: str
    help: str
    section: str
    kind: Kind = "choice"
    choices: tuple[str | int, ...] | None = None
    words: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None
    unit: str = ""
    example: str = ""
    meanwhile: int | None = None

    @property
    def allowed(self) -> str:
        """What it takes, in words and as the file spells it."""
        if self.choices is not None:
            from tracker.model.say import listed  # late: only a mistake pays for it

            return listed([spell(choice) for choice in self.spelled or self.choices], "or")
        if self.bounds is not None:
            low, high = self.bounds
            return f"a whole number from {low} to {high}"
        return self.example

    def check(self, value: object) -> Any:
        """Return the value as Settings holds it, given as it is held or as the file spells it;
        ConfigError names the setting, the value and what is allowed."""
        checked = _CHECKS[self.kind](self, value)
        if checked is None:
            hint = _hint(self, value)
            raise ConfigError(f"{self.name} = {spell(value)}, but it takes {self.allowed}{hint}")
        return checked

    def typed(self, text: str) -> Any:
        """Return what a person typed as Settings holds it: 'sunday', '30', 'sleep, stress';
        ConfigError as `check`."""
        value: object = text.strip()
        if self.kind == "names":
            value = [word for part in text.split(",") if (word := part.strip())]
        elif self.kind in ("choice", "number") and (whole := _whole(text.strip())) is not None:
            value = whole
        return self.check(value)

    def written(self, value: Any) -> Any:
        """Return a checked value as the file spells it: 'monday' for 0."""
        if self.choices is not None and self.spelled:
            return self.spelled[self.choices.index(value)]
        return value

    def say(self, value: Any) -> str:
        """Return a checked value as a person reads it."""
        if self.choices is not None:
            return self.words[self.choices.index(value)] if self.words else str(value)
        if isinstance(value, Mapping):
            return ", ".join(f"{name} {key}" for name, key in value.items()) or "as they come"
        if isinstance(value, list):
            return ", ".join(value) or "nothing"
        return f"{value} {self.unit}".rstrip()


def spell(value: object, longest: int | None = _LONGEST) -> str:
    """Return a value as TOML spells it, cut to so many characters."""
    if isinstance(value, bool):
        said = "true" if value else "false"
    elif isinstance(value, str):
        said = f'"{visible(value)}"'
    elif isinstance(value, Mapping):
        entries = (f"{visible(str(name))} = {spell(one)}" for name, one in value.items())
        said = f"{{{', '.join(entries)}}}"
    elif isinstance(value, list | tuple):
        said = f"[{', '.join(map(spell, value))}]"
    else:
        said = visible(str(value))
    return said if longest is None or len(said) <= longest else f"{said[: longest - 1]}…"


def _hint(setting: Setting, value: object) -> str:
    """Return '; did you mean ...?' where a value is nearly right: 24 for "24h", "7" for 7."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    typed = str(value).strip().lower()
    if setting.bounds is not None:
        fits = isinstance(value, str) and _check_number(setting, _whole(typed)) is not None
        return f"; without quotes it is one: {typed}" if fits else ""
    if setting.choices is None:
        return ""
    from difflib import get_close_matches  # late: only a mistake pays for it

    choices = {str(choice): choice for choice in setting.spelled or setting.choices}
    near = get_close_matches(typed, choices, 1)
    return f"; did you mean {spell(choices[near[0]])}?" if near else ""


def then(words: str, after: str) -> str:
    """Return words and what follows from them; behind a question that is a sentence of its own."""
    return f"{words} {after[0].upper()}{after[1:]}" if words.endswith("?") else f"{words}; {after}"


def _whole(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else None


# Each returns the value as Settings holds it, None if it is not allowed.


def _check_choice(setting: Setting, value: object) -> object:
    choices = setting.choices or ()
    for choice in choices:
        if value == choice and type(value) is type(choice):
            return choice
    if isinstance(value, str) and value.lower() in setting.spelled:
        return choices[setting.spelled.index(value.lower())]
    return None


def _check_number(setting: Setting, value: object) -> object:
    low, high = setting.bounds or (0, 0)
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    return None


def _check_name(_setting: Setting, value: object) -> object:
    return value if isinstance(value, str) and _NAME.fullmatch(value) else None


def _check_names(setting: Setting, value: object) -> object:
    if not isinstance(value, list | tuple):
        return None
    fits = all(_check_name(setting, one) is not None for one in value)
    return list(dict.fromkeys(value)) if fits else None


def _check_keys(setting: Setting, value: object) -> object:
    if not isinstance(value, Mapping):
        return None
    fits = all(
        _check_name(setting, action) is not None and isinstance(key, str) and _KEY.fullmatch(key)
        for action, key in value.items()
    )
    return dict(value) if fits else None


_CHECKS = {
    "choice": _check_choice,
    "number": _check_number,
    "name": _check_name,
    "names": _check_names,
    "keys": _check_keys,
}
