"""Whether remapped keys make sense: every action known, no two on one screen sharing a key."""

from __future__ import annotations

from collections.abc import Mapping

from .commands import ALL, EVERYWHERE, GROUPS, Command


def usable_keys(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the remapped keys that can be used, and what is wrong with the others.

    A key that another action of the same screen would hold too is refused, so that no
    action becomes unreachable without a word.
    """
    known = {command.id for command in ALL}
    used = {id: keys for id, keys in wanted.items() if id in known}
    problems = [
        f"keys: {id!r} is no action; the README lists their names"
        for id in wanted
        if id not in known
    ]
    while clash := _clash(used):
        id, key, other = clash
        del used[id]
        problems.append(f"keys: {id} keeps its own key, {key} is the key of {other}")
    return used, problems


def _clash(used: Mapping[str, str]) -> tuple[str, str, str] | None:
    for id in reversed(list(used)):
        for rival in _rivals(id):
            for key in used[id].split(","):
                if key in used.get(rival.id, rival.keys).split(","):
                    return id, key, rival.id
    return None


def _rivals(id: str) -> list[Command]:
    """Return the other actions whose keys work at the same time."""
    group = next(commands for commands in GROUPS.values() if any(one.id == id for one in commands))
    together = ALL if group is EVERYWHERE else (*group, *EVERYWHERE)
    return [command for command in together if command.id != id]
