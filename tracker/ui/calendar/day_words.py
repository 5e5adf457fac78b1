"""What the day panel says of a day, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from tracker.model import Broken, Catalogue, Day, Episode, Intake, Marker, Trial, Value
from tracker.model.say import (
    broken_words,
    count_words,
    episode_words,
    intake_words,
    listed,
    marker_words,
)
from tracker.model.trial_words import kept_words, name_of
from tracker.model.usual import against_usual
from tracker.model.words import FLAGS, visible

from ..dates import in_time_column, say_time
from .shown import BASELINE, CHANGED, WASHOUT

ARROWS = {"below": "▾", "above": "▴"}


def head_lines(day: Day, today: date, *, phase: str, lacking: str, counts: bool) -> list[Content]:
    """Return a day's count; where they are, what `lacking` says is not there, the day's flags,
    and the `phase` of a trial. Without `counts` no number of twitches is told."""
    lines = [_headline(day, today, whole=not lacking, counts=counts)]
    if lacking:
        lines.append(Content.styled(visible(lacking), "$warning"))
    if day.check_in and day.check_in.flags:
        flags = listed([FLAGS[flag] for flag in day.check_in.flags])
        lines.append(Content.styled(f"⚑ {flags}, on the day", "$warning"))
    if phase:
        lines.append(Content.styled(visible(phase), "$secondary"))
    return lines


def phase_words(trials: Iterable[Trial], day: date) -> str:
    """Return the phase of a trial that a day lies in, behind its band's sign: '═ caffeine
    earlier: change · kept to'; '' for none."""
    for trial in trials:
        for phase in trial.lived:
            if phase.start <= day <= phase.end:
                sign = CHANGED if phase.changed else BASELINE
                left_out = (day - phase.start).days < phase.washout
                told = f"{trial.name}: {name_of(phase)}{', left out' if left_out else ''}"
                kept = kept_words(trial, day)
                return f"{WASHOUT if left_out else sign} {told}{f' · {kept}' if kept else ''}"
    return ""


def _headline(day: Day, today: date, *, whole: bool, counts: bool) -> Content:
    if day.day > today:
        return Content.styled("Not here yet.", "$foreground-muted")
    if day.count is None and whole and not day.broken:
        return Content.styled(
            "Not watched: nothing says whether there were twitches."
            if day.empty
            else "Not watched: no episode, and the check-in does not say that none went unlogged.",
            "$foreground-muted",
        )
    words = count_words(day, whole=whole, hidden=not counts)
    return Content.styled(words[0].upper() + words[1:], "bold")


def value_words(
    key: str, value: Value, catalogue: Catalogue, usual: tuple[float, float] | None
) -> tuple[Content, Content, bool]:
    """Return a factor with its value, how that stands beside the usual range, and whether it is
    outside."""
    factor = catalogue.get(key)
    if factor is None:
        words = Content.assemble((f"{visible(key)} ", "$foreground-muted"), visible(str(value)))
        return words, Content(""), False
    words = Content.assemble(
        (f"{visible(factor.label)} ", "$foreground-muted"), visible(factor.say(value))
    )
    against = against_usual(factor, value, usual)
    if against is None:
        return words, Content(""), False
    if against.side == "within":
        return words, Content.styled(f", {against.words}", "$foreground-muted"), False
    side = f" {ARROWS[against.side]} {against.side} {against.words}"
    return words, Content.styled(side, "$secondary"), True


def record_words(
    record: Episode | Intake | Marker | Broken, catalogue: Catalogue, clock: str, *, counts: bool
) -> tuple[Content, Content]:
    """Return when a record was, in a column, and all that it says: the past is read here, so
    nothing is cut. Without `counts` no number of twitches is told."""
    if isinstance(record, Broken):
        words = Content.styled(broken_words(record), "$warning")
        return Content.styled(in_time_column("?", clock), "$warning"), words
    if isinstance(record, Episode):
        time = Content.styled(f"{say_time(record.at, clock)}  ", "$foreground-muted")
        return time, Content(episode_words(record, counts=counts))
    if isinstance(record, Intake):
        words = Content(intake_words(record, catalogue.get(record.factor)))
        time = Content(f"{say_time(record.at, clock)}  ")
        return time.stylize("$foreground-muted"), words.stylize("$foreground-muted")
    return (
        Content.styled(in_time_column("◆", clock), "$secondary"),
        Content.styled(marker_words(record), "$secondary"),
    )
