"""The lines of the full form, in the order of a person's thought."""

from __future__ import annotations

from typing import Any

from tracker.model.say import duration
from tracker.model.words import (
    FLAGS,
    HAND_SITES,
    HANDS,
    KINDS,
    OTHER_SITES,
    WARMTHS,
)

from .. import form_fields as form
from ..episode_form import EpisodeForm
from .fields import (
    ChoiceField,
    Field,
    NumberField,
    OfferField,
    RatingField,
    SeveralField,
    TextField,
)

Line = Field | TextField

# Sections with their rows; where there is room, two lines stand side by side.
SECTIONS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("When and where", (("when",), ("hand",), ("sites",), ("elsewhere",))),
    ("How it was", (("kind",), ("count", "intensity"), ("bother", "duration"))),
    ("Meanwhile", (("activity",), ("fatigue", "warmth"))),
    ("Besides", (("flags",), ("tags",), ("note",))),
)
ROWS = tuple(row for _, rows in SECTIONS for row in rows)
ORDER = tuple(key for row in ROWS for key in row)

_RATING = "0-9 · 1 then 0 is ten · ← → a step · backspace clears"
_SEVERAL = "a letter or space takes one in or out · ← → go along · backspace clears"
HINTS = {
    "when": "now · 14:05 · -15m · yesterday 21:00 · a day alone: time not known",
    "hand": "l · r · b · backspace clears: no hand is assumed",
    "sites": _SEVERAL,
    "elsewhere": _SEVERAL,
    "kind": "a letter or ← → · backspace clears",
    "count": "how many, 1 unless said: type it · ← → one less, one more",
    "intensity": f"how strong, {_RATING}",
    "bother": f"how disruptive, {_RATING}",
    "duration": "20s · 1m30 · 1h · a bare number is seconds · backspace clears",
    "activity": "→ takes the first word offered · any other is kept as your own",
    "fatigue": _RATING,
    "warmth": "w · n · c · backspace clears",
    "flags": _SEVERAL,
    "tags": "words with spaces between · → takes the first one offered",
    "note": "any length, as typed · f4 opens your editor · enter saves",
    "save": "enter saves · escape leaves",
}
LABEL = 12  # columns


def episode_lines(asked: EpisodeForm) -> dict[str, Line]:
    """Return the lines by key, filled from the record, or for a new episode."""
    values, used = asked.values, asked.reader().vocabulary
    lines: list[Line] = [
        TextField(
            "when", "when", asked.when, read=asked.moment, describe=asked.moment_words, blank=True
        ),
        ChoiceField("hand", "hand", values["hand"], choices=[*HANDS.items()]),
        _several("sites", "place", values, {site: site for site in HAND_SITES}),
        _several("elsewhere", "elsewhere", values, {site: site for site in OTHER_SITES}),
        ChoiceField("kind", "kind", values["kind"], choices=[(kind, kind) for kind in KINDS]),
        NumberField(
            "count",
            "twitches",
            values["count"],
            read=form.read_count,
            show=str,
            stepped=form.step_count,
            allowed="0123456789",
        ),
        RatingField("intensity", "intensity", values["intensity"], scale=True),
        RatingField("bother", "bother", values["bother"], scale=True),
        NumberField(
            "duration",
            "duration",
            values["duration"],
            read=_duration,
            show=lambda seconds: duration(int(seconds)),
            stepped=form.step_duration,
            allowed="0123456789.,hms",
        ),
        OfferField(
            "activity",
            "activity",
            form.activity_text(values["activity"]),
            read=lambda text: form.read_activity(text, used.activities),
            offers=lambda text: form.activity_offers(text, used.activities),
        ),
        RatingField("fatigue", "fatigue", values["fatigue"], scale=True),
        ChoiceField(
            "warmth", "hands are", values["warmth"], choices=[(warm, warm) for warm in WARMTHS]
        ),
        _several("flags", "flags", values, FLAGS),
        OfferField(
            "tags",
            "tags",
            form.tags_text(values["tags"] or ()),
            read=form.read_tags,
            offers=lambda text: form.tag_offers(text, used.tags),
        ),
        TextField("note", "note", values["note"] or "", read=form.read_note),
    ]
    for line in lines:
        line.label_width = LABEL
    return {line.key: line for line in lines}


def _several(key: str, label: str, values: dict[str, Any], choices: dict[str, str]) -> SeveralField:
    return SeveralField(key, label, values[key], choices=[*choices.items()])


def _duration(text: str) -> int:
    from tracker.entry import parse_duration

    return parse_duration(text)
