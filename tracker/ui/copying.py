"""What is shown, as plain text: what the copy key puts on the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from tracker.model.day_text import day_text

from .dates import say_time, short_day
from .screens.base import TrackerScreen
from .widgets.key_hints import KeyHints
from .widgets.key_line import KeyLine
from .widgets.message_line import MessageLine
from .widgets.plot_view import PlotView
from .widgets.report_preview import ReportPreview
from .widgets.top_bar import TopBar

if TYPE_CHECKING:
    from .screens.on_records import OnRecordsScreen
    from .upkeep import UpkeepApp

TABLE = "    "  # before each line of a table: a block that keeps its columns in a note, too
LEFT_OUT = (KeyHints, KeyLine, MessageLine, TopBar, PlotView)  # they are about the screen
KEYS = "-foot"  # ends the ids of lines of keys


class Copied(NamedTuple):
    """What was copied, in a word or three, and the text."""

    what: str
    text: str


def copy(app: UpkeepApp) -> None:
    """Put what is on the screen on the clipboard, and say what that was."""
    screen = app.screen
    found = screen.copied() if isinstance(screen, TrackerScreen) else of_page(screen)
    say = getattr(screen, "say", None) or partial(app.notify, markup=False)
    if found is None:
        say("There is nothing here to copy.")
        return
    app.copy_to_clipboard(found.text)
    say(told(found))


def told(copied: Copied) -> str:
    """Return what is said of it: the terminal does not say whether it took it."""
    lines = copied.text.count("\n") + 1
    return (
        f"Copied {copied.what}, {lines} line{'' if lines == 1 else 's'}. If nothing arrives, the "
        "terminal does not take OSC 52; tmux needs set-clipboard on."
    )


def of_day(screen: OnRecordsScreen) -> Copied | None:
    """Return the day a screen shows, None where it can't be read."""
    diary, day = screen.diary, screen.shown_day
    found = screen.attempt(lambda: diary.day(day))
    if found is None:
        return None
    text = day_text(
        found,
        diary.catalogue,
        partial(say_time, clock=screen.tracker.settings.clock),
        trials=diary.trials(),
        lacking=screen.lacking(day, day),
        counts=not screen.counts_hidden,
    )
    return Copied(short_day(day, diary.today()), text)


def of_words(what: str, heading: str, paragraphs: Sequence[Content], *, table: bool) -> Copied:
    """Return paragraphs under their heading; the lines of a `table` are set in."""
    said = [paragraph.plain for paragraph in paragraphs]
    if table:
        said = ["\n".join(f"{TABLE}{line}".rstrip() for line in each.split("\n")) for each in said]
    return Copied(what, "\n\n".join(part for part in (heading, *said) if part))


def of_page(screen: Screen[Any]) -> Copied | None:
    """Return what a page says, its keys left out; None where it says nothing."""
    said = [words for widget in _leaves(screen) if (words := _said(widget).strip("\n"))]
    return Copied("the page", "\n\n".join(said)) if said else None


def _leaves(widget: Widget) -> Iterable[Widget]:
    """Yield what is shown, from top to bottom as it is composed."""
    for child in widget.children:
        about_keys = isinstance(child, LEFT_OUT) or (child.id or "").endswith(KEYS)
        if not child.display or about_keys or child.has_class("quiet"):
            continue
        yield child
        if not isinstance(child, Static | OptionList | ReportPreview):
            yield from _leaves(child)


def _said(widget: Widget) -> str:
    if isinstance(widget, ReportPreview):
        return "\n".join(line.text for line in widget.lines)
    if isinstance(widget, OptionList):
        return "\n".join(str(option.prompt) for option in widget.options)
    return str(widget.visual) if isinstance(widget, Static) else ""
