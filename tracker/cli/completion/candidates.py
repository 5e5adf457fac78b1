"""What a completion offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

PathKind = Literal["", "files", "folders"]


class Candidate(NamedTuple):
    """A word that may stand at the cursor, and what it is; `goes_on`: the word isn't whole yet
    (`sleep=`), so that no space is wanted behind it."""

    text: str
    about: str = ""
    goes_on: bool = False


class Answer(NamedTuple):
    """The candidates, best first; `paths`: the shell's own names of files or folders too, behind
    the first `lead` characters of the word (`--out=`)."""

    candidates: tuple[Candidate, ...] = ()
    paths: PathKind = ""
    lead: str = ""


NOTHING = Answer()


def fitting(candidates: Iterable[Candidate], typed: str) -> Answer:
    """Return those that go on from what is typed, in any case of letters, each once."""
    low = typed.lower()
    found = {each.text: each for each in reversed(list(candidates))}
    kept = [each for each in reversed(found.values()) if each.text.lower().startswith(low)]
    return Answer(tuple(kept))


def prefixed(lead: str, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield candidates for the rest of a word of which `lead` is typed (`--as=`, `change,`)."""
    return (each._replace(text=f"{lead}{each.text}") for each in candidates)


def plain(words: Iterable[str], about: str = "") -> list[Candidate]:
    """Return words that are all described in the same way."""
    return [Candidate(word, about) for word in words]
