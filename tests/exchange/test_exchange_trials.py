"""Trials out and in: every field, files of older versions, and cells that can't be read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tracker.diary import Diary
from tracker.exchange import ImportFailed, export_csv, export_json, import_file
from tracker.model import Trial
from tracker.model.gate import ASKED

NEW = {
    "question", "swallowed", "lengths", "washout", "drawn", "least", "answers", "reviewed",
}  # fmt: skip
ANSWERS = dict.fromkeys(ASKED["food"], False)
Save = Callable[[str], Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(text: str) -> Path:
        file = tmp_path / "file.txt"
        file.write_text(text, encoding="utf-8", newline="")
        return file

    return write


@pytest.fixture
def begun(diary: Diary) -> Trial:
    """A trial with nearly everything said of it that can be."""
    return diary.plan_trial(
        "water", question="=does it help?", design="ABAB", days=7, washout=1, drawn=True,
        answers=ANSWERS, note="- a line", start=diary.today(),
    )  # fmt: skip


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def written(found: list[dict[str, str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(found[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


@pytest.mark.parametrize("export", [export_csv, export_json])
def test_a_begun_trial_moves_house(
    diary: Diary, other: Diary, begun: Trial, save: Save, export: Callable[[Diary], str]
) -> None:
    diary.adhere(diary.today(), True)
    result = import_file(other, save(export(diary)))
    assert result.added["trials"] == 1
    assert other.trials() == diary.trials()
    assert export(other) == export(diary)
    assert other.adhere(diary.today(), False).adherence == {diary.today().isoformat(): False}


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_of_an_older_version_still_comes_in(
    other: Diary, diary: Diary, begun: Trial, save: Save, form: str
) -> None:
    if form == "csv":
        found = rows(export_csv(diary))
        text = written([{k: v for k, v in row.items() if k not in NEW | {"kind"}} for row in found])
    else:
        body = json.loads(export_json(diary))
        for trial in body["trials"]:
            for name in NEW | {"kind"}:
                del trial[name]
        text = json.dumps(body)
    import_file(other, save(text))
    (trial,) = other.trials()
    assert (trial.kind, trial.lengths, trial.answers) == ("own", [], {})
    assert (trial.phases, trial.seed) == (begun.phases, begun.seed)


@pytest.mark.parametrize(
    ("column", "cell", "why"),
    [
        ("phases", "[{", "JSON"),
        ("phases", '[{"start":"2026-11-20"}]', "end is missing"),
        ("phases", '[{"start":"2026-11-20","end":"2026-11-19","changed":false}]', "before"),
        ("answers", '{"kidney_heart":1}', "true or false"),
        ("answers", '{"liver":true}', "liver"),
        ("answers", "no", "JSON"),
        ("adherence", '{"tuesday":true}', "tuesday"),
        ("adherence", '{"20261120":true}', "20261120"),
        ("lengths", "[7,7,7]", "4 phases"),
        ("lengths", "[7,7,7,400]", "366"),
        ("least", "[5,5,5]", "every phase"),
        ("least", "[5,5,5,8]", "planned for"),
        ("design", "ABA", "AB, ABAB"),
        ("washout", "-1", "at least 0"),
        ("drawn", "perhaps", "true nor false"),
        ("kind", "potion", "potion"),
        ("swallowed", "a lot", "a lot"),
        ("stopped", "soon", "a day such as"),
        ("outcome", "luck", "luck"),
    ],
)
def test_a_cell_that_cant_be_is_named_by_line_and_column(
    diary: Diary, other: Diary, begun: Trial, save: Save, column: str, cell: str, why: str
) -> None:
    found = rows(export_csv(diary))
    line = next(n for n, row in enumerate(found, 2) if row["record"] == "trial")
    found[line - 2][column] = cell
    with pytest.raises(ImportFailed) as refused:
        import_file(other, save(written(found)))
    assert f"line {line}, column {column}" in str(refused.value)
    assert why in str(refused.value)
    assert not other.home.exists()


def test_a_trial_that_says_otherwise_is_a_conflict_named_by_field(
    diary: Diary, other: Diary, begun: Trial, save: Save
) -> None:
    file = save(export_csv(diary))
    import_file(other, file)
    assert import_file(other, file).skipped == 1
    other.adhere(date(2026, 11, 20), True)
    result = import_file(other, file)
    assert result.conflicts == [f"trial {begun.id}: the file and the diary differ in adherence"]
    assert import_file(other, file, replace=True).replaced == 1
    assert other.trials() == diary.trials()
