"""What is said of a week or a month: its figures as one, of how many days, and what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.model.measures import Fold

from .shown import DaysShown

TOLD: dict[Fold, str] = {"total": "", "mean": "mean ", "strongest": "most "}


def together_rows(
    shown: DaysShown, days: Sequence[date], width: int, height: int, *, named: bool = True
) -> list[str]:
    """Return what is said behind those days, in rows of that width; of days that are not known
    nothing is counted. Without `named` a heading says already how they are told as one."""
    found = together(shown, days)
    if found is None:
        return [" " * width] * height
    figure, known = found
    told = (TOLD[shown.measure.fold] if named else "") + figure
    bounds = shown.usual_of(days)
    usual = "–".join(shown.measure.short(bound) for bound in bounds) if bounds else ""
    if height == 1:
        said = [_fitting(width, f"{told} {known}d {usual}".rstrip(), f"{told} {known}d", told)]
    else:
        days_words = f"{known} day{'' if known == 1 else 's'}"
        said = [_fitting(width, f"{told} in {days_words}", f"{told} in {known} d", told)]
        said += [_fitting(width, f"usual {usual}", usual)] if usual else []
    return [*(f"{text:<{width}}" for text in said), *([" " * width] * (height - len(said)))]


def together(shown: DaysShown, days: Sequence[date]) -> tuple[str, int] | None:
    """Return the figures of those days told as one, and of how many days that is; None where
    none is known or is to be told."""
    figures = [] if shown.hidden else shown.known(days)
    whole = shown.measure.together(figures)
    return None if whole is None else (shown.measure.short(whole), len(figures))


def _fitting(width: int, *texts: str) -> str:
    """Return the first of these texts that fits, a gap of two before it; else the last, cut."""
    gap = "  " if width > len(texts[-1]) + 1 else " "
    for text in texts:
        if len(gap) + len(text) <= width:
            return gap + text
    return (gap + texts[-1])[:width]
