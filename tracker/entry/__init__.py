"""The quick-entry language: typed text to drafts, with errors that point at the word."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import EntryError
from .lexicon import EMPTY, Vocabulary
from .parse import Line, parse_episode, parse_factors, parse_line
from .ranges import parse_day, parse_range

if TYPE_CHECKING:
    from .changes import (
        parse_changes,
        parse_check_in_changes,
        parse_intake_changes,
        parse_rewrite,
    )
    from .completion import complete, complete_query, word_at
    from .rendering import render
    from .search import parse_query
    from .single import parse_duration, parse_moment

__all__ = [
    "EMPTY",
    "EntryError",
    "Line",
    "Vocabulary",
    "complete",
    "complete_query",
    "parse_changes",
    "parse_check_in_changes",
    "parse_day",
    "parse_duration",
    "parse_episode",
    "parse_factors",
    "parse_intake_changes",
    "parse_line",
    "parse_moment",
    "parse_query",
    "parse_range",
    "parse_rewrite",
    "render",
    "word_at",
]

# Loaded when they are first asked for: a quick log needs none of them.
_LATE = {
    "complete": "completion",
    "complete_query": "completion",
    "word_at": "completion",
    "render": "rendering",
    "parse_duration": "single",
    "parse_moment": "single",
    "parse_changes": "changes",
    "parse_check_in_changes": "changes",
    "parse_intake_changes": "changes",
    "parse_query": "search",
    "parse_rewrite": "changes",
}


def __getattr__(name: str) -> Any:
    module = _LATE.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{module}", __name__), name)
