"""The records of a day in the order they happened, one of them selected."""

from __future__ import annotations

from datetime import UTC, datetime

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tracker.model import Catalogue, Day, Episode, Intake, Marker
from tracker.model.say import duration, intake_words, marker_words, place
from tracker.model.words import FLAGS, activity_label, visible

from ..dates import say_time

EMPTY_TODAY = (
    "No twitches logged today.\n\nt  logs one now\ni  types more about it\n0  says there were none"
)
EMPTY_DAY = (
    "Nothing logged on this day.\n\n"
    "i  back-fills an episode\n0  says it was watched, without twitches"
)


class Timeline(OptionList):
    """Episodes, drinks and life events of one day; up and down select one."""

    def __init__(self) -> None:
        super().__init__(id="timeline", markup=False)
        self._ids: list[str] = []

    @property
    def selected_id(self) -> str | None:
        """The id of the selected record, None while the list is empty."""
        index = self.highlighted
        return self._ids[index] if index is not None and index < len(self._ids) else None

    def show(self, day: Day, catalogue: Catalogue, clock: str, *, is_today: bool) -> None:
        """Show a day, keeping the selected record selected where it still is there."""
        before = self.selected_id
        records = in_order(day)
        self._ids = [record.id for record in records]
        self.clear_options()
        if not records:
            self.add_option(Option(Content(EMPTY_TODAY if is_today else EMPTY_DAY), disabled=True))
            return
        width = max(
            (len(place(record)) for record in records if isinstance(record, Episode)), default=0
        )
        self.add_options(
            [
                Option(_line(record, catalogue, clock, min(width, 18)), id=record.id)
                for record in records
            ]
        )
        self.highlighted = self._ids.index(before) if before in self._ids else len(self._ids) - 1

    def select(self, record_id: str) -> None:
        """Select a record, if it is shown."""
        if record_id in self._ids:
            self.highlighted = self._ids.index(record_id)


def in_order(day: Day) -> list[Episode | Intake | Marker]:
    """Return a day's records by time; those of which only the day is known come first."""
    earliest = datetime.min.replace(tzinfo=UTC)
    timed: list[Episode | Intake] = [*day.episodes, *day.intakes]
    return [*day.markers, *sorted(timed, key=lambda record: record.at or earliest)]


def _line(
    record: Episode | Intake | Marker, catalogue: Catalogue, clock: str, width: int
) -> Content:
    if isinstance(record, Marker):
        return Content.assemble(("  ◆    ", "$secondary"), (marker_words(record), "$secondary"))
    time = f"{say_time(record.at, clock)}  "
    if isinstance(record, Intake):
        words = intake_words(record, catalogue.get(record.factor))
        return Content.assemble((time, "$foreground-muted"), (words, "$foreground-muted"))
    return Content.assemble(
        (time, "$foreground-muted"),
        f"{place(record)[:width]:<{width}}  ×{record.count:<3}",
        ("—" if record.intensity is None else f"{record.intensity}").rjust(3),
        "  ",
        ("  ".join(_details(record)), "$foreground-muted"),
    )


def _details(episode: Episode) -> list[str]:
    parts = [
        episode.kind if episode.kind and episode.kind != "twitch" else "",
        duration(episode.duration) if episode.duration else "",
        activity_label(episode.activity) if episode.activity else "",
        f"tired {episode.fatigue}" if episode.fatigue is not None else "",
        episode.warmth or "",
        *(f"⚑ {FLAGS[flag]}" for flag in episode.flags),
        *(f"+{tag}" for tag in episode.tags),
        f"“{episode.note}”" if episode.note else "",
    ]
    return [visible(part) for part in parts if part]
