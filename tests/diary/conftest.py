"""A folder in memory, where a thousand fsyncs cost next to nothing, and a machine."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.diary.twins import Machine
from tracker.model import EpisodeDraft

_MEMORY = Path("/dev/shm")


def quick_folder() -> Path:
    """Make a folder of one's own in memory, else among the temporary ones; remove it after use."""
    at = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="tracker-test-", dir=at))


@pytest.fixture
def quick_path() -> Iterator[Path]:
    folder = quick_folder()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def one(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "one")
    machine.diary.log(EpisodeDraft(intensity=3, note="first"))
    return machine
