"""Trial: what the newest self-trial's record shows."""

from __future__ import annotations

from textual.content import Content

from .over_time import counts_figure, legend
from .page import Page, Seen, figure_of, labelled, muted, rows, said


def page(seen: Seen) -> Page:
    """Return the trial: its days and phases, its sentence, and its review once it is over."""
    found = seen.insights.trial
    if found is None:
        return Page("", [], [Content("There is no trial on record.")])
    heading = f"twitches a day:  {legend(seen)}"
    lines = [
        labelled("Trial", f"{found.name} · {found.design} · {found.days} days"),
        said(found.sentence),
    ]
    if any(changed not in found.sentence for changed in found.also_changed):
        lines.append(muted(f"Changed meanwhile too: {'; '.join(found.also_changed)}."))
    lines += [
        labelled(about, " ".join(sentences))
        for about, sentences in found.review_by_heading(repeating=False).items()
    ]
    lines += [muted(f"{seen.keys['insights.range']} goes through the ranges; one is its days.")]
    return Page(heading, [counts_figure(seen)], lines)


def table(seen: Seen) -> Content:
    """Return the numbers of the trial."""
    found = seen.insights.trial
    if found is None:
        return Content("There is no trial on record.")
    interval = (
        "–" if found.low is None else f"{figure_of(found.low, 2)} to {figure_of(found.high, 2)}"
    )
    test = "–" if found.untested is None else f"none: {found.untested}"
    if found.p_randomised is not None:
        test = f"p = {found.p_randomised:.3f}"
    counted = f"{found.changed_days} changed, {found.baseline_days} baseline"
    kept = found.adherence
    return rows(
        [
            f"{'trial':<22}{found.name}",
            f"{'design':<22}{found.design}",
            f"{'days':<22}{found.days}{', stopped early' if found.stopped_early else ''}",
            f"{'days counted':<22}{counted if found.over else '–'}",
            f"{'kept to':<22}{kept.kept} of {kept.said} days said, of {kept.of} changed days",
            f"{'ratio':<22}{figure_of(found.ratio, 2)}",
            f"{'interval':<22}{interval}",
            f"{'ratio, unadjusted':<22}{figure_of(found.unadjusted, 2)}",
            f"{'randomisation test':<22}{test}",
            f"{'verdict':<22}{found.verdict}",
        ]
    )
