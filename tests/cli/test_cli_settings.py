"""`tracker settings`, and the settings where the command line shows amounts and times."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker import config


@pytest.fixture
def file(home: Path) -> Path:
    return home / "config.toml"


def test_the_settings_and_where_they_are(run: Run, file: Path) -> None:
    told = run("settings")
    assert told.code == 0
    assert told.out.startswith(f"{file}  (not there yet)\n")
    assert "clock            24 hours, 21:30\n" in told.out
    assert not file.exists()


def test_what_differs_is_told_with_its_default(run: Run) -> None:
    run("settings", "clock=12h", "backups=30")
    out = run("settings").out
    assert "clock            12 hours, 9:30pm  (default: 24 hours, 21:30)\n" in out
    assert "backups          30  (default: 7)\n" in out
    assert "counts           shown\n" in out


def test_json_has_all_of_them_as_the_file_spells_them(run: Run, file: Path) -> None:
    told = run("settings", "first_weekday=sunday", "insights_range=30", "--json").json
    assert told["file"] == str(file)
    assert told["exists"] is True
    assert told["problems"] == []
    assert list(told["settings"]) == [setting.name for setting in config.SETTINGS]
    assert told["settings"]["first_weekday"] == "sunday"
    assert told["settings"]["insights_range"] == 30


def test_a_long_list_goes_on_under_its_first_word(run: Run) -> None:
    lines = run("settings", "--json").json["settings"]["shown"]
    run("settings", f"shown={','.join(lines[:-1])}")
    told = run("settings").out.splitlines()
    assert max(map(len, told[2:])) < 80
    first = next(place for place, line in enumerate(told) if line.startswith("shown "))
    assert told[first + 1].startswith(" " * 17 + "(default: sleep")


def test_the_day_start_is_said_to_be_the_diarys(run: Run) -> None:
    refused = run("settings", "day_start=05:00")
    assert refused.code == 2
    assert "kept in the diary" in refused.err


def test_one_is_set_and_reset(run: Run, file: Path) -> None:
    told = run("settings", "shown=sleep, stress")
    assert told.out == f"factors in the check-in: sleep, stress\nKept in {file}.\n"
    assert config.load(file)[0].shown == ["sleep", "stress"]
    assert "again, the default" in run("settings", "shown=").out
    assert config.load(file)[0] == config.Settings()


def test_the_file_is_written_on_request_and_never_over_one(run: Run, file: Path) -> None:
    assert f"Wrote {file}" in run("settings", "--write").out
    assert file.read_text() == config.default_text()
    file.write_text("# mine\n")
    assert "is there already" in run("settings", "--write").out
    assert file.read_text() == "# mine\n"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("clock=13h", ['"24h" or "12h"']),
        ("clok=12h", ["no setting", "did you mean clock?"]),
        ("clock", ["sets nothing", "clock=12h"]),
        ("backups=2", ["3 to 90"]),
        ("backups=many", ["3 to 90"]),
        ("keys.log.twitch=x", ["settings file"]),
        ("=12h", ["no setting"]),
    ],
)
def test_what_can_t_be_set_is_told(run: Run, file: Path, typed: str, words: list[str]) -> None:
    told = run("settings", typed)
    assert told.code == 2
    assert all(word in told.err for word in words), told.err
    assert not file.exists()


def test_a_broken_file_is_told_and_left(run: Run, file: Path) -> None:
    file.parent.mkdir()
    file.write_text("clock = 12h\n")
    told = run("settings", "backups=30")
    assert told.code == 1
    assert "not kept" in told.err
    assert file.read_text() == "clock = 12h\n"
    assert 'line 1: clock = 12h can\'t be read; text stands in quotes: clock = "12h"' in (
        run("settings").err
    )
    problem = run("settings", "--json").json["problems"][0]
    assert "line 1" in problem


def test_amounts_and_times_read_as_set_and_json_as_kept(run: Run) -> None:
    run("settings", "caffeine_unit=cups", "water_unit=ounces", "clock=12h")
    said = " ".join(run("checkin", "caffeine=2cups", "water=16oz", "bedtime=10:30pm").out.split())
    assert "caffeine 2 cups (180 mg)" in said
    assert "water 16 oz (0.47 L)" in said
    assert "bedtime 10:30pm" in said
    run("log", "@14:05", "ri")
    shown = run("show").out
    assert "caffeine 2 cups · water 16 oz · bedtime 10:30pm" in shown
    assert "2:05pm" in shown
    day = run("show", "--json").json["days"][0]
    assert day["values"] == {"caffeine": 180, "water": 0.473176, "bedtime": "22:30"}


def test_a_bare_number_stays_in_the_unit_that_is_kept(run: Run) -> None:
    run("settings", "caffeine_unit=cups", "water_unit=ounces")
    assert "caffeine 0.02 cups (2 mg)" in run("checkin", "caffeine=2").out
    told = run("checkin", "water=48")
    assert told.code == 2
    assert "a bare number is L, so say 48oz" in told.err


def test_a_search_says_what_it_understood(run: Run) -> None:
    run("settings", "caffeine_unit=cups")
    run("checkin", "caffeine=300")
    assert "caffeine over 3 cups (270 mg)" in run("find", "caffeine>3cups").out
    assert "caffeine 3.33 cups (300 mg) or more" in run("find", "caffeine>=300").out
    assert "1 day" in run("find", "caffeine>3cups").out


def test_what_is_exported_is_in_mg_and_litres(run: Run, tmp_path: Path) -> None:
    run("checkin", "caffeine=180", "water=0.5", "bedtime=22:30")
    for form in ("csv", "json"):
        run("export", form, "--out", str(tmp_path / f"before.{form}"))
    run("settings", "caffeine_unit=cups", "water_unit=ounces", "clock=12h")
    for form in ("csv", "json"):
        run("export", form, "--out", str(tmp_path / f"after.{form}"))
        before, after = (tmp_path / f"{name}.{form}" for name in ("before", "after"))
        assert before.read_bytes() == after.read_bytes()


def test_factors_in_json_are_as_they_are_kept(run: Run) -> None:
    before = run("factor", "list", "--json").out
    run("settings", "caffeine_unit=cups", "clock=12h")
    assert run("factor", "list", "--json").out == before
    run("factor", "rename", "caffeine", "coffee and tea")
    after = {each["key"]: each for each in json.loads(run("factor", "list", "--json").out)}
    assert (after["caffeine"]["unit"], after["caffeine"]["per"]) == ("mg", 90)


def test_so_many_backups_are_kept(run: Run, home: Path) -> None:
    run("settings", "backups=3")
    for number in range(5):
        run("log", f"i{number}")
        run("backup")
    # The three newest, and the newest of what is older in this month.
    assert len(run("restore", "--json").json["backups"]) == 4
