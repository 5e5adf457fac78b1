"""Days to come as they are typed, and lines that wrap each in its own way."""

from __future__ import annotations

from datetime import date

import pytest
from textual.content import Content

from tests.ui.conftest import Started
from tracker.diary import Diary
from tracker.ui.coming_days import coming_day
from tracker.ui.widgets.hanging import Hanging
from tracker.ui.widgets.stacked import Stacked

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", SUNDAY),
        ("tomorrow", date(2026, 11, 23)),
        ("mon", date(2026, 11, 23)),
        ("Saturday", date(2026, 11, 28)),
        ("sun", SUNDAY),
        ("in 2 weeks", date(2026, 12, 6)),
        ("2027-01-21", date(2027, 1, 21)),
    ],
)
def test_a_weekday_is_the_coming_one(text: str, day: date) -> None:
    assert coming_day(text, SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("yesterday", "Sat 21 Nov is over: a trial begins today or later, by Thu 21 Jan 2027"),
        ("2027-01-22", "too far ahead"),
        ("2026-11-20", "is over"),
        ("soon", "is no day here"),
    ],
)
def test_a_day_that_is_over_or_too_far_ahead_says_what_would_be_valid(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        coming_day(text, SUNDAY)


def test_pieces_stand_under_each_other_and_wrap_beside_their_label() -> None:
    pieces = Stacked([Content("name"), Hanging(Content("Kept  "), Content("on six of ten days"))])
    assert pieces.get_height({}, 40) == 2
    assert pieces.get_height({}, 16) == 3
    assert str(pieces) == "name\nKept  on six of ten days"


async def test_what_the_line_on_log_says_can_be_clicked(started: Started, diary: Diary) -> None:
    diary.plan_trial("breaks", start=diary.today())
    async with started(size=(120, 40)) as pilot:
        await pilot.press("escape")
        line = str(pilot.app.screen.query_one("#trial").render())
        await pilot.click("#trial", offset=(line.index("kept today") + 3, 0))
        assert diary.trials()[0].adherence == {diary.today().isoformat(): True}
