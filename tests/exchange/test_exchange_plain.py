"""Plain diaries: date, count and a column a factor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tracker.diary import Batch, Diary, DiaryDamaged
from tracker.exchange import ImportFailed, ImportResult, export_csv, export_json, import_file
from tracker.model import CheckIn, EpisodeDraft, Factor, IntakeDraft, MarkerDraft

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(text: str) -> Path:
        file = tmp_path / "diary.csv"
        file.write_text(text, encoding="utf-8", newline="")
        return file

    return to_file


def total(result: ImportResult) -> int:
    return sum(result.added.values())


def check_in(diary: Diary, day: str) -> CheckIn:
    (found,) = diary.check_ins(date.fromisoformat(day), date.fromisoformat(day))
    return found


def test_counts_and_factors_become_check_ins(diary: Diary, write: Write) -> None:
    text = (
        "date,count,sleep,coffee,stress\n"
        "2026-11-01,3,6.5,2,4\n2026-11-02,0,,1.5,\n2026-11-03,,8,,\n"
    )
    result = import_file(diary, write(text))
    assert result.as_json() == {
        "added": {
            "episodes": 0, "intakes": 0, "check_ins": 3, "markers": 0, "factors": 0, "trials": 0,
        },
        "skipped": 0,
        "conflicts": [],
    }  # fmt: skip
    first, second, third = (check_in(diary, f"2026-11-0{day}") for day in (1, 2, 3))
    assert (first.unlogged, first.closed) == (3, True)
    assert first.values == {"sleep": 6.5, "caffeine": 180, "stress": 4}
    assert first.edited["sleep"] == "2026-11-20T13:05:00.000+00:00"
    assert set(first.edited) == {"sleep", "caffeine", "stress", "unlogged", "closed"}
    assert (second.unlogged, second.closed, second.values) == (0, True, {"caffeine": 135})
    assert (third.unlogged, third.closed, third.values) == (None, False, {"sleep": 8})


def test_the_same_file_again_adds_nothing(diary: Diary, write: Write) -> None:
    file = write("date,count,sleep,air [index]\n2026-11-01,3,6.5,20\n2026-11-02,0,7,30\n")
    import_file(diary, file)
    version = diary.version
    result = import_file(diary, file)
    assert (total(result), result.skipped, result.conflicts) == (0, 2, [])
    assert diary.version == version


def test_it_is_one_action_to_undo(diary: Diary, write: Write) -> None:
    import_file(diary, write("date,count,mood\n2026-10-01,3,5\n2026-11-02,0,7\n"))
    assert diary.undo().action == "import"
    assert diary.span() is None
    assert "mood" not in diary.catalogue


def test_a_dry_run_says_the_same_and_creates_nothing(diary: Diary, write: Write) -> None:
    file = write("date,count,mood\n2026-11-01,3,5\n")
    planned = import_file(diary, file, dry_run=True)
    assert not diary.home.exists()
    assert import_file(diary, file) == planned


def test_new_factors(diary: Diary, write: Write) -> None:
    text = (
        "date,count,air quality [index],treated,mood [0-10],drift,unused\n"
        "2026-11-01,1,25.0,0,3,-0.5,\n2026-11-02,0,16,1,7,0.25,\n"
    )
    result = import_file(diary, write(text))
    assert result.added["factors"] == 4
    air, treated, mood, drift = result.new_factors
    assert (air.key, air.label, air.unit, air.kind) == (
        "air_quality", "air quality", "index", "amount",
    )  # fmt: skip
    assert (air.low, air.high, air.step, air.per) == (0, 500, 0.2, 2)
    assert (treated.key, treated.kind) == ("treated", "yesno")
    assert (mood.key, mood.kind) == ("mood", "rating")
    assert (drift.low, drift.high, drift.unit) == (-5, 5, "")
    assert check_in(diary, "2026-11-02").values == {
        "air_quality": 16, "treated": True, "mood": 7, "drift": 0.25,
    }  # fmt: skip


def test_a_known_name_with_its_unit_and_a_label_as_name(diary: Diary, write: Write) -> None:
    text = (
        "Date,Count,Sleep [h],coffee [mg],work,Screen time before bed,water [l],stress [0-10]\n"
        "2026-11-01,1,7,90,8,45,1.5,4\n"
    )
    assert not import_file(diary, write(text)).new_factors
    assert check_in(diary, "2026-11-01").values == {
        "sleep": 7, "caffeine": 90, "workload": 8, "screen_time": 45, "water": 1.5, "stress": 4,
    }  # fmt: skip


def test_yes_no_and_times(diary: Diary, write: Write) -> None:
    text = "date,count,illness,meals,bedtime\n2026-11-01,1,1,no,7:05\n2026-11-02,1,0,TRUE,23:10\n"
    import_file(diary, write(text))
    assert check_in(diary, "2026-11-01").values == {
        "illness": True, "regular_meals": False, "bedtime": "07:05",
    }  # fmt: skip
    assert check_in(diary, "2026-11-02").values == {
        "illness": False, "regular_meals": True, "bedtime": "23:10",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffdate,count,sleep\r\n2026-11-01,2,6.5\r\n",
        "date;count;sleep\n2026-11-01;2;6,5\n",
        "date;count;sleep\n2026-11-01;2;6.5\n",
        "date\tcount\tsleep\n2026-11-01\t2\t6,5\n",
        "\n\ndate , count,sleep,,\n2026-11-01 , 2.0 , 6.50 ,,\n,,,,\n\n",
        'sleep,"count","date"\n"6.5","2","2026-11-01"\n,,2026-11-02',
        "date,count,sleep\n2026-11-01,2,6.5\n2026-11-01,2,6.5\n",
    ],
)
def test_dialects(diary: Diary, write: Write, text: str) -> None:
    assert import_file(diary, write(text)).added["check_ins"] == 1
    found = check_in(diary, "2026-11-01")
    assert (found.unlogged, found.values) == (2, {"sleep": 6.5})


def test_a_note_keeps_every_character(diary: Diary, write: Write) -> None:
    import_file(diary, write("date,count,note\n2026-11-01,2,\"'=1\nsecond, 'line' 🙂 \"\n"))
    assert check_in(diary, "2026-11-01").note == "=1\nsecond, 'line' 🙂 "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("date,count,caffiene\n2026-11-01,1,90\n", ["line 1", "caffiene", "caffeine?"]),
        ("date,counts\n2026-11-01,1\n", ["counts", "count?"]),
        ("date,slep\n2026-11-01,1\n", ["slep", "sleep?", "slep [unit]"]),
        ("date,count,sleep [min]\n2026-11-01,1,400\n", ["sleep [min]", "in h"]),
        ("date,count,coffee,caffeine\n2026-11-01,1,1,90\n", ["caffeine", "coffee"]),
        ("date,count,count\n2026-11-01,1,1\n", ["count"]),
        ("date,count,note [x]\n2026-11-01,1,1\n", ["note"]),
        ("date,count,[x]\n2026-11-01,1,1\n", ["[x]", "name"]),
        ("date,count,\n2026-11-01,1,5\n", ["line 2", "column 3"]),
        ("day,count\n2026-11-01,1\n", ["date"]),
        ("date\n2026-11-01\n", ["count"]),
        ("date,count\n2026-11-01,1\n2026-11-1,2\n", ["line 3", "column date", "2026-11-1"]),
        ("date,count\n2026-02-30,1\n", ["line 2", "column date"]),
        ("date,count\n,1\n", ["line 2", "column date"]),
        ("date,count\n2026-11-22,1\n", ["line 2", "column date", "future"]),
        ("date,count\n1899-11-22,1\n", ["line 2", "column date", "1900"]),
        ("date,count\n2026-11-01,1.5\n", ["line 2", "column count", "1.5"]),
        ("date,count\n2026-11-01,-1\n", ["line 2", "column count"]),
        ("date,count\n2026-11-01,1000\n", ["line 2", "column count", "999"]),
        ("date,count\n2026-11-01,some\n", ["line 2", "column count", "some"]),
        ("date,count,sleep\n2026-11-01,1,30\n", ["line 2", "column sleep", "24"]),
        ("date,count,sleep\n2026-11-01,1,long\n", ["line 2", "column sleep", "long"]),
        ('date,count,sleep\n2026-11-01,1,"6,5"\n', ["line 2", "column sleep", "6,5"]),
        ("date,count,stress\n2026-11-01,1,4.5\n", ["line 2", "column stress", "whole"]),
        ("date,count,coffee\n2026-11-01,1,40\n", ["line 2", "column coffee", "2000"]),
        ("date,count,illness\n2026-11-01,1,2\n", ["line 2", "column illness", "yes or no"]),
        ("date,count,illness\n2026-11-01,1,maybe\n", ["line 2", "column illness", "maybe"]),
        ("date,count,bedtime\n2026-11-01,1,25:00\n", ["line 2", "column bedtime", "22:30"]),
        ("date,count,mood\n2026-11-01,1,4\n2026-11-02,1,good\n", ["line 3", "column mood"]),
        ("date,count\n2026-11-01,1\n2026-11-01,2\n", ["line 3", "line 2"]),
        ("date,count\n2026-11-01,1,7\n", ["line 2", "3 cells"]),
        ("date,count,sleep\n2026-11-01,1\n", ["line 2", "2 cells"]),
        ('date,count,note\n2026-11-01,1,"open\n', ["line 2"]),
        ("just some words\nand more\n", ["date"]),
    ],
)
def test_what_is_refused_names_its_place(
    diary: Diary, write: Write, text: str, words: list[str]
) -> None:
    with pytest.raises(ImportFailed) as refused:
        import_file(diary, write(text))
    assert all(word in str(refused.value) for word in words), str(refused.value)
    assert not diary.home.exists()


def test_other_values_are_conflicts_and_nothing_is_saved(diary: Diary, write: Write) -> None:
    import_file(diary, write("date,count,sleep\n2026-11-01,1,7\n"))
    file = write("date,count,sleep,mood\n2026-11-01,2,6.5,5\n2026-11-02,1,7,5\n")
    result = import_file(diary, file)
    assert (total(result), result.skipped) == (0, 0)
    (conflict,) = result.conflicts
    assert "2026-11-01" in conflict
    assert "count is 2 in the file and 1 in the diary" in conflict
    assert "sleep is 6.5 in the file and 7 in the diary" in conflict
    assert len(diary.check_ins(date(2026, 11, 1), date(2026, 11, 2))) == 1
    assert "mood" not in diary.catalogue


def test_replace_lets_the_file_win_and_keeps_the_rest(diary: Diary, write: Write) -> None:
    diary.check_in(date(2026, 11, 1), {"sleep": 7, "stress": 3}, unlogged=1, note="mine")
    result = import_file(diary, write("date,count,sleep\n2026-11-01,2,6.5\n"), replace=True)
    assert (result.conflicts, result.replaced, result.added["check_ins"]) == ([], 1, 1)
    found = check_in(diary, "2026-11-01")
    assert (found.unlogged, found.values) == (2, {"sleep": 6.5, "stress": 3})
    assert found.note == "mine"


def test_what_is_blank_in_the_diary_is_filled_in(diary: Diary, write: Write) -> None:
    import_file(diary, write("date,count\n2026-11-01,2\n"))
    result = import_file(diary, write("date,sleep,note\n2026-11-01,6.5,late\n"))
    assert (result.conflicts, result.added["check_ins"]) == ([], 1)
    found = check_in(diary, "2026-11-01")
    assert (found.unlogged, found.closed, found.values) == (2, True, {"sleep": 6.5})
    assert found.note == "late"


def test_episodes_of_the_day_are_not_counted_twice(diary: Diary, write: Write) -> None:
    diary.log(EpisodeDraft(at=datetime(2026, 11, 1, 12, tzinfo=UTC), count=3))
    same = import_file(diary, write("date,count\n2026-11-01,3\n"))
    assert (total(same), same.skipped) == (0, 1)
    other = import_file(diary, write("date,count\n2026-11-01,4\n"))
    assert other.conflicts == ["2026-11-01 (line 2): count is 4 in the file and 3 in the diary"]
    assert diary.day(date(2026, 11, 1)).count == 3


def test_a_day_with_intakes_has_their_sum(diary: Diary, write: Write) -> None:
    for amount in (90.0, 50.0):
        diary.take(
            IntakeDraft(factor="caffeine", amount=amount, at=datetime(2026, 11, 1, 12, tzinfo=UTC))
        )
    assert import_file(diary, write("date,caffeine\n2026-11-01,140\n")).skipped == 1
    assert import_file(diary, write("date,caffeine\n2026-11-01,90\n")).conflicts


def test_a_factor_of_ones_own_is_known(diary: Diary, write: Write) -> None:
    diary.define_factor(Factor(key="guitar", label="guitar practice", unit="min", high=300))
    text = "date,guitar practice\n2026-11-01,45\n"
    assert not import_file(diary, write(text)).new_factors
    assert check_in(diary, "2026-11-01").values == {"guitar": 45}
    with pytest.raises(ImportFailed, match="guitar"):
        import_file(diary, write("date,guitra\n2026-11-01,45\n"))


def test_tomorrow_may_be_there_and_conflicts_of_notes_hide_them(diary: Diary, write: Write) -> None:
    diary.add(Batch(check_ins=[CheckIn(day=date(2026, 11, 21), note="private")]), action="import")
    result = import_file(diary, write("date,count,note\n2026-11-21,1,other words\n"))
    assert result.conflicts == ["2026-11-21 (line 2): the notes differ"]


def test_a_long_diary_of_another_illness(diary: Diary, write: Write) -> None:
    days = [date(2024, 3, 4) + timedelta(days=n) for n in range(121)]
    rows = [f"{day},{n % 2},{16 + n % 14}.0,{int(n > 40)}" for n, day in enumerate(days)]
    _taken_once(diary, write("\n".join(["date,count,air quality [index],treated", *rows])))


def _taken_once(diary: Diary, file: Path) -> None:
    result = import_file(diary, file)
    assert (result.added["check_ins"], result.added["factors"]) == (121, 2)
    air, treated = (diary.catalogue[key] for key in ("air_quality", "treated"))
    assert (air.unit, air.kind, treated.kind) == ("index", "amount", "yesno")
    again = import_file(diary, file)
    assert (total(again), again.skipped, again.conflicts) == (0, 121, [])


@pytest.mark.parametrize(
    ("column", "cell", "key", "value"),
    [
        ("water [litres]", "1.5", "water", 1.5), ("water [liters]", "1.5", "water", 1.5),
        ("water [glasses]", "4", "water", 1), ("Sleep [hours]", "7", "sleep", 7),
        ("sleep [hour]", "7", "sleep", 7), ("sleep [hrs]", "7", "sleep", 7),
        ("caffeine [cups]", "2", "caffeine", 180), ("coffee [cups]", "2", "caffeine", 180),
        ("exercise [minutes]", "30", "exercise", 30),
    ],
)  # fmt: skip
def test_a_unit_may_be_written_in_full(
    diary: Diary, write: Write, column: str, cell: str, key: str, value: float
) -> None:
    import_file(diary, write(f"date,{column}\n2026-11-01,{cell}\n"))
    assert check_in(diary, "2026-11-01").values == {key: value}


@pytest.mark.parametrize("column", ["sleep [min]", "exercise [h]", "water [ml]", "caffeine [g]"])
def test_another_unit_is_refused(diary: Diary, write: Write, column: str) -> None:
    with pytest.raises(ImportFailed, match="is kept in"):
        import_file(diary, write(f"date,{column}\n2026-11-01,1\n"))


def test_a_count_is_the_whole_days_with_its_episodes(diary: Diary, write: Write) -> None:
    day = date(2026, 11, 1)
    diary.log(EpisodeDraft(day=day, count=3))
    file = write("date,count\n2026-11-01,5\n")
    (conflict,) = import_file(diary, file).conflicts
    assert "count is 5 in the file and 3 in the diary" in conflict
    assert import_file(diary, file, replace=True).conflicts == []
    assert diary.day(day).count == 5
    assert check_in(diary, "2026-11-01").unlogged == 2
    again = import_file(diary, file)
    assert (total(again), again.skipped) == (0, 1)


def test_a_count_below_that_of_the_episodes_is_refused(diary: Diary, write: Write) -> None:
    day = date(2026, 11, 1)
    diary.log(EpisodeDraft(day=day, count=3))
    file = write("date,count,sleep\n2026-11-01,2,7\n2026-11-02,1,7\n")
    for replace in (False, True):
        (conflict,) = import_file(diary, file, replace=replace).conflicts
        assert "2026-11-01 (line 2): count is 2 in the file" in conflict
        assert "add up to 3" in conflict
    assert diary.check_ins(day, date(2026, 11, 2)) == []


def test_a_damaged_book_stops_what_needs_all_of_the_diary(diary: Diary, write: Write) -> None:
    diary.mark(MarkerDraft(day=date(2026, 11, 1), kind="travel"))
    (diary.home / "diary" / "book.json").write_bytes(b"{")
    for act in (export_csv, export_json, lambda diary: import_file(diary, write("date,count\n"))):
        with pytest.raises(DiaryDamaged, match=r"book\.json"):
            act(diary)
