"""The app where there are 256 colours, 16, or none: nothing that colours say is lost."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.pilot import Pilot

from tests.ui.conftest import settled
from tests.ui.looks import Compare, driven
from tests.ui.painted import Painted, painted, seen
from tracker.config import Settings
from tracker.diary import Diary
from tracker.ui.app import TrackerApp
from tracker.ui.own_themes import NOT_MIXED, OURS, SIXTEEN
from tracker.ui.themes import shades

TERMINALS = {
    "truecolor": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "ssh": {"TERM": "xterm-256color", "COLORTERM": ""},
    "sixteen": {"TERM": "xterm", "COLORTERM": ""},
    "none": {"TERM": "xterm-256color", "NO_COLOR": "1"},
}


def at(monkeypatch: pytest.MonkeyPatch, terminal: str) -> None:
    for name, value in TERMINALS[terminal].items():
        monkeypatch.setenv(name, value)


# Which theme


def test_the_list_of_themes(snap_compare: Compare, diary: Diary) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        pilot.app.action_change_theme()
        await driven("t", "r", "a", "down")(pilot)

    app = TrackerApp(diary, Settings(theme="tracker-contrast"))
    assert snap_compare(app, terminal_size=(80, 24), run_before=drive)


@pytest.mark.parametrize("wanted", ["tracker-dark", "tracker-light", "nord"])
async def test_where_there_are_16_colours_a_theme_of_those_is_taken(
    diary: Diary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wanted: str
) -> None:
    at(monkeypatch, "sixteen")
    config = tmp_path / "config.toml"
    app = TrackerApp(diary, Settings(theme=wanted), config=config)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.theme == SIXTEEN.name
        assert app.settings.theme == wanted
        assert not config.exists()

        app.theme = "tracker-contrast"  # a choice of the person's own, which holds
        await settled(pilot)
        assert app.settings.theme == "tracker-contrast"


@pytest.mark.parametrize("terminal", ["truecolor", "ssh"])
async def test_elsewhere_the_theme_is_the_one_asked_for(
    diary: Diary, monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    at(monkeypatch, terminal)
    assert TrackerApp(diary, Settings(theme="tracker-light")).theme == "tracker-light"


async def test_the_list_of_themes_says_why_it_was_taken(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, "sixteen")
    app = TrackerApp(diary, Settings())
    async with app.run_test(size=(100, 40)) as pilot:
        app.action_change_theme()
        await settled(pilot)
        said = text_of(app)
        assert "taken: 16 colours here" in said
        places = [said.index(theme.name) for theme in OURS]
        assert places == sorted(places)


async def test_a_theme_of_the_terminals_own_colours_is_not_there_and_it_is_said_why(
    diary: Diary,
) -> None:
    app = TrackerApp(diary, Settings(theme="ansi-dark"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert app.theme == "tracker-dark"
        assert NOT_MIXED in " ".join(notice.message for notice in app._notifications)


# 16 colours


def test_every_colour_of_that_theme_is_one_of_the_16() -> None:
    values = [*SIXTEEN.variables.values(), SIXTEEN.surface, SIXTEEN.panel, SIXTEEN.primary]
    for value in filter(lambda each: (each or "").startswith("#"), values):
        color = Color.parse(value or "")
        assert seen(color.rich_color, ColorSystem.STANDARD).rgb == color.rgb, value


@pytest.mark.parametrize("keys", [[], ["2", "left"], ["y"], ["3"]], ids=str)
async def test_no_colour_on_the_screens_becomes_another(
    full: Diary, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    at(monkeypatch, "sixteen")
    app = TrackerApp(full, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("2", *keys)
        await settled(pilot)
        exact = list(painted(app))
        less = list(painted(app, ColorSystem.STANDARD))
        changed = {
            part.text for part, other in zip(exact, less, strict=True) if look(part) != look(other)
        }
        assert not changed


def look(part: Painted) -> tuple[Color, Color]:
    return part.ink, part.ground


# Every number of colours


@pytest.mark.parametrize("theme", [theme.name for theme in OURS])
async def test_the_levels_are_as_many_with_256_colours(diary: Diary, theme: str) -> None:
    app = TrackerApp(diary, Settings(theme=theme))
    async with app.run_test():
        grounds = [Color.parse(app.theme_variables["surface"])]
        grounds += [shade.ground for shade in shades(app)]
        fewer = [seen(ground.rich_color, ColorSystem.EIGHT_BIT) for ground in grounds]
        if theme == SIXTEEN.name:  # its first level has no ground; the glyph tells it
            del fewer[0]
        assert all(one != other for one, other in pairwise(fewer))
        assert len(set(fewer)) == len(fewer)


@pytest.mark.parametrize("terminal", TERMINALS)
async def test_a_calendar_tells_zeros_from_days_not_watched_and_levels_from_each_other(
    diary: Diary, monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    """By what stands in the cells, whatever becomes of their colours."""
    at(monkeypatch, terminal)
    today = diary.today()
    for back, count in enumerate([0, 1, 2, 3, 4, 5, 6, 8, 9, 12], start=1):
        diary.check_in(today - timedelta(days=back), {}, unlogged=count)
    app = TrackerApp(diary, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        month = app.screen.query_one("#month")
        shown = [month.render_line(y).text[: 7 * 10] for y in range(month.size.height)]
        cells = "\n".join(shown)
        assert all(glyph in cells for glyph in "░▒▓█")
        assert " 0 " in cells
        assert "–" in cells


@pytest.mark.parametrize("terminal", TERMINALS)
async def test_the_line_one_is_on_is_seen(
    full: Diary, monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    """On the timeline, on a finger, on a day, among tabs, in a form and in a list."""
    at(monkeypatch, terminal)
    app = TrackerApp(full, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        system = _system(app)
        one, other = _row(app, "09:25", system), _row(app, "09:44", system)
        assert _looks(one) == _looks(other)
        await pilot.press("up", "up")
        await settled(pilot)
        assert _looks(_row(app, "09:44", system)) != _looks(_row(app, "09:25", system))
        assert _looks(_row(app, "1 Log", system)[:1]) != _looks(_row(app, "1 Log", system)[1:2])

        await pilot.press("h")
        await settled(pilot)
        before = _all(app, system)
        await pilot.press("left")
        await settled(pilot)
        assert _all(app, system) != before

        await pilot.press("escape", "2")
        await settled(pilot)
        before = _all(app, system)
        await pilot.press("left")
        await settled(pilot)
        assert _all(app, system) != before

        await pilot.press("1", "f", "down")
        await settled(pilot)
        await _is_told(pilot, "sleep quality", "workload", system)


async def _is_told(pilot: Pilot[None], one: str, other: str, system: ColorSystem) -> None:
    app = pilot.app
    assert _looks(_row(app, one, system)) != _looks(_row(app, other, system))


def _system(app: TrackerApp) -> ColorSystem:
    systems = {"truecolor": "TRUECOLOR", "256": "EIGHT_BIT", "standard": "STANDARD"}
    return ColorSystem[systems[app.console.color_system or "standard"]]


def _row(app: object, words: str, system: ColorSystem) -> list[Painted]:
    """Return the row in which those words stand, from them on as far as three looks go."""
    assert isinstance(app, TrackerApp)
    parts = list(painted(app, system))
    for index, part in enumerate(parts):
        if words in part.text:
            return parts[index : index + 3]
    raise AssertionError(f"{words!r} is not on the screen")


def _looks(parts: list[Painted]) -> set[tuple[Color, Color, bool, bool, bool]]:
    return {
        (part.ink, part.ground, bool(style.reverse), bool(style.bold), bool(style.underline))
        for part in parts
        for style in [part.style]
        if part.wordy
    }


def _all(app: TrackerApp, system: ColorSystem) -> list[tuple[Color, Color, bool]]:
    return [(part.ink, part.ground, bool(part.style.reverse)) for part in painted(app, system)]


def text_of(app: TrackerApp) -> str:
    rows: dict[int, str] = {}
    for part in painted(app):
        rows[part.row] = rows.get(part.row, "") + part.text
    return "\n".join(rows.values())


# None


@pytest.mark.parametrize("keys", [[], ["2", "left"], ["2", "y"], ["3", "right"], ["f"]], ids=str)
async def test_without_colours_none_is_sent(
    full: Diary, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    at(monkeypatch, "none")
    app = TrackerApp(full, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        for part in painted(app):
            for color in (part.style.color, part.style.bgcolor):
                assert color is None or color.is_default, part
