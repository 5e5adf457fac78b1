"""A real diary, kept by a real person, from import to all three screens.

The file (headache days of one person over 121 days, from the R package carData) does not
belong to this repository; it is looked for in a folder beside the checkout.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from tests.ui import day_words
from tests.ui.conftest import settled
from tracker.cli import main
from tracker.config import Settings
from tracker.diary import Diary
from tracker.ui.app import TrackerApp
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.widgets.plot_view import PlotView

FILE = Path(__file__).parents[2] / "shared" / "data" / "headache-diary.csv"
NOW = datetime(2024, 7, 3, 12, tzinfo=UTC)

pytestmark = pytest.mark.skipif(
    not FILE.exists(), reason="the real diary's file is not beside this checkout"
)


def run(capsys: pytest.CaptureFixture[str], home: Path, *words: str) -> Any:
    assert main(["--home", str(home), "--json", *words], clock=lambda: NOW) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def imported(home: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    first = run(capsys, home, "import", str(FILE))
    assert first["added"]["check_ins"] == 121
    assert first["added"]["factors"] == 2
    return home


def test_a_second_import_adds_nothing(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = run(capsys, imported, "import", str(FILE))
    assert not any(second["added"].values())
    assert second["skipped"] == 121
    assert second["conflicts"] == []


def test_insights_count_what_the_file_holds(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [line.split(",") for line in FILE.read_text().splitlines()[1:]]
    found = run(capsys, imported, "insights", "--from", rows[0][0])
    assert found["days"] == {
        "calendar": len(rows),
        "watched": len(rows),
        "zero": sum(row[1] == "0" for row in rows),
        "checked_in": len(rows),
    }
    assert found["twitches"] == sum(int(row[1]) for row in rows)
    assert found["timing"]["untimed"] == found["twitches"]
    factors = {link["factor"]: link for link in found["associations"] if link["lag"] == 0}
    assert factors["air_quality"]["n"] == 121
    assert factors["sleep"]["verdict"] == "too early"


async def test_all_three_screens_show_it(imported: Path) -> None:
    with Diary.open(imported, clock=lambda: NOW) as diary:
        app = TrackerApp(diary, Settings())
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("left")
            await settled(pilot)
            assert "1 twitch" in str(app.screen.query_one("#timeline").border_title)
            await pilot.press("2")
            await settled(pilot)
            assert isinstance(app.screen, CalendarScreen)
            assert app.screen.cursor == date(2024, 7, 2)
            assert "air quality 18" in day_words.values(app)
            await pilot.press("3", "right")
            for _ in range(6):  # the factors in their order, which is that of what was found
                await settled(pilot)
                if "air quality" in str(app.screen.query_one("#figure-title", Static).render()):
                    break
                await pilot.press("down")
            assert "air quality" in str(app.screen.query_one("#figure-title", Static).render())
            view = app.screen.query(PlotView).first()
            strips = [view.render_line(row) for row in range(view.size.height)]
            dots = sum(
                segment.text.count(dot) for strip in strips for segment in strip for dot in "•●"
            )
            assert dots > 20
