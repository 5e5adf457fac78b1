"""Rules that say 'worth showing a clinician', each with the records that fired it.

None is a diagnosis. The rules and their sources are those of the product's clinical notes;
'second-hand' means that the source was read in a secondary copy.

What counts is what was stated as a flag. The factor 'grip felt unsure' is none: asked each
evening it would have this rule stand open for whoever tracks it, and a doubt is not a grip that
slipped; that has a flag of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from tracker.model import CheckIn, Episode, Marker, Review
from tracker.model.say import capital, listed
from tracker.model.words import FLAGS, HAND_SITES, MARKER_KINDS, visible

from .daily import DailyTable
from .phrases import short_day
from .result import RedFlag
from .worsening import grown, said_worse

_OWN = "this product's own caution"
_STRENGTH_SOURCE = f"{_OWN}; NHS, ‘weak or stiff’ (second-hand)"
_SENSATION_SOURCE = f"{_OWN}; Mayo Clinic on nerve compression (second-hand)"
_REGION_SOURCE = "NHS, ‘more than one place’ (second-hand)"
_MEDICINE_SOURCE = "NHS (second-hand)"

_STRENGTH = ("weakness", "grip", "thinner")
_LASTING = ("numbness", "stiffness")
_PASSING = ("tingling", "pain")
_HANDS = ("left hand", "right hand")
ELSEWHERE = "elsewhere"
_FORTNIGHT = 14
_TIMES = 3  # days of the fortnight
_LASTING_WINDOW = 90


@dataclass(frozen=True)
class _Sign:
    """What one record says that a rule looks at."""

    day: date
    record: str
    what: str


def red_flags(
    episodes: Sequence[Episode],
    check_ins: Sequence[CheckIn],
    markers: Sequence[Marker],
    reviews: Sequence[Review],
    seen: Iterable[tuple[str, date]] = (),
    profile: Mapping[str, Any] | None = None,
    whole: DailyTable | None = None,
) -> list[RedFlag]:
    """Return the rules that fire on the whole diary, today included.

    `whole` is the table of the finished days, for the rule 'worsens'; without it that rule
    looks at the reviews alone.
    `seen` holds (rule, day a clinician saw it) pairs: a rule then counts only records of
    later days, so that one over a window of days needs a whole window that starts later.
    It is a record's day that counts, not when it was written down. `profile` may say
    `elsewhere`: twitching elsewhere than the hands was there from the start.
    """
    since: dict[str, date] = {}
    for rule, day in seen:
        since[rule] = max(day, since.get(rule, day))
    flagged: list[Episode | CheckIn] = [*episodes, *check_ins]
    stated = [_Sign(each.day, each.id, flag) for each in flagged for flag in each.flags]
    elsewhere = bool(profile and profile.get("elsewhere"))
    found = [
        _strength(_later(stated, since.get("strength"))),
        _lasting(_later(stated, since.get("sensation"))),
        _passing(_later(stated, since.get("sensation"))),
        *_other_regions(episodes, since.get("another region"), elsewhere),
        said_worse(reviews, since.get("worsens")),
        grown(whole, episodes, check_ins, since.get("worsens")) if whole else None,
        _medicine(markers, since.get("medicine")),
    ]
    return [flag for flag in found if flag is not None]


def _later(signs: Iterable[_Sign], since: date | None) -> list[_Sign]:
    return sorted(
        (sign for sign in signs if since is None or sign.day > since), key=lambda sign: sign.day
    )


def _strength(signs: Sequence[_Sign]) -> RedFlag | None:
    found = [sign for sign in signs if sign.what in _STRENGTH]
    if not found:
        return None
    return RedFlag(
        rule="strength",
        records=_ids(found),
        sentence=f"{_named(found)} recorded {_when(found)}: have it looked at soon.",
        source=_STRENGTH_SOURCE,
        brief=_brief(found),
    )


def _lasting(signs: Sequence[_Sign]) -> RedFlag | None:
    """Numbness or stiffness: once is worth mentioning, on 2 days in 90 worth a soon visit."""
    found = [sign for sign in signs if sign.what in _LASTING]
    if not found:
        return None
    repeated = _newest_window(found, _LASTING_WINDOW, 2)
    advice = (
        "have it looked at soon."
        if repeated
        else "worth mentioning to a clinician; soon if it returns or stays."
    )
    told = repeated or [sign for sign in found if sign.day == found[-1].day]
    return RedFlag(
        rule="sensation",
        records=_ids(told),
        sentence=f"{_named(told)} recorded {_when(told)}: {advice}",
        source=_SENSATION_SOURCE,
        brief=_brief(told),
    )


def _passing(signs: Sequence[_Sign]) -> RedFlag | None:
    """Tingling or pain on 3 or more of 14 days."""
    found = _newest_window([sign for sign in signs if sign.what in _PASSING], _FORTNIGHT, _TIMES)
    if not found:
        return None
    return RedFlag(
        rule="sensation",
        records=_ids(found),
        sentence=f"{_named(found)} recorded {_when(found)}, within two weeks: worth a visit.",
        source=_SENSATION_SOURCE,
        brief=_brief(found),
    )


def _other_regions(
    episodes: Sequence[Episode], since: date | None, elsewhere: bool
) -> list[RedFlag]:
    """The other hand, or elsewhere than the hands, new after the first 14 days and stated on
    3 or more days within 14; each region by itself.

    The 14 days begin with the first episode: days recorded before it, quiet ones, say nothing
    of a region.
    """
    stated: dict[str, list[Episode]] = {}
    for each in episodes:
        for region in regions(each):
            stated.setdefault(region, []).append(each)
    if not stated:
        return []
    first = min(each.day for each in episodes)
    earliest = {region: min(each.day for each in found) for region, found in stated.items()}
    known = _known_at_first(earliest, first) | ({ELSEWHERE} if elsewhere else set())
    return [
        _region(region, found)
        for region in (*_HANDS, ELSEWHERE)
        if region in stated
        and region not in known
        and (
            found := _newest_window(
                _later([_Sign(each.day, each.id, region) for each in stated[region]], since),
                _FORTNIGHT,
                _TIMES,
            )
        )
    ]


def _known_at_first(earliest: Mapping[str, date], first: date) -> set[str]:
    """Return the regions of the 14 days from `first` on, of the first day of each. Where no
    place was stated in them, those from the first place on count instead, and so with the first
    hand: the other one is other than a hand that was stated."""

    def stated(some: Mapping[str, date]) -> set[str]:
        place = min(some.values())
        begins = first if place < first + timedelta(days=_FORTNIGHT) else place
        return {each for each, day in some.items() if day < begins + timedelta(days=_FORTNIGHT)}

    hands = {region: day for region, day in earliest.items() if region in _HANDS}
    return stated(earliest) | (stated(hands) if hands else set())


def _region(region: str, found: Sequence[_Sign]) -> RedFlag:
    place = "elsewhere than the hands" if region == ELSEWHERE else f"in the {region}"
    return RedFlag(
        rule="another region",
        records=_ids(found),
        sentence=f"Twitching {place}, not recorded in the first two weeks, is recorded "
        f"{_when(found)}: worth a visit.",
        source=_REGION_SOURCE,
        brief=f"twitching {place}, {_until(found)}",
    )


def regions(episode: Episode) -> frozenset[str]:
    """Return the regions a person stated for an episode: a hand, or elsewhere."""
    return _regions_of(episode.hand, tuple(episode.sites))


@lru_cache(maxsize=1024)  # few places are stated again and again, on tens of thousands of episodes
def _regions_of(hand: str | None, sites: tuple[str, ...]) -> frozenset[str]:
    found = {ELSEWHERE} if set(sites) - set(HAND_SITES) else set()
    if hand and (not sites or set(sites) & set(HAND_SITES)):
        hands = ("left", "right") if hand == "both" else (hand,)
        found |= {f"{each} hand" for each in hands}
    return frozenset(found)


def _medicine(markers: Sequence[Marker], since: date | None) -> RedFlag | None:
    found = sorted(
        (
            marker
            for marker in markers
            if marker.kind.startswith("medicine_")
            and marker.with_onset
            and (since is None or marker.day > since)
        ),
        key=lambda marker: marker.day,
    )
    if not found:
        return None
    newest = found[-1]
    label = f" ({visible(newest.label)})" if newest.label else ""
    kind = MARKER_KINDS[newest.kind].capitalize()
    return RedFlag(
        rule="medicine",
        records=[marker.id for marker in found],
        sentence=f"{kind}{label} on {short_day(newest.day)}, and twitching began or grew with it: "
        "ask the prescriber or a pharmacist; don't stop it yourself.",
        source=_MEDICINE_SOURCE,
        brief=f"{MARKER_KINDS[newest.kind]}{label}, {short_day(newest.day)}",
    )


def _newest_window(signs: Sequence[_Sign], days: int, least: int) -> list[_Sign]:
    """Return the signs of the newest stretch of that many days with `least` different days
    among them; [] where there is none. `signs` are oldest first."""
    for last in reversed(signs):
        first = last.day - timedelta(days=days - 1)
        within = [sign for sign in signs if first <= sign.day <= last.day]
        if len({sign.day for sign in within}) >= least:
            return within
    return []


def _ids(signs: Iterable[_Sign]) -> list[str]:
    return list(dict.fromkeys(sign.record for sign in signs))


def _named(signs: Iterable[_Sign]) -> str:
    words = list(dict.fromkeys(FLAGS[sign.what] for sign in signs))
    return capital(listed(words))


def _brief(signs: Sequence[_Sign]) -> str:
    words = listed(dict.fromkeys(FLAGS[sign.what] for sign in signs))
    return f"{words} recorded {_until(signs)}"


def _until(signs: Sequence[_Sign]) -> str:
    days = sorted({sign.day for sign in signs})
    many = f"on {len(days)} days, the last " if len(days) > 1 else "on "
    return f"{many}{short_day(days[-1])}"


def _when(signs: Sequence[_Sign]) -> str:
    days = sorted({sign.day for sign in signs})
    if len(days) == 1:
        return f"on {short_day(days[0])}"
    return f"on {len(days)} days, {short_day(days[0])} to {short_day(days[-1])}"
