"""Searching by typed words: a line of conditions to a Query that holds them all."""

from .parse import parse_query

__all__ = ["parse_query"]
