"""`settings`: what is set, and another choice written into the settings file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..context import Context
from ..errors import CommandError, InputError
from ..output import emit_json, paragraph, say

if TYPE_CHECKING:
    from argparse import Namespace


def settings(context: Context, options: Namespace) -> int:
    """Print the settings in force, set some, or write the file with all of them explained."""
    changes = dict(_change(text) for text in options.changes)
    told = []
    if options.write:
        told.append(_create(context))
    if changes:
        told += _keep(context, changes)
    if context.json:
        emit_json(_as_json(context))
    elif told:
        say(*told)
    else:
        _list(context)
    return 0


def _change(text: str) -> tuple[str, Any]:
    """Return the setting and the value of 'clock=12h'; None, its default, for 'clock='."""
    from tracker import config

    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals:
        raise InputError(f"“{text}” sets nothing; say NAME=VALUE, such as clock=12h")
    if name == "keys" or name.startswith("keys."):
        raise InputError("keys are changed in the settings file: `tracker settings` names it")
    if name == "day_start":
        raise InputError(
            "when a day starts is kept in the diary, so that two machines agree; the app changes "
            "it: `tracker`, then the key , for its settings"
        )
    try:
        return name, config.typed(name, value)
    except config.ConfigError as error:
        raise InputError(str(error)) from None


def _create(context: Context) -> str:
    from tracker import config

    path = context.places.config
    try:
        made = config.create(path)
    except OSError as error:
        raise CommandError(f"{path} can't be written: {error.strerror or error}") from None
    if made:
        return f"Wrote {path}, every setting in it explained; only you can read it."
    return f"{path} is there already; nothing was changed."


def _keep(context: Context, changes: dict[str, Any]) -> list[str]:
    from tracker import config

    path = context.places.config
    try:
        config.save(path, **changes)
    except (config.ConfigError, OSError) as error:
        raise CommandError(f"not kept: {error}") from None
    default = config.Settings()
    said = []
    for setting in config.SETTINGS:
        if setting.name in changes:
            value = changes[setting.name]
            told = getattr(default, setting.name) if value is None else value
            again = " again, the default" if value is None else ""
            said.append(f"{setting.label}: {setting.say(told)}{again}")
    return [*said, f"Kept in {path}."]


def _list(context: Context) -> None:
    from tracker import config

    path, now, default = context.places.config, context.settings, config.Settings()
    say(f"{path}{'' if path.exists() else '  (not there yet)'}", "")
    for setting in config.SETTINGS:
        value, usual = getattr(now, setting.name), getattr(default, setting.name)
        changed = f"  (default: {setting.say(usual)})" if value != usual else ""
        paragraph(f"{setting.name:<17}{setting.say(value)}{changed}", hanging=" " * 17)
    way = "`tracker settings NAME=VALUE` changes one"
    write = "" if path.exists() else ", `--write` writes the file with all of them explained"
    say("")
    paragraph(f"{way}{write}.")


def _as_json(context: Context) -> dict[str, Any]:
    from tracker import config

    path = context.places.config
    now, problems = config.load(path)  # anew: something may just have been changed
    return {
        "schema": 1,
        "file": str(path),
        "exists": path.exists(),
        "settings": {
            setting.name: setting.written(getattr(now, setting.name)) for setting in config.SETTINGS
        },
        "problems": problems,
    }
