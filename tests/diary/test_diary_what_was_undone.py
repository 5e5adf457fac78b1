"""An undo says which parts of a check-in it was about, and whether a diary was ever used."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tracker.diary import Diary
from tracker.model import EpisodeDraft, MarkerDraft
from tracker.model.say import action_words

Write = Callable[[Diary], object]


@pytest.mark.parametrize(
    ("write", "fields", "words"),
    [
        (lambda d: d.check_in(d.today(), {"sleep": 6.5}), ("sleep",), "a check-in: sleep"),
        (
            lambda d: d.check_in(d.today(), {"sleep": 6.5, "caffeine": 90}, note="late"),
            ("sleep", "caffeine", "note"),
            "a check-in: sleep, caffeine and note",
        ),
        (
            lambda d: d.check_in(d.today(), unlogged=0),
            ("unlogged", "closed"),
            "a check-in: twitches not logged",
        ),
        (lambda d: d.check_in(d.today(), flags=["pain"]), ("flags",), "a check-in: flags"),
        (
            lambda d: d.check_in(d.today(), {"sleep": 7, "water": 1, "stress": 2, "fatigue": 3}),
            ("sleep", "water", "stress", "fatigue"),
            "a check-in",
        ),
        (lambda d: d.log(EpisodeDraft(at=d.now())), (), "a logged episode"),
    ],
)
def test_an_undo_says_what_of_a_check_in_it_was(
    diary: Diary, write: Write, fields: tuple[str, ...], words: str
) -> None:
    write(diary)
    for step in (diary.undo, diary.redo, diary.undo):
        done = step()
        assert done.fields == fields
        assert action_words(done.action, done.fields, diary.catalogue) == words


def test_only_what_was_changed_is_told(diary: Diary) -> None:
    diary.check_in(diary.today(), {"sleep": 6.5, "caffeine": 90}, note="late")
    diary.check_in(diary.today(), {"sleep": 7, "caffeine": 90})
    assert diary.undo().fields == ("sleep",)


def test_what_was_called_off_has_no_unsafe_character(diary: Diary) -> None:
    assert action_words("check_in", ["a\x1b[31m"], {}) == "a check-in: a\\x1b[31m"


@pytest.mark.parametrize(
    "write",
    [
        lambda d: d.log(EpisodeDraft(at=d.now())),
        lambda d: d.check_in(d.today(), {"sleep": 6.5}),
        lambda d: d.mark(MarkerDraft(day=d.today(), kind="travel")),
    ],
)
def test_a_diary_is_untouched_until_the_first_entry(diary: Diary, write: Write) -> None:
    assert diary.untouched
    diary.put_off()  # the first questions are no entry
    assert diary.untouched
    write(diary)
    assert not diary.untouched


def test_an_entry_that_was_taken_back_was_one(diary: Diary) -> None:
    diary.log(EpisodeDraft(at=diary.now()))
    diary.undo()
    assert diary.span() is None
    assert not diary.untouched
