"""The words of `log`, `checkin`, `flag`, `edit` and `find`: the language and the diary's own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from . import dates
from .candidates import NOTHING, Answer, Candidate, fitting, plain
from .diary_words import DiaryWords

if TYPE_CHECKING:
    from tracker.model import Factor

_ABOUT: Final = {
    "sites": "a place", "hand": "a hand", "kind": "a kind", "activity": "doing what",
    "warmth": "the hands", "flags": "a flag", "day": "when", "closed": "the check-in",
}  # fmt: skip
_AGO: Final = {
    "-5m": "5 minutes ago",
    "-15m": "a quarter of an hour ago",
    "-30m": "half an hour ago",
    "-1h": "an hour ago",
    "-2h": "two hours ago",
}
_HALF_HOUR: Final = timedelta(minutes=30)
_CLOCKS: Final = 8  # half hours that are offered behind `@`
_SHORTEST_NOTE: Final = 2  # letters typed before the diary's own notes are offered
_CHECK_IN: Final = {
    "0": "watched, no twitches",
    "closed": "gone through",
    "unlogged=": "twitches not logged",
}
_MARKER_FIELDS: Final = ("kind=", "label=", "with_onset=", "day=")
_TRIAL_FIELDS: Final = ("name=", "change=", "question=", "note=")
_CLEARED: Final = ("i=", "bother=", "fatigue=", "duration=", "sites=", "activity=", "warmth=",
                   "flags=", "tags=", "note=")  # fmt: skip


def spoken(command: str, before: list[str], typed: str, words: DiaryWords) -> Answer:
    """Return what may stand behind the words `before` of a spoken command."""
    if "--" in before:
        return _notes(before[before.index("--") + 1 :], typed, words)
    return {
        "log": _log, "checkin": _checkin, "flag": _flag, "edit": _edit, "find": _find,
    }[command](before, typed, words)  # fmt: skip


def _log(_before: list[str], typed: str, words: DiaryWords) -> Answer:
    from tracker.entry import complete

    return _line(typed, words, complete(
        typed, len(typed), catalogue=words.catalogue, vocabulary=words.vocabulary
    ))  # fmt: skip


def _find(_before: list[str], typed: str, words: DiaryWords) -> Answer:
    from tracker.entry import complete_query

    return _line(typed, words, complete_query(
        typed, len(typed), catalogue=words.catalogue, vocabulary=words.vocabulary
    ), (*dates.days(words), *words.months()) if typed[:1].isdigit() else ())  # fmt: skip


def _line(
    typed: str, words: DiaryWords, completed: list[str], more: tuple[Candidate, ...] = ()
) -> Answer:
    """Return what the language completes, and what a shell is told besides: a first word where
    nothing is typed yet, moments, values of a factor."""
    found = [Candidate(each, _about(each, words), each[-1] in "=<>") for each in completed]
    if not typed:
        found = _first(words)
    elif typed[0] == "-":
        found = [Candidate(text, about) for text, about in _AGO.items()]
    elif typed[0] == "@":
        found = _clocks(words)
    elif "=" in typed:
        found = [*found, *_values(typed, words)]
    return fitting([*found, *more], typed)


def _checkin(before: list[str], typed: str, words: DiaryWords) -> Answer:
    if "=" in typed:
        return fitting(_values(typed, words), typed)
    day = dates.days(words) if not before else []
    said = [Candidate(text, about, text[-1] == "=") for text, about in _CHECK_IN.items()]
    return fitting([*_factors(words, all_of_them=bool(typed)), *said, *_flags(), *day], typed)


def _flag(before: list[str], typed: str, words: DiaryWords) -> Answer:
    return fitting([*_flags(), *([] if before else dates.days(words))], typed)


def _edit(before: list[str], typed: str, words: DiaryWords) -> Answer:
    if not before:
        return fitting([*words.records(), *words.trials()], typed)
    id, line = before[0], before[1:]
    if id[:4].isdigit() and "-" in id:
        return _checkin(["", *line], typed, words)
    if any(each.text == id for each in words.trials()):
        return fitting(_going_on(_TRIAL_FIELDS), typed)
    answer = _log(line, typed, words)
    fields = fitting(_going_on((*_CLEARED, *_MARKER_FIELDS)), typed) if typed else NOTHING
    return Answer((*answer.candidates, *fields.candidates))


def _notes(before: list[str], typed: str, words: DiaryWords) -> Answer:
    """Return what is left of the diary's notes that begin like the one being typed."""
    begun = "".join(f"{word} " for word in before)
    if len(begun + typed) < _SHORTEST_NOTE:
        return NOTHING
    notes = [note for note in words.vocabulary.notes if note.lower().startswith(begun.lower())]
    return fitting([Candidate(note[len(begun) :], "a note") for note in notes], typed)


