"""Manners at a prompt: progress for a person alone, plain text for pipes and dumb terminals, and
mistakes answered with what would be valid."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import TODAY, Run
from tracker.cli import output, waiting
from tracker.cli.waiting import Progress, progress
from tracker.model.words import URGENT_TEXT, visible
from tracker.sample import write_sample


class Terminal(io.StringIO):
    """A stream that says it is a terminal; its width is asked of the system, which has none."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal on stderr that is told everything at once."""
    stream = Terminal()
    # pytest puts its own stderr back between a fixture and its test.
    monkeypatch.setattr(waiting, "sys", SimpleNamespace(stderr=stream))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    monkeypatch.setattr(waiting, "PAUSE", 0.0)
    return stream


def test_a_count_says_how_much_of_how_much(terminal: Terminal) -> None:
    with progress() as told:
        told.step("saving: file", 1200, 40000)
        told.step("laying it out")
    first, second, *rest = terminal.getvalue().split("\r")[1:]
    assert first == "saving: file 1,200 of 40,000"
    assert second.rstrip() == "laying it out …"
    assert [each.strip() for each in rest] == ["", ""]


def test_counts_come_no_faster_than_they_can_be_read(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PAUSE", 1000.0)
    with progress() as told:
        for done in range(50):
            told.step("saving: file", done, 50)
        told.step("comparing")
    assert terminal.getvalue().count("saving") == 1
    assert "comparing" in terminal.getvalue()


def test_a_dumb_terminal_gets_one_plain_line(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with progress() as told:
        told.step("reading 2016")
        told.step("reading 2017")
    assert terminal.getvalue() == "reading 2016 …\n"


def test_a_word_never_takes_a_second_line(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_columns", lambda: 10)
    Progress().step("a rather long thing to do")
    assert terminal.getvalue() == "\ra rather "


def test_an_error_leaves_nothing_on_the_line(terminal: Terminal) -> None:
    def interrupted() -> None:
        with progress() as told:
            told.step("reading 2016")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.getvalue().endswith(f"\r{' ' * 14}\r")


@pytest.fixture
def sample(home: Path) -> Path:
    write_sample(home, today=date.fromisoformat(TODAY), days=120)
    return home


LONG: dict[str, tuple[list[str], list[str]]] = {
    "import": (
        ["import", "all.csv"],
        ["reading the file: line", "taking in: record", "saving: file"],
    ),
    "export": (["export", "csv"], ["reading the diary: file", "writing: record"]),
    "export --out": (["export", "json", "--out", "x.json"], ["reading the diary: file"]),
    "merge": (["merge", "other"], ["reading the other diary: file", "comparing", "saving: file"]),
    "restore": (["restore", "newest", "--yes"], ["preparing: file", "saving: file"]),
    "check": (["check"], ["reading: file", "checking: file"]),
    "find": (["find", "jab"], ["searched 2026-08", "searched 2026-11"]),
    "insights": (["insights"], ["reading 2026", "working it out"]),
    "report": (["report"], ["reading 2026", "working it out", "laying it out"]),
}


@pytest.fixture
def ready(
    sample: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], None]:
    """Make what the long commands are given."""
    monkeypatch.chdir(tmp_path)

    def make(name: str) -> None:
        if name == "import":
            run("export", "csv", "--out", "all.csv")
            monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "new"))
        if name == "merge":
            run("--home", "other", "log", "2026-10-03", "ri")
        if name == "restore":
            run("backup")
            run("log", "2026-10-03", "ri")

    return make


@pytest.mark.parametrize("name", LONG)
def test_what_takes_long_says_how_far_it_is(
    name: str, ready: Callable[[str], None], run: Run, terminal: Terminal
) -> None:
    ready(name)
    terminal.seek(0)
    terminal.truncate()
    argv, said = LONG[name]
    done = run(*argv)
    assert done.code == 0
    shown = terminal.getvalue()
    assert [words for words in said if words not in shown] == []
    assert shown.rpartition("\r")[0].rpartition("\r")[2].strip() == ""  # taken away again
    assert "\r" not in done.out


@pytest.mark.parametrize("name", LONG)
def test_in_a_pipe_it_is_silent(
    name: str, ready: Callable[[str], None], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    ready(name)
    assert run(*LONG[name][0]).err == ""


@pytest.mark.parametrize("name", ["import", "merge", "check", "find", "insights"])
def test_with_json_stdout_is_json_alone(
    name: str, ready: Callable[[str], None], run: Run, terminal: Terminal
) -> None:
    ready(name)
    assert json.loads(run(*LONG[name][0], "--json").out)


# plain text where it has to be


@given(
    text=st.text(st.sampled_from("ab -\u00a0\u3000·–…\n\tx"), max_size=60) | st.text(max_size=200),
    indent=st.sampled_from(["", "  ", "      "]),
    hanging=st.sampled_from([None, "    "]),
)
def test_a_line_that_fits_is_wrapped_as_any_other(
    text: str, indent: str, hanging: str | None
) -> None:
    room = {"COLUMNS": "40"}
    with mock.patch.dict(os.environ, room):
        lines = output.wrapped(text, indent=indent, hanging=hanging)
    assert lines == textwrap.wrap(
        visible(text),
        39,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )


def on_terminal(home: Path, *argv: str, **more: str) -> str:
    """Return what a command writes to a terminal, in a process of its own."""
    import pty

    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    env = {**kept, "TRACKER_HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", **more}
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", *argv],
        stdin=subprocess.DEVNULL, stdout=inner, stderr=inner, env=env,
    ) as process:  # fmt: skip
        os.close(inner)
        chunks = []
        while True:
            try:
                chunk = os.read(outer, 65536)
            except OSError:  # the other side is closed
                break
            if not chunk:
                break
            chunks.append(chunk)
    os.close(outer)
    assert process.returncode == 0
    return b"".join(chunks).decode()


