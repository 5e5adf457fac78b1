"""Self-trials: the question, how it was asked, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.insight.daily import table
from tracker.insight.trial import trial_result
from tracker.insight.trial_result import TrialResult
from tracker.model import ONE_DAY, Trial
from tracker.model.say import capital
from tracker.model.trial_standing import Kept

from ..content import Block, Paragraph, Section, Table
from ..material import Material
from ..saying import UNKNOWN, counted, days, one_line, period_words

MOST = 4
_OUTCOMES = {
    "count": "twitches a day",
    "minutes": "minutes a day",
    "intensity": "strongest intensity",
    "bother": "strongest bother",
}
_HEAD = [
    "Trial",
    "Design and days",
    "Kept to the change",
    "Adjusted ratio (95%)",
    "Unadjusted",
    "p",
]
_MEANING = (
    "Ratio of changed to baseline days (1: no difference). Adjusted allows for the week, a "
    "trend, and sleep, caffeine and workload where they are not the change itself; p is from the "
    "randomisation test where the dates were drawn. "
    "Time alone often brings improvement."
)


def trials(material: Material) -> Section:
    """Return the newest trials that had begun by the end of the period."""
    begun = sorted(
        (
            trial
            for trial in material.whole.trials
            if trial.first is not None and trial.first <= material.whole.today
        ),
        key=lambda trial: trial.first or material.whole.today,
        reverse=True,
    )
    if not begun:
        return Section("trials", "Self-trials", [Paragraph("No self-trial was made.")])
    shown = begun[:MOST]
    results = _results(shown, material)
    blocks: list[Block] = [
        Table(
            [
                "Trial",
                "Design and days",
                "Kept to the change",
                "Adjusted ratio (95%)",
                "Unadjusted",
                "p",
            ],
            [_row(*each) for each in zip(shown, results, strict=True)],
            frozenset({4, 5}),
        )
    ]
    for trial, result in zip(shown, results, strict=True):
        if result.also_changed:
            also = "; ".join([*result.also_changed[:MOST], *_more(result.also_changed)])
            blocks.append(Paragraph(f"“{one_line(trial.name)}”, what changed too: {also}."))
    if len(begun) > MOST:
        blocks.append(Paragraph(f"{counted(len(begun) - MOST, 'earlier trial')} not shown.", True))
    blocks.append(Paragraph(_MEANING, small=True))
    return Section("trials", "Self-trials", blocks)


def _more(changed: Sequence[str]) -> list[str]:
    more = len(changed) - MOST
    return [counted(more, "other thing")] if more > 0 else []


def _results(shown: Sequence[Trial], material: Material) -> list[TrialResult]:
    """Return the result of each trial; the analysis has that of the newest already."""
    known = material.found.trial
    if len(shown) == 1 and known is not None and known.id == shown[0].id:
        return [known]
    whole, today = material.whole, material.whole.today
    whole_table = table(
        whole.episodes,
        whole.intakes,
        whole.check_ins,
        whole.catalogue,
        whole.first,
        today - ONE_DAY,
        day_start=whole.day_start,
    )
    return [
        known
        if known is not None and known.id == trial.id
        else trial_result(trial, whole_table, whole.catalogue, today, day_start=whole.day_start)
        for trial in shown
    ]


def _row(trial: Trial, result: TrialResult) -> list[str]:
    assert trial.first is not None
    assert trial.last is not None
    asked = f" {capital(one_line(trial.question))}" if trial.question else ""
    dates = period_words(trial.first, trial.last)
    drawn = ", dates drawn" if trial.drawn else ", dates chosen"
    ended = ", ended early" if trial.stopped else ""
    return [
        f"{one_line(trial.name)} ({one_line(trial.change)}).{asked}",
        f"{trial.design}{drawn}; {dates}{ended}; {_OUTCOMES[trial.outcome]}",
        _kept(result.adherence),
        _ratio(result),
        UNKNOWN if result.unadjusted is None else f"{result.unadjusted:.2f}",
        UNKNOWN if result.p_randomised is None else f"{result.p_randomised:.2f}",
    ]


def _kept(adherence: Kept) -> str:
    """Return on how many of the changed days that say so the trial was kept to."""
    if not adherence.said:
        return "not said" if adherence.of else UNKNOWN
    said = f"{adherence.kept} of {days(adherence.said)}"
    unsaid = adherence.of - adherence.said
    return f"{said}, {unsaid} not said" if unsaid > 0 else said


def _ratio(result: TrialResult) -> str:
    if result.ratio is None or result.low is None or result.high is None:
        return result.verdict
    figures = f"{result.ratio:.2f} ({result.low:.2f} to {result.high:.2f})"
    return f"{figures}, {result.verdict}"
