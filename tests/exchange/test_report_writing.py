"""Which sections, which form, which file."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from tests.exchange.reports import full
from tracker.exchange.report.choosing import SECTIONS, UnknownSection, chosen, usual
from tracker.exchange.report.content import DEFAULT_SECTIONS, ON_REQUEST
from tracker.exchange.report.writing import (
    Form,
    UnknownForm,
    form_for,
    placed,
    rendered,
    write_report,
)

MADE = date(2026, 11, 22)


def test_every_section_can_be_named() -> None:
    assert set(SECTIONS) == {*DEFAULT_SECTIONS, *ON_REQUEST}
    assert [key for key in SECTIONS if not usual(key)] == ["profile", "notes"]


@pytest.mark.parametrize(("words", "found"), [
    ([], set(DEFAULT_SECTIONS)),
    (["flags,change"], {"change", "flags"}),
    (["flags", " Change "], {"change", "flags"}),
    (["+notes"], {*DEFAULT_SECTIONS, "notes"}),
    (["flags,+notes"], {"flags", "notes"}),
    (["all"], set(SECTIONS)),
    (["+all"], set(SECTIONS)),
    ([","], set(DEFAULT_SECTIONS)),
])  # fmt: skip
def test_sections_are_named_or_added(words: list[str], found: set[str]) -> None:
    named = chosen(words)
    assert set(named) == found
    assert list(named) == [key for key in SECTIONS if key in found]


def test_an_unknown_section_has_its_nearest() -> None:
    with pytest.raises(UnknownSection) as caught:
        chosen(["+not"])
    assert caught.value.nearest == ["notes"]
    with pytest.raises(UnknownSection) as caught:
        chosen(["<script>"])
    assert caught.value.nearest == []


@pytest.mark.parametrize(("name", "form"), [
    ("a.pdf", "pdf"), ("a.HTML", "html"), ("b.htm", "html"), ("c.md", "markdown"),
    ("d.txt", "text"),
])  # fmt: skip
def test_the_name_says_the_form(tmp_path: Path, name: str, form: Form) -> None:
    where = str(tmp_path / name)
    assert form_for(where) == form
    assert form_for(where, "text") == "text"
    assert placed(where, MADE, form) == tmp_path / name


def test_in_a_folder_it_gets_a_name(tmp_path: Path) -> None:
    assert form_for(str(tmp_path)) == "pdf"
    assert placed(str(tmp_path), MADE, "pdf") == tmp_path / "twitch-report-2026-11-22.pdf"
    assert placed("not/there/", MADE, "markdown") == Path("not/there/twitch-report-2026-11-22.md")


def test_a_name_without_a_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownForm, match=r"none of \.pdf, \.html, \.md, \.txt"):
        form_for(str(tmp_path / "report.docx"))


@pytest.mark.parametrize("form", get_args(Form))
def test_a_file_is_the_owners_alone_and_replaced_whole(tmp_path: Path, form: Form) -> None:
    path = tmp_path / "report"
    path.write_text("earlier")
    write_report(full(), path, form)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    written = path.read_bytes()
    assert written.startswith(b"%PDF") == (form == "pdf")
    assert form == "pdf" or written == rendered(full(), form)
    assert list(tmp_path.iterdir()) == [path]
