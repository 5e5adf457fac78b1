"""The page for the clinician from a diary of ten years, as a whole process."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure

LIMIT = 2000.0
ROUNDS = 5


def test_the_report_of_ten_years(
    found: list[Figure], command: Path, ten_years: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.pdf"
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([command, "--home", ten_years, "report", "--out", out], check=True)
        taken.append((time.perf_counter() - start) * 1000)
    found.append(Figure("tracker report, last 90 days as PDF", median(taken), None, "ms", LIMIT))
    assert out.read_bytes().startswith(b"%PDF-")
    assert median(taken) <= LIMIT
