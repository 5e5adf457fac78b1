"""What the settings and the keys have in common: steps that are taken back, changes by others."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import OptionList, Static

from tracker.diary import DiaryError

from ..setting_steps import SettingSteps
from .page import PageScreen


class _Words(NamedTuple):
    done: str
    nothing: str


BACK = _Words("Took back: {} · U brings it back", "Nothing done here is left to take back.")
AGAIN = _Words("Made again: {} · u takes it back", "Nothing done here is left to bring back.")


class SettingsPage(PageScreen[None]):
    """A list of what can be changed, and beside or below it words on the selected line.

    Subclasses show the list and compose it.
    """

    DEFAULT_CLASSES = "-page -settings"  # the second is how the app knows it
    CSS_PATH: ClassVar[list[str | PurePath]] = ["page.tcss", "settings.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self.steps = SettingSteps(self.tracker)

    def compose_list(self) -> OptionList:
        """Return the list."""
        raise NotImplementedError

    def show(self) -> None:
        """Show what holds now."""
        raise NotImplementedError

    def compose_middle(self) -> ComposeResult:
        with Container(id="setting-halves"):
            yield self.compose_list()
            with VerticalScroll(id="setting-scroll", can_focus=False):
                yield Static("", id="setting-about", markup=False)

    def on_mount(self) -> None:
        self.tracker.put_notice_away()
        self.query_one(OptionList).focus()
        self.show()

    def on_screen_resume(self) -> None:
        if self.query(OptionList):
            self.show()  # what was opened from here may have changed what is shown

    def done(self, words: str, kept: bool, more: str = "") -> None:
        """Show what was changed and say so; `kept`: it is so after a restart too."""
        self.show()
        held = "" if kept else ", until you leave"
        self.say(f"{words}{held} · u takes it back{more}")

    def action_far(self, lines: int) -> None:
        """Go so many lines on or back, no further than there are."""
        rows = self.query_one(OptionList)
        places = [place for place, option in enumerate(rows.options) if not option.disabled]
        if places and rows.highlighted in places:
            at = places.index(rows.highlighted) + lines
            rows.highlighted = places[max(0, min(at, len(places) - 1))]

    def action_page(self, pages: int) -> None:
        self.action_far(pages * max(1, self.query_one(OptionList).size.height - 2))

    def action_step_back(self, step: str) -> None:
        """Take back the newest step ('undo'), or make it again ('redo')."""
        words = BACK if step == "undo" else AGAIN
        try:
            done = self.steps.undo() if step == "undo" else self.steps.redo()
        except DiaryError as error:
            self.trouble(str(error))
            return
        self.tracker.refresh_screens()
        self.show()
        self.say(words.done.format(done.words) if done else words.nothing)

    async def action_leave(self) -> None:
        self.dismiss()
