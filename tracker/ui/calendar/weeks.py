"""What stands behind a week: its figures told as one, of how many days, and what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.model.measures import Fold

from .shown import DaysShown

TOLD: dict[Fold, str] = {"total": "", "mean": "mean ", "strongest": "most "}


def week_rows(shown: DaysShown, days: Sequence[date], width: int, height: int) -> list[str]:
    """Return what is said behind a week of those days, in rows of that width; of days that are
    not known nothing is counted."""
    found = together(shown, days)
    if found is None:
        return [" " * width] * height
    figure, known = found
    told = TOLD[shown.measure.fold] + figure
    usual = usual_words(shown, days)
    if height == 1:
        said = [_fitting(width, f"{told} {known}d {usual}".rstrip(), f"{told} {known}d", told)]
    else:
        days_words = f"{known} day{'' if known == 1 else 's'}"
        short = f"{told} {known}d"
        said = [_fitting(width, f"{told} in {days_words}", f"{told} in {known} d", short, told)]
        said += [_fitting(width, f"usual {usual}", usual)] if usual else []
    return [*(f"{text:<{width}}" for text in said), *([" " * width] * (height - len(said)))]


def together(shown: DaysShown, days: Sequence[date]) -> tuple[str, int] | None:
    """Return the figures of those days told as one, and of how many days that is; None where
    none is known or is to be told."""
    figures = [] if shown.hidden else shown.known(days)
    whole = shown.measure.together(figures)
    return None if whole is None else (shown.measure.short_of(whole), len(figures))


def usual_words(shown: DaysShown, days: Sequence[date]) -> str:
    """Return what is usual of as many days as are known of these: '14–33', or '14' where both
    ends read the same; '' where that is not known."""
    found = shown.usual_of(days)
    return "–".join(dict.fromkeys(map(shown.measure.short_of, found))) if found else ""


def _fitting(width: int, *texts: str) -> str:
    """Return the first of these texts that fits, a gap of two before it; else the last, cut."""
    gap = "  " if width > len(texts[-1]) + 1 else " "
    for text in texts:
        if len(gap) + len(text) <= width:
            return gap + text
    return (gap + texts[-1])[:width]
