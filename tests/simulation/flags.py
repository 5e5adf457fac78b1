"""python -m tests.simulation.flags: how often each rule of what is worth showing a clinician
fires in a year in which nothing changes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple, get_args

import numpy as np

from tests.insight.flat import doubling_noticed, ever_in_a_year
from tests.insight.records import day, episode
from tracker import __version__
from tracker.insight.red_flags import red_flags
from tracker.model import CheckIn, Episode, Marker, Review, Rule

RESULTS = Path(__file__).with_name("FLAGS.md")
SEED = 2_000_000  # beyond the seeds of the normal tests
YEAR = 365
VISIT = 14  # days from when a rule stands open until a clinician has seen it
WEEK = 7
WATCHED = 0.85
RULES: tuple[Rule, ...] = get_args(Rule)

FLAGS = ("weakness", "numbness", "stiffness", "tingling", "pain")


@dataclass(frozen=True, kw_only=True)
class Background:
    """How often things are recorded with nothing behind them: once in so many days, each day
    for itself; of the weekly answers a share says 'worse'."""

    name: str
    weakness: int
    numbness: int
    stiffness: int
    tingling: int
    pain: int
    other_hand: int
    elsewhere: int
    medicine: int
    worse: float

    def words(self) -> str:
        """Return what it is, as a sentence of the report."""
        told = ", ".join(f"{flag} 1 day in {getattr(self, flag)}" for flag in FLAGS)
        return (
            f"*{self.name}*: {told}; the other hand 1 in {self.other_hand}, elsewhere 1 in "
            f"{self.elsewhere}; a medicine that it began or grew with 1 in {self.medicine}; "
            f"{self.worse:.0%} of weekly answers ‘worse’."
        )


SELDOM = Background(
    name="seldom", weakness=730, numbness=365, stiffness=240, tingling=60, pain=60,
    other_hand=40, elsewhere=120, medicine=1460, worse=0.10,
)  # fmt: skip
SOMETIMES = Background(
    name="sometimes", weakness=365, numbness=180, stiffness=120, tingling=30, pain=30,
    other_hand=20, elsewhere=60, medicine=730, worse=0.20,
)  # fmt: skip
OFTEN = Background(
    name="often", weakness=120, numbness=60, stiffness=40, tingling=15, pain=15,
    other_hand=10, elsewhere=30, medicine=365, worse=0.33,
)  # fmt: skip
BACKGROUNDS = (SELDOM, SOMETIMES, OFTEN)


class Records(NamedTuple):
    """What a simulated year holds, as the rules are given it."""

    episodes: list[Episode]
    check_ins: list[CheckIn]
    markers: list[Marker]
    reviews: list[Review]

    def until(self, last: date) -> Records:
        """Return the records as they were on that evening."""
        return Records(*([each for each in kind if each.day <= last] for kind in self))  # type: ignore[arg-type]

    @property
    def days(self) -> list[date]:
        """The days on which something was recorded, the only ones on which a rule can open."""
        return sorted({each.day for kind in self for each in kind})


@dataclass
class Told:
    """How often a rule opened in a year, and how long it was quiet after each visit; `still`
    counts the visits after which it stayed quiet for the rest of the year."""

    opened: int = 0
    quiet: list[int] = field(default_factory=list)
    still: int = 0


def simulate(seed: int, background: Background) -> Records:
    """Return a year of records; the right hand is that of the first day."""
    random = np.random.default_rng([seed, 7])
    found = Records([episode(0, hand="right")], [], [], [])
    for number in range(YEAR):
        chance = random.random(len(FLAGS) + 4)
        if random.random() >= WATCHED:
            continue
        for flag, drawn in zip(FLAGS, chance, strict=False):
            if drawn < 1 / getattr(background, flag):
                found.episodes.append(episode(number, id=f"{flag}{number}", flags=[flag]))
        hand, elsewhere, medicine, answer = chance[len(FLAGS) :]
        if hand < 1 / background.other_hand:
            found.episodes.append(episode(number, id=f"hand{number}", hand="left"))
        if elsewhere < 1 / background.elsewhere:
            found.episodes.append(episode(number, id=f"leg{number}", sites=["leg"]))
        if medicine < 1 / background.medicine:
            found.markers.append(
                Marker(id=f"m{number}", day=day(number), kind="medicine_started", with_onset=True)
            )
        if number % WEEK == WEEK - 1:
            said = "worse" if answer < background.worse else "same"
            found.reviews.append(Review(day=day(number), answer=said))  # type: ignore[arg-type]
    return found


def live(records: Records) -> dict[Rule, Told]:
    """Return what the rules did in that year, looked at on every day; what stands open is seen
    by a clinician two weeks later."""
    told = {rule: Told() for rule in RULES}
    seen: dict[Rule, date] = {}
    opened: dict[Rule, date] = {}
    last = day(YEAR - 1)
    for today in [*records.days, last]:
        for rule, since in list(opened.items()):
            if (today - since).days >= VISIT:
                seen[rule] = since + VISIT * (day(1) - day(0))
                del opened[rule]
                told[rule].still += 1
        for flag in red_flags(*records.until(today), seen=seen.items()):
            if flag.rule in opened:
                continue
            opened[flag.rule] = today
            told[flag.rule].opened += 1
            if flag.rule in seen:
                told[flag.rule].quiet.append((today - seen[flag.rule]).days)
                told[flag.rule].still -= 1
    return told


def measure(background: Background, diaries: int, seed: int) -> dict[Rule, list[Told]]:
    """Return what every rule did, by rule, diary by diary."""
    lived = [live(simulate(seed + number, background)) for number in range(diaries)]
    return {rule: [each[rule] for each in lived] for rule in RULES}


def row(rule: Rule, told: Sequence[Told]) -> str:
    """Return a rule's row of the table."""
    ever = mean(each.opened > 0 for each in told)
    error = (ever * (1 - ever) / len(told)) ** 0.5
    quiet = [days for each in told for days in each.quiet]
    still = sum(each.still for each in told)
    visits = len(quiet) + still
    after = f"{median(quiet):.0f}" if quiet else "–"
    kept = f"{still / visits:.2f}" if visits else "–"
    times = mean(each.opened for each in told)
    return f"| {rule} | {ever:.3f} | {error:.3f} | {times:.2f} | {after} | {kept} |"


