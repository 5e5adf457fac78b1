"""What the person of the sample diary says: notes, tags, and how often what occurs."""

from __future__ import annotations

from typing import Final, NamedTuple

from tracker.model.records import EpisodeKind, Hand, Site

Where = tuple[Hand | None, tuple[Site, ...]]

PLACES: Final[dict[Where, float]] = {
    ("right", ("index",)): 44,
    ("left", ("thumb",)): 18,
    ("right", ("thumb",)): 11,
    ("right", ("thumb", "index")): 5,
    ("right", ("ring",)): 4,
    ("left", ("index",)): 4,
    ("right", ("forearm",)): 3,
    ("left", ("palm",)): 2,
    ("both", ()): 1,
    (None, ()): 8,
}
EYELID: Final[Where] = (None, ("eyelid",))

KINDS: Final[dict[EpisodeKind | None, float]] = {
    None: 66, "twitch": 12, "flutter": 12, "jab": 6, "tension": 3, "cramp": 1,
}  # fmt: skip
BOUT_SIZES: Final[dict[int, float]] = {1: 58, 2: 22, 3: 11, 4: 6, 6: 3}
MORNING_SIZES: Final[dict[int, float]] = {1: 2, 2: 1}


class DayPart(NamedTuple):
    """A part of the day (hours after midnight), what is done in it, and how often a bout
    falls into it."""

    first: float
    last: float
    activities: dict[str, float]
    weight: float


WORKDAY: Final = (
    DayPart(7.5, 9, {"rest": 2, "phone": 3, "driving": 2}, 1.0),
    DayPart(9, 13, {"typing": 7, "mouse": 3, "phone": 1, "writing": 1}, 3.6),
    DayPart(13, 18, {"typing": 7, "mouse": 4, "rest": 1, "writing": 1}, 4.2),
    DayPart(18, 21, {"housework": 3, "phone": 3, "rest": 2, "fine_task": 2, "guitar": 2}, 1.6),
    DayPart(21, 24, {"watching": 5, "in_bed": 3, "rest": 3, "phone": 2}, 2.4),
    DayPart(24, 26, {"in_bed": 5, "phone": 1}, 0.3),
)
FREE_DAY: Final = (
    DayPart(9, 13, {"rest": 4, "phone": 3, "housework": 3, "fine_task": 2}, 2.2),
    DayPart(13, 19, {"driving": 2, "manual_work": 2, "phone": 2, "exercise": 1, "guitar": 3}, 2.6),
    DayPart(19, 24, {"watching": 6, "rest": 3, "phone": 2, "typing": 1}, 2.6),
    DayPart(24, 26, {"in_bed": 4, "watching": 2}, 0.6),
)
MORNING: Final = DayPart(7.75, 11.75, {"typing": 6, "mouse": 3, "phone": 2, "rest": 2}, 1.0)

TAGS: Final = {
    "typing": ("deadline", "long-call", "keyboard"),
    "mouse": ("spreadsheet", "keyboard"),
    "guitar": ("guitar", "barre-chords"),
    "fine_task": ("sewing", "soldering"),
    "manual_work": ("garden",),
}

EPISODE_NOTES: Final = (
    "just as I sat down",
    "stopped when I put the hand flat on the desk",
    "noticed it in the video of the call, hadn't felt it",
    "holding the phone for too long",
    "came and went three times",
    "after carrying the shopping – bag handle across that finger",
    "didn't disturb me at all",
    "could see it move, couldn't feel it",
    "second one this hour",
    "zipped up the jacket with it twitching 🙂",
    "hands cold from the bike ride",
    "while waiting for the build",
    "café table, wobbly, leaning on the wrist",
    "went away after shaking the hand out",
)
DAY_NOTES: Final = (
    "release day, long one",
    "slept badly, neighbours' party",
    "quiet day, barely at the desk",
    "two hours in the garden, felt good",
    "dinner with Zoë and Piotr, no laptop",
    "back-to-back calls until five",
    "first proper walk this week",
    "early night",
    "tried the lower chair",
    "headache in the afternoon, gone by evening",
    "train both ways, read on the phone a lot",
)
DRINKS: Final = {"coffee": 90, "espresso": 80, "black tea": 50, "cola": 40}
