"""The check-in form, by its keys and by the mouse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.test_ui_snapshots import Compare, driven
from tests.ui.test_ui_unsaved import locked_by_another
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import CATALOGUE, EpisodeDraft, Factor, IntakeDraft, Value
from tracker.ui.app import TrackerApp
from tracker.ui.screens.check_in import CheckInScreen
from tracker.ui.screens.keep import KeepScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.urgent import UrgentScreen
from tracker.ui.widgets.fields import Field
from tracker.ui.widgets.message_line import MessageLine

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)

# 6.5 h of sleep of quality 7, two coffees, 7 h of work, stress 6, 1.5 L, fatigue 4, none unlogged
EVENING = [
    "f", *["6", "full_stop", "5", "enter"], "7", *["c", "c", "enter"], *["7", "enter"], "6",
    *["1", "full_stop", "5", "enter"], "4", "0",
]  # fmt: skip
VALUES: dict[str, Value] = {
    "sleep": 6.5, "sleep_quality": 7, "caffeine": 180, "workload": 7, "stress": 6, "water": 1.5,
    "fatigue": 4,
}  # fmt: skip


def form(pilot: Pilot[None]) -> CheckInScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CheckInScreen)
    return screen


def line(pilot: Pilot[None], key: str) -> str:
    return str(form(pilot).query_one(f"#field-{key}", Field).render())


def hint(pilot: Pilot[None]) -> str:
    return str(form(pilot).query_one("#hint", Static).render())


def message(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, LogScreen)
    return str(pilot.app.screen.query_one(MessageLine).render())


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


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


# Mistakes, and leaving


async def test_what_is_wrong_is_said_and_stays(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "8", "8")
        assert "outside 0 to 24" in line(pilot, "sleep")
        await press(pilot, "enter")
        assert form(pilot).query_one("#field-sleep").has_focus
        assert "‹ 88 ›" in line(pilot, "sleep")
        await press(pilot, *["down"] * 10, "0")
        assert form(pilot).query_one("#field-sleep").has_focus
        assert "outside 0 to 24" in hint(pilot)
        assert diary.span() is None
        await press(pilot, "backspace", *["enter"] * 7, "0")
        assert diary.day(TODAY).values == {"sleep": 8}


async def test_leaving_with_nothing_filled_in_asks_nothing(started: Started) -> None:
    async with started() as pilot:
        await press(pilot, "f", "enter", "escape")
        assert isinstance(pilot.app.screen, LogScreen)


@pytest.mark.parametrize(
    ("answer", "screen", "values"),
    [
        ("enter", LogScreen, {"sleep": 7}),
        ("x", LogScreen, {}),
        ("escape", CheckInScreen, {}),
    ],
)
async def test_leaving_with_something_filled_in_asks(
    started: Started, diary: Diary, answer: str, screen: type, values: dict[str, Value]
) -> None:
    async with started() as pilot:
        await press(pilot, "f", "7", "escape")
        assert isinstance(pilot.app.screen, KeepScreen)
        await press(pilot, answer)
        assert isinstance(pilot.app.screen, screen)
        day = diary.day(TODAY)
        assert day.values == values
        assert not day.watched
        assert not (day.check_in and day.check_in.closed)


async def test_no_global_key_acts_inside(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", *"tri23uqUBk:?", "ctrl+p", "ctrl+z", "f1")
        assert isinstance(pilot.app.screen, CheckInScreen)
        assert diary.span() is None


async def test_a_save_that_fails_keeps_the_form(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        with locked_by_another(diary):
            await press(pilot, *EVENING)
            assert "Not saved: another tracker is writing" in " ".join(hint(pilot).split())
            assert "6.5 h" in line(pilot, "sleep")
        await press(pilot, "0")
        assert diary.day(TODAY).values == VALUES


# Flags, note, foods, other factors


async def test_an_urgent_flag_is_answered_at_once_and_once(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "exclamation_mark", "w")
        assert isinstance(pilot.app.screen, UrgentScreen)
        assert diary.span() is None
        await press(pilot, "enter", "g", "t", "enter", "0")
        assert isinstance(pilot.app.screen, LogScreen)
        assert diary.day(TODAY).flags == {"weakness", "grip", "tingling"}


async def test_a_flag_of_before_brings_no_urgent_text(started: Started, diary: Diary) -> None:
    diary.check_in(TODAY, flags=["weakness"])
    async with started() as pilot:
        await press(pilot, "f", "exclamation_mark", "p", "enter", "0")
        assert isinstance(pilot.app.screen, LogScreen)


async def test_a_note_is_typed_and_edited(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "exclamation_mark", "down", *"fq0!", "enter", "0")
        assert diary.day(TODAY).check_in.note == "fq0!"  # type: ignore[union-attr]
        diary.check_in(TODAY, note="two\nlines\x1b")
        await press(pilot, "f", "exclamation_mark", "down", "end", "full_stop", "enter", "enter")
        assert diary.day(TODAY).check_in.note == "two\nlines\x1b."  # type: ignore[union-attr]


async def test_a_note_from_elsewhere_meanwhile_stays(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "exclamation_mark", "down", *"mine")
        diary.check_in(TODAY, note="theirs")
        await press(pilot, "enter", "0")
        assert diary.day(TODAY).check_in.note == "theirs\nmine"  # type: ignore[union-attr]


async def test_foods_unfold_and_are_portions_alone(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f", "7", "enter", "m", "2", "enter", "right", "enter", "0")
        for key in ("leafy_greens", "nuts", "seeds"):
            assert "mg" not in line(pilot, key)
        assert "mg" not in hint(pilot)
        await press(pilot, "enter", "enter", "0")
        assert diary.day(TODAY).values == {"sleep": 7, "leafy_greens": 2, "nuts": 1, "seeds": 0}


async def test_every_factor_can_be_asked(diary: Diary) -> None:
    diary.define_factor(Factor(key="größe_1", label="Größe [b]x[/b]", unit="cm", high=300))
    app = TrackerApp(diary, Settings(shown=[*CATALOGUE, "größe_1", "gone"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        lines = [each for each in form(pilot).query(Field) if each.key in diary.catalogue]
        assert len(lines) == len(CATALOGUE) + 1
        for each in lines:
            assert each.has_focus
            assert form(pilot).can_view_entire(each)
            await pilot.press("enter")
        assert form(pilot).query_one("#field-unlogged").has_focus
        await press(pilot, "0")
        assert diary.day(TODAY).watched


@pytest.mark.parametrize(
    ("key", "keys", "value"),
    [
        ("bedtime", "2230", "22:30"),
        ("calming_routine", "y", True),
        ("illness", "n", False),
        ("breaks", "0", 0),
    ],
)
async def test_one_that_is_whole_goes_on(diary: Diary, key: str, keys: str, value: Value) -> None:
    app = TrackerApp(diary, Settings(shown=[key]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f", *keys, "0")
        assert diary.day(TODAY).values == {key: value}


async def test_no_step_suggests_a_dose(diary: Diary) -> None:
    app = TrackerApp(diary, Settings(shown=["magnesium"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f", "right", "plus")
        assert "–" in line(pilot, "magnesium")
        await press(pilot, *"120", "enter", "0")
        assert diary.day(TODAY).values == {"magnesium": 120}


# The mouse


async def click(pilot: Pilot[None], key: str, word: str) -> None:
    field = form(pilot).query_one(f"#field-{key}", Field)
    await pilot.hover(field)
    await pilot.click(field, offset=(1 + str(field.render()).index(word), 0))
    await settled(pilot)


async def test_by_the_mouse_alone(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        factors = pilot.app.screen
        await factors.run_action("check_in")
        await settled(pilot)
        await click(pilot, "sleep", "›")
        await click(pilot, "sleep", "‹")
        await click(pilot, "sleep_quality", "6")
        await click(pilot, "caffeine", "›")
        at = form(pilot).query_one("#hint")
        await pilot.click(at, offset=(1 + hint(pilot).index("espresso"), 0))
        await click(pilot, "flags", "pain")
        await click(pilot, "unlogged", "›")
        await click(pilot, "unlogged", "›")
        await click(pilot, "unlogged", "close")
        day = diary.day(TODAY)
        assert day.values == {"sleep": 6.75, "sleep_quality": 6, "caffeine": 170}
        assert day.flags == {"pain"}
        assert day.count == 2


async def test_none_and_leaving_by_the_mouse(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "f")
        at = form(pilot).query_one("#hint")
        row, words = next(
            (row, words) for row, words in enumerate(hint(pilot).split("\n")) if "leaves" in words
        )
        await pilot.click(at, offset=(1 + words.index("leaves"), row))
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        await press(pilot, "f")
        await click(pilot, "unlogged", "none")
        assert diary.day(TODAY).count == 0


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
