"""The narrowest windows: nothing is torn apart, and what has no room is left out whole."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.ui.widgets.factor_list import FactorList
from tracker.ui.widgets.fields import ClosingField
from tracker.ui.widgets.kind_choice import KindChoice

LEAST = (60, 18)


def rows(widget: Widget) -> list[str]:
    """Return what stands in a widget, row by row."""
    strips = widget.render_lines(widget.size.region)
    return [strip.text.rstrip() for strip in strips]


async def opened(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press("escape", *keys)
    await settled(pilot)


@pytest.mark.parametrize("size", [LEAST, (74, 20), (80, 24)], ids=str)
async def test_a_factor_has_one_row(started: Started, size: tuple[int, int]) -> None:
    async with started(size) as pilot:
        await opened(pilot, "F")
        listed = pilot.app.screen.query_one(FactorList)
        places = [place for place, each in enumerate(listed.options) if not each.disabled]
        tops = [listed._index_to_line[place] for place in places[:7]]
        assert tops == list(range(tops[0], tops[0] + 7))
        assert ("built in" in rows(listed)[1]) == (size[0] >= 75)


async def test_no_kind_of_a_factor_is_torn_from_its_mark(started: Started) -> None:
    async with started(LEAST) as pilot:
        await opened(pilot, "F", "n")
        kinds = pilot.app.screen.query_one(KindChoice)
        assert rows(kinds) == [" ● amount   ○ rating 0-10   ○ yes or no", " ○ time of day"]
        await pilot.click(KindChoice, offset=(4, 1))
        await settled(pilot)
        assert kinds.kind == "time"


async def test_the_check_in_shows_the_day_before_and_the_last_question_whole(
    started: Started, diary: Diary
) -> None:
    diary.check_in(diary.today().replace(day=diary.today().day - 1), {"sleep": 7.5})
    async with started(LEAST) as pilot:
        await opened(pilot, "f")
        screen = pilot.app.screen
        assert rows(screen.query_one("#before"))[0].endswith(" yesterday")
        assert rows(screen.query_one("#field-sleep"))[0].endswith(" 7.5 h")
        assert rows(screen.query_one(ClosingField))[0].endswith(" don't know")
        assert "…" not in rows(screen.query_one("#why"))[0]
