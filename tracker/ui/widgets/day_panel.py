"""What one day holds, in words; in it a record is selected, to be edited or deleted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from tracker.model import Catalogue, Day, Value
from tracker.model.say import count_words, listed
from tracker.model.usual import against_usual
from tracker.model.words import FLAGS, visible

from ..commands import DAY, Keys, bindings
from ..dates import say_day
from ..messages import RecordOpened
from .day_records import DayRecords
from .packed import Packed

ROOMY = 10  # rows from which on each value stands beside its usual range, not the unusual alone
ARROWS = {"below": "▾", "above": "▴"}

# What a click on the border does, and its word, by the command whose key it names.
AROUND = {
    "calendar.day": ("day", "edits here"),
    "calendar.add": ("add", "adds"),
    "calendar.entry": ("entry", "types"),
}
INSIDE = {
    "day.edit": ("edit", "edit"),
    "day.delete": ("delete", "delete"),
    "calendar.add": ("add", "add"),
    "calendar.entry": ("entry", "type"),
}
EMPTY = {
    "calendar.add": ("add", "add"),
    "calendar.entry": ("entry", "type"),
    "calendar.check_in": ("check_in", "check-in"),
    "calendar.zero": ("zero", "none"),
}


class DayPanel(VerticalScroll, can_focus=True):
    """A day's count, factors, records and notes; empty days say so.

    While it has the focus its keys go before those of the screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DAY)]
    FOCUS_ON_CLICK = False  # with the focus it may grow, and the click would land elsewhere

    def __init__(self, keys: Keys) -> None:
        super().__init__(id="day")
        self._keys = keys
        self._taken = keys.taken(DAY)
        self._day: Day | None = None
        self._here = False  # whether the day has come
        self._clicked = False  # whether the last click was on a record
        self._values: list[tuple[Content, Content, bool]] = []

    def check_consume_key(self, key: str, _character: str | None) -> bool:
        """Whether the key is the panel's own now, and not the screen's."""
        return key in self._taken

    def compose(self) -> ComposeResult:
        yield Static("", id="day-head", markup=False)
        yield Packed("day-values")
        yield DayRecords()
        yield Static("", id="day-note", markup=False)

    @property
    def records(self) -> DayRecords:
        return self.query_one(DayRecords)

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
        usual: Mapping[str, tuple[float, float]] | None = None,
    ) -> None:
        """Show a day and the `phase` of a trial it is in; `lacking` says that not all of it is
        there. Without `counts` no number of twitches is shown. `usual` is the lowest and the
        highest usual value of each factor for which that is known, in its unit."""
        head = [_headline(day, today, whole=not lacking, counts=counts)]
        if lacking:
            head.append(Content.styled(visible(lacking), "$warning"))
        if day.check_in and day.check_in.flags:
            flags = listed([FLAGS[flag] for flag in day.check_in.flags])
            head.append(Content.styled(f"⚑ {flags}, on the day", "$warning"))
        if phase:
            head.append(Content.styled(f"═ {visible(phase)}", "$secondary"))
        self._values = [
            _value(key, value, catalogue, (usual or {}).get(key))
            for key, value in day.values.items()
        ]
        note = day.check_in.note if day.check_in else None
        another = self._day is None or self._day.day != day.day
        self._day, self._here = day, day.day <= today
        self._show(say_day(day.day, today), Content("\n").join(head), note or "")
        self.records.show(day, catalogue, clock, counts=counts)
        self._show_keys()
        if another:
            self.scroll_home(animate=False)

    def say_unreadable(self, why: str, title: str) -> None:
        """Say that the day can't be read, and why; it is not shown as if it were empty."""
        self._day, self._values, self._here = None, [], False
        self._show(title, Content(visible(why)), "")
        self.records.show_nothing()
        self._show_keys()

    def select(self, step: int) -> None:
        """Select the record before or after; at the ends show what lies beyond them."""
        if not self.records.step(step):
            if step < 0:
                self.scroll_home(animate=False)
            else:
                self.scroll_end(animate=False)

    def action_scroll_page(self, pages: int) -> None:
        self.scroll_relative(y=pages * max(1, self.size.height - 1), animate=False)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._show_keys()
        if has_focus:
            self._show_selected()

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; open it on a double click, whose second half may come when the
        panel has grown and something else lies under the mouse."""
        if "@click" in event.style.meta:
            return
        if event.chain == 1:
            self._clicked = self.records.choose(event.style.meta.get("option"))
            self.focus()
        elif event.chain == 2 and self._clicked:
            self.post_message(RecordOpened())

    def on_resize(self) -> None:
        self._show_values()
        if self.has_focus:
            self._show_selected()

    @on(OptionList.OptionHighlighted)
    def _selected(self) -> None:
        self._show_keys()
        if self.has_focus:
            self._show_selected()

    def _show_selected(self) -> None:
        self.call_after_refresh(self._scroll_to_selected)

    def _scroll_to_selected(self) -> None:
        region = self.records.selected_region
        if region is None:
            return
        if region.y == 0 and region.bottom + self.records.virtual_region.y <= self.size.height:
            self.scroll_home(animate=False)  # the first record, with what stands above it
            return
        there = region.translate(self.records.virtual_region.offset)
        self.scroll_to_region(there, animate=False, force=True)

    def _show(self, title: str, head: Content, note: str) -> None:
        self.border_title = Content(title)
        self.query_one("#day-head", Static).update(head)
        self._show_values()
        below = self.query_one("#day-note", Static)
        below.display = bool(note)
        below.update(Content(f"✎ {visible(note)}"))

    def _show_values(self) -> None:
        roomy = self.size.height >= ROOMY
        self.query_one(Packed).show_pieces(
            [value + usual if roomy or apart else value for value, usual, apart in self._values]
        )

    def _show_keys(self) -> None:
        """Say on the border which keys do something here; a click does the same."""
        if not self._here:
            self.border_subtitle = ""
            return
        inside = INSIDE if self.records.selected else EMPTY
        shown = inside if self.has_focus else AROUND
        self.border_subtitle = Content(" · ").join(
            Content.from_markup(
                f"[@click=screen.{action}][b]$key[/b] $word[/]", key=self._keys[id], word=word
            )
            for id, (action, word) in shown.items()
        )


def _value(
    key: str, value: Value, catalogue: Catalogue, usual: tuple[float, float] | None
) -> tuple[Content, Content, bool]:
    """Return a factor with its value, how that stands beside the usual range, and whether it is
    outside."""
    factor = catalogue.get(key)
    if factor is None:
        words = Content.assemble((f"{visible(key)} ", "$foreground-muted"), visible(str(value)))
        return words, Content(""), False
    words = Content.assemble(
        (f"{visible(factor.label)} ", "$foreground-muted"), visible(factor.say(value))
    )
    against = against_usual(factor, value, usual)
    if against is None:
        return words, Content(""), False
    if against.side == "within":
        return words, Content.styled(f", {against.words}", "$foreground-muted"), False
    side = f" {ARROWS[against.side]} {against.side} {against.words}"
    return words, Content.styled(side, "$secondary"), True


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
