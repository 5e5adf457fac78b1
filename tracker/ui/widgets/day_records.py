"""The records of a day in full: the past is read here, so nothing of them is cut."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Region

from tracker.model import Broken, Catalogue, Day, Episode, Intake
from tracker.model.say import broken_words, episode_words, intake_words, marker_words

from ..dates import say_time
from .hanging import Hanging
from .records import Records, Shown, in_order


class DayRecords(Records, can_focus=False):
    """Records as high as their words; the panel around it has the focus, scrolls, and takes
    the clicks."""

    def __init__(self) -> None:
        super().__init__("day-records")

    def show(self, day: Day, catalogue: Catalogue, clock: str, *, counts: bool) -> None:
        """Show a day's records; without `counts` no number of twitches."""
        self._put(
            [
                (record, Hanging(*_columns(record, catalogue, clock, counts)))
                for record in in_order(day)
            ],
            newest=False,
        )

    def show_nothing(self) -> None:
        """Show no record."""
        self._put([])

    def step(self, step: int) -> bool:
        """Select the record that many rows further; return whether there is one."""
        at = 0 if self.highlighted is None else self.highlighted + step
        if not 0 <= at < len(self._rows):
            return False
        self.highlighted = at
        return True

    @property
    def selected_region(self) -> Region | None:
        """Where the selected record is within this list."""
        self._update_lines()
        if self.highlighted is None or self.highlighted not in self._index_to_line:
            return None
        y, height = self._index_to_line[self.highlighted], self._heights[self.highlighted]
        return Region(0, y, self.size.width, height)

    def choose(self, row: int | None) -> bool:
        """Select what is in a row, None being none; return whether there is a record."""
        if row is None:
            return False
        self.highlighted = row
        return True

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()  # Textual's own would open what is clicked once


def _columns(
    record: Shown, catalogue: Catalogue, clock: str, counts: bool
) -> tuple[Content, Content]:
    if isinstance(record, Broken):
        words = Content.styled(broken_words(record), "$warning")
        return Content.styled("  ?    ", "$warning"), words
    if isinstance(record, Episode):
        time = Content.styled(f"{say_time(record.at, clock)}  ", "$foreground-muted")
        return time, Content(episode_words(record, counts=counts))
    if isinstance(record, Intake):
        words = Content(intake_words(record, catalogue.get(record.factor)))
        time = Content(f"{say_time(record.at, clock)}  ")
        return time.stylize("$foreground-muted"), words.stylize("$foreground-muted")
    return (
        Content.styled("  ◆    ", "$secondary"),
        Content.styled(marker_words(record), "$secondary"),
    )
