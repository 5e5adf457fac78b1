"""What the book keeps of the person: answers given once, and how far watching has come.

One a diary. It is kept in single fields, each stamped by itself, so that two machines which
answered different questions have both answers when they meet.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct

from .records import Label, Note

Question = Literal["since", "elsewhere", "flags", "day_start"]
Choice = Literal["finish", "pause", "change", "go_on"]
Change = Literal["meals", "water", "evening", "breaks"]
Rule = Literal["strength", "sensation", "another region", "worsens", "medicine"]

RULES: Final[dict[Rule, str]] = {
    "strength": "weakness, grip slipping, or a muscle that looks thinner",
    "sensation": "numbness, stiffness, tingling or pain",
    "another region": "twitching in a region that is new",
    "worsens": "clearly more than before, or two weekly reviews running that say worse",
    "medicine": "twitching that began or grew with a medicine",
}
QUESTIONS: Final[tuple[Question, ...]] = ("since", "elsewhere", "flags", "day_start")
CHANGE_DAYS: Final = 14  # a gentle change has a fixed end and is not extended by itself
FIRST_LOOK: Final = 21  # watched days until links are looked at first: what 'go on' goes on to

# Named as in `trying`, which a quick log has no need to load.
GENTLE_CHANGES: Final[dict[Change, str]] = {
    "meals": "regular meals",
    "water": "more water",
    "evening": "calming evening routine",
    "breaks": "breaks at work",
}


class LabValue(Struct, frozen=True, kw_only=True):
    """A value from a laboratory, as its sheet has it."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    value: float
    unit: Label = ""
    day: date


class Profile(Struct, frozen=True, kw_only=True):
    """What a person said of themselves and chose at a review; None where nothing was said.

    `since` is when twitching began, `elsewhere` whether it is elsewhere than in the hands too.
    `asked` says by question of the first start the day it was answered or put off.

    The observation period begins on `watch_start` (None: the first day with a record) and has
    `watch_days` (None: as in the settings). `choice` is what was chosen at its review, on the
    day `chosen`; a gentle `change` lasts from `change_start` to `change_end`. A pause began at
    the moment `paused_at` (UTC, as `edited`) and lasts until the day `paused_until`, or
    without one until something is logged. `pins` are the suspects named before looking, by the
    day from which they hold (see `pins`).
    """

    since: date | None = None
    elsewhere: bool | None = None
    asked: dict[Question, date] = {}
    watch_start: date | None = None
    watch_days: Annotated[int, Meta(ge=1, le=366)] | None = None
    choice: Choice | None = None
    chosen: date | None = None
    change: Change | None = None
    change_start: date | None = None
    change_end: date | None = None
    paused_at: str | None = None
    paused_until: date | None = None
    pins: dict[str, list[str]] = {}
    seen: dict[Rule, date] = {}
    restricted_diet: bool | None = None
    digestion: bool | None = None
    kidney_heart: bool | None = None
    recurring_fatigue: bool | None = None
    medicines: Note | None = None
    lab_values: list[LabValue] = []
    edited: str | None = None

    @property
    def open_questions(self) -> list[Question]:
        """The questions of the first start neither answered nor put off yet."""
        return [question for question in QUESTIONS if question not in self.asked]


def paused_changes(stamp: str, until: date | None) -> dict[str, Any]:
    """Return what a pause from that moment on sets in the profile."""
    return {"paused_at": stamp, "paused_until": until}


RESUMED: Final[dict[str, Any]] = {"paused_at": None, "paused_until": None}
