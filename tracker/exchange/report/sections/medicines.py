"""Medicines and supplements, as far as they were noted: nothing is assumed to be taken."""

from __future__ import annotations

from typing import Final

from tracker.model import Factor, Marker
from tracker.model.words import MARKER_KINDS, MEDICINE_KINDS, visible

from ..content import Block, Paragraph, Section, Table
from ..material import Material
from ..saying import days, figure, one_line, short_day, spread_words

NOTED: Final = ("medicines", "magnesium", "electrolytes", "stimulants")
_MOST = 10
_ONSET = {True: "yes, as noted", False: "no, as noted", None: "not said"}


def medicines(material: Material) -> Section:
    """Return every medicine noted as started, changed or stopped, and the days on which others
    and supplements were recorded."""
    blocks: list[Block] = []
    events = medicine_events(material)
    if events:
        rows = [
            [short_day(each.day), _event(each), _ONSET[each.with_onset]] for each in events[-_MOST:]
        ]
        blocks.append(Table(["Day", "Medicine", "Twitching began or grew with it"], rows))
    rows = [row for key in NOTED if (row := _taken(material, material.catalogue[key]))]
    if rows:
        blocks.append(Table(["Recorded in the period", "Days", "Amount on these days"], rows))
    if not blocks:
        blocks.append(Paragraph("No medicine or supplement was noted; that is not ‘none taken’."))
    elif len(events) > _MOST:
        blocks.append(Paragraph(f"{len(events) - _MOST} earlier ones are not shown.", small=True))
    return Section("medicines", "Medicines and supplements noted", blocks)


def medicine_events(material: Material) -> list[Marker]:
    """Return the medicines started, changed or stopped, in the whole diary up to the end of the
    period, oldest first."""
    found = [each for each in material.whole.markers if each.kind in MEDICINE_KINDS]
    return sorted(found, key=lambda each: (each.day, each.id))


def _event(marker: Marker) -> str:
    kind = MARKER_KINDS[marker.kind].removeprefix("medicine ")
    return f"{one_line(marker.label)}: {kind}" if marker.label else f"not named: {kind}"


def _taken(material: Material, factor: Factor) -> list[str]:
    """Return on how many days a factor was recorded as taken, and how much; [] for none."""
    values = [day.values.get(factor.key) for day in material.days]
    known = [value for value in values if value is not None and not isinstance(value, str)]
    taken = [float(value) for value in known if value]
    if not taken:
        return []
    amount = ""
    if factor.kind == "amount":
        unit = visible(factor.unit)
        same = taken[0] == min(taken) == max(taken)
        amount = f"{figure(taken[0])} {unit}" if same else spread_words(taken, unit)
    return [visible(factor.label), f"{len(taken)} of {days(len(known))} that say", amount]
