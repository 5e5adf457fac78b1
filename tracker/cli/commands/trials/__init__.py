"""`trial`: plan, start, adhere, end, review and list self-trials."""

from .looking import list_trials, review
from .planning import plan
from .running import adhere, end, start

__all__ = ["adhere", "end", "list_trials", "plan", "review", "start"]
