"""Places & contexts: where on the hands, and doing what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tracker.model.say import listed
from tracker.model.width import padded
from tracker.model.words import activity_label, visible

from ..insight_words import place_name
from .hands import hands_picture
from .page import MUTED, Page, Seen, muted, percent, rows, said

if TYPE_CHECKING:
    from tracker.insight.result import Place

MOST_PLACES = 10
MOST_CONTEXTS = 6
BAR = 24
AROUND = 10  # rows of a screen around the words, and for sentences that take several
CAVEAT = "Only episodes carry these: how often you do a thing is not known from them."
KINDS = (("activity", "Doing what"), ("fatigue", "Fatigue, 0 to 10"), ("warmth", "Hands"))


def page(seen: Seen) -> Page:
    """Return places and contexts as bars with their numbers; beside them the hands, or where
    there is more room the hands and the contexts."""
    hands = [hands_picture(seen)] if seen.wide and seen.insights.places else []
    aside = Content("\n\n").join([*hands, *_contexts(seen)])
    if seen.broad and aside.plain.count("\n") + AROUND <= seen.rows:  # what is aside stands still
        return Page("", [], _places(seen), aside)
    return Page("", [], [*_places(seen), *_contexts(seen)], hands[0] if hands else None)


def _places(seen: Seen) -> list[Content]:
    insights = seen.insights
    stated = [where for where in insights.places if where.share is not None]
    lines = [Content.styled("Where (of twitches that state a place)", "bold $primary")]
    lines += [
        _bar(place_name(where), where.share or 0.0, where.twitches)
        for where in stated[:MOST_PLACES]
    ]
    if not stated:
        lines.append(muted("No place stated yet."))
    unstated = [
        f"{where.twitches} {_on_a_hand(where) if where.hand else 'anywhere'}"
        for where in insights.places
        if where.share is None
    ]
    if unstated:
        lines.append(muted(f"Without a place: {listed(unstated)}"))
    found = [Content("\n").join(lines)]
    if insights.concentration is not None:
        found.append(said(insights.concentration.sentence))
    return found


def _on_a_hand(where: Place) -> str:
    return f"on {'' if where.hand == 'both' else 'the '}{place_name(where)}"


def _contexts(seen: Seen) -> list[Content]:
    insights = seen.insights
    blocks = []
    for kind, heading in KINDS:
        found = [context for context in insights.contexts if context.kind == kind]
        if found:
            bars = [
                _bar(_context_name(kind, context.value), context.share, context.episodes)
                for context in (found if kind == "fatigue" else found[:MOST_CONTEXTS])
            ]
            title = Content.styled(f"{heading} (of episodes that state it)", "bold $primary")
            blocks.append(Content("\n").join([title, *bars]))
    if insights.hand_work is not None:
        blocks.append(said(insights.hand_work.sentence))
    return [*blocks, muted(CAVEAT)]


def table(seen: Seen) -> Content:
    """Return the numbers of the view."""
    lines = [f"{'place':<26}{'twitches':>9}{'share':>8}"]
    lines += [
        f"{padded(place_name(where) or 'not said', 25)} {where.twitches:>9}"
        f"{'–' if where.share is None else percent(where.share):>8}"
        for where in seen.insights.places
    ]
    lines += ["", f"{'context':<26}{'episodes':>9}{'share':>8}"]
    lines += [
        f"{padded(f'{each.kind}: {_context_name(each.kind, each.value)}', 25)} {each.episodes:>9}"
        f"{percent(each.share):>8}"
        for each in seen.insights.contexts
    ]
    most, work = seen.insights.concentration, seen.insights.hand_work
    if most is not None:
        lines += ["", f"most often: {most.twitches} of {most.stated} twitches that state a place"]
        lines += [f"{percent(most.share)}, on {most.days} days"]
    if work is not None:
        lines += [
            "",
            f"hand work: {work.twitches} of {work.stated} twitches, {percent(work.share)}",
        ]
        if work.hours is not None and work.share_of_day is not None:
            lines += [
                f"recorded workload: {work.hours:.1f} h a day over {work.days} days, "
                f"{percent(work.share_of_day)} of a waking day"
            ]
    return rows(lines)


def _bar(name: str, share: float, amount: int) -> Content:
    full = round(min(share, 1.0) * BAR)
    return Content.assemble(
        f"{padded(visible(name), 20)} ",
        ("█" * full or "▏", "$primary"),
        f" {percent(share)} ",
        (f"({amount})", MUTED),
    )


def _context_name(kind: str, value: str | int) -> str:
    return activity_label(str(value)) if kind == "activity" else str(value)
