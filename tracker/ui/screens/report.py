"""The page for the clinician: looked through here, then written to a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import get_current_worker

from tracker.diary import DiaryError
from tracker.exchange.report.choosing import SECTIONS
from tracker.exchange.report.content import DEFAULT_SECTIONS, Report, SectionKey
from tracker.model.words import visible

from ..advice import NOT_ADVICE
from ..bringing_back import with_key
from ..commands.pages.reading import REPORT
from ..report_file import ReportFile
from ..report_words import PERIODS, period_name
from ..whole import keys_first
from ..widgets.in_place import troubled
from ..widgets.key_hints import KeyHints
from ..widgets.report_preview import ReportPreview
from .base import TrackerScreen
from .tracked import NARROW_OR_WIDE

if TYPE_CHECKING:
    from tracker.exchange.analysis import WholeDiary
    from tracker.exchange.report.material import Material
    from tracker.exchange.report.text import TextLine

KEYS = "1234567890"  # one a section, in the order of the page
EMPTY = "Nothing is recorded yet: the page fills as you log; {twitch} on Log logs a twitch."
WORKING = "Working it out …"


@dataclass(frozen=True)
class Asked:
    """What the preview is to show: of which days, which sections, how wide."""

    days: int | None
    sections: tuple[SectionKey, ...]
    columns: int


@dataclass
class Laid(Message):
    """A preview is ready; what was read and found for it is kept for the next."""

    asked: Asked
    whole: WholeDiary
    material: Material
    report: Report
    lines: list[TextLine]


@dataclass
class NotLaid(Message):
    """The preview could not be made; `why` is for the person."""

    why: str


class ReportScreen(ReportFile, ModalScreen[None]):
    """A preview beside what goes in; nothing is written before it is asked for."""

    IS_PAGE = True  # what it says can be copied
    CSS_PATH = "report.tcss"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    KEY_GROUPS: ClassVar = (REPORT,)
    BINDINGS: ClassVar[list[BindingType]] = [*REPORT.bindings()]

    def __init__(self, under: TrackerScreen) -> None:
        super().__init__()
        self._under = under
        self._days: int | None = 90
        self._sections = set(DEFAULT_SECTIONS)
        self._asked: Asked | None = None
        self._laid: Laid | None = None
        self._found: dict[int | None, Material] = {}

    def compose(self) -> ComposeResult:
        yield Static("", id="report-head", markup=False)
        with Horizontal(id="report-body"):
            yield ReportPreview("report-preview")
            with VerticalScroll(id="report-choices", can_focus=False), Vertical():
                yield Static("", id="report-choice", markup=False)
        yield Static("", id="report-said", markup=False)
        yield KeyHints(REPORT.commands, id="report-foot")

    def on_mount(self) -> None:
        self._show_head(WORKING)
        self._show_choice()

    def on_resize(self) -> None:
        self.call_after_refresh(self._ask)

    def _ask(self) -> None:
        """Have the preview made anew, where something else is asked for."""
        columns = self.query_one(ReportPreview).columns
        sections = tuple(key for key in SECTIONS if key in self._sections)
        asked = Asked(self._days, sections, columns)
        if columns and asked != self._asked:
            self._asked = asked
            self._lay_out(asked, self._found.get(asked.days))

    @work(thread=True, exclusive=True, group="report")
    def _lay_out(self, asked: Asked, found: Material | None) -> None:
        worker = get_current_worker()
        try:
            with keys_first():
                from tracker.exchange.report.build import composed
                from tracker.exchange.report.material import gathered
                from tracker.exchange.report.text import text_lines

                whole = self.tracker.whole.read()
                if found is None or found.whole is not whole.as_kept:
                    found = gathered(whole, days=asked.days)
                report = composed(found, asked.sections)
                lines = text_lines(report, asked.columns)
        except DiaryError as error:
            self.post_message(NotLaid(str(error)))
        else:
            if not worker.is_cancelled:
                self.post_message(Laid(asked, whole, found, report, lines))

    @on(Laid)
    def _show(self, message: Laid) -> None:
        self._found[message.asked.days] = message.material
        if message.asked != self._asked:
            return
        before, self._laid = self._laid, message
        again = before is not None and before.asked.days == message.asked.days
        self.query_one(ReportPreview).show(message.lines, from_top=not again)
        self._show_head(message.report.period)
        if before is None and self._under.attempt(lambda: (self.diary.span(),)) == (None,):
            self.say(EMPTY.format(twitch=self.keys["log.twitch"]))
        left_out = message.whole.left_out
        if left_out and before is None:
            key = self.keys["app.bring_back"]
            self.trouble("\n".join(with_key(words, key) for words in left_out))

    @on(NotLaid)
    def _not_laid(self, message: NotLaid) -> None:
        self._show_head("can't be read")
        self.trouble(message.why)

    # What goes in

    def action_switch_at(self, key: str) -> None:
        self.action_switch([*SECTIONS][KEYS.index(key)])

    def action_switch(self, section: SectionKey) -> None:
        """Put a section in, or leave it out."""
        self._sections ^= {section}
        self._show_choice()
        self._ask()
        if section == "profile":
            goes_in = section in self._sections
            self.say("What you said of yourself goes in; y opens it." if goes_in else "")

    def action_about_you(self) -> None:
        """Open what the person may say of themselves; the preview then has it."""

        def told(words: str) -> None:
            self._asked = self._laid = None
            self._found.clear()
            self._ask()
            self.say(words)

        self.tracker.about_you(told)

    def action_next_period(self) -> None:
        here = PERIODS.index(self._days)
        self._days = PERIODS[(here + 1) % len(PERIODS)]
        self._show_choice()
        self._ask()

    def _show_choice(self) -> None:
        lines = [
            Content.styled("Period", "bold $primary"),
            _link("r", "next_period", period_name(self._days)),
            Content(""),
            Content.styled("What goes in", "bold $primary"),
            *(
                _link(key, f"switch('{section}')", name, on=section in self._sections)
                for key, (section, name) in zip(KEYS, SECTIONS.items(), strict=True)
            ),
            Content(""),
            _link("w", "write", "write a file"),
            Content(""),
            NOT_ADVICE,
        ]
        self.query_one("#report-choice", Static).update(Content("\n").join(lines))

    def action_write(self) -> None:
        """Ask where to, then write what the preview shows."""
        laid = self._laid
        if laid is None or laid.asked != self._asked:
            self.say("Still being worked out; a moment.")
        else:
            self.write(laid.report)

    # What is said

    def _show_head(self, text: str) -> None:
        head = Content.assemble((" Page for the clinician ", "bold reverse $primary"), f" {text}")
        self.query_one("#report-head", Static).update(head)

    def say(self, text: str) -> None:
        said = self.query_one("#report-said", Static)
        said.remove_class("-trouble")
        said.update(Content(visible(text)))

    def trouble(self, text: str) -> None:
        said = self.query_one("#report-said", Static)
        said.add_class("-trouble")
        said.update(Content("\n").join(troubled(line) for line in text.splitlines()))

    def action_scroll(self, lines: int) -> None:
        self.query_one(ReportPreview).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        preview = self.query_one(ReportPreview)
        preview.scroll_relative(y=pages * max(1, preview.size.height - 1), animate=False)

    def action_leave(self) -> None:
        self.dismiss()


def _link(key: str, action: str, name: str, *, on: bool | None = None) -> Content:
    """Return a line that a key or a click does; `on`: whether it is in at the moment."""
    mark = "" if on is None else "● " if on else "○ "
    style = "" if on is not False else "$foreground-muted"
    return Content.from_markup(
        f"[$accent]{key}[/] [@click=screen.{action}][{style or '$foreground'}]$name[/][/]",
        name=f"{mark}{name}",
    )
