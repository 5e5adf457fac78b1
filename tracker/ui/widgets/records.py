"""The records of a day in a list, one of them selected, however each is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.visual import Visual
from textual.widgets.option_list import Option

from tracker.model import Broken, Day, Episode, Intake, Marker

from ..messages import RecordOpened
from .rows import Rows

Shown = Episode | Intake | Marker | Broken
Row = tuple[Shown | None, Content | Visual]  # None: it is no record


class Records(Rows):
    """Records of one day, and rows besides that are none and can't be selected.

    How high and wide it is does not follow from its rows.
    """

    virtual_size = Reactive(Size(0, 0))  # Textual would lay the screen out for another number

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._rows: list[Shown | None] = []

    @property
    def selected(self) -> Shown | None:
        """The selected record, None while there is none."""
        index = self.highlighted
        return self._rows[index] if index is not None else None

    @property
    def selected_id(self) -> str | None:
        """The id of the selected record, None while there is none."""
        return self.selected.id if self.selected else None

    @property
    def episodes(self) -> list[Episode]:
        """The episodes that are shown."""
        return [record for record in self._rows if isinstance(record, Episode)]

    @property
    def places(self) -> list[int]:
        """The rows of the records."""
        return [index for index, record in enumerate(self._rows) if record]

    @property
    def place(self) -> int | None:
        """How many records are before the selected one, None while there is none."""
        index = self.highlighted
        return self.places.index(index) if index is not None and self._rows[index] else None

    def select(self, record_id: str) -> None:
        """Select a record, if it is shown."""
        for index, record in enumerate(self._rows):
            if record and record.id == record_id:
                self.highlighted = index

    def open_row(self) -> None:
        self.post_message(RecordOpened())

    def watch_highlighted(self, highlighted: int | None) -> None:
        # In place of Textual's, which tells it to everything around as well: nothing asks.
        if highlighted is not None:
            self.scroll_to_highlight()

    def _put(self, rows: Sequence[Row], *, newest: bool = True) -> None:
        """Show those rows, keeping the selected record selected, or the place where it was; in
        another day's list the newest record is selected, else (not `newest`) the first."""
        before, place = self.selected_id, self.place
        known = {record.id for record in self._rows if record}
        self._rows = [record for record, _ in rows]
        self.set_options([Option(words, disabled=record is None) for record, words in rows])
        at = {record.id: index for index, record in enumerate(self._rows) if record}
        places = self.places
        if not places:
            return
        if before in at:
            self.highlighted = at[before]
        elif place is not None and known & at.keys():  # it was deleted
            self.highlighted = places[min(place, len(places) - 1)]
        else:
            self.highlighted = places[-1 if newest else 0]


def in_order(day: Day) -> list[Shown]:
    """Return a day's records by time, after what can't be read of it; those of which only the
    day is known come before the others."""
    earliest = datetime.min.replace(tzinfo=UTC)
    timed: list[Episode | Intake] = [*day.episodes, *day.intakes]
    return [
        *day.broken, *day.markers, *sorted(timed, key=lambda record: record.at or earliest)
    ]  # fmt: skip
