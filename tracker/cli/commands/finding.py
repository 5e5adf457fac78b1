"""`find`: the days and the episodes that what was typed asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..context import Context, vocabulary
from ..days import day_json, say_days
from ..errors import FAILED, pointing_at
from ..output import complain, emit_json, paragraph, say
from ..waiting import progress

if TYPE_CHECKING:
    from tracker.model.query import Match

NO_MATCH = "No day matches."


def find(context: Context, tokens: Sequence[str]) -> int:
    """Print what is looked for in words, then the days that match, the newest last. 1 where a
    month could not be searched."""
    from tracker.entry import parse_query

    with context.diary() as diary:
        with pointing_at(" ".join(tokens)):
            query = parse_query(
                list(tokens),
                today=diary.today(),
                catalogue=diary.catalogue,
                vocabulary=vocabulary(diary),
                first_weekday=context.settings.first_weekday,
                day_start=diary.day_start,
            )
        words = query.words(diary.catalogue)
        search = diary.find(query)
        matches: list[Match] = []
        with progress() as told:
            for month, matched in search.months():
                told.step(f"searched {month}")
                matches += matched
        matches.reverse()
        complain(*(f"tracker: {missing}" for missing in search.words()))
        if context.json:
            days = [{**day_json(each.day), "matches": list(each.episodes)} for each in matches]
            emit_json({"schema": 1, "query": words, "days": days})
        else:
            paragraph(f"{words[0].upper()}{words[1:]}", hanging="  ")
            say_days(
                [each.day for each in matches],
                diary.catalogue,
                search.partly,
                twelve=context.settings.clock == "12h",
                only={each.day.day: each.episodes for each in matches},
            )
            say(_totals(matches))
    return FAILED if search.unread else 0


def _totals(matches: Sequence[Match]) -> str:
    """Return how many days and episodes were found."""
    if not matches:
        return NO_MATCH
    episodes = sum(len(each.episodes) for each in matches)
    words = f"{len(matches)} day{'' if len(matches) == 1 else 's'}"
    return f"{words}, {episodes} episode{'' if episodes == 1 else 's'}" if episodes else words
