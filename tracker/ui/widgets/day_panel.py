"""What one day holds, in words."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.model import Catalogue, Day, Episode, Intake, Marker, Value
from tracker.model.say import broken_words, episode_words, intake_words, listed, marker_words
from tracker.model.words import FLAGS, visible

from ..dates import say_day, say_time
from ..day_words import count_words
from .packed import Packed
from .records import in_order


class DayPanel(VerticalScroll, can_focus=False):
    """A day's count, factors, records and notes; empty days say so."""

    def compose(self) -> ComposeResult:
        yield Static("", id="day-head", markup=False)
        yield Packed("day-values")
        yield Static("", id="day-records", markup=False)

    def show(
        self,
        day: Day,
        catalogue: Catalogue,
        today: date,
        clock: str,
        *,
        phase: str = "",
        lacking: str = "",
        counts: bool = True,
    ) -> None:
        """Show a day and the `phase` of a trial it is in; `lacking` says that not all of it is
        there. Without `counts` no number of twitches is shown."""
        self.border_title = say_day(day.day, today)
        head = [_headline(day, today, whole=not lacking, counts=counts)]
        if lacking:
            head.append(Content.styled(lacking, "$warning"))
        if day.check_in and day.check_in.flags:
            flags = listed([FLAGS[flag] for flag in day.check_in.flags])
            head.append(Content.styled(f"⚑ {flags}, on the day", "$warning"))
        if phase:
            head.append(Content.styled(f"═ {visible(phase)}", "$secondary"))
        self.query_one("#day-head", Static).update(Content("\n").join(head))
        self.query_one(Packed).show_pieces(
            [_value(key, value, catalogue) for key, value in day.values.items()]
        )
        lines = [Content.styled(f"? {broken_words(each)}", "$warning") for each in day.broken]
        lines += [_record(record, catalogue, clock, counts) for record in in_order(day)]
        if day.check_in and day.check_in.note:
            lines.append(Content(f"✎ {visible(day.check_in.note)}"))
        self.query_one("#day-records", Static).update(Content("\n").join(lines))

    def say_unreadable(self, why: str, title: str) -> None:
        """Say that the day can't be read, and why; it is not shown as if it were empty."""
        self.border_title = title
        self.query_one("#day-head", Static).update(Content(visible(why)))
        self.query_one(Packed).show_pieces([])
        self.query_one("#day-records", Static).update(Content(""))


def _value(key: str, value: Value, catalogue: Catalogue) -> Content:
    factor = catalogue.get(key)
    label, words = (factor.label, factor.say(value)) if factor else (visible(key), str(value))
    return Content.assemble((f"{visible(label)} ", "$foreground-muted"), visible(words))


def _headline(day: Day, today: date, *, whole: bool, counts: bool) -> Content:
    if day.day > today:
        return Content.styled("Not here yet.", "$foreground-muted")
    if day.count is None and whole and not day.broken:
        return Content.styled(
            "Not watched: nothing says whether there were twitches."
            if day.empty
            else "Not watched: no episode, and the check-in does not say that none went unlogged.",
            "$foreground-muted",
        )
    words = count_words(day, whole=whole, hidden=not counts)
    return Content.styled(words[0].upper() + words[1:], "bold")


def _record(
    record: Episode | Intake | Marker, catalogue: Catalogue, clock: str, counts: bool
) -> Content:
    if isinstance(record, Episode):
        words = episode_words(record, counts=counts)
        return Content.assemble((f"{say_time(record.at, clock)}  ", "$foreground-muted"), words)
    if isinstance(record, Intake):
        words = intake_words(record, catalogue.get(record.factor))
        return Content.styled(f"{say_time(record.at, clock)}  {words}", "$foreground-muted")
    return Content.styled(f"◆ {marker_words(record)}", "$secondary")
