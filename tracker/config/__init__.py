"""The person's settings, in a TOML file they may edit by hand.

A mistake in it is told and its default used; nothing here keeps the app from starting. Each
setting is described once, in `SETTINGS`: the file's comments, the checks, what is told of a
mistake and the screen come from there.
"""

from .reading import load, place, unknown_factors
from .setting import ConfigError, Setting
from .settings import BY_NAME, CLOCKS, SETTINGS, Settings, check, named, typed
from .writing import create, default_text, save

__all__ = [
    "BY_NAME",
    "CLOCKS",
    "SETTINGS",
    "ConfigError",
    "Setting",
    "Settings",
    "check",
    "create",
    "default_text",
    "load",
    "named",
    "place",
    "save",
    "typed",
    "unknown_factors",
]
