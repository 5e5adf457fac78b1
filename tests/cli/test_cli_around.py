"""Import, export, insights and what is around the diary, in one process."""

from __future__ import annotations

import stat
import sys
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest

from tests.cli.conftest import TODAY, Run
from tracker.config import Settings
from tracker.diary import Diary

# import, export


def test_export_and_import_bring_an_equal_diary(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("log", "ri", "x3", "--", "=1+1 \x07")
    run("checkin", "sleep=6.5", "caffeine+=90", "0")
    file = tmp_path / "diary.csv"
    assert run("export", "csv", "--out", str(file)).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.glob(".diary*")) == []
    other = str(tmp_path / "other")
    added = run("import", str(file), "--home", other, "--json").json
    assert added["added"]["episodes"] == 1
    assert added["conflicts"] == []
    assert run("--home", other, "export", "csv").out == run("export", "csv").out
    again = run("--home", other, "import", str(file))
    assert (again.code, again.out.splitlines()[0]) == (0, "Added nothing.")


def test_an_export_that_cant_be_written_names_its_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "diary.csv"
    failed = run("export", "csv", "--out", str(file))
    assert (failed.code, failed.out) == (1, "")
    assert failed.err == f"tracker: {file} can't be written: No such file or directory\n"


def test_import_of_a_plain_diary_reports_new_factors(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plain.csv"
    file.write_text("date,count,sleep,air quality [index]\n2026-11-01,2,7,25\n2026-11-02,0,,31\n")
    dry = run("import", str(file), "--dry-run")
    assert dry.out.startswith("Would add 2 check-ins, 1 new factor.")
    assert run("show", "all", "--json").json["days"][0]["count"] is None
    result = run("import", str(file))
    assert "new factor air_quality: air quality, index" in result.out
    assert [d["count"] for d in run("show", "2026-11-01..2026-11-02", "--json").json["days"]] == [
        2, 0,
    ]  # fmt: skip


def test_a_conflict_is_printed_and_nothing_is_imported(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plain.csv"
    file.write_text("date,count,sleep\n2026-11-01,2,7\n")
    run("import", str(file))
    file.write_text("date,count,sleep\n2026-11-01,3,7\n2026-11-02,1,7\n")
    refused = run("import", str(file), "--json")
    assert refused.code == 2
    assert len(refused.json["conflicts"]) == 1
    assert set(refused.json["added"].values()) == {0}
    assert "2026-11-01" in refused.err
    assert run("show", "2026-11-02", "--json").json["days"][0]["count"] is None
    assert run("import", str(file), "--replace").code == 0
    assert run("show", "2026-11-01", "--json").json["days"][0]["count"] == 3


def test_export_json_can_be_read(run: Run) -> None:
    run("log", "ri")
    assert len(run("export", "json").json["episodes"]) == 1


# factor, locate, demo, help


def test_a_factor_is_renamed_retired_and_brought_back(run: Run) -> None:
    added = run("factor", "add", "guitar", "--unit", "min").out
    assert added.startswith("Added guitar, 0 to 1440 min\n")
    assert "guitar is there already: guitar, 0" in run("factor", "add", "guitar").err.translate(
        {ord("“"): "", ord("”"): ""}
    )
    run("checkin", "guitar=30")
    assert "its key in the data stays guitar" in run("factor", "rename", "guitar", "my", "lute").out
    assert run("show").out.count("my lute 30 min") == 1
    assert "asked no more" in run("factor", "retire", "guitar").out
    assert "(retired)" in run("factor", "list").out
    assert "retired" not in run("factor", "retire", "guitar", "--json").json
    run("undo")
    assert "(retired)" in run("factor", "list").out
    assert "retired" not in run("factor", "show", "guitar", "--json").json


def test_what_the_check_in_asks_is_kept_in_the_settings(run: Run, home: Path) -> None:
    def asked() -> str:
        return run("factor", "list").out.partition("Ready to use")[0]

    assert "alcohol" not in asked()
    run("factor", "show", "alcohol")
    run("factor", "show", "alcohol")
    run("factor", "hide", "stress")
    run("factor", "hide", "stress")
    assert asked().count("alcohol") == 2  # key and label
    assert "stress" not in asked()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["retire", "sleep"], "built in; `tracker factor hide sleep`"),
        (["hide", "slep"], "sleep"),
        (["show"], "takes a key"),
        (["rename", "sleep"], "takes a key and a name"),
        (["rename", "sleep", "water"], "water"),
    ],
)
def test_what_is_asked_of_a_factor_wrongly_is_bad_input(
    run: Run, argv: list[str], said: str
) -> None:
    refused = run("factor", *argv)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_a_factor_of_ones_own_can_be_recorded(run: Run) -> None:
    added = run("factor", "add", "guitar", "practice", "--unit", "min", "--high", "300")
    assert "tracker checkin guitar_practice=1" in added.out
    assert run("checkin", "guitar_practice=45", "--json").json["values"] == {"guitar_practice": 45}
    assert "guitar practice" in run("factor", "list").out
    assert "guitar_practice" in [each["key"] for each in run("factor", "--json").json]
    kinds = run("factor", "add", "glare", "--kind", "rating", "--json").json
    assert (kinds["kind"], kinds["high"]) == ("rating", 10)


