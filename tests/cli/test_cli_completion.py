"""What completion answers, without a shell: commands, the language, the diary's own words."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.cli.conftest import NOW, Result, Run
from tracker.cli.completion.answering import answer
from tracker.cli.completion.candidates import Answer
from tracker.cli.completion.words import Typed, for_bash, from_line
from tracker.cli.parsers import command_parser
from tracker.cli.table import COMMANDS, Command

PARSED = [
    command
    for each in COMMANDS
    for command in (each.parts or (each,))
    if not command.spoken
]  # fmt: skip


@pytest.fixture
def kept(run: Run) -> Run:
    """A diary with a word of each kind in it."""
    made = run("log", "ri", "x3", "+garden", "--json", "--", "after the drive").json
    assert run("edit", made["id"], "activity=weeding").code == 0
    run("log", "yesterday", "21:00", "lt", "typing")
    run("checkin", "sleep=6.5", "caffeine+=90", "stress=4")
    run("checkin", "yesterday", "sleep=7", "0")
    run("factor", "add", "guitar", "practice", "--unit", "min", "--high", "300")
    run("mark", "today", "device", "keyboard")
    run("trial", "plan", "breaks", "--name", "a short pause")
    return run


def offered(*words: str, now: datetime = NOW) -> list[str]:
    return texts(answer(list(words[:-1]), words[-1], lambda: now))


def texts(found: Answer) -> list[str]:
    return [each.text for each in found.candidates]


def test_commands_and_parts(kept: Run) -> None:
    assert offered("lo") == ["log", "locate"]
    assert offered("--json", "tri") == ["trial"]
    assert offered("trial", "re") == ["review"]
    assert "--version" in offered("--")
    assert offered("nonsense", "") == []
    assert set(offered("help", "tri")) == {"trial"}
    assert offered("help", "trial", "pl") == ["plan"]


@pytest.mark.parametrize("command", PARSED, ids=lambda command: command.name)
def test_every_option_of_a_parser_is_offered(kept: Run, command: Command) -> None:
    wanted = {
        each for action in command_parser(command)._actions for each in action.option_strings
    }  # fmt: skip
    assert set(offered(*command.name.split(), "--")) >= {each for each in wanted if each != "-h"}


def test_choices_of_an_option_in_both_its_forms(kept: Run) -> None:
    assert offered("report", "--as", "") == ["pdf", "html", "markdown", "text"]
    assert offered("report", "--as=ht") == ["--as=html"]
    assert offered("export", "c") == ["csv"]
    assert offered("export", "csv", "--o") == ["--out"]
    assert "--out" not in offered("export", "csv", "--out", "x", "--")
    assert offered("trial", "plan", "breaks", "--design", "") == ["AB", "ABAB"]
    assert offered("completion", "") == ["bash", "zsh", "fish"]


@pytest.mark.parametrize(("words", "paths", "lead"), [
    (["--home", ""], "folders", ""),
    (["log", "--home=/t"], "folders", "--home="),
    (["show", "--home", "/t"], "folders", ""),
    (["import", "d"], "files", ""),
    (["export", "csv", "--out", ""], "files", ""),
    (["report", "--out=r"], "files", "--out="),
    (["merge", ""], "folders", ""),
    (["demo", "--into", ""], "folders", ""),
])  # fmt: skip
def test_files_are_named_by_the_shell(kept: Run, words: list[str], paths: str, lead: str) -> None:
    found = answer(words[:-1], words[-1], lambda: NOW)
    assert (found.candidates, found.paths, found.lead) == ((), paths, lead)


def test_the_language_and_the_own_words_of_the_diary(kept: Run) -> None:
    assert offered("log", "wee") == ["weeding"]
    assert offered("log", "ri", "+g") == ["+garden"]
    assert offered("log", "--", "af") == ["after the drive"]
    assert offered("log", "--", "after", "th") == ["the drive"]
    assert "-15m" in offered("log", "-")
    assert offered("log", "@16:") == ["@16:30", "@16:00"]
    assert offered("log", "guitar") == ["guitar_practice="]
    assert {"ri", "weeding", "+garden", "sleep="} <= set(offered("log", ""))
    assert set(offered("flag", "ti")) == {"tingle"}


def test_values_of_a_factor(kept: Run) -> None:
    assert offered("checkin", "sleep=") == ["sleep=6.5", "sleep=7"]
    assert offered("checkin", "stress=1") == ["stress=1", "stress=10"]
    assert offered("checkin", "caffeine+=") == ["caffeine+=90"]
    assert offered("checkin", "illness=") == ["illness=yes", "illness=no"]
    assert offered("checkin", "nothing=") == []


def test_days_and_ranges(kept: Run) -> None:
    assert offered("show", "to") == ["today"]
    assert offered("checkin", "yes") == ["yesterday"]
    assert offered("show", "2026-11-2")[:2] == ["2026-11-22", "2026-11-21"]
    assert offered("show", "2026-11-22..2") == ["2026-11-22..2026-11-22", "2026-11-22..2026-11"]
    assert "30d" in offered("show", "3")
    assert offered("trial", "start", "tom") == ["tomorrow"]
    assert "mon" in offered("insights", "--from", "")


def test_ids_of_the_newest_records_with_what_they_are(kept: Run) -> None:
    newest = kept("log", "li", "--json", now=NOW).json["id"]
    trial = kept("trial", "list", "--json").json["trials"][0]["id"]
    found = answer(["rm"], "", lambda: NOW).candidates
    about = {each.text: each.about for each in found}
    assert "left index" in about[newest]
    assert about["2026-11-22"].startswith("Sun 22 Nov: check-in: ")
    assert "a short pause" in about[trial]
    assert offered("edit", newest[:4]) == [newest]
    assert offered("edit", trial, "na") == ["name="]
    assert offered("edit", "2026-11-22", "sleep=") == ["sleep=6.5", "sleep=7"]
    assert offered("trial", "review", "") == [trial]


def test_names_that_no_parser_lists(kept: Run) -> None:
    assert offered("seen", "reg") == ["region"]
    assert offered("mark", "today", "dev") == ["device"]
    assert offered("trial", "plan", "brea") == ["breaks"]
    assert offered("report", "--include", "change,fl") == ["change,flags"]
    assert offered("report", "--include", "+no") == ["+notes"]
    assert "change,change" not in offered("report", "--include", "change,")
    assert offered("trial", "plan", "water", "--no", "kidney_heart,war") == [
        "kidney_heart,warfarin"
    ]
    assert offered("factor", "hide", "guit") == ["guitar_practice"]
    assert offered("insights", "--plot", "guit") == ["guitar_practice"]
    backup = kept("backup", "--json").json["name"]
    assert offered("restore", "")[:2] == ["newest", backup]
    assert offered("restore", "newest", "--month", "2026") == ["2026-11"]


def test_settings_and_what_they_take(kept: Run) -> None:
    assert offered("settings", "clo") == ["clock="]
    assert "clock=" not in offered("settings", "clock=12h", "")
    assert "keys=" not in offered("settings", "")
    assert offered("settings", "clock=") == ["clock=24h", "clock=12h"]
    assert offered("settings", "first_weekday=su") == ["first_weekday=sunday"]
    assert offered("settings", "backups=") == ["backups=3", "backups=90"]
    assert offered("settings", "shown=sleep,guit") == ["shown=sleep,guitar_practice"]
    assert offered("settings", "nonsense=") == []
    for name in offered("settings", ""):
        for each in offered("settings", name):
            assert kept("settings", each).code == 0


def test_the_themes_offered_are_those_of_the_app(kept: Run) -> None:
    from tracker.ui.own_themes import OURS, SIXTEEN

    own = [f"theme={theme.name}" for theme in OURS if theme is not SIXTEEN]
    assert offered("settings", "theme=") == own


def test_home_decides_whose_words_they_are(kept: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    kept("--home", other, "log", "+digging")
    assert offered("--home", other, "log", "+") == ["+digging"]
    assert offered("log", f"--home={other}", "+") == ["+digging"]
    assert offered("log", "+") == ["+garden"]


def asked(run: Run, *words: str) -> Result:
    return run("complete", "fish", *words)


LINES = [["log", ""], ["log", "ty"], ["rm", ""], ["show", ""], ["restore", ""], ["edit", ""],
         ["checkin", "sleep="], ["find", "sle"], ["log", "--", "af"], ["trial", "end", ""],
         ["restore", "--month", ""], ["factor", "hide", ""]]  # fmt: skip


def whole(home: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in [home, *home.rglob("*")]
        if path.exists()
    }


def test_nothing_is_written_whatever_is_completed(kept: Run, home: Path) -> None:
    with (home / "journal.jsonl").open("a") as journal:
        journal.write('{"cut short')  # what a killed process leaves; reading must not settle it
    before = whole(home)
    for line in LINES:
        assert asked(kept, *line).code == 0
    assert whole(home) == before


def test_no_home_is_made(run: Run, home: Path) -> None:
    for line in LINES:
        done = asked(run, *line)
        assert (done.code, done.err) == (0, "")
    assert not home.exists()


def test_a_damaged_diary_offers_what_is_left_and_says_nothing(kept: Run, home: Path) -> None:
    (home / "diary" / "2026-11.json").write_text("{")
    (home / "diary" / "book.json").write_text("{")
    for line in LINES:
        assert asked(kept, *line).err == ""
    assert "typing" in asked(kept, "log", "ty").out


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cant_be_read_offers_nothing(kept: Run, home: Path) -> None:
    (home / "diary").chmod(0)
    try:
        assert {asked(kept, *line).err for line in LINES} == {""}
    finally:
        (home / "diary").chmod(0o700)


def test_what_a_terminal_would_act_on_is_never_offered(run: Run) -> None:
    run("log", "ri", "--", "a\x1b[2Jb")
    run("log", "ri", "--", "ab\tc")
    done = asked(run, "log", "--", "a")
    assert (done.code, done.out) == (0, "-\t\n")
    assert "\x1b" not in asked(run, "rm", "").out


@pytest.mark.parametrize("argv", [[], ["csh", "a"], ["bash", "tracker"], ["zsh"]])
def test_a_shell_nobody_knows_is_refused_quietly(run: Run, argv: list[str]) -> None:
    assert run("complete", *argv) == (2, "", "")


# the line that bash sends


@pytest.mark.parametrize(("line", "replaced", "typed"), [
    ("tracker log ty", "ty", Typed(["log"], "ty")),
    ("tracker log ", "", Typed(["log"], "")),
    ("tracker checkin sleep=6", "6", Typed(["checkin"], "sleep=6", "", 6)),
    ("tracker log @21:", "", Typed(["log"], "@21:", "", 4)),
    ('tracker log -- "after th', "after th", Typed(["log", "--"], "after th", '"', 0)),
    ("tracker log -- 'it", "it", Typed(["log", "--"], "it", "'", 0)),
    (r"tracker log -- after\ th", r"after\ th", Typed(["log", "--"], "after th", "", 0)),
    ("tracker log '' ", "", Typed(["log", ""], "")),
])  # fmt: skip
def test_a_line_of_bash_is_taken_apart(line: str, replaced: str, typed: Typed) -> None:
    assert from_line(line, replaced) == typed


TEXT = st.text(st.characters(min_codepoint=32, exclude_characters="\x7f"), min_size=1)


@given(TEXT)
@example('it\'s $HOME `x` \\ "q" ~ # {a,b} sleep<6')
def test_a_candidate_comes_back_as_it_was_offered(text: str) -> None:
    quoted = for_bash(text, Typed([], ""))
    assert from_line(f"tracker log {quoted}", quoted).word == text
    assert from_line(f'tracker "{for_bash(text, Typed([], "", chr(34)))}', "").word == text


def test_the_script_says_how_it_is_installed(run: Run) -> None:
    for shell in ("bash", "zsh", "fish"):
        script = run("completion", shell)
        assert script.code == 0
        assert f"tracker completion {shell}" in script.out[:700]
    assert run("completion", "tcsh").code == 2
