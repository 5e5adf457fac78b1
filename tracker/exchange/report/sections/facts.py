"""The few lines to read first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from tracker.model import Day
from tracker.model.say import duration, place
from tracker.model.words import FLAGS, activity_label

from ..content import Facts, SectionKey
from ..material import Material
from ..saying import (
    counted,
    days,
    figure,
    hand_words,
    mean,
    percent,
    share_words,
    short_day,
    spread_words,
)

WEEK, MONTH = 7, 28
_PLACES, _DOING = 3, 4


def facts(material: Material, sections: Collection[SectionKey]) -> Facts:
    """Return what is known at a glance: as far as it was recorded, and that it was not. What
    belongs to a section that is left out is left out here too."""
    rows: list[tuple[str, str]] = [
        ("Watched", _watched(material)),
        ("Twitches a day", _a_day(material)),
        ("Lately", _lately(material)),
        ("Since", _since(material)),
        ("How long and strong", _how_strong(material)),
        ("Mostly where", _where(material) if "places" in sections else ""),
        ("At rest or doing", _doing(material) if "contexts" in sections else ""),
        ("Flags", _flags(material.recorded) if "flags" in sections else ""),
    ]
    if material.whole.sample:
        rows.insert(0, ("Sample", "A made-up diary, to show what the page looks like."))
    return Facts([(label, text) for label, text in rows if text])


def _watched(material: Material) -> str:
    if not material.days:
        return f"no day of the diary has ended yet{_today(material)}"
    seen, whole = len(material.watched), len(material.days)
    said = f"{seen:,} of {days(whole)}"
    if seen < whole:
        missing = whole - seen
        which = f"the other {missing:,}" if seen else "that one" if missing == 1 else "they"
        said += f"; {which} {'is' if missing == 1 else 'are'} missing, not quiet"
    if seen > 1:
        quiet = material.counts.count(0)
        said += f". Without twitches: {f'{quiet:,}' if quiet else 'none'} of the watched ones"
    return said


def _today(material: Material) -> str:
    counts = [day.count for day in material.recorded if day.count is not None]
    return f"; {counted(sum(counts), 'twitch', 'twitches')} today so far" if counts else ""


def _a_day(material: Material) -> str:
    return spread_words(material.counts) if material.counts else ""


def _lately(material: Material) -> str:
    """Return the last week and the last four weeks of the period, each beside what was before."""
    week = material.days[-WEEK:]
    known = mean(day.count for day in week)
    if known is None or len(week) < WEEK:
        return ""
    seen = sum(day.watched for day in week)
    said = f"last {days(len(week))} {figure(known)} a day ({seen} watched)"
    change = next((each for each in material.found.change if each.measure == "count"), None)
    if change and change.usual_low is not None and change.usual_high is not None:
        verdict = {"more": "more than usual", "fewer": "fewer than usual"}
        said += (
            f", {verdict.get(change.verdict, change.verdict)}: a week usually has "
            f"{figure(change.usual_low)} to {figure(change.usual_high)} a day"
        )
    else:
        said += ", too early to say whether that is usual"
    return f"{said}{_four_weeks(material.days)}"


def _four_weeks(period: Sequence[Day]) -> str:
    lately, before = period[-MONTH:], period[:-MONTH]
    now, then = mean(day.count for day in lately), mean(day.count for day in before)
    if now is None or then is None:
        return ""
    seen = sum(day.watched for day in before)
    return f". Last {MONTH} days {figure(now)}, before {figure(then)} ({seen:,} watched)"


def _since(material: Material) -> str:
    whole = material.whole
    said = f"first record {short_day(whole.first)}" if material.days else ""
    if whole.profile.since is None:
        return f"not stated; {said}" if said else "not stated"
    since = f"{short_day(whole.profile.since)}, as stated"
    return f"{since}; {said}" if said and whole.first != whole.profile.since else since


def _how_strong(material: Material) -> str:
    episodes = material.episodes
    lasted = sorted(each.duration for each in episodes if each.duration is not None)
    strong = sorted(each.intensity for each in episodes if each.intensity is not None)
    parts = []
    if lasted:
        low, high = lasted[len(lasted) // 10], lasted[-1 - len(lasted) // 10]
        span = duration(low) if low == high else f"{duration(low)} to {duration(high)}"
        parts.append(f"mostly {span} an episode ({len(lasted):,} of {len(episodes):,} state it)")
    if strong:
        parts.append(
            f"intensity, 0 to 10, {spread_words(strong)} ({len(strong):,} of {len(episodes):,})"
        )
    return "; ".join(parts) or ("not stated" if episodes else "")


def _where(material: Material) -> str:
    total = sum(each.count for each in material.episodes if each.sites)
    if not total:
        hands = [(hand_words(each.hand), each.count) for each in material.episodes if each.hand]
        if hands:
            return f"{share_words(hands, _PLACES)} of the twitches that state a hand"
        return "no place stated" if material.episodes else ""
    counts: Counter[str] = Counter()
    for episode in material.episodes:
        for site in episode.sites:
            counts[_named(episode.hand, site)] += episode.count
    named = [f"{name} {percent(count / total)}" for name, count in counts.most_common(_PLACES)]
    rest = len(counts) - _PLACES
    more = f", {counted(rest, 'other place')}" if rest > 0 else ""
    return f"{', '.join(named)}{more}, of {counted(total, 'twitch', 'twitches')} that state a place"


def _named(hand: str | None, site: str) -> str:
    from tracker.model import EpisodeDetails, read

    return place(read(EpisodeDetails, {"hand": hand, "sites": [site]}))


def _doing(material: Material) -> str:
    stated = [activity_label(each.activity) for each in material.episodes if each.activity]
    if not stated:
        return "not stated" if material.episodes else ""
    shares = share_words(((name, 1) for name in stated), _DOING)
    return f"{shares}, of {counted(len(stated), 'episode')} that state it"


def _flags(recorded: Sequence[Day]) -> str:
    """Return each flag with the number of days it was recorded on: 'numbness on 2 days'."""
    found = Counter(flag for day in recorded for flag in day.flags)
    said = ", ".join(f"{FLAGS[flag]} on {days(found[flag])}" for flag in FLAGS if found[flag])
    return said or "none recorded"
