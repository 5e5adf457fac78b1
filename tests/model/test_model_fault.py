"""A report of an unexpected error names places in the code and nothing of the diary."""

from __future__ import annotations

import sys

import pytest

from tracker.model.fault import DEBUG_VARIABLE, fault_report, report_quietly

NOTE = "my private note"


def broken(note: str) -> None:
    raise ValueError(f"unexpected: {note}")


def error() -> ValueError:
    try:
        broken(NOTE)
    except ValueError as found:
        return found
    raise AssertionError("unreachable")


def test_the_report_names_the_kind_and_the_place_only() -> None:
    report = fault_report(error())
    assert "(ValueError)" in report
    assert "in broken" in report
    assert NOTE not in report


def test_a_report_without_an_error_is_a_report() -> None:
    assert "(unknown)" in fault_report(None)


def test_the_hook_says_the_report_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    found = error()
    report_quietly(ValueError, found, found.__traceback__)
    said = capsys.readouterr().err
    assert "Something went wrong inside tracker" in said
    assert NOTE not in said


def test_whole_tracebacks_are_there_when_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DEBUG_VARIABLE, "1")
    found = error()
    report_quietly(ValueError, found, found.__traceback__)
    assert NOTE in capsys.readouterr().err


def test_an_interrupt_is_left_to_python(capsys: pytest.CaptureFixture[str]) -> None:
    report_quietly(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "Something went wrong" not in capsys.readouterr().err
    assert sys.exception() is None
