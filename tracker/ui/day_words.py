"""A day's count in words, the same on Log and on Calendar."""

from __future__ import annotations

from tracker.model import Day
from tracker.model.say import twitches


def count_words(day: Day, *, whole: bool = True, hidden: bool = False) -> str:
    """Return what a day's count rests on: '3 twitches in 2 episodes, about 1 unlogged',
    'watched, no twitches', 'not watched'; `hidden`: 'watched' and no more. Where the diary is
    not `whole`, or a record of the day can't be read, that is not all: 'at least 3 twitches …',
    'not known'."""
    if hidden and day.watched:
        return "watched"
    if not whole or day.broken:
        return f"at least {_told(day)}" if day.count else "not known"
    return _told(day)


def _told(day: Day) -> str:
    if day.count is None:
        return "not watched"
    words = twitches(day.count) if day.count else "watched, no twitches"
    unlogged = day.check_in.unlogged if day.check_in else None
    if not day.episodes:
        return f"{words}, as the check-in says" if unlogged else words
    words += f" in {len(day.episodes)} {'episode' if len(day.episodes) == 1 else 'episodes'}"
    return f"{words}, about {unlogged} unlogged" if unlogged else words
