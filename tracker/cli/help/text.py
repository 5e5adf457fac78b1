"""What a command's help says besides its one line."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final, NamedTuple

USUAL_EXITS: Final = "0 done, 1 it failed, 2 something typed can't be used"
_SEE: Final = "see also:   "


class Text(NamedTuple):
    """A command in its help: how it is used, where its arguments don't say it; lines that can be
    typed; a text; what its exit codes are besides the usual ones; where to read on."""

    usage: str = ""
    examples: tuple[str, ...] = ()
    more: str = ""
    exits: str = ""
    see: tuple[str, ...] = ()


def see_also(names: Sequence[str]) -> str:
    """Return the line, or lines, that say where to read on: 'see also: tracker undo, ...'."""
    words = ", ".join(f"tracker {name}".replace(" ", "\0") for name in names)
    hanging = " " * len(_SEE)
    return "\n".join(
        wrap(words, 79, initial_indent=_SEE, subsequent_indent=hanging, break_on_hyphens=False)
    ).replace("\0", " ")
