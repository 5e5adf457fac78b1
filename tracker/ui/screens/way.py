"""The guided way: five steps from the lightest to the heaviest, and where one stands."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tracker.model.way import STEPS

from .. import way_words as words
from ..commands.pages.way import WAY
from ..profile_words import profile_words
from .way_page import Row, WayPage, small

ABOUT_YOU = "profile"
_HOLDS: dict[str, str] = {
    "watch": "enter looks back on the days watched",
    "causes": "enter opens the checklist",
    "gentle": "enter opens the list of changes",
    "food": "enter opens portions, evidence and the trial",
    "supplement": "enter says what has to be agreed first",
    ABOUT_YOU: "enter asks, and everything can be left open",
}


class WayScreen(WayPage):
    """The steps; each opens a page of its own."""

    PAGE = "The way"
    INTRO = words.CALM
    KEY_GROUPS: ClassVar = (WAY,)
    BINDINGS: ClassVar[list[BindingType]] = [*WAY.bindings()]

    def rows(self) -> list[Row]:
        steps = [
            Row(
                step,
                f"{words.MARKS[self.way.state(step)]} {number}",
                label,
                words.step_words(self.way, step),
            )
            for number, (step, label) in enumerate(STEPS.items(), 1)
        ]
        return [*steps, Row(ABOUT_YOU, "· y", "about you", profile_words(self.way.profile))]

    def about(self, key: str) -> list[Content]:
        return [*words.step_about(self.way, key), small(f"{_HOLDS[key]}.")] if key else []

    def open(self, key: str) -> None:
        self.action_step(key)

    def action_step_at(self, number: int) -> None:
        self.action_step([*STEPS][number - 1])

    def action_step(self, step: str) -> None:
        """Open a step's page."""
        match step:
            case "watch":
                self._look_back()
            case "causes":
                from .checklist import ChecklistScreen

                self.app.push_screen(ChecklistScreen(self.looking))
            case "gentle":
                from .changes import ChangesScreen

                self.app.push_screen(ChangesScreen(self.looking))
            case "food":
                from .food import FoodScreen

                self.app.push_screen(FoodScreen(self.looking))
            case "supplement":
                from .supplement import SupplementScreen

                self.app.push_screen(SupplementScreen(self.looking))
            case _:
                self.about_you()

    def _look_back(self) -> None:
        from .review import ReviewScreen

        if under := self.tracker.tracker_screen:
            self.app.push_screen(ReviewScreen(under))
