"""`report`: a page for the clinician, as a preview, to a file or into a pipe."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.model.say import listed

from ..context import Context
from ..day_options import day_option
from ..errors import CommandError, InputError, suggestion
from ..output import can_show, complain, emit_json, headline, say, text_width, write_text
from ..waiting import Progress, progress

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.exchange.analysis import WholeDiary
    from tracker.exchange.report.content import Report, SectionKey
    from tracker.exchange.report.writing import Form


def report(context: Context, options: Namespace) -> int:
    """Write the report to a file, into a pipe, or show it as text."""
    from tracker.exchange.report.writing import placed

    sections = _sections(options)
    form = _form(context, options)
    with progress() as told:
        whole = _read(context, told)
        told.step("working it out")
        made = _built(context, options, whole, sections)
        told.step("laying it out")
        if options.out in (None, "-"):
            told.clear()
            _show(context, made, form, sections)
            return 0
        where = placed(options.out, made.made, form)
        replaced = _write(made, where, form)
    if context.json:
        emit_json(_as_json(where, sections))
    else:
        say(f"{'Replaced' if replaced else 'Wrote'} {where}; only you can read it.")
    return 0


def _sections(options: Namespace) -> tuple[SectionKey, ...]:
    """Return the sections asked for; InputError names those there are, and the nearest."""
    from tracker.exchange.report.choosing import ALL, SECTIONS, UnknownSection, chosen

    try:
        return chosen(options.include or [])
    except UnknownSection as error:
        valid = listed([*SECTIONS, ALL], "or")
        near = suggestion(error.nearest)
        lines = [f"{error}; a section is {valid}", *([near] if near else [])]
        raise InputError("\n".join(lines)) from None


def _form(context: Context, options: Namespace) -> Form:
    """Return the form to write; InputError where the file's name names none."""
    from tracker.exchange.report.writing import UnknownForm, form_for

    if options.out not in (None, "-"):
        try:
            return form_for(options.out, options.form)
        except UnknownForm as error:
            raise InputError(f"{error}; --as names the form") from None
    if options.form == "pdf" and sys.stdout.isatty():
        raise InputError("a PDF is nothing for a terminal; name a file with --out")
    if context.json and (options.form or options.out):
        raise InputError("--json goes with --out FILE, or alone")
    form: Form = options.form or "text"
    return form


def _read(context: Context, told: Progress) -> WholeDiary:
    from tracker.exchange.analysis import WholeDiary

    with context.diary() as diary:
        whole = WholeDiary.read(diary, lambda year: told.step(f"reading {year}"))
    complain(*(f"tracker: {words}" for words in whole.left_out))
    return whole


def _built(
    context: Context, options: Namespace, whole: WholeDiary, sections: tuple[SectionKey, ...]
) -> Report:
    from tracker.exchange.report.build import build

    end = day_option(context, "--to", options.end, whole.today)
    start = day_option(context, "--from", options.start, whole.today)
    last = end or whole.last_finished
    if start is not None and last is not None and start > last:
        raise InputError(f"--from {start} is after the last day looked at, {last}")
    if end is not None and whole.last_finished is not None and end < whole.first:
        raise InputError(f"--to {end} is before the first day recorded, {whole.first}")
    days = options.days or 90 if start is None else _days(start, last)
    return build(whole, days=days, end=end, sections=sections)


def _days(start: date, last: date | None) -> int | None:
    return None if last is None else (last - start).days + 1


def _show(context: Context, made: Report, form: Form, sections: tuple[SectionKey, ...]) -> None:
    """Print the report in a form; without one as text for this terminal."""
    if context.json:
        emit_json(_as_json(None, sections))
    elif form == "text":
        _show_text(made)
    else:
        from tracker.exchange.report.writing import rendered

        written = rendered(made, form)
        if form == "pdf":
            sys.stdout.flush()
            sys.stdout.buffer.write(written)
            sys.stdout.buffer.flush()
        else:
            write_text(written.decode("utf-8"))


def _show_text(made: Report) -> None:
    from tracker.exchange.report.text import LEVELS, text_lines

    for line in text_lines(made, text_width(), drawn=can_show(LEVELS)):
        (headline if line.look in ("title", "heading") else say)(line.text)


def _write(made: Report, where: Path, form: Form) -> bool:
    """Write the file; return whether one was there before."""
    from tracker.exchange.report.writing import write_report

    try:
        replaced = where.exists()
        write_report(made, where, form)
    except OSError as error:
        raise CommandError(f"{where} can't be written: {error.strerror or error}") from None
    return replaced


def _as_json(where: Path | None, sections: tuple[SectionKey, ...]) -> dict[str, object]:
    return {
        "schema": 1,
        "file": str(where.absolute()) if where else None,
        "sections": list(sections),
    }
