"""The command line: it parses, calls one function, and prints."""

from .dispatch import main

__all__ = ["main"]
