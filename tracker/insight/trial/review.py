"""The review of a trial that is over, in words: what it may mean and what it can't show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final

from tracker.model import RecordError, Trial
from tracker.model.designs import reach_words
from tracker.model.say import capital
from tracker.model.trial_words import ASK_FIRST, own_to_keep
from tracker.model.words import visible

from ..phrases import interval_words, short_day
from ..trial_result import ReviewLine, TrialResult
from .wording import RATES, Sides, means_words, ratio_sentences

TRIED: Final = "What was tried"
SHOWN: Final = "What the record shows"
MEANING: Final = "What it may mean"
SIGHT: Final = "What such a trial can see"
MEANTIME: Final = "What else changed"
KEPT: Final = "How it was kept to"
GOES_ON: Final = "If twitching goes on"
NEXT: Final = "From here"

_MAGNESIUM: Final = ("magnesium_food", "magnesium_supplement")
_PLACEBO: Final = (
    "In trials of magnesium for leg cramps the placebo arms improved by about a quarter in four "
    "weeks, and cramps are not twitches (Cochrane CD009402, 2020). So a before/after difference "
    "alone never shows benefit."
)
_TIME_ALONE: Final = "Time alone often brings improvement."
_GOOD_NEWS: Final = (
    "Good news worth keeping; it doesn't show which change, or any nutrient, did it."
)
_GOOD_NEWS_AGREED: Final = "Good news; it doesn't show which change, or any nutrient, did it."
_NOT_YOU: Final = "Ups and downs are normal and not something you did wrong."
_BRANCHES: Final = (  # with the kinds of trial that have looked there already
    (("water",), "Look at water: how much there is on hot, active or long talking days."),
    (("bedtime", "screens", "evening"), "Look at sleep: how long, how well, how regular."),
    (("mindfulness",), "Look at stress: what fills the weeks in which there is more."),
    ((), "Medicines: look it up or ask; change nothing."),
)
_CLINICIAN: Final = (
    "A clinician: most twitching is harmless, and someone who looks at it can say more than a "
    "trial can. Weakness, grip slipping or numbness: have it looked at soon."
)
_SAW_LESS: Final = "That is of the whole plan; one that is stopped early sees less."
_ENDED: Final = "The trial is over and isn't extended; another question gets a trial of its own."
_KEEP: Final = "What feels good is worth keeping, whatever the figures say."


def reviewed(result: TrialResult, trial: Trial, sides: Sides, *, goes_on: bool) -> list[ReviewLine]:
    """Return the review of a trial that is over; `goes_on`: its last days had
    twitching, or nobody knows."""
    lines = [
        *_lines(TRIED, _tried(result, trial), repeats=True),
        *_lines(SHOWN, _shown(result, sides), repeats=True),
        *_lines(SHOWN, _how(result)),
        *_lines(MEANING, _meaning(result, trial)),
        *_lines(SIGHT, _sight(result, trial)),
        *_lines(MEANTIME, [_meantime(result)], repeats=bool(result.also_changed)),
        *_lines(KEPT, [_kept(result)]),
    ]
    if goes_on:
        lines += _lines(GOES_ON, _branches(trial))
    return [*lines, *_lines(NEXT, _next(trial))]


def _lines(heading: str, told: Iterable[str], *, repeats: bool = False) -> list[ReviewLine]:
    return [ReviewLine(heading=heading, sentence=line, repeats=repeats) for line in told]


def _tried(result: TrialResult, trial: Trial) -> Iterator[str]:
    if trial.question:
        yield visible(trial.question)
    first, last = (short_day(day) for day in (trial.first, trial.last) if day)
    phases = " and ".join(
        f"{short_day(phase.start)} to {short_day(phase.end)}"
        for phase in trial.lived
        if phase.changed
    )
    days = f"{result.days} {'day' if result.days == 1 else 'days'}"
    yield f"“{visible(trial.name)}”: {visible(trial.change)}."
    span = first if first == last else f"{first} to {last}"
    yield f"{span}, {days}; {f'changed {phases}' if phases else 'no changed day'}."
    if result.stopped_early:
        yield (
            f"It was stopped on {last}, before its planned end. What is recorded stays, and no "
            "verdict is given: a trial that ends when it looks good would too often look good."
        )


def _shown(result: TrialResult, sides: Sides) -> Iterator[str]:
    if not sides.enough:
        yield (
            f"Days on record: {len(sides.changed)} changed, {len(sides.baseline)} baseline. "
            "That is too few to compare."
        )
        return
    means = means_words(result, sides)
    yield capital(means)
    yield from ratio_sentences(result)


def _how(result: TrialResult) -> Iterator[str]:
    """Yield what the ratio is adjusted for, and why there is no test."""
    if result.ratio is not None:
        yield (
            "Adjusted for the week, a trend, and sleep, caffeine and work as far as they are "
            "recorded and not themselves the change."
        )
    if result.untested is not None and result.outcome in RATES:
        yield f"There is no randomisation test: {result.untested}."


def _meaning(result: TrialResult, trial: Trial) -> Iterator[str]:
    what = "minutes of twitching" if result.outcome == "minutes" else "twitches"
    good_news = _GOOD_NEWS if own_to_keep(trial) else _GOOD_NEWS_AGREED
    if result.verdict == "fewer":
        yield f"Fewer {what} on changed days: the change might be contributing."
        yield good_news
    elif result.verdict == "more":
        yield (
            f"More {what} on changed days: the change might be contributing, and so might "
            f"whatever else went with it. {_NOT_YOU}"
        )
    elif result.verdict == "no clear difference" and _outside(result):
        yield (
            "The interval leaves out 1, but the randomisation test doesn't bear it out, so it "
            "isn't called clear: many plans that could have been drawn would part these days as "
            "strongly."
        )
    elif result.verdict == "no clear difference":
        told = interval_words(result.low or 0.0, result.high or 0.0)
        yield (
            f"The record fits anything from {told}; so it shows neither a difference that goes "
            "with the change nor that there is none."
        )
    if result.verdict in ("no clear difference", "described only"):
        yield from _plainly(1.0 if result.unadjusted is None else result.unadjusted, good_news)
    yield _TIME_ALONE
    if trial.kind in _MAGNESIUM:
        yield _PLACEBO


def _plainly(ratio: float, good_news: str) -> Iterator[str]:
    """Yield on which side there were fewer, without making more of it."""
    if ratio < 1:
        yield f"There were fewer on changed days. {good_news}"
    elif ratio > 1:
        yield f"There were more on changed days. {_NOT_YOU}"


def _outside(result: TrialResult) -> bool:
    return bool(result.high and result.high < 1) or bool(result.low and result.low > 1)


def _sight(result: TrialResult, trial: Trial) -> Iterator[str]:
    if result.outcome not in RATES:
        return
    lengths = trial.lengths or [(p.end - p.start).days + 1 for p in trial.phases]
    with suppress(RecordError):  # phases of another program may lie outside our designs
        tested = result.p_randomised is not None
        yield from reach_words(trial.design, lengths, trial.washout, tested=tested)
        if result.stopped_early:
            yield _SAW_LESS


def _meantime(result: TrialResult) -> str:
    if result.also_changed:
        return f"{'; '.join(result.also_changed)}. Any of it may stand behind the difference."
    return (
        "Nothing else on record differed much between the phases; what isn't logged can't be seen."
    )


def _kept(result: TrialResult) -> str:
    told = result.adherence
    if not told.of:
        return "There was no changed day."
    if not told.said:
        return f"On none of {told.of} changed days was it said whether the change was kept to."
    words = f"Kept to on {told.kept} of {told.said} changed days"
    if told.said < told.of:
        words += f" on which it was said, of {told.of} in all"
    return f"{words}. All of them count as changed, kept to or not."


def _branches(trial: Trial) -> Iterator[str]:
    yield from (line for kinds, line in _BRANCHES if trial.kind not in kinds)
    yield _CLINICIAN


def _next(trial: Trial) -> Iterator[str]:
    yield _ENDED
    yield _KEEP if own_to_keep(trial) else ASK_FIRST
