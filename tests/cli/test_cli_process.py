"""The installed command in processes of its own: what it loads, streams, exit codes."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "plotext", "numpy", "scipy", "arrow", "platformdirs", "argparse", "rich")


def command() -> str:
    beside = Path(sys.executable).with_name("tracker")
    found = str(beside) if beside.exists() else shutil.which("tracker")
    assert found, "the package is not installed"
    return found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return kept | {"TRACKER_HOME": str(home), "TZ": "Europe/Berlin", **more}


def tracker(home: Path, *argv: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [command(), *argv], capture_output=True, text=True, env=environment(home, **more),
        check=False, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_a_twitch_from_log_to_undo(home: Path) -> None:
    logged = tracker(home, "log", "ri", "x3", "i4", "-15m", "--json", "--", "after the drive")
    assert (logged.returncode, logged.stderr) == (0, "")
    episode = json.loads(logged.stdout)
    assert (episode["sites"], episode["count"], episode["note"]) == (
        ["index"],
        3,
        "after the drive",
    )
    shown = tracker(home, "show", "2d")
    assert episode["id"] in shown.stdout
    assert "\x1b" not in shown.stdout
    undone = tracker(home, "undo", "--json")
    assert json.loads(undone.stdout)["records"] == [episode["id"]]
    assert tracker(home, "undo").returncode == 1
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    for path in (home / "diary").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_wrong_word_exits_2_and_saves_nothing(home: Path) -> None:
    refused = tracker(home, "log", "ri", "i11")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "i11" in refused.stderr
    assert not home.exists()


def test_home_as_an_option_outdoes_the_variable(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert tracker(home, "--home", str(other), "checkin", "0").returncode == 0
    assert other.exists()
    assert not home.exists()


@pytest.mark.parametrize("argv", [
    ["log", "ri", "x3", "-15m"], ["checkin", "yesterday", "sleep=6.5"], ["flag", "tingle"],
])  # fmt: skip
def test_a_quick_record_loads_nothing_heavy(home: Path, argv: list[str]) -> None:
    code = (
        "import sys; from tracker.cli import main; code = main(sys.argv[1:]); "
        f"print([name for name in {HEAVY} if name in sys.modules]); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *argv], capture_output=True, text=True,
        env=environment(home), check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("argv", [["status"], ["status", "--json"], ["remind"]], ids=" ".join)
def test_what_a_prompt_runs_loads_no_more_than_the_options_need(
    home: Path, argv: list[str]
) -> None:
    tracker(home, "log", "ri")
    heavy = [*(name for name in HEAVY if name != "argparse"), "tinydb", "filelock", "subprocess"]
    code = (
        "import sys; from tracker.cli import main; code = main(sys.argv[1:]); "
        f"print([name for name in {heavy} if name in sys.modules]); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *argv], capture_output=True, text=True,
        env=environment(home), check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "[]"


def test_show_and_export_leave_the_app_and_the_numbers_out(home: Path) -> None:
    code = (
        "import sys; from tracker.cli import main; main(['show', '7d']); main(['export', 'csv']); "
        "print([name for name in ('textual', 'plotext', 'numpy', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(home),
        check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"


def test_python_dash_m_is_the_same_command(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "--version"], capture_output=True, text=True,
        env=environment(home), check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.startswith("tracker ")


def test_without_a_terminal_the_app_is_not_opened(home: Path) -> None:
    done = tracker(home)
    assert done.returncode == 1
    assert "needs a terminal" in done.stderr
    assert not home.exists()


def test_a_reader_that_goes_away_ends_it_quietly(home: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{command()}' show 2000-01-01..2026-01-01 --json | head -c 10"],
        capture_output=True, text=True, env=environment(home), check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout == '{"schema":'
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told(home: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [command(), "show"], stdout=full, stderr=subprocess.PIPE, text=True,
            env=environment(home), check=False, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("tracker: ")
    assert "Traceback" not in done.stderr


def test_a_terminal_that_knows_ascii_only_gets_escapes(home: Path) -> None:
    done = tracker(home, "log", "--", "naïve", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "na\\xefve" in done.stdout


def test_exported_bytes_come_through_a_pipe_unchanged(home: Path, tmp_path: Path) -> None:
    tracker(home, "log", "ri", "--", "zweite\nZeile ☕")
    out = tmp_path / "out.csv"
    tracker(home, "export", "csv", "--out", str(out))
    done = subprocess.run(
        [command(), "export", "csv"], capture_output=True, env=environment(home), check=True,
        timeout=60,
    )  # fmt: skip
    assert done.stdout == out.read_bytes()


def test_two_processes_at_once_lose_nothing(home: Path) -> None:
    running = [
        subprocess.Popen([command(), "log", "ri"], env=environment(home), stdout=subprocess.DEVNULL)
        for _ in range(4)
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0, 0]
    status = json.loads(tracker(home, "status", "--json").stdout)
    assert status["episodes"] == 4


def test_a_trial_is_planned_and_kept_to_without_the_engine(home: Path) -> None:
    code = (
        "import sys; from tracker.cli import main; "
        "codes = [main(line.split()) for line in sys.argv[1:]]; "
        "print([name for name in ('textual', 'numpy', 'scipy', 'plotext') if name in sys.modules]);"
        "sys.exit(max(codes))"
    )
    lines = [
        "trial plan breaks --design abab --start",
        "trial adhere no",
        "trial",
        "status",
        "show",
    ]
    done = subprocess.run(
        [sys.executable, "-c", code, *lines], capture_output=True, text=True,
        env=environment(home), check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_gate_asks_nobody_in_a_pipe(home: Path) -> None:
    refused = tracker(home, "trial", "plan", "water")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "kidney_heart" in refused.stderr
    assert not home.exists()