def report(
    measured: Mapping[str, Mapping[Rule, Sequence[Told]]],
    worsens: Sequence[bool],
    noticed: Sequence[bool],
    *,
    seed: int,
    on: date,
) -> str:
    """Return the whole text."""
    diaries = len(next(iter(next(iter(measured.values())).values())))
    parts = [INTRODUCTION.format(watched=WATCHED, visit=VISIT)]
    parts.append(
        f"Made on {on.isoformat()} with tracker {__version__}; {diaries} years each, first seed "
        f"{seed}.\n"
    )
    for background in BACKGROUNDS:
        parts += [f"## Recorded {background.name}\n", background.words() + "\n", *HEADING]
        parts += [row(rule, told) for rule, told in measured[background.name].items()]
        parts.append("")
    ever, seen = mean(worsens), mean(noticed)
    parts.append(WORSENS.format(ever=ever, years=len(worsens), noticed=seen, diaries=len(noticed)))
    return "\n".join(parts)


INTRODUCTION = """\
# How often something is worth showing a clinician, with nothing behind it

Measured by `python -m tests.simulation.flags` on simulated years in which nothing changes: flags,
the other hand, places elsewhere and weekly answers come at random, each day for itself, on the
{watched:.0%} of days that are watched; the right hand is stated on the first day. The rules are
looked at every day. What stands open is seen by a clinician {visit} days later, and is quiet from
then on until later records alone bring it up.

*Ever*: the share of years in which the rule opens at least once, with its Monte Carlo standard
error. *Times*: how often it opens in a year, on average. *Quiet*: the days from a visit until it
opens again, the middle one of those that do; *stays quiet*: the share of visits after which it
doesn't before the year is over. *Strength*, *medicine* and a single numb or stiff day (of
*sensation*) open with a first record, so they open as often as that is recorded: they are not
meant to weigh it. What has to come together by chance is the rest. Weekly answers given by the
toss of a coin are the hardest case for *worsens*: who says ‘worse’ in one week of ten, whatever
the week was like, says so twice running about every third year.
"""
HEADING = (
    "| rule | ever | ± | times | quiet, days | stays quiet |",
    "| --- | --- | --- | --- | --- | --- |",
)
WORSENS = """\
## Worsens, by the counts

The rows above are of the weekly answers alone. The other half of the rule compares three blocks
of watched days with those before, in count, minutes and intensity: on flat years whose days
resemble the day before it opens at least once in {ever:.3f} of {years} (≤ .10 is asked), and twice
as many from one day on are noticed within 60 days in {noticed:.2f} of {diaries} (≥ .50 is asked).
"""


def main(arguments: list[str] | None = None) -> int:
    """Print the tables and write them down; return 1 where 'worsens' is beyond what is asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.flags", description=__doc__)
    parser.add_argument("--diaries", type=int, default=2000, help="years by background (2000)")
    parser.add_argument("--worsens", type=int, default=400, help="of 'worsens' by counts (400)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"the first seed ({SEED})")
    parser.add_argument("--out", type=Path, default=RESULTS, help=f"({RESULTS.name})")
    asked = parser.parse_args(arguments)
    measured = {each.name: measure(each, asked.diaries, asked.seed) for each in BACKGROUNDS}
    seeds = range(asked.seed, asked.seed + asked.worsens)
    worsens = [ever_in_a_year(seed) for seed in seeds]
    noticed = [doubling_noticed(seed) for seed in seeds]
    text = report(measured, worsens, noticed, seed=asked.seed, on=datetime.now(UTC).date())
    sys.stdout.write(text)
    asked.out.write_text(text, encoding="utf-8")
    return int(mean(worsens) > 0.10 or mean(noticed) < 0.50)


if __name__ == "__main__":
    sys.exit(main())
