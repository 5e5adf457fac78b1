"""A search in plain words, so that nobody has to guess what was understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..factors import Factor
from ..say import listed, twitches
from ..words import visible
from .of_day import Dates, DayCondition, Event, FactorIs, Measure, State, Weekdays, inverted, within
from .of_episode import EpisodeCondition, Has, Place, Rated
from .term import Term

Terms = Sequence[Term]


def query_words(terms: Terms, catalogue: Mapping[str, Factor]) -> str:
    """Return the conditions in words, every one of them: what is asked of an episode comes
    first, then of the day, then when."""
    of_episode = [term for term in terms if isinstance(term.condition, EpisodeCondition)]
    of_day = [term for term in terms if isinstance(term.condition, DayCondition)]
    either = [term for term in terms if term not in of_episode and term not in of_day]
    when = _when(of_day, catalogue)
    if any(not term.negated for term in of_episode):
        parts = [*_episodes(of_episode), *_beside(either)]
        days = _days([], [], of_day, catalogue)
        parts += [f"on {days}"] if days != "days" else []
    else:
        parts = [_days(of_episode, either, of_day, catalogue)]
    if when and parts[-1].endswith("days"):
        parts[-1] += f" {when.pop(0)}"
    return visible(", ".join([*parts, *when]))


def _episodes(terms: Terms) -> list[str]:
    """Return twitches and what is asked of them, kind and place in front."""
    told = sorted(_places_together(terms), key=_rank)
    kinds = [term for term in told if _is_kind(term)]
    noun = twitches(2, str(_value(kinds[0]))).removeprefix("2 ") if kinds else "twitches"
    rest = [_of_one(term) for term in told if not kinds or term is not kinds[0]]
    if rest and _rank(told[len(kinds[:1])]) < _LAST:
        return [f"{noun} {rest[0]}", *rest[1:]]
    return [noun, *rest]


def _places_together(terms: Terms) -> list[Term]:
    """Return the terms with a hand and the sites on it as one place."""
    places = [each.condition for each in terms if isinstance(each.condition, Place)]
    wanted = [each for each in places if Term(each) in terms]
    hands = {each.hand for each in wanted if each.hand}
    if len(wanted) < 2 or len(hands) > 1:
        return list(terms)
    sites = dict.fromkeys(site for each in wanted for site in each.sites)
    whole = Place(hand=next(iter(hands), None), sites=tuple(sites))
    others = (each for each in terms if each.negated or each.condition not in wanted)
    return [Term(whole), *others]


_LAST = 3


def _rank(term: Term) -> int:
    condition = term.condition
    if term.negated:
        return _LAST
    if _is_kind(term):
        return 0
    if isinstance(condition, Place):
        return 1
    doing = isinstance(condition, Has) and condition.field == "activity" and condition.value
    return 2 if doing else _LAST


def _is_kind(term: Term) -> bool:
    condition = term.condition
    is_kind = isinstance(condition, Has) and condition.field == "kind"
    return is_kind and _value(term) is not None and not term.negated


def _value(term: Term) -> str | None:
    return term.condition.value if isinstance(term.condition, Has) else None


def _of_one(term: Term) -> str:
    """Return what is asked of an episode, behind 'twitches'."""
    condition = term.condition
    assert isinstance(condition, EpisodeCondition)
    return f"not {condition.words()}" if term.negated else condition.words()


def _beside(either: Terms) -> list[str]:
    """Return what the episode or its day has to say."""
    wanted, unwanted = _nouns(either)
    return [
        f"{preposition} {listed(nouns, last)}"
        for preposition, nouns, last in (("with", wanted, "and"), ("without", unwanted, "or"))
        if nouns
    ]


def _nouns(either: Terms) -> tuple[list[str], list[str]]:
    said: tuple[list[str], list[str]] = ([], [])
    for term in either:
        condition = term.condition
        assert not isinstance(condition, DayCondition)
        said[term.negated].append(condition.words())
    return said


def _days(of_episode: Terms, either: Terms, of_day: Terms, catalogue: Mapping[str, Factor]) -> str:
    """Return days and what is asked of them, the dates left out."""
    states = [said for term in of_day for said in _state(term)]
    adjectives = list(dict.fromkeys(word for kind, word in states if kind == "are"))
    wanted = [_figure(term, catalogue) for term in of_day if _is_figure(term)]
    wanted += [word for kind, word in states if kind == "with"]
    unwanted = [word for kind, word in states if kind == "without"]
    for term in of_day:
        if isinstance(term.condition, Event):
            (unwanted if term.negated else wanted).append(term.condition.words(catalogue))
    texts, no_texts = _nouns(either)
    wanted, unwanted = wanted + texts, unwanted + no_texts
    unwanted += [_twitches(term) for term in of_episode]
    words = " and ".join(adjectives) + " days" * bool(adjectives) or "days"
    if wanted:
        words += f" with {listed(wanted)}"
    if unwanted:
        words += f"{',' * bool(wanted)} without {listed(unwanted, 'or')}"
    return words


def _twitches(term: Term) -> str:
    """Return the twitches that a day is to be without."""
    condition = term.condition
    assert isinstance(condition, EpisodeCondition)
    if isinstance(condition, Has) and condition.field == "kind" and condition.value:
        return twitches(2, condition.value).removeprefix("2 ")
    rated = isinstance(condition, Rated) and condition.field not in ("count", "duration")
    link = "with " if _is_unsaid(term) else "of " if rated else ""
    return f"twitches {link}{condition.words()}"


def _is_unsaid(term: Term) -> bool:
    return isinstance(term.condition, Has | Rated) and term.condition.value is None


def _is_figure(term: Term) -> bool:
    return isinstance(term.condition, FactorIs | Measure)


def _figure(term: Term, catalogue: Mapping[str, Factor]) -> str:
    condition = term.condition
    assert isinstance(condition, FactorIs | Measure)
    return (inverted(condition) if term.negated else condition).words(catalogue)


def _state(term: Term) -> list[tuple[str, str]]:
    """Return how a state is said of days: what they are, and what they are with or without."""
    condition = term.condition
    if not isinstance(condition, State):
        return []
    return {
        ("watched", False): [("are", "watched")],
        ("watched", True): [("are", "unwatched")],
        ("zero", False): [("are", "watched"), ("without", "any twitches")],
        ("zero", True): [("with", "twitches")],
        ("closed", False): [("with", "the check-in closed")],
        ("closed", True): [("with", "the check-in open")],
    }[condition.name, term.negated]


def _when(of_day: Terms, catalogue: Mapping[str, Factor]) -> list[str]:
    """Return the dates as one span, then days of the week and dates that are left out."""
    limits = [
        term.condition for term in of_day if isinstance(term.condition, Dates) and not term.negated
    ]
    said = [within(limits).words(catalogue)] if limits else []
    for term in of_day:
        if isinstance(term.condition, Weekdays) or (
            isinstance(term.condition, Dates) and term.negated
        ):
            words = term.condition.words(catalogue)
            said.append(f"not {words}" if term.negated else words)
    return said
