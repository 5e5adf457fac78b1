"""Self-trials: what a record shows of changed against baseline days, and how sure that is."""

from .comparing import also_changed, latest_trial, plan_of, trial_result

__all__ = ["also_changed", "latest_trial", "plan_of", "trial_result"]
