"""What stands out in what episodes state: one place, and hand work. Only episodes carry them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np

from tracker.model import Episode
from tracker.model.records import Hand, Site
from tracker.model.say import twitches
from tracker.model.words import SITE_LABELS

from .daily import DailyTable
from .phrases import KEYBOARD_CAVEAT
from .result import Concentration, HandWork

HAND_WORK = ("typing", "mouse", "phone", "writing")
WAKING_HOURS = 16.0
_ENOUGH = 20  # twitches that state it, before it reads as more than the record so far

Where = tuple[Hand | None, Site]


def concentration(episodes: Sequence[Episode]) -> Concentration | None:
    """Return the hand and site most twitches state; None where no site is stated.

    An episode's count goes whole to each of its sites. Of equals the one on more days.
    """
    counts: Counter[Where] = Counter()
    days: dict[Where, set[date]] = defaultdict(set)
    stated = 0
    for episode in episodes:
        if episode.sites:
            stated += episode.count
        for site in dict.fromkeys(episode.sites):
            where = (episode.hand, site)
            counts[where] += episode.count
            days[where].add(episode.day)
    if not counts:
        return None
    hand, site = max(counts, key=lambda each: (counts[each], len(days[each]), str(each)))
    found, on = counts[hand, site], len(days[hand, site])
    share = found / stated
    return Concentration(
        hand=hand,
        site=site,
        twitches=found,
        stated=stated,
        share=share,
        days=on,
        sentence=f"Most where a place was said: {_where_words(hand, site)}, {share:.0%} of the "
        f"{twitches(stated)} that {_state(stated)} one, on {on} {'day' if on == 1 else 'days'}"
        f"{_so_far(stated)}.",
    )


def hand_work(episodes: Sequence[Episode], ranged: DailyTable) -> HandWork | None:
    """Return the twitches that came during hand work beside the workload recorded in the
    range; None where no episode states an activity."""
    stated = sum(each.count for each in episodes if each.activity)
    if not stated:
        return None
    at_work = sum(each.count for each in episodes if each.activity in HAND_WORK)
    column = ranged.factors.get("workload", np.array([]))
    known = column[np.isfinite(column)]
    hours = float(known.mean()) if len(known) else None
    of_day = None if hours is None else hours / WAKING_HOURS
    share = at_work / stated
    base = _NO_BASE
    if hours is not None and of_day is not None:
        base = (
            f"you recorded a mean of {hours:.1f} hours of hand work a day (over {len(known)} "
            f"{'day' if len(known) == 1 else 'days'}), about {of_day:.0%} of a waking day of "
            f"{WAKING_HOURS:g} h."
        )
    return HandWork(
        twitches=at_work,
        stated=stated,
        share=share,
        hours=hours,
        days=len(known),
        share_of_day=of_day,
        sentence=f"{share:.0%} of the {twitches(stated)} that {_state(stated)} an activity came "
        f"while typing, mouse, phone or writing{_so_far(stated)}; {base} {KEYBOARD_CAVEAT}",
    )


_NO_BASE = "how many hours a day that is, is not recorded, so it can't be compared."


def _where_words(hand: str | None, site: str) -> str:
    label = SITE_LABELS[site]
    return f"{label}, both hands" if hand == "both" else f"{hand} {label}" if hand else label


def _state(count: int) -> str:
    return "states" if count == 1 else "state"


def _so_far(stated: int) -> str:
    return "" if stated >= _ENOUGH else " (so far, not a pattern)"
