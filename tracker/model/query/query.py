"""A search of the diary: which days it finds, and which of their episodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from ..day import Day
from ..factors import Factor
from ..records import Episode
from .comparing import Known, all_of, any_of, opposite
from .of_day import Dates, DayCondition, Look, within
from .of_episode import Flagged, Noted, Text
from .term import Term

_EITHER = (Flagged, Noted, Text)


class Match(Struct, frozen=True):
    """A day that was found, and the ids of its episodes that meet what is asked of an episode,
    in the day's order: none where the day alone is asked about."""

    day: Day
    episodes: tuple[str, ...] = ()


class Query(Struct, frozen=True):
    """Conditions that all hold. What isn't known (a factor not recorded, a count of a day not
    watched) meets neither a condition nor its opposite.

    What is asked of an episode is met by one episode of the day together; flags, notes and texts
    by that episode or by the day. Opposites are looked for in that same episode; where nothing
    but opposites is asked of episodes, no episode of the day may be so.
    """

    terms: tuple[Term, ...] = ()

    @property
    def span(self) -> tuple[date | None, date | None]:
        """The first and the last day that can match; None where there is no limit."""
        limits = within(
            term.condition
            for term in self.terms
            if isinstance(term.condition, Dates) and not term.negated
        )
        return limits.first, limits.last

    def match(self, day: Day, *, whole: bool = True, booked: bool = True) -> Match | None:
        """Return what the query finds on a day, None if nothing.

        Where the month is not `whole`, or the book not `booked` whole, what can't be read might
        be anything: nothing is found by what is missing there.
        """
        look = Look(day, whole, booked)
        of_day, of_episode, either = self._sorted()
        if not all(_of_day(term, look) for term in of_day):
            return None
        asked = [*of_episode, *either]
        anchored = any(not term.negated for term in of_episode)
        found = []
        if any(not term.negated for term in asked):
            found = [each.id for each in day.episodes if _is_met(asked, each, look)]
        alone = not anchored and all_of(_of_whole_day(term, look) for term in asked) is True
        return Match(day, tuple(found)) if found or alone else None

    def words(self, catalogue: Mapping[str, Factor]) -> str:
        """Return the query in plain words: 'days with sleep under 6 h, since 1 Oct 2026'."""
        from .words import query_words

        return query_words(self.terms, catalogue)

    def _sorted(self) -> tuple[Sequence[Term], Sequence[Term], Sequence[Term]]:
        of_day: list[Term] = []
        of_episode: list[Term] = []
        either: list[Term] = []
        for term in self.terms:
            if isinstance(term.condition, DayCondition):
                of_day.append(term)
            else:
                (either if isinstance(term.condition, _EITHER) else of_episode).append(term)
        return of_day, of_episode, either


def _of_day(term: Term, look: Look) -> bool:
    assert isinstance(term.condition, DayCondition)
    return _said(term, term.condition.holds(look)) is True


def _is_met(terms: Sequence[Term], episode: Episode, look: Look) -> bool:
    """Whether an episode meets all that is asked, and one thing at least by itself."""
    own = False
    for term in terms:
        condition = term.condition
        assert not isinstance(condition, DayCondition)
        holds = condition.of(episode)
        own = own or (holds is True and not term.negated)
        if isinstance(condition, _EITHER) and not holds:
            holds = condition.on(look)
        if _said(term, holds) is not True:
            return False
    return own


def _of_whole_day(term: Term, look: Look) -> Known:
    """Return whether the day meets what is asked without one episode that does: a flag, a note
    or a text of the day itself, or an opposite, which no episode may break."""
    condition = term.condition
    assert not isinstance(condition, DayCondition)
    day = look.day
    if not term.negated:
        return condition.on(look) if isinstance(condition, _EITHER) else False
    of_episodes = any_of(condition.of(each) for each in day.episodes)
    if isinstance(condition, _EITHER):
        return opposite(any_of([of_episodes, condition.on(look)]))
    if not of_episodes and (look.partial or not day.watched):
        return None
    return opposite(of_episodes)


def _said(term: Term, known: Known) -> Known:
    return opposite(known) if term.negated else known
