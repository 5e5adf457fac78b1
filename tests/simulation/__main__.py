"""python -m tests.simulation: how often the insights are right, on diaries of known truth."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.simulation.figures import scenarios
from tests.simulation.looks import Scenario
from tests.simulation.report import failures, report
from tests.simulation.running import run, timings, workers

RESULTS = Path(__file__).with_name("RESULTS.md")
SEED = 1_000_000  # beyond the seeds of the normal tests


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; return 1 when a figure is beyond what it may be, else 0."""
    asked = _parser().parse_args(arguments)
    begun = time.monotonic()
    with workers() as pool:
        plan = [(one, _diaries(one, asked.quick)) for one in scenarios()]
        measured = run(pool, plan, asked.seed)
        times = pool.submit(timings).result()
    text = report(
        measured,
        times,
        seed=asked.seed,
        minutes=(time.monotonic() - begun) / 60,
        on=datetime.now(UTC).date(),
    )
    sys.stdout.write(text)
    out = asked.out or (None if asked.quick else RESULTS)
    if out:
        out.write_text(text, encoding="utf-8")
    failed = failures(measured, times)
    for name in failed:
        sys.stderr.write(f"FAILS: {name}\n")
    return int(bool(failed))


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
    parser.add_argument("--seed", type=int, default=SEED, help=f"the first seed ({SEED})")
    parser.add_argument("--out", type=Path, help=f"the file to write ({RESULTS.name})")
    return parser


if __name__ == "__main__":
    sys.exit(main())
