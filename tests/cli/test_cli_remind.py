"""`remind` and `status`: what they say, what they read, and the notification."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, TODAY, Run
from tracker.cli import notifying

MORNING = NOW.replace(hour=8)
LINE = "The check-in of today, Sun 22 Nov, is open: tracker checkin, or f in the app"
BOTH = "The check-ins of yesterday, Sat 21 Nov, and of today, Sun 22 Nov, are open"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole of PATH but for what a shell script needs."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, body: str) -> Path:
    """Put an executable there that first writes its arguments, one a line."""
    heard = folder / f"{name}.heard"
    path = folder / name
    path.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >'{heard}'\n{body}\n")
    path.chmod(0o700)
    return heard


# status


def test_status_fits_a_prompt(run: Run) -> None:
    assert run("status").out == "– today · check-in open\n"
    run("log", "x2")
    assert run("status").out == "2 today · check-in open\n"
    run("checkin", "unlogged=1")
    assert run("status").out == "3 today · check-in closed\n"


def test_status_reads_the_month_of_today_alone(run: Run, home: Path) -> None:
    run("log", "x2")
    (home / "diary" / "2026-10.json").write_text("no JSON at all")
    status = run("status")
    assert (status.code, status.out, status.err) == (0, "2 today · check-in open\n", "")


# remind


def test_an_open_check_in_is_named_and_a_closed_one_is_not(run: Run) -> None:
    assert run("remind") == (0, f"{LINE}\n", "")
    run("checkin", "0")
    assert run("remind") == (0, "", "")
    assert run("remind", "--notify") == (0, "", "")


def test_yesterday_is_named_in_the_morning_while_the_diary_is_in_use(run: Run) -> None:
    assert run("remind", now=MORNING).out == f"{LINE}\n"
    run("log", "ri", now=NOW - timedelta(days=3))
    assert run("remind", now=MORNING).out.startswith(BOTH)
    assert run("remind").out == f"{LINE}\n"
    run("checkin", "yesterday", "unlogged=0")
    assert run("remind", now=MORNING).out == f"{LINE}\n"


def test_after_keeps_it_quiet_until_then(run: Run) -> None:
    assert run("remind", "--after", "16:31") == (0, "", "")
    assert run("remind", "--after", "16:30").out == f"{LINE}\n"
    late = NOW.replace(hour=1, minute=0) + timedelta(days=1)
    assert run("remind", "--after", "21:00", now=late).out == f"{LINE}\n"


@pytest.mark.parametrize("text", ["25:00", "9", "21:5", "21:60", "-1:00", "２１:00", "noon", ":30"])
def test_a_time_that_is_none_is_refused(run: Run, text: str) -> None:
    refused = run("remind", f"--after={text}")
    assert (refused.code, refused.out) == (2, "")
    assert text in refused.err


def test_remind_as_json(run: Run) -> None:
    assert run("remind", "--json").json == {
        "schema": 1, "day": TODAY, "checkin": "open", "days": [TODAY], "words": LINE,
        "notified": False,
    }  # fmt: skip
    quiet = run("remind", "--json", "--after", "23:00").json
    assert (quiet["checkin"], quiet["days"], quiet["words"]) == ("open", [], None)
    run("checkin", "0")
    assert run("remind", "--json").json["checkin"] == "closed"


def test_a_key_the_person_chose_is_not_misnamed(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('[keys]\n"log.check_in" = "x"\n')
    assert run("remind").out.endswith("tracker checkin, or the app\n")


def test_a_month_before_that_cant_be_read_is_told_and_today_named(run: Run, home: Path) -> None:
    first = NOW.replace(day=1, hour=8)
    run("log", "ri", now=first)
    (home / "diary" / "2026-10.json").write_text("no JSON at all")
    said = run("remind", now=first)
    assert said.code == 0
    assert said.out.startswith("The check-in of today, Sun 1 Nov, is open")
    assert "2026-10.json" in said.err


def test_it_writes_nothing(run: Run, home: Path) -> None:
    run("remind")
    run("status")
    assert not home.exists()


# The notification


def test_notify_send_gets_the_line_and_nothing_is_printed(run: Run, programs: Path) -> None:
    heard = program(programs, "notify-send", "exit 0")
    other = program(programs, "gdbus", "exit 0")
    assert run("remind", "--notify") == (0, "", "")
    assert heard.read_text().splitlines() == ["--app-name=tracker", "--", "Tracker", LINE]
    assert not other.exists()
    assert run("remind", "--notify", "--json").json["notified"] is True


def test_the_message_bus_is_asked_where_notify_send_fails(run: Run, programs: Path) -> None:
    program(programs, "notify-send", "exit 1")
    heard = program(programs, "gdbus", "exit 0")
    assert run("remind", "--notify") == (0, "", "")
    assert heard.read_text().splitlines() == [
        "call", "--session", "--dest=org.freedesktop.Notifications",
        "--object-path=/org/freedesktop/Notifications",
        "--method=org.freedesktop.Notifications.Notify",
        '"tracker"', "0", '""', '"Tracker"', f'"{LINE}"', "[]", "{}", "@i -1",
    ]  # fmt: skip


def test_on_macos_the_line_is_an_argument_and_no_part_of_the_script(
    run: Run, programs: Path
) -> None:
    heard = program(programs, "osascript", "exit 0")
    assert run("remind", "--notify") == (0, "", "")
    first, *script, title, text = heard.read_text().splitlines()
    assert (first, title, text) == ("-e", "Tracker", LINE)
    assert script == [
        "on run words",
        "display notification (item 2 of words) with title (item 1 of words)",
        "end run",
    ]


def test_without_a_program_the_line_is_printed_and_what_is_missing_told(
    run: Run, programs: Path
) -> None:
    said = run("remind", "--notify")
    assert (said.code, said.out) == (1, f"{LINE}\n")
    assert "needs one of notify-send, gdbus, osascript, and none is installed" in said.err


def test_what_a_program_answers_when_it_fails_is_told(run: Run, programs: Path) -> None:
    program(programs, "notify-send", "echo 'no \033[31mdisplay' >&2; echo more >&2; exit 3")
    program(programs, "gdbus", "exit 4")
    said = run("remind", "--notify", "--json")
    assert said.code == 1
    assert said.json["notified"] is False
    assert "notify-send failed: no \\x1b[31mdisplay; gdbus failed with exit code 4" in said.err


def test_one_that_cant_be_started_is_told(run: Run, programs: Path) -> None:
    (programs / "notify-send").write_text("#!/no/such/interpreter\n")
    (programs / "notify-send").chmod(0o700)
    said = run("remind", "--notify")
    assert (said.code, said.out) == (1, f"{LINE}\n")
    assert "notify-send could not be started" in said.err


def test_one_that_hangs_is_ended_with_all_it_started(
    run: Run, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifying, "SECONDS", 0.3)
    alive = programs / "alive"
    program(programs, "notify-send", f"(/bin/sleep 2; echo yes >'{alive}') & /bin/sleep 30")
    began = time.monotonic()
    said = run("remind", "--notify")
    assert time.monotonic() - began < 20  # and not the 30 seconds it sleeps
    assert (said.code, said.out) == (1, f"{LINE}\n")
    assert "notify-send did not answer within 0.3 seconds" in said.err
    time.sleep(max(0.0, began + 2.8 - time.monotonic()))
    assert not alive.exists()
