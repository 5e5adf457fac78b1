"""The fitted curve of one factor, as twitches a day, for a plot."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .associations import Association
from .regressors import LEAST_DAYS
from .result import Curve

Floats = NDArray[np.float64]

_POINTS = 40
_MOST = 20.0  # log rate; keeps a wild band finite


def curve(counts: Floats, column: Floats, association: Association) -> Curve | None:
    """Return the fitted twitches a day over the observed range of a factor.

    counts, column: (T,), the column already shifted by the lag. The curve passes through
    the mean of the paired days; its band joins the uncertainty of the slope (the
    association's interval) with that of the level. None without an estimate, below 21
    paired days or without a twitch.
    """
    paired = np.isfinite(counts) & np.isfinite(column)
    y, values = counts[paired], column[paired]
    if len(y) < LEAST_DAYS or not np.isfinite(association.slope) or y.sum() == 0:
        return None
    x = np.linspace(values.min(), values.max(), _POINTS)
    away = x - values.mean()
    slope = association.slope
    fitted = np.exp(np.clip(slope * (values - values.mean()), -_MOST, _MOST))
    level = np.log(y.mean() / fitted.mean())
    unsure = 1.96 * _level_error(y)
    up, down = association.high - slope, slope - association.low
    rise = np.where(away > 0, up, down) * np.abs(away)
    fall = np.where(away > 0, down, up) * np.abs(away)
    middle = level + slope * away
    return Curve(
        x=x,
        y=_rate(middle),
        low=_rate(middle - np.hypot(fall, unsure)),
        high=_rate(middle + np.hypot(rise, unsure)),
    )


def _rate(log_rate: Floats) -> Floats:
    return np.exp(np.clip(log_rate, -_MOST, _MOST))


def _level_error(y: Floats) -> float:
    """Return the standard error of the log of a mean, widened for day-to-day drift."""
    centred = y - y.mean()
    total = float(centred @ centred)
    if total == 0:
        return 0.0
    kept = min(max(float(centred[1:] @ centred[:-1]) / total, 0.0), 0.9)
    effective = len(y) * (1 - kept) / (1 + kept)
    return float(y.std(ddof=1) / y.mean() / np.sqrt(max(effective, 2.0)))
