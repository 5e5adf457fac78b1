"""The page for the clinician in the app: a preview, what goes in, and the file."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.ui.conftest import Started, settled
from tests.ui.looks import SIZES, THEMES, Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.report_words import place_words
from tracker.ui.screens.report import ReportScreen
from tracker.ui.screens.review import ReviewScreen
from tracker.ui.widgets.report_preview import ReportPreview


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home folder of one's own: that is where a report goes if nobody says otherwise."""
    (tmp_path / "person").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    return tmp_path / "person"


def preview(pilot: Pilot[None]) -> str:
    """Return all lines of the preview."""
    shown = pilot.app.screen.query_one(ReportPreview)
    return "\n".join(line.text for line in shown.lines)


def told(pilot: Pilot[None], id: str) -> str:
    return str(pilot.app.screen.query_one(f"#{id}", Static).render())


async def opened(pilot: Pilot[None]) -> ReportScreen:
    await pilot.press("D")
    await settled(pilot)
    assert isinstance(pilot.app.screen, ReportScreen)
    return pilot.app.screen


async def test_an_empty_diary_has_a_page(started: Started) -> None:
    async with started() as pilot:
        await opened(pilot)
        assert "no day of the diary has ended yet" in preview(pilot)
        assert "No finished day yet" in told(pilot, "report-head")
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, ReportScreen)


async def test_sections_go_in_and_out_and_notes_wait_to_be_asked_for(full: Diary) -> None:
    app = TrackerApp(full, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await opened(pilot)
        assert "Where" in preview(pilot).splitlines()
        assert "Notes" not in preview(pilot).splitlines()
        assert "○ your notes" in told(pilot, "report-choice")
        await pilot.press("3", "0")
        await settled(pilot)
        assert "Where" not in preview(pilot).splitlines()
        assert "Notes" in preview(pilot).splitlines()
        assert "● your notes" in told(pilot, "report-choice")


async def test_the_period_turns_through_and_every_line_fits(full: Diary) -> None:
    app = TrackerApp(full, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await opened(pilot)
        heads = []
        for _ in range(4):
            heads.append(told(pilot, "report-head"))
            await pilot.press("r")
            await settled(pilot)
        assert "90 days" in heads[0]
        assert "the last 90 days" in told(pilot, "report-choice")
        assert len(set(heads)) >= 2
        shown = pilot.app.screen.query_one(ReportPreview)
        assert all(len(line.text) <= shown.columns for line in shown.lines)


async def test_a_file_is_written_where_one_says_and_the_path_told(
    full: Diary, at_home: Path
) -> None:
    app = TrackerApp(full, Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await opened(pilot)
        await pilot.press("w")
        line = pilot.app.screen.query_one(Input)
        assert line.value == "~/twitch-report-2026-11-22.pdf"
        line.value = "~/page.html"
        await pilot.press("enter")
        await settled(pilot)
        written = at_home / "page.html"
        assert written.read_text().startswith("<!DOCTYPE html>")
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        assert told(pilot, "report-said") == "Wrote ~/page.html; only you can read it."


async def test_a_place_that_can_t_be_written_is_said(full: Diary, at_home: Path) -> None:
    app = TrackerApp(full, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await opened(pilot)
        (at_home / "folder.md").mkdir()
        (at_home / "folder.md" / "twitch-report-2026-11-22.pdf").mkdir()
        await pilot.press("w")
        pilot.app.screen.query_one(Input).value = "~/folder.md"
        await pilot.press("enter")
        await settled(pilot)
        assert "can't be written: Is a directory" in " ".join(told(pilot, "report-said").split())


@pytest.mark.parametrize(("text", "said"), [
    ("~/page.docx", "none of .pdf, .html, .md, .txt"),
    ("~/nowhere/page.pdf", "There is no folder ~/nowhere"),
])  # fmt: skip
def test_a_place_is_understood_or_refused(text: str, said: str, at_home: Path) -> None:
    with pytest.raises(ValueError, match=said):
        place_words(text, date(2026, 11, 22))


async def test_the_preview_shows_words_as_they_are(diary: Diary, started: Started) -> None:
    yesterday = diary.now().replace(day=diary.now().day - 1)
    diary.log(EpisodeDraft(at=yesterday, note="[b]bold[/b] \x1b[31m \u202eback"))
    async with started() as pilot:
        await opened(pilot)
        await pilot.press("0")
        await settled(pilot)
        said = " ".join(preview(pilot).split())
        assert "[b]bold[/b] \\x1b[31m \\u202eback" in said


async def test_it_scrolls_by_key(full: Diary) -> None:
    app = TrackerApp(full, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await opened(pilot)
        shown = pilot.app.screen.query_one(ReportPreview)
        await pilot.press("down", "pagedown")
        assert shown.scroll_offset.y > 10
        await pilot.press("end")
        assert shown.scroll_offset.y == shown.max_scroll_y
        await pilot.press("home")
        assert shown.scroll_offset.y == 0


async def test_a_click_chooses_too(full: Diary) -> None:
    app = TrackerApp(full, Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await opened(pilot)
        lines = told(pilot, "report-choice").splitlines()
        row = next(at for at, line in enumerate(lines) if "your notes" in line)
        await pilot.click("#report-choice", offset=(6, row))
        await settled(pilot)
        assert "● your notes" in told(pilot, "report-choice")
        assert pilot.app.screen is screen


async def test_a_damaged_month_is_said(diary: Diary, started: Started) -> None:
    now = diary.now()
    diary.log(EpisodeDraft(at=now.replace(month=9)))
    diary.log(EpisodeDraft(at=now.replace(day=now.day - 1)))
    (diary.home / "diary" / "2026-09.json").write_text("{", encoding="utf-8")
    async with started() as pilot:
        await opened(pilot)
        assert "2026-09.json" in "".join(told(pilot, "report-said").split())
        assert "September 2026" in preview(pilot)


async def test_the_review_opens_it(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("R")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        await opened(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReviewScreen)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_how_it_looks(
    snap_compare: Compare, full: Diary, size: tuple[int, int], theme: str
) -> None:
    app = TrackerApp(full, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=driven("D"))


def test_how_the_question_looks(snap_compare: Compare, full: Diary) -> None:
    app = TrackerApp(full, Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven("D", "w"))
