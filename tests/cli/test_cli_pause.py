"""`tracker pause`: for some days, until something is logged, or no more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Run
from tracker.config import save


def test_a_pause_until_something_is_logged(run: Run) -> None:
    said = run("pause")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Paused until you log again")
    later = NOW + timedelta(minutes=5)
    assert run("pause", "0", now=later).out.startswith("The pause is over")
    assert run("undo", now=later).out.startswith("Took back: the end of a pause")
    run("log", now=later)
    assert run("pause", "0", now=later).out == "There was no pause.\n"


def test_a_pause_for_some_days_says_until_when(run: Run) -> None:
    assert run("pause", "7", "--json").json == {"paused": True, "until": "2026-11-29"}
    assert "29 Nov" in run("pause", "7").out
    assert run("pause", "0", "--json").json == {"paused": False, "until": None}
    assert run("pause", "--json").json == {"paused": True, "until": None}
    run("pause", "7")
    week = NOW + timedelta(days=7)
    assert run("pause", "0", now=week).out == "There was no pause.\n"


def test_a_pause_is_taken_back_like_anything_else(run: Run) -> None:
    run("pause", "3")
    assert run("undo").out.startswith("Took back: a pause")
    assert run("pause", "0").out == "There was no pause.\n"


@pytest.mark.parametrize("days", ["-1", "x", "1.5", "367", "٣"])
def test_what_is_no_number_of_days_is_refused(run: Run, days: str) -> None:
    result = run("pause", days)
    assert result.code == 2
    assert result.out == ""
    assert run("pause", "0").out == "There was no pause.\n"


def test_a_pause_reminds_of_nothing(run: Run) -> None:
    assert "check-in" in run("remind").out
    run("pause")
    assert run("remind").out == ""
    assert run("remind", "--json").json["words"] is None
    run("pause", "0")
    assert "check-in" in run("remind").out


def test_the_line_for_a_prompt_asks_nothing_in_a_pause(run: Run) -> None:
    run("log", "ri")
    assert run("status").out == "1 today · check-in open\n"
    run("pause", "3")
    assert run("status").out == "paused\n"
    assert run("status", "--json").json["today"] == 1
    run("pause", "0")
    assert run("status").out == "1 today · check-in open\n"


def test_hidden_counts_are_not_in_the_line_either(run: Run) -> None:
    run("log", "ri")
    config = Path(run("locate", "--json").json["config"])
    save(config, counts="hidden")
    assert run("status").out == "check-in open\n"
