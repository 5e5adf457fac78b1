"""What each argument takes whose choices no parser lists: 'command argument' to candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from tracker.model.gate import QUESTIONS
from tracker.model.trying import OWN, TRYINGS
from tracker.model.words import MARKER_KINDS

from . import dates
from .candidates import Candidate, plain, prefixed
from .parsed import Asked, day_values

if TYPE_CHECKING:
    from tracker.config import Setting

Make = Callable[[Asked], list[Candidate]]

_KEPT: Final = {"yes": "kept to it", "no": "did not", "clear": "takes the answer back"}
_THEMES: Final = ("tracker-dark", "tracker-light", "tracker-contrast", "tracker-contrast-light")
_STATUS: Final = "{today} {episodes} {checkin} {day} {trial}"


def _ranges(asked: Asked) -> list[Candidate]:
    return dates.ranges(asked.words, asked.typed) if not asked.before else []


def _mark(asked: Asked) -> list[Candidate]:
    if not asked.before:
        return dates.days(asked.words)
    kinds = [Candidate(kind, "a life event") for kind in MARKER_KINDS]
    return [] if set(asked.before) & set(MARKER_KINDS) else kinds


def _seen(asked: Asked) -> list[Candidate]:
    if asked.before:
        return dates.days(asked.words)
    from tracker.model import RULES

    from ..commands.seen import NAMES

    single = {name: rule for name, rule in NAMES.items() if " " not in name}
    return [Candidate(name, RULES[rule]) for name, rule in single.items()]


def _records(asked: Asked) -> list[Candidate]:
    return [*asked.words.records(), *asked.words.trials()]


def _trials(asked: Asked) -> list[Candidate]:
    return asked.words.trials()


def _start(asked: Asked) -> list[Candidate]:
    return [*([] if asked.before else asked.words.trials()), *dates.coming(asked.words)]


def _adhere(asked: Asked) -> list[Candidate]:
    said = [Candidate(word, about) for word, about in _KEPT.items()]
    return said if asked.before else [*said, *dates.days(asked.words)]


def _tryings(asked: Asked) -> list[Candidate]:
    if asked.before:
        return []
    own = Candidate(OWN, "your own")
    return [*(Candidate(kind, each.what) for kind, each in TRYINGS.items()), own]


def _questions(asked: Asked) -> list[Candidate]:
    return _parts(asked.typed, QUESTIONS)


def _question_answers(asked: Asked) -> list[Candidate]:
    key, equals, _ = asked.typed.partition("=")
    if equals:
        return plain([f"{key}=yes", f"{key}=no"])
    return [Candidate(f"{each}=", goes_on=True) for each in QUESTIONS]


def _sections(asked: Asked) -> list[Candidate]:
    from tracker.exchange.report.choosing import ALL, SECTIONS

    plus = "+" if asked.typed.rpartition(",")[2].startswith("+") else ""
    names = [*SECTIONS, *([] if plus else [ALL])]
    return _parts(asked.typed, [f"{plus}{name}" for name in names])


def _backups(asked: Asked) -> list[Candidate]:
    found = asked.words.backups()
    return [*([Candidate("newest", found[0].about)] if found else []), *found]


def _months(asked: Asked) -> list[Candidate]:
    return [*asked.words.months(), Candidate("book", "factors, life events, trials")]


def _factor_keys(asked: Asked) -> list[Candidate]:
    return [
        Candidate(factor.key, factor.label)
        for factor in asked.words.catalogue.values()
        if not asked.before
    ]


def _settings(asked: Asked) -> list[Candidate]:
    from tracker.config import SETTINGS

    settings = {each.name: each for each in SETTINGS if each.kind != "keys"}
    name, equals, typed = asked.typed.partition("=")
    if not equals:
        told = {each.partition("=")[0] for each in asked.before}
        return [
            Candidate(f"{each.name}=", each.label, goes_on=True)
            for each in settings.values()
            if each.name not in told
        ]
    setting = settings.get(name)
    return list(prefixed(f"{name}=", _choices(setting, typed, asked))) if setting else []


def _choices(setting: Setting, typed: str, asked: Asked) -> list[Candidate]:
    """Return what a setting takes, as it is typed; of a whole number the bounds."""
    if setting.choices is not None:
        spelled = [str(setting.written(each)) for each in setting.choices]
        said = [setting.say(each) for each in setting.choices]
        pairs = zip(spelled, said, strict=True)
        return [Candidate(text, about if about != text else "") for text, about in pairs]
    if setting.bounds is not None:
        return plain(map(str, setting.bounds))
    if setting.kind == "names":
        return _parts(typed, asked.words.catalogue)
    return plain(_THEMES, "a theme")


def _times(_asked: Asked) -> list[Candidate]:
    return plain([f"{hour}:00" for hour in range(18, 24)], "a time of day")


def _numbers(*numbers: int, noun: str) -> Make:
    return lambda _asked: plain(map(str, numbers), noun)


def _placeholders(asked: Asked) -> list[Candidate]:
    return plain(_STATUS.split()) if not asked.typed or asked.typed[0] == "{" else []


def _parts(typed: str, names: Iterable[str]) -> list[Candidate]:
    """Return names for the last part of a list with commas, those already in it left out."""
    lead, comma, _ = typed.rpartition(",")
    held = set(lead.split(","))
    left = [Candidate(name) for name in names if name not in held]
    return list(prefixed(f"{lead}{comma}", left))


VALUES: Final[dict[str, Make]] = {
    "show range": _ranges,
    "mark words": _mark,
    "seen words": _seen,
    "rm id": _records,
    "pause days": _numbers(1, 3, 7, 14, 0, noun="days; 0 ends it"),
    "remind after": _times,
    "status format": _placeholders,
    "insights days": _numbers(30, 90, 365, noun="days"),
    "insights start": day_values,
    "insights end": day_values,
    "insights plot": _factor_keys,
    "report days": _numbers(30, 90, 365, noun="days"),
    "report start": day_values,
    "report end": day_values,
    "report include": _sections,
    "restore name": _backups,
    "restore month": _months,
    "factor name": _factor_keys,
    "settings changes": _settings,
    "trial plan kind": _tryings,
    "trial plan days": _numbers(7, 14, 21, noun="days of every phase"),
    "trial plan washout": _numbers(0, 1, 2, 7, noun="days left out"),
    "trial plan yes": _questions,
    "trial plan no": _questions,
    "trial plan answer": _question_answers,
    "trial plan start": lambda asked: dates.coming(asked.words),
    "trial start words": _start,
    "trial adhere words": _adhere,
    "trial end id": _trials,
    "trial review id": _trials,
}
