"""`factor`: what is asked, and factors of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import structs

from tracker.model import CATALOGUE, Catalogue, Factor, FactorError, fields, number
from tracker.model.asked import switched
from tracker.model.defining import new_factor, renamed, span_words
from tracker.model.width import filled
from tracker.model.words import visible

from ..context import Context
from ..errors import CommandError, InputError, did_you_mean
from ..output import emit_json, headline, say

if TYPE_CHECKING:
    from argparse import Namespace


def factor(context: Context, options: Namespace) -> int:
    """List the factors, add one of the person's own, or change what is asked."""
    if options.action != "list":
        return _CHANGES[options.action](context, options)
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


def _add(context: Context, options: Namespace) -> int:
    new = _new_factor(options)
    with context.diary(writable=True) as diary:
        taken = diary.catalogue.find(new.key)
        if taken is not None:
            raise InputError(f"“{new.key}” is there already: {_factor_words(taken[0])}")
        new = diary.define_factor(new)
        if context.json:
            emit_json(fields(new))
        else:
            example = {"yesno": "yes", "time": "22:30"}.get(new.kind, number(new.low + new.step))
            say(f"Added {_factor_words(new)}")
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
    return f"  {filled(each.key, 18)} {filled(visible(each.label), 32)} {span_words(each)}{retired}"


def _factor_words(each: Factor) -> str:
    key = f" ({each.key})" if each.key != each.label else ""
    return f"{each.label}{key}, {span_words(each)}{', retired' if each.retired else ''}"


def _rename(context: Context, options: Namespace) -> int:
    """Call a factor of one's own, or a built-in one, otherwise; its key stays."""
    name = " ".join(options.name[1:]).strip()
    if not name:
        raise InputError("factor rename takes a key and a name: factor rename tea green tea")
    with context.diary(writable=True) as diary:
        known = _known(diary.catalogue, options)
        with _refusing():
            after = diary.define_factor(renamed(known, name, diary.catalogue))
    _answer(context, after, f"Called {after.label} now; its key in the data stays {after.key}.")
    return 0


def _retire(context: Context, options: Namespace) -> int:
    """Ask a factor of one's own no more, or again; what is logged stays."""
    with context.diary(writable=True) as diary:
        known = _known(diary.catalogue, options)
        if known.key in CATALOGUE and not known.retired:
            raise InputError(
                f"{known.label} is built in; `tracker factor hide {known.key}` asks it no more"
            )
        after = diary.define_factor(structs.replace(known, retired=not known.retired))
    words = "kept in the data, asked no more" if after.retired else "can be asked again"
    _answer(context, after, f"{after.label}: {words}.")
    return 0


def _show(context: Context, options: Namespace) -> int:
    """Ask a factor in the check-in, after the others."""
    with context.diary(writable=True) as diary:
        known = _known(diary.catalogue, options)
        if known.retired:
            known = diary.define_factor(structs.replace(known, retired=False))
    if known.key not in context.settings.shown:
        _keep(context, switched(context.settings.shown, known.key))
    _answer(context, known, f"{known.label} is asked in the check-in.")
    return 0


def _hide(context: Context, options: Namespace) -> int:
    """Ask a factor in the check-in no more; it can still be recorded."""
    with context.diary() as diary:
        known = _known(diary.catalogue, options)
    if known.key in context.settings.shown:
        _keep(context, switched(context.settings.shown, known.key))
    _answer(context, known, f"{known.label} is asked no more; what is logged stays.")
    return 0


_CHANGES: dict[str, Callable[[Context, Namespace], int]] = {
    "add": _add,
    "rename": _rename,
    "retire": _retire,
    "show": _show,
    "hide": _hide,
}


def _known(catalogue: Catalogue, options: Namespace) -> Factor:
    """Return the factor that is named first, or raise InputError naming the nearest."""
    if not options.name:
        raise InputError(f"factor {options.action} takes a key; `tracker factor list` names them")
    asked_for = options.name[0]
    found = catalogue.find(asked_for)
    if found is None:
        near = did_you_mean(asked_for, catalogue.names)
        raise InputError(f"no factor is called “{asked_for}”{near}")
    return found[0]


def _keep(context: Context, shown: list[str]) -> None:
    from tracker.config import ConfigError, save

    try:
        save(context.places.config, shown=shown)
    except (ConfigError, OSError) as error:
        raise CommandError(f"not kept: {error}") from None


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except FactorError as error:
        raise InputError(str(error)) from None


def _answer(context: Context, factor: Factor, words: str) -> None:
    if context.json:
        emit_json(fields(factor))
    else:
        say(words)
