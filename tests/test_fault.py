"""A report of a mistake names places in the code and nothing of the diary, and is kept."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tracker import fault

NOTE = "my private note"
NOW = datetime(2026, 11, 22, 16, 40, tzinfo=timezone(timedelta(hours=1)))


def broken(note: str) -> None:
    try:
        raise KeyError(note)
    except KeyError as error:
        raise ValueError(f"unexpected: {note}") from error


def error() -> ValueError:
    try:
        broken(NOTE)
    except ValueError as found:
        return found
    raise AssertionError("unreachable")


def test_a_report_names_kinds_and_places_only() -> None:
    told = fault.report(error(), NOW, "Log")
    assert "ValueError" in told
    assert "came from KeyError" in told
    assert "in broken" in told
    assert "2026-11-22T16:40:00+01:00 · Log" in told
    assert "Python 3" in told
    assert "Textual 8" in told
    assert NOTE not in told


def test_a_report_says_what_the_terminal_says_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux\x1b[2J" + "x" * 100)
    monkeypatch.setenv("COLORTERM", "truecolor")
    told = fault.report(error(), NOW)
    assert "TERM=linux\\x1b[2J" in told
    assert "COLORTERM=truecolor" in told
    assert "\x1b" not in told
    assert "x" * 41 not in told


def test_a_report_without_an_error_is_a_report() -> None:
    assert "unknown" in fault.report(None, NOW)


def test_the_same_mistake_has_the_same_place_and_another_has_not() -> None:
    assert fault.place(error()) == fault.place(error())
    assert fault.place(error()) != fault.place(ValueError())


def test_reports_are_for_the_owner_alone_and_the_newest_few_stay(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "log"
    kept = [
        fault.keep("a report\n", folder, NOW + timedelta(seconds=step))
        for step in range(fault.KEPT + 3)
    ]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert sorted(folder.iterdir()) == [each.path for each in kept[-fault.KEPT :]]
    newest = kept[-1].path
    assert newest is not None
    assert stat.S_IMODE(newest.stat().st_mode) == 0o600
    assert newest.read_text() == "a report\n"
    assert str(newest) in kept[-1].words


def test_what_else_is_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for step in range(fault.KEPT + 1):
        fault.keep("", tmp_path, NOW + timedelta(seconds=step))
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_report_that_cant_be_kept_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = fault.keep("", tmp_path / "file", NOW)
    assert kept.path is None
    assert "could be kept" in kept.words
    assert "No place" in fault.keep("", None, NOW).words.replace("no place", "No place")


def test_a_part_that_is_missing_is_named() -> None:
    words = fault.command_words(ModuleNotFoundError("No", name="msgspec"), fault.Kept(None, "?"))
    assert "msgspec" in words
    assert "The diary was not touched" in words


def command(home: Path, code: str, *argv: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"TRACKER_HOME": str(home), **more}
    start = f"import sys; sys.argv[1:] = {list(argv)!r}\n{code}\nimport tracker.__main__ as start\n"
    return subprocess.run(
        [sys.executable, "-c", f"{start}sys.exit(start.main())"],
        capture_output=True, text=True, env=environment, check=False, timeout=60,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


BREAK = """
import tracker.cli.commands.showing as showing
def broken(*_): raise ValueError('my private note')
showing.show = broken
"""


def test_a_command_that_breaks_says_calm_words_and_keeps_a_report(tmp_path: Path) -> None:
    done = command(tmp_path / "home", BREAK, "show", "my private day")
    assert done.returncode == 1
    assert "a mistake inside tracker (ValueError)" in done.stderr
    assert "What was saved is safe" in done.stderr
    assert "Traceback" not in done.stderr
    [path] = (tmp_path / "home" / "log").iterdir()
    assert str(path) in done.stderr
    assert "in broken" in path.read_text()
    assert "tracker show" in path.read_text()
    assert "my private" not in path.read_text() + done.stderr


@pytest.mark.parametrize("named", [["--home", "{}"], ["--home={}"]], ids=["apart", "equals"])
def test_the_report_goes_to_the_home_that_was_named(tmp_path: Path, named: list[str]) -> None:
    other = tmp_path / "other"
    command(tmp_path / "home", BREAK, "show", *(word.format(other) for word in named))
    assert len(list((other / "log").iterdir())) == 1
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("name", ["msgspec", "tinydb", "platformdirs"])
def test_a_part_that_is_missing_is_said_without_a_traceback(tmp_path: Path, name: str) -> None:
    code = f"import sys; sys.modules[{name!r}] = None"
    home = "" if name == "platformdirs" else str(tmp_path / "home")
    done = command(tmp_path, code, "log", "ri", TRACKER_HOME=home, HOME=str(tmp_path))
    assert done.returncode == 1
    assert "is missing or broken" in done.stderr
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_whole_tracebacks_are_there_when_asked_for(tmp_path: Path) -> None:
    done = command(tmp_path / "home", BREAK, "show", TRACKER_DEBUG="1")
    assert "my private note" in done.stderr
    assert not (tmp_path / "home" / "log").exists()


def test_a_home_that_can_take_no_report_says_so(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, not a folder")
    done = command(tmp_path / "home", BREAK, "show")
    assert "No report of it could be kept" in done.stderr
    assert "Traceback" not in done.stderr
