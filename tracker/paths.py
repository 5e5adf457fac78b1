"""Where the diary and the settings live. Nothing here creates a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

APP_NAME = "twitch-tracker"
HOME_VARIABLE = "TRACKER_HOME"


class Places(NamedTuple):
    """The two places that belong to one diary: its home and its settings file."""

    home: Path
    config: Path


def places(home: str | os.PathLike[str] | None = None) -> Places:
    """Return where things are: `--home` first, then TRACKER_HOME, then the platform's folders.

    A home named outright keeps its settings inside, so that a second diary never
    shares (or changes) the settings of the first.
    """
    chosen = home or os.environ.get(HOME_VARIABLE)
    if chosen:
        root = Path(chosen).expanduser().absolute()
        return Places(root, root / "config.toml")
    import platformdirs  # late: costs more than a quick log itself

    return Places(
        platformdirs.user_data_path(APP_NAME, appauthor=False),
        platformdirs.user_config_path(APP_NAME, appauthor=False) / "config.toml",
    )
