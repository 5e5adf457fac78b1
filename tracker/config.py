"""The person's settings, in a TOML file they may edit by hand.

A mistake in it is told and its default used; nothing here keeps the app from starting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field, structs

from tracker.model import CATALOGUE
from tracker.paths import write_private

CLOCKS = ("24h", "12h")
OBSERVATION_DAYS = (7, 14)
INSIGHTS_RANGES = (30, 90, 365, "everything", "trial")
MODES = ("each twitch", "once a day")
COUNTS = ("shown", "hidden")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_NAME = re.compile(r"[\w.:-]{1,60}")
_KEY = re.compile(r"[^\s\x00-\x1f\x7f]{1,60}")
_LINE = re.compile(r"""\s*["']?([\w.:-]+)["']?\s*=""")
_TABLE = re.compile(r"""\s*\[\s*["']?([\w.:-]+)["']?\s*\]""")


class ConfigError(ValueError):
    """A change of the settings that can't be made; the message says what is allowed."""


class Settings(Struct, frozen=True, kw_only=True):
    """How the app looks and asks.

    `first_weekday` 0 is Monday; `theme` is a theme's name; `mode` says what Log invites to,
    a key per twitch or the evening check-in; `counts` whether Log and Calendar show them;
    `insights_range` which days Insights looks back on; `shown` are factor keys in the order the
    check-in asks them; `keys` maps an action's id to the key that runs it.
    """

    first_weekday: int = 0
    clock: Literal["24h", "12h"] = "24h"
    theme: str = "tracker-dark"
    observation_days: Literal[7, 14] = 14
    mode: Literal["each twitch", "once a day"] = "each twitch"
    counts: Literal["shown", "hidden"] = "shown"
    insights_range: Literal[30, 90, 365, "everything", "trial"] = 90
    shown: list[str] = field(
        default_factory=lambda: [key for key, factor in CATALOGUE.items() if factor.shown]
    )
    keys: dict[str, str] = {}


def load(path: Path) -> tuple[Settings, list[str]]:
    """Return the settings of a file and what is wrong in it, a sentence a problem.

    A missing file is all defaults. A problem names file, line (where known), name, value and
    what is allowed; that setting alone then has its default.
    """
    try:
        text = path.read_bytes().decode()
        import tomllib  # late: who has changed no setting does not wait for it

        values = tomllib.loads(text)
    except FileNotFoundError:
        return Settings(), []
    except (OSError, ValueError) as error:  # neither text nor TOML is a ValueError
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Settings(), [f"{path}: {reason}; the default settings are used"]
    good: dict[str, Any] = {}
    problems = []
    for name, value in _one_by_one(values):
        try:
            checked = _checked(name, value)
        except ConfigError as error:
            problems.append(f"{path}{_line(text, name, value)}: {error}; {_instead(name)}")
        else:
            good[name] = good.get(name, {}) | checked if name == "keys" else checked
    return Settings(**good), problems


def save(path: Path, **changes: object) -> None:
    """Change settings in the file, keeping its comments and order; None takes one out.

    Of `keys` only those given change. Where there is no file yet, it begins with every setting
    at its default, explained. It is written whole and 0600, its folder made 0700 where it is
    missing. Raises ConfigError for a value that is not allowed or a file
    that is no TOML (which is left as it is), OSError where it can't be written.
    """
    import tomlkit  # late: only a change of the settings pays for it
    from tomlkit.exceptions import TOMLKitError

    checked = {
        name: None if value is None else _checked(name, value) for name, value in changes.items()
    }
    try:
        document = tomlkit.parse(path.read_bytes().decode() if path.exists() else default_text())
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}; nothing was changed") from None
    for name, value in checked.items():
        if value is None:
            document.pop(name, None)
        elif isinstance(value, dict):
            table = document.setdefault(name, tomlkit.table())
            if not isinstance(table, dict):
                table = document[name] = tomlkit.table()
            table.update(value)
        else:
            document[name] = value
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_private(path, tomlkit.dumps(document).encode())


