"""The lines of the keys page: every action with its key, by where it works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from .commands import ALL, GROUPS, PART_OF, Command, spoken
from .key_presses import refused, spelled
from .remapping import Clash, clash, named, usable_keys
from .setting_rows import by_action


class KeyRow(NamedTuple):
    """An action: its keys as people read them, and its own where it has others."""

    command: Command
    keys: str
    own: str = ""
    problem: str = ""


def key_rows(
    wanted: Mapping[str, str], problems: Sequence[str], config: Path | None, typed: str = ""
) -> dict[str, list[KeyRow]]:
    """Return the actions by where they work, those alone that have every word that is typed."""
    used, _ = usable_keys(wanted)
    wrong = by_action(problems, config)
    found: dict[str, list[KeyRow]] = {}
    for group, commands in GROUPS.items():
        place = place_of(group)
        rows = [
            KeyRow(
                command,
                say_keys(used.get(command.id, command.keys)),
                say_keys(command.keys) or "none" if command.id in used else "",
                wrong.get(command.id, ""),
            )
            for command in commands
        ]
        if rows := [row for row in rows if _has(row, place, typed)]:
            found[place] = rows
    return found


def _has(row: KeyRow, place: str, typed: str) -> bool:
    command = row.command
    text = f"{row.keys} {command.label} {command.help} {command.id} {place}".casefold()
    return all(word in text for word in typed.casefold().split())


def nearest(groups: Mapping[str, Sequence[KeyRow]], typed: str) -> str | None:
    """Return the id of the action whose name or key is what is typed, or begins with it; None
    where none does."""
    key, text = typed.strip(), typed.strip().casefold()
    rows = [row for rows in groups.values() for row in rows]
    found = [row for row in rows if key in row.keys.split() or text == row.command.label.casefold()]
    found += [row for row in rows if row.command.label.casefold().startswith(text)]
    return found[0].command.id if text and found else None


def place_of(group: str) -> str:
    """Return where the actions of a group work: 'Log', 'Log, the hands'."""
    parts = {
        "Hands": "on the hands", "Questions": "a first question", "Day": "in the day",
        "Marking": "while marking days",
    }  # fmt: skip
    if group not in PART_OF:
        return group
    return f"{PART_OF[group]}, {parts.get(group, group.lower())}"


def say_key(key: str) -> str:
    """Return one key, as Textual names it, as people read it."""
    return spelled(spoken(key))


def say_keys(keys: str) -> str:
    """Return the keys of an action as people read them: 'd, del'; '' for none."""
    return " ".join(say_key(key) for key in keys.split(",") if key)


def with_key(wanted: Mapping[str, str], id: str, key: str) -> dict[str, str]:
    """Return the keys of one's own with one more; an action's own key is none of them."""
    others = {other: keys for other, keys in wanted.items() if other != id}
    return others if key == _command(id).keys else {**others, id: key}


def objection(wanted: Mapping[str, str], id: str, key: str) -> str:
    """Return why an action can't have that key, in words; '' if it can."""
    if why := refused(key, id):
        return f"{why}."
    used, _ = usable_keys(wanted)
    found = clash(with_key(used, id, named(key)))
    return _clash_words(found, id) if found else ""


def objection_to_own(wanted: Mapping[str, str], id: str) -> str:
    """Return why an action can't go back to its own key, '' if it can."""
    used, _ = usable_keys(wanted)
    found = clash({other: keys for other, keys in used.items() if other != id})
    return f"{_clash_words(found, id)} Give that another key first." if found else ""


def _clash_words(found: Clash, id: str) -> str:
    other = _command(found.id if found.other == id else found.other)
    group = next(name for name, commands in GROUPS.items() if other in commands)
    return f"{say_key(found.key)} is the key of “{other.label}” ({place_of(group)}): {other.help}."


def _command(id: str) -> Command:
    return next(command for command in ALL if command.id == id)
