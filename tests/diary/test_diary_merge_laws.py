"""Merging over anything that people do on two or three machines: the same from every side, in
any order, and nothing more the second time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.diary.twins import ALL, TODAY, Machine, combined, flat, raw
from tracker.diary import Conflict, Merged, NothingToUndo
from tracker.diary.files import REMOVED, Tables, content
from tracker.model import EpisodeDraft, FactorError, IntakeDraft

Act = Callable[[Machine, list[Machine]], object]

DAYS = [TODAY, TODAY - timedelta(days=1), date(2026, 10, 31)]


def logged(count: int, day: date) -> Act:
    return lambda machine, _: machine.diary.log(EpisodeDraft(day=day, count=count))


def changed(number: int, field: str, value: object) -> Act:
    def act(machine: Machine, _: list[Machine]) -> None:
        episodes = sorted(machine.diary.episodes(*ALL), key=lambda each: each.id)
        if episodes:
            machine.diary.edit(episodes[number % len(episodes)].id, **{field: value})

    return act


def removed(number: int) -> Act:
    def act(machine: Machine, _: list[Machine]) -> None:
        diary = machine.diary
        ids = [record.id for record in diary.episodes(*ALL)]
        ids += [record.id for record in diary.intakes(*ALL)]
        ids += [record.id for record in diary.check_ins(*ALL)]
        ids.sort()
        if ids:
            machine.diary.remove(ids[number % len(ids)])

    return act


def checked_in(day: date, values: dict[str, int | None], unlogged: int | None) -> Act:
    return lambda machine, _: machine.diary.check_in(day, values, unlogged=unlogged)


def took(amount: int) -> Act:
    def act(machine: Machine, _: list[Machine]) -> None:
        with suppress(FactorError):  # more coffee in a day than a day can hold
            machine.diary.take(IntakeDraft(factor="caffeine", amount=amount, day=TODAY))

    return act


def stepped(step: str) -> Act:
    def act(machine: Machine, _: list[Machine]) -> None:
        with suppress(NothingToUndo, Conflict):
            getattr(machine.diary, step)()

    return act


def merged(number: int) -> Act:
    def act(machine: Machine, machines: list[Machine]) -> None:
        other = machines[number % len(machines)]
        if other is not machine:
            machine.diary.merge(other.home)

    return act


numbers = st.integers(0, 9)
days = st.sampled_from(DAYS)
values = st.dictionaries(
    st.sampled_from(["caffeine", "stress"]), st.none() | st.integers(0, 9), max_size=2
)
acts = st.one_of(
    st.builds(logged, st.integers(1, 5), days),
    st.builds(changed, numbers, st.just("intensity"), numbers),
    st.builds(changed, numbers, st.just("note"), st.sampled_from([None, "a", "b"])),
    st.builds(changed, numbers, st.just("day"), days),
    st.builds(removed, numbers),
    st.builds(checked_in, days, values, st.none() | numbers),
    st.builds(took, st.integers(1, 90)),
    st.builds(stepped, st.sampled_from(["undo", "undo", "redo"])),
    st.builds(merged, numbers),
)
stories = st.lists(st.tuples(st.integers(0, 2), acts), max_size=14)


@pytest.fixture(scope="module", autouse=True)
def quick_disk() -> Iterator[None]:
    """What is asked here does not hang on the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield


def said(copy: Mapping[str, Tables]) -> dict[tuple[str, str, str], object]:
    """Return what a copy says, its stamps and what its removal marks know left out."""
    return {
        key: key[1] if key[1] == REMOVED else content(document)
        for key, document in flat(copy).items()
    }


def told(story: list[tuple[int, Act]], folder: Path) -> list[Machine]:
    """Return three machines on which all that has happened."""
    first = Machine(folder / "0")
    first.diary.log(EpisodeDraft(intensity=3))
    first.diary.check_in(TODAY, {"caffeine": 90})
    machines = [first, first.twin("1", ahead=0.1), first.twin("2", ahead=0.2)]
    for number, act in story:
        act(machines[number], machines)
    return machines


@given(stories)
@settings(max_examples=60, deadline=None)
def test_combining_is_the_same_from_every_side_in_any_order(story: list[tuple[int, Act]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two, three = (raw(machine) for machine in told(story, Path(folder)))
    pair = combined(one, two)
    assert flat(pair) == flat(combined(two, one))
    assert flat(combined(pair, one)) == flat(combined(pair, two)) == flat(pair)
    # In another order a removal can meet an edit before a later edit saves the record: what was
    # between the two is then still on its own machine, and there again once that is met.
    met = [combined(pair, three), combined(one, combined(two, three)), combined(three, two, one)]
    settled = [said(combined(copy, one, two, three)) for copy in met]
    assert settled[0] == settled[1] == settled[2]


@given(stories)
@settings(max_examples=40, deadline=None)
def test_machines_that_merged_each_other_agree_and_lost_nothing(
    story: list[tuple[int, Act]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        merge_all(told(story, Path(folder)))


def test_a_drink_of_a_day_that_another_machine_removed_is_not_lost() -> None:
    # The removal meets the earlier drink first, and only then the later one that saves the day.
    story = [(0, removed(0)), (1, took(1)), (2, logged(1, TODAY)), (2, took(1))]
    with tempfile.TemporaryDirectory() as folder:
        machines = told([(0, logged(1, TODAY)), *story], Path(folder))
        merge_all(machines)
        assert {machine.diary.day(TODAY).values["caffeine"] for machine in machines} == {92}


def merge_all(machines: list[Machine]) -> None:
    """Merge every machine with the first and back, and assert that they agree and that nothing
    is lost. A removal asks for a second round (see above); nothing asks for a third."""
    known = [flat(raw(machine)) for machine in machines]
    marks = {id for every in known for _, table, id in every if table == REMOVED}
    one, two, three = machines
    for _ in range(2 if marks else 1):
        one.diary.merge(two.home)
        one.diary.merge(three.home)
        for machine in (two, three):
            machine.diary.merge(one.home)
    assert two.shown() == one.shown() == three.shown()
    files = one.files()
    assert one.diary.merge(two.home) == one.diary.merge(three.home) == Merged()
    assert one.files() == files
    there = {key[1:] for key in flat(raw(one))}
    for every in known:
        assert {key[1:] for key in every if key[2] not in marks} <= there


@given(stories)
@settings(max_examples=30, deadline=None)
def test_undo_of_a_merge_restores_every_byte_that_counts(story: list[tuple[int, Act]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two, _ = told(story, Path(folder))
        before = flat(raw(one))
        if one.diary.merge(two.home) != Merged():
            one.diary.undo()
            assert flat(raw(one)) == before
