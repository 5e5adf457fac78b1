"""python -m tests.simulation: how often the insights are right, on diaries of known truth."""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

from tests.simulation.figures import scenarios
from tests.simulation.looks import Scenario, measure
from tests.simulation.report import failures, report
from tests.simulation.running import run, timings, workers
from tests.simulation.trial_figures import GRID, trial_scenarios
from tests.simulation.trial_report import (
    section_of,
    trial_failures,
    trial_report,
    with_section,
)
from tests.simulation.trials import measure_trial

RESULTS = Path(__file__).with_name("RESULTS.md")
SEED = 1_000_000  # beyond the seeds of the normal tests


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; return 1 when a figure is beyond what it may be, else 0."""
    asked = _parser().parse_args(arguments)
    out = asked.out or (None if asked.quick else RESULTS)
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    failed: list[str] = []
    text = before
    with workers() as pool:
        if asked.only != "trials":
            links, failed = _links(pool, asked)
            text = with_section(links, section_of(before))
        if asked.only != "links":
            trials, beyond = _trials(pool, asked)
            text = with_section(text, trials)
            failed += beyond
    sys.stdout.write(text)
    if out:
        out.write_text(text, encoding="utf-8")
    for name in failed:
        sys.stderr.write(f"FAILS: {name}\n")
    return int(bool(failed))


def _links(pool: ProcessPoolExecutor, asked: argparse.Namespace) -> tuple[str, list[str]]:
    """Return the report on links with factors, and what is beyond what it may be."""
    begun = time.monotonic()
    plan = [(one, _diaries(one, asked.quick)) for one in scenarios()]
    measured = run(pool, plan, asked.seed, measure)
    times = pool.submit(timings).result()
    text = report(measured, times, seed=asked.seed, minutes=_minutes(begun), on=_today())
    return text, failures(measured, times)


def _trials(pool: ProcessPoolExecutor, asked: argparse.Namespace) -> tuple[str, list[str]]:
    """Return the section on self-trials, and what is beyond what it may be."""
    begun = time.monotonic()
    many, on_grid = (100, 20) if asked.quick else (2000, 300)
    plan = {one.name: (one, on_grid) for one in GRID}
    plan |= {one.name: (one, many) for one in trial_scenarios()}
    measured = run(pool, list(plan.values()), asked.seed, measure_trial)
    text = trial_report(measured, seed=asked.seed, minutes=_minutes(begun), on=_today())
    return text, trial_failures(measured)


def _minutes(begun: float) -> float:
    return (time.monotonic() - begun) / 60


def _today() -> date:
    return datetime.now(UTC).date()


def _diaries(scenario: Scenario, quick: bool) -> int:
    """Return how many to simulate: more where a diary is cheap or its share is small."""
    if not scenario.milestones:
        return 300 if quick else 2000
    if scenario.planted:
        return 20 if quick else 300
    return 60 if quick else 1000


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer diaries; writes no file")
    parser.add_argument(
        "--only", choices=("links", "trials"), help="the rest of the file stays as it is"
    )
    parser.add_argument("--seed", type=int, default=SEED, help=f"the first seed ({SEED})")
    parser.add_argument("--out", type=Path, help=f"the file to write ({RESULTS.name})")
    return parser


if __name__ == "__main__":
    sys.exit(main())
