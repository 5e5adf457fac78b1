"""What the grids of the Calendar show of each day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.model import Day, Trial, each_day, month_of
from tracker.model.measures import Count, Measure
from tracker.model.scale import Scale
from tracker.model.summary import Summary, filter_known

NOT_KNOWN, NOT_WATCHED, NO_FIGURE, HIDDEN = "?", "–", "·", "•"
CHANGED, BASELINE, WASHOUT = "═", "╌", "┄"


@dataclass(frozen=True)
class Look:
    """How a day looks: what its cell says, its shade (0 to 4) and its glyphs; the band of the
    trial's phase it lies in; whether it matches the search (None without one), and whether it
    is in the marked span."""

    text: str
    level: int = 0
    marks: str = ""
    band: str = ""
    match: bool | None = None
    in_span: bool = False


@dataclass(frozen=True)
class DaysShown:
    """All that a grid of days draws, whatever its layout.

    `days` are those that were read. The months ('2026-11') in `unreadable` can't be read, of
    those in `lacking` a part is missing. `bands` marks the days of a trial's phases, `matches`
    the days a search found (None without one), `span` the first and last day marked. Without
    `counts` nothing tells how many twitches there were.
    """

    days: Mapping[date, Day] = field(default_factory=dict)
    today: date = date.max
    measure: Measure = field(default_factory=Count)
    scale: Scale = field(default_factory=Scale)
    summary: Summary = field(default_factory=Summary)
    first_weekday: int = 0
    bands: Mapping[date, str] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    matches: frozenset[date] | None = None
    span: tuple[date, date] | None = None
    counts: bool = True

    @property
    def hidden(self) -> bool:
        """Whether the measure is one that is not to be told."""
        return self.measure.tells_counts and not self.counts

    def look(self, day: date) -> Look:
        """Return how a day looks."""
        record = self.days.get(day)
        text, level = self._figure(record, day)
        span = self.span
        return Look(
            text,
            level,
            marks_of(record),
            self.bands.get(day, ""),
            None if self.matches is None else day in self.matches,
            span is not None and span[0] <= day <= span[1],
        )

    def _figure(self, record: Day | None, day: date) -> tuple[str, int]:
        """Return what the cell says and its shade. '' is a day to come, '–' one not watched (or a
        factor not recorded), '?' one of which that is not known, '·' a watched day without such
        a figure: all unlike a zero, without colour."""
        month = month_of(day)
        if month in self.unreadable:
            return NOT_KNOWN, 0
        if day > self.today and (record is None or record.empty):
            return "", 0
        figure = self.measure.of(record) if record else None
        if figure is None:
            if record and record.watched and self.measure.about_twitches:
                return NO_FIGURE, 0
            known = month not in self.lacking and not (record and record.broken)
            return (NOT_WATCHED if known else NOT_KNOWN), 0
        if self.hidden:
            return HIDDEN, 0
        return self.measure.short(figure), self.scale.level(figure)

    def signs(self) -> frozenset[str]:
        """Return the glyphs, bands and texts that stand in the cells of these days."""
        looks = [self.look(day) for day in self.days]
        return frozenset(
            [*(each for look in looks for each in look.marks), *(look.band for look in looks)]
            + [look.text for look in looks]
        )

    def known(self, days: Iterable[date]) -> list[float]:
        """Return the figures of those days on which the measure is known."""
        records = (self.days.get(day) for day in days)
        return filter_known(self.measure.of(record) for record in records if record)

    def usual_of(self, days: Iterable[date]) -> tuple[float, float] | None:
        """Return the usual range of as many days as are known among these; None unless all of
        them are over."""
        asked = list(days)
        if not asked or max(asked) >= self.today or self.hidden:
            return None
        return self.summary.usual(self.measure, len(self.known(asked)))


def marks_of(record: Day | None) -> str:
    """Return a day's glyphs: a flag, a life event, a note, a closed check-in."""
    if record is None:
        return ""
    noted = any(episode.note for episode in record.episodes)
    check_in = record.check_in
    return "".join(
        glyph
        for glyph, there in (
            ("⚑", bool(record.flags)),
            ("◆", bool(record.markers)),
            ("✎", noted or bool(check_in and check_in.note)),
            ("✓", record.closed),
        )
        if there
    )


def bands_of(trials: Iterable[Trial]) -> dict[date, str]:
    """Return the band of each day that lies in a trial's phase: ═ the change, ╌ the baseline,
    ┄ the days of a phase that are left out until it has set in."""
    bands = {}
    for trial in trials:
        for phase in trial.lived:
            band = CHANGED if phase.changed else BASELINE
            for day in each_day(phase.start, phase.end):
                settling = (day - phase.start).days < phase.washout
                bands[day] = WASHOUT if settling else band
    return bands
