"""The everyday causes that are looked at before anything else: what each is recorded by, what is
known of it with its source, and which gentle change belongs to it.

Nothing here says how much of anything is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from .drinks import CAFFEINE_SOURCE
from .records import TryKind
from .words import MEDICINE_SOURCE, MEDICINE_TEXT

CauseKey = Literal[
    "water", "caffeine", "sleep", "workload", "posture", "stress", "medicines", "meals",
    "stimulants", "alcohol", "exercise", "evening", "cold", "own",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class EverydayCause:
    """One everyday cause. `factors` are the catalogue keys it is recorded by, the first one
    foremost; `ask` is what to look at, `known` what is known of it ('' for nothing worth a
    sentence) and `source` where that is from; `trying` are the changes that belong to it, and
    `command` the id of the key on Log that records it at once."""

    key: CauseKey
    label: str
    factors: tuple[str, ...]
    ask: str
    known: str = ""
    source: str = ""
    trying: tuple[TryKind, ...] = ()
    command: str = "log.check_in"


CAUSES: Final[tuple[EverydayCause, ...]] = (
    EverydayCause(
        key="water",
        label="water",
        factors=("water",),
        ask="How much water do you drink through the day, and when?",
        known="There is no universal target for water.",
        trying=("water",),
        command="log.water",
    ),
    EverydayCause(
        key="caffeine",
        label="caffeine",
        factors=("caffeine", "last_caffeine"),
        ask="How much caffeine is it, and how late does the last of it come?",
        known=(
            "Half of it is left after about 4 to 6 hours (FDA, second-hand), so the same day is "
            "the natural first question. For adults up to 400 mg a day and 200 mg at once are of "
            "no safety concern, in pregnancy 200 mg a day; 100 mg near bedtime may affect sleep. "
            "That is no target, and it says nothing about twitching."
        ),
        source=CAFFEINE_SOURCE,
        trying=("caffeine",),
        command="log.coffee",
    ),
    EverydayCause(
        key="sleep",
        label="sleep",
        factors=("sleep", "sleep_quality", "bedtime"),
        ask="How long and how well do you sleep, and is bedtime much the same each evening?",
        known="Sleep belongs to the day you wake up on; a night that was not noted stays blank.",
        trying=("bedtime", "evening"),
        command="log.sleep",
    ),
    EverydayCause(
        key="workload",
        label="workload and breaks",
        factors=("workload", "breaks", "keyboard_hours", "manual_hours", "driving"),
        ask="How many hours do your hands work, at what, and with how many breaks?",
        known="You log at the keyboard; that alone can make such days look busier.",
        trying=("breaks", "stretching"),
        command="log.workload",
    ),
    EverydayCause(
        key="posture",
        label="posture",
        factors=("posture",),
        ask="How do wrists, forearms and shoulders rest while you work?",
        trying=("posture",),
    ),
    EverydayCause(
        key="stress",
        label="stress",
        factors=("stress", "tension"),
        ask="How stressful was the day, by your own measure from 0 to 10?",
        trying=("mindfulness",),
    ),
    EverydayCause(
        key="medicines",
        label="medicines",
        factors=("medicines",),
        ask="Which medicines do you take? Look them up or ask about them; change nothing.",
        known=MEDICINE_TEXT,
        source=MEDICINE_SOURCE,
        command="log.marker",
    ),
    EverydayCause(
        key="meals",
        label="meals",
        factors=("regular_meals",),
        ask="Were the day's meals regular, or was one left out?",
        trying=("meals",),
    ),
    EverydayCause(
        key="stimulants",
        label="other stimulants",
        factors=("stimulants",),
        ask="Anything else that keeps you awake, counted in portions as you see fit?",
        known="If it is a medicine: look it up or ask; change nothing.",
    ),
    EverydayCause(
        key="alcohol",
        label="alcohol",
        factors=("alcohol",),
        ask="How many drinks was it, and on which days?",
    ),
    EverydayCause(
        key="exercise",
        label="exercise, electrolytes",
        factors=("exercise", "effort", "talking", "electrolytes"),
        ask="How long and hard was training, or long talking in dry air, and what came after it?",
        known=(
            "A drink with electrolytes is for after such hours; blood pressure, kidney, heart "
            "and salt limits are asked about first."
        ),
        trying=("electrolytes",),
    ),
    EverydayCause(
        key="evening",
        label="screens before bed",
        factors=("screen_time", "calming_routine"),
        ask="How long are there screens before bed, and does anything calm follow?",
        trying=("screens", "evening"),
    ),
    EverydayCause(
        key="cold",
        label="cold hands",
        factors=(),
        ask="Were the hands warm, neutral or cold when it twitched?",
        known="An episode says that: warm, neutral or cold in the entry line, or in the full form.",
        command="log.edit",
    ),
)
OWN_CAUSE: Final = EverydayCause(
    key="own",
    label="factors of your own",
    factors=(),
    ask="What you defined yourself, because it may matter for you.",
    command="log.check_in",
)
"""Listed only where there are some; its factors are those of the diary."""
