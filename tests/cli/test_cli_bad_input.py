"""What can't be used or done: the right word, the right exit code, and nothing saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import NOW, Run
from tracker.diary import Diary

BAD = [
    (["log", "rindex"], "rindex"),
    (["log", "ri", "li"], "li"),
    (["log", "i11"], "0 to 10"),
    (["log", "x0"], "x0"),
    (["log", "ri", "sleep=30"], "0 to 24"),
    (["log", "2026-12-30", "ri"], "future"),
    (["log", "--notes", "ri"], "--notes"),
    (["log", "ri x3 ii"], "ii"),
    (["checkin", "slep=6"], "sleep"),
    (["checkin", "sleep=lots"], "sleep=lots"),
    (["checkin", "ri"], "ri"),
    (["checkin", "2026-12-30", "sleep=6"], "future"),
    (["checkin", "stress+=1"], "stress"),
    (["flag"], "numb"),
    (["flag", "sleepy"], "sleepy"),
    (["flag", "foo"], "“foo” is no word known here; flag takes numb"),
    (["flag", "numb", "sleep=6"], "checkin"),
    (["mark", "yesterday"], "kind"),
    (["mark", "device", "keyboard"], "a day"),
    (["mark", "today", "devise"], "did you mean device?"),
    (["mark", "2026-12-30", "travel"], "future"),
    (["mark", "today", "travel", "--with-onset", "maybe"], "maybe"),
    (["show", "someday"], "someday"),
    (["show", "2026-11-10..2026-11-01"], "before"),
    (["show", "--colour"], "--colour"),
    (["edit"], "id"),
    (["edit", "nosuchid00", "i4"], "nosuchid00"),
    (["edit", "2026-11-20", "sleep=7"], "2026-11-20"),
    (["rm", "nosuchid00"], "nosuchid00"),
    (["rm"], "ID"),
    (["status", "--format", "{twitches}"], "{twitches}"),
    (["insights", "--days", "0"], "0"),
    (["insights", "--days", "7", "--from", "today"], "--from"),
    (["insights", "--from", "someday"], "someday"),
    (["insights", "--to", "2026-12-30"], "future"),
    (["import", "nosuchfile.csv"], "nosuchfile.csv"),
    (["export", "xml"], "xml"),
    (["factor", "add"], "name"),
    (["factor", "add", "Sleep"], "sleep"),
    (["factor", "add", "coffee"], "caffeine"),
    (["factor", "add", "note"], "note"),
    (["factor", "add", "!!"], "letter"),
    (["factor", "add", "tea", "--low", "5", "--high", "2"], "--low"),
    (["factor", "add", "glare", "--kind", "rating", "--high", "5"], "rating"),
    (["factor", "list", "sleep"], "sleep"),
    (["lgo", "ri"], "did you mean log?"),
    (["help", "lgo"], "did you mean log?"),
    (["--json"], "command"),
    (["--home"], "folder"),
    (["show", "--home", ""], "folder"),
]  # fmt: skip


@pytest.mark.parametrize(("argv", "named"), BAD, ids=[" ".join(argv) for argv, _ in BAD])
def test_bad_input_is_named_and_nothing_is_saved(
    run: Run, home: Path, argv: list[str], named: str
) -> None:
    result = run(*argv)
    assert result.code == 2
    assert named in result.err
    assert result.out == ""
    assert "Traceback" not in result.err
    assert not list(home.glob("diary/*"))


def test_a_wrong_word_is_underlined(run: Run) -> None:
    error = run("log", "ri", "typong", "x3").err.splitlines()
    assert error[1:3] == ["  ri typong x3", "     ^^^^^^"]
    assert "did you mean typing" in " ".join(error)


def test_a_good_record_is_left_as_it_was_by_a_bad_edit(run: Run, home: Path) -> None:
    run("log", "ri", "i4")
    with Diary.open(home, clock=lambda: NOW) as diary:
        before = diary.newest()
    assert before is not None
    for words in (["i11"], ["ii"], ["2026-12-30"], []):
        assert run("edit", before.id, *words).code == 2
    marker = run("mark", "today", "device", "--json")
    assert marker.code == 0
    with Diary.open(home, clock=lambda: NOW) as diary:
        assert diary.newest() == before
        (found,) = diary.markers(before.day, before.day)
    for words in (["kind=devise"], ["colour=red"], ["keyboard"], ["day=someday"]):
        assert run("edit", found.id, *words).code == 2


@pytest.mark.parametrize(("name", "content", "named"), [
    ("empty.csv", b"", "empty"),
    ("binary.csv", b"\xff\xfe\x00\x01", "text"),
    ("nodate.csv", b"when,count\n2026-11-01,1\n", "named date"),
    ("near.csv", b"date,count,caffine\n2026-11-01,1,90\n", "caffeine"),
    ("row.csv", b"date,count\n2026-11-01,1\n2026-11-02,many\n", "many"),
    ("broken.json", b"{", "broken.json"),
])  # fmt: skip
def test_an_unreadable_import_is_named(
    run: Run, home: Path, tmp_path: Path, name: str, content: bytes, named: str
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run("import", str(tmp_path / name))
    assert result.code == 2
    assert named in result.err
    assert name in result.err
    assert not list(home.glob("diary/*"))


def test_a_damaged_month_is_named_and_other_months_are_fine(run: Run, home: Path) -> None:
    run("log", "2026-10-05", "ri")
    run("log", "ri")
    (home / "diary" / "2026-10.json").write_text("{ not json")
    result = run("show", "2026-10-05")
    assert (result.code, result.out) == (1, "")
    assert "2026-10.json" in result.err
    assert run("show", "today").code == 0
    assert run("log", "ri").code == 0
    saved = run("log", "2026-10-06", "ri", "--json")
    assert saved.code == 0
    assert "2026-10" in saved.err
    assert len(list((home / "diary").glob("2026-10.json.damaged-*"))) == 1


def test_a_newer_version_can_be_read_but_not_written(run: Run, home: Path) -> None:
    run("log", "ri")
    month = home / "diary" / "2026-11.json"
    month.write_text(month.read_text().replace('"schema": 1', '"schema": 99'))
    shown = run("show", "today")
    assert shown.code == 0
    assert "newer version" in shown.err
    refused = run("log", "ri")
    assert refused.code == 1
    assert "newer version" in refused.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_fails_with_a_word(run: Run, home: Path) -> None:
    home.mkdir(mode=0o500)
    result = run("log", "ri")
    assert result.code == 1
    assert "tracker: " in result.err


def test_a_home_that_is_a_file_fails_with_a_word(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("log", "ri", "--home", str(tmp_path / "file"))
    assert result.code == 1
    assert result.err.startswith("tracker: ")


def test_an_export_that_cannot_be_written_leaves_nothing(run: Run, tmp_path: Path) -> None:
    run("log", "ri")
    result = run("export", "csv", "--out", str(tmp_path / "no" / "such.csv"))
    assert result.code == 1
    folder = tmp_path / "folder"
    folder.mkdir()
    refused = run("export", "csv", "--out", str(folder))
    assert refused.code == 1
    assert "is a folder; --out names a file, such as diary.csv" in refused.err
    assert list(tmp_path.glob(".folder*")) == []


def test_the_app_needs_a_terminal(run: Run) -> None:
    for argv in ([], ["demo"]):
        result = run(*argv)
        assert result.code == 1
        assert "terminal" in result.err


def test_a_mistake_in_the_settings_is_told_and_does_not_stop(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('clock = "25h"\n')
    result = run("show")
    assert result.code == 0
    assert "25h" in result.err


token = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["ri", "x3", "--", "yesterday", "sleep=6", "i4", "0", "+tag", "-15m", "numb"]),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(["log", "checkin", "flag", "edit", "mark", "show"]), st.lists(token, max_size=5)
)
def test_no_text_brings_a_traceback(run: Run, command: str, tokens: list[str]) -> None:
    result = run(command, *tokens)
    assert result.code in (0, 2)
    assert (result.code == 2) <= result.err.startswith("tracker: ")
    assert not {"\x1b", "\x9b", "\u202e"} & set(result.out + result.err)
