"""What an analysis returns. Field names are those of `tracker insights --json`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tracker.model import Rule

from .daily import DailyTable
from .trial_result import TrialResult

Floats = NDArray[np.float64]
Tier = Literal["clear", "hint"]
Verdict = Literal["more", "fewer", "no clear link", "too early", "hardly varies"]
Measure = Literal["count", "minutes", "intensity", "bother"]


@dataclass(frozen=True, kw_only=True)
class DayCounts:
    """How many days of the range: all, watched, watched without twitches, closed check-ins."""

    calendar: int
    watched: int
    zero: int
    checked_in: int


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """The last milestone reached (None before the first) and the next, in observed days
    over the whole diary."""

    reached: int | None
    next: int
    watched_total: int


@dataclass(frozen=True, kw_only=True)
class Mover:
    """A factor that moves together with another; `r` is Pearson's correlation."""

    factor: str
    lag: int
    r: float


@dataclass(frozen=True, kw_only=True)
class FactorLink:
    """One factor at one lag (days) against the daily count.

    `rate_ratio`, `low` and `high` are per `per` units of the factor; None when they can't
    be estimated. `days_needed` is a rounded range of further days.
    """

    factor: str
    lag: int
    n: int
    unit: str
    per: float
    rate_ratio: float | None
    low: float | None
    high: float | None
    p_adjusted: float | None
    tier: Tier | None
    verdict: Verdict
    pinned: bool
    days_needed: tuple[int, int] | None
    rules_out: float | None
    moves_with: list[Mover]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """This week (the last 7 finished days) against the person's usual range."""

    measure: Measure
    recent: float | None
    usual_low: float | None
    usual_high: float | None
    verdict: Literal["more", "fewer", "as usual", "too early"]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Timing:
    """When: 24 sums of twitches by hour; 7 means per watched day (None where no such day was
    watched), Monday first; twitches without an hour."""

    hour: list[int]
    weekday: list[float | None]
    untimed: int


@dataclass(frozen=True, kw_only=True)
class Place:
    """Twitches by hand and site; an episode's count goes whole to each of its sites.

    `share` is of the twitches that state a site; None where the site is not stated.
    """

    hand: str | None
    site: str | None
    twitches: int
    share: float | None


@dataclass(frozen=True, kw_only=True)
class Context:
    """Episodes by what was going on; `share` is of the episodes that state one."""

    kind: Literal["activity", "fatigue", "warmth"]
    value: str | int
    episodes: int
    share: float


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Some days together: mean daily count over the watched ones (None without any), how many
    were watched, had a closed check-in, and how many days there are in all."""

    mean: float | None
    watched: int
    checked_in: int
    days: int


@dataclass(frozen=True, kw_only=True)
class LastingChange:
    """A step in the daily count: from about `day` on, `ratio` times as many as before.

    `low` and `high` are the 95% interval of the ratio over all days looked at (None where one
    side has no twitch at all); `before` and `after` are the days looked at on either side.
    """

    day: date
    ratio: float | None
    low: float | None
    high: float | None
    before: Stretch
    after: Stretch
    verdict: Literal["more", "fewer"]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class CalendarWeek:
    """A week of the range, Monday (or the first day of the range) first; fields as in
    Stretch."""

    first: date
    mean: float | None
    watched: int
    checked_in: int
    days: int


@dataclass(frozen=True, kw_only=True)
class Between:
    """Hours from one timed episode to the next, where every day between was watched: the
    middle one and the bounds of the middle half of `n` such spans (bounds None below 4)."""

    median: float
    low: float | None
    high: float | None
    n: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class AroundMarker:
    """A life event of the range with up to 14 watched days before it and from its day on;
    `overlaps` names other events and trial phases within these days."""

    id: str
    day: date
    kind: str
    label: str | None
    before: Stretch
    after: Stretch
    overlaps: list[str]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Concentration:
    """The hand and site stated most often: its twitches, of how many that state a site, the
    share, and on how many days."""

    hand: str | None
    site: str
    twitches: int
    stated: int
    share: float
    days: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class HandWork:
    """Twitches during hand work (typing, mouse, phone, writing), of how many that state an
    activity, beside the mean recorded workload in hours over `days` days (None without any)
    and what share of a waking day of 16 hours that is."""

    twitches: int
    stated: int
    share: float
    hours: float | None
    days: int
    share_of_day: float | None
    sentence: str


@dataclass(frozen=True, kw_only=True)
class RedFlag:
    """A rule that fired ('worth showing a clinician'), with the records that fired it.

    `brief` says what fired it where there is room for a few words. `answers`: the records are
    weekly answers, whose ids are days as those of check-ins are. JSON leaves these two out.
    """

    rule: Rule
    records: list[str]
    sentence: str
    source: str
    brief: str = ""
    answers: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Curve:
    """A fitted curve for a plot: `x` in the factor's unit, the rest twitches a day."""

    x: Floats
    y: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class Insights:
    """Everything an analysis says about a range of finished days.

    `table` is the daily table of the range, for plots; `curves` holds a fitted curve by
    (factor, lag) where there is one; `headlines` are the sentences worth reading first.
    JSON leaves these three out. What stands after them is `description` there.
    """

    start: date | None
    end: date | None
    days: DayCounts
    episodes: int
    twitches: int
    milestone: Milestone
    associations: list[FactorLink]
    change: list[Change]
    timing: Timing
    places: list[Place]
    contexts: list[Context]
    trial: TrialResult | None
    red_flags: list[RedFlag]
    table: DailyTable
    curves: dict[tuple[str, int], Curve] = field(default_factory=dict)
    headlines: list[str] = field(default_factory=list)
    step: LastingChange | None = None
    weeks: list[CalendarWeek] = field(default_factory=list)
    between: Between | None = None
    markers: list[AroundMarker] = field(default_factory=list)
    concentration: Concentration | None = None
    hand_work: HandWork | None = None

    def link(self, factor: str, lag: int = 0) -> FactorLink | None:
        """Return what is said of a factor at a lag, if it was looked at."""
        return next(
            (link for link in self.associations if (link.factor, link.lag) == (factor, lag)), None
        )
