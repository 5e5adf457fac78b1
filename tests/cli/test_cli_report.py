"""`tracker report`: the page for the clinician, as a preview, a file, or into a pipe."""

from __future__ import annotations

import io
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Run
from tracker.cli.waiting import progress
from tracker.diary import Diary

SCRIPT = "<script>alert(1)</script> | `x` \x1b[31m"


@pytest.fixture
def kept(home: Path, run: Run) -> Path:
    """A home with four days of a diary: twitches, a flag, a medicine, a note."""
    run("log", "yesterday", "10:00", "ri", "x3", "i4", "20s", "typing", "--", SCRIPT)
    run("log", "2", "days", "ago", "09:00", "lt", "rest", "numb")
    run("checkin", "3", "days", "ago", "0")
    run("mark", "2026-11-20", "medicine_started", "tea", "blocker", "--with-onset", "yes")
    return home


def test_without_a_file_it_shows_the_page(kept: Path, run: Run) -> None:
    shown = run("report")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Twitching: a page for the clinician\n19 Nov to 21 Nov 2026")
    assert "3 of 3 days" in shown.out
    assert "numbness on 1 day" in shown.out
    assert "tea blocker: started" in shown.out
    assert "alert(1)" not in shown.out
    assert "\x1b" not in shown.out
    assert all(len(line) <= 79 for line in shown.out.splitlines())


def test_an_empty_diary_has_a_page_too(run: Run, home: Path) -> None:
    shown = run("report")
    assert shown.code == 0
    assert "no day of the diary has ended yet" in shown.out
    assert not home.exists()


@pytest.mark.parametrize(("name", "begins"), [
    ("page.pdf", b"%PDF-"), ("page.html", b"<!DOCTYPE html>"), ("page.md", b"# Twitching"),
    ("page.txt", b"Twitching:"),
])  # fmt: skip
def test_the_name_says_the_form(
    kept: Path, run: Run, tmp_path: Path, name: str, begins: bytes
) -> None:
    path = tmp_path / name
    written = run("report", "--out", str(path))
    assert (written.code, written.err) == (0, "")
    assert written.out == f"Wrote {path}; only you can read it.\n"
    assert path.read_bytes().startswith(begins)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert run("report", "--out", str(path)).out.startswith("Replaced ")


def test_in_a_folder_it_gets_a_name_with_the_date(kept: Path, run: Run, tmp_path: Path) -> None:
    run("report", "--out", str(tmp_path), "--as", "html")
    assert (tmp_path / "twitch-report-2026-11-22.html").exists()


def test_as_outdoes_the_name_and_serves_pipes(kept: Path, run: Run, tmp_path: Path) -> None:
    run("report", "--out", str(tmp_path / "page.txt"), "--as", "markdown")
    assert (tmp_path / "page.txt").read_text().startswith("# Twitching")
    assert run("report", "--as", "html", "--out", "-").out.startswith("<!DOCTYPE html>")


def test_a_pdf_goes_into_a_pipe_but_not_to_a_terminal(
    kept: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = io.BytesIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(pipe, "utf-8"))
        assert run("report", "--as", "pdf").code == 0
        assert pipe.getvalue().startswith(b"%PDF-")
        patch.setattr(sys.stdout, "isatty", lambda: True)
        refused = run("report", "--as", "pdf")
    assert refused.code == 2
    assert "name a file with --out" in refused.err


def test_notes_only_when_asked_for_and_then_as_they_are(
    kept: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    run("report", "--out", str(path), "--include", "+notes")
    page = path.read_text()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    text = run("report", "--include", "notes").out
    assert "<script>alert(1)</script> | `x` \\x1b[31m" in text
    assert "Left out of this page by choice" in text


def test_an_unknown_section_is_named_with_its_nearest(run: Run) -> None:
    refused = run("report", "--include", "flags,factrs")
    assert refused.code == 2
    assert "“factrs” is not a section; a section is change, flags," in refused.err
    assert "did you mean factors?" in refused.err


@pytest.mark.parametrize(("argv", "said"), [
    (["--out", "page.docx"], "none of .pdf, .html, .md, .txt; --as names the form"),
    (["--as", "word"], "“word” is none of pdf, html, markdown or text"),
    (["--days", "0"], "is not a number of days"),
    (["--days", "3", "--from", "2026-11-01"], "not allowed with"),
    (["--to", "tomorrow"], "--to"),
    (["--to", "2020-01-01"], "--to 2020-01-01 is before the first day recorded, 2026-11-"),
    (["--from", "2026-11-20", "--to", "2026-11-01"], "--from 2026-11-20 is after"),
    (["--json", "--as", "html"], "--json goes with --out FILE, or alone"),
])  # fmt: skip
def test_what_can_t_be_used_exits_2(kept: Path, run: Run, argv: list[str], said: str) -> None:
    refused = run("report", *argv)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_where_nothing_can_be_written_it_exits_1(kept: Path, run: Run, tmp_path: Path) -> None:
    refused = run("report", "--out", str(tmp_path / "nowhere" / "page.md"))
    assert refused.code == 1
    assert refused.err == (
        f"tracker: {tmp_path}/nowhere/page.md can't be written: No such file or directory\n"
    )


def test_json_says_what_was_written(kept: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    written = run("report", "--out", str(path), "--include", "change,+notes", "--json")
    assert written.json == {"schema": 1, "file": str(path), "sections": ["change", "notes"]}
    assert path.exists()
    assert run("report", "--json", "--include", "flags").json == {
        "schema": 1, "file": None, "sections": ["flags"],
    }  # fmt: skip


def test_a_range_is_looked_at_as_of_its_last_day(kept: Path, run: Run) -> None:
    shown = run("report", "--from", "2026-11-19", "--to", "2026-11-20").out
    assert "19 Nov to 20 Nov 2026, 2 days. Made on 22 Nov 2026." in shown
    assert "right index" not in shown
    assert "20 Nov to 21 Nov 2026, 2 days" in run("report", "--days", "2").out


def test_a_damaged_month_is_said_and_stands_on_the_page(kept: Path, run: Run) -> None:
    run("log", "2026-09-10 10:00", "x2")
    (kept / "diary" / "2026-09.json").write_text("{", encoding="utf-8")
    shown = run("report")
    assert shown.code == 0
    assert "2026-09.json" in shown.err
    assert "lacks a part: September 2026." in " ".join(shown.out.split())
    assert str(kept) not in shown.out


def test_the_sample_says_that_it_is_one(home: Path, run: Run, tmp_path: Path) -> None:
    run("demo", "--into", str(tmp_path / "sample"))
    with Diary.open(tmp_path / "sample", clock=lambda: NOW) as diary:
        assert diary.sample
    assert "A made-up diary" in run("--home", str(tmp_path / "sample"), "report").out


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_shows_after_a_second_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = iter([0.0, 0.5, 1.5, 2.0])
    monkeypatch.setattr("tracker.cli.waiting.time.monotonic", lambda: next(moments))
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress() as told:
        told.step("reading 2016")
        assert stream.getvalue() == ""
        told.step("reading 2017")
        told.step("short")
    assert stream.getvalue() == "\rreading 2017 …\rshort …       \r       \r"


def test_progress_is_not_for_pipes(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as told:
        told.step("reading 2016")
    assert capsys.readouterr().err == ""
