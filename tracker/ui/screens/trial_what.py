"""What a trial changes: the built-in changes in their order, or one's own."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tracker.model.records import TryKind
from tracker.model.trial_draft import TrialDraft
from tracker.model.trial_words import SUPPLEMENT_LAST
from tracker.model.trying import KINDS, OWN, TRYINGS, Stage

from ..commands.pages.trials import TRIAL_WHAT
from ..widgets.rows import Rows
from .page import PageScreen

HEADINGS: Final[dict[Stage, str]] = {
    "gentle": "Gentle changes",
    "food": "Food and drink",
    "supplement": "Last, and only after a clinician agreed",
}
OWN_NAME: Final = "something of your own"
OWN_WORDS: Final = "Something of your own: you say what is changed and whether it is swallowed."
ASKED_FIRST: Final = "Some questions come first, since it is swallowed."


class TrialWhatScreen(PageScreen[TrialDraft | None]):
    """Asks what is changed; returns the draft of it, None when left."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["page.tcss", "trial_what.tcss"]
    HEAD = "Plan a trial"
    KEY_GROUPS: ClassVar = (TRIAL_WHAT,)
    BINDINGS: ClassVar[list[BindingType]] = [*TRIAL_WHAT.bindings()]

    def __init__(self, today: date, here: TryKind | None) -> None:
        super().__init__()
        self._today = today
        self._here = here or KINDS[0]
        self._kinds: list[TryKind | None] = []  # by row; None: a heading

    def compose_middle(self) -> ComposeResult:
        yield Rows(id="what-list", markup=False, compact=True)
        yield Static("", id="what-about", markup=False)

    def on_mount(self) -> None:
        self.say_head("what is changed? One thing at a time")
        rows = self.query_one("#what-list", OptionList)
        options: list[Option] = []
        before: Stage | None = None
        for kind, trying in TRYINGS.items():
            if trying.stage != before:
                heading = Content.styled(HEADINGS[trying.stage], "bold $primary")
                options.append(Option(heading, disabled=True))
                self._kinds.append(None)
                before = trying.stage
            row = Content.assemble(f"  {trying.name:<28}", (trying.what, "$foreground-muted"))
            options.append(Option(row))
            self._kinds.append(kind)
        options.append(Option(Content.styled("Or", "bold $primary"), disabled=True))
        own = Content.assemble(
            f"  {OWN_NAME:<28}", ("you say what is changed", "$foreground-muted")
        )
        options.append(Option(own))
        self._kinds += [None, OWN]
        rows.set_options(options)
        rows.highlighted = self._kinds.index(self._here)
        self.set_focus(rows)

    @property
    def _kind(self) -> TryKind:
        index = self.query_one("#what-list", OptionList).highlighted
        return (self._kinds[index] if index is not None else None) or KINDS[0]

    @on(OptionList.OptionHighlighted)
    def _tell_about(self) -> None:
        kind = self._kind
        if kind == OWN:
            words = OWN_WORDS
        else:
            trying = TRYINGS[kind]
            first = ASKED_FIRST if trying.swallowed != "nothing" else ""
            last = SUPPLEMENT_LAST if trying.swallowed == "supplement" else ""
            words = " ".join(part for part in (trying.caution, last, first) if part)
            words = f"{trying.name}: {trying.what}.\n{words}"
        self.query_one("#what-about", Static).update(Content(words))

    @on(OptionList.OptionSelected)
    def action_pick(self) -> None:
        if self._kind == OWN:
            self.action_own()
        else:
            self.dismiss(TrialDraft.of(self._kind, self._today))

    def action_own(self) -> None:
        from .trial_own import TrialOwnScreen

        def told(draft: TrialDraft | None) -> None:
            if draft is not None:
                self.dismiss(draft)

        self.app.push_screen(TrialOwnScreen(self._today), told)

    def action_leave(self) -> None:
        self.dismiss(None)
