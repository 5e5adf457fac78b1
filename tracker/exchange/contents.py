"""All that a file of ours holds, and each record as plain fields in one settled form.

The same diary always gives the same fields in the same order, so that two exports of
equal diaries are the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

import msgspec
from msgspec import Struct

from tracker.diary import Diary, DiaryDamaged
from tracker.model import (
    CATALOGUE,
    DAY_START,
    FIRST_DAY,
    Broken,
    CheckIn,
    Episode,
    Factor,
    Intake,
    Marker,
    Profile,
    Review,
    Trial,
    fields,
    stored_fields,
)

SCHEMA = 1
LAST_DAY = date(9999, 12, 30)

KINDS: dict[str, type[Struct]] = {
    "factors": Factor,
    "episodes": Episode,
    "intakes": Intake,
    "check_ins": CheckIn,
    "markers": Marker,
    "reviews": Review,
    "trials": Trial,
}


class Contents(Struct, frozen=True, kw_only=True):
    """A whole diary: when its days start, what the person said of themselves (None: nothing),
    their own factors, and every record."""

    day_start: time = DAY_START
    profile: Profile | None = None
    factors: list[Factor] = []
    episodes: list[Episode] = []
    intakes: list[Intake] = []
    check_ins: list[CheckIn] = []
    markers: list[Marker] = []
    reviews: list[Review] = []
    trials: list[Trial] = []


def collect(diary: Diary) -> Contents:
    """Return everything in the diary, in its own order: oldest first, records of one moment
    as they were logged, factors as they were defined.

    Raises DiaryDamaged where a file or a record can't be read: what is missing must not pass
    for whole.
    """
    if diary.book_damage:
        raise DiaryDamaged(diary.book_damage)
    if broken := diary.all_broken():
        raise DiaryDamaged(_not_whole(broken))
    return Contents(
        day_start=diary.day_start,
        profile=diary.profile() if stored_fields(diary.profile()) else None,
        factors=own_factors(diary.kept_catalogue.values()),
        episodes=diary.episodes(FIRST_DAY, LAST_DAY),
        intakes=diary.intakes(FIRST_DAY, LAST_DAY),
        check_ins=diary.check_ins(FIRST_DAY, LAST_DAY),
        markers=diary.markers(FIRST_DAY, LAST_DAY),
        reviews=diary.reviews(FIRST_DAY, LAST_DAY),
        trials=diary.trials(),
    )


def _not_whole(broken: list[Broken]) -> str:
    first = broken[0]
    more = f" and {len(broken) - 1} more, named by `tracker check`," if len(broken) > 1 else ""
    return (
        f"in {first.file}.json {first.id}{more} can't be read ({first.problem}); this needs the "
        "whole diary, so first set it right with `tracker edit` or take it out with `tracker rm`"
    )


def own_factors(factors: Iterable[Factor]) -> list[Factor]:
    """Return the factors that the built-in catalogue doesn't have in that form."""
    return [factor for factor in factors if CATALOGUE.get(factor.key) != factor]


def plain(record: Struct) -> dict[str, Any]:
    """Return every field as plain JSON values in a settled form: the keys of dictionaries
    sorted, whole numbers without a decimal point."""
    if isinstance(record, Factor):  # its defaults are left out on disk, never here
        settled = _settled(msgspec.structs.asdict(record))
    else:
        settled = _settled(fields(record))
    return {name: _sorted_keys(value) for name, value in settled.items()}


def _settled(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, dict):
        return {name: _settled(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_settled(item) for item in value]
    return value


def _sorted_keys(value: Any) -> Any:
    return dict(sorted(value.items())) if isinstance(value, dict) else value


def same(one: Struct, other: Struct) -> bool:
    """Whether two records say the same, whenever either was last edited."""
    first, second = plain(one), plain(other)
    first.pop("edited", None)
    second.pop("edited", None)
    return first == second
