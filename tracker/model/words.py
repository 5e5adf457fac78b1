"""The closed vocabularies of a record, and how each word reads on screen.

The keys are what files, JSON, CSV and Python hold; the labels are for people.
"""

from __future__ import annotations

from typing import Final

HANDS: Final = {"left": "left", "right": "right", "both": "both hands"}

FINGERS: Final = ("thumb", "index", "middle", "ring", "little")
HAND_SITES: Final = (*FINGERS, "palm", "back", "wrist", "forearm")
OTHER_SITES: Final = ("arm", "face", "eyelid", "tongue", "leg", "trunk")
SITES: Final = (*HAND_SITES, *OTHER_SITES)

SITE_LABELS: Final = {site: site for site in SITES} | {"back": "back of the hand"}

KINDS: Final = ("twitch", "jab", "flutter", "tremor", "spasm", "cramp", "tension")

ACTIVITIES: Final = {
    "rest": "at rest",
    "typing": "typing",
    "mouse": "mouse",
    "phone": "phone",
    "writing": "writing",
    "fine_task": "fine task",
    "housework": "housework",
    "driving": "driving",
    "manual_work": "manual work",
    "exercise": "exercise",
    "watching": "watching",
    "in_bed": "in bed",
}

WARMTHS: Final = ("warm", "neutral", "cold")

FLAGS: Final = {
    "numbness": "numbness",
    "tingling": "tingling",
    "weakness": "weakness",
    "grip": "grip slipping",
    "pain": "pain",
    "stiffness": "stiffness",
    "thinner": "muscle looks thinner",
}

URGENT_FLAGS: Final = frozenset({"weakness", "grip", "numbness"})
URGENT_TEXT: Final = (
    "If this came on suddenly, is on one side, or comes with trouble speaking, swallowing, "
    "breathing or walking, a drooping face, confusion or loss of awareness: "
    "call emergency services now. (after the Merck Manual, home edition)"
)

MARKER_KINDS: Final = {
    "medicine_started": "medicine started",
    "medicine_changed": "medicine changed",
    "medicine_stopped": "medicine stopped",
    "device": "new device",
    "travel": "travel",
    "illness": "illness",
    "other": "life event",
}

MEDICINE_KINDS: Final = ("medicine_started", "medicine_changed", "medicine_stopped")
ONSET_QUESTION: Final = "Did twitching begin or grow with it?"
MEDICINE_TEXT: Final = "Ask the prescriber or pharmacist; don't stop it yourself."
MEDICINE_SOURCE: Final = "NHS (second-hand)"

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

REVIEW_ANSWERS: Final = ("better", "same", "worse")


def activity_label(key: str) -> str:
    """Return how an activity reads; one the person named reads as they named it."""
    return ACTIVITIES.get(key, key.replace("_", " "))


def visible(text: str) -> str:
    """Return text with control and direction-changing characters as visible escapes.

    Notes and tags keep every character as typed; what reaches a terminal must
    neither move the cursor nor reorder the line.
    """
    if text.isprintable():  # as nearly all text; each character that is escaped is not
        return text
    return "".join(character if _is_plain(character) else _escape(character) for character in text)


def _is_plain(character: str) -> bool:
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
        return False
    # Bidirectional marks, embeddings, overrides, isolates; line and paragraph separators.
    return not (
        code in (0x061C, 0x200E, 0x200F) or 0x2028 <= code <= 0x202E or 0x2066 <= code <= 0x2069
    )


def _escape(character: str) -> str:
    named = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character)
    if named:
        return named
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
