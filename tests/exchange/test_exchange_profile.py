"""What a person said of themselves goes out and comes in with the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.diary import Diary
from tracker.exchange import export_csv, export_json, import_file
from tracker.exchange.errors import ImportFailed
from tracker.model import LabValue

EXPORTS = {"csv": export_csv, "json": export_json}


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_profile_comes_through(diary: Diary, other: Diary, tmp_path: Path, kind: str) -> None:
    export = EXPORTS[kind]
    assert "profile" not in export(diary)
    diary.answer("since", date(2026, 10, 1))
    diary.answer("elsewhere", False)
    diary.choose("go_on", watch_days=21)
    diary.pin("water", 1, on=True)
    diary.set_profile(
        seen={"another region": date(2026, 11, 2)},
        kidney_heart=False,
        medicines="true",
        lab_values=[LabValue(name="magnesium", value=0.82, unit="mmol/L", day=date(2026, 9, 3))],
    )
    file = tmp_path / f"out.{kind}"
    file.write_text(export(diary), encoding="utf-8", newline="")
    import_file(other, file)
    assert other.profile() == diary.profile()
    assert export(other) == export(diary)
    version = other.version
    assert import_file(other, file).conflicts == []
    assert other.version == version  # nothing new in it
    other.set_profile(since=date(2026, 9, 1))
    (conflict,) = import_file(other, file).conflicts
    assert conflict == "profile: the file and the diary differ in since"
    import_file(other, file, replace=True)
    assert other.profile() == diary.profile()
    other.undo()
    assert other.profile().since == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{"schema": 1, "profile": {"weight": 70}}', "profile, weight: no such field"),
        ('{"schema": 1, "profile": {"since": "soon"}}', "profile, since"),
        ('{"schema": 1, "profile": []}', "profile: should be an object"),
        ("record,key,value\nprofile,since,soon\n", "profile, since"),
        ("record,key,value\nprofile,since,2026-01-01\nprofile,since,2026-01-02\n", "line 3"),
        ("record,key,value\nprofile,since,\n", "line 2"),
        ("record,key,value\nprofile,asked,[1\n", "line 2"),
    ],
)
def test_what_a_profile_cannot_hold_is_named(
    diary: Diary, tmp_path: Path, text: str, named: str
) -> None:
    file = tmp_path / ("in.json" if text.startswith("{") else "in.csv")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ImportFailed, match=named):
        import_file(diary, file)
    assert diary.version == 0
