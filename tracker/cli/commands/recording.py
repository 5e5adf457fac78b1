"""`log`, `checkin`, `flag` and `mark`: from what was typed to the diary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.model import (
    CheckIn,
    Episode,
    EpisodeDraft,
    FactorDraft,
    MarkerDraft,
    Record,
    fields,
)
from tracker.model.asked import asked
from tracker.model.life_events import advised
from tracker.model.say import check_in_parts, episode_words, factor_parts, marker_words
from tracker.model.words import (
    MARKER_KINDS,
    MEDICINE_SOURCE,
    MEDICINE_TEXT,
    URGENT_FLAGS,
    URGENT_TEXT,
)

from ..context import Context, vocabulary
from ..errors import InputError, did_you_mean, pointing_at
from ..output import complain, emit_json, paragraph, say
from ..spoken import leading_day
from ..text import day_words, identifier, moment_words

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Diary
    from tracker.entry import Line

UNDO_HINT = "`tracker undo` takes it back."


def log(context: Context, tokens: Sequence[str]) -> int:
    """Log an episode (now, if nothing else is said) and the day's factors on one line."""
    from tracker.entry import Line, parse_line

    with context.diary(writable=True) as diary:
        with pointing_at(" ".join(tokens)):
            line = parse_line(
                list(tokens),
                now=diary.now(),
                catalogue=diary.catalogue,
                vocabulary=lambda: vocabulary(diary),
                day_start=diary.day_start,
            )
        episode, factors = line.episode, line.factors
        if episode is None and factors is None:
            episode = EpisodeDraft()
        _record(context, diary, Line(episode, factors, line.at, line.day))
    return 0


def checkin(context: Context, tokens: Sequence[str]) -> int:
    """Record the day's factors; with no text print the day's check-in."""
    from tracker.entry import Line, parse_factors

    with context.diary(writable=True) as diary:
        spoken = leading_day(tokens, diary.today())
        if not spoken.rest:
            return _show_check_in(context, diary, spoken.day or diary.today())
        with pointing_at(spoken.line, spoken.offset):
            draft = parse_factors(spoken.rest, diary.catalogue)
        _record(context, diary, Line(None, draft, day=spoken.day))
    return 0


def flag(context: Context, tokens: Sequence[str]) -> int:
    """Note flags (and nothing else) on a day."""
    from tracker.entry import EntryError, Line, parse_factors

    allowed = "flag takes numb, tingle, weak, grip, pain, stiff or thin"
    with context.diary(writable=True) as diary:
        spoken = leading_day(tokens, diary.today())
        with pointing_at(spoken.line, spoken.offset):
            try:
                draft = parse_factors(spoken.rest, diary.catalogue)
            except EntryError as error:  # what is near in the whole language is no flag
                raise EntryError(
                    f"{error.message.partition(';')[0]}; {allowed}", error.start, error.end
                ) from None
        if not draft.flags:
            raise InputError(f"{allowed}; none was given")
        if draft.values or draft.add or draft.unlogged is not None or draft.closed is not None:
            raise InputError(f"{allowed}; factors go to `tracker checkin`")
        _record(context, diary, Line(None, draft, day=spoken.day))
    return 0


def mark(context: Context, options: Namespace) -> int:
    """Note a life event on a day."""
    with context.diary(writable=True) as diary:
        spoken = leading_day(options.words, diary.today())
        if spoken.day is None or not spoken.rest:
            raise InputError("mark takes a day, a kind and perhaps a label: `tracker help mark`")
        kind, label = str(spoken.rest[0]).lower().replace("-", "_"), " ".join(spoken.rest[1:])
        if kind not in MARKER_KINDS:
            near = did_you_mean(kind, MARKER_KINDS)
            raise InputError(f"“{kind}” is not a kind: {', '.join(MARKER_KINDS)}{near}")
        onset = {None: None, "yes": True, "no": False}[options.with_onset]
        marker = diary.mark(
            MarkerDraft(
                day=spoken.day,
                kind=kind,  # type: ignore[arg-type]  # one of MARKER_KINDS
                label=label or None,
                with_onset=onset,
            )
        )
        if context.json:
            emit_json(fields(marker))
        else:
            say(f"Marked {day_words(marker.day)}: {marker_words(marker)}")
            say(f"id {marker.id} · {UNDO_HINT}")
        if advised(marker):
            complain(f"{MEDICINE_TEXT} {MEDICINE_SOURCE}")
    return 0


def urge(flags: Iterable[str]) -> None:
    """Say the urgent text on stderr if weakness, grip slipping or numbness was entered."""
    if URGENT_FLAGS & set(flags):
        complain(URGENT_TEXT)


def _record(context: Context, diary: Diary, line: Line) -> None:
    """Save what a line says and print it: the Episode if there is one, else the CheckIn."""
    before = diary.version
    entered = (line.episode, line.factors)
    try:
        records = diary.record(episode=line.episode, factors=line.factors, day=line.day, at=line.at)
        if context.json:
            wanted = Episode if line.episode else CheckIn
            emit_json(fields(next(record for record in records if isinstance(record, wanted))))
        elif diary.version == before:
            say("Nothing changed: the diary says so already.")
        else:
            _say_recorded(diary, records, line.factors)
    finally:  # it is about the person, whether or not the record could be kept
        urge(flag for draft in entered if draft is not None for flag in draft.flags)


def _show_check_in(context: Context, diary: Diary, day: date) -> int:
    held = diary.day(day)
    check_in = held.check_in or CheckIn(day=day)
    if context.json:
        emit_json(fields(check_in))
        return 0
    state = "closed" if check_in.closed else "open"
    say(f"{day_words(day)} · check-in {state}")
    for part in check_in_parts(check_in, diary.catalogue, held.values):
        paragraph(part, indent="  ", hanging="    ")
    wanted = asked(context.settings.shown, diary.catalogue)
    blank = [factor.label for factor in wanted if factor.key not in held.values]
    if blank:
        paragraph(f"Blank: {', '.join(blank)}", indent="  ", hanging="    ")
    return 0


def _say_recorded(diary: Diary, records: Sequence[Record], factors: FactorDraft | None) -> None:
    ids = []
    for record in records:
        if isinstance(record, Episode):
            when = moment_words(record, today=diary.today(), twelve=diary.units.face == "12h")
            paragraph(f"Saved {when}: {episode_words(record)}", hanging="  ")
        if isinstance(record, CheckIn) and factors is not None:
            said = " · ".join(factor_parts(factors, diary.catalogue, both=True))
            paragraph(f"Saved for {day_words(record.day)}: {said}", hanging="  ")
        if not (isinstance(record, CheckIn) and record == CheckIn(day=record.day)):
            ids.append(identifier(record))
    say(f"{'id' if len(ids) == 1 else 'ids'} {', '.join(ids)} · {UNDO_HINT}")