def test_locate_names_every_place(run: Run, home: Path) -> None:
    found = run("locate", "--json").json
    assert found["home"] == str(home)
    assert found["config"] == str(home / "config.toml")
    assert "(not there yet)" in run("locate").out
    run("log")
    assert f"{home / 'diary'}\n" in run("locate").out


def test_demo_into_an_empty_folder_says_how_to_open_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "a sample"
    result = run("demo", "--into", str(folder))
    assert result.code == 0
    assert f"tracker --home '{folder}'" in result.out
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    sample = run("--home", str(folder), "show", "30d", "--json").json
    assert sum(day["watched"] for day in sample["days"]) > 15
    assert run("demo", "--into", str(folder)).code == 2


class FakeApp:
    """Stands for the app: remembers what it was given, and whether it was open."""

    seen: ClassVar[list[tuple[Path, bool, int]]] = []
    return_code = 0
    ending = None

    def __init__(self, diary: Diary, settings: Settings, **_more: object) -> None:
        self.diary = diary

    def run(self) -> None:
        today = self.diary.today()
        watched = sum(day.watched for day in self.diary.days(today - timedelta(days=30), today))
        self.seen.append((self.diary.home, self.diary.sample, watched))


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> type[FakeApp]:
    module = ModuleType("tracker.ui.app")
    module.TrackerApp = FakeApp  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tracker.ui.app", module)
    monkeypatch.setattr(FakeApp, "seen", [])
    monkeypatch.setattr("tracker.cli.commands.opening._needs_terminal", lambda: None)
    return FakeApp


def test_no_command_opens_the_app_on_the_diary(run: Run, app: type[FakeApp], home: Path) -> None:
    assert run().code == 0
    assert app.seen == [(home, False, 0)]


def test_demo_opens_a_sample_that_is_thrown_away(run: Run, app: type[FakeApp], home: Path) -> None:
    assert run("demo").code == 0
    ((folder, sample, watched),) = app.seen
    assert sample
    assert watched > 15
    assert not folder.parent.exists()
    assert not home.exists()


def test_help_of_everything_and_of_one_command(run: Run) -> None:
    assert "tracker log ri x3 i4" in run("help").out
    assert run("--help").out == run("help").out
    assert run("help", "log").out == run("log", "--help").out
    assert "DAY" in run("show", "--help").out
    assert run("--version").out.startswith("tracker ")


# insights


def test_insights_of_an_empty_diary_are_calm(run: Run) -> None:
    found = run("insights", "--json").json
    assert (found["schema"], found["from"], found["to"]) == (1, None, None)
    assert found["milestone"]["next"] == 21
    said = run("insights")
    assert (said.code, said.err) == (0, "")
    assert "not a pattern" in said.out
    assert said.out.rstrip().endswith("Not medical advice.")


def test_insights_of_a_few_days_say_when_the_next_look_comes(run: Run) -> None:
    for day in ("2026-11-18", "2026-11-19", "2026-11-20"):
        run("checkin", day, "sleep=6.5", "unlogged=2")
    said = " ".join(run("insights").out.split())
    assert "Too early to say for sleep" in said
    assert "18 watched days" in said
    found = run("insights", "--days", "3", "--json").json
    assert (found["from"], found["to"]) == ("2026-11-18", "2026-11-20")
    assert found["days"]["watched"] == 3
    assert {link["verdict"] for link in found["associations"]} == {"too early"}


