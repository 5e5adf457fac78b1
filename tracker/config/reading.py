"""Reading the settings file: nothing in it keeps the app from starting."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from .settings import MEANWHILE, Settings, check

_MEANWHILE = "the default settings are used, and meanwhile no backup is dropped"


def load(path: Path) -> tuple[Settings, list[str]]:
    """Return the settings of a file and what is wrong in it, a sentence a problem.

    A missing file is all defaults. A problem names file, line, name, value and what is
    allowed; that setting alone then has its default (of backups as many as can be are kept).
    """
    try:
        text = text_of(path)
        import tomllib  # late: who has changed no setting does not wait for it

        return Settings(**_checked(tomllib.loads(text))), []
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        return Settings(**MEANWHILE), [f"{path}: {error.strerror}; {_MEANWHILE}"]
    except UnicodeDecodeError:
        return Settings(**MEANWHILE), [f"{path} is no text in UTF-8; {_MEANWHILE}"]
    except (ValueError, RecursionError) as error:  # ConfigError and TOML's own are ValueErrors
        from .mending import mended  # late: only a file with a mistake pays for it

        good, problems = mended(text, str(error))
        return Settings(**good), [f"{path}{problem}" for problem in problems]


def place(path: Path, name: str, entry: str = "") -> str:
    """Return where a setting, or an entry of one ('log.twitch' of keys), stands:
    'config.toml line 12' with the whole path; the path alone where that isn't found."""
    from .mending import line_of

    try:
        line = line_of(text_of(path), name, entry)
    except (OSError, ValueError):
        return str(path)
    return f"{path} line {line}" if line else str(path)


def unknown_factors(path: Path, settings: Settings, names: Collection[str]) -> list[str]:
    """Return a problem, as `load` tells them, for each factor that is to be shown and is none of
    `names`, which are those of the diary."""
    unknown = [key for key in settings.shown if key not in names]
    if not unknown:
        return []
    from difflib import get_close_matches  # late: only a mistake pays for it

    told = []
    for key in unknown:
        near = get_close_matches(key.lower(), names, 1)
        hint = f"did you mean {near[0]}?" if near else "`tracker factor list` names them"
        told.append(f'{place(path, "shown")}: shown has "{key}", which is no factor; {hint}')
    return told


def text_of(path: Path) -> str:
    """Return a settings file's text; OSError, UnicodeDecodeError."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as Settings holds them, or raise ConfigError at the first mistake."""
    return {
        name: check(name, flat(value) if name == "keys" and isinstance(value, dict) else value)
        for name, value in values.items()
    }


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return a table's entries; `log.twitch = "t"` without quotes is TOML for a table in it."""
    found: dict[str, Any] = {}
    for name, value in table.items():
        inner = flat(value, f"{prefix}{name}.") if isinstance(value, dict) else None
        found |= {prefix + name: value} if inner is None else inner
    return found
