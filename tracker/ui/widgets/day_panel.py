"""What one day holds, in words; in it a record is selected, to be edited or deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tracker.model import Catalogue, Day
from tracker.model.words import visible

from ..calendar.day_words import head_lines, record_words, value_words
from ..commands import DAY, Keys, bindings
from ..dates import say_day
from .hanging import Hanging
from .packed import Pieces
from .records import Records, Row, Shown, in_order

ROOMY = 10  # rows from which on each value stands beside its usual range, not the unusual alone

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
NEXT = (
    ("calendar.add", "add", "adds an episode"),
    ("calendar.zero", "zero", "says there were none"),
    ("calendar.check_in", "check_in", "opens its check-in"),
)
NOTHING: dict[str, tuple[str, str]] = {}


class DayPanel(Records, inherit_bindings=False):
    """A day's count, factors, records and note; empty days say so.

    All of it is one list that scrolls by itself: from day to day its rows change, but nothing
    on the screen moves, which would have to be laid out anew. While it has the focus its keys
    go before those of the screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(DAY),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]
    FOCUS_ON_CLICK = False  # with the focus it may grow, and the click would land elsewhere

    def __init__(self, keys: Keys) -> None:
        super().__init__("day")
        self._keys = keys
        self._day: date | None = None
        self._here = False  # whether the day has come
        self._title = ""
        self._keys_said = NOTHING
        self._head: list[Content] = []
        self._values: list[tuple[Content, Content, bool]] = []
        self._told: list[tuple[Shown, Hanging]] = []
        self._note = ""
        self._filled_for: object = None  # the room there was for the rows

    def check_consume_key(self, key: str, _character: str | None) -> bool:
        """Whether the key is the panel's own now, and not the screen's."""
        return key in self._keys.taken(DAY)

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
        worth: Sequence[str] = (),
    ) -> None:
        """Show a day and the `phase` of a trial it is in; `lacking` says that not all of it is
        there. Without `counts` no number of twitches is shown. `usual` is the lowest and the
        highest usual value of each factor for which that is known, in its unit. `worth` says
        which rules of what is worth showing a clinician the day's records fired."""
        self._head = head_lines(day, today, phase=phase, lacking=lacking, counts=counts)
        self._head += [Content.styled(f"⚑ {visible(words)}", "$secondary") for words in worth]
        if day.empty and day.day <= today and not lacking:
            self._head.append(self._next_words())
        self._values = [
            value_words(key, value, catalogue, (usual or {}).get(key))
            for key, value in day.values.items()
        ]
        self._told = [
            (record, Hanging(*record_words(record, catalogue, clock, counts=counts)))
            for record in in_order(day)
        ]
        self._note = day.check_in.note or "" if day.check_in else ""
        self._show(say_day(day.day, today), day.day, here=day.day <= today)

    def _next_words(self) -> Content:
        """Return what can be said of a day that holds nothing; a click does it."""
        return Content(" · ").join(
            Content.from_markup(
                f"[@click=screen.{action}][b]$key[/b] $words[/]", key=self._keys[id], words=words
            )
            for id, action, words in NEXT
        )

    def say_unreadable(self, why: str, title: str) -> None:
        """Say that the day can't be read, and why; it is not shown as if it were empty."""
        self._head, self._values, self._told, self._note = [Content(visible(why))], [], [], ""
        self._show(title, None, here=False)

    def step(self, step: int) -> None:
        """Select the record before or after; at the ends show what lies beyond them."""
        places, at = self.places, (self.place or 0) + step
        if 0 <= at < len(places):
            self.highlighted = places[at]
        elif step < 0:
            self.scroll_home(animate=False)
        else:
            self.scroll_end(animate=False)

    def action_scroll_page(self, pages: int) -> None:
        self.scroll_relative(y=pages * max(1, self.size.height - 1), animate=False)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scroll to the selected record, to the first with what stands above it; without the
        focus the day is read from its top."""
        if not self.has_focus or self.highlighted not in self._index_to_line:
            return
        below = self._index_to_line[self.highlighted] + self._heights[self.highlighted]
        if self.place == 0 and below <= self.size.height:
            self.scroll_home(animate=False)
        else:
            super().scroll_to_highlight(top)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._show_keys()
        if has_focus:
            self.call_after_refresh(self.scroll_to_highlight)

    def on_resize(self) -> None:
        if self._filled_for != self._room:
            self._fill()
        self.call_after_refresh(self.scroll_to_highlight)

    def _show(self, title: str, day: date | None, *, here: bool) -> None:
        another = day is None or day != self._day
        self._day, self._here = day, here
        if title != self._title:
            self._title = title
            self.border_title = Content(title)
        self._fill(another=another)
        self._show_keys()

    @property
    def _room(self) -> tuple[bool, bool]:
        """Whether there is room for what is usual, and for empty rows."""
        return self.size.height >= ROOMY, not self.screen.has_class("-narrow")

    def _fill(self, *, another: bool = False) -> None:
        """Show the rows from where they were read, those of `another` day from the top."""
        at = 0.0 if another else self.scroll_y
        self._filled_for = roomy, spaced = self._room
        rows: list[Row] = [(None, line) for line in self._head]
        if self._values:
            values = [v + usual if roomy or apart else v for v, usual, apart in self._values]
            rows.append((None, Pieces(values)))
        note = [(None, Content(f"✎ {visible(self._note)}"))] if self._note else []
        for part in (self._told, note):
            if part and spaced:
                rows.append((None, Content("")))
            rows += part
        self._put(rows, newest=False)
        if at:
            self.scroll_to(y=at, animate=False)
            self.scroll_to_highlight()

    def _show_keys(self) -> None:
        """Say on the border which keys do something here; a click does the same."""
        inside = INSIDE if self._told else EMPTY
        said = NOTHING if not self._here else inside if self.has_focus else AROUND
        if said is self._keys_said:
            return
        self._keys_said = said
        self.border_subtitle = Content(" · ").join(
            Content.from_markup(
                f"[@click=screen.{action}][b]$key[/b] $word[/]", key=self._keys[id], word=word
            )
            for id, (action, word) in said.items()
        )
