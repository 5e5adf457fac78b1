"""The records of a day in the order they happened, one of them selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from textwrap import wrap

from textual import events
from textual.content import Content
from textual.style import Style

from tracker.model import Broken, Catalogue, Day, Episode, Intake, Marker
from tracker.model.say import broken_words, duration, intake_words, marker_words, place, twitches
from tracker.model.words import FLAGS, activity_label, visible

from ..commands import Keys
from ..dates import in_time_column, say_time
from .late_line import LateLine
from .records import Records, Row, in_order

READING = 100  # columns of a line of prose at most
ROOMY = 12  # rows from which on a welcome has some air
WELCOME = (
    "Welcome to a diary for hands that twitch. One key logs a twitch; in a week or two it shows "
    "what twitching goes with."
)
FIRST_KEYS = {
    "log.twitch": "logs one twitch now",
    "log.check_in": "opens the day's check-in",
    "app.help": "shows every key that works",
}
TAKEN_BACK = "takes anything back: all can be undone"
LOCAL = "Nothing leaves this machine."
CLICKED = {  # what a click on a key and its words does
    "log.twitch": "screen.twitch", "log.entry": "screen.entry", "log.zero": "screen.zero",
    "log.check_in": "screen.check_in", "log.today": "screen.today",
    "app.help": "app.help", "app.undo": "app.undo",
}  # fmt: skip


class Timeline(Records):
    """Episodes, drinks and life events of one day, and what can't be read of it; up and down
    select one."""

    def __init__(self) -> None:
        super().__init__("timeline")
        self._wrap_again: Callable[[], None] | None = None
        self._below: list[Content] = []

    def say_unreadable(self, why: str) -> None:
        """Say that the day can't be read, and why; nothing is shown as if it were empty."""
        self._wrap_again = partial(self.say_unreadable, why)
        self._put([(None, Content("\n".join(self._wrapped(why))))])

    def on_resize(self) -> None:
        """Rows don't wrap by themselves; what must be read in full is wrapped to the width."""
        if self._wrap_again:
            self._wrap_again()
        self._show_below()

    def say_below(self, ways: list[Content]) -> None:
        """Say on the border below, quietly, the longest of these ways that fits; [] for nothing."""
        if ways != self._below:
            self._below = ways
            self._show_below()

    def _show_below(self) -> None:
        room = self.size.width - 2  # of the border some is left to be seen
        fits = [way for way in self._below if way.cell_length <= room]
        self.border_subtitle = fits[0] if fits else self._below[-1] if self._below else ""

    def _wrapped(self, text: str, indent: str = "") -> list[str]:
        width = min(READING, max(20, self.scrollable_content_region.width - 2))
        return wrap(visible(text), width, initial_indent=indent, subsequent_indent=indent)

    def show(
        self,
        day: Day,
        catalogue: Catalogue,
        clock: str,
        keys: Keys,
        *,
        is_today: bool,
        lacking: str = "",
        once_a_day: bool = False,
        counts: bool = True,
        welcome: bool = False,
    ) -> None:
        """Show a day, keeping the selected record selected, or the place where it was; `lacking`
        says above it that not all of it is there. `once_a_day` invites to the check-in, without
        `counts` no number of twitches is shown; `welcome` says what this is to one who is new."""
        again = partial(
            self.show, day, catalogue, clock, keys,
            is_today=is_today, lacking=lacking, once_a_day=once_a_day, counts=counts,
            welcome=welcome,
        )  # fmt: skip
        self._wrap_again = again if day.broken or lacking or welcome else None
        records = in_order(day)
        width = min(18, max((len(place(episode)) for episode in day.episodes), default=0))
        rows: list[Row] = []
        if lacking:
            lines = self._wrapped(lacking)
            rows.append((None, Content.styled("\n".join(lines), "$warning")))
        if not records and welcome:
            rows.append((None, self._welcome(keys)))
        elif not records:
            words = _invitation(day, keys, is_today, once_a_day=once_a_day, counts=counts)
            rows.append((None, words))
        for record in records:
            line = (
                self._broken_line(record)
                if isinstance(record, Broken)
                else LateLine(partial(_line, record, catalogue, clock, width, counts))
            )
            rows.append((record, line))
        self._put(rows)

    def on_click(self, event: events.Click) -> None:
        """Do what a key that is told of does; the words behind it are a link."""
        if does := event.style.meta.get("does"):
            event.prevent_default()
            self.call_later(self.run_action, does)

    def _welcome(self, keys: Keys) -> Content:
        """Return what this is, the first keys, and the way back; with air where there is room."""
        air = [Content("")] if self.size.height >= ROOMY else []
        local = [*air, Content(LOCAL)] if air else []
        return Content("\n").join(
            [
                *(Content.styled(line, "$foreground") for line in self._wrapped(WELCOME)),
                *air,
                *(_key_words(id, keys, words) for id, words in FIRST_KEYS.items()),
                *air,
                _key_words("app.undo", keys, TAKEN_BACK),
                *local,
            ]
        )

    def _broken_line(self, broken: Broken) -> Content:
        first, *others = self._wrapped(broken_words(broken), " " * 7)
        return Content.styled("\n".join([f"  ?    {first.lstrip()}", *others]), "$warning")


