"""The report: chosen and ordered so that it is read in two minutes.

The facts come first, then what a clinician asks about in order: the course, flags, where, when,
in which circumstances, what was taken; then what the diary itself found, what it lacks, and what
to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Final

from ..analysis import WholeDiary
from .content import DEFAULT_SECTIONS, Report, Section, SectionKey
from .material import DEFAULT_DAYS, Material, gathered
from .saying import counted, period_words, short_day
from .sections.factors import factors
from .sections.facts import facts
from .sections.flags import flags
from .sections.medicines import medicines
from .sections.on_request import notes, profile
from .sections.over_time import over_time
from .sections.questions import questions
from .sections.trials import trials
from .sections.unrecorded import unrecorded
from .sections.where_when import contexts, places, when

TITLE: Final = "Twitching: a page for the clinician"
FOOT: Final = (
    "Not medical advice. From a diary kept by the person; it describes and does not diagnose."
)

_BEFORE: Final[dict[SectionKey, Callable[[Material], Section]]] = {
    "places": places,
    "timing": when,
    "contexts": contexts,
    "medicines": medicines,
    "factors": factors,
    "trials": trials,
}
_AFTER: Final[dict[SectionKey, Callable[[Material], Section]]] = {
    "profile": profile,
    "notes": notes,
}


def build(
    whole: WholeDiary,
    *,
    days: int | None = DEFAULT_DAYS,
    end: date | None = None,
    sections: Collection[SectionKey] = DEFAULT_SECTIONS,
) -> Report:
    """Return the report on the last `days` days up to `end`.

    Without `days` all of them, without `end` up to the last finished day with a record; what
    was not watched is missing, never zero. Imports numpy and scipy.
    """
    return composed(gathered(whole, days=days, end=end), sections)


def composed(material: Material, sections: Collection[SectionKey] = DEFAULT_SECTIONS) -> Report:
    """Return the report with these sections; what was found is not worked out again."""
    parts = [over_time(material, sections)] if "change" in sections and material.days else []
    parts += [flags(material, sections)] if "flags" in sections else []
    parts += [
        make(material)
        for key, make in _BEFORE.items()
        if key in sections and (material.days or key == "medicines")
    ]
    parts += [unrecorded(material, sections), questions(material, sections)]
    parts += [make(material) for key, make in _AFTER.items() if key in sections]
    return Report(
        title=TITLE,
        period=_period(material),
        made=material.made,
        facts=facts(material, sections),
        sections=parts,
        foot=FOOT,
    )


def _period(material: Material) -> str:
    if material.start is None or material.end is None:
        return f"No finished day yet, as of {short_day(material.whole.today)}"
    count = len(material.days)
    return f"{period_words(material.start, material.end)}, {counted(count, 'day')}"
