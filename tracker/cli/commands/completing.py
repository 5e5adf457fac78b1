"""`completion`, a shell's script, and the hidden `complete` that the script asks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tracker.model.clock import Clock
from tracker.model.words import visible

from ..completion.candidates import Answer, Candidate
from ..completion.words import Typed, for_bash, from_line
from ..output import can_show

if TYPE_CHECKING:
    from argparse import Namespace

    from ..context import Context


def completion(_context: Context, options: Namespace) -> int:
    """Print a shell's script; its first lines say how it is used."""
    from importlib.resources import files  # late: a completion needs none of it

    name = f"tracker.{options.shell}"
    script = files("tracker.cli.completion").joinpath(name).read_text(encoding="utf-8")
    sys.stdout.write(script)
    return 0


def complete(arguments: Sequence[str], clock: Clock) -> int:
    """Answer a shell's script: first what kind of names of the file system fit ('-', 'files' or
    'folders') and what stands before them in the word, then a candidate a line.

    For bash the arguments are the line up to the cursor and the part of it that is replaced, for
    the others the words up to the one at the cursor. What can't be read offers nothing and says
    nothing: the person is typing in that very line.
    """
    from ..completion.answering import answer
    from ..errors import known_errors

    shell, *words = arguments or [""]
    if shell == "bash" and len(words) == 2:
        typed = from_line(*words)
    elif shell in ("zsh", "fish") and words:
        typed = Typed(words[:-1], words[-1])
    else:
        return 2
    try:
        found = answer(typed.before, typed.word, clock)
    except known_errors():
        return 1
    lines = [f"{found.paths or '-'}\t{found.lead}", *_lines(shell, found, typed)]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _lines(shell: str, found: Answer, typed: Typed) -> list[str]:
    # A word that came out as something else would not be the word any more.
    safe = [each for each in found.candidates if each.text.isprintable() and can_show(each.text)]
    return [_LINES[shell](each, typed) for each in safe]


def _bash(each: Candidate, typed: Typed) -> str:
    """A whole word brings its own space; a quote that is open is closed by bash."""
    return f"{for_bash(each.text, typed)}{'' if each.goes_on or typed.quote else ' '}"


def _zsh(each: Candidate, _typed: Typed) -> str:
    return f"{'+' if each.goes_on else ' '}{each.text}\t{visible(each.about)}"


def _fish(each: Candidate, _typed: Typed) -> str:
    return f"{each.text}\t{visible(each.about)}"


_LINES: dict[str, Callable[[Candidate, Typed], str]] = {
    "bash": _bash, "zsh": _zsh, "fish": _fish,
}  # fmt: skip
