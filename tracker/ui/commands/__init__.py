"""Every action a person can take, defined once.

Key bindings, the footer, the help screen and the palette are all made from these, so a key,
its name and its explanation can't drift apart. Here are the commands of the three screens;
those of a page are in `pages`, and are loaded with it.
"""

from __future__ import annotations

from .calendar import CALENDAR, DAY, MARKING
from .command import Command, Group, anywhere, bindings, takes_keys
from .everywhere import EVERYWHERE
from .insights import INSIGHTS
from .keys import SPOKEN_KEYS, Keys, spoken, textual_key
from .log import HANDS, LOG, QUESTIONS

__all__ = [
    "ALL", "CALENDAR", "DAY", "EVERYWHERE", "GROUPS", "HANDS", "INSIGHTS", "LOG", "MARKING",
    "PART_OF", "QUESTIONS", "SPOKEN_KEYS", "Command", "Group", "Keys", "anywhere", "bindings",
    "spoken", "takes_keys", "textual_key",
]  # fmt: skip

GROUPS = {
    "Everywhere": EVERYWHERE, "Hands": HANDS, "Questions": QUESTIONS, "Log": LOG, "Day": DAY,
    "Marking": MARKING, "Calendar": CALENDAR, "Insights": INSIGHTS,
}  # fmt: skip
PART_OF = {  # groups of a part of a screen, and the screen
    "Hands": "Log", "Questions": "Log", "Day": "Calendar", "Marking": "Calendar",
}  # fmt: skip
ALL = tuple(command for group in GROUPS.values() for command in group)
