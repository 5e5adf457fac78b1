"""The whole diary, read apart from the keys, for whatever looks back on all of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from weakref import ref

from tracker.diary import Diary
from tracker.exchange.analysis import WholeDiary
from tracker.exchange.clinician import ForClinician

TURN_SECONDS = 0.0005


class WholeReader:
    """Reads all of a diary; what one screen holds already is not read again for another.

    For threads that are not the keys': reading can take seconds.
    """

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._one_at_a_time = Lock()
        self._state: object = None
        self._kept: Callable[[], WholeDiary | None] = _nothing

    def read(self, step: Callable[[int], None] | None = None) -> WholeDiary:
        """Return the diary as it is now; `step` is called with each year before that is read.
        Raises DiaryError where it can't be read at all."""
        with self._one_at_a_time:
            state = (self._diary.version, self._diary.today())
            whole = self._kept() if state == self._state else None
            if whole is None:
                whole = WholeDiary.read(self._diary, step) if step else WholeDiary.read(self._diary)
                self._state, self._kept = state, ref(whole)
            return whole

    def for_clinician(self) -> ForClinician:
        """Return the rules that stand open; raises as `read`."""
        with keys_first():
            return ForClinician.of(self.read())


def _nothing() -> None:
    return None


class _Turns:
    """How many work at once beside the keys, and what a turn was before the first of them."""

    lock = Lock()
    working = 0
    usual = 0.0


@contextmanager
def keys_first() -> Iterator[None]:
    """Let the thread that answers keys have its turn sooner than Python would, until the last
    of those who work at once is done."""
    with _Turns.lock:
        if not _Turns.working:
            _Turns.usual = sys.getswitchinterval()
            sys.setswitchinterval(TURN_SECONDS)
        _Turns.working += 1
    try:
        yield
    finally:
        with _Turns.lock:
            _Turns.working -= 1
            if not _Turns.working:
                sys.setswitchinterval(_Turns.usual)