def test_insights_of_a_range_look_from_its_end(run: Run) -> None:
    for day in ("2026-11-10", "2026-11-12", "2026-11-20"):
        run("log", day, "ri", "x2")
    found = run("insights", "--from", "2026-11-09", "--to", "2026-11-12", "--json").json
    assert (found["from"], found["to"]) == ("2026-11-09", "2026-11-12")
    assert (found["days"]["calendar"], found["episodes"], found["twitches"]) == (4, 2, 4)
    assert found["milestone"]["watched_total"] == 2


def test_insights_up_to_the_newest_finished_day_leave_today_out(run: Run) -> None:
    run("log", "2026-11-20", "ri", "x2")
    run("log", "ri", "x5", "weak")
    found = run("insights", "--to", "2026-11-20", "--json").json
    assert (found["episodes"], found["twitches"], found["red_flags"]) == (1, 2, [])
    assert run("insights", "--json").json["twitches"] == 7
    assert run("insights", "--to", TODAY, "--json").json["twitches"] == 7


def test_insights_before_the_first_record_have_no_finished_day(run: Run) -> None:
    run("log", "2026-11-10", "ri", "x2")
    found = run("insights", "--to", "2026-11-09", "--json")
    assert (found.code, found.json["from"], found.json["to"]) == (0, None, None)
    assert found.json["milestone"] == {"reached": None, "next": 21, "watched_total": 0}
    assert (found.json["associations"], found.json["change"], found.json["places"]) == ([], [], [])


def test_insights_go_on_beside_a_damaged_month(run: Run, home: Path) -> None:
    run("log", "2026-10-10", "ri")
    run("log", "2026-11-10", "ri", "x2")
    (home / "diary" / "2026-10.json").write_text("{", encoding="utf-8")
    said = run("insights", "--json")
    assert (said.code, said.json["twitches"]) == (0, 2)
    assert "2026-10.json" in said.err


def test_places_without_a_site_have_no_share(run: Run) -> None:
    run("log", "2026-11-20", "r", "x3")
    run("log", "2026-11-20", "ri")
    assert [
        (place["site"], place["share"]) for place in run("insights", "--json").json["places"]
    ] == [
        (None, None),
        ("index", 1.0),
    ]
    said = run("insights").out
    assert "right hand ×3 · right index ×1 (100%)" in said


def test_insights_in_words_on_a_half_year(run: Run, tmp_path: Path) -> None:
    folder = str(tmp_path / "sample")
    run("demo", "--into", folder)
    said = run("--home", folder, "insights")
    assert said.code == 0
    for heading in ("Twitching and everyday things", "When", "Where, as far as stated"):
        assert heading in said.out.splitlines()
    assert "cause" not in said.out.lower()
    assert all(len(line) <= 80 for line in said.out.splitlines())


def test_locate_names_no_backups_while_there_are_none(run: Run) -> None:
    assert set(run("locate", "--json").json) == {"home", "diary", "journal", "config", "reports"}
    assert "/backups" not in run("locate").out


def test_open_ranges_begin_with_the_first_day_and_end_today(run: Run) -> None:
    run("log", "2026-11-02")
    ranges = {"..": ("02", "02"), "..2026-11-20": ("02", "20"), "2026-11-21..": ("21", "22")}
    for text, (start, end) in ranges.items():
        shown = run("show", text, "--json").json
        assert (shown["from"], shown["to"]) == (f"2026-11-{start}", f"2026-11-{end}"), text


def test_a_damaged_book_is_a_word_on_stderr(run: Run, home: Path) -> None:
    run("mark", "today", "travel")
    run("log", "ri")
    (home / "diary" / "book.json").write_text("{")
    shown = run("show")
    assert (shown.code, shown.err.count("book.json")) == (0, 1)
    assert "right index" in shown.out
    assert run("export", "csv").code == 1


def test_what_may_be_in_a_damaged_month_is_a_failure_not_a_typing_mistake(
    run: Run, home: Path
) -> None:
    lost = run("log", "ri", "--json").json["id"]
    (home / "diary" / "2026-11.json").write_text("{")
    for argv in (("edit", lost, "i5"), ("rm", lost), ("undo",)):
        result = run(*argv)
        assert (result.code, "2026-11.json" in result.err) == (1, True), argv
