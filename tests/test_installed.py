"""What people install: the archives hold everything, and the wheel works where nothing else is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.terminal import Terminal
from tracker import __version__

CHECKOUT = Path(__file__).parents[1]
NEWER = ["3.12", "3.13"]  # besides the Python that runs the tests


class Archives(NamedTuple):
    wheel: Path
    sdist: Path


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Archives:
    """The sdist, and the wheel that was built from nothing but the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(CHECKOUT))
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Archives(wheel, sdist)


def run(*command: str, cwd: Path | None = None, home: Path | None = None) -> str:
    """Return what a command prints, in an environment that knows nothing of this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if home is not None:
        kept["TRACKER_HOME"] = str(home)
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, env=kept, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def committed(folder: str = ".") -> set[str]:
    """Return the files that are under version control, as far as that is known here."""
    if shutil.which("git") is None:
        pytest.skip("git is not there")
    asked = subprocess.run(
        ["git", "ls-files", "--", folder], capture_output=True, text=True, cwd=CHECKOUT, check=False
    )
    if asked.returncode != 0:
        pytest.skip("this is no git checkout")
    return set(asked.stdout.splitlines())


def test_the_wheel_holds_the_whole_package_and_nothing_else(archives: Archives) -> None:
    with zipfile.ZipFile(archives.wheel) as wheel:
        names = {name for name in wheel.namelist() if name.startswith("tracker/")}
    assert names == committed("tracker")


def test_the_sdist_holds_what_is_under_version_control(archives: Archives) -> None:
    with tarfile.open(archives.sdist) as sdist:
        names = {member.name.partition("/")[2] for member in sdist if member.isfile()}
    assert names - {"PKG-INFO"} == committed()


def interpreter(version: str) -> str:
    """Return the Python of that version, if this machine has one that starts."""
    if version == "this":
        return sys.executable
    found = shutil.which(f"python{version}")
    if found:
        asked = subprocess.run([found, "-c", ""], capture_output=True, check=False)
        if asked.returncode == 0:
            return found
    pytest.skip(f"there is no Python {version} here")


@pytest.mark.parametrize("version", ["this", *NEWER])
def test_the_wheel_works_in_an_empty_environment(
    archives: Archives, version: str, tmp_path: Path
) -> None:
    python, elsewhere, home = interpreter(version), tmp_path / "elsewhere", tmp_path / "home"
    elsewhere.mkdir()
    run(python, "-m", "venv", str(tmp_path / "empty"))
    bin = tmp_path / "empty" / "bin"
    run(str(bin / "python"), "-m", "pip", "install", "--quiet", str(archives.wheel))
    tracker = str(bin / "tracker")

    assert run(tracker, "--version", cwd=elsewhere) == f"tracker {__version__}\n"
    run(tracker, "demo", "--into", str(home), cwd=elsewhere)
    run(tracker, "report", "--out", "page.pdf", cwd=elsewhere, home=home)
    assert b"DejaVuSansCondensed" in (elsewhere / "page.pdf").read_bytes()
    assert "tracker" in run(tracker, "completion", "bash", cwd=elsewhere)
    shows_its_screens(Path(tracker), home, elsewhere)


def shows_its_screens(tracker: Path, home: Path, folder: Path) -> None:
    """Go through the screens with sheets of their own, in a terminal, and log a twitch."""
    terminal = Terminal(home, command=[str(tracker)], cwd=folder)
    try:
        terminal.wait_for("twitch now")
        terminal.press("t")
        terminal.wait_for("Saved:")
        for key, words in (("2", "Mon"), ("3", "days watched"), ("?", "Everywhere")):
            terminal.press(key)
            terminal.wait_for(words)
        terminal.press("q")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    finally:
        terminal.close()
    assert "twitch" in run(str(tracker), "show", cwd=folder, home=home)
