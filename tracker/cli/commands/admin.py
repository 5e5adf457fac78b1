"""Around the diary: opening the app, the demo, where things are, and the factors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker import paths
from tracker.model import (
    Factor,
    FactorError,
    check_definition,
    diary_day,
    factor_key,
    fields,
    number,
)

from ..context import Context
from ..errors import CommandError, InputError
from ..output import complain, emit_json, headline, say

if TYPE_CHECKING:
    from argparse import Namespace

LARGEST = {"h": 24.0, "min": 1440.0}
DEFAULT_LARGEST = 1000.0
APP_LOCK_WAIT = 0.5  # seconds; longer, and the screen would stand still


def open_app(context: Context) -> int:
    """Open the app on the diary."""
    _needs_terminal()
    return _run_app(context)


def demo(context: Context, options: Namespace) -> int:
    """Open the app on a sample diary that is thrown away, or write one into a new folder."""
    import shlex
    import tempfile

    from tracker.sample import write_sample

    today = diary_day(context.clock())
    if options.into is not None:
        home = Path(options.into).expanduser().absolute()
        if home.exists() and (not home.is_dir() or any(home.iterdir())):
            raise InputError(f"{home} is not empty; name a new or an empty folder")
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_sample(home, today=today)
        command = f"tracker --home {shlex.quote(str(home))}"
        if context.json:
            emit_json({"home": str(home), "open": command})
        else:
            say(f"Wrote a sample diary into {home}", f"Open it with: {command}")
        return 0
    _needs_terminal()
    with tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder:
        home = Path(folder) / "home"
        write_sample(home, today=today)
        return _run_app(Context(home=str(home), json=False, clock=context.clock))


def locate(context: Context, _options: Namespace) -> int:
    """Say where everything is, whether it exists yet or not."""
    home, config = context.places
    found = {
        "home": home,
        "diary": home / "diary",
        "journal": home / "journal.jsonl",
        "config": config,
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


def factor(context: Context, options: Namespace) -> int:
    """List the factors, or add one of the person's own."""
    if options.action == "add":
        return _add_factor(context, options)
    if options.name:
        raise InputError(f"factor list takes no name, but “{options.name[0]}” was given")
    with context.diary() as diary:
        catalogue = diary.catalogue
    if context.json:
        emit_json([fields(each) for each in catalogue.values()])
        return 0
    shown = context.settings.shown
    for title, wanted in (("In the check-in", True), ("Ready to use", False)):
        headline(title)
        for each in catalogue.values():
            if (each.key in shown) is wanted:
                say(_factor_row(each))
    return 0


def _add_factor(context: Context, options: Namespace) -> int:
    new = _new_factor(options)
    with context.diary(writable=True) as diary:
        taken = diary.catalogue.find(new.key)
        if taken is not None:
            raise InputError(f"“{new.key}” is there already: {_factor_row(taken[0]).strip()}")
        new = diary.define_factor(new)
        if context.json:
            emit_json(fields(new))
        else:
            example = {"yesno": "yes", "time": "22:30"}.get(new.kind, number(new.low + new.step))
            say(f"Added {_factor_row(new).strip()}")
            say(f"Record it with: tracker checkin {new.key}={example}")
    return 0


def _new_factor(options: Namespace) -> Factor:
    """Return the factor that the options describe, or raise InputError naming what is off."""
    name = " ".join(options.name).strip()
    if not name:
        raise InputError("factor add takes a name: `tracker factor add guitar practice --unit min`")
    try:
        key = factor_key(name)
    except FactorError as error:
        raise InputError(str(error)) from None
    if options.kind != "amount":
        asked = (options.low, options.high, options.step, options.unit or None)
        if any(given is not None for given in asked):
            raise InputError(f"--unit, --low, --high and --step don't go with kind {options.kind}")
        high = 1.0 if options.kind == "yesno" else 10.0
        return _sound(Factor(key=key, label=name, kind=options.kind, high=high))
    low = 0.0 if options.low is None else options.low
    high = LARGEST.get(options.unit, DEFAULT_LARGEST) if options.high is None else options.high
    step = 1.0 if options.step is None else options.step
    if step > high - low > 0:
        raise InputError("--step must be within --low and --high")
    return _sound(
        Factor(key=key, label=name, unit=options.unit, low=low, high=high, step=step, per=step)
    )


def _sound(new: Factor) -> Factor:
    try:
        return check_definition(new)
    except FactorError as error:
        options = "--kind, --low, --high and --step"
        raise InputError(f"{error}; `tracker help factor` shows {options}") from None


def _factor_row(each: Factor) -> str:
    span = {"yesno": "yes or no", "time": "time of day", "rating": "0 to 10"}.get(
        each.kind, f"{number(each.low)} to {number(each.high)} {each.unit}".strip()
    )
    retired = "  (retired)" if each.retired else ""
    return f"  {each.key:<18} {each.label:<32} {span}{retired}"


def _needs_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(
            "the app needs a terminal; in a script use a command, see `tracker help`"
        )


def _run_app(context: Context) -> int:
    from tracker.diary import Diary
    from tracker.ui.app import TrackerApp

    settings, problems = context.loaded
    home, config = context.places
    with Diary.open(home, clock=context.clock, lock_wait=APP_LOCK_WAIT) as diary:
        app: Any = TrackerApp(diary, settings, config=config, problems=problems)
        app.run()
        said = len(diary.warnings)
    complain(*(f"tracker: {warning}" for warning in diary.warnings[said:]))
    return int(app.return_code or 0)
