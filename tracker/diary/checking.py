"""Reading all of a diary and saying what is wrong. Nothing is changed, not even settled."""

from __future__ import annotations

import re
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from shlex import quote

import msgspec

from tracker.model.progress import Step, silent

from .aside import RESTORED, is_aside, way_back
from .backup.shelf import unsound
from .carriers import Checked, Problem
from .contents import FACTORS, KIND_OF, PROFILE, Contents, decode, is_record_table
from .durable import TEMPORARY
from .errors import DiaryDamaged, DiaryError, DiaryUnreadable
from .files import (
    BACKUPS,
    BOOK,
    DAMAGED,
    META,
    REMOVED,
    SCHEMA,
    Tables,
    copied_from,
    folder_of,
    month_names,
    newer_words,
    parse_stated,
    path_of,
    read_bytes,
    signature,
)
from .inspecting import between, twice, unsound_factor, within
from .journal import NAME as JOURNAL
from .journal import Entry, Journal
from .lock import NAME as LOCK

_TRIES, _PAUSE = 5, 0.1  # seconds between them, while others write
_ONE_BY_ONE = 3  # files that others can read are named one by one up to so many in a folder
_OURS = re.compile(r"\.?(?:\d{4}-\d\d|book)\b.*\.json.*", re.DOTALL)
_KNOWN = (*KIND_OF, FACTORS, PROFILE, META, REMOVED)


def check(home: Path, step: Step = silent) -> Checked:
    """Return what is wrong in a diary, by file and record. It need not be opened for it, and
    no lock is needed; what is being written meanwhile is waited for."""
    try:
        for _ in range(_TRIES):
            if Journal(home).settled():
                break
            time.sleep(_PAUSE)
        for _ in range(_TRIES):
            before = signature(home)
            found = _look(home, step)
            if signature(home) == before:
                break
    except DiaryUnreadable as error:
        return Checked(files=0, records=0, problems=[_of(home, folder_of(home), str(error))])
    return found


def _look(home: Path, step: Step) -> Checked:
    problems: list[Problem] = []
    notes: list[str] = []
    files: dict[str, Tables] = {}
    names = month_names(home) + [BOOK] * path_of(home, BOOK).exists()
    for count, name in enumerate(names):
        step("reading: file", count, len(names))
        try:
            tables, stated = _read(home, name, problems)
        except DiaryError as error:
            problems.append(_of_file(home, name, error))
            continue
        files[name] = tables
        if stated > SCHEMA:
            words = newer_words(path_of(home, name), stated)
            problems.append(_of_file(home, name, DiaryError(words)))
        others = [table for table in tables if table not in _KNOWN]
        notes += [f"{name}.json: the table {table} is not known; it is kept" for table in others]
    sound = {name: decode(name, tables) for name, tables in files.items()}
    book = sound.get(BOOK) or Contents(BOOK, {})
    told = BOOK not in names or (BOOK in sound and not book.newer)
    catalogue = book.catalogue if told else None
    untold = {each.id for each in book.broken if each.table == FACTORS}
    untold |= {factor.key for factor in book.factors if unsound_factor(factor)}
    for count, (name, contents) in enumerate(sound.items()):
        step("checking: file", count, len(sound))
        if not contents.newer:
            problems += within(contents, files[name], catalogue, untold)
    problems += between(files)
    problems += [*_journal(home), *_open_to_others(home)]
    notes += _notes(home)
    return Checked(
        files=len(names),
        records=sum(_records(tables) for tables in files.values()),
        problems=problems,
        notes=notes,
    )


def _read(home: Path, name: str, problems: list[Problem]) -> tuple[Tables, int]:
    path = path_of(home, name)
    found = read_bytes(path)
    if found is None:  # gone between two looks
        return {}, SCHEMA
    tables, stated = parse_stated(found[0], path)
    problems += twice(name, found[0])
    return tables, stated


def _records(tables: Tables) -> int:
    return sum(len(found) for table, found in tables.items() if is_record_table(table))


