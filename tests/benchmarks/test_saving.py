"""What a save costs: after ten years, on the first day, and with nothing around it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.benchmarks.figures import Comparison, Measure, timed
from tracker.diary import Diary
from tracker.model import EpisodeDraft


def test_a_save_in_the_app(
    compare: Comparison, ten_years: Path, empty: Path, full_month_day: date
) -> None:
    draft = EpisodeDraft(day=full_month_day, hand="right", sites=["index"], count=3)
    with Diary.open(ten_years) as old, Diary.open(empty) as new:
        figure = compare(
            "save, in the app's process: ten years / empty",
            timed(lambda: old.log(draft)),
            timed(lambda: new.log(draft)),
            limit=1.2,
            rounds=100,
        )
    assert figure.good


def test_a_save_late_in_a_diary(
    compare: Comparison, ten_years: Path, empty: Path, full_month_day: date
) -> None:
    (empty / "diary").mkdir(parents=True)
    shutil.copy(ten_years / "diary" / f"{full_month_day:%Y-%m}.json", empty / "diary")
    draft = EpisodeDraft(day=full_month_day, hand="right", sites=["index"], count=3)
    with Diary.open(ten_years) as old, Diary.open(empty) as new:
        figure = compare(
            "save, in the app's process: ten years / one such month",
            timed(lambda: old.log(draft)),
            timed(lambda: new.log(draft)),
            limit=1.2,
            rounds=100,
        )
    assert figure.good


def test_a_save_by_command(
    compare: Comparison, command: Path, ten_years: Path, empty: Path, full_month_day: date
) -> None:
    figure = compare(
        "tracker log, whole process: ten years / empty",
        process([command, "--home", ten_years, "log", str(full_month_day), "ri", "x3"]),
        process([command, "--home", empty, "log", str(full_month_day), "ri", "x3"]),
        limit=1.2,
        rounds=30,
    )
    assert figure.good


def test_a_save_by_command_against_a_bare_append(
    compare: Comparison,
    command: Path,
    ten_years: Path,
    empty: Path,
    floors: Path,
    full_month_day: date,
) -> None:
    month = f"{full_month_day:%Y-%m}"
    empty.mkdir()
    shutil.copy(ten_years / "diary" / f"{month}.json", empty)
    figure = compare(
        "tracker log, whole process: ten years / bare append",
        process([command, "--home", ten_years, "log", str(full_month_day), "ri", "x3"]),
        process([sys.executable, floors / "bare_append.py", empty, month, "ri", "x3"]),
        limit=1.5,
        rounds=30,
    )
    assert figure.good


def process(command: Sequence[str | Path]) -> Measure:
    """Measure a process from its start to its end. The first one of all makes the day's backup,
    and belongs to the round that warms up."""
    return timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
