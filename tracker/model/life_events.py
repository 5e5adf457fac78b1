"""A life event as a person tells it: what it is, what to call it, and of a medicine whether
twitching began or grew with it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from .records import Marker, MarkerDraft, MarkerKind
from .words import MARKER_KINDS, MEDICINE_KINDS

# In the order they are asked; among the others, `other` is something else.
KIND_CHOICES: Final[dict[str, str]] = {**MARKER_KINDS, "other": "something else"}


def asks_onset(kind: str | None) -> bool:
    """Return whether it is asked if twitching began or grew with it: of medicines."""
    return kind in MEDICINE_KINDS


def advised(marker: MarkerDraft) -> bool:
    """Return whether `MEDICINE_TEXT` is due: twitching began or grew with a medicine."""
    return asks_onset(marker.kind) and marker.with_onset is True


def life_event(day: date, kind: MarkerKind, label: str, with_onset: bool | None) -> MarkerDraft:
    """Return what was told, ready for the diary; an answer counts only where it was asked."""
    return MarkerDraft(
        day=day,
        kind=kind,
        label=label.strip() or None,
        with_onset=with_onset if asks_onset(kind) else None,
    )


def changes(before: Marker, told: MarkerDraft) -> dict[str, Any]:
    """Return the fields in which what is told now differs from a marker; {} for none.

    What can't be told where it stands stays: the answer of a kind that is not asked, blanks
    around a label.
    """
    changed: dict[str, Any] = {}
    if told.kind != before.kind:
        changed["kind"] = told.kind
    if told.label != ((before.label or "").strip() or None):
        changed["label"] = told.label
    kept = told.kind == before.kind and not asks_onset(told.kind)
    if told.with_onset != before.with_onset and not kept:
        changed["with_onset"] = told.with_onset
    return changed