def _first(words: DiaryWords) -> list[Candidate]:
    """Return what a line may begin with: what is used most, the language, factors asked for."""
    from tracker.entry.lexicon import WORDS

    own = [*words.vocabulary.places, *words.vocabulary.activities, *WORDS, "yesterday"]
    single = [word for word in own if " " not in word]
    tags = [f"+{tag}" for tag in words.vocabulary.tags]
    said = [Candidate(each, _about(each, words)) for each in dict.fromkeys([*single, *tags])]
    return [*said, *_factors(words, all_of_them=False)]


def _about(word: str, words: DiaryWords) -> str:
    from tracker.entry.lexicon import LONGER_WORDS, WORDS

    found = WORDS.get(word) or LONGER_WORDS.get(word)
    if found:
        return _ABOUT[found.field]
    if word[0] in "+#":
        return "a tag"
    if word in words.vocabulary.activities:
        return "doing what"
    factor = words.catalogue.find(word.rstrip("=<>").lower())
    if factor and word[-1] in "=<>":
        return _factor_words(factor[0])
    return "a place" if word in words.vocabulary.places else ""


def _factors(words: DiaryWords, *, all_of_them: bool) -> list[Candidate]:
    """Return `key=` of the factors in use: those asked from the start, or all with their other
    names."""
    found = []
    for factor in words.catalogue.values():
        if factor.retired or not (factor.shown or all_of_them):
            continue
        names = (factor.key, *factor.aliases) if all_of_them else (factor.key,)
        found += [Candidate(f"{name}=", _factor_words(factor), goes_on=True) for name in names]
    return found


def _factor_words(factor: Factor) -> str:
    unit = {"rating": "0-10", "yesno": "yes or no", "time": "HH:MM"}.get(factor.kind, factor.unit)
    return f"{factor.label}, {unit}" if unit else factor.label


def _values(typed: str, words: DiaryWords) -> list[Candidate]:
    """Return whole `factor=value` words: answers, ratings, and what the diary had lately."""
    name, _, _ = typed.partition("=")
    adds = name.endswith("+")
    found = words.catalogue.find(name.rstrip("+").lower())
    if found is None:
        return plain(["closed=yes", "closed=no"]) if name.lower() == "closed" else []
    factor, each = found
    if factor.kind == "yesno":
        values = ["yes", "no"]
    elif factor.kind == "rating":
        values = [str(number) for number in range(11)]
    elif each != 1 and factor.kind == "amount":  # by its other name a factor has another unit
        values = ["1", "2", "3"]
    else:
        values = words.amounts(factor) if adds else words.values(factor)
    return plain([f"{name}={value}" for value in values], _factor_words(factor))


def _flags() -> list[Candidate]:
    from tracker.entry.lexicon import FLAG_WORDS

    return plain(FLAG_WORDS, "a flag")


def _clocks(words: DiaryWords) -> list[Candidate]:
    now = words.overview.now()
    last = now.replace(minute=now.minute // 30 * 30, second=0)
    return [Candidate(f"@{last - back * _HALF_HOUR:%H:%M}", "when") for back in range(_CLOCKS)]


def _going_on(names: tuple[str, ...]) -> list[Candidate]:
    return [Candidate(name, "", goes_on=True) for name in names]
