"""The lines of the settings page: what each says, what it takes, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from pathlib import Path
from typing import Final, NamedTuple

from tracker.config import BY_NAME, SETTINGS, Setting, Settings
from tracker.model import DAY_START, Catalogue
from tracker.model.asked import asked
from tracker.model.clock import clock_words

from .commands import ALL

DAY_START_ROW: Final = "day_start"
PAUSE_ROW: Final = "pause"
FILE_ROW: Final = "file"
DIARY_ROW: Final = "diary"
BACKUPS_ROW: Final = "backup files"
FILES: Final = "files"
TOLD: Final = 4  # problems that one notice names

OPENS: Final = "enter opens it"
NO_PAUSE: Final = "none"
_DAY_START_HELP = (
    "When a day begins; what is logged before belongs to the day before. It is kept in the diary, "
    "so all machines that share that agree, and is for records made from now on"
)
_PAUSE_HELP = (
    "Nothing asks or reminds during a pause, and every key works as ever; kept in the diary"
)
_FILE_HELP = "All settings with a word on each, to be edited by hand: w writes it, o opens it"
_DIARY_HELP = "The diary: readable files, to be copied, synced, or deleted"
_BACKUPS_HELP = "A copy of the diary after each day's first change; enter makes one now"
_FACTORS_HELP = "What the check-in asks, and in which order; factors of your own"
_KEYS_HELP = "Every action with its key; another key is pressed, not typed"
_ACTIONS = {command.id for command in ALL}
_ABOUT = re.compile(r"""(?:line \d+: )?["']?([\w.]+)""")
_ENTRY = re.compile(r"""keys(?:: | = \{)["']?([\w.]+)""")


class Row(NamedTuple):
    """A line: what it is about (a setting's name, or one of the rows above), how it is called,
    what it says and takes, a sentence on it, and its default where it has another value.
    `steps`: left and right change it."""

    key: str
    label: str
    value: str
    allowed: str
    help: str
    default: str = ""
    problems: tuple[str, ...] = ()
    steps: bool = False


class Facts(NamedTuple):
    """What the page is about, beside the settings."""

    settings: Settings
    day_start: time
    catalogue: Catalogue
    themes: Sequence[str]
    problems: Sequence[str] = ()
    config: Path | None = None
    is_written: bool = False
    home: Path | None = None
    pause: str = NO_PAUSE


def sections(facts: Facts) -> dict[str, list[Row]]:
    """Return the lines by their section, in the order of the page."""
    found: dict[str, list[Row]] = {}
    wrong = by_row(facts.problems, facts.config)
    for setting in SETTINGS:
        rows = found.setdefault(setting.section, [])
        rows.append(_row(setting, facts)._replace(problems=wrong.get(setting.name, ())))
        if setting.name == "clock":
            rows.append(_day_start(facts))
        elif setting.name == "mode":
            rows.append(_pause(facts))
    found[FILES] = _files(facts, wrong.get(FILE_ROW, ()))
    return found


def choices(setting: Setting, themes: Sequence[str]) -> tuple[str | int, ...]:
    """Return what a setting is chosen from, () where it is not chosen from a few."""
    if setting.name == "theme":
        return tuple(themes)
    return setting.choices or ()


def next_choice(
    setting: Setting, settings: Settings, step: int, themes: Sequence[str]
) -> str | int | None:
    """Return the value one step on or back: around the end of choices, not beyond the bounds of
    a number; None where there is none."""
    value = getattr(settings, setting.name)
    if setting.bounds is not None:
        low, high = setting.bounds
        after = max(low, min(high, value + step))
        return after if after != value else None
    found = choices(setting, themes)
    if not found:
        return None
    at = found.index(value) if value in found else -1
    return found[(at + step) % len(found)]


def changed_words(before: Settings, after: Settings) -> str:
    """Return what is other in the settings: 'clock 12 hours, 9:30 pm · keys', '' for nothing."""
    return " · ".join(
        f"{setting.label} {setting.say(value)}" if setting.kind in ("choice", "name", "number")
        else setting.label
        for setting in SETTINGS
        if (value := getattr(after, setting.name)) != getattr(before, setting.name)
    )  # fmt: skip


def lines_words(count: int) -> str:
    """Return how many lines: '3 lines of the settings file'."""
    return f"{'1 line' if count == 1 else f'{count} lines'} of the settings file"


