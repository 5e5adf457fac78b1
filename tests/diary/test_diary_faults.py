"""Each system call that changes the disk fails in turn: the diary is old or new, never between."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.diary.crashes import ACTIONS, Act, Instead, instead, opened, outcomes, prepare, state
from tracker.diary import Diary, DiaryError
from tracker.model import EpisodeDraft

CRASHES = Path(__file__).with_name("crashes.py")
ALL = date(1900, 1, 1), date(2100, 1, 1)
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
MOST_STEPS = 80


@pytest.mark.parametrize("action", ACTIONS)
def test_death_at_any_step_leaves_old_or_new(quick_path: Path, action: str) -> None:
    said = subprocess.run(
        [sys.executable, str(CRASHES), str(quick_path), action],
        capture_output=True,
        text=True,
        check=True,
    )
    found = [json.loads(line) for line in said.stdout.splitlines()]
    assert len(found) > 16
    assert {each["found"] for each in found} == {"old", "new"}
    assert all(each["goes_on"] and not each["strays"] for each in found), found


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
@pytest.mark.parametrize("action", ACTIONS)
def test_a_call_that_fails_changes_nothing(
    quick_path: Path, monkeypatch: pytest.MonkeyPatch, action: str, number: int
) -> None:
    home = quick_path / "home"
    act = prepare(home, action)
    before, after = outcomes(home, act)
    failures = 0
    for step in range(1, MOST_STEPS):
        tried = quick_path / str(step)
        shutil.copytree(home, tried)
        reached, said = act_and_fail(opened(tried), act, step, number, monkeypatch)
        if not reached:
            break
        failures += bool(said)
        assert said.startswith("not saved: ") or not said
        # An error says that nothing was saved. Without one it failed where that costs nothing.
        assert state(tried) == (before if said else after), f"step {step}"
        assert_goes_on(tried)
    else:
        pytest.fail("the action never came to its end")
    assert failures >= 6


@pytest.mark.parametrize("action", ACTIONS)
def test_a_disk_that_stays_broken_leaves_old_or_new(
    quick_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    home = quick_path / "home"
    act = prepare(home, action)
    states = outcomes(home, act)
    for step in range(1, MOST_STEPS):
        tried = quick_path / str(step)
        shutil.copytree(home, tried)
        reached, _ = act_and_fail(opened(tried), act, step, errno.EIO, monkeypatch, stays=True)
        if not reached:
            break
        assert state(tried) in states, f"step {step}"
        assert_goes_on(tried)


def act_and_fail(
    diary: Diary,
    act: Act,
    step: int,
    number: int,
    monkeypatch: pytest.MonkeyPatch,
    *,
    stays: bool = False,
) -> tuple[bool, str]:
    """Return whether it came to the step that fails, and what the action's DiaryError said ('' if
    it raised none; any other error is passed on). With `stays` all later steps fail as well."""
    broken = False

    def fail(name: str, call: Any, given: tuple[Any, ...], more: dict[str, Any]) -> None:
        nonlocal broken
        broken = True
        if stays:
            for later in ("open", "mkdir", "write", "fsync", "replace", "unlink", "ftruncate"):
                patch.setattr(os, later, refused(number))
        refused(number)()

    failing: Instead = fail
    with monkeypatch.context() as patch:
        instead(step, failing, patch.setattr)
        try:
            act(diary)
        except DiaryError as error:
            return broken, str(error)
    return broken, ""


def refused(number: int) -> Any:
    def refuse(*given: Any, **more: Any) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def assert_goes_on(home: Path) -> None:
    """The next one who writes finds a diary that takes it, and can take it back."""
    found = state(home)
    with opened(home) as diary:
        later = diary.log(EpisodeDraft(note="afterwards"))
        assert diary.get(later.id) == later
        assert diary.undo().records == [later.id]
    assert state(home) == found
    assert not list(home.rglob(".*.new"))


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file can be made to grow beyond so many bytes: writing stops short, as on a disk that
    fills up."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_files_that_may_not_grow(tmp_path: Path) -> None:
    with opened(tmp_path) as diary:
        diary.log(EpisodeDraft(note="x" * 3000))
        kept = diary.episodes(*ALL)
        journal = (tmp_path / "journal.jsonl").stat().st_size
        month = (tmp_path / "diary" / "2026-11.json").stat().st_size
        # First the journal can't take the entry; then it can, but the month file can't grow.
        for size in (journal + 100, month + 100):
            with (
                largest_file(size),
                pytest.raises(DiaryError, match="larger than is allowed"),
            ):
                diary.log(EpisodeDraft(note="y" * 3000))
            assert diary.episodes(*ALL) == kept
            assert not list(tmp_path.rglob(".*.new"))
        diary.log(EpisodeDraft())
        assert len(diary.episodes(*ALL)) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("no small disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    home = small_disk / "home"
    promised = []
    diary = opened(home)
    said = ""
    for number in range(200):
        try:
            promised.append(diary.log(EpisodeDraft(note=f"{number} " + "x" * 2000)).id)
        except DiaryError as error:
            said = str(error)
            break
    assert "not saved: there is no room left on the disk" in said
    assert len(promised) > 10
    again = opened(home)
    assert {episode.id for episode in again.episodes(*ALL)} == set(promised)
    subprocess.run(["mount", "-o", "remount,size=2m", str(small_disk)], check=True)
    promised.append(again.log(EpisodeDraft(note="there is room again")).id)
    assert {episode.id for episode in diary.episodes(*ALL)} == set(promised)


def test_what_cant_be_settled_on_a_read_only_disk_is_said_without_jargon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as diary:
        diary.log(EpisodeDraft(note="kept"))
    with (tmp_path / "journal.jsonl").open("a") as journal:
        journal.write('{"cut')

    def refused(*_: Any) -> Any:
        raise OSError(errno.EROFS, "Read-only file system", str(tmp_path / "lock"))

    monkeypatch.setattr("tracker.diary.writing.locked", refused)
    with opened(tmp_path) as diary:
        assert [episode.note for episode in diary.episodes(*ALL)] == ["kept"]
        [said] = diary.warnings
    assert said.startswith("A change that was cut short can't be settled yet: ")
    assert "is on a read-only disk" in said
    assert "Errno" not in said
