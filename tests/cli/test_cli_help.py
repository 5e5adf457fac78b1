"""Help: every example runs, every command says the same things in the same order, and the manual
page is made of the same texts."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, TODAY, Run
from tracker.cli.help import man
from tracker.cli.help.commands import TEXTS
from tracker.cli.help.synopsis import own_actions
from tracker.cli.help.topics import TOPICS
from tracker.cli.parsers import START, command_parser
from tracker.cli.table import BY_NAME, COMMANDS
from tracker.diary import Diary
from tracker.model import Episode
from tracker.sample import write_sample

ALL = [command for each in COMMANDS for command in (each, *each.parts)]
PASSED_OVER = {
    "tracker demo": "it opens the app, which needs a terminal: test_end_to_end.py opens it",
    "tracker remind --notify": "it needs a desktop: test_cli_remind.py gives it one",
    'eval "$(tracker completion bash)"': "it is for a shell: test_cli_shells.py types it there",
    'eval "$(tracker completion zsh)"': "it is for a shell: test_cli_shells.py types it there",
}
EXAMPLES = {name: text.examples for name, text in TEXTS.items()} | {
    name: topic.examples for name, topic in TOPICS.items()
}
ID = "k3j2h1g0f9"


def examples() -> list[tuple[str, str]]:
    """Return (whose, line) of every example in every help, in the order they are printed."""
    found = [
        (name, line)
        for name, lines in EXAMPLES.items()
        if lines
        for line in "\n".join(lines).replace("\\\n", " ").split("\n")
    ]
    start = START.partition("\n")[2].partition("\n\n")[0]
    return found + [("help", re.split(r" {2,}", line.strip())[0]) for line in start.split("\n")]


def test_only_examples_are_passed_over() -> None:
    lines = {line.partition("  #")[0].strip() for _, line in examples()}
    assert lines > set(PASSED_OVER)
    assert len(lines) > 100


@pytest.mark.parametrize(("whose", "line"), examples(), ids=lambda each: str(each)[:60])
def test_the_example_works(
    whose: str, line: str, run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = line.partition("  #")[0].strip()
    if typed in PASSED_OVER:
        pytest.skip(PASSED_OVER[typed])
    prepare(whose, typed, run, home, tmp_path, monkeypatch)
    command, *redirected = typed.split(" > ")
    name, *argv = shlex.split(command.replace(ID, wanted_id(whose, home)))
    assert name == "tracker"
    argv = [
        each.replace("/media/stick/tracker", str(tmp_path / "from-the-laptop")) for each in argv
    ]
    done = run(*argv)
    assert done.code == 0, done.err
    assert done.out or not redirected


def prepare(
    whose: str, typed: str, run: Run, home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sample diary, and what the example speaks of: a file, another copy, a planned trial."""
    write_sample(home, today=date.fromisoformat(TODAY), days=45)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "80")
    run("log", "ri")  # what undo takes back
    if typed == "tracker redo":
        run("undo")
    if whose == "import":
        (folder / "diary.csv").write_text("date,count\n2020-01-01,2\n")
        run("export", "json", "--out", "backup.json")
    if whose == "merge":
        shutil.copytree(home, folder / "from-the-laptop")
    if whose == "restore":  # nothing has changed since the newest: else it asks, which a pipe can't
        run("backup", now=NOW.replace(day=20))
        run("backup")
    if "piano_practice" in typed:
        run("factor", "add", "piano practice", "--unit", "min", "--high", "300")
    if whose.startswith("trial"):
        ready_trial(whose, typed, run, home)


def ready_trial(whose: str, typed: str, run: Run, home: Path) -> None:
    """Leave the one trial that the example begins, keeps to, ends or reviews."""
    with Diary.open(home, clock=lambda: NOW) as diary:
        for trial in diary.trials():
            diary.remove(trial.id)
    if whose == "trial start" or typed == "tracker trial start":
        run("trial", "plan", "breaks")
    if whose in ("trial adhere", "trial end") or "adhere" in typed:
        run("trial", "plan", "breaks", "--days", "5,14", "--start", now=NOW.replace(day=10))
    if "review" in typed:
        run("trial", "plan", "breaks", "--days", "5", "--start", now=NOW.replace(day=2))


