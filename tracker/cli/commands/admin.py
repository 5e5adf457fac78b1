"""Around the diary: where things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import paths

from ..context import Context
from ..output import emit_json, say

if TYPE_CHECKING:
    from argparse import Namespace


def locate(context: Context, _options: Namespace) -> int:
    """Say where everything is, whether it exists yet or not."""
    home, config, reports = context.places
    found = {
        "home": home,
        "diary": home / "diary",
        "journal": home / "journal.jsonl",
        "config": config,
        "reports": reports,
    }
    if (home / "backups").exists():
        found["backups"] = home / "backups"
    if context.json:
        emit_json({name: str(path) for name, path in found.items()})
        return 0
    for name, path in found.items():
        say(f"{name:<8} {path}{'' if path.exists() else '  (not there yet)'}")
    say(f"--home DIR or {paths.HOME_VARIABLE} picks another diary.")
    return 0
