"""Worth showing a clinician: what stands open, the records behind it, and what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tracker.diary import DiaryError
from tracker.model import RecordError, Rule
from tracker.model.words import visible

from ..advice import NOT_ADVICE
from ..clinician_words import MANY, NAMES, NEXT, NOTHING, Row, rows, seen_words
from ..commands.pages.reading import CLINICIAN
from ..dates import say_day, short_day
from ..flagging import State
from ..stepping import step as take_step
from ..widgets.hanging import Hanging
from ..widgets.key_hints import KeyHints
from ..widgets.message_line import MessageLine
from ..widgets.rows import Rows
from .base import TrackerScreen
from .tracked import Tracked

if TYPE_CHECKING:
    from tracker.exchange.clinician import ForClinician

Shown = tuple[Row | None, Content | Visual]
READING = "Reading the diary …"
WHAT_IT_IS = (
    "Rules that name what is worth a clinician's look, with the records that fired them. None of "
    "it is a diagnosis."
)


@dataclass
class Looked(Message):
    """The whole diary was read: what stands open, or why that can't be told."""

    state: State
    found: ForClinician | None
    why: str = ""


class ClinicianScreen(Tracked, ModalScreen[Row | None]):
    """One page, read apart from the keys. Returns the row whose day is to be opened, else None."""

    IS_PAGE = True  # what it says can be copied
    CSS_PATH = "clinician.tcss"
    KEY_GROUPS: ClassVar = (CLINICIAN,)
    BINDINGS: ClassVar[list[BindingType]] = [*CLINICIAN.bindings()]

    def __init__(self, under: TrackerScreen) -> None:
        super().__init__()
        self._under = under
        self._rows: list[Row | None] = []  # None: a row that is no record
        self._found: ForClinician | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="clinician-head", markup=False)
        yield Rows(id="clinician-list", markup=False)
        yield Static(" ", id="clinician-said", markup=False)
        yield KeyHints(CLINICIAN.commands, id="clinician-foot")

    def on_mount(self) -> None:
        state = self.tracker.diary_state
        known = self.tracker.for_clinician
        self._head("")
        self._put([(None, Content.styled(READING, "$foreground-muted"))])
        self.query_one(OptionList).focus()
        if known is not None and self.tracker.flags_are_of(state):
            self._show(known)
        else:
            self._look()

    # Reading

    def _look(self) -> None:
        self._read(self.tracker.diary_state)

    @work(thread=True, exclusive=True, group="clinician")
    def _read(self, state: State) -> None:
        try:
            found = self.tracker.whole.for_clinician()
        except DiaryError as error:
            self.post_message(Looked(state, None, str(error)))
        else:
            self.post_message(Looked(state, found))

    @on(Looked)
    def _looked(self, message: Looked) -> None:
        if message.found is None:
            self._put([(None, Content.styled(visible(message.why), "$warning"))])
            return
        self.tracker.show_flags(message.state, message.found)
        self._show(message.found)

    # Showing

    def _show(self, found: ForClinician) -> None:
        self._found = found
        count = len(found.open)
        self._head(f"{count} {'stands' if count == 1 else 'stand'} open" if count else "")
        today, clock = self.diary.today(), self.tracker.settings.clock
        shown: list[Shown] = [
            (None, Content.styled(visible(words), "$warning")) for words in found.left_out
        ]
        shown.append((None, Content(f"{WHAT_IT_IS if count else self._nothing()}\n")))
        for rule in found.open:
            flag = rule.flag
            title = Content.assemble(
                (NAMES[flag.rule], "bold $primary"), f"  {visible(flag.sentence)}"
            )
            source = Content.styled(f"Source: {flag.source}", "$foreground-muted")
            shown += [(None, title), (None, source)]
            if flag.rule == "worsens" and not flag.answers:
                shown.append((None, Content.styled(MANY, "$foreground-muted")))
            told = rows(rule, today, clock, counts=not self._under.counts_hidden)
            shown += [(row, Hanging(row.when, Content(row.words))) for row in told]
            shown.append((None, Content("")))
        shown += [
            (None, Content.styled(f"✓ {seen_words(rule, day, today)}", "$foreground-muted"))
            for rule, day in found.seen.items()
        ]
        self._put(shown)

    def _nothing(self) -> str:
        flag, report = self.keys["log.flag"], self.keys["app.report"]
        return f"{NOTHING}\n\n{NEXT.format(flag=flag, report=report)}"

    def _put(self, shown: list[Shown]) -> None:
        before = self._row
        self._rows = [row for row, _ in shown]
        listed = self.query_one(OptionList)
        listed.set_options([Option(words, disabled=row is None) for row, words in shown])
        places = {row[:3]: at for at, row in reversed([*enumerate(self._rows)]) if row}
        first = min(places.values(), default=None)
        listed.highlighted = places.get(before[:3], first) if before else first
        if listed.highlighted == first:
            listed.scroll_home(animate=False)  # what stands above the first is to be read too

    @property
    def _row(self) -> Row | None:
        index = self.query_one(OptionList).highlighted
        return self._rows[index] if index is not None and index < len(self._rows) else None

    def _head(self, words: str) -> None:
        head = Content.assemble(
            (" Worth showing a clinician ", "bold reverse $primary"),
            f" {words} · " if words else " ",
            NOT_ADVICE,
        )
        self.query_one("#clinician-head", Static).update(head)

    def _say(self, words: str, *, trouble: bool = False) -> None:
        said = self.query_one("#clinician-said", Static)
        said.set_class(trouble, "-trouble")
        said.update(Content(visible(words) or " "))

    def _say_answer(self) -> None:
        """Say here what the screen below answered: it can't be seen."""
        line = self._under.query_one(MessageLine)
        self._say(str(line.content).strip(), trouble=line.has_class("-trouble"))

    # Keys

    def action_move(self, step: int) -> None:
        listed = self.query_one(OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_open(self) -> None:
        """Go to the day of the selected record; where there is none, stay."""
        if self._row is not None:
            self.dismiss(self._row)

    @on(OptionList.OptionSelected)
    def _opened(self) -> None:
        self.action_open()

    def action_see(self) -> None:
        """Ask on which day a clinician saw the rule of the selected record."""
        from .prompt import PromptScreen

        row = self._row
        if row is None:
            self._say("Nothing stands open that could be marked as seen.")
            return
        today = self.diary.today()

        def describe(text: str) -> str:
            day = seen_day(text, today)
            return f"seen by a clinician {say_day(day, today)}; later records alone bring it up"

        self.app.push_screen(
            PromptScreen(
                f"{NAMES[row.rule]}: a clinician has seen it. On which day?",
                "today · mon · 3 weeks ago · 2026-11-20",
                describe,
                text="today",
            ),
            partial(self._seen, row.rule),
        )

    def _seen(self, rule: Rule, text: str | None) -> None:
        if text is None:
            return
        today = self.diary.today()
        day = seen_day(text, today)
        words = f"{NAMES[rule]}: seen by a clinician, {short_day(day, today)}"
        if self._under.change(lambda: self.diary.see(rule, day), lambda _: words) is not None:
            self._look()
        self._say_answer()

    def action_step(self, step: str) -> None:
        take_step(self.tracker, step, self._say, partial(self._say, trouble=True))
        self._look()

    def action_leave(self) -> None:
        self.dismiss(None)


def seen_day(text: str, today: date) -> date:
    """Return the day that is meant; ValueError says what would be valid."""
    from tracker.entry import parse_day

    day = parse_day(text, today=today)
    if day > today:
        raise RecordError("That day is still to come; say when it was seen: today, mon", "day")
    return day
