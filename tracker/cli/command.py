"""What there is to know of a command, for the dispatch, the help and the suggestions."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """One command: its name, one line of help, where it is, and its text in examples.

    `runs` is 'module:function' in tracker.cli.commands. `spoken` says that its arguments
    are entry text. `parts` are the commands below it ('trial plan'), of which the first is
    meant where none is named.
    """

    name: str
    summary: str
    runs: str = ""
    usage: str = ""
    examples: tuple[str, ...] = ()
    more: str = ""
    spoken: bool = False
    parts: tuple[Command, ...] = ()

    @property
    def word(self) -> str:
        """What is typed for it, behind the command it is part of."""
        return self.name.rpartition(" ")[2]
