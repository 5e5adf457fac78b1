"""What can be asked of an episode, and what may be said of it or of its whole day."""

from __future__ import annotations

from typing import Final, Literal
from unicodedata import normalize

from msgspec import Struct

from ..day import Day
from ..factors import number
from ..records import Episode, EpisodeDetails, Flag, Hand, Site
from ..say import duration, place
from ..words import FLAGS, MARKER_KINDS, activity_label, visible
from .comparing import Known, Operator, compare, compared
from .of_day import Look

Rating = Literal["intensity", "bother", "fatigue", "count", "duration"]
Field = Literal["hand", "sites", "kind", "activity", "warmth", "tags"]

_UNSAID: Final[dict[Field, str]] = {
    "hand": "the hand", "sites": "the place", "kind": "the kind", "activity": "the activity",
    "warmth": "how warm the hands were", "tags": "a tag",
}  # fmt: skip
# How an activity reads after 'twitches'; others are 'during' it.
_DOING: Final = {
    "rest": "at rest", "typing": "while typing", "mouse": "at the mouse", "phone": "on the phone",
    "writing": "while writing", "fine_task": "during a fine task", "driving": "while driving",
    "watching": "while watching", "in_bed": "in bed",
}  # fmt: skip


class Place(Struct, frozen=True, kw_only=True):
    """It was in that hand (both hands are either) and at all of these sites."""

    hand: Hand | None = None
    sites: tuple[Site, ...] = ()

    def of(self, episode: Episode) -> Known:
        hands = (self.hand,) if self.hand == "both" else (self.hand, "both")
        return (self.hand is None or episode.hand in hands) and set(self.sites) <= set(
            episode.sites
        )

    def words(self) -> str:
        said = place(EpisodeDetails(hand=self.hand, sites=list(self.sites)))
        return f"in {said}" if self.hand == "both" and not self.sites else f"at the {said}"


class Has(Struct, frozen=True, kw_only=True):
    """A field says this word, in any case of letters; None: it says nothing."""

    field: Field
    value: str | None = None

    def of(self, episode: Episode) -> Known:
        held = getattr(episode, self.field)
        if self.value is None:
            return not held
        if self.value == "twitch" and self.field == "kind":
            return held in (None, "twitch")  # what isn't called anything else is a twitch
        words = held if isinstance(held, list) else [held] if held else []
        return _folded(self.value) in map(_folded, words)

    def words(self) -> str:
        if self.value is None:
            return f"{_UNSAID[self.field]} not said"
        if self.field == "activity":
            return _DOING.get(self.value, f"during {activity_label(self.value)}")
        if self.field == "warmth":
            return f"hands {self.value}"
        return f"tagged +{self.value}" if self.field == "tags" else self.value


class Rated(Struct, frozen=True, kw_only=True):
    """A rating, how many twitches in the episode, or its duration in seconds; what wasn't said
    meets no comparison. `value` None with `=`: not said, with `!=`: said."""

    field: Rating
    operator: Operator = "="
    value: int | None = None

    def of(self, episode: Episode) -> Known:
        held = getattr(episode, self.field)
        if self.value is None:
            return (held is None) == (self.operator == "=")
        return compare(held, self.operator, self.value)

    def words(self) -> str:
        if self.value is None:
            return f"{self.field} {'not ' if self.operator == '=' else ''}said"
        if self.field == "duration":
            return f"lasting {compared(self.operator, duration(self.value))}"
        said = compared(self.operator, number(self.value))
        if self.field == "count":
            return f"{said} in one episode"
        return f"{self.field} {said}" + (" at the time" if self.field == "fatigue" else "")


class Flagged(Struct, frozen=True, kw_only=True):
    """All of these flags on the episode or on the day; without one, any flag."""

    flags: tuple[Flag, ...] = ()

    def of(self, episode: Episode) -> Known:
        return self._in(episode.flags)

    def on(self, look: Look) -> Known:
        check_in = look.day.check_in
        return _told(self._in(check_in.flags if check_in else []), look)

    def _in(self, flags: list[Flag]) -> bool:
        return set(self.flags) <= set(flags) if self.flags else bool(flags)

    def words(self) -> str:
        return " and ".join(FLAGS[flag] for flag in self.flags) or "a flag"


class Noted(Struct, frozen=True, kw_only=True):
    """A note on the episode or on the day."""

    def of(self, episode: Episode) -> Known:
        return bool(episode.note)

    def on(self, look: Look) -> Known:
        check_in = look.day.check_in
        return _told(bool(check_in and check_in.note), look)

    def words(self) -> str:
        return "a note"


class Text(Struct, frozen=True):
    """A text as it is seen, in any case of letters: in the note, the tags or the activity of the
    episode, in the note, the drinks or the life events of the day.

    `near` are words of the language that the text may have been meant for.
    """

    text: str
    near: tuple[str, ...] = ()

    def of(self, episode: Episode) -> Known:
        activity = episode.activity or ""
        return self._in(episode.note or "", *episode.tags, activity, activity_label(activity))

    def on(self, look: Look) -> Known:
        return _told(self._in(*_texts(look.day)), look)

    def _in(self, *texts: str) -> bool:
        needle = _folded(self.text)
        return any(needle in _folded(text) for text in texts if text)

    def words(self) -> str:
        hint = f" (did you mean {' or '.join(self.near)}?)" if self.near else ""
        return f"the text “{self.text}”{hint}"


def _texts(day: Day) -> list[str]:
    texts = [day.check_in.note or ""] if day.check_in else []
    texts += [intake.label or "" for intake in day.intakes]
    for marker in day.markers:
        texts += [MARKER_KINDS[marker.kind], marker.label or ""]
    return texts


def _told(said: bool, look: Look) -> Known:
    """Return what is known of a day: where nothing is recorded, or not all can be read, that it
    is not said there tells nothing."""
    return True if said else None if look.day.empty or look.partial else False


def _folded(text: str) -> str:
    """Return a text so that what looks alike is alike."""
    shown = text if text.isprintable() else visible(text)
    return shown.lower() if shown.isascii() else normalize("NFC", shown).casefold()


EpisodeCondition = Place | Has | Rated
Either = Flagged | Noted | Text
