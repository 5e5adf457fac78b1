"""What widgets tell the screen they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual.message import Message

from .hands.places import Place


@dataclass
class EntryTyped(Message):
    """The entry line was confirmed; `text` is as typed."""

    text: str


class EntryRefused(Message):
    """The entry line was confirmed, but what is in it is not understood."""


class EntryEntered(Message):
    """The entry line has the focus, by whatever means."""


class CheatSheetWanted(Message):
    """How the entry line is written is to be shown, or put away again."""


class EntryLeft(Message):
    """The entry line was left without saving."""


@dataclass
class FieldChanged(Message):
    """A line of a form says something else, or what is wrong with it."""

    key: str


@dataclass
class DayClicked(Message):
    """A day was clicked in a grid; `opened` on a double click."""

    day: date
    opened: bool


class RecordOpened(Message):
    """The selected record of a day was clicked twice."""


@dataclass
class DayReached(Message):
    """A day was clicked with shift: the days from the cursor to it are meant."""

    day: date


@dataclass
class PlaceClicked(Message):
    """A place on the hands was clicked; `again` if it was the chosen one already."""

    place: Place
    again: bool
