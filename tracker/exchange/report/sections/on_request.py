"""What goes in only when it is asked for: notes, and what a person said of themselves."""

from __future__ import annotations

from tracker.model import Day, Profile, number
from tracker.model.say import marker_words
from tracker.model.words import MEDICINE_KINDS, visible

from ..content import Block, Facts, Paragraph, Section, Table
from ..material import Material
from ..saying import one_line, short_day

_ONE_VALUE = "One value doesn't settle it either way; to be read together with a clinician."
_SAID = {True: "yes", False: "no"}


def notes(material: Material) -> Section:
    """Return the notes of days, episodes and life events of the period, by date."""
    rows = [
        [short_day(day.day), what, words] for day in material.days for what, words in _of_day(day)
    ]
    if not rows:
        return Section("notes", "Notes", [Paragraph("No note in the period.")])
    return Section("notes", "Notes", [Table(["Day", "Of", "In the person's own words"], rows)])


def _of_day(day: Day) -> list[tuple[str, str]]:
    found = [
        (f"{each.at:%H:%M}" if each.at else "episode", one_line(each.note))
        for each in day.episodes
        if each.note and each.note.strip()
    ]
    if day.check_in and day.check_in.note and day.check_in.note.strip():
        found.append(("the day", one_line(day.check_in.note)))
    found += [
        ("life event", one_line(marker_words(each)))
        for each in day.markers
        if each.label and each.kind not in MEDICINE_KINDS
    ]
    return found


def profile(material: Material) -> Section:
    """Return what the person said of themselves; what was not said is named too."""
    said = material.whole.profile
    blocks: list[Block] = [Facts(_rows(said))]
    if said.lab_values:
        values = sorted(said.lab_values, key=lambda each: each.day)
        rows = [
            [short_day(each.day), visible(each.name), f"{number(each.value)} {visible(each.unit)}"]
            for each in values
        ]
        blocks += [Table(["Day", "Laboratory value", "Value"], rows, frozenset({2}))]
        blocks += [Paragraph(_ONE_VALUE, small=True)]
    return Section("profile", "What the person says of themselves", blocks)


def _rows(said: Profile) -> list[tuple[str, str]]:
    asked = (
        ("Twitching elsewhere than in the hands too", said.elsewhere),
        ("Restricted diet", said.restricted_diet),
        ("Digestive or absorption problems", said.digestion),
        ("Kidney or heart disease", said.kidney_heart),
        ("Recurring fatigue", said.recurring_fatigue),
    )
    rows = [(label, "not said" if answer is None else _SAID[answer]) for label, answer in asked]
    listed = one_line(said.medicines) if said.medicines else "not said"
    return [*rows, ("Medicines, as stated", listed)]
