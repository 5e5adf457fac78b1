"""Which sections a report has: named by words, with what is meant by a word that is near."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from .content import DEFAULT_SECTIONS, ON_REQUEST, SectionKey

SECTIONS: Final[dict[SectionKey, str]] = {
    "change": "over time",
    "flags": "flags",
    "places": "where",
    "timing": "when",
    "contexts": "at rest or doing",
    "medicines": "medicines",
    "factors": "factors",
    "trials": "trials",
    "profile": "about yourself",
    "notes": "your notes",
}
ALL: Final = "all"


class UnknownSection(ValueError):
    """A word that names no section; `nearest` are those it is near to."""

    def __init__(self, word: str) -> None:
        super().__init__(f"“{word}” is not a section")
        self.word = word
        self.nearest = difflib.get_close_matches(word.casefold(), [*SECTIONS, ALL], n=2)


def chosen(words: Iterable[str]) -> tuple[SectionKey, ...]:
    """Return the sections that words such as 'change,flags' or '+notes' name, in the order of
    the page.

    Bare names are all there is; a `+` adds to the usual ones (or to the bare names beside it),
    'all' is every section. Raises UnknownSection.
    """
    bare: set[SectionKey] = set()
    added: set[SectionKey] = set()
    for word in (part.strip() for each in words for part in each.split(",")):
        if not word:
            continue
        name = word.removeprefix("+").casefold()
        group = added if word.startswith("+") else bare
        if name == ALL:
            group.update(SECTIONS)
        elif name in SECTIONS:
            group.update(key for key in SECTIONS if key == name)
        else:
            raise UnknownSection(word.removeprefix("+"))
    wanted = (bare or set(DEFAULT_SECTIONS)) | added
    return tuple(key for key in SECTIONS if key in wanted)


def usual(key: SectionKey) -> bool:
    """Return whether a section is there without being asked for."""
    return key not in ON_REQUEST
