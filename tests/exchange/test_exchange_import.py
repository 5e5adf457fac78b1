"""Taking exports of ours in: what is there already, what contradicts, what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.diary import Batch, Diary
from tracker.exchange import ImportFailed, ImportResult, export_csv, export_json, import_file
from tracker.exchange.contents import collect
from tracker.model import CheckIn, EpisodeDraft, Factor, IntakeDraft, Marker, MarkerDraft

DAY = date(2026, 11, 19)
AT = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)

Save = Callable[[str], Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def to_file(text: str) -> Path:
        file = tmp_path / ("in.json" if text.startswith("{") else "in.csv")
        file.write_text(text, encoding="utf-8", newline="")
        return file

    return to_file


def small_diary(diary: Diary) -> None:
    diary.define_factor(Factor(key="mood", label="mood", high=5))
    diary.log(EpisodeDraft(at=AT, hand="right", count=2, note="=first"))
    diary.take(IntakeDraft(factor="caffeine", amount=90, at=AT))
    diary.check_in(DAY, {"sleep": 7, "mood": 2}, unlogged=0)
    diary.mark(MarkerDraft(day=DAY, kind="travel", label="by train"))
    diary.review(DAY, "same")


def total(result: ImportResult) -> int:
    return sum(result.added.values())


@pytest.mark.parametrize("export", [export_csv, export_json])
def test_what_is_there_already_is_skipped(
    diary: Diary, save: Save, export: Callable[[Diary], str]
) -> None:
    small_diary(diary)
    version = diary.version
    result = import_file(diary, save(export(diary)))
    assert (total(result), result.skipped, result.conflicts) == (0, 5, [])
    assert diary.version == version


def test_when_it_was_edited_makes_no_difference(diary: Diary, save: Save) -> None:
    small_diary(diary)
    body = json.loads(export_json(diary))
    body["episodes"][0]["edited"] = "2030-01-01T00:00:00.000Z"
    assert import_file(diary, save(json.dumps(body))).skipped == 5


def test_other_content_is_a_conflict_that_names_the_fields(diary: Diary, save: Save) -> None:
    small_diary(diary)
    before = collect(diary)
    body = json.loads(export_json(diary))
    episode = body["episodes"][0]
    episode["count"], episode["note"] = 3, "secret"
    body["check_ins"][0]["values"]["sleep"] = 6
    body["factors"][0]["high"] = 9
    body["day_start"] = "05:00"
    body["markers"].append({"id": "a234567bcd", "day": "2026-11-18", "kind": "device"})
    file = save(json.dumps(body))
    result = import_file(diary, file)
    assert (total(result), result.skipped) == (0, 0)
    assert result.conflicts == [
        "factor mood: the file and the diary differ in high",
        f"episode {episode['id']} on 2026-11-19: the file and the diary differ in count, note",
        "check-in 2026-11-19: the file and the diary differ in sleep",
        "day start: 05:00 in the file and 04:00 in the diary",
    ]
    assert collect(diary) == before
    replaced = import_file(diary, file, replace=True)
    assert (replaced.conflicts, replaced.replaced, replaced.skipped) == ([], 3, 3)
    assert replaced.added == {
        "factors": 1, "episodes": 1, "intakes": 0, "check_ins": 1, "markers": 1, "reviews": 0,
        "trials": 0,
    }  # fmt: skip
    assert json.loads(export_json(diary))["episodes"] == body["episodes"]
    assert diary.day_start == time(5)
    diary.undo()
    assert collect(diary) == before


def test_only_what_is_new_is_added(diary: Diary, other: Diary, save: Save) -> None:
    small_diary(diary)
    import_file(other, save(export_csv(diary)))
    added = other.log(EpisodeDraft(day=DAY))
    result = import_file(diary, save(export_csv(other)))
    assert (result.added["episodes"], total(result), result.skipped) == (1, 1, 5)
    assert diary.get(added.id) == added


def test_a_dry_run_changes_nothing(diary: Diary, other: Diary, save: Save) -> None:
    small_diary(diary)
    result = import_file(other, save(export_csv(diary)), dry_run=True)
    assert result.added["episodes"] == 1
    assert not other.home.exists()


def test_the_form_is_found_from_the_content(diary: Diary, other: Diary, tmp_path: Path) -> None:
    small_diary(diary)
    file = tmp_path / "export.txt"
    for text in (
        export_json(diary),
        export_csv(diary).replace("\n", "\r\n"),
        "\ufeff" + export_csv(diary),
    ):
        file.write_text(text, encoding="utf-8", newline="")
        assert total(import_file(other, file)) == 6
        other.undo()
    with pytest.raises(ImportFailed, match="JSON"):
        import_file(other, file, kind="json")


def test_columns_may_stand_in_any_order(other: Diary, save: Save) -> None:
    text = "day,id,record,count,sites\n2026-11-19,abcdefghij,episode,4,thumb index\n"
    import_file(other, save(text))
    (episode,) = other.episodes(DAY, DAY)
    assert (episode.count, episode.sites) == (4, ["thumb", "index"])


def test_a_value_may_stand_before_its_check_in(other: Diary, save: Save) -> None:
    text = (
        "record;day;factor;value;closed;unlogged\n"
        "value;2026-11-19;sleep;7;;\ncheck_in;2026-11-19;;;true;2\nvalue;2026-11-19;stress;3;;\n"
    )
    import_file(other, save(text))
    (found,) = other.check_ins(DAY, DAY)
    assert found == CheckIn(day=DAY, values={"sleep": 7, "stress": 3}, closed=True, unlogged=2)


def csv(header: str, *rows: str) -> str:
    return "\n".join([header, *rows]) + "\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (csv("record,colour", "episode,red"), ["line 1", "colour"]),
        (csv("record,day,day", "episode,a,b"), ["line 1", "day"]),
        (csv("record,day", "epsode,2026-11-19"), ["line 2", "column record", "epsode"]),
        (csv("record,id,day", "episode,abcdefghij"), ["line 2", "2 cells"]),
        (csv("record,id,day", "episode,abcdefghij,"), ["line 2", "day"]),
        (csv("record,id,day", "episode,,2026-11-19"), ["line 2", "id"]),
        (csv("record,id,day", "episode,ABC,2026-11-19"), ["line 2", "'ABC'"]),
        (csv("record,id,day", "episode,abcdefghij,2026-11-31"), ["line 2", "column day"]),
        (csv("record,id,day", "episode,abcdefghij,2026-11-25"), ["line 2", "future"]),
        (csv("record,id,day", "episode,abcdefghij,1850-11-25"), ["line 2", "1900"]),
        (
            csv("record,id,day,count", "episode,abcdefghij,2026-11-19,0"),
            ["line 2", "column count"],
        ),
        (
            csv("record,id,day,count", "episode,abcdefghij,2026-11-19,two"),
            ["line 2", "column count", "two"],
        ),
        (
            csv("record,id,day,at", "episode,abcdefghij,2026-11-19,2026-11-19T10:00:00"),
            ["line 2", "column at", "offset"],
        ),
        (
            csv("record,id,day,sites", "episode,abcdefghij,2026-11-19,thumb toe"),
            ["line 2", "column sites", "toe"],
        ),
        (
            csv("record,id,day,answer", "episode,abcdefghij,2026-11-19,same"),
            ["line 2", "column answer"],
        ),
        (
            csv("record,id,day", "episode,abcdefghij,2026-11-19", "episode,abcdefghij,2026-11-18"),
            ["line 3", "line 2"],
        ),
        (csv("record,day", "check_in,2026-11-19", "check_in,2026-11-19"), ["line 3", "second"]),
        (
            csv("record,day,closed", "check_in,2026-11-19,perhaps"),
            ["line 2", "column closed", "perhaps"],
        ),
        (
            csv("record,day,edited", "check_in,2026-11-19,yesterday"),
            ["line 2", "column edited", "JSON"],
        ),
        (
            csv("record,day,factor,value", "value,2026-11-19,sleep,30"),
            ["line 2", "sleep", "24"],
        ),
        (
            csv("record,day,factor,value", "value,2026-11-19,hunger,3"),
            ["line 2", "hunger", "defined"],
        ),
        (csv("record,day,factor,value", "value,2026-11-19,sleep,"), ["line 2", "column value"]),
        (
            csv("record,day,factor,value", *["value,2026-11-19,sleep,7"] * 2),
            ["line 3", "sleep", "twice"],
        ),
        (
            csv("record,day,factor,value,note", "value,2026-11-19,sleep,7,hello"),
            ["line 2", "column note"],
        ),
        (
            csv("record,id,day,factor,amount", "intake,abcdefghij,2026-11-19,caffeine,9999"),
            ["line 2", "caffeine", "2000"],
        ),
        (csv("record,key,label,low,high", "factor,x,x,5,1"), ["line 2", "'x'", "low"]),
        (csv("record,key,label,step", "factor,x,x,0"), ["line 2", "'x'", "step"]),
        (csv("record,key,label", "factor,note,x"), ["line 2", "'note'"]),
        (csv("record,key,label", "factor,x, "), ["line 2", "label"]),
        (csv("record,key,value", "setting,schema,2"), ["newer version", "2"]),
        (csv("record,key,value", "setting,schema,x"), ["schema", "'x'"]),
        (csv("record,key,value", "setting,day_start,noon"), ["day_start", "noon"]),
        (csv("record,key,value", "setting,colour,red"), ["colour"]),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_saved(
    other: Diary, save: Save, text: str, words: list[str]
) -> None:
    with pytest.raises(ImportFailed) as refused:
        import_file(other, save(text))
    assert all(word in str(refused.value) for word in words), str(refused.value)
    assert not other.home.exists()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"schema": 2}, ["newer version", "2"]),
        ({"schema": "1"}, ["schema"]),
        ({"schema": True}, ["schema"]),
        ({"episodes": []}, ["schema"]),
        ({"schema": 1, "moods": []}, ["moods"]),
        ({"schema": 1, "episodes": {}}, ["episodes", "list"]),
        ({"schema": 1, "episodes": [3]}, ["episodes[0]", "object"]),
        ({"schema": 1, "episodes": [{"id": "abcdefghij"}]}, ["episodes[0]", "day"]),
        (
            {"schema": 1, "reviews": [{"day": "2026-11-19", "answer": "fine"}]},
            ["reviews[0]", "answer", "fine"],
        ),
        (
            {"schema": 1, "reviews": [{"day": "2026-11-19", "answer": "same", "mood": 3}]},
            ["reviews[0]", "mood"],
        ),
        ({"schema": 1, "day_start": "25:00"}, ["day_start", "25:00"]),
    ],
)
def test_bad_json_is_named(
    other: Diary, save: Save, body: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(ImportFailed) as refused:
        import_file(other, save(json.dumps(body)))
    assert all(word in str(refused.value) for word in words), str(refused.value)
    assert not other.home.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n\n", "empty"),
        (b",,,\n,,\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "UTF-8"),
        ("date,count\n2026-11-01,3\n".encode("utf-16"), "UTF-8"),
        (b"{", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b'{"schema": 1, "episodes": [{"note": "\\ud800"}]}', "JSON"),
        (b"\x00\x01\x02\x03", "date"),
    ],
)
def test_files_that_hold_no_diary(other: Diary, tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "in"
    file.write_bytes(data)
    with pytest.raises(ImportFailed, match=words):
        import_file(other, file)
    assert not other.home.exists()


def test_files_that_are_not_there(other: Diary, tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match=r"missing\.csv"):
        import_file(other, tmp_path / "missing.csv")
    with pytest.raises(ImportFailed, match="can't be read"):
        import_file(other, tmp_path)


def test_an_id_of_another_kind_is_refused(diary: Diary, save: Save) -> None:
    diary.add(Batch(markers=[Marker(id="abcdefghij", day=DAY, kind="device")]), action="import")
    with pytest.raises(ImportFailed, match="line 2"):
        import_file(diary, save(csv("record,id,day", "episode,abcdefghij,2026-11-19")))


def test_day_start_of_a_file_goes_into_an_empty_diary_only(diary: Diary, save: Save) -> None:
    file = save(csv("record,key,value", "setting,day_start,06:00"))
    import_file(diary, file)
    assert diary.day_start == time(6)
    diary.undo()
    diary.log(EpisodeDraft())
    assert import_file(diary, file).conflicts
    assert diary.day_start == time(4)


def test_an_empty_diary_is_exported_too(diary: Diary, other: Diary, save: Save) -> None:
    assert export_csv(diary).count("\n") == 3
    assert total(import_file(other, save(export_csv(diary)))) == 0
    assert total(import_file(other, save(export_json(diary)))) == 0
    assert not other.home.exists()
    assert not diary.home.exists()


WORDS = "record date count sleep episode check_in value factor setting day id key schema edited"
CELLS = "1 -1 6.5 2026-11-01 abcdefghij caffeine [x] {} é , , , ; \" ' ="
pieces = st.sampled_from([*WORDS.split(), *CELLS.split(), "\n", "\n", " ", "\x00"])


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.lists(pieces, max_size=40).map("".join))
def test_any_text_is_taken_or_refused(other: Diary, save: Save, text: str) -> None:
    with suppress(ImportFailed):
        import_file(other, save(text), dry_run=True)
    assert not other.home.exists()


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_garbled_export_is_taken_or_refused(
    diary: Diary, other: Diary, save: Save, data: st.DataObject
) -> None:
    if diary.span() is None:
        small_diary(diary)
    text = data.draw(st.sampled_from([export_csv, export_json]))(diary)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 30, len(text))))
    file = save(text[:start] + data.draw(pieces) + text[end:])
    saved = 0
    with suppress(ImportFailed):
        saved = total(import_file(other, file))
    assert saved or other.span() is None
    if saved:
        other.undo()
