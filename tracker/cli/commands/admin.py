"""Around the diary: where things are, and the factors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import paths
from tracker.model import Factor, FactorError, fields, number
from tracker.model.defining import new_factor, span_words

from ..context import Context
from ..errors import InputError
from ..output import emit_json, headline, say

if TYPE_CHECKING:
    from argparse import Namespace


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
    numbers = {"low": options.low, "high": options.high, "step": options.step}
    given = options.unit or any(value is not None for value in numbers.values())
    if given and options.kind != "amount":
        raise InputError(f"--unit, --low, --high and --step don't go with kind {options.kind}")
    try:
        return new_factor(name, options.kind, unit=options.unit, **numbers)
    except FactorError as error:
        shown = "--kind, --low, --high and --step"
        raise InputError(f"{error}; `tracker help factor` shows {shown}") from None


def _factor_row(each: Factor) -> str:
    retired = "  (retired)" if each.retired else ""
    return f"  {each.key:<18} {each.label:<32} {span_words(each)}{retired}"