def default_text() -> str:
    """Return a settings file with every setting at its default, explained."""
    settings = structs.asdict(Settings())
    shown = ", ".join(f'"{key}"' for key in settings["shown"])
    return f"""\
# Settings of the tracker. A line that is taken out goes back to its default.

# The day a week begins with: {", ".join(WEEKDAYS)}
first_weekday = "{WEEKDAYS[settings["first_weekday"]]}"

# How times are shown: {" or ".join(CLOCKS)}
clock = "{settings["clock"]}"

# The colours, by a theme's name as the palette lists them
theme = "{settings["theme"]}"

# Days until the first review: {" or ".join(str(days) for days in OBSERVATION_DAYS)}
observation_days = {settings["observation_days"]}

# What Log invites to, a key per twitch or one check-in: {" or ".join(MODES)}
mode = "{settings["mode"]}"

# Whether Log and Calendar show how many twitches there were: {" or ".join(COUNTS)}
counts = "{settings["counts"]}"

# Which days Insights looks back on: 30, 90 or 365 days, "everything" or "trial"
insights_range = {settings["insights_range"]}

# What the check-in asks, in this order
shown = [{shown}]

# Other keys for actions, by the action's name in the help: name = "key"
[keys]
"""


def _one_by_one(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each setting, and each key by itself: one mistake leaves the other keys alone."""
    for name, value in values.items():
        if name == "keys" and isinstance(value, dict):
            yield from (("keys", {action: key}) for action, key in _flat(value))
        else:
            yield name, value


def _flat(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the entries of a table; `log.twitch = "t"` without quotes is TOML for a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _instead(name: str) -> str:
    return "the default is used" if name in _CHECKS else "it is left out"


def _checked(name: str, value: object) -> Any:
    check = _CHECKS.get(name)
    if check is None:
        raise ConfigError(f"{name} is no setting; there are {', '.join(_CHECKS)}")
    checked, allowed = check(value)
    if checked is None:
        raise ConfigError(f"{name} = {value!r}, but it takes {allowed}")
    return checked


# Each check returns the value as Settings holds it (None if it is not allowed) and what is.
Check = Callable[[object], tuple[object, str]]


def _check_weekday(value: object) -> tuple[object, str]:
    allowed = f"a day such as monday or sunday, or 0 (monday) to 6: {', '.join(WEEKDAYS)}"
    if isinstance(value, str) and value.lower() in WEEKDAYS:
        return WEEKDAYS.index(value.lower()), allowed
    is_index = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 6
    return value if is_index else None, allowed


def _one_of(*choices: object) -> Check:
    allowed = " or ".join(repr(choice) for choice in choices)

    def check(value: object) -> tuple[object, str]:
        fits = any(value == choice and type(value) is type(choice) for choice in choices)
        return value if fits else None, allowed

    return check


def _check_theme(value: object) -> tuple[object, str]:
    fits = isinstance(value, str) and _NAME.fullmatch(value)
    return value if fits else None, "the name of a theme, such as 'tracker-dark'"


def _check_shown(value: object) -> tuple[object, str]:
    allowed = "a list of factors, such as ['sleep', 'caffeine']"
    if not isinstance(value, list | tuple):
        return None, allowed
    fits = all(isinstance(key, str) and _NAME.fullmatch(key) for key in value)
    return list(dict.fromkeys(value)) if fits else None, allowed


def _check_keys(value: object) -> tuple[object, str]:
    allowed = "names of actions, each with a key such as 't' or 'ctrl+t'"
    if not isinstance(value, Mapping):
        return None, allowed
    fits = all(
        isinstance(action, str) and _NAME.fullmatch(action)
        and isinstance(key, str) and _KEY.fullmatch(key)
        for action, key in value.items()
    )  # fmt: skip
    return dict(value) if fits else None, allowed


_CHECKS: dict[str, Check] = {
    "first_weekday": _check_weekday,
    "clock": _one_of(*CLOCKS),
    "theme": _check_theme,
    "observation_days": _one_of(*OBSERVATION_DAYS),
    "mode": _one_of(*MODES),
    "counts": _one_of(*COUNTS),
    "insights_range": _one_of(*INSIGHTS_RANGES),
    "shown": _check_shown,
    "keys": _check_keys,
}


def _line(text: str, name: str, value: object) -> str:
    """Return ' line 12' where a setting (or the one key in `value`) stands in the text, ''
    if it isn't found."""
    entry = next(iter(value), "") if name == "keys" and isinstance(value, dict) else ""
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := _TABLE.match(line):
            table = heading[1]
        assigned = _LINE.match(line)
        here = f"{table}.{assigned[1]}".lstrip(".") if assigned else table if heading else ""
        if here in (name, f"{name}.{entry}") and (not entry or here != name):
            return f" line {number}"
    return ""
