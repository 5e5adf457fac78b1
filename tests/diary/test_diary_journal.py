"""The journal's file: read from its end, cut where it is torn, trimmed when long."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diary import journal as journals
from tracker.diary.journal import Change, Entry, Journal


def entry(number: int, kind: str = "do", size: int = 1) -> Entry:
    change = Change("2026-11", "episodes", f"e{number}", None, {"note": "x" * size})
    return Entry(f"{number:010d}", "t", kind, "log", [f"e{number}"], [change])  # type: ignore[arg-type]


def write(journal: Journal, found: Entry) -> None:
    journal.done(found, journal.append(found))


@given(
    st.lists(st.integers(0, 40), max_size=12), st.integers(1, 64), st.booleans(), st.integers(0, 9)
)
def test_lines_come_back_from_the_end(
    tmp_path_factory: pytest.TempPathFactory,
    lengths: list[int],
    block: int,
    torn: bool,
    blanks: int,
) -> None:
    home = tmp_path_factory.mktemp("journal")
    lines = [b"y" * length + b"\n" for length in lengths] + [b"\n"] * blanks
    lines += [b"torn"] if torn else []
    (home / journals.NAME).write_bytes(b"".join(lines))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journals, "_BLOCK", block)
        found = list(Journal(home)._backwards())
    assert [line for _, line in found] == lines[::-1]
    whole = b"".join(lines)
    assert all(whole[offset:].startswith(line) for offset, line in found)
    assert [offset for offset, _ in found] == [
        sum(map(len, lines[:index])) for index in reversed(range(len(lines)))
    ]


def test_an_absent_or_empty_journal_is_settled(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert journal.settled()
    assert journal.pending() is None
    assert journal.to_undo() is None
    (tmp_path / journals.NAME).touch()
    assert journal.settled()
    assert journal.pending() is None


@pytest.mark.parametrize("size", [1, 100, 100_000])
def test_an_action_without_its_mark_is_pending(tmp_path: Path, size: int) -> None:
    journal = Journal(tmp_path)
    write(journal, entry(1))
    offset = journal.append(entry(2, size=size))
    assert not journal.settled()
    assert journal.pending() == (offset, entry(2, size=size))
    journal.done(entry(2, size=size), offset)
    assert journal.settled()
    assert journal.to_undo() == entry(2, size=size)


@pytest.mark.parametrize("torn", [b'{"id":"x","at', b"\0\0\0\0\0", b'{"done":"00', b"rubbish\n"])
def test_a_torn_end_is_cut_off(tmp_path: Path, torn: bytes) -> None:
    journal = Journal(tmp_path)
    write(journal, entry(1))
    good = (tmp_path / journals.NAME).read_bytes()
    with (tmp_path / journals.NAME).open("ab") as file:
        file.write(torn)
    assert not journal.settled()
    assert journal.pending() is None
    assert (tmp_path / journals.NAME).read_bytes() == good
    assert journal.to_undo() == entry(1)


def test_a_torn_mark_leaves_its_action_pending(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    offset = journal.append(entry(1))
    with (tmp_path / journals.NAME).open("ab") as file:
        file.write(b'{"done":"0000')
    assert journal.pending() == (offset, entry(1))


def test_an_unreadable_line_in_the_middle_is_passed_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    write(journal, entry(1))
    with (tmp_path / journals.NAME).open("ab") as file:
        file.write(b"\xff not a line of ours\n")
    write(journal, entry(2))
    write(journal, entry(2, "undo"))
    assert journal.to_undo() == entry(1)
    assert journal.to_redo() == entry(2, "undo")


@given(st.lists(st.sampled_from(["do", "undo", "redo", "set"]), max_size=30))
def test_undo_and_redo_follow_two_stacks(
    tmp_path_factory: pytest.TempPathFactory, wishes: list[str]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("journal"))
    done: list[list[str]] = []
    undone: list[list[str]] = []
    for number, wish in enumerate(wishes):
        undo, redo = journal.to_undo(), journal.to_redo()
        assert (undo and undo.records) == (done[-1] if done else None)
        assert (redo and redo.records) == (undone[-1] if undone else None)
        new = entry(number, wish)
        if wish == "do":
            done.append(new.records)
            undone.clear()
        elif wish == "undo" and undo:
            new.records = undo.records
            undone.append(done.pop())
        elif wish == "redo" and redo:
            new.records = redo.records
            done.append(undone.pop())
        elif wish != "set":
            continue
        write(journal, new)


def test_a_long_journal_is_trimmed_to_its_newest_actions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "KEEP", 20)
    monkeypatch.setattr(journals, "TRIM_STEP", 10_000)
    journal = Journal(tmp_path)
    sizes = []
    for number in range(500):
        write(journal, entry(number, size=50))
        sizes.append((tmp_path / journals.NAME).stat().st_size)
    assert max(sizes) < 10_500
    assert sum(later < earlier for earlier, later in pairwise(sizes)) > 5
    kept = [found.records[0] for found in journal._entries()]
    assert kept == [f"e{number}" for number in range(499, 499 - len(kept), -1)]
    assert len(kept) >= 20
