"""Two hands drawn in the terminal, with the day's counts where they were felt; a place on them
is chosen by key or mouse."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from tracker.model import Episode, EpisodeDetails
from tracker.model.say import place as place_words

from ..commands import HANDS, Keys, bindings
from ..hands.counts import Counts, elsewhere, tally, wrapped
from ..hands.picture import NONE, WIDTH, Part, draw, height_for, level_of, place_at
from ..hands.places import BELOW, START, Cursor, Direction, Place, across, in_one_episode, step
from ..messages import PlaceClicked
from ..themes import Shade, shades

OTHERS = 2  # lines of places in words that the drawing makes room for
LONGEST = 26  # characters of a title


class Hands(Widget, can_focus=True):
    """The counts of episodes by place, the chosen place, and those marked beside it.

    While it has the focus its keys go before those of the screen.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HANDS)]
    FOCUS_ON_CLICK = False  # a click must know whether the place was chosen before it

    def __init__(self, keys: Keys) -> None:
        super().__init__(id="hands")
        self.border_title = "Hands"
        self._keys = keys
        self._counts: Counts = Counts()
        self._none, self._when, self._hidden = NONE, "today", False
        self._key = keys["log.hands"]
        self._cursor = START
        self._marked: frozenset[Place] = frozenset()

    def check_consume_key(self, key: str, _character: str | None) -> bool:
        """Whether the key is the hands' own now, and not the screen's."""
        return key in self._keys.taken(HANDS)

    def show(self, episodes: Iterable[Episode] | None, when: str, *, hidden: bool = False) -> None:
        """Show where those episodes were, said to be of `when` ('today'); a place never stated
        is on no finger. None: that is not known. `hidden`: nothing of it, and it says so."""
        counts, none = tally(episodes or ()), NONE if episodes is not None else "?"
        if hidden:
            counts, none = Counts(), " "
        key = self._keys["log.hands"]
        if (counts, none, when, key) == (self._counts, self._none, self._when, self._key):
            return
        lines = self._lines
        self._counts, self._none, self._when, self._hidden = counts, none, when, hidden
        self._key = key
        self._changed(layout=self._grows and self._lines != lines)

    @property
    def chosen(self) -> Collection[Place]:
        """The places that a twitch would be logged at: those marked, else the one chosen."""
        return self._marked or [self._cursor.place]

    def choose(self, place: Place) -> None:
        """Choose a place."""
        self._go(Cursor.on(place, self._cursor.finger))

    def mark_only(self, hand: str) -> None:
        """Take the marks away that are not on that hand."""
        self._mark(place for place in self._marked if place.hand == hand)

    def unmark(self) -> None:
        """Take all marks away."""
        self._mark([])

    @property
    def hand(self) -> str:
        """The hand of the chosen place."""
        return self._cursor.place.hand

    def action_move(self, direction: Direction) -> None:
        self._go(step(self._cursor, direction))

    def action_across(self) -> None:
        self._go(across(self._cursor))

    def action_mark(self) -> None:
        self._mark(self._marked ^ {self._cursor.place})

    def _go(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self._changed()

    def _mark(self, places: Iterable[Place]) -> None:
        self._marked = frozenset(places)
        self._changed()

    def on_mount(self) -> None:
        self._changed()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._changed()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        place = place_at(self._height, offset.x, offset.y) if offset is not None else None
        if place is None:
            self.focus()
        else:
            again = self.has_focus and place == self._cursor.place
            self.post_message(PlaceClicked(place, again))

    def _changed(self, *, layout: bool = False) -> None:
        self.border_title = self._marked_words()
        if self.has_focus and self._hidden:
            self.border_subtitle = f"{self._cursor.place.name} · counts hidden"
        elif self.has_focus:
            place = self._cursor.place
            count = self._counts[place] or ("?" if self._none == "?" else 0)
            self.border_subtitle = f"{place.name} · {count} {self._when}"
        else:
            what = "chooses · counts hidden" if self._hidden else "chooses a place"
            self.border_subtitle = f"{self._key} {what}"
        self.refresh(layout=layout)

    def _marked_words(self) -> str:
        if not self._marked:
            return "Hands"
        said = in_one_episode(self._marked)
        if said is None:
            return "× not in one episode"
        hand, sites = said
        words = place_words(EpisodeDetails(hand=hand, sites=sites))
        if len(words) > LONGEST:
            words = f"{place_words(EpisodeDetails(hand=hand))}, {len(sites)} places"
        return f"× {words}"

    @property
    def _grows(self) -> bool:
        """Whether the widget is as high as what it shows."""
        height = self.styles.height
        return height is not None and height.is_auto

    @property
    def _rows(self) -> int | None:
        return None if self._grows else self.size.height

    @property
    def _height(self) -> int:
        others = wrapped(elsewhere(self._counts), WIDTH)
        return height_for(self._rows, min(len(others), OTHERS))

    @property
    def _others(self) -> list[str]:
        room = None if self._rows is None else max(0, self._rows - self._height)
        return wrapped(elsewhere(self._counts), WIDTH, room)

    @property
    def _lines(self) -> int:
        return self._height + len(self._others)

    def render(self) -> Content:
        chosen = self._cursor.place if self.has_focus else None
        looks = shades(self.app)
        rows = draw(self._height, self._counts, self._marked, chosen, self._none)
        lines = [
            Content.assemble(*((part.text, self._style(part, chosen, looks)) for part in row))
            for row in rows
        ]
        lines += [Content.styled(line, "$foreground-muted") for line in self._others]
        return Content("\n").join(lines)

    def _style(self, part: Part, chosen: Place | None, looks: list[Shade]) -> str:
        place = part.place
        level = level_of(self._counts[place]) if place else 0
        if place and place == chosen:
            return "reverse bold"
        if place in self._marked:
            return "$accent bold"
        if not level or place is None:
            return "$foreground-muted" if part.kind in ("word", "number") else "$edge"
        shade = looks[level - 1]
        if part.kind in ("shade", "mark"):
            return f"$primary on {shade.ground.hex}"
        weight = "bold" if part.kind == "number" else ""
        if place.site in BELOW:
            return f"{weight} {shade.ink.hex} on {shade.ground.hex}"
        return weight or "$primary"