def _of(home: Path, path: Path, problem: str) -> Problem:
    name = path.relative_to(home).as_posix() if path != home else str(home)
    return Problem(file=name, record=None, problem=problem)


def _of_file(home: Path, name: str, error: DiaryError) -> Problem:
    path = path_of(home, name)
    words = str(error).removeprefix(f"{path} ")
    if isinstance(error, DiaryDamaged) and not isinstance(error, DiaryUnreadable):
        words = f"{words}. {way_back(path)}"
    return Problem(file=path.name, record=None, problem=words)


def _journal(home: Path) -> Iterator[Problem]:
    path = home / JOURNAL
    unread: list[int] = []
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.endswith(b"\n") and not _is_entry(line):
                    unread.append(number)
    except FileNotFoundError:
        return
    except OSError as error:
        yield _of(home, path, f"can't be read: {error.strerror or error}")
        return
    if unread:
        lines_words = "a line" if len(unread) == 1 else f"{len(unread)} lines"
        yield _of(
            home,
            path,
            f"{lines_words} of it can't be read (line {unread[0]}); undo passes over that",
        )
    if not Journal(home).settled():
        yield _of(home, path, "an action was cut short; the next change settles it")


def _is_entry(line: bytes) -> bool:
    try:
        found = msgspec.json.decode(line)
        if isinstance(found, dict) and found.keys() == {"done"}:
            return isinstance(found["done"], str)
        msgspec.convert(found, Entry)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def _open_to_others(home: Path) -> Iterator[Problem]:
    """Yield what others on this machine can read, though the whole diary is its owner's."""
    for path in (home, home / JOURNAL, home / LOCK):
        if _is_open(path):
            yield _of(
                home, path, f"others on this machine can read it: chmod go= {quote(str(path))}"
            )
    for folder, inside in ((folder_of(home), _ours), (home / BACKUPS, _all_below)):
        found = [path for path in (folder, *inside(folder)) if _is_open(path)]
        if len(found) <= _ONE_BY_ONE:
            for path in found:
                words = f"others on this machine can read it: chmod go= {quote(str(path))}"
                yield _of(home, path, words)
        else:
            words = f"others on this machine can read {len(found)} files and folders in it"
            yield _of(home, folder, f"{words}: chmod -R go= {quote(str(folder))}")


def _is_open(path: Path) -> bool:
    try:
        return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    except OSError:
        return False


def _ours(folder: Path) -> list[Path]:
    """Return the files of a diary's folder that hold records, by name, whoever made them."""
    try:
        return sorted(path for path in folder.iterdir() if _OURS.fullmatch(path.name))
    except OSError:
        return []


def _all_below(folder: Path) -> Iterable[Path]:
    return sorted(folder.rglob("*"))


def _notes(home: Path) -> Iterator[str]:
    """Yield what is no problem, but good to know."""
    months = {*month_names(home), BOOK}
    for path in _ours(folder_of(home)):
        name = path.name
        if name.endswith(RESTORED) and is_aside(name):
            yield f"{name}: it was damaged and set aside; what could be had of it is back"
        elif DAMAGED in name:
            month = path.with_name(name.partition(".damaged-")[0])
            yield f"{name}: it was damaged and set aside. {way_back(month)}"
        elif name.startswith(".") and name.endswith(TEMPORARY):
            yield f"{name}: a process that was stopped left it; the next change clears it away"
        elif copied_from(name):
            yield f"{name}: {_copy_words(path)}"
        elif path.stem not in months:
            yield f"{name}: it is no month of the diary, and not read"
    try:
        yield from unsound(home)
    except DiaryError as error:
        yield str(error)


def _copy_words(path: Path) -> str:
    try:
        found = read_bytes(path)
        parse_stated(found[0] if found else b"{}", path)
    except DiaryError as error:
        words = str(error).removeprefix(f"{path} ")
        return f"a copy that a folder sync left, not yet merged, and can't be: it {words}"
    return "a copy that a folder sync left, not yet merged"
