"""A folder in memory where the system has one: a thousand fsyncs then cost next to nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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
