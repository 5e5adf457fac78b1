"""How a measured share is held against what is wanted."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Verdict = Literal["ok", "ok within its error", "short of it", "FAILS"]

_SURE = 2.0  # standard errors


class Share(NamedTuple):
    """A mean over `n` diaries with its Monte Carlo standard error."""

    value: float
    error: float
    n: int


class Limits(NamedTuple):
    """What is wanted, from `low` to `high`, and beyond what it fails."""

    low: float
    high: float
    fails_below: float
    fails_above: float

    def verdict(self, share: Share) -> Verdict:
        """Return how a share stands. NaN fails: what could not be measured is not good."""
        if not self.fails_below <= share.value <= self.fails_above:
            return "FAILS"
        if self.low <= share.value <= self.high:
            return "ok"
        beyond = max(self.low - share.value, share.value - self.high)
        return "ok within its error" if beyond <= _SURE * share.error else "short of it"

    def words(self) -> tuple[str, str]:
        """Return both columns as they are printed."""
        if self.low == -np.inf:
            return f"≤ {_exact(self.high)}", f"> {_exact(self.fails_above)}"
        low, fails = _exact(self.low), f"< {_exact(self.fails_below)}"
        return (f"≥ {low}" if self.high == np.inf else f"{low}–{_exact(self.high)}"), fails


def at_most(reach: float, fails: float) -> Limits:
    return Limits(-np.inf, reach, -np.inf, fails)


def at_least(reach: float, fails: float) -> Limits:
    return Limits(reach, np.inf, fails, np.inf)


def within(low: float, high: float, fails: float) -> Limits:
    """Return limits from low to high that fail below; too much of it is no harm."""
    return Limits(low, high, fails, np.inf)


def share(values: Floats) -> Share:
    """Return the mean over the diaries in which it applies."""
    known = values[np.isfinite(values)]
    if not len(known):
        return Share(np.nan, np.nan, 0)
    # All alike is not certainty: one diary more could have differed.
    error = max(float(known.std()) / np.sqrt(len(known)), 1 / len(known))
    return Share(float(known.mean()), error, len(known))


def told(value: float) -> str:
    """Return a share as it is printed: .05, 1.00."""
    return "–" if np.isnan(value) else f"{value:.2f}".removeprefix("0")


def _exact(limit: float) -> str:
    """Return a limit as it is printed, to the third place where it has one: .07, .025, .30."""
    places = 2 if round(limit, 2) == round(limit, 3) else 3
    return f"{limit:.{places}f}".removeprefix("0")
