"""The whole diary is read once for all that look at it, and anew when it has changed."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import timedelta

from tests.conftest import StoppedClock
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.whole import WholeReader, keys_first


def test_what_is_held_is_not_read_again(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    reader = WholeReader(diary)
    years: list[int] = []
    held = reader.read(years.append)
    assert reader.read(years.append) is held
    assert years == [diary.today().year]


def test_a_change_or_another_day_is_read_anew(diary: Diary, clock: StoppedClock) -> None:
    diary.log(EpisodeDraft())
    reader = WholeReader(diary)
    before = reader.read()
    diary.log(EpisodeDraft())
    after = reader.read()
    assert (len(before.episodes), len(after.episodes)) == (1, 2)
    clock.forward(days=1)
    assert reader.read().today == after.today + timedelta(days=1)


def test_it_is_let_go_with_the_last_who_holds_it(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    reader = WholeReader(diary)
    years: list[int] = []
    reader.read(years.append)
    reader.read(years.append)
    assert len(years) == 2


def test_keys_come_first_until_the_work_is_done() -> None:
    usual = sys.getswitchinterval()
    with suppress(KeyError), keys_first():
        assert sys.getswitchinterval() < usual
        raise KeyError
    assert sys.getswitchinterval() == usual


def test_one_that_is_done_leaves_the_others_their_turns() -> None:
    usual = sys.getswitchinterval()
    first, second = keys_first(), keys_first()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert sys.getswitchinterval() < usual
    second.__exit__(None, None, None)
    assert sys.getswitchinterval() == usual
