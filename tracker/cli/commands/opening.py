"""Opening the app, on the person's diary or on a sample."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.model import diary_day

from ..context import Context
from ..errors import CommandError, InputError
from ..output import complain, emit_json, say, text_width

if TYPE_CHECKING:
    from argparse import Namespace

APP_LOCK_WAIT = 0.5  # seconds; longer, and the screen would stand still
NO_CURSOR = ("", "dumb", "unknown", "emacs")  # of TERM


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
        sample = Context(home=str(home), json=False, clock=context.clock)
        return _run_app(sample, context.places.reports)  # the sample's own go away with it


def _needs_terminal() -> None:
    # The app is drawn on standard error, as Textual does it.
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise CommandError(
            "the app needs a terminal; in a script use a command, see `tracker help`"
        )
    term = os.environ.get("TERM", "")
    if term in NO_CURSOR:
        raise CommandError(
            "the app needs a terminal that can move its cursor, and this one says of itself "
            f"{f'TERM={term}' if term else 'nothing (TERM is not set)'}.\n"
            "Every command works here, see `tracker help`. If this terminal can do more: "
            "TERM=xterm-256color tracker"
        )


def _run_app(context: Context, reports: Path | None = None) -> int:
    # Looking for garbage among what is only being loaded would take a tenth of the start.
    gc.disable()
    from tracker.config import unknown_factors
    from tracker.diary import Diary
    from tracker.ui.app import TrackerApp
    from tracker.ui.terminal import given_back

    gc.freeze()
    gc.enable()
    settings, problems = context.loaded
    home, config, own_reports = context.places
    with Diary.open(home, clock=context.clock, lock_wait=APP_LOCK_WAIT) as diary:
        if not diary.book_damage:  # else the person's own factors are not known
            problems = [*problems, *unknown_factors(config, settings, diary.catalogue)]
        app: Any = TrackerApp(
            diary, settings, config=config, problems=problems, reports=reports or own_reports
        )
        with given_back():
            app.run()
        said = len(diary.warnings)
    complain(*(f"tracker: {warning}" for warning in diary.warnings[said:]))
    if app.ending:
        _complain_of_ending(app.ending.why, app.ending.unsaved)
    return int(app.return_code or 0)


def _complain_of_ending(why: str, unsaved: list[str]) -> None:
    """Say why the app ended, and what was not saved, on the person's own terminal alone."""
    import textwrap

    for line in why.splitlines():  # a path is left whole, so that it can be copied
        wrap = textwrap.TextWrapper(text_width(), break_long_words=False, break_on_hyphens=False)
        complain(*wrap.wrap(line))
    if unsaved:
        complain("Not saved, and here so that it can be copied:", *(f"  {it}" for it in unsaved))
