"""The quick-entry language: typed text to drafts, with errors that point at the word."""

from .changes import (
    parse_changes,
    parse_check_in_changes,
    parse_intake_changes,
    parse_rewrite,
)
from .complete import complete, word_at
from .errors import EntryError
from .lexicon import EMPTY, Vocabulary
from .parse import Line, parse_episode, parse_factors, parse_line
from .render import render
from .when import parse_day, parse_range

__all__ = [
    "EMPTY",
    "EntryError",
    "Line",
    "Vocabulary",
    "complete",
    "parse_changes",
    "parse_check_in_changes",
    "parse_day",
    "parse_episode",
    "parse_factors",
    "parse_intake_changes",
    "parse_line",
    "parse_range",
    "parse_rewrite",
    "render",
    "word_at",
]
