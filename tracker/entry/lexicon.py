"""The words of the language: what each stands for, and how it may be cut short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from tracker.model.say import listed
from tracker.model.words import ACTIVITIES, FINGERS, FLAGS, HANDS, KINDS, SITES, WARMTHS

from .errors import EntryError, nearest, quoted
from .lexer import Word

SHORTEST = 2  # letters of a word that is cut
CODED_HANDS = ("l", "r", "b")


class Vocabulary(NamedTuple):
    """What this diary has used, each most used first: it completes, and activities are words."""

    activities: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


EMPTY = Vocabulary()

# What a line is read with: most lines hold no word that the diary has to be asked for.
AnyVocabulary = Vocabulary | Callable[[], Vocabulary]


class Meaning(NamedTuple):
    """What a word says: a field of an episode ('closed' is a check-in's, 'day' when it was)
    and its value."""

    field: str
    value: str


FLAG_WORDS = dict(
    zip(("numb", "tingle", "weak", "grip", "pain", "stiff", "thin"), FLAGS, strict=True)
)

WORDS = (
    {site: Meaning("sites", site) for site in SITES if site not in FINGERS}
    | {kind: Meaning("kind", kind) for kind in KINDS}
    | {activity: Meaning("activity", activity) for activity in ACTIVITIES}
    | {warmth: Meaning("warmth", warmth) for warmth in WARMTHS}
    | {word: Meaning("flags", flag) for word, flag in FLAG_WORDS.items()}
    | {"closed": Meaning("closed", "yes")}
)

# Longer names of what has a code or a short word. They are understood too, but never make a
# beginning of one of the words above ambiguous: `in` stays `in_bed`, not `index`.
LONGER_WORDS = (
    {finger: Meaning("sites", finger) for finger in FINGERS}
    | {hand: Meaning("hand", hand) for hand in HANDS}
    | {flag: Meaning("flags", flag) for flag in FLAGS if flag not in WORDS}
    | {day: Meaning("day", day) for day in ("today", "yesterday", "tomorrow")}
)

HINTS = {
    "x": "needs a number of twitches, such as x3",
    "i": "needs an intensity from 0 to 10, such as i4",
    "f": "needs a fatigue from 0 to 10, such as f6",
    "+": "needs a tag, such as +garden",
    "#": "needs a tag, such as #garden",
    "@": "needs a time, such as @14:05",
    "-": "needs a length of time, such as -15m",
}


def activities(vocabulary: Vocabulary) -> dict[str, Meaning]:
    """Return the diary's own activities as words."""
    return {name.lower(): Meaning("activity", name) for name in vocabulary.activities}


def meaning(word: Word, vocabulary: AnyVocabulary, others: Iterable[str] = ()) -> Meaning:
    """Return what a word, or its unique beginning, stands for.

    An exact word always wins. `others` are further valid words, for suggestions only.

    Raises EntryError for an unknown word or one that could be several.
    """
    low = word.low
    exact = WORDS.get(low) or LONGER_WORDS.get(low)
    if exact:
        return exact
    own = activities(vocabulary() if callable(vocabulary) else vocabulary)
    meant = meanings(low, own)
    if len(set(meant.values())) == 1:
        return next(iter(meant.values()))
    if meant:
        raise EntryError(
            f"{quoted(word.text)} could be {listed(meant, 'or')}", word.start, word.end, meant
        )
    raise unknown(word, [*own, *WORDS, *LONGER_WORDS, *others])


def meanings(low: str, own: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """Return the words that one stands for, each with its meaning: itself, or those that begin
    with it. `own` are the diary's own activities; {} for an unknown word."""
    exact = WORDS.get(low) or LONGER_WORDS.get(low) or own.get(low)
    if exact:
        return {low: exact}
    for words in ({**own, **WORDS}, LONGER_WORDS):
        found = beginnings(low, words)
        if found:
            return {text: words[text] for text in found}
    return {}


def choice(word: Word, field: str) -> str:
    """Return the value of a field that a word (or its beginning) names among that field's own.

    Raises EntryError listing what the field takes.
    """
    found = {
        text: said.value for text, said in (LONGER_WORDS | WORDS).items() if said.field == field
    }
    low = word.low
    values = {found[low]} if low in found else {found[text] for text in beginnings(low, found)}
    if len(values) == 1:
        return values.pop()
    raise EntryError(
        f"{quoted(word.text)} is no {field.removesuffix('s')}: {listed(found, 'or')}",
        word.start, word.end, nearest(low, found),
    )  # fmt: skip


def beginnings(low: str, words: Iterable[str]) -> list[str]:
    """Return the words that begin with this one, if it is long enough to be a cut word."""
    return [word for word in words if word.startswith(low)] if len(low) >= SHORTEST else []


def _same_start(low: str, words: Iterable[str]) -> list[str]:
    """Return what a code-like word of two or three letters may have been meant for: a place of
    its hand, then words that begin with the same letter."""
    if not (2 <= len(low) <= 3 and low.isalpha()):
        return []
    places = [f"{low[0]}i", f"{low[0]}t"] if low[0] in CODED_HANDS else []
    return [*places, *(text for text in words if text.startswith(low[0]))][:3]


def unknown(
    word: Word, words: Sequence[str], suggest: Callable[[str], str] = str, what: str = ""
) -> EntryError:
    """Return the error for a word that is none of these, with the nearest of them."""
    near = nearest(word.low, words) or ([] if what else _same_start(word.low, words))
    close = [suggest(text) for text in near]
    if hint := HINTS.get(word.low):
        reason = hint
    elif close:
        reason = f"is no {what or 'word known here'}; did you mean {listed(close, 'or')}?"
    elif what:
        reason = f"is no {what} of this diary; there are {listed(words[:8])}, …"
    else:
        reason = (
            "is no word known here; a line takes words such as ri x3 i4 20s typing cold -15m "
            "+tag sleep=6.5, and the note after --"
        )
    return EntryError(f"{quoted(word.text)} {reason}", word.start, word.end, close)
