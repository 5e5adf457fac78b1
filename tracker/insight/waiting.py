"""How many more days an answer would take, for an effect worth knowing (never the seen one)."""

from __future__ import annotations

import math

from .associations import Association
from .regressors import LEAST_PAIRED
from .shrinkage import t_quantile

WORTH_KNOWING = 1.2  # rate ratio per typical swing
_POWER = 0.84  # standard errors: found 80% of the time
_UNSURE = (0.65, 1.55)  # the standard error itself is only roughly known
_MOST = 3650


def days_to_find(looked: Association, reached: int, watched: int) -> tuple[int, int]:
    """Return a rounded range of further watched days until a change of 20% per typical swing
    would be found 4 times in 5; (0, 0) where there are enough already.

    `looked` is the association at the milestone of `reached` observed days; `watched` are
    observed by now (statistics.md, 'How many more days').
    """
    level = 1 - 0.05 / looked.tested
    reach = t_quantile(looked.freedom, level) + _POWER
    needed = reached * (looked.error * reach / math.log(WORTH_KNOWING)) ** 2
    low, high = (max(needed * share - watched, 0.0) for share in _UNSURE)
    return _rounded(low), _rounded(high)


def days_to_first_look(paired: int, watched: int, next_look: int) -> tuple[int, int]:
    """Return a rounded range of further watched days until a factor known on `paired` of the
    `watched` days can be looked at, at the next milestone or later."""
    # One never recorded so far is taken to be recorded every day from now on.
    rate = max(paired / max(watched, 1), 0.2) if paired else 1.0
    least = max((LEAST_PAIRED - paired) / rate, next_look - watched, 1)
    return _rounded(least), _rounded(2 * least)


def span_words(span: tuple[int, int]) -> str:
    """Return a range of further days as a person says it: 'roughly 5 to 12 more months'."""
    low, high = span
    if low >= _MOST:
        return "more than ten years"
    if high >= _MOST:
        return f"{round(low / 30)} months to many years more"
    unit, size = ("days", 1) if high <= 90 else ("months", 30)
    first, last = round(low / size), round(high / size)
    if first == 0:
        return f"up to about {last} more {unit}"
    return f"roughly {first} to {last} more {unit}" if first < last else f"about {last} more {unit}"


def _rounded(days: float) -> int:
    step = 5 if days <= 30 else 10 if days <= 90 else 30
    return min(math.ceil(days / step) * step, _MOST)
