"""Self-trials: what a record shows of changed against baseline days, and how sure that is."""

from .adjusted import TrialEstimate, estimate
from .comparing import latest_trial, trial_result
from .plans import phase_means, plan_of
from .randomised import randomisation_p

__all__ = [
    "TrialEstimate",
    "estimate",
    "latest_trial",
    "phase_means",
    "plan_of",
    "randomisation_p",
    "trial_result",
]
