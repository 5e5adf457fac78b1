"""Every number on the Insights screen is a number of the JSON: on growing and on odd diaries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color

from tests.ui.odd_diaries import ODD, grown, odd
from tracker.diary import Diary
from tracker.exchange.analysis import WholeDiary
from tracker.insight import as_json
from tracker.insight.ranking import ranked
from tracker.model.factors import number
from tracker.plot import Palette
from tracker.ui.commands import Keys
from tracker.ui.insights.page import Page, Seen
from tracker.ui.screens.insights import VIEWS
from tracker.ui.themes import Shade

PALETTE = Palette((1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4), (5, 5, 5))
GREY = Color(9, 9, 9)
GROWTH = (1, 3, 14, 20, 60)

_DATE = (
    r"(\b\d{1,2}(?=( [A-Z][a-z]{2})? – \d))|(\b\d{1,2} [A-Z][a-z]{2}( \d{4})?\b)|(\d{4}-\d\d-\d\d)"
)
_TIME = r"\b\d\d:\d\d\b"
_NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
# What the product says of itself, not of the record.
_SAID_ALWAYS = {"7", "95", "0.40", "30", "0", "10", "20"}


def seen_of(diary: Diary, which: int | str = 90, **how: Any) -> Seen:
    whole = WholeDiary.read(diary)
    insights = whole.look_at(which)
    return Seen(
        insights=insights,
        whole=whole,
        ranking=ranked(insights.associations, whole.pins_chosen),
        keys=Keys({}),
        shades=[Shade(glyph, *[GREY] * 5) for glyph in "░▒▓█"],
        **how,
    )


def spellings(value: Any) -> Iterator[str]:
    """Yield every way in which the screen may write the numbers of a JSON value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from spellings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spellings(inner)
    elif isinstance(value, str):
        yield from _NUMBER.findall(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield number(value)
        for places in range(4):
            yield f"{abs(value):.{places}f}"
        yield f"{100 * value:.0f}"


def made_up(text: str, seen: Seen) -> list[str]:
    """Return the numbers of a text that the JSON of the analysis does not have."""
    insights = seen.insights
    known = {*spellings(json.loads(json.dumps(as_json(insights)))), *_SAID_ALWAYS}
    # Sums, shares and differences of numbers that are there: twitches with an hour, the
    # busiest one, twitches without a place,
    # days to go, days since the diary began.
    hours = insights.timing.hour
    known |= {str(sum(hours)), f"{100 * max(hours) / max(sum(hours), 1):.0f}"}
    known.add(str(sum(place.twitches for place in insights.places if place.share is None)))
    known.add(str(insights.milestone.next - insights.milestone.watched_total))
    if insights.start is not None:
        known.add(str(insights.days.calendar - max(0, (seen.whole.first - insights.start).days)))
    place = r"^\d+ of \d+ · "  # which factor of how many
    records = r"^(Today|In your own words|▾) .*$"  # records themselves
    own_names = r"own factor number \d+|own f[a-z ]*\d*|“[^”]*”"
    for taken in (place, records, own_names, _TIME, _DATE):
        text = re.sub(taken, "", text, flags=re.MULTILINE)
    return [found for found in _NUMBER.findall(text) if found not in known]


def every_page(seen: Seen) -> Iterator[tuple[str, Page]]:
    for name, view in VIEWS.items():
        if name != "Factors":
            yield name, view.page(seen)
        for ranked_factor in seen.ranking if name == "Factors" else ():
            for lag in (None, 0, 1):
                yield name, view.page(replace(seen, factor=ranked_factor.factor, lag=lag))
        yield f"{name}, numbers", Page("", [], [view.table(seen)])


@pytest.mark.parametrize("wide", [False, True], ids=["narrow", "wide"])
@pytest.mark.parametrize("name", ODD)
def test_every_view_of_an_odd_diary_says_what_the_json_says(
    tmp_path: Path, name: str, wide: bool
) -> None:
    with odd(tmp_path / "home", name) as diary:
        seen = seen_of(diary, "everything", wide=wide)
        for view, page in every_page(seen):
            text = "\n".join([page.heading, *(words.plain for words in page.words)])
            assert made_up(text, seen) == [], (view, text)
            for figure in page.figures[: 4 if wide else 1]:
                picture = figure.build(46, 9, PALETTE)
                assert picture is None or len(picture.rows) == 9


@pytest.mark.parametrize("days", [*GROWTH, 180])
def test_every_view_of_a_growing_diary_says_what_the_json_says(tmp_path: Path, days: int) -> None:
    with grown(tmp_path / "home", days) as diary:
        for which in (30, "everything", "trial"):
            seen = seen_of(diary, which, wide=True)
            for view, page in every_page(seen):
                text = "\n".join([page.heading, *(words.plain for words in page.words)])
                assert made_up(text, seen) == [], (view, text)


def test_a_number_that_is_made_up_is_noticed(tmp_path: Path) -> None:
    with grown(tmp_path / "home", 60) as diary:
        assert made_up("about 4711.5 twitches, 48151 times", seen_of(diary)) == ["4711.5", "48151"]
