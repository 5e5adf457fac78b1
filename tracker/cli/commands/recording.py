"""`log`, `checkin`, `flag` and `mark`: from what was typed to the diary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.model import (
    CheckIn,
    Episode,
    EpisodeDraft,
    FactorDraft,
    MarkerDraft,
    Record,
    Trial,
    fields,
)
from tracker.model.say import episode_words, factor_parts, marker_words
from tracker.model.words import MARKER_KINDS, URGENT_FLAGS, URGENT_TEXT

from ..context import Context, vocabulary
from ..errors import InputError, did_you_mean, pointing_at
from ..output import complain, emit_json, paragraph, say
from ..text import check_in_parts, day_words, identifier, moment_words

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Diary

UNDO_HINT = "`tracker undo` takes it back."
DAY_WORDS = 4  # '3 days ago' is three; one more than any phrase that names a day


def log(context: Context, tokens: Sequence[str]) -> int:
    """Log an episode (now, if nothing else is said) and the day's factors on one line."""
    from tracker.entry import parse_line

    with context.diary(writable=True) as diary:
        with pointing_at(" ".join(tokens)):
            line = parse_line(
                list(tokens),
                now=diary.now(),
                catalogue=diary.catalogue,
                vocabulary=vocabulary(diary),
                day_start=diary.day_start,
            )
        episode, factors = line.episode, line.factors
        if episode is None and factors is None:
            episode = EpisodeDraft()
        records = diary.record(episode=episode, factors=factors, day=line.day, at=line.at)
        logged = next((record for record in records if isinstance(record, Episode)), None)
        if context.json:
            day = line.day or diary.day_of(line.at or diary.now())
            emit_json(fields(logged or check_in_of(diary, day)))
        else:
            _say_logged(diary, records, factors)
    urge([*(logged.flags if logged else []), *(factors.flags if factors else [])])
    return 0


def checkin(context: Context, tokens: Sequence[str]) -> int:
    """Record the day's factors; with no text print the day's check-in."""
    from tracker.entry import parse_factors

    with context.diary(writable=True) as diary:
        spoken = leading_day(tokens, diary.today())
        if not spoken.rest:
            return _show_check_in(context, diary, spoken.day or diary.today())
        with pointing_at(spoken.line, spoken.offset):
            draft = parse_factors(spoken.rest, diary.catalogue)
        _record_factors(context, diary, draft, spoken.day)
    return 0


def flag(context: Context, tokens: Sequence[str]) -> int:
    """Note flags (and nothing else) on a day."""
    from tracker.entry import parse_factors

    allowed = "flag takes numb, tingle, weak, grip, pain, stiff or thin"
    with context.diary(writable=True) as diary:
        spoken = leading_day(tokens, diary.today())
        with pointing_at(spoken.line, spoken.offset):
            draft = parse_factors(spoken.rest, diary.catalogue)
        if not draft.flags:
            raise InputError(f"{allowed}; none was given")
        if draft.values or draft.add or draft.unlogged is not None or draft.closed is not None:
            raise InputError(f"{allowed}; factors go to `tracker checkin`")
        _record_factors(context, diary, draft, spoken.day)
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
    return 0


class Spoken(NamedTuple):
    """Entry tokens behind a day: the day if one was named, what is left to parse, the whole
    line as typed, and where in it the rest begins."""

    day: date | None
    rest: list[str]
    line: str
    offset: int


def leading_day(tokens: Sequence[str], today: date) -> Spoken:
    """Take the longest run of first tokens that names a day; '3 days ago' is three tokens.

    A sole token with spaces is a whole line, so its words are tried.
    """
    line = " ".join(tokens)
    mark = tokens.index("--") if "--" in tokens else len(tokens)
    whole_line = mark == 1 and " " in tokens[0]
    words = tokens[0].split(" ") if whole_line else list(tokens[:mark])
    for length in range(min(len(words), DAY_WORDS), 0, -1):
        day = _as_day(" ".join(words[:length]), today)
        if day is not None:
            left = words[length:]
            if whole_line and left:
                left = [" ".join(left)]
            rest = [*left, *tokens[mark:]]
            return Spoken(day, rest, line, len(line) - len(" ".join(rest)))
    return Spoken(None, list(tokens), line, 0)


def _as_day(text: str, today: date) -> date | None:
    from tracker.entry import EntryError, parse_day

    try:
        return parse_day(text, today=today)
    except EntryError:
        return None


def urge(flags: Iterable[str]) -> None:
    """Say the urgent text on stderr if weakness, grip slipping or numbness was entered."""
    if URGENT_FLAGS & set(flags):
        complain(URGENT_TEXT)


def _record_factors(context: Context, diary: Diary, draft: FactorDraft, day: date | None) -> None:
    records = diary.record(episode=None, factors=draft, day=day)
    if context.json:
        emit_json(fields(check_in_of(diary, day or diary.today())))
    else:
        _say_logged(diary, records, draft)
    urge(draft.flags)


def _show_check_in(context: Context, diary: Diary, day: date) -> int:
    check_in = check_in_of(diary, day)
    if context.json:
        emit_json(fields(check_in))
        return 0
    held = diary.day(day)
    state = "closed" if check_in.closed else "open"
    say(f"{day_words(day)} · check-in {state}")
    for part in check_in_parts(check_in, diary.catalogue, held.values):
        paragraph(part, indent="  ", hanging="    ")
    shown = [key for key in context.settings.shown if key in diary.catalogue]
    blank = [diary.catalogue[key].label for key in shown if key not in held.values]
    if blank:
        paragraph(f"Blank: {', '.join(blank)}", indent="  ", hanging="    ")
    return 0


def check_in_of(diary: Diary, day: date) -> CheckIn:
    """Return the day's check-in; an empty one if there is none (a coffee alone makes none)."""
    return next(iter(diary.check_ins(day, day)), CheckIn(day=day))


def _say_logged(diary: Diary, records: Sequence[Record], factors: FactorDraft | None) -> None:
    """Say what one entry line left in the diary."""
    if not records:
        say("Nothing changed: the day already says so.")
        return
    today = diary.today()
    for record in records:
        if isinstance(record, Episode):
            when = moment_words(record, today=today)
            paragraph(f"Saved {when}: {episode_words(record)}", hanging="  ")
    if factors is not None:
        day = day_words(_day_of(records[-1], today))
        said = factor_parts(factors, diary.catalogue)
        paragraph(f"Saved for {day}: {' · '.join(said)}", hanging="  ")
    ids = [identifier(record) for record in records]
    say(f"{'id' if len(ids) == 1 else 'ids'} {', '.join(ids)} · {UNDO_HINT}")


def _day_of(record: Record, today: date) -> date:
    return today if isinstance(record, Trial) else record.day