def wanted_id(whose: str, home: Path) -> str:
    """Return an id of the diary for the one in the example."""
    with Diary.open(home, clock=lambda: NOW, writable=False) as diary:
        newest = diary.newest()
        assert isinstance(newest, Episode)
        trials = diary.trials()
    return trials[0].id if whose.startswith("trial") and trials else newest.id


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.name)
def test_every_help_has_its_parts_in_one_order(command: object, run: Run) -> None:
    name = command.name  # type: ignore[attr-defined]
    text = run("help", *name.split()).out
    parts = [
        f"usage: tracker {name}",
        "options:\n",
        "examples:\n",
        "exit codes: 0 done",
        "see also:",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert run(*name.split(), "--help").out == text


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.name)
def test_every_argument_has_a_word_of_help(command: object) -> None:
    parser = command_parser(command)  # type: ignore[arg-type]
    assert [each.dest for each in own_actions(parser) if not each.help] == []


def test_see_also_names_what_there_is() -> None:
    known = {*BY_NAME, *(each.name for each in ALL), *(f"help {topic}" for topic in TOPICS)}
    named = [text.see for text in TEXTS.values()] + [topic.see for topic in TOPICS.values()]
    assert {each for names in named for each in names} <= known


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_fits_a_terminal(run: Run, name: str) -> None:
    done = run("help", name)
    assert done.code == 0
    assert all(len(line) <= 80 for line in done.out.splitlines())
    assert f"  {name} " in run("help").out


def test_days_and_ranges_of_the_topic_are_understood(run: Run) -> None:
    for said in (
        "mon", "monday", "a week ago", "24 dec", "7d", "3w", "2026", "2026-W47", "last week",
        "this month", "last 3 weeks", "2026-11-01..", "..2026-11-02",
    ):  # fmt: skip
        done = run("show", *said.split())
        assert (done.code, done.err) == (0, ""), said


def test_words_of_the_language_topic_are_understood(run: Run) -> None:
    text = TOPICS["language"].text
    rows = re.findall(r"^  (\S.*?)(?: {2,}.*)?$", text, re.MULTILINE)
    for row in (row for row in rows if not row.startswith(("--", "exercise"))):
        said = row.replace(" or 4", "").replace("yesterday 21:00", "yesterday,21:00")
        for word in said.split():
            argv = word.replace(",", " ").split()
            saying = "checkin" if row.startswith(("closed", "unlogged")) else "log"
            if word in ("and", "hand"):
                continue
            assert run(saying, *argv).code == 0, word


@pytest.mark.parametrize(("argv", "said"), [
    (["help", "nonsense"], "“nonsense” is not a command; `tracker help` lists them"),
    (["help", "langage"], "did you mean language?"),
    (["help", "chekin"], "did you mean checkin or check?"),
    (["help", "trial", "plna"], "did you mean plan?"),
    (["help", "log", "now"], "“now” is one word too many"),
    (["help", "dates", "now"], "“now” is one word too many"),
])  # fmt: skip
def test_help_for_nothing_says_what_there_is(run: Run, argv: list[str], said: str) -> None:
    done = run(*argv)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


# the manual page

PAGE = Path(man.__file__).with_name("tracker.1")


def test_the_manual_page_in_the_package_is_up_to_date(run: Run) -> None:
    assert run("help", "--man").out == PAGE.read_text(encoding="utf-8"), (
        "`tracker help --man > tracker/cli/help/tracker.1` makes it anew"
    )


def test_the_manual_page_holds_every_command_option_and_topic() -> None:
    page = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    assert page.isascii()
    for command in ALL:
        assert f".SS tracker {command.name}" in page
        for action in own_actions(command_parser(command)):
            assert all(f"\\fB{option}\\fR" in page for option in action.option_strings)
    for title in ("NAME", "SYNOPSIS", "EXIT STATUS", "FILES", "ENVIRONMENT", "LANGUAGE", "DATES"):
        assert f"\n.SH {title}\n" in page


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed")
def test_mandoc_finds_nothing_wrong() -> None:
    done = subprocess.run(
        ["mandoc", "-Tlint", str(PAGE)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout + done.stderr == ""


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_shows_it_as_the_help_reads() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", str(PAGE)], capture_output=True, text=True, check=True,
        timeout=60, env={**os.environ, "GROFF_NO_SGR": "1"},
    )  # fmt: skip
    assert done.stderr == ""
    plain = re.sub(".\b", "", done.stdout)
    assert "tracker find 'sleep<6' 'caffeine>300' since 2026-10" in plain
    assert "sleep=6.5 caffeine+=90           the day's factors, in the same line" in plain
