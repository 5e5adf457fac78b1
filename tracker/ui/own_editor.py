"""The person's own editor, VISUAL or EDITOR, with the terminal lent to it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

NONE_NAMED = "No editor is named: set VISUAL or EDITOR before you start"


class EditorError(Exception):
    """Why the editor was of no use, in words."""


def editor(environment: Mapping[str, str]) -> list[str]:
    """Return the command of the person's editor: VISUAL, else EDITOR, [] where none is named."""
    for name in ("VISUAL", "EDITOR"):
        said = environment.get(name, "").strip()
        if said:
            try:
                return shlex.split(said)
            except ValueError:  # a quote that never ends: as it stands
                return [said]
    return []


def edit_file(app: App[Any], command: list[str], path: Path) -> int:
    """Have the editor open a file and wait for it; return what it ended with. EditorError where
    it can't be started or the terminal can't be lent."""
    import subprocess  # late: few open an editor

    try:
        with app.suspend():
            return subprocess.run([*command, str(path)], check=False).returncode
    except SuspendNotSupported:
        raise EditorError("This terminal can't be lent to an editor") from None
    except OSError as error:
        raise EditorError(f"{command[0]} can't be started: {error.strerror or error}") from error


def edit_text(app: App[Any], text: str) -> str:
    """Return a text as the editor left it, without the line end that editors put at the end;
    EditorError, and the text is as it was.

    It stands in a folder that only its owner can look into and that is gone afterwards, with
    whatever the editor leaves beside it.
    """
    from tempfile import TemporaryDirectory

    command = editor(os.environ)
    if not command:
        raise EditorError(NONE_NAMED)
    try:
        with TemporaryDirectory(prefix="tracker-") as folder:
            file = Path(folder) / "note.txt"
            file.write_bytes(f"{text}\n".encode() if text else b"")
            if ended := edit_file(app, command, file):
                raise EditorError(f"{command[0]} ended with {ended}: the note is as it was")
            written = file.read_bytes().decode()
    except UnicodeDecodeError:
        raise EditorError("What was written is no text in UTF-8: the note is as it was") from None
    except OSError as error:
        raise EditorError(f"The note can't be lent: {error.strerror or error}") from error
    return written.replace("\r\n", "\n").rstrip("\n") if written != f"{text}\n" else text
