"""Diaries by the thousand in two polite processes, and how long a look takes."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from statistics import median
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from tests.insight.diaries import START, Diary, simulate
from tests.simulation.looks import Values, as_table
from tracker.insight import DEFAULT_PINS
from tracker.insight.associations import associate
from tracker.insight.links import links
from tracker.insight.milestones import milestone
from tracker.model import CATALOGUE

Floats = NDArray[np.float64]


class _Named(Protocol):
    @property
    def name(self) -> str: ...


Kind = TypeVar("Kind", bound=_Named)
"""A kind of diary and of look at it, with a name of its own."""

WORKERS = 2
_AT_ONCE = 20  # diaries a task
_ROUNDS = 21
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@contextmanager
def workers() -> Iterator[ProcessPoolExecutor]:
    """Yield two processes that give way to others, one thread each; left early, they end with
    the diaries in hand."""
    # Read when a process imports numpy; a spawned one does so after this.
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    context = get_context("spawn")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # and its workers
    pool = ProcessPoolExecutor(WORKERS, context, initializer=os.nice, initargs=(10,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def run(
    pool: ProcessPoolExecutor,
    asked: Sequence[tuple[Kind, int]],
    seed: int,
    look: Callable[[Kind, int], Values],
) -> dict[str, dict[str, Floats]]:
    """Return what a look at so many diaries of each scenario measured: by scenario and measure,
    one value a diary in the order of the seeds, which begin at `seed`."""
    tasks: dict[Future[list[Values]], tuple[str, int]] = {}
    for scenario, diaries in asked:
        for first in range(0, diaries, _AT_ONCE):
            seeds = range(seed + first, seed + min(first + _AT_ONCE, diaries))
            tasks[pool.submit(several, scenario, seeds, look)] = scenario.name, first
    rows: dict[str, dict[int, list[Values]]] = {scenario.name: {} for scenario, _ in asked}
    progress = _Progress(sum(diaries for _, diaries in asked))
    for done in as_completed(tasks):
        name, first = tasks[done]
        rows[name][first] = done.result()
        progress.add(len(rows[name][first]))
    progress.end()
    return {
        name: as_columns([values for first in sorted(parts) for values in parts[first]])
        for name, parts in rows.items()
    }


def several(
    scenario: Kind, seeds: Sequence[int], look: Callable[[Kind, int], Values]
) -> list[Values]:
    """Return what is measured on the diary of each seed."""
    return [look(scenario, seed) for seed in seeds]


def as_columns(rows: Sequence[Values]) -> dict[str, Floats]:
    """Return the values of every diary by measure, NaN where a diary has none."""
    names = dict.fromkeys(name for values in rows for name in values)
    return {name: np.array([values.get(name, np.nan) for values in rows]) for name in names}


def timings() -> dict[str, float]:
    """Return milliseconds of processor time (median, warm) at 12 factors and 2 lags: of one
    look, and of all that is said of the factors, which takes three."""
    found = {}
    for name, days in (("365 days", 365), ("ten years", 3650)):
        diary = twelve_factors(days)
        found[f"{name}, one look"] = _median_ms(partial(_look, diary))
        found[f"{name}, all that is said"] = _median_ms(partial(_all_said, diary))
    return found


def twelve_factors(days: int) -> Diary:
    """Return a diary of twelve factors, named as the first of the catalogue."""
    one, other = (simulate(seed, days) for seed in (0, 1))
    columns = [*one.factors.values(), *other.factors.values()]
    return Diary(counts=one.counts, factors=dict(zip(CATALOGUE, columns, strict=False)), truth={})


def _look(diary: Diary) -> object:
    return associate(diary.counts, diary.factors, START)


def _all_said(diary: Diary) -> object:
    whole = as_table(diary)
    return links(whole, whole, CATALOGUE, milestone(int(whole.watched.sum())), DEFAULT_PINS)


def _median_ms(call: Callable[[], object]) -> float:
    call()
    taken = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        call()
        taken.append((time.process_time() - begun) * 1000)
    return median(taken)


class _Progress:
    """One line on a terminal, nothing elsewhere."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._begun = time.monotonic()

    def add(self, diaries: int) -> None:
        self._done += diaries
        if sys.stderr.isatty():
            taken = time.monotonic() - self._begun
            left = timedelta(seconds=round(taken * (self._total / self._done - 1)))
            sys.stderr.write(f"\r{self._done} of {self._total} diaries, about {left} left \x1b[K")
            sys.stderr.flush()

    def end(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
