"""One gentle change, picked by a key."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Literal, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.model import CHANGE_DAYS, GENTLE_CHANGES, Change
from tracker.model.trying import TRYINGS

from ..advice import NOT_ADVICE
from ..commands.pages.trials import GENTLE
from ..way_words import WITH
from ..widgets.hanging import Hanging
from ..widgets.key_hints import KeyHints

NAME = 27  # columns of a change with its key

GATE = f"{WITH}: meals and water only if your clinician agrees; evenings and breaks are for anyone."
HONEST = (
    "It stands on the calendar, and ends by itself with another review. A before and after alone "
    "doesn't show what did it; a trial, with its plan and review, can show more."
)


class GentleChangeScreen(ModalScreen[Change | Literal["trial"] | None]):
    """Offers the gentle changes; returns the one picked, 'trial' for planning one instead, None
    when left."""

    CSS_PATH = "dialogs.tcss"
    KEY_GROUPS: ClassVar = (GENTLE,)
    BINDINGS: ClassVar[list[BindingType]] = [*GENTLE.bindings()]

    def __init__(self, today: date) -> None:
        super().__init__()
        self._end = today + timedelta(days=CHANGE_DAYS - 1)

    def compose(self) -> ComposeResult:
        until = f"{self._end:%a} {self._end.day} {self._end:%b}"
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_subtitle = NOT_ADVICE.plain
            dialog.border_title = f"One gentle change, from today until {until}"
            for place, (change, label) in enumerate(GENTLE_CHANGES.items(), 1):
                name = Content.from_markup(
                    f"[$accent]{place}[/] [@click=screen.pick('{change}')]$label[/]",
                    label=label,
                )
                what = Content.styled(TRYINGS[change].what, "$foreground-muted")
                yield Static(Hanging(name.pad_right(NAME - name.cell_length), what))
            yield Static(Content(f"\n{GATE}\n\n{HONEST}\n"))
            yield KeyHints(GENTLE.commands)

    def action_pick_at(self, place: int) -> None:
        self.action_pick([*GENTLE_CHANGES][place - 1])

    def action_pick(self, change: str) -> None:
        self.dismiss(cast("Change", change))

    def action_trial(self) -> None:
        self.dismiss("trial")

    def action_leave(self) -> None:
        self.dismiss(None)
