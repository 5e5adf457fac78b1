"""Flags as recorded, and which of them the rules find worth showing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from tracker.model.words import FLAGS, visible

from ..content import Block, Paragraph, Section, SectionKey, Table
from ..material import Material
from ..saying import days, short_day

_NONE = (
    "No numbness, tingling, weakness, grip slipping, pain, stiffness or thinner muscle recorded."
)
_NOT_EXAMINED = "Entered as felt or seen: nothing was measured or examined."


def flags(material: Material, sections: Collection[SectionKey]) -> Section:
    """Return the rules that fired, with the days of their records and their source, then all
    flags of the period."""
    blocks: list[Block] = []
    # What is only about a medicine goes with the medicines.
    fired = [
        flag
        for flag in material.found.red_flags
        if flag.rule != "medicine" or "medicines" in sections
    ]
    if fired:
        rows = [[visible(flag.sentence), visible(flag.source)] for flag in fired]
        blocks.append(Table(["Worth showing (whole diary)", "Source of the rule"], rows))
    recorded = material.recorded
    found = Counter(flag for day in recorded for flag in day.flags)
    last = {flag: day.day for day in recorded for flag in day.flags}
    named = [
        f"{FLAGS[flag]} on {days(found[flag])} (last on {short_day(last[flag])})"
        for flag in FLAGS
        if flag in found
    ]
    said = f"{_when(material)}: {', '.join(named)}." if named else _NONE
    blocks.append(Paragraph(f"{said} {_NOT_EXAMINED}"))
    seen = {
        rule: day
        for rule, day in material.whole.profile.seen.items()
        if rule != "medicine" or "medicines" in sections
    }
    if seen:
        told = ", ".join(f"{rule} on {short_day(day)}" for rule, day in sorted(seen.items()))
        blocks.append(Paragraph(f"Seen by a clinician before: {told}."))
    return Section("flags", "Flags", blocks)


def _when(material: Material) -> str:
    """Return when the flags were recorded: today is no day of the period."""
    if not material.days:
        return "Today"
    newest = material.recorded[-1]
    today = newest.day == material.whole.today and bool(newest.flags)
    return "In the period and today" if today else "In the period"
