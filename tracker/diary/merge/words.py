"""What is said of a merge, in calm words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.model.width import cut

from ..carriers import Merged, Overruled
from ..contents import DAYS, EPISODES, FACTORS, INTAKES, MARKERS, PROFILE, REVIEWS, TRIALS
from ..files import META, copied_from

_NOUNS = {
    EPISODES: "episode",
    INTAKES: "intake",
    DAYS: "check-in",
    MARKERS: "life event",
    REVIEWS: "weekly answer",
    FACTORS: "factor",
    TRIALS: "trial",
}
_WHOLE = {META: "the settings of the diary", PROFILE: "the profile"}
_LONG = 60
_NAMED = 3  # values that gave way, named in a warning; the journal has them all


def what_came(merged: Merged) -> str:
    """Return 'came: 3 records, changed: 1, went: 2', or that there was nothing new."""
    counted = (("came", merged.added), ("changed", merged.changed), ("went", merged.removed))
    parts = [f"{count} {_records(count)} {verb}" for verb, count in counted if count]
    return ", ".join(parts) or "nothing new"


def gave_way(each: Overruled) -> str:
    """Return one line on a value that gave way: 'episode k3…, intensity: 4 gave way to 6'."""
    which = _WHOLE.get(each.table) or _which(each)
    if each.field:
        field = each.field.partition(".")[2] or each.field
        return f"{which}, {field}: {_value(each.gave_way)} gave way to {_value(each.kept)}"
    if each.kept is None:
        return f"{which}: it was changed on one side, but removed later on the other"
    return f"{which}: it was removed on one side, but changed later on the other, and stays"


def copies_words(merged: Merged) -> list[str]:
    """Return what is said after conflict copies were merged without being asked for."""
    if not merged.copies:
        return merged.warnings
    files = ", ".join(dict.fromkeys(copied_from(name) or name for name in merged.copies))
    many = len(merged.copies) > 1
    copies = f"{len(merged.copies)} conflict copies" if many else "a conflict copy"
    said = f"{files}: {copies} from a folder sync {'were' if many else 'was'} merged: "
    said += what_came(merged)
    if merged.overruled:
        named = [gave_way(each) for each in merged.overruled[:_NAMED]]
        more = len(merged.overruled) - len(named)
        said += f"; {'; '.join(named)}" + f"; and {more} more gave way" * bool(more)
    return [said, *merged.warnings]


def waiting_words(names: Sequence[str]) -> str:
    """Return what is said of conflict copies while nothing may be written."""
    files = ", ".join(dict.fromkeys(copied_from(name) or name for name in names))
    return f"{files}: a folder sync left a conflict copy; the next change you save merges it"


def _which(each: Overruled) -> str:
    return f"{_NOUNS.get(each.table, each.table)} {each.id}"


def _value(value: Any) -> str:
    if value is None or value == [] or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    said = " ".join(str(value).split())
    return cut(said, _LONG)


def _records(count: int) -> str:
    return "record" if count == 1 else "records"
