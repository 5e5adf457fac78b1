"""Completion in the shells themselves, on a terminal: what tab makes of a line."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.cli.shells import PROMPT, Shell, environment, needs, running
from tracker.diary import Diary
from tracker.model import EpisodeDraft

NOTE = 'it\'s "so" & cheap: $5'
LINES = [
    ("tracker sta", "tracker status "),
    ("tracker log ty", "tracker log typing "),
    ("tracker log -3", "tracker log -30m "),
    ("tracker log ri +barre", "tracker log ri +barre-chords "),
    ("tracker checkin sleep_q", "tracker checkin sleep_quality="),
    ("tracker settings clock=1", "tracker settings clock=12h "),
    ("tracker checkin illness=y", "tracker checkin illness=yes "),
    ("tracker trial rev", "tracker trial review "),
    ("tracker report --include=change,fl", "tracker report --include=change,flags "),
    ("tracker report --as=ht", "tracker report --as=html "),
    ("tracker export csv --out=a", "tracker export csv --out=a\\ file.csv "),
    ("tracker import a", "tracker import a\\ file.csv "),
    ("tracker --home fol", "tracker --home folder/"),
    ("tracker show 2026-11-2", "tracker show 2026-11-20 "),
]
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], ""),
    "zsh": (["zsh", "-f", "-i"], "autoload -Uz compinit && compinit -D;"),
}
# What is quoted by the shell's own rules: bash closes a quote, zsh adds a space too.
QUOTED = {
    "bash": [
        ("tracker find sleep_q", "tracker find sleep_quality\\<"),
        ("tracker log -- it", "tracker log -- it\\'s\\ \\\"so\\\"\\ \\&\\ cheap:\\ \\$5 "),
        ('tracker log -- "it', 'tracker log -- "it\'s \\"so\\" & cheap: \\$5"'),
        ("tracker log -- it\\'s\\ \\\"so\\\"\\ \\&\\ cheap:",
         "tracker log -- it\\'s\\ \\\"so\\\"\\ \\&\\ cheap:\\ \\$5 "),
    ],
    "zsh": [
        ("tracker find sleep_q", "tracker find sleep_quality\\<"),
        ("tracker log TY", "tracker log typing "),
        ("tracker log -- it", "tracker log -- it\\'s\\ \\\"so\\\"\\ \\&\\ cheap:\\ \\$5 "),
        ('tracker log -- "it', 'tracker log -- "it\'s \\"so\\" & cheap: \\$5" '),
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file and a folder in it, and a home whose diary has one day."""
    (tmp_path / "a file.csv").write_text("")
    (tmp_path / "folder").mkdir()
    day = date(2026, 11, 20)
    with Diary.open(tmp_path / "home") as diary:
        diary.log(EpisodeDraft(day=day, activity="typing", tags=["barre-chords"]))
        diary.log(EpisodeDraft(day=day, note=NOTE))
    return tmp_path


@contextmanager
def started(shell: str, folder: Path) -> Iterator[Shell]:
    """A shell in the folder, its completion loaded as its first lines say."""
    argv, setup = SHELLS[shell]
    with running(argv, environment(folder, folder / "home")) as terminal:
        terminal.type(f"PS1='{PROMPT}'; {setup} cd '{folder}'\n")
        terminal.type(f"eval \"$(tracker completion {shell})\"; echo it is re''ady\n")
        terminal.wait("\nit is ready\n")
        yield terminal


@pytest.mark.parametrize("shell", [pytest.param(name, marks=needs(name)) for name in SHELLS])
def test_tab_completes(shell: str, folder: Path) -> None:
    with started(shell, folder) as terminal:
        for typed, wanted in [*LINES, *QUOTED[shell]]:
            assert terminal.completed(typed, wanted) == wanted


@needs("bash")
def test_bash_shows_what_may_follow_and_no_error(folder: Path) -> None:
    with started("bash", folder) as terminal:
        terminal.type("tracker trial \t\t")
        terminal.wait("adhere")
        assert {"list", "plan", "start", "end", "review"} <= set(terminal.text.split())
        (folder / "home" / "diary" / "2026-11.json").write_text("{")
        assert terminal.completed("tracker log ty", "tracker log typing ")
        assert "damaged" not in terminal.text


@needs("zsh")
def test_zsh_shows_what_a_word_is(folder: Path) -> None:
    with started("zsh", folder) as terminal:
        terminal.type("tracker checkin ca\t")
        terminal.wait("-- caffeine, mg")
        terminal.type("\x15tracker rm \t")
        terminal.wait("Fri 20 Nov: 1 twitch")


@needs("zsh")
def test_zsh_loads_it_from_a_folder_of_fpath(folder: Path) -> None:
    functions = folder / "functions"
    functions.mkdir()
    env = environment(folder, folder / "home")
    script = subprocess.run(
        ["tracker", "completion", "zsh"], env=env, capture_output=True, text=True, check=True,
        timeout=60,
    ).stdout  # fmt: skip
    (functions / "_tracker").write_text(script)
    with running(["zsh", "-f", "-i"], env) as terminal:
        terminal.type(f"PS1='{PROMPT}'; fpath=('{functions}' $fpath)\n")
        terminal.type("autoload -Uz compinit && compinit -D; echo it is re''ady\n")
        terminal.wait("\nit is ready\n")
        assert terminal.completed("tracker sta", "tracker status ")


def fish(folder: Path, line: str) -> list[list[str]]:
    """Return what fish offers for a line: words, each with what it is where that is said."""
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"tracker completion fish | source; complete -C {line!r}"],
        env=environment(folder, folder / "home"), cwd=folder, capture_output=True, text=True,
        check=True, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.stderr == ""
    return [each.split("\t") for each in done.stdout.splitlines()]


@needs("fish")
@pytest.mark.parametrize(("line", "offered"), [
    ("tracker sta", [["status", "today in one line, for a prompt or a status bar"]]),
    ("tracker log ty", [["typing", "doing what"]]),
    ("tracker log -3", [["-30m", "half an hour ago"]]),
    ("tracker log ri +b", [["+barre-chords", "a tag"]]),
    ("tracker settings clo", [["clock=", "clock"]]),
    ("tracker settings clock=1", [["clock=12h", "12 hours, 9:30pm"]]),
    ("tracker checkin illness=y", [["illness=yes", "illness, yes or no"]]),
    ("tracker report --as=ht", [["--as=html"]]),
    ("tracker export csv --out=a", [["--out=a file.csv"]]),
    ("tracker import a", [["a file.csv"]]),
    ("tracker --home fol", [["folder/", "folder"]]),
    ('tracker log -- "it', [[NOTE, "a note"]]),
    ("tracker nonsense ", []),
])  # fmt: skip
def test_tab_in_fish(folder: Path, line: str, offered: list[list[str]]) -> None:
    assert fish(folder, line) == offered


@needs("fish")
def test_fish_keeps_the_order_and_says_what_an_id_is(folder: Path) -> None:
    assert [text for text, *_ in fish(folder, "tracker trial ")] == [
        "list", "plan", "start", "adhere", "end", "review",
    ]  # fmt: skip
    assert any("1 twitch" in about for _, about in fish(folder, "tracker rm "))
