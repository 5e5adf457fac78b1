"""Whether remapped keys make sense: every action known, no two on one screen sharing a key."""

from __future__ import annotations

from collections.abc import Mapping

from .commands import ALL, EVERYWHERE, GROUPS, PART_OF, Command


def usable_keys(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the remapped keys that can be used, and what is wrong with the others.

    A key that another action of the same screen would hold too is refused, so that no
    action becomes unreachable without a word.
    """
    known = {command.id for command in ALL}
    used = {id: keys for id, keys in wanted.items() if id in known}
    problems = [_unknown(id) for id in wanted if id not in known]
    while clash := _clash(used):
        id, key, other = clash
        del used[id]
        problems.append(f"keys: {id} keeps its own key, {key} is the key of {other}")
    return used, problems


def _unknown(id: str) -> str:
    """Return why that id can't have another key; what pages have is loaded for nothing else."""
    from .commands.pages import all_groups

    if any(command.id == id for group in all_groups() for command in group.commands):
        return f"keys: {id} is a key of a page or a dialog; those stay as they are"
    return f"keys: {id!r} is no action; the README lists their names"


def _clash(used: Mapping[str, str]) -> tuple[str, str, str] | None:
    for id in reversed(list(used)):
        for rival in _rivals(id):
            held = used.get(rival.id, rival.keys).split(",")
            # In a part of the screen one of several keys may be covered, not the only one.
            least = 1 if rival in _of_parts(id) else len(held)
            for key in used[id].split(","):
                if key in held and len(held) <= least:
                    return id, key, rival.id
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
