"""The commands of the guided way and its pages."""

from __future__ import annotations

from ..command import Command, Group
from .parts import HELP, leaving, undoing


def _page(title: str, *own: Command, opens: str = "opens") -> Group:
    """Return the commands of a page of the way: `opens` is what enter does there."""
    return Group(title, (
        Command("way.choose", "enter,right", "choose", opens, "Do what the selected row says",
                True),
        *own,
        Command("way.down", "down,j", "cursor(1)", "next", "Select the next row"),
        Command("way.up", "up,k", "cursor(-1)", "before", "Select the row before"),
        Command("way.first", "home", "cursor(-100)", "first", "Select the first row"),
        Command("way.last", "end", "cursor(100)", "last", "Select the last row"),
        Command("way.read_on", "pagedown", "page(1)", "reads on", "Read on of the words", True),
        Command("way.read_back", "pageup", "page(-1)", "read back", "Read back"),
        *undoing("way", "step_back", footer=False),
        leaving("way", "escape,q,left"),
        HELP,
    ))  # fmt: skip


_TRIAL = Command("way.plan", "p", "plan", "trial", "Plan a trial of it", True)

WAY = _page(
    "The guided way",
    Command("way.step", "1,2,3,4,5", "step_at({key})", "a step", "Open that step", True, "1-5"),
    Command("way.profile", "y", "step('profile')", "about you",
            "What you may say once of yourself", True),
    Command("way.close", "W", "leave", "back", "Go back"),
)  # fmt: skip
CHECKLIST = _page(
    "Everyday causes",
    Command("way.switch", "space", "switch", "asked or not",
            "Have the check-in ask for it, or no more", True),
    _TRIAL,
)  # fmt: skip
CAUSE = _page("The cause", opens="does it")
CHANGES = _page("Gentle changes", opens="plans a trial")
FOOD = _page("Food", _TRIAL, opens="asked or not")
SUPPLEMENT = _page(
    "A supplement",
    Command("way.levels", "l", "levels", "upper level",
            "Show the figures for all sources and the upper level, or put them away", True),
)  # fmt: skip
