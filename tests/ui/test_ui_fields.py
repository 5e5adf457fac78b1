"""Each line of a form, by key and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input, Static

from tracker.entry import parse_factors
from tracker.model import CATALOGUE, RecordError
from tracker.ui.widgets.fields import (
    ChoiceField,
    Field,
    NumberField,
    OfferField,
    RatingField,
    SeveralField,
    TextField,
    YesNoField,
)

HANDS = [("left", "left"), ("right", "right"), ("both", "both")]
FLAGS = [("numbness", "numb"), ("tingling", "tingle"), ("weakness", "weak")]


def sleep() -> NumberField:
    factor = CATALOGUE["sleep"]

    def stepped(value: float | str | None, step: int) -> float:
        at = float(value or 0) + step * factor.step
        return max(factor.low, min(at, factor.high))

    def read(text: str) -> float | str:
        value = parse_factors(f"sleep={text}", CATALOGUE).values["sleep"]
        assert value is not None
        return value

    return NumberField(
        "sleep", "sleep", read=read, show=factor.say, stepped=stepped, before="yesterday 7 h"
    )


class Form(App[None]):
    """One line, and another to go to."""

    def __init__(self, line: Field | TextField) -> None:
        super().__init__()
        self.line = line

    def compose(self) -> ComposeResult:
        yield self.line
        yield RatingField("next", "next")


@pytest.mark.parametrize(
    ("make", "keys", "value"),
    [
        (lambda: RatingField("x", "x"), "7", 7),
        (lambda: RatingField("x", "x"), "1 0", 10),
        (lambda: RatingField("x", "x"), "1 2", 2),
        (lambda: RatingField("x", "x"), "0", 0),
        (lambda: RatingField("x", "x"), "right right", 1),
        (lambda: RatingField("x", "x"), "left", 10),
        (lambda: RatingField("x", "x"), "1 0 right", 10),
        (lambda: RatingField("x", "x"), "7 backspace", None),
        (lambda: RatingField("x", "x"), "r", None),
        (sleep, "6 . 5", 6.5),
        (sleep, "6 . 5 right", 6.75),
        (sleep, "6 . 5 backspace backspace backspace", None),
        (sleep, "6 minus", 5.75),
        (lambda: YesNoField("x", "x"), "y", True),
        (lambda: YesNoField("x", "x"), "y n", False),
        (lambda: YesNoField("x", "x"), "n delete", None),
        (lambda: ChoiceField("x", "x", choices=HANDS), "r", "right"),
        (lambda: ChoiceField("x", "x", choices=HANDS), "left left", "right"),
        (lambda: ChoiceField("x", "x", "both", choices=HANDS), "right", "both"),
        (lambda: SeveralField("x", "x", choices=FLAGS), "w n", ["numbness", "weakness"]),
        (lambda: SeveralField("x", "x", choices=FLAGS), "right space", ["tingling"]),
        (lambda: SeveralField("x", "x", ["tingling"], choices=FLAGS), "t", []),
        (lambda: TextField("x", "x"), "a b", "ab"),
        (lambda: TextField("x", "x", "a"), "backspace", None),
    ],
)
async def test_what_keys_say(
    make: Callable[[], Field | TextField], keys: str, value: object
) -> None:
    app = Form(make())
    async with app.run_test() as pilot:
        app.set_focus(app.query(Input).first() if app.query(Input) else app.query(Field).first())
        await pilot.press(*keys.split())
        await pilot.pause()
        assert app.line.value == value
        assert app.line.problem == ""


async def test_what_is_wrong_is_said_and_changes_nothing() -> None:
    app = Form(sleep())
    async with app.run_test() as pilot:
        app.set_focus(app.query(Field).first())
        await pilot.press("8", "8")
        assert "outside 0 to 24" in app.line.problem
        assert not app.line.changed  # nobody said 8
        assert "outside 0 to 24" in str(app.query(Field).first().render())
        await pilot.press("backspace")
        assert (app.line.problem, app.line.value) == ("", 8)


async def test_enter_goes_on_and_up_goes_back() -> None:
    app = Form(YesNoField("x", "x"))
    async with app.run_test() as pilot:
        app.set_focus(app.query(Field).first())
        await pilot.press("y", "enter", "4", "up", "n")
        assert app.query_one("#field-next", RatingField).value == 4
        assert app.line.value is False


@pytest.mark.parametrize(
    ("make", "column", "value"),
    [
        (lambda: ChoiceField("x", "x", choices=HANDS), 8, "right"),
        (lambda: YesNoField("x", "x"), 1, True),
        (lambda: SeveralField("x", "x", choices=FLAGS), 8, ["tingling"]),
        (lambda: RatingField("x", "x", 3), 14, 7),
    ],
)
async def test_what_a_click_says(make: Callable[[], Field], column: int, value: object) -> None:
    line = make()
    app = Form(line)
    async with app.run_test() as pilot:
        line.focus()
        await pilot.pause()
        await pilot.click(line, offset=(1 + 19 + column, 0))
        assert line.value == value


@pytest.mark.parametrize(("column", "row", "value"), [(3, 0, ["numbness"]), (1, 1, ["tingling"])])
async def test_words_that_have_no_room_go_to_a_further_row(
    column: int, row: int, value: list[str]
) -> None:
    line = SeveralField("x", "x", choices=FLAGS)
    app = Form(line)
    async with app.run_test(size=(32, 24)) as pilot:
        await pilot.pause()
        assert line.region.height == 3
        await pilot.click(line, offset=(1 + 19 + column, row))
        assert line.value == value


async def test_a_scale_can_be_set_by_one_click() -> None:
    line = RatingField("x", "x", scale=True)
    app = Form(line)
    async with app.run_test() as pilot:
        app.query_one("#field-next").focus()
        await pilot.click(line, offset=(1 + 19 + 14, 0))
        assert line.value == 7


async def test_a_text_says_what_it_means_or_what_is_wrong_beside_it() -> None:
    def read(text: str) -> str:
        if "x" in text:
            raise RecordError("no x here", "")
        return text.upper()

    line = TextField("t", "t", "a", read=read, describe=lambda text: f"means {text}")
    app = Form(line)
    async with app.run_test(size=(80, 24)) as pilot:
        beside = line.query_one(".problem", Static)
        assert str(beside.render()) == "means a"
        app.set_focus(line.input)
        await pilot.press("b", "x")
        assert (line.value, line.problem, line.text) == ("AB", "no x here", "abx")
        assert str(beside.render()) == "no x here"


class Offer(NamedTuple):
    word: str
    text: str


async def test_the_first_word_offered_is_taken_with_right_and_any_with_a_click() -> None:
    known = ["tea", "talk", "walk"]
    line = OfferField(
        "o",
        "o",
        offers=lambda text: [Offer(word, word) for word in known if word.startswith(text)],
    )
    app = Form(line)
    async with app.run_test(size=(80, 24)) as pilot:
        app.set_focus(line.input)
        await pilot.press("t", "a", "right")
        assert line.value == "talk"
        await pilot.press("left", "right", "backspace", "home", "right")
        assert line.text == "tal"
        await pilot.press(*["delete", "backspace"] * 3)
        assert line.value is None
        await pilot.click(line.query_one(".problem"), offset=(2 + len("tea · talk · "), 0))
        assert line.value == "walk"
