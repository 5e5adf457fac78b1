"""The check-in form: what its lines and its last question save, and how it looks."""

from __future__ import annotations

import pytest
from textual import events

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.filling_in import (
    EVENING,
    TODAY,
    VALUES,
    YESTERDAY,
    form,
    hint,
    line,
    message,
    press,
)
from tests.ui.looks import Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import EpisodeDraft, IntakeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.screens.log import LogScreen
from tracker.ui.widgets.fields import Field


async def test_a_whole_day_takes_at_most_25_keys(started: Started, diary: Diary) -> None:
    assert len(EVENING) <= 25
    async with started() as pilot:
        await press(pilot, *EVENING)
        day = diary.day(TODAY)
        assert day.values == VALUES
        assert day.check_in is not None
        assert (day.check_in.unlogged, day.check_in.closed) == (0, True)
        assert (day.watched, day.count) == (True, 0)
        assert [intake.label for intake in day.intakes] == ["coffee", "coffee"]
        assert isinstance(pilot.app.screen, LogScreen)
        said = " ".join(message(pilot).split())
        assert "sleep 6.5 h" in said
        assert "caffeine +180 mg" in said
        assert "check-in closed" in said
        assert "u undoes it" in said
        factors = pilot.app.screen.query_one("#factors")
        assert "check-in closed" in str(factors.border_subtitle)


async def test_one_undo_takes_all_of_it_back(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, *EVENING, "u")
        assert diary.day(TODAY).empty
        await press(pilot, "U")
        assert diary.day(TODAY).values == VALUES


async def test_keys_that_come_all_at_once_find_their_lines(started: Started, diary: Diary) -> None:
    characters = {"full_stop": ".", "enter": "\r"}
    async with started() as pilot:
        for key in EVENING:
            pilot.app.post_message(events.Key(key, characters.get(key, key)))
        await settled(pilot)
        assert diary.day(TODAY).values == VALUES
        assert diary.day(TODAY).watched


async def test_a_blank_is_missing_and_stays_so(started: Started, diary: Diary) -> None:
    diary.check_in(YESTERDAY, {"sleep": 8, "stress": 3})
    async with started() as pilot:
        await press(pilot, "f")
        assert "–" in line(pilot, "sleep")
        assert "8 h" in line(pilot, "sleep")
        await press(pilot, *["enter"] * 7, "0")
        day = diary.day(TODAY)
        assert (day.values, day.watched) == ({}, True)


async def test_what_is_said_again_is_that_of_yesterday(started: Started, diary: Diary) -> None:
    diary.check_in(YESTERDAY, {"sleep": 8, "stress": 3, "caffeine": 90})
    async with started() as pilot:
        await press(pilot, "f", "equals_sign", "equals_sign", "5", "equals_sign", "escape")
        await press(pilot, "enter")
        # Nothing is known of yesterday's quality: its line stayed, and the 5 is today's.
        assert diary.day(TODAY).values == {"sleep": 8, "sleep_quality": 5, "caffeine": 90}


@pytest.mark.parametrize(
    ("keys", "value", "goes_on"),
    [
        (["1"], 1, False), (["1", "0"], 10, True), (["1", "2"], 2, True), (["0"], 0, True),
        (["9"], 9, True), (["1", "enter"], 1, True),
    ],
)  # fmt: skip
async def test_a_digit_goes_on_but_a_1_waits(
    started: Started, keys: list[str], value: int, goes_on: bool
) -> None:
    async with started() as pilot:
        await press(pilot, "f", "enter", *keys)
        field = form(pilot).query_one("#field-sleep_quality", Field)
        assert field.value == value
        assert field.has_focus is not goes_on


async def test_a_1_that_was_there_before_makes_no_ten(started: Started, diary: Diary) -> None:
    diary.check_in(TODAY, {"sleep_quality": 1})
    async with started() as pilot:
        await press(pilot, "f", "enter", "0", "escape", "enter")
        assert diary.day(TODAY).values == {"sleep_quality": 0}


# Intakes


