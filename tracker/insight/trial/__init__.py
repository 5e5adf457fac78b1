"""Self-trials: what a record shows of changed against baseline days, and how sure that is."""

from .adjusted import TrialEstimate, estimate
from .comparing import also_changed, latest_trial, plan_of, trial_result
from .randomised import randomisation_p

__all__ = [
    "TrialEstimate",
    "also_changed",
    "estimate",
    "latest_trial",
    "plan_of",
    "randomisation_p",
    "trial_result",
]
