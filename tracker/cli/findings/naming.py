"""Which factor a person means: by its label, its key, an alias or a beginning of one."""

from __future__ import annotations

import re

from tracker.model import Catalogue, Factor
from tracker.model.say import listed

from ..errors import InputError, did_you_mean

MOST = 5  # factors named where the beginning of several was given
_BETWEEN = re.compile(r"[\s_-]+")


def factor_named(name: str, catalogue: Catalogue) -> Factor:
    """Return the factor of that name; case, spaces, `_` and `-` are free.

    InputError for a name that is none, with the nearest, and for a beginning of several.
    """
    wanted = _bare(name)
    if not wanted:
        raise InputError("--plot needs a factor, such as --plot sleep")
    names = _names(catalogue)
    whole = names.get(wanted, set())
    begun = {key for known, keys in names.items() if known.startswith(wanted) for key in keys}
    found = whole or begun
    if len(found) == 1:
        return catalogue[found.pop()]
    if found:
        # Labels may be the same, keys never are.
        keys = [key for key in catalogue if key in found]
        others = len(keys) - MOST
        named = [*keys[:MOST], f"{others} others"] if others > 1 else keys
        raise InputError(f"“{name}” may be {listed(named, 'or')}; more of the name tells which")
    near = did_you_mean(wanted, names) or "; `tracker factor list` names them"
    raise InputError(f"“{name}” is not a factor{near}")


def _names(catalogue: Catalogue) -> dict[str, set[str]]:
    """Return the keys that each name stands for."""
    names: dict[str, set[str]] = {}
    for factor in catalogue.values():
        for name in (factor.label, factor.key, *factor.aliases):
            names.setdefault(_bare(name), set()).add(factor.key)
    return names


def _bare(name: str) -> str:
    return _BETWEEN.sub(" ", name.casefold()).strip()