def notice(problems: Sequence[str], config: Path | None, key: str) -> str:
    """Return one notice of what is wrong in the settings file, and which key shows more."""
    if len(problems) == 1:
        return f"{problems[0]} (the key {key} opens the settings)"
    file = str(config) if config else "The settings"
    lines = [words.removeprefix(file).strip(" :") for words in problems[:TOLD]]
    more = [f"and {len(problems) - TOLD} more"] if len(problems) > TOLD else []
    return "\n".join([f"{file}:", *lines, *more, f"The key {key} shows each at its setting."])


def by_row(problems: Sequence[str], config: Path | None) -> dict[str, tuple[str, ...]]:
    """Return what is wrong in the settings file by the line of the page it concerns, without
    the file's path; what is about no setting concerns the file."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in told(problems, config):
        row = name if name in (*BY_NAME, FILE_ROW) else "keys"
        found[row] = (*found.get(row, ()), words)
    return found


def by_action(problems: Sequence[str], config: Path | None) -> dict[str, str]:
    """Return what is wrong with the keys of actions, by the action's id."""
    return {name: words for name, words in told(problems, config) if name in _ACTIONS}


def told(problems: Sequence[str], config: Path | None) -> list[tuple[str, str]]:
    """Return each problem without the file's path, after what it is about: a setting's name, an
    action's id, or the file."""
    found = []
    for problem in problems:
        words = problem.removeprefix(str(config)).strip(": ") if config else problem
        about, entry = _ABOUT.match(words), _ENTRY.search(words)
        name = about[1] if about else ""
        if entry and name == "keys":
            name = entry[1] if entry[1] in _ACTIONS else "keys"
        elif name not in BY_NAME and name not in _ACTIONS:
            name = FILE_ROW
        found.append((name, words))
    return found


def short_path(path: Path) -> str:
    """Return a path with ~ for the person's own folder."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):  # elsewhere, or nobody's folder is known
        return str(path)


def _row(setting: Setting, facts: Facts) -> Row:
    settings, default = facts.settings, getattr(Settings(), setting.name)
    value = getattr(settings, setting.name)
    own = value != default
    row = Row(
        setting.name,
        setting.label,
        setting.say(value),
        "",
        setting.help,
        setting.say(default) if own else "",
    )
    if setting.name == "shown":
        count = len(asked(settings.shown, facts.catalogue))
        was = len(asked(default, facts.catalogue))
        return row._replace(
            value=f"{count} asked", allowed=OPENS, help=_FACTORS_HELP,
            default=f"the {was} it began with" if own else "",
        )  # fmt: skip
    if setting.name == "keys":
        count = len(value)
        said = f"{count} of your own" if count else "as they come"
        return row._replace(value=said, allowed=OPENS, help=_KEYS_HELP)
    if setting.bounds is not None:
        low, high = setting.bounds
        return row._replace(allowed=f"{low} to {high}", steps=True)
    others = [setting.say(each) for each in choices(setting, facts.themes) if each != value]
    if len(others) > 3:
        return row._replace(allowed=f"or {len(others)} others", steps=True)
    return row._replace(allowed=f"or {', '.join(others)}", steps=True)


def _day_start(facts: Facts) -> Row:
    clock = facts.settings.clock
    default = clock_words(DAY_START, clock) if facts.day_start != DAY_START else ""
    return Row(
        DAY_START_ROW,
        "day start",
        clock_words(facts.day_start, clock),
        "a time of day",
        _DAY_START_HELP,
        default,
    )


def _pause(facts: Facts) -> Row:
    allowed = "enter pauses" if facts.pause == NO_PAUSE else "enter ends it"
    return Row(PAUSE_ROW, "pause", facts.pause, allowed, _PAUSE_HELP)


def _files(facts: Facts, problems: tuple[str, ...]) -> list[Row]:
    rows = [Row(FILE_ROW, "settings file", _where(facts), "", _FILE_HELP, "", problems)]
    if facts.home is not None:
        diary, backups = facts.home / "diary", facts.home / "backups"
        rows.append(Row(DIARY_ROW, "diary", short_path(diary), "", _DIARY_HELP))
        rows.append(Row(BACKUPS_ROW, "backups", short_path(backups), "", _BACKUPS_HELP))
    return rows


def _where(facts: Facts) -> str:
    if facts.config is None:
        return "none: what is changed holds until you leave"
    return f"{'' if facts.is_written else 'not written yet: '}{short_path(facts.config)}"
