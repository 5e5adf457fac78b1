"""Whether remapped keys make sense: every action known, no two on one screen sharing a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.keys import _character_to_key

from .commands import ALL, EVERYWHERE, GROUPS, PART_OF, Command


class Clash(NamedTuple):
    """A key that the action `id` is to have, and the action `other` that holds it."""

    id: str
    key: str
    other: str


def usable_keys(wanted: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the remapped keys that can be used, as Textual names them, and what is wrong with
    the others, in words by the action's id.

    A key that another action of the same screen would hold too is refused, so that no
    action becomes unreachable without a word; so is one that a terminal can't send.
    """
    known = {command.id for command in ALL}
    used, problems = {}, {}
    for id, keys in wanted.items():
        used[id] = named(keys)
        if id not in known:
            problems[id] = _unknown(id, known)
        elif why := _refused(id, used[id]):
            problems[id] = f"keys: {id} keeps its own key: {why}"
    used = {id: keys for id, keys in used.items() if id not in problems}
    while found := clash(used):
        del used[found.id]
        problems[found.id] = (
            f"keys: {found.id} keeps its own key, {found.key} is the key of {found.other}"
        )
    return used, problems


def _unknown(id: str, known: set[str]) -> str:
    """Return why that id can't have another key; what pages have is loaded for nothing else."""
    from difflib import get_close_matches

    from .commands.pages import all_groups

    if any(command.id == id for group in all_groups() for command in group.commands):
        return f"keys: {id} is a key of a page or a dialog; those stay as they are"
    near = get_close_matches(id.lower(), sorted(known), 1)
    hint = f"did you mean {near[0]}?" if near else "the keys page lists their names"
    return f"keys: {id} is no action; {hint}"


def named(keys: str) -> str:
    """Return keys as Textual names them: '?' is question_mark."""
    return ",".join(
        _character_to_key(key) if len(key) == 1 else key for key in _apart(keys)
    )  # fmt: skip


def _apart(keys: str) -> list[str]:
    return [keys] if keys == "," else [key.strip() for key in keys.split(",")]


def _refused(id: str, keys: str) -> str:
    if not any(each in keys for each in ("+", "escape")):
        return ""  # plain keys: nothing more is loaded for them at the start
    from .key_presses import refused

    return next((why for key in keys.split(",") if (why := refused(key, id))), "")


def clash(used: Mapping[str, str]) -> Clash | None:
    """Return what stands in the way of these keys, all of known actions: the newest of them
    first; None if they can be used together."""
    for id in reversed(list(used)):
        for rival in _rivals(id):
            held = used.get(rival.id, rival.keys).split(",")
            # In a part of the screen one of several keys may be covered, not the only one.
            least = 1 if rival in _of_parts(id) else len(held)
            for key in used[id].split(","):
                if key in held and len(held) <= least:
                    return Clash(id, key, rival.id)
    return None


def _rivals(id: str) -> list[Command]:
    """Return the other actions whose keys work at the same time."""
    if any(one.id == id for one in EVERYWHERE):
        together = ALL
    else:
        together = (*GROUPS[_group(id)], *EVERYWHERE, *_of_parts(id))
    return [command for command in together if command.id != id]


def _of_parts(id: str) -> list[Command]:
    """Return the actions of the parts of a screen that this action belongs to."""
    return [
        command
        for part, screen in PART_OF.items()
        if screen == _group(id)
        for command in GROUPS[part]
    ]


def _group(id: str) -> str:
    return next(
        name for name, commands in GROUPS.items() if any(command.id == id for command in commands)
    )
