"""As long as a damaged file is set aside and not back, the diary says that it lacks a part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import StoppedClock
from tests.diary.ways_back import ALL, OCTOBER, TODAY, TORN, tear, vanish
from tracker.diary import Diary, UnknownBackup
from tracker.diary.backup.shelf import shelf
from tracker.diary.files import path_of
from tracker.model import EpisodeDraft, MarkerDraft

NOVEMBER = "2026-11"


@pytest.fixture
def torn(diary: Diary, clock: StoppedClock) -> Diary:
    """Return a diary whose November was damaged, and begun anew by a twitch."""
    diary.log(EpisodeDraft(note="before"))
    diary.back_up()
    tear(path_of(diary.home, NOVEMBER))
    clock.forward(minutes=1)
    diary.log(EpisodeDraft(note="after"))
    return diary


def asides(diary: Diary) -> list[Path]:
    return sorted((diary.home / "diary").glob("*.damaged-*"))


def test_a_whole_diary_lacks_nothing(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    assert diary.lacking() == diary.lacking_words() == diary.unwhole() == []


def test_a_month_that_was_begun_anew_is_named(torn: Diary) -> None:
    assert torn.lacking() == torn.unwhole() == [NOVEMBER]
    assert torn.lacking(TODAY, TODAY) == [NOVEMBER]
    assert torn.lacking(OCTOBER, OCTOBER) == []
    (words,) = torn.lacking_words(TODAY, TODAY)
    assert words.startswith("part of November 2026 is missing here")
    assert words.endswith("tracker restore newest --month 2026-11")
    assert torn.span() == (date(2026, 11, 1), TODAY)


def test_setting_aside_is_no_change_by_another(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    tear(path_of(diary.home, NOVEMBER))
    assert diary.refresh()
    diary.log(EpisodeDraft())
    assert diary.lacking() == [NOVEMBER]
    assert not diary.refresh()


def test_another_process_sees_it_too(torn: Diary) -> None:
    with Diary.open(torn.home, clock=torn.clock) as other:
        assert other.lacking() == [NOVEMBER]
        torn.restore("newest", month=NOVEMBER)
        assert other.refresh()
        assert other.lacking() == []


def test_it_is_whole_when_the_month_is_back_and_not_when_that_is_undone(torn: Diary) -> None:
    torn.restore("newest", month=NOVEMBER)
    assert torn.lacking() == []
    assert [path.read_bytes() for path in asides(torn)] == [TORN]
    torn.undo()
    assert torn.lacking() == [NOVEMBER]
    torn.redo()
    assert torn.lacking() == []
    assert [path.read_bytes() for path in asides(torn)] == [TORN]


def test_a_second_damage_is_told_of_its_own(torn: Diary, clock: StoppedClock) -> None:
    torn.restore("newest", month=NOVEMBER)
    tear(path_of(torn.home, NOVEMBER))
    torn.log(EpisodeDraft())  # in the same second as the first
    assert torn.lacking() == [NOVEMBER]
    assert len(asides(torn)) == 2
    torn.undo()  # the twitch: nothing is back by that
    assert torn.lacking() == [NOVEMBER]
    torn.restore("newest", month=NOVEMBER)
    assert torn.lacking() == []


@pytest.mark.parametrize("harm", [vanish, tear])
def test_going_back_to_a_whole_backup_settles_it(torn: Diary, harm: Callable[[Path], None]) -> None:
    harm(path_of(torn.home, NOVEMBER))
    torn.restore("newest")
    assert torn.lacking() == []
    assert [each.note for each in torn.episodes(*ALL)] == ["before"]


def test_a_backup_with_nothing_more_settles_it(torn: Diary) -> None:
    torn.restore("newest", month=NOVEMBER)
    aside = asides(torn)[0]
    aside.rename(aside.with_name(aside.name.removesuffix("-restored")))
    torn.refresh()
    assert torn.lacking() == [NOVEMBER]
    version = torn.version
    assert torn.restore("newest", month=NOVEMBER).differences == []
    assert torn.lacking() == []
    assert torn.version > version  # or nobody would look again


def test_the_book_lacks_a_part_on_any_day(diary: Diary) -> None:
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    tear(path_of(diary.home, "book"))
    diary.mark(MarkerDraft(day=TODAY, kind="illness"))
    assert diary.lacking(OCTOBER, OCTOBER) == ["book"]
    assert "the book (your factors" in diary.lacking_words()[0]


def test_a_damaged_file_is_known_when_it_has_been_looked_at(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    tear(path_of(diary.home, NOVEMBER))
    assert diary.unwhole() == []
    diary.span()
    assert diary.unwhole() == [NOVEMBER]


def test_without_a_backup_there_is_a_word_on_what_is_left(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    tear(path_of(diary.home, NOVEMBER))
    with pytest.raises(UnknownBackup, match=r"no backup yet.*what is left of it is in .*-11.json:"):
        diary.preview_restore("newest", month=NOVEMBER)
    diary.log(EpisodeDraft())
    with pytest.raises(UnknownBackup, match=r"what is left of it is in .*\.damaged-\d+T\d+:"):
        diary.preview_restore("newest", month=NOVEMBER)


def test_the_backup_that_has_what_is_missing_is_kept_until_it_is_back(
    torn: Diary, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Diary, "backups_kept", 1)
    good = torn.backups()[-1].name
    for _ in range(3):
        clock.forward(hours=1)
        torn.log(EpisodeDraft())
        torn.back_up()
    assert [kept.name for kept in shelf(torn.home)][-1] == good
    torn.restore("newest", month=NOVEMBER)
    assert torn.episodes(*ALL)[0].note == "before"
    clock.forward(hours=1)
    torn.back_up()
    assert good not in [kept.name for kept in shelf(torn.home)]


def test_the_daily_backup_tells_of_a_month_nobody_looks_at(
    diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.back_up()
    tear(path_of(diary.home, "2026-10"))
    clock.forward(days=1)
    diary.log(EpisodeDraft())
    assert diary.back_up_if_due() is not None
    assert any("2026-10.json is damaged" in words for words in diary.warnings)