def _key_words(id: str, keys: Keys, words: str) -> Content:
    does = CLICKED[id]
    key = Content.styled(keys[id], "bold $accent")  # a link would take the colour away
    said = Content.from_markup(f"[@click={does}]$words[/]", words=words)
    return Content("  ").join([key.stylize(Style.from_meta({"does": does})), said])


def _invitation(day: Day, keys: Keys, is_today: bool, *, once_a_day: bool, counts: bool) -> Content:
    said = (
        {
            "log.check_in": "opens the evening check-in",
            "log.zero": "says there were none",
            "log.twitch": "logs one now all the same",
        }
        if is_today and once_a_day
        else {
            "log.twitch": "logs one now",
            "log.entry": "types more about it",
            "log.zero": "says there were none",
        }
        if is_today
        else {
            "log.entry": "back-fills an episode",
            "log.zero": "says it was watched, without twitches",
            "log.check_in": "opens its check-in",
            "log.today": "goes back to today",
        }
    )
    head = "No twitches logged today." if is_today else "No twitches logged on this day."
    if day.count is not None:
        del said["log.zero"]
        told = f"{twitches(day.count)}, as the check-in says."
        head = (told if day.count else "Watched, no twitches.") if counts else "Watched."
    lines = (_key_words(id, keys, what) for id, what in said.items())
    return Content("\n").join([Content(head), Content(""), *lines])


def _line(
    record: Episode | Intake | Marker, catalogue: Catalogue, clock: str, width: int, counts: bool
) -> Content:
    if isinstance(record, Marker):
        glyph = in_time_column("◆", clock)
        return Content.assemble((glyph, "$secondary"), (marker_words(record), "$secondary"))
    time = f"{say_time(record.at, clock)}  "
    if isinstance(record, Intake):
        words = intake_words(record, catalogue.get(record.factor))
        return Content.assemble((time, "$foreground-muted"), (words, "$foreground-muted"))
    return Content.assemble(
        (time, "$foreground-muted"),
        f"{_cut(place(record), width):<{width}}  {f'×{record.count}' if counts else '':<4}",
        ("—" if record.intensity is None else f"{record.intensity}").rjust(3),
        "  ",
        ("  ".join(_details(record)), "$foreground-muted"),
    )


def _cut(text: str, width: int) -> str:
    """Return words of our own, which are ASCII, in at most so many columns."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _details(episode: Episode) -> list[str]:
    parts = [
        episode.kind if episode.kind and episode.kind != "twitch" else "",
        duration(episode.duration) if episode.duration else "",
        activity_label(episode.activity) if episode.activity else "",
        f"fatigue {episode.fatigue}" if episode.fatigue is not None else "",
        episode.warmth or "",
        *(f"⚑ {FLAGS[flag]}" for flag in episode.flags),
        *(f"+{tag}" for tag in episode.tags),
        f"“{episode.note}”" if episode.note else "",
    ]
    return [visible(part) for part in parts if part]
