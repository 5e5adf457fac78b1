"""`tracker backup` and `tracker restore`, as a person and as a script meet them."""

from __future__ import annotations

import io
import shutil
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Run

NAME = "2026-11-22T163000"


def test_a_backup_says_what_is_in_it(run: Run) -> None:
    run("log", "ri", "i4")
    run("log", "yesterday", "21:00")
    made = run("backup")
    assert made.code == 0
    assert made.out == (
        f"Made the backup {NAME}-2: 2 records on 2 days, Sat 21 Nov 2026 to Sun 22 Nov 2026\n"
    )
    told = run("backup", "--json").json
    assert told["name"] == f"{NAME}-3"
    assert (told["records"], told["files"]) == (2, {"2026-11": 2})
    assert (told["first"], told["last"]) == ("2026-11-21", "2026-11-22")


def test_locate_names_the_backups_once_there_are_some(run: Run, home: Path) -> None:
    run("log")
    assert f"backups  {home / 'backups'}\n" in run("locate").out


def test_an_empty_diary_has_nothing_to_back_up(run: Run, home: Path) -> None:
    refused = run("backup")
    assert (refused.code, refused.out) == (1, "")
    assert "nothing to back up yet" in refused.err
    assert run("restore").out.startswith("No backup yet.")
    assert run("restore", "--json").json == {"schema": 1, "backups": []}
    assert not home.exists()


def test_restore_alone_lists_the_backups_newest_first(run: Run) -> None:
    run("log", "ri")
    run("log", "li", now=NOW + timedelta(days=1))
    run("log", "rt", now=NOW + timedelta(days=5))
    listed = run("restore", now=NOW + timedelta(days=6))
    assert listed.code == 0
    assert listed.out.splitlines() == [
        "2026-11-27T163000  yesterday, 16:30        "
        "3 records on 3 days, Sun 22 Nov 2026 to Fri 27 Nov 2026",
        "2026-11-23T163000  Mon 23 Nov 2026, 16:30  "
        "2 records on 2 days, Sun 22 Nov 2026 to Mon 23 Nov 2026",
        "2026-11-22T163000  Sun 22 Nov 2026, 16:30  1 record on 1 day, Sun 22 Nov 2026",
        "`tracker restore NAME` shows what going back to one would change, and asks.",
    ]
    names = [each["name"] for each in run("restore", "--json").json["backups"]]
    assert names == ["2026-11-27T163000", "2026-11-23T163000", "2026-11-22T163000"]


def test_in_a_pipe_restore_shows_the_difference_and_asks_for_yes(run: Run) -> None:
    run("log", "ri")
    run("log", "li")
    refused = run("restore", "newest")
    assert refused.code == 1
    assert refused.out.splitlines()[-1] == "  2026-11  1 to go"
    assert "nothing was restored; add --yes" in refused.err
    told = run("restore", "newest", "--json")
    assert told.code == 1
    assert told.json["restored"] is False
    assert len(run("show", "--json").json["days"][0]["episodes"]) == 2
    done = run("restore", "2026-11-22", "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == "Restored. `tracker undo` takes it back."
    assert len(run("show", "--json").json["days"][0]["episodes"]) == 1
    assert run("undo").out.startswith("Took back: a restore")
    assert len(run("show", "--json").json["days"][0]["episodes"]) == 2


def test_restore_with_yes_tells_what_it_did_as_json(run: Run) -> None:
    run("log", "ri")
    run("log", "li")
    told = run("restore", "newest", "--yes", "--json").json
    assert told["restored"] is True
    assert told["backup"]["name"] == NAME
    assert told["differences"] == [{"file": "2026-11", "back": 0, "away": 1, "changed": 0}]


def test_where_nothing_differs_nothing_is_asked(run: Run) -> None:
    run("log", "ri")
    same = run("restore", "newest")
    assert (same.code, same.err) == (0, "")
    assert same.out == f"Nothing to restore: the diary is as it is in the backup {NAME}.\n"
    whole = run("restore", "newest", "--month", "2026-11", "--yes")
    assert (whole.code, whole.out) == (0, f"2026-11 lacks nothing that the backup {NAME} has.\n")
    assert run("restore", "newest", "--json").json["restored"] is False


class Terminal(io.StringIO):
    """A terminal's end, for reading from and writing to."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "restored"), [("y\n", True), ("\n", False), ("", False)])
def test_on_a_terminal_it_asks(
    run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, restored: bool
) -> None:
    run("log", "ri")
    run("log", "li")
    screen = Terminal()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", Terminal(answer))
        patched.setattr(sys, "stdout", screen)
        result = run("restore", "newest")
    assert "  2026-11  1 to go\nDo that? [y/N] " in screen.getvalue()
    assert result.code == (0 if restored else 1)
    assert ("add --yes" in result.err) is False
    assert len(run("show", "--json").json["days"][0]["episodes"]) == (1 if restored else 2)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["2025"], "no backup is called “2025”; the newest is 2026-11-22T163000"),
        (["newest", "--month", "2026-10"], "no backup holds 2026-10"),
        (["newest", "--month", "Nov"], "“Nov” is not a month such as 2026-11"),
        (["--month", "2026-11"], "without one it lists them"),
    ],
)
def test_what_is_not_there_is_bad_input(run: Run, argv: list[str], said: str) -> None:
    run("log", "ri")
    refused = run("restore", *argv)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_a_damaged_month_is_brought_back_as_the_warning_says(run: Run, home: Path) -> None:
    run("log", "ri", "i4")
    run("log", "lt", "i5")
    (home / "diary" / "2026-11.json").write_text('{"episodes": {"abc')
    shown = run("show")
    assert shown.code == 1
    assert "tracker restore newest --month 2026-11" in shown.err
    done = run("restore", "newest", "--month", "2026-11", "--yes")
    assert done.code == 0
    assert "  2026-11  2 to come back" in done.out.splitlines()
    assert "was set aside as 2026-11.json.damaged-" in done.err
    assert len(run("show", "--json").json["days"][0]["episodes"]) == 2


def test_a_copy_that_was_changed_is_said_not_to_be_used(run: Run, home: Path) -> None:
    run("log", "ri")
    run("log", "ri")
    copy = home / "backups" / NAME / "2026-11.json"
    copy.write_text(copy.read_text() + " ")
    result = run("restore", "newest")
    assert result.code == 0
    assert "has been changed since it was copied; it is not used" in result.err
    refused = run("restore", NAME, "--month", "2026-11", "--yes")
    assert refused.code == 1
    assert "has been changed since it was copied" in refused.err


def test_the_result_of_log_is_printed_before_the_backup_is_made(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pipe(io.StringIO):
        flushed = ""

        def flush(self) -> None:
            if not (home / "backups").exists():
                self.flushed = self.getvalue()

    pipe = Pipe()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", pipe)
        run("log", "ri")
    assert pipe.flushed.startswith("Saved 16:30")
    assert (home / "backups" / NAME).is_dir()


def test_a_backup_that_fails_is_a_warning_and_the_record_is_saved(run: Run, home: Path) -> None:
    run("log", "ri")
    shutil.rmtree(home / "backups")
    (home / "backups").write_text("in the way")
    saved = run("log", "li")
    assert saved.code == 0
    assert saved.out.startswith("Saved 16:30")
    assert "tracker: no backup was made" in saved.err
    assert len(run("show", "--json").json["days"][0]["episodes"]) == 2