async def test_logged_drinks_are_shown_and_left_as_they_are(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    for _ in range(2):
        diary.take(IntakeDraft(factor="caffeine", amount=90, label="coffee", at=clock()))
    async with started() as pilot:
        await press(pilot, "f")
        assert "180 mg ›  2 coffees" in line(pilot, "caffeine")
        await press(pilot, *["enter"] * 7, "0")
        day = diary.day(TODAY)
        assert day.values == {"caffeine": 180}
        assert day.check_in is not None
        assert day.check_in.values == {}


@pytest.mark.parametrize(
    ("keys", "value", "outright", "labels"),
    [
        (["c"], 180, None, ["coffee", "coffee"]),
        (["right", "right"], 270, None, ["coffee", "coffee", "coffee"]),
        (["c", "c", "left"], 180, None, ["coffee", "coffee"]),
        (["e", "t", "backspace"], 170, None, ["coffee", "espresso"]),
        (["left"], 90, None, ["coffee"]),
        (["2", "0", "0"], 200, 200, ["coffee"]),
        (["c", "2", "0", "0"], 200, 200, ["coffee"]),
        (["2", "0", "0", "o"], 240, 240, ["coffee", "cola"]),
        (["n"], 0, 0, ["coffee"]),
        (["0"], 0, 0, ["coffee"]),
        (["8", "backspace"], 90, None, ["coffee"]),
    ],
)
async def test_drinks_are_added_and_a_number_is_the_day(
    started: Started, diary: Diary, keys: list[str], value: int, outright: int | None,
    labels: list[str],
) -> None:  # fmt: skip
    diary.take(IntakeDraft(factor="caffeine", amount=90, label="coffee", day=TODAY))
    async with started() as pilot:
        await press(pilot, "f", "enter", "enter", *keys, "escape", "enter")
        await settled(pilot)
        day = diary.day(TODAY)
        assert day.values == {"caffeine": value}
        assert (day.check_in.values if day.check_in else {}).get("caffeine") == outright
        assert [intake.label for intake in day.intakes] == labels


async def test_no_drink_is_one_key_and_a_blank_is_missing(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "enter", "enter", "0", "enter", "enter", "n", "enter", "0")
        assert diary.day(TODAY).values == {"caffeine": 0, "water": 0}


async def test_a_drink_raises_a_value_that_was_set_outright(started: Started, diary: Diary) -> None:
    diary.check_in(TODAY, {"caffeine": 100})
    async with started() as pilot:
        await press(pilot, "f", "enter", "enter", "c")
        assert "190 mg" in line(pilot, "caffeine")
        diary.check_in(TODAY, {"caffeine": 145})  # meanwhile, elsewhere
        await press(pilot, "escape", "enter")
        assert diary.day(TODAY).values == {"caffeine": 235}


async def test_a_small_number_is_not_taken_for_drinks_unseen(started: Started) -> None:
    async with started() as pilot:
        await press(pilot, "f", "enter", "enter", "2")
        assert "c adds a coffee" in line(pilot, "caffeine")
        await press(pilot, "0", "0")
        assert "coffee" not in line(pilot, "caffeine")


async def test_the_figures_name_their_source_and_no_one_drinks_beyond_bounds(
    started: Started,
) -> None:
    async with started() as pilot:
        await press(pilot, "f", "enter", "enter")
        assert "e espresso 60 ml 80" in hint(pilot)
        assert hint(pilot).count("EFSA 2015") == 1
        await press(pilot, "1", "9", "9", "0", "c")
        assert "outside 0 to 2000" in line(pilot, "caffeine")
        assert "1990 mg" in line(pilot, "caffeine")


async def test_the_drinks_are_set_for_the_width_from_the_start(diary: Diary) -> None:
    app = TrackerApp(diary, Settings(shown=["caffeine"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert "200 ml 90   e espresso" in hint(pilot)


# Days


async def test_another_day_is_filled_in_afterwards(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "left_square_bracket", "f")
        assert str(form(pilot).query_one(".dialog").border_title) == (
            "Check-in of yesterday, Sat 21 Nov"
        )
        assert "sleep, night to Sat" in line(pilot, "sleep")
        assert "the night that ended on Sat 21 Nov" in hint(pilot)
        await press(pilot, *EVENING[1:])
        assert diary.day(YESTERDAY).values == VALUES
        assert [intake.at for intake in diary.day(YESTERDAY).intakes] == [None, None]
        assert diary.day(TODAY).empty
        assert "yesterday, Sat 21 Nov: sleep 6.5 h" in message(pilot)


async def test_only_what_is_changed_is_saved(started: Started, diary: Diary) -> None:
    diary.check_in(TODAY, {"sleep": 7, "stress": 5}, flags=["pain"], note="before", unlogged=2)
    async with started() as pilot:
        await press(pilot, "f")
        assert "7 h" in line(pilot, "sleep")
        diary.check_in(TODAY, {"stress": 9, "fatigue": 3}, flags=["pain", "tingling"], unlogged=4)
        await press(pilot, "8", "exclamation_mark", "s")
        await press(pilot, "enter", "enter")
        check_in = diary.day(TODAY).check_in
        assert check_in is not None
        assert check_in.values == {"sleep": 8, "stress": 9, "fatigue": 3}
        assert check_in.flags == ["tingling", "pain", "stiffness"]
        assert (check_in.note, check_in.unlogged) == ("before", 4)


async def test_a_value_is_cleared(started: Started, diary: Diary) -> None:
    diary.check_in(TODAY, {"sleep": 7, "stress": 5}, unlogged=1)
    async with started() as pilot:
        await press(pilot, "f", "backspace", *["enter"] * 7, "enter")
        check_in = diary.day(TODAY).check_in
        assert check_in is not None
        assert (check_in.values, check_in.unlogged) == ({"stress": 5}, 1)


# The last question


@pytest.mark.parametrize(
    ("keys", "unlogged", "watched"),
    [
        (["0"], 0, True), (["3", "enter"], 3, True), (["1", "2", "enter"], 12, True),
        (["right", "right", "enter"], 2, True), (["d"], None, False),
    ],
)  # fmt: skip
async def test_the_answer_closes_the_day(
    started: Started, diary: Diary, keys: list[str], unlogged: int | None, watched: bool
) -> None:
    async with started() as pilot:
        await press(pilot, "f", "7", *["enter"] * 7, *keys)
        day = diary.day(TODAY)
        assert day.check_in is not None
        assert (day.check_in.closed, day.check_in.unlogged) == (True, unlogged)
        assert day.watched is watched
        assert ("stays not watched" in " ".join(message(pilot).split())) is not watched


async def test_not_known_says_that_logged_twitches_count(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), count=3))
    async with started() as pilot:
        await press(pilot, "f", *["enter"] * 7)
        assert "counts with what was logged" in hint(pilot)
        await press(pilot, "d")
        assert "not watched" not in message(pilot)
        assert diary.day(TODAY).count == 3


async def test_enter_answers_nothing_by_itself(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "7", *["enter"] * 8)
        assert "0 for none" in hint(pilot)
        await press(pilot, *"1000", "enter")
        assert "1 to 999" in hint(pilot)
        assert diary.span() is None


async def test_a_closed_day_saved_again_unchanged_changes_nothing(
    started: Started, diary: Diary
) -> None:
    diary.check_in(TODAY, {"sleep": 7}, unlogged=None, closed=True)
    version = diary.version
    async with started() as pilot:
        await press(pilot, "f", *["enter"] * 8)
        assert "Nothing changed" in message(pilot)
        assert diary.version == version


# How it looks


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_how_it_looks(snap_compare: Compare, diary: Diary, size: tuple[int, int]) -> None:
    diary.check_in(YESTERDAY, {"sleep": 8, "stress": 3, "fatigue": 2}, unlogged=0)
    diary.take(IntakeDraft(factor="water", amount=0.25, label="glass", day=TODAY))
    keys = ["f", "6", "full_stop", "5", "enter", "7", "c", "c"]
    app = TrackerApp(diary, Settings())
    assert snap_compare(app, terminal_size=size, run_before=driven(*keys))


def test_how_the_last_question_looks(snap_compare: Compare, diary: Diary) -> None:
    app = TrackerApp(diary, Settings(theme="tracker-light"))
    keys = ["f", *["enter"] * 7, "3"]
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))
