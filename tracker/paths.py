"""Where the diary and the settings live, and files for the owner alone. No folder is created."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

APP_NAME = "twitch-tracker"
HOME_VARIABLE = "TRACKER_HOME"


class Places(NamedTuple):
    """The places that belong to one diary: its home, its settings file, and the folder of
    reports of the tracker's own mistakes."""

    home: Path
    config: Path
    reports: Path


def places(home: str | os.PathLike[str] | None = None) -> Places:
    """Return where things are: `--home` first, then TRACKER_HOME, then the platform's folders.

    A home named outright keeps its settings and reports inside, so that a second diary never
    shares (or changes) those of the first.
    """
    chosen = home or os.environ.get(HOME_VARIABLE)
    if chosen:
        root = Path(chosen).expanduser().absolute()
        return Places(root, root / "config.toml", root / "log")
    import platformdirs  # late: costs more than a quick log itself

    return Places(
        platformdirs.user_data_path(APP_NAME, appauthor=False),
        platformdirs.user_config_path(APP_NAME, appauthor=False) / "config.toml",
        platformdirs.user_log_path(APP_NAME, appauthor=False),
    )


def write_private(path: Path, data: bytes) -> None:
    """Replace a file in one step, readable by its owner alone; a linked file stays a link.

    OSError leaves the old one as it was.
    """
    import tempfile  # late: a quick log writes nothing this way

    path = path.resolve()
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with open(descriptor, "wb") as file:  # mkstemp made it 0600
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
