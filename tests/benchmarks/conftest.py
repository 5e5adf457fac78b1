"""Ten years of diary, made once a run, and the table of what was measured."""

from __future__ import annotations

import compileall
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tracker
from tests.benchmarks.figures import STOPWATCH, Comparison, Figure, table
from tests.benchmarks.ten_years import write_ten_years
from tracker.model.clock import system_clock

COMMAND = Path(sys.executable).with_name("tracker")
FLOORS = Path(__file__).with_name("floors")
FOUND = pytest.StashKey[list[Figure]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "compare" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.benchmark(timer=STOPWATCH))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if found := config.stash.get(FOUND, []):
        terminalreporter.section("ten years against floors of the same run")
        for line in table(found):
            terminalreporter.write_line(line)


@pytest.fixture
def compare(benchmark: Any, request: pytest.FixtureRequest) -> Comparison:
    return Comparison(benchmark, request.config.stash.setdefault(FOUND, []))


@pytest.fixture
def found(request: pytest.FixtureRequest) -> list[Figure]:
    """The table itself, for figures that need no rounds."""
    return request.config.stash.setdefault(FOUND, [])


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("ten-years") / "home"
    write_ten_years(home, last=system_clock().date())
    return home


@pytest.fixture
def ten_years(written: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the diary of ten years, to be written to."""
    home = tmp_path / "ten-years"
    shutil.copytree(written, home)
    yield home
    shutil.rmtree(home)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return tmp_path / "empty"


@pytest.fixture(scope="session")
def command() -> Path:
    """The installed command, its modules compiled as an installer leaves them: in a checkout
    where Python writes no bytecode every start would compile them anew, the floor's libraries
    not."""
    assert COMMAND.exists(), "the package is not installed beside this Python"
    assert compileall.compile_dir(Path(tracker.__file__).parent, quiet=2)
    return COMMAND


@pytest.fixture(scope="session")
def full_month_day() -> date:
    """The last day of the newest month that is over: its file is as large as files get."""
    today = system_clock().date()
    return date.fromordinal(today.replace(day=1).toordinal() - 1)


@pytest.fixture(scope="session")
def floors() -> Path:
    return FLOORS
