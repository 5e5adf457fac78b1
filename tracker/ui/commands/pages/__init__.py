"""The commands of the pages, dialogs and fields: a page loads its own when it is first opened."""

from __future__ import annotations

from ..command import Group


def all_groups() -> list[Group]:
    """Return the groups of every page, dialog and field, in the order of their files."""
    from . import dialogs, fields, forms, reading, settings, trials, way

    return [
        group
        for module in (dialogs, fields, forms, trials, way, reading, settings)
        for group in vars(module).values()
        if isinstance(group, Group)
    ]
