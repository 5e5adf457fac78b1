"""What else the palette finds by its name: factors, views, what the days show, settings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from textual.command import Hits
from textual.screen import Screen

from tracker.config import BY_NAME, SETTINGS
from tracker.model import Factor
from tracker.model.asked import asked
from tracker.model.measures import HAND_PLACES, Bother, Count, Intensity, Measure, Minutes, OfFactor

from .closeness import closeness
from .insights import VIEW_NAMES
from .palette import SURE, Run, TrackerProvider
from .theme_list import theme_names

if TYPE_CHECKING:
    from .app import TrackerApp

Kind = TypeVar("Kind", bound=Screen[Any])

HAVE_ACTIONS = ("sleep", "workload")  # that enter them, with keys of their own
RANGE = BY_NAME["insights_range"]
ELSEWHERE = (RANGE.name, "counts", "mode")  # among the views of Insights, or actions themselves


class Thing(NamedTuple):
    """Something with a name: where it is, what choosing it does, and other names of it."""

    name: str
    place: str
    said: str
    go: Run
    others: tuple[str, ...] = ()


class ThingsProvider(TrackerProvider):
    """Everything that has a name of its own, once a name is typed."""

    async def search(self, query: str) -> Hits:
        for thing in things(self.tracker):
            score = closeness(query, thing.name, others=thing.others)
            if score > 0:
                name, place, said, go, _ = thing
                yield self.hit(min(score, SURE - 0.2), query, name, "", place, said, go)


def things(app: TrackerApp) -> Iterator[Thing]:
    """Yield what can be found by its name; nothing is read from the diary's months for it."""
    yield from _factors(app)
    yield from _views(app)
    yield from _measures(app)
    yield from _settings(app)


def _factors(app: TrackerApp) -> Iterator[Thing]:
    """Yield each factor that is asked: to enter it, and to look at it."""
    for factor in asked(app.settings.shown, app.diary.catalogue):
        key, name, others = factor.key, factor.label, tuple(factor.aliases)
        if key not in HAVE_ACTIONS:
            yield Thing(name, "Log: enter it", "Type the day's value into the entry line",
                        partial(_enter, app, key), (f"enter {name}", *others))  # fmt: skip
        yield Thing(name, "Insights", "Look at how it goes with twitches",
                    partial(_look_at, app, key), (f"look at {name}", *others))  # fmt: skip


def _views(app: TrackerApp) -> Iterator[Thing]:
    for name in VIEW_NAMES:
        if name != "Trial" or app.diary.trials():
            yield Thing(name, "Insights", "Open this view", partial(_open_view, app, name))
    for which in RANGE.choices or ():
        if which == "trial" and not app.diary.trials():
            continue
        go, words = partial(_look_back_on, app, which), RANGE.say(which)
        yield Thing(words, "Insights: range", f"Look at {words}", go, (f"range {words}",))


def _measures(app: TrackerApp) -> Iterator[Thing]:
    factors: list[Factor] = asked(app.settings.shown, app.diary.catalogue)
    measures: list[Measure] = [
        Count(), Minutes(), Intensity(), Bother(),
        *(OfFactor(factor, app.diary.day_start) for factor in factors), *HAND_PLACES,
    ]  # fmt: skip
    for measure in measures:
        yield Thing(measure.label, "Calendar: shown", "Have the days show it",
                    partial(_show, app, measure), (f"show {measure.label}",))  # fmt: skip


def _settings(app: TrackerApp) -> Iterator[Thing]:
    for theme in theme_names(app):
        yield Thing(theme, "theme", "Change the colours; the choice is kept",
                    partial(app.set_theme, theme), (f"theme {theme}",))  # fmt: skip
    for setting in SETTINGS:
        if setting.choices is None or setting.name in ELSEWHERE:
            continue
        for choice in setting.choices:
            said = setting.say(choice)
            yield Thing(f"{setting.label}: {said}", "setting", setting.help,
                        partial(app.set, setting, choice),
                        (f"{setting.label} {said}", str(choice), said))  # fmt: skip


async def _enter(app: TrackerApp, key: str) -> None:
    from .screens.log import LogScreen

    screen = await _on(app, "log", LogScreen)
    await screen.action_factor(key)


async def _look_at(app: TrackerApp, key: str) -> None:
    from .screens.insights import InsightsScreen

    (await _on(app, "insights", InsightsScreen)).look_at(key)


async def _open_view(app: TrackerApp, name: str) -> None:
    from .screens.insights import InsightsScreen

    (await _on(app, "insights", InsightsScreen)).open_view(name)


async def _look_back_on(app: TrackerApp, which: int | str) -> None:
    await app.switch_mode("insights")
    app.keep("the range is not kept", insights_range=which)


async def _show(app: TrackerApp, measure: Measure) -> None:
    from .screens.calendar import CalendarScreen

    (await _on(app, "calendar", CalendarScreen)).show_measure(measure)


async def _on(app: TrackerApp, mode: str, kind: type[Kind]) -> Kind:
    """Go to one of the three screens and return it."""
    await app.switch_mode(mode)
    screen = app.screen
    assert isinstance(screen, kind)
    return screen
