"""However the app ends, the terminal is as it was, and what is said is calm."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.terminal import Terminal, running

NOTE = "my private note"
PLACE = Path(__file__).parent / "faulty.py"

HERE = "Welcome to a diary for hands"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def faulty(where: str) -> list[str | Path]:
    """Return the command that starts the app with a mistake in it."""
    return [sys.executable, PLACE, where]


def reports(home: Path) -> list[str]:
    return [path.read_text() for path in sorted((home / "log").glob("*"))]


def test_leaving_by_its_key(home: Path) -> None:
    with running(home) as terminal:
        terminal.wait_for(HERE)
        assert "mode 1049 is on" in terminal.given_back()  # else this could not fail
        assert terminal.given_back()[-1].startswith("echo")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.given_back() == []


@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP"])
def test_told_to_end(home: Path, number: str) -> None:
    told = signal.Signals[number]
    with running(home) as terminal:
        terminal.wait_for(HERE)
        terminal.press("t")
        terminal.wait_for("1 twitch in 1 episode")
        terminal.signal(told)
        assert terminal.wait_for_exit() == 128 + told
        assert terminal.given_back() == []
        assert "Traceback" not in terminal.text
    assert list((home / "backups").iterdir())  # it left orderly: the day's backup is made
    with running(home) as again:
        again.wait_for("1 twitch in 1 episode")


@pytest.mark.parametrize("keys", ["2", "3", "f", "b", "?", "E", "i"])
def test_told_to_end_wherever_it_is(home: Path, keys: str) -> None:
    with running(home) as terminal:
        before = terminal.wait_for(HERE)
        terminal.press(keys)
        end = time.monotonic() + 10
        while terminal.text == before and time.monotonic() < end:
            terminal.read(0.1)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_exit() == 128 + signal.SIGTERM
        assert terminal.given_back() == []


def test_a_line_that_was_being_typed_is_there_to_be_copied(home: Path) -> None:
    with running(home) as terminal:
        terminal.wait_for(HERE)
        terminal.press("iri x2 4 typing")
        terminal.wait_for("ri x2 4 typing", "intensity 4")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
        assert "Not saved" in terminal.text
        assert "ri x2 4 typing" in terminal.text
        assert terminal.given_back() == []
    assert reports(home) == []


def test_told_to_end_while_it_hangs(home: Path) -> None:
    with running(home, faulty("hang")) as terminal:
        terminal.wait_for(HERE)
        terminal.press("c")
        time.sleep(0.5)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
        assert terminal.given_back() == []


def test_a_write_that_is_going_on_is_finished_first(home: Path) -> None:
    with running(home, faulty("slow write")) as terminal:
        terminal.wait_for(HERE)
        terminal.press("t")
        time.sleep(0.3)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
    with running(home) as again:
        again.wait_for("1 twitch in 1 episode")


def test_a_terminal_that_is_closed_ends_it(home: Path) -> None:
    with running(home) as terminal:
        terminal.wait_for(HERE)
        terminal.press("t")
        terminal.wait_for("1 twitch in 1 episode")
        terminal.hang_up()
        assert terminal.process.wait(timeout=20) == 129
    assert reports(home) == []
    assert list((home / "backups").iterdir())


def test_a_terminal_that_is_closed_ends_it_also_under_nohup(home: Path) -> None:
    script = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    command = [sys.executable, "-c", f"{script}os.execv(sys.argv[1], sys.argv[1:])"]
    with running(home, [*command, str(Path(sys.executable).with_name("tracker"))]) as terminal:
        terminal.wait_for(HERE)
        terminal.hang_up()
        assert terminal.process.wait(timeout=20) == 129


def test_an_output_that_nobody_reads_does_not_keep_it(home: Path) -> None:
    with running(home) as terminal:
        terminal.wait_for(HERE)
        for _ in range(40):
            terminal.press("23")  # and none of the screens is read
            time.sleep(0.02)
        terminal.signal(signal.SIGTERM)
        assert terminal.process.wait(timeout=20) == 143
        assert terminal.attributes() == terminal.before


def stopped_and_back(terminal: Terminal, number: signal.Signals) -> None:
    terminal.signal(number)
    terminal.wait_until_stopped()
    if number == signal.SIGTSTP:
        assert terminal.given_back() == []
    terminal.screen.reset()
    terminal.signal(signal.SIGCONT)


@pytest.mark.parametrize("number", ["SIGTSTP", "SIGSTOP"])
def test_stopped_and_gone_on_with(home: Path, number: str) -> None:
    with running(home) as terminal:
        terminal.wait_for(HERE)
        for _ in range(2):
            stopped_and_back(terminal, signal.Signals[number])
            terminal.wait_for(HERE)
        terminal.press("t")
        terminal.wait_for("1 twitch in 1 episode")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.given_back() == []


def test_bytes_that_are_no_text_end_nothing(home: Path) -> None:
    with running(home) as terminal:
        terminal.wait_for(HERE)
        terminal.press("i" + "ri -- f")
        terminal.press(b"\xfcr\xff\xc3\x28")
        terminal.wait_for("ri -- f")
        terminal.press("\r")
        terminal.wait_for("1 twitch in 1 episode")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.given_back() == []


@pytest.mark.parametrize("where", ["action", "timer", "worker", "handler", "later"])
def test_a_mistake_after_which_it_goes_on(home: Path, where: str) -> None:
    with running(home, faulty(where)) as terminal:
        terminal.wait_for(HERE)
        terminal.press("c")
        terminal.wait_for("That didn't work")
        terminal.press("t")
        terminal.wait_for("1 twitch in 1 episode")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.given_back() == []
    [report] = reports(home)
    assert "ValueError" in report
    assert NOTE not in report
    assert NOTE.encode() not in terminal.written


@pytest.mark.parametrize("where", ["import", "compose", "mount", "paint"])
@pytest.mark.parametrize("key", ["3", "f"])
def test_a_page_with_a_mistake_is_left(home: Path, where: str, key: str) -> None:
    with running(home, faulty(f"{where} {key}")) as terminal:
        terminal.wait_for(HERE)
        terminal.press(key)
        said = "That didn't work" if where == "import" else "That page had to close"
        terminal.wait_for(said, HERE)
        terminal.press("t")
        screen = terminal.wait_for("1 twitch in 1 episode")
        told = "".join(line.partition("▌")[2] for line in screen.splitlines())
        letters = "".join(filter(str.isalpha, told))
        assert letters.count("insidetracker") == 1  # one notice, whatever trips behind it
        assert "Whatwassavedissafe" in letters
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.given_back() == []
    assert NOTE not in "".join(reports(home))
    assert reports(home)


@pytest.mark.parametrize("where", ["log compose", "log mount", "log paint", "start"])
def test_a_mistake_after_which_it_ends(home: Path, where: str) -> None:
    with running(home, faulty(where)) as terminal:
        assert terminal.wait_for_exit() == 1
        assert "a mistake inside it (ValueError)" in terminal.text
        assert "What was saved is safe" in terminal.text
        assert "log/mistake-" in terminal.text.replace("\n", "")
        assert "Traceback" not in terminal.text
        assert terminal.given_back() == []
    [report] = reports(home)
    assert NOTE not in report
    assert NOTE.encode() not in terminal.written


def test_lines_that_could_not_be_saved_are_told_at_the_end(home: Path) -> None:
    with running(home, faulty("unsaved")) as terminal:
        terminal.wait_for(HERE)
        terminal.press("t")
        terminal.wait_for("not saved yet")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
        assert "Not saved" in terminal.text
        assert "@" in terminal.text  # the line with its time


@pytest.mark.parametrize("term", ["dumb", "", None, "unknown"])
def test_a_terminal_without_a_cursor_is_told_so(home: Path, term: str | None) -> None:
    with running(home, TERM=term) as terminal:
        assert terminal.wait_for_exit() == 1
        assert "move its cursor" in terminal.text
        assert "tracker help" in terminal.text
        assert b"\x1b" not in terminal.written
        assert terminal.given_back() == []


def test_a_screen_that_goes_into_a_file_is_refused(home: Path, tmp_path: Path) -> None:
    command = f"'{Path(sys.executable).with_name('tracker')}' 2>'{tmp_path / 'file'}'; echo = $?"
    with running(home, ["sh", "-c", command]) as terminal:
        terminal.wait_for("= 1")
    assert "needs a terminal" in (tmp_path / "file").read_text()
    assert os.listdir(tmp_path) == ["file"]


def test_a_command_without_output_does_its_work(home: Path) -> None:
    command = f"'{Path(sys.executable).with_name('tracker')}' log ri >&-; echo = $?"
    with running(home, ["sh", "-c", command]) as terminal:
        terminal.wait_for("= 0")
