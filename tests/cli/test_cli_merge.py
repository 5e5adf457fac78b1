"""`tracker merge`, as a person and as a script meet it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, TODAY, Run

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def other(run: Run, home: Path) -> Path:
    """A copy of the diary on another machine, made after one episode."""
    run("log", "ri", "i3")
    copy = home.with_name("other")
    shutil.copytree(home / "diary", copy / "diary")
    return copy


def episode_id(run: Run) -> str:
    found: str = run("show", "--json").json["days"][0]["episodes"][0]["id"]
    return found


def test_what_the_other_has_comes_and_undo_takes_it_back(run: Run, other: Path) -> None:
    run("log", "lt", "--home", str(other))
    told = run("merge", str(other))
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Merged: 1 record came.\n")
    assert "tracker undo" in told.out
    assert len(run("show", "--json").json["days"][0]["episodes"]) == 2
    again = run("merge", str(other))
    assert (again.code, again.out) == (0, "Nothing new: this diary has all of it already.\n")
    assert run("undo", "--json").json["action"] == "merge"
    assert len(run("show", "--json").json["days"][0]["episodes"]) == 1


def test_a_value_that_gave_way_is_named(run: Run, other: Path) -> None:
    id = episode_id(run)
    run("edit", id, "i4", "--home", str(other))
    run("edit", id, "i6", now=LATER)
    told = run("merge", str(other))
    assert f"episode {id}, intensity: 4 gave way to 6\n" in told.out
    assert "kept in the journal" in told.out
    assert run("merge", str(other)).out.startswith("Nothing new")


def test_json_says_all_of_it(run: Run, other: Path) -> None:
    id = episode_id(run)
    run("edit", id, "i4", "--home", str(other))
    run("edit", id, "i6", now=LATER)
    found = run("merge", str(other), "--json").json
    assert found == {
        "schema": 1,
        "added": 0,
        "changed": 0,
        "removed": 0,
        "overruled": [
            {
                "file": TODAY[:7],
                "table": "episodes",
                "id": id,
                "field": "intensity",
                "kept": 6,
                "gave_way": 4,
            }
        ],
        "copies": [],
        "warnings": [],
    }


def test_a_dry_run_changes_nothing(run: Run, other: Path, home: Path) -> None:
    run("log", "lt", "--home", str(other))
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    told = run("merge", str(other), "--dry-run")
    assert told.out == "A merge would bring: 1 record came.\n"
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_it_is_the_same_from_either_side(run: Run, other: Path) -> None:
    run("log", "lt", "--home", str(other))
    run("log", "rm", now=LATER)
    run("merge", str(other))
    run("merge", "--home", str(other), str(Path(run("locate", "--json").json["home"])))
    assert (
        run("show", "all", "--json").json == run("show", "all", "--json", "--home", str(other)).json
    )


def test_what_is_no_other_diary_is_an_input_error(run: Run, other: Path, home: Path) -> None:
    for place in (home.with_name("nowhere"), home, home / "diary"):
        refused = run("merge", str(place))
        assert (refused.code, refused.out) == (2, "")
        assert str(place) in refused.err


def test_a_damaged_month_there_is_named_and_the_rest_comes(run: Run, other: Path) -> None:
    run("log", "2026-10-03", "ri", "--home", str(other))
    (other / "diary" / "2026-11.json").write_text("<<<<<<< ours")
    told = run("merge", str(other))
    assert told.code == 1
    assert "1 record came" in told.out
    assert "2026-11.json" in told.err
