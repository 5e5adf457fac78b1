"""`check`, and what the other commands make of records and months that can't be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import TODAY, Run

Document = dict[str, Any]


@pytest.fixture
def month(home: Path) -> Path:
    return home / "diary" / "2026-11.json"


def by_hand(path: Path, table: str, id: str, **wrong: Any) -> None:
    file = json.loads(path.read_text())
    file[table][id].update(wrong)
    path.write_text(json.dumps(file))


@pytest.fixture
def bad(run: Run, month: Path) -> str:
    """A broken episode beside a sound one."""
    run("log", "lt", "x2")
    id: str = run("log", "ri", "i4", "+desk", "--json").json["id"]
    by_hand(month, "episodes", id, intensity=14)
    return id


# --- check -----------------------------------------------------------------------------------


def test_check_of_a_sound_diary(run: Run) -> None:
    run("log", "ri")
    run("mark", "today", "travel")
    assert run("check") == (0, "2 files, 2 records: nothing wrong.\n", "")
    assert run("check", "--json").json == {
        "schema": 1,
        "files": 2,
        "records": 2,
        "problems": [],
        "notes": [],
    }


def test_check_before_there_is_a_diary(run: Run, home: Path) -> None:
    assert run("check").out == "0 files, 0 records: nothing wrong.\n"
    assert not home.exists()


def test_check_names_file_record_and_problem(run: Run, bad: str, month: Path) -> None:
    stray = month.with_name("2026-10.json.damaged-20261101T000000")
    stray.write_text("{")
    stray.chmod(0o600)
    said = run("check")
    assert (said.code, said.err) == (1, "")
    problem, *note, summary = said.out.splitlines()
    assert problem == f"2026-11.json  {bad}  intensity: must be at most 10"
    assert "2026-10.json.damaged-20261101T000000" in " ".join(note)
    assert summary == "1 file, 2 records: 1 problem."
    found = run("check", "--json")
    assert found.code == 1
    assert found.json["problems"] == [
        {"file": "2026-11.json", "record": bad, "problem": "intensity: must be at most 10"}
    ]
    assert len(found.json["notes"]) == 1


def test_check_leaves_a_cut_short_action_as_it_is(run: Run, home: Path) -> None:
    run("log", "ri")
    journal = home / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole.rindex(b'{"done"')])
    before = journal.read_bytes()
    said = run("check")
    assert (said.code, "journal.jsonl  an action was cut short" in said.out) == (1, True)
    assert journal.read_bytes() == before


# --- broken records --------------------------------------------------------------------------


def test_show_has_a_row_for_it(run: Run, bad: str) -> None:
    said = run("show")
    assert (said.code, said.err) == (0, "")
    assert "at least 2 twitches in 1 episode\n" in said.out
    row = " ".join(said.out.split())
    assert f"can't be read: intensity: must be at most 10 [{bad}]" in row


def test_show_of_a_day_with_nothing_else(run: Run, month: Path) -> None:
    id = run("log", "2026-11-05", "ri", "--json").json["id"]
    by_hand(month, "episodes", id, kind="blip")
    assert "can't be read: kind" in run("show", "2026-11-05").out
    assert "can't be read: kind" in run("show", "all").out


@pytest.mark.parametrize("argv", [("show", "--json"), ("status",), ("insights",)])
def test_what_leaves_it_out_says_so(run: Run, bad: str, argv: tuple[str, ...]) -> None:
    said = run(*argv)
    assert said.code == 0
    assert said.err == "tracker: 1 record breaks a rule and is left out: `tracker check` names it\n"


def test_export_and_import_need_the_whole_diary(run: Run, bad: str, tmp_path: Path) -> None:
    plain = tmp_path / "plain.csv"
    plain.write_text("date,count\n2026-11-01,3\n")
    for argv in (("export", "csv"), ("export", "json"), ("import", str(plain))):
        said = run(*argv)
        assert (said.code, said.out) == (1, "")
        assert f"{bad} can't be read (intensity: " in said.err
        assert "`tracker rm`" in said.err


def test_rm_and_undo(run: Run, bad: str) -> None:
    said = run("rm", bad)
    assert said.code == 0
    assert "Removed: Sun 22 Nov 2026 · episode that can't be read: intensity" in said.out
    assert run("check").code == 0
    assert run("undo").code == 0
    assert run("check").code == 1
    assert run("rm", bad, "--json").json["id"] == bad


def test_edit_mends_it(run: Run, bad: str) -> None:
    refused = run("edit", bad, "x3")
    assert (refused.code, refused.out) == (2, "")
    assert "intensity" in refused.err
    mended = run("edit", bad, "i6", "+sofa", "--json").json
    assert (mended["intensity"], mended["tags"]) == (6, ["desk", "sofa"])
    assert run("check").code == 0


def test_edit_by_clearing_says_what_it_is_now(run: Run, bad: str) -> None:
    said = run("edit", bad, "i=")
    assert (said.code, said.out.startswith("Now: ")) == (0, True)
    assert run("show").out.count("right index") == 1


def test_edit_mends_an_intake_and_a_life_event(run: Run, month: Path) -> None:
    intake = run("checkin", "caffeine+=90") and json.loads(month.read_text())["intakes"]
    (id,) = intake
    by_hand(month, "intakes", id, amount="much")
    assert run("edit", id, "120mg", "--json").json["amount"] == 120
    marker = run("mark", "today", "travel", "--json").json["id"]
    by_hand(month.with_name("book.json"), "markers", marker, kind="trip")
    assert run("edit", marker, "kind=device", "--json").json["kind"] == "device"
    assert run("check").code == 0


def test_a_broken_check_in(run: Run, month: Path) -> None:
    run("checkin", "sleep=7", "--", "slept well")
    by_hand(month, "days", TODAY, unlogged=-3)
    before = month.read_text()
    refused = run("checkin", "stress=4")
    assert (refused.code, "unlogged: " in refused.err) == (2, True)
    assert month.read_text() == before
    assert run("edit", TODAY, "unlogged=2", "stress=4", "--json").json["values"] == {
        "sleep": 7,
        "stress": 4,
    }
    assert run("checkin", "--json").json["note"] == "slept well"


def test_what_a_broken_record_says_can_not_act_on_the_terminal(
    run: Run, bad: str, month: Path
) -> None:
    by_hand(month, "episodes", bad, hand="\x1b]0;gone\x07")
    for argv in (("show",), ("check",), ("edit", bad, "x2"), ("rm", bad)):
        said = run(*argv)
        assert "\x1b" not in said.out + said.err


# --- damaged months --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ask",
    [
        lambda run: run("show"),
        lambda run: run("log", "ri"),
        lambda run: run("insights"),
        lambda run: run("export", "csv"),
        lambda run: run("undo"),
    ],
)
def test_the_way_back_is_told_wherever_a_month_is_damaged(
    run: Run, month: Path, ask: Callable[[Run], Any]
) -> None:
    run("log", "ri")
    month.write_text("{ not json")
    said = ask(run)
    assert "2026-11.json is damaged" in said.err
    assert "tracker restore newest --month 2026-11" in said.err
