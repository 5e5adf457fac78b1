"""A day's count in words, the same on Log and on Calendar."""

from __future__ import annotations

from tracker.model import Day
from tracker.model.say import twitches


def count_words(day: Day, *, whole: bool = True) -> str:
    """Return what a day's count rests on: '3 twitches in 2 episodes, about 1 unlogged',
    'watched, no twitches', 'not watched'; unless the diary is `whole` only what is known of it,
    'at least 3 twitches …', 'not known'."""
    if not whole:
        return f"at least {count_words(day)}" if day.count else "not known"
    if day.count is None:
        return "not watched"
    words = twitches(day.count) if day.count else "watched, no twitches"
    unlogged = day.check_in.unlogged if day.check_in else None
    if not day.episodes:
        return f"{words}, as the check-in says" if unlogged else words
    words += f" in {len(day.episodes)} {'episode' if len(day.episodes) == 1 else 'episodes'}"
    return f"{words}, about {unlogged} unlogged" if unlogged else words
