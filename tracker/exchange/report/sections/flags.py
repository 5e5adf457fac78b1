"""Flags as recorded, and which of them the rules find worth showing."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tracker.insight.result import RedFlag
from tracker.model.words import FLAGS, visible

from ..content import Block, Paragraph, Section, Table
from ..material import Material
from ..saying import capital, days, short_day

_NONE = (
    "No numbness, tingling, weakness, grip slipping, pain, stiffness or thinner muscle recorded."
)
_NOT_EXAMINED = "Entered by the person as felt or seen, nothing measured or examined."


def flags(material: Material) -> Section:
    """Return the rules with the days of their records and their source, then all flags."""
    blocks: list[Block] = []
    fired = material.found.red_flags
    if fired:
        on = days_of(material)
        rows = [[visible(flag.sentence), _when(flag, on), visible(flag.source)] for flag in fired]
        blocks.append(
            Table(["Worth showing (whole diary)", "Recorded", "Source of the rule"], rows)
        )
    found = Counter(flag for day in material.recorded for flag in day.flags)
    if found:
        last = {flag: day.day for day in material.recorded for flag in day.flags}
        rows = [
            [FLAGS[flag], str(found[flag]), short_day(last[flag])] for flag in FLAGS if found[flag]
        ]
        blocks.append(Table(["Flag (in the period)", "Days", "Last on"], rows, frozenset({1})))
    else:
        blocks.append(Paragraph(_NONE))
    if seen := material.whole.profile.seen:
        told = ", ".join(f"{rule} on {short_day(day)}" for rule, day in sorted(seen.items()))
        blocks.append(Paragraph(f"Seen by a clinician before: {told}."))
    blocks.append(Paragraph(_NOT_EXAMINED, small=True))
    return Section("flags", "Flags", blocks)


def days_of(material: Material) -> dict[str, date]:
    """Return the day of every record that a rule can name, by its id."""
    whole = material.whole
    kinds = (whole.episodes, whole.check_ins, whole.markers, whole.reviews)
    return {each.id: each.day for kind in kinds for each in kind}


def _when(flag: RedFlag, on: dict[str, date]) -> str:
    """Return on how many days the records of a rule are, and which."""
    found = sorted({on[record] for record in flag.records if record in on})
    if not found:
        return ""
    if len(found) == 1:
        return short_day(found[0])
    return capital(f"{days(len(found))}, {short_day(found[0])} to {short_day(found[-1])}")
