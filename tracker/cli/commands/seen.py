"""`seen`: what is worth showing a clinician, and what one has seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.model import RULES, Episode, Rule

from ..context import Context
from ..errors import InputError, did_you_mean
from ..output import complain, emit_json, headline, paragraph, say
from ..spoken import leading_day
from ..text import day_words, identifier, moment_words, record_words
from .recording import UNDO_HINT

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Diary
    from tracker.exchange.analysis import Firing

NAMES: dict[str, Rule] = {**{rule: rule for rule in RULES}, "region": "another region"}
MOST = 8  # records of a rule that are named
QUIET = "Nothing stands open that is worth showing a clinician."


def seen(context: Context, options: Namespace) -> int:
    """Note that a clinician saw what a rule fired on; without a rule list what stands open."""
    if not options.words:
        with context.diary() as diary:
            return _list(context, diary)
    rule, rest = _rule(options.words)
    with context.diary(writable=True) as diary:
        spoken = leading_day(rest, diary.today())
        if spoken.rest:
            raise InputError(
                f"“{' '.join(map(str, spoken.rest))}” is not a day, such as today, mon, "
                "3 days ago or 2026-11-20"
            )
        before, day = diary.version, spoken.day or diary.today()
        diary.see(rule, day)
        if context.json:
            emit_json({"rule": rule, "seen": day.isoformat()})
        elif diary.version == before:
            say("Nothing changed: the diary says so already.")
        else:
            paragraph(
                f"Seen by a clinician on {day_words(day)}: {rule}. It is quiet until later "
                f"records alone would bring it up. {UNDO_HINT}",
                hanging="  ",
            )
    return 0


def _rule(words: Sequence[str]) -> tuple[Rule, list[str]]:
    """Take the rule off the words, however its parts are joined."""
    said = [part for word in words for part in word.lower().split()]
    parts = [piece for part in said[:1] for piece in part.replace("_", "-").split("-")]
    parts += said[1:]
    for length in (2, 1):
        rule = NAMES.get(" ".join(parts[:length]))
        if rule is not None and len(parts) >= length:
            return rule, parts[length:]
    typed = said[0] if said else ""
    near = did_you_mean(typed, NAMES)
    known = ", ".join("region (another region)" if each == "another region" else each
                      for each in RULES)  # fmt: skip
    raise InputError(f"“{typed}” is not a rule: {known}{near}")


def _list(context: Context, diary: Diary) -> int:
    from tracker.exchange.analysis import WholeDiary
    from tracker.exchange.clinician import ForClinician
    from tracker.insight.as_json import flag_fields

    found = ForClinician.of(WholeDiary.read(diary))
    complain(*(f"tracker: {words}" for words in found.left_out))
    if context.json:
        emit_json(
            {
                "open": [flag_fields(each.flag) for each in found.open],
                "seen": {rule: day.isoformat() for rule, day in found.seen.items()},
            }
        )
        return 0
    if not found.open:
        say(QUIET)
    for each in found.open:
        headline(each.flag.rule)
        paragraph(each.flag.sentence, indent="  ")
        paragraph(f"Source: {each.flag.source}", indent="  ", hanging="    ")
        for record in each.records[-MOST:]:
            paragraph(_record(record, diary), indent="  · ", hanging="    ")
        if len(each.records) > MOST:
            say(f"  · and {len(each.records) - MOST} records before")
    for rule, day in found.seen.items():
        say(f"Seen by a clinician on {day_words(day)}: {rule}")
    say("Not medical advice.")
    return 0


def _record(record: Firing, diary: Diary) -> str:
    if isinstance(record, Episode):
        when = moment_words(record, today=diary.today(), twelve=diary.units.face == "12h")
        when = f"today, {when}" if record.day == diary.today() else when
    else:
        when = day_words(record.day)
    return f"{when} · {record_words(record, diary.catalogue)} (id {identifier(record)})"