@pytest.mark.parametrize("argv", [
    ["show", "3d"], ["find", "jab"], ["insights"], ["insights", "--plot", "sleep"], ["report"],
    ["factor"], ["help"], ["trial", "plan"],
], ids=" ".join)  # fmt: skip
@pytest.mark.parametrize(
    "variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"]
)
def test_no_escape_sequence_where_none_is_wanted(
    sample: Path, argv: list[str], variable: dict[str, str]
) -> None:
    assert "\x1b" not in on_terminal(sample, *argv, **variable)


def test_what_is_urgent_is_broken_at_words_on_a_terminal_and_nowhere_in_a_pipe(
    home: Path, run: Run
) -> None:
    lines = on_terminal(home, "flag", "weak", COLUMNS="60").splitlines()
    assert max(map(len, lines)) < 60
    assert URGENT_TEXT in " ".join(line.strip() for line in lines)
    assert run("flag", "grip").err == f"{URGENT_TEXT}\n"


def test_a_path_is_left_whole_and_carets_stand_under_their_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "40")
    path, line = "/a-rather/" + "long/" * 10 + "path", f"  {'x' * 50} typng"
    output.complain(f"tracker: no diary is in {path} or so", line, " " * 53 + "^" * 5)
    assert stream.getvalue().splitlines() == [
        "tracker: no diary is in", f"  {path}", "  or so", line, " " * 53 + "^" * 5,
    ]  # fmt: skip


def test_a_terminal_that_wants_it_gets_bold(sample: Path) -> None:
    assert "\x1b[1m" in on_terminal(sample, "show", TODAY)
    assert "\x1b[1m" in on_terminal(sample, "show", TODAY, NO_COLOR="")  # empty is unset


@pytest.mark.parametrize("argv", [
    ["help"], ["help", "--man"], ["help", "language"], ["export", "csv"], ["export", "json"],
    ["show", "all"], ["find", "jab"], ["insights"], ["report"], ["factor"], ["trial", "plan"],
    ["completion", "zsh"], ["complete", "fish", "log", ""], ["locate"], ["check"],
], ids=" ".join)  # fmt: skip
def test_a_reader_that_has_enough_is_no_error(sample: Path, argv: list[str]) -> None:
    done = subprocess.run(
        ["sh", "-c", '{ "$@"; echo "$?" >&2; } | head -c 1', "sh", sys.executable, "-m", "tracker",
         *argv],
        capture_output=True, text=True, check=True, timeout=60, stdin=subprocess.DEVNULL,
        env={**os.environ, "TRACKER_HOME": str(sample)},
    )  # fmt: skip
    assert done.stderr == "0\n"
    assert len(done.stdout) == 1


# mistakes


@pytest.mark.parametrize(("argv", "said"), [
    (["lgo"], "“lgo” is not a command; did you mean log?"),
    (["nonsense"], "`tracker help` lists them"),
    (["--quiet"], "“--quiet” is not an option"),
    (["--home"], "--home needs a folder"),
    (["show", "--home"], "--home needs a value"),
    (["log", "--home"], "--home needs a folder"),
    (["--json"], "--json needs a command"),
    (["show", "--jsn"], "“--jsn” is not an option of `tracker show`; did you mean --json?"),
    (["undo", "now"], "“now” is one word too many for `tracker undo`"),
    (["export"], "csv|json is missing"),
    (["export", "xml"], "“xml” is none of csv or json"),
    (["report", "--as", "pfd"], "--as: “pfd” is none of pdf, html, markdown or text; did you mean"),
    (["report", "--days"], "--days needs a value"),
    (["insights", "--days", "3", "--from", "mon"], "--from and --days don't go together"),
    (["rm"], "ID is missing"),
    (["trial", "plna"], "did you mean plan?"),
    (["factor", "lst"], "did you mean list?"),
    (["completion", "tcsh"], "“tcsh” is none of bash, zsh or fish"),
    (["find"], "say what to look for"),
    (["show", "\udcff"], "“\\udcff” is no day or range"),
    (["log", "--", "\udcff"], "half a character"),
])  # fmt: skip
def test_a_mistake_is_answered_with_what_would_be_valid(
    run: Run, home: Path, argv: list[str], said: str
) -> None:
    done = run(*argv)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "argument " not in done.err
    assert not (home / "diary").exists()


@pytest.mark.parametrize("argv", [["show", "--hme", "x"], ["export"], ["report", "--as"]])
def test_it_says_where_help_is(run: Run, argv: list[str]) -> None:
    assert f"`tracker {argv[0]} --help` shows how" in run(*argv).err


def test_nothing_on_stdin_is_no_trouble(sample: Path) -> None:
    for argv in (["log"], ["import", os.devnull]):
        done = subprocess.run(
            [sys.executable, "-m", "tracker", *argv], stdin=subprocess.DEVNULL, capture_output=True,
            text=True, check=False, timeout=60, env={**os.environ, "TRACKER_HOME": str(sample)},
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        assert (done.returncode == 0) == (argv == ["log"])


def test_a_word_that_the_locale_cant_show_is_not_completed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("log", "ri", "--", "naïve note")
    run("log", "ri", "--", "nap note")
    assert run("complete", "fish", "log", "--", "na").out.count("note\ta note") == 2
    monkeypatch.setattr("tracker.cli.commands.completing.can_show", lambda text: text.isascii())
    assert "naïve" not in run("complete", "fish", "log", "--", "na").out
    assert output.can_show("plain")
