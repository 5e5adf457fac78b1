"""What a diary says as a whole: its newest record and its span, the words it uses, how much is
logged of a factor, and what breaks a rule anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tracker.model import Broken, CheckIn, Episode, Intake, Marker, Value

from .contents import FACTORS, Contents, first_of
from .errors import DiaryUnreadable
from .files import BOOK
from .reader import Reader
from .reading import DiaryReading

if TYPE_CHECKING:
    from tracker.model.defining import Logged

SHORT_NOTE = 80  # characters; who writes a longer one does not write it twice
_FINGER_CODES = {"thumb": "t", "index": "i", "middle": "m", "ring": "r", "little": "p"}


class DiaryOverview(DiaryReading):
    """What is asked of all days, or of the newest of them."""

    def newest(self) -> Episode | None:
        """Return the episode that happened last, None if there is none."""
        for contents in self._newest_months():
            episodes = contents.of(Episode)
            if episodes:
                return episodes[-1]
        return None

    def all_broken(self) -> list[Broken]:
        """Return every record that breaks a rule, of the book and of all months that can be
        read."""
        names = [BOOK, *self._reader.months()]
        found: list[Broken] = []
        for count, name in enumerate(names):
            self.told("reading the diary: file", count, len(names))
            found += self._reader.contents(name).broken
        return found

    def broken_factors(self) -> list[Broken]:
        """Return the definitions of factors in the book that break a rule: what can't be read
        (a built-in factor is then as it was built in), and what makes no sense."""
        from .inspecting import unsound_factor  # late: asked for by who looks at factors alone

        book = self._book()
        unread = [each for each in book.broken if each.table == FACTORS]
        return unread + [
            Broken(file=BOOK, table=FACTORS, id=factor.key, day=None, problem=problem)
            for factor in book.factors
            if (problem := unsound_factor(factor))
        ]

    def logged(self, key: str) -> Logged:
        """Return how much is logged of a factor on all days, single intakes each by itself;
        DiaryDamaged where a month can't be read. It reads every month."""
        from tracker.model.defining import Logged

        values: list[Value] = []
        for name in self._reader.months():
            contents = self._reader.contents(name)
            days, intakes = contents.of(CheckIn), contents.of(Intake)
            values += [check_in.values[key] for check_in in days if key in check_in.values]
            values += [intake.amount for intake in intakes if intake.factor == key]
        numbers = [value for value in values if not isinstance(value, bool | str)]
        ends = {"low": min(numbers), "high": max(numbers)} if numbers else {}
        return Logged(count=len(values), **ends)

    def span(self) -> tuple[date, date] | None:
        """Return the first and last day with an episode, intake, check-in or marker, whether
        it can be read or not.

        A damaged month counts with its first day, and so does one of which a part is set
        aside: what it holds is not known.
        """
        months = self._reader.months()
        ends = [_ends(self._reader.contents(name)) for name in _outermost(months, self._reader)]
        days = [day for found in ends for day in found]
        days += [marker.day for marker in self._booked(Marker)]
        days += [each.day for each in self._book().broken if each.day]
        days += [first_of(name) for name in self.lacking() if name != BOOK]
        return (min(days), max(days)) if days else None

    @property
    def untouched(self) -> bool:
        """Whether nothing was ever entered here; also what was taken back again counts."""
        return not self._reader.months() and self.span() is None

    def used(self, months: int = 3) -> dict[str, list[str]]:
        """Return the activities, tags, places (as entry codes: 'ri', 'palm') and short notes of
        the newest months, most used first; what can't be read adds nothing."""
        activities: Counter[str] = Counter()
        tags: Counter[str] = Counter()
        places: Counter[str] = Counter()
        notes: Counter[str] = Counter()
        for contents in self._newest_readable(months):
            for episode in contents.of(Episode):
                activities.update([episode.activity] if episode.activity else [])
                tags.update(episode.tags)
                places.update(_place_codes(episode))
                if episode.note and len(episode.note) <= SHORT_NOTE:
                    notes[episode.note] += 1
        found = {"activities": activities, "tags": tags, "places": places, "notes": notes}
        return {kind: [word for word, _ in words.most_common()] for kind, words in found.items()}

    def _newest_months(self) -> Iterator[Contents]:
        return (self._reader.contents(name) for name in reversed(self._reader.months()))

    def _newest_readable(self, months: int) -> list[Contents]:
        try:
            names = self._reader.months()[-months:]
        except DiaryUnreadable as error:
            self._warn(str(error))
            return []
        found = [self._reader.contents(name) for name in names]
        return [contents for contents in found if not contents.damage]


def _outermost(names: list[str], reader: Reader) -> list[str]:
    """Return the first and the last month that holds anything."""
    first = next((name for name in names if _ends(reader.contents(name))), None)
    last = next((name for name in reversed(names) if _ends(reader.contents(name))), None)
    return [name for name in (first, last) if name]


def _ends(contents: Contents) -> list[date]:
    """Return the first and last day of what a month holds."""
    if contents.damage:
        return [first_of(contents.name)]
    days = [
        *(episode.day for episode in contents.of(Episode)),
        *(intake.day for intake in contents.of(Intake)),
        *(check_in.day for check_in in contents.of(CheckIn)),
        *(each.day for each in contents.broken if each.day),
    ]
    return [min(days), max(days)] if days else []


def _place_codes(episode: Episode) -> list[str]:
    hand = episode.hand[0] if episode.hand else ""
    fingers = "".join(_FINGER_CODES[site] for site in episode.sites if site in _FINGER_CODES)
    others = [site for site in episode.sites if site not in _FINGER_CODES]
    code = hand + fingers if hand and (fingers or not others) else ""
    return [*([code] if code else []), *others]
