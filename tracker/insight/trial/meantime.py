"""What else was different between the phases of a trial, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

import numpy as np
from numpy.typing import NDArray

from tracker.model import DAY_START, Factor, Trial, as_value
from tracker.model.trying import OWN, TRYINGS

from ..daily import DailyTable
from ..phrases import label_of
from .plans import BASELINE, CHANGED

Floats = NDArray[np.float64]

_LEAST_DAYS = 3  # known days in each kind of phase
_NOTABLE = 0.5  # of a factor's SD between the phases


def set_out_to_change(trial: Trial, catalogue: Mapping[str, Factor]) -> set[str]:
    """Return the factors that a trial itself changes: those of its kind, and any that its name
    or the text of its change says."""
    own = () if trial.kind == OWN else TRYINGS[trial.kind].factors
    text = f"{trial.name} {trial.change}".lower()
    return {
        key
        for key, factor in catalogue.items()
        if key in own or re.search(rf"\b{re.escape(label_of(factor).lower())}\b", text)
    }


def also_changed(
    whole: DailyTable,
    plan: Floats,
    catalogue: Mapping[str, Factor],
    trial: Trial,
    day_start: time = DAY_START,
) -> list[str]:
    """Return, in words, what else differed between the phases by more than half an SD.

    What the trial itself changes is left out. `plan` (T,) is by row of the table; `day_start`
    is the one the table's times of day count from.
    """
    own = set_out_to_change(trial, catalogue)
    found = []
    for key, column in whole.factors.items():
        on = column[(plan == CHANGED) & np.isfinite(column)]
        off = column[(plan == BASELINE) & np.isfinite(column)]
        if min(len(on), len(off)) < _LEAST_DAYS or key in own:
            continue
        spread = float(np.std(np.concatenate([on, off])))
        if spread > 0 and abs(on.mean() - off.mean()) > _NOTABLE * spread:
            factor = catalogue[key]
            found.append(
                f"{label_of(factor)}: {_mean_words(factor, on, day_start)} on changed days, "
                f"{_mean_words(factor, off, day_start)} on baseline days"
            )
    return found


def _mean_words(factor: Factor, values: Floats, day_start: time) -> str:
    mean = float(values.mean())
    if factor.kind == "yesno":
        return f"{mean:.0%} of the days yes"
    if factor.kind == "time":
        return factor.say(as_value(factor, mean, day_start))
    return factor.say_read(round(factor.read(mean), 1))
