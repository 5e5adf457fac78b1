"""Typing is taken back and done again in every line of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.ui.app import TrackerApp
from tracker.ui.screens.prompt import PromptScreen
from tracker.ui.typing_history import MOST, TypingHistory
from tracker.ui.widgets.entry_line import EntryLine
from tracker.ui.widgets.one_line import OneLine


def typed(history: TypingHistory, text: str) -> None:
    for letter in text:
        at = history.now.cursor
        history.edit(at, at, letter, cursor=at)


def back(history: TypingHistory) -> list[str]:
    """Return all that stood in the line, the newest first."""
    texts = [history.now.text]
    while stood := history.undo():
        texts.append(stood.text)
    return texts


def test_a_word_with_the_spaces_behind_it_is_one_step() -> None:
    history = TypingHistory()
    typed(history, "ri x2  typing")
    assert back(history) == ["ri x2  typing", "ri x2  ", "ri ", ""]


def test_letters_deleted_one_after_the_other_are_one_step() -> None:
    history = TypingHistory("typing")
    for end in (6, 5, 4):
        history.edit(end - 1, end, "", cursor=end)
    typed(history, "e")
    assert back(history) == ["type", "typ", "typing"]


def test_a_paste_a_completion_and_a_whole_line_are_steps_by_themselves() -> None:
    history = TypingHistory()
    typed(history, "ri")
    history.edit(2, 2, " typing", cursor=2)
    history.find("lt x3")  # a line of earlier
    typed(history, "0")
    assert back(history) == ["lt x30", "lt x3", "ri typing", "ri", ""]


def test_typing_elsewhere_is_another_step_and_the_cursor_goes_back_there() -> None:
    history = TypingHistory()
    typed(history, "one")
    history.edit(0, 0, "a", cursor=0)
    assert history.undo() == ("one", 0)
    assert history.undo() == ("", 0)
    assert history.undo() is None
    assert history.redo() == ("one", 0)
    assert history.redo() == ("aone", 1)
    assert history.redo() is None


def test_typing_over_what_is_marked_is_one_step() -> None:
    history = TypingHistory("today")
    history.edit(0, 5, "m", cursor=5)
    typed(history, "on")
    assert back(history) == ["mon", "today"]


def test_what_is_typed_after_going_back_ends_the_way_forward() -> None:
    history = TypingHistory()
    typed(history, "one two")
    history.undo()
    typed(history, "x")
    assert history.redo() is None
    assert back(history) == ["one x", "one ", ""]


def test_only_so_many_steps_are_kept() -> None:
    history = TypingHistory()
    for number in range(3 * MOST):
        history.find(f"line {number}")
    assert len(back(history)) == MOST + 1


Edit = tuple[int, int, str]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.text("ab ", max_size=3))))
def test_going_all_the_way_back_and_forth_changes_nothing(edits: list[Edit]) -> None:
    history, text = TypingHistory("start"), "start"
    for place, length, new in edits:
        start = min(place, len(text))
        end = min(start + length, len(text))
        if text[start:end] == new:
            continue
        text = f"{text[:start]}{new}{text[end:]}"
        history.edit(start, end, new, cursor=end)
        assert history.now.text == text
    texts = back(history)
    assert texts[-1] == "start"
    forth = [history.now.text]
    while stood := history.redo():
        forth.append(stood.text)
        assert 0 <= stood.cursor <= len(stood.text)
    assert forth == texts[::-1]
    assert forth[-1] == text


async def test_typing_is_taken_back_in_the_entry_line_and_no_record_with_it(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("t", "i", *"ri", "space", *"x3", "space", *"typ", "tab")
        line = pilot.app.screen.query_one(OneLine)
        assert line.value.startswith("ri x3 typing")
        await pilot.press("ctrl+z")
        assert line.value == "ri x3 typ"
        await pilot.press("ctrl+z", "ctrl+z")
        assert (line.value, line.cursor_position) == ("ri ", 3)
        preview = pilot.app.screen.query_one("#preview").render()
        assert "right index" in str(preview)
        await pilot.press("ctrl+y")
        assert line.value == "ri x3 "
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert line.value == ""
        await pilot.press("escape", "i", "ctrl+z")
        assert pilot.app.screen.query_one(OneLine).value == ""  # each line begins anew
        assert len(diary.episodes(diary.today(), diary.today())) == 1


async def test_a_line_that_was_put_there_is_where_taking_back_ends(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i", *"ri x3 4", "enter", "e")
        line = pilot.app.screen.query_one(OneLine)
        before = line.value
        await pilot.press(*"cold", "ctrl+z", "ctrl+z", "ctrl+z")
        assert line.value == before == "ri x3 4 "


async def test_a_small_question_takes_typing_back_too(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "g", *"3 weeks ago", "ctrl+z")
        assert isinstance(pilot.app.screen, PromptScreen)
        assert pilot.app.screen.query_one(Input).value == "3 weeks "


async def test_a_note_in_the_full_form_takes_typing_back(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("a")
        note = pilot.app.screen.query_one("#text-note", Input)
        pilot.app.screen.set_focus(note)
        await pilot.press(*"after lunch", "ctrl+z")
        assert note.value == "after "
        await pilot.press("ctrl+shift+z")
        assert note.value == "after lunch"


@pytest.mark.parametrize("keys", [["i"], ["f", "exclamation_mark"], ["a", "enter"], ["slash"]])
async def test_every_input_can_take_typing_back(started: Started, keys: list[str]) -> None:
    async with started() as pilot:
        await pilot.press(*keys)
        inputs = pilot.app.screen.query(Input)
        assert inputs
        assert all(isinstance(each, OneLine) for each in inputs)


@pytest.mark.parametrize(("keys", "suspends"), [([], 1), (["i"], 0), (["D"], 1), (["f"], 1)])
async def test_the_key_suspends_everywhere_else(
    started: Started, monkeypatch: pytest.MonkeyPatch, keys: list[str], suspends: int
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(TrackerApp, "action_suspend_process", lambda _: asked.append(True))
    async with started() as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        await pilot.press("ctrl+z")
        assert len(asked) == suspends


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("ctrl+w", "one three"),
        ("alt+backspace", "one three"),
        ("ctrl+backspace", "one three"),
        ("alt+d", "one two "),
        ("alt+delete", "one two "),
    ],
)
async def test_a_word_is_deleted_as_in_a_shell(started: Started, key: str, left: str) -> None:
    async with started() as pilot:
        await pilot.press("i", *"one", "space", *"two", "space", *"three", "alt+b", key)
        await settled(pilot)
        line = pilot.app.screen.query_one(EntryLine).query_one(Input)
        assert line.value == left
        await pilot.press("alt+b", "alt+f", "X")
        await settled(pilot)
        assert "X" in line.value
