"""A note written in the person's own editor."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import Started, settled
from tests.ui.full_form import message, only
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.own_editor import EditorError, edit_text
from tracker.ui.screens.check_in import CheckInScreen
from tracker.ui.screens.form import FormScreen


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that is the person's editor; it writes down which file it was given."""
    script = tmp_path / "editor.sh"
    monkeypatch.setenv("VISUAL", f"sh {script}")
    return script


def writes(script: Path, line: str) -> None:
    """Have the editor add a line to what it is given."""
    script.write_text(f'ls -ld "$(dirname "$1")" > "$0.was"\nprintf "{line}\\n" >> "$1"\n')


async def with_note(pilot: Pilot[None], key: str) -> None:
    await pilot.press("escape", *key)
    await settled(pilot)


@pytest.mark.parametrize("key", ["f4", "ctrl+g"])
async def test_a_note_of_several_lines_is_written_in_ones_own_editor(
    started: Started, diary: Diary, editor: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    diary.log(EpisodeDraft(note="first"))
    writes(editor, "second  line")
    async with started() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await with_note(pilot, "E")
        await pilot.press(key)
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FormScreen)
        assert screen.lines["note"].value == "first\nsecond  line"
        assert screen._key() == "note"
        assert "\n" not in str(screen.query_one("#form-preview").render())
        await pilot.press("ctrl+z", "ctrl+y", "ctrl+d")
        await settled(pilot)
    assert only(diary).note == "first\nsecond  line"
    mode, *_, folder = editor.with_name("editor.sh.was").read_text().split()
    assert mode.startswith("drwx------")
    assert not Path(folder).exists()


async def test_the_note_of_a_day_too(
    started: Started, diary: Diary, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = diary.today()
    diary.check_in(today, {}, note="one\ttab")
    writes(editor, "two")
    async with started() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await with_note(pilot, "f")
        await pilot.press("f4")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CheckInScreen)
        assert screen._form.note.value == "one\ttab\ntwo"
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
    check_in = diary.day(today).check_in
    assert check_in is not None
    assert check_in.note == "one\ttab\ntwo"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("", "No editor is named: set VISUAL or EDITOR"),
        ("nonsuch-editor", "nonsuch-editor can't be started: No such file"),
        ("false", "false ended with 1: the note is as it was"),
    ],
)
async def test_what_keeps_an_editor_from_writing_is_said(
    started: Started,
    diary: Diary,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    words: str,
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("VISUAL", command)
    diary.log(EpisodeDraft(note="first"))
    async with started() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await with_note(pilot, "E")
        await pilot.press("f4")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FormScreen)
        assert words in message(pilot)
        assert screen.lines["note"].value == "first"


async def test_text_that_is_none_is_not_taken(
    started: Started, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.write_text("printf '\\377' > \"$1\"\n")
    async with started() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        with pytest.raises(EditorError, match="no text in UTF-8"):
            edit_text(pilot.app, "first")


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\n\nb", "\n"])
async def test_what_is_left_alone_comes_back_as_it_was(
    started: Started, editor: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    editor.write_text("")
    async with started() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        assert edit_text(pilot.app, text) == text
