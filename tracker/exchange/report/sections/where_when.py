"""Where the twitches were, when, and in which circumstances: as far as episodes state it."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from tracker.insight.descriptive import timing
from tracker.insight.red_flags import ELSEWHERE, regions
from tracker.insight.stated import hand_work
from tracker.model import Episode
from tracker.model.say import capital
from tracker.model.words import (
    HAND_SITES,
    HANDS,
    OTHER_SITES,
    SITE_LABELS,
    WEEKDAYS,
    activity_label,
)

from ..content import Bars, Block, Facts, Hands, Paragraph, Section, Table
from ..material import Material
from ..saying import KEYBOARD, counted, figure, hand_words, share_words, spread_words

_DOING = 8


def places(material: Material) -> Section:
    """Return where: the hands drawn, other places in a table."""
    episodes = material.episodes
    on_hands: Counter[tuple[str, str]] = Counter()
    for each in episodes:
        for site in each.sites:
            if site in HAND_SITES and each.hand:
                on_hands[each.hand, site] += each.count
    blocks: list[Block] = []
    if on_hands:
        blocks.append(Hands("Twitches by place on the hands", dict(on_hands)))
    of_hands = [each for each in episodes if regions(each) - {ELSEWHERE}]
    by_hand = [(hand_words(each.hand), each.count) for each in of_hands if each.hand]
    if by_hand:
        total = counted(sum(count for _, count in by_hand), "twitch", "twitches")
        without = sum(each.count for each in of_hands if not each.sites)
        more = f"; {without:,} of them name no finger or other place" if without else ""
        blocks.append(
            Paragraph(f"{capital(share_words(by_hand, 3))}, of {total} that state a hand{more}.")
        )
    blocks += _elsewhere(episodes)
    if not blocks:
        blocks.append(Paragraph("No place was stated."))
    return Section("places", "Where", blocks)


def _elsewhere(episodes: list[Episode]) -> list[Block]:
    """Return the places that the drawing doesn't show."""
    counts: Counter[str] = Counter()
    days: dict[str, set[date]] = defaultdict(set)
    for each in episodes:
        for site in each.sites:
            if site in OTHER_SITES or not each.hand:
                side = HANDS[each.hand].removesuffix(" hands") if each.hand else ""
                name = f"{SITE_LABELS[site]}, {side or 'side not said'}"
                counts[name] += each.count
                days[name].add(each.day)
    if not counts:
        return []
    rows = [[name, f"{count:,}", str(len(days[name]))] for name, count in counts.most_common()]
    return [Table(["Elsewhere, or side not said", "Twitches", "Days"], rows, frozenset({1, 2}))]


def when(material: Material) -> Section:
    """Return when: hours of the day and days of the week."""
    found = timing(material.days)
    blocks: list[Block] = []
    timed = sum(found.hour)
    if timed:
        hours = [f"{hour:02d}" for hour in range(24)]
        title = f"By hour of the day ({counted(timed, 'twitch', 'twitches')} with a time)"
        blocks.append(Bars(title, "twitches", hours, [float(each) for each in found.hour]))
    if any(each is not None for each in found.weekday):
        title = "By day of the week (mean of watched days)"
        blocks.append(Bars(title, "twitches", list(WEEKDAYS), list(found.weekday)))
    if timed and found.untimed:
        blocks.append(
            Paragraph(
                f"{capital(counted(found.untimed, 'twitch', 'twitches'))} have no hour.", True
            )
        )
    if not blocks:
        blocks.append(Paragraph("Nothing is recorded that says when."))
    return Section("timing", "When", blocks)


def contexts(material: Material) -> Section:
    """Return what kind of twitching, at rest or doing what, how tired, and how warm the hands."""
    episodes = material.episodes
    rows = []
    for label, stated in (
        ("At rest or doing", [activity_label(e.activity) for e in episodes if e.activity]),
        ("Kind", [str(e.kind) for e in episodes if e.kind]),
        ("Hands were", [str(e.warmth) for e in episodes if e.warmth]),
    ):
        if stated:
            shares = share_words(((name, 1) for name in stated), _DOING)
            rows.append((label, f"{shares} (of {len(stated):,})"))
    for label, ratings in (
        ("Fatigue, 0 to 10", [e.fatigue for e in episodes if e.fatigue is not None]),
        ("Bother, 0 to 10", [e.bother for e in episodes if e.bother is not None]),
    ):
        if ratings:
            rows.append((label, f"{spread_words(ratings)} (of {len(ratings):,})"))
    blocks: list[Block] = [Facts(rows)] if rows else [Paragraph("No circumstances were stated.")]
    if rows:
        small = f"In brackets: how many of the {len(episodes):,} episodes state it."
        blocks.append(Paragraph(f"{small} {_work_words(material)}".strip(), small=True))
    return Section("contexts", "At rest or doing what", blocks)


def _work_words(material: Material) -> str:
    """Return the share of hand work among the twitches beside the hours of it, as recorded."""
    found = hand_work(material.episodes, material.found.table)
    if found is None:
        return ""
    hours = "how many hours of hand work a day there were is not recorded."
    if found.hours is not None and found.share_of_day is not None:
        hours = (
            f"a recorded mean of {figure(found.hours)} h of hand work a day is about "
            f"{found.share_of_day:.0%} of a waking day."
        )
    return (
        f"While typing, mouse, phone or writing: {found.share:.0%} of "
        f"{counted(found.stated, 'twitch', 'twitches')} that state an activity; {hours} {KEYBOARD}"
    )
