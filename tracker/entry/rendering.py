"""An episode back as the words that say it, for editing."""

from __future__ import annotations

from tracker.model import EpisodeDetails
from tracker.model.words import ACTIVITIES, FINGERS

from .lexer import CLOSING, NOTE_MARK, lex
from .lexicon import FLAG_WORDS
from .recognise import FINGER_LETTERS

_LETTERS = {finger: letter for letter, finger in FINGER_LETTERS.items()}
_FLAGS = {flag: word for word, flag in FLAG_WORDS.items()}


def render(episode: EpisodeDetails) -> str:
    """Return entry text, time left out, that `parse_episode` reads to the same details.

    The note comes last, in the first kind of quotes that keeps it whole, so that more words
    may follow; one that no quotes can hold stands after `--`, where nothing may.
    """
    words = [*_place(episode)]
    if episode.count != 1:
        words.append(f"x{episode.count}")
    if episode.intensity is not None:
        words.append(str(episode.intensity))
    words += [
        f"{letter}{rating}"
        for letter, rating in (("b", episode.bother), ("f", episode.fatigue))
        if rating is not None
    ]
    words += [_duration(episode.duration)] if episode.duration else []
    words += [episode.kind] if episode.kind else []
    words += [_activity(episode.activity)] if episode.activity else []
    words += [episode.warmth] if episode.warmth else []
    words += [_FLAGS[flag] for flag in dict.fromkeys(episode.flags)]
    words += [f"+{tag}" for tag in dict.fromkeys(episode.tags)]
    words += [_note(episode.note)] if episode.note else []
    return " ".join(words)


def _place(episode: EpisodeDetails) -> list[str]:
    sites = list(dict.fromkeys(episode.sites))
    if episode.hand is None:
        return [*sites]
    fingers = "".join(_LETTERS[site] for site in FINGERS if site in sites)
    return [episode.hand[0] + fingers, *(site for site in sites if site not in FINGERS)]


def _duration(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    if hours and minutes and not left:
        return f"{hours}h{minutes}"
    if minutes and left and not hours:
        return f"{minutes}m{left}"
    parts = [(hours, "h"), (minutes, "m"), (left, "s")]
    return "".join(f"{value}{unit}" for value, unit in parts if value)


def _activity(activity: str) -> str:
    return activity if activity in ACTIVITIES else f"activity={activity}"


def _note(note: str) -> str:
    for opening in ('"', "“", "'"):
        text = f"{opening}{note}{CLOSING[opening]}"
        words = lex(f"{text} ri")
        if len(words) == 2 and words[0].text == note:
            return text
    # A newline that ends the line is not the note's own.
    return f"{NOTE_MARK} {note}" + ("\n" if note.endswith("\n") else "")
