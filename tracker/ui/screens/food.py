"""Magnesium-rich food: portions by group, what is logged of them, and how thin the evidence is."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tracker.model import CATALOGUE
from tracker.model.everyday import FactorRecord
from tracker.model.magnesium import (
    BEFORE_AFTER,
    ESTIMATE,
    EVIDENCE,
    FOOD_SOURCE,
    OTHER_PORTIONS,
    PORTIONS,
    Portion,
)
from tracker.model.trying import TRYINGS
from tracker.model.way import Way

from .. import way_words as words
from ..cause_words import asking_words, on_record
from ..commands.pages.way import FOOD
from .tracked import WIDE
from .way_page import Row, WayPage, heading, small

PLAN, OTHERS = "plan", "others"


class FoodScreen(WayPage):
    """The groups; enter has the check-in count their portions, or no more."""

    PAGE = "Food"
    INTRO = "Raised slowly over one to two weeks; a count of portions by group is enough."
    KEY_GROUPS: ClassVar = (FOOD,)
    BINDINGS: ClassVar[list[BindingType]] = [*FOOD.bindings()]

    def head_words(self) -> str:
        return words.step_words(self.way, "food")

    def rows(self) -> list[Row]:
        marks = {"asked": "●", "off": "○", "retired": "–"}
        found = [
            Row(
                each.factor.key,
                marks[each.asking],
                each.factor.label,
                f"{on_record(each, self.way.today)} · {asking_words(each)}",
            )
            for each in self.way.foods
        ]
        others = " and ".join(each.food for each in OTHER_PORTIONS)
        return [
            *found,
            Row(OTHERS, " ", "others", f"{others}, in no group"),
            Row(PLAN, "›", "plan a trial", TRYINGS["magnesium_food"].what),
        ]

    def about(self, key: str) -> list[Content]:
        if key == PLAN:
            return [words.trying_words(TRYINGS["magnesium_food"]), *_evidence()]
        portions = OTHER_PORTIONS if key == OTHERS else PORTIONS.get(key, ())
        if not key:
            return []
        said = [_portions(portions), *_evidence()]
        if self.app.size.width >= WIDE:
            said.append(_others(key))
        return said

    def open(self, key: str) -> None:
        record = _of(self.way, key)
        if key == PLAN:
            self.plan("magnesium_food")
        elif record:
            self.switch(record.factor)
        else:
            self.say("These are in no group; a note, or a factor of your own, can hold them.")

    def action_plan(self) -> None:
        self.plan("magnesium_food")


def _portions(portions: tuple[Portion, ...]) -> Content:
    lines = [
        Content.assemble(
            f"{each.food}, {each.portion}", (f"  about {each.mg} mg", "$foreground-muted")
        )
        for each in portions
    ]
    source = small(f"{ESTIMATE} Source: {FOOD_SOURCE}.")
    return Content("\n").join([heading("A portion, and the magnesium in it"), *lines, source])


def _others(key: str) -> Content:
    """Return a portion of every other group, in fewer words."""
    lines = [
        Content.assemble(
            (f"{CATALOGUE[group].label}  ", "bold"),
            " · ".join(f"{each.food} {each.mg}" for each in portions),
        )
        for group, portions in PORTIONS.items()
        if group != key
    ]
    return Content("\n").join([heading("The other groups, about mg a portion"), *lines])


def _evidence() -> list[Content]:
    return [Content(f"{EVIDENCE} {BEFORE_AFTER}")]


def _of(way: Way, key: str) -> FactorRecord | None:
    return next((each for each in way.foods if each.factor.key == key), None)
