"""The keys that work right now, made from the live bindings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from textwrap import wrap
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from tracker.model.words import visible

from ..commands import GROUPS, Command
from ..commands.pages.dialogs import HELP_PAGE
from ..live_keys import Line, Section, sections
from ..running import run
from ..widgets.cheat_sheet import Card
from ..widgets.key_hints import KeyHints
from ..widgets.one_line import OneLine
from .tracked import Tracked

TITLE = "Keys that work now"
KEYS = 11  # columns of the keys, before their words
WIDE = 110  # columns of a terminal that has room for two columns of keys
NARROW, MOST = 76, 176  # columns of the dialog with one column of keys, and with two, at most
SHARE = 0.96  # of the terminal's columns, 0.92 of its rows, as other dialogs
AROUND, GAP = 6, 3  # columns: border, padding, scroll bar and air; between two columns

LANGUAGE = (
    ("ri lti b palm", "right index, left thumb and index, both hands, palm"),
    ("x3 · i4 or 4", "three twitches · intensity 4"),
    ("b6 · f6", "bother 6 · fatigue 6"),
    ("20s 2m 1h30", "how long it went on"),
    ("rest typing", "at rest, or doing what"),
    ("warm cold", "the hands: warm, neutral, cold"),
    ("numb tingle", "flags; also weak grip pain stiff thin"),
    ("-15m @14:05", "when; also: yesterday 21:00"),
    ("+tag", "a tag"),
    ("-- a note", "a note, up to the end of the line"),
    ("sleep=6.5", "a factor of the day; sleep= clears it"),
    ("caffeine+=90", "adds a drink; so do c (coffee) and w (water)"),
    ("unlogged=3", "twitches that were not logged"),
)
SPOKEN = 16  # columns of a word of the language


class HelpScreen(Tracked, ModalScreen[None]):
    """What each key does: in the part that has the focus, on the screen, everywhere; last the
    entry language. `over` is the screen it is asked for."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "help.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [*HELP_PAGE.bindings()]

    def __init__(self, over: Screen[Any]) -> None:
        super().__init__()
        # Now: once this screen lies above it, the keys below are not live any more.
        self._sections = sections(over)
        none = "The entry line", () if over.is_modal else LANGUAGE
        self._language: tuple[str, Card] = getattr(over, "language_card", none)
        self._found = ""
        self._lines: list[Line] = []  # those that a click does, by their number

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall") as dialog:
            dialog.border_title = TITLE
            dialog.border_subtitle = "not medical advice"
            with VerticalScroll(id="help-scroll"), Horizontal(id="help-columns"):
                yield Static("", id="help-left", markup=False)
                yield Static("", id="help-right", markup=False)
            yield _Find(id="help-find", placeholder="find: a key or a word", compact=True)
            yield KeyHints(HELP_PAGE.commands)

    def on_mount(self) -> None:
        self.query_one(_Find).display = False
        self._show()

    def on_resize(self) -> None:
        self._show()

    # What is shown

    def _show(self) -> None:
        two = self.app.size.width >= WIDE
        inside = min(MOST if two else NARROW, int(self.app.size.width * SHARE)) - AROUND
        column = (inside - GAP) // 2 if two else inside
        self._lines = []
        blocks = [*self._blocks(column)]
        if not blocks:
            said = f"No key or word here has “{visible(self._found)}”: escape shows all again."
            blocks = [[Content(said)]]
        left, right = _balanced(blocks) if two else (blocks, [])
        for side, shown in (("left", left), ("right", right)):
            part = self.query_one(f"#help-{side}", Static)
            part.display = bool(shown)
            part.update(Content("\n\n").join([Content("\n").join(block) for block in shown]))
        below = 4 if self.query_one(_Find).display else 3  # the border, the keys, what is found
        most = int(self.app.size.height * 0.92) - below
        self.query_one("#help-scroll").styles.max_height = max(3, most)

    def _blocks(self, width: int) -> Iterator[list[Content]]:
        """Yield each section as the lines of its heading and its commands, in that width."""
        for section in self._sections:
            lines = [line for line in section.lines if self._is_found(section, line)]
            if lines:
                yield [
                    Content.styled(section.title, "bold $primary"),
                    *(row for line in lines for row in self._rows(line, width)),
                ]
        title, card = self._language
        spoken = [pair for pair in card if self._found in " ".join(pair).lower()]
        if spoken:
            yield [
                Content.styled(title, "bold $primary"),
                *(row for word, means in spoken for row in _spoken_rows(word, means, width)),
            ]

    def _is_found(self, section: Section, line: Line) -> bool:
        label = line.command.label if line.command else ""
        words = " ".join([section.title, *line.keys, line.words, label]).lower()
        return self._found in words

    def _rows(self, line: Line, width: int) -> Iterator[Content]:
        shown = line.keys[0]
        for key in line.keys[1:]:
            if len(shown) + 1 + len(key) <= KEYS:
                shown = f"{shown} {key}"
        first, *more = wrap(line.words, max(20, width - KEYS - 2)) or [""]
        row = Content.assemble((f"{shown:>{KEYS}}", "bold"), f"  {first}")
        if line.press:
            self._lines.append(line)
            row = Content.from_markup(
                f"[@click=screen.run({len(self._lines) - 1})][b]$key[/b]  $words[/]",
                key=f"{shown:>{KEYS}}",
                words=first,
            )
        yield row
        for words in more:
            yield Content(f"{'':{KEYS + 2}}{words}")

    # Keys

    @property
    def _finding(self) -> bool:
        return self.query_one(_Find).has_focus

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("scroll", "page", "find", "close") and self._finding:
            return False  # letters are typed then; the line has keys of its own to scroll
        return super().check_action(action, parameters)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#help-scroll").scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        scroll = self.query_one("#help-scroll")
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)

    def action_move(self, lines: int) -> None:
        """Scroll while something is looked for."""
        self.action_scroll(lines)

    def action_find(self) -> None:
        """Show only what has the letters that are typed now."""
        line = self.query_one(_Find)
        line.display = True
        self.set_focus(line)
        self._show()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._found = event.value.strip().lower()
        found = f"{TITLE} · with “{visible(event.value.strip())}”" if self._found else TITLE
        self.query_one(".dialog").border_title = Content(found)
        self._show()
        self.query_one("#help-scroll").scroll_home(animate=False)

    @on(Input.Submitted)
    def _settled(self) -> None:
        self.set_focus(self.query_one("#help-scroll"))

    def action_run(self, number: int) -> None:
        """Leave, and do what was clicked."""
        line = self._lines[number]
        self.dismiss()
        group = line.command and _screen_group(line.command)
        if line.command and group:
            self.app.call_later(run, self.tracker, line.command, group)
        else:
            self.app.call_later(self.app.simulate_key, line.press)

    def action_leave(self) -> None:
        """Go back; while something is looked for, show everything again first."""
        line = self.query_one(_Find)
        if not line.display:
            self.dismiss()
            return
        line.value = ""
        line.display = False
        self._show()
        self.set_focus(self.query_one("#help-scroll"))

    def action_close(self) -> None:
        self.dismiss()


def _spoken_rows(word: str, means: str, width: int) -> Iterator[Content]:
    first, *more = wrap(means, max(20, width - SPOKEN - 2))
    yield Content.assemble((f"{word:>{SPOKEN}}", "bold"), f"  {first}")
    for words in more:
        yield Content(f"{'':{SPOKEN + 2}}{words}")


class _Find(OneLine):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.move(1)", show=False),
        Binding("up", "screen.move(-1)", show=False),
    ]


def _screen_group(command: Command) -> str:
    """Return the group of a command of the three screens, '' for one of a page."""
    return next((name for name, commands in GROUPS.items() if command in commands), "")


def _balanced(
    blocks: list[list[Content]],
) -> tuple[list[list[Content]], list[list[Content]]]:
    """Return the blocks in two columns of about the same height, in their order."""
    heights = [len(block) + 1 for block in blocks]
    split = min(
        range(1, len(blocks) + 1),
        key=lambda at: max(sum(heights[:at]), sum(heights[at:])),
    )
    return blocks[:split], blocks[split:]
