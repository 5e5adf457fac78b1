"""How a diary is written to: under the lock, one action at a time, from the journal on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from tracker.model import Clock, system_clock

from .carriers import Overruled
from .changes import stamp_of
from .errors import DiaryError, DiaryLocked, NewerVersion, not_saved, not_settled
from .files import BOOK, brought_up, newer_words, path_of
from .finding import DiaryFinding
from .journal import Journal
from .lock import WAIT_SECONDS, locked

if TYPE_CHECKING:
    from .amending import Amending
    from .database import Kept
    from .recording import Recording
    from .work import Work

Kind = Literal["do", "undo", "redo", "set"]

Gathered = TypeVar("Gathered", bound="Recording")


class DiaryWriting(DiaryFinding):
    """The frame of every change; what can be changed is said by the classes above it."""

    def __init__(
        self,
        home: Path,
        *,
        clock: Clock = system_clock,
        writable: bool = True,
        lock_wait: float = WAIT_SECONDS,
    ) -> None:
        super().__init__(home, clock)
        self.writable = writable
        self.lock_wait = lock_wait
        self._journal = Journal(home)
        self._swept = False
        self._written = False
        self._kept: dict[str, Kept] = {}
        if not self._journal.settled():
            self._settle()

    def _action(self, name: str) -> AbstractContextManager[Recording]:
        """Gather one action that records something new; it is saved when the block ends
        without an error."""
        from .recording import Recording

        return self._gathering(Recording, name)

    def _amendment(
        self, name: str, *, repair: bool = True, kind: Kind = "do"
    ) -> AbstractContextManager[Amending]:
        """Gather one action of any sort; it is saved as in `_action`."""
        from .amending import Amending

        return self._gathering(Amending, name, repair, kind)

    @contextmanager
    def _gathering(
        self, gather: type[Gathered], name: str, repair: bool = True, kind: Kind = "do"
    ) -> Iterator[Gathered]:
        with self._writing(repair) as work:
            # The stamp is finer than the records: two edits within a second keep their order.
            recording = gather(work, self.now(), self.day_start, self.catalogue, work.stamp)
            yield recording
            self._commit(work, name, list(dict.fromkeys(recording.touched)), kind)

    @contextmanager
    def _writing(self, repair: bool, wait: float | None = None) -> Iterator[Work]:
        """Hold the lock (waiting `wait` seconds for it, else as long as the diary does)."""
        if not self.writable:
            raise DiaryError("this diary was opened for reading only; nothing was saved")
        from .recovery import recover
        from .work import Work

        try:
            with locked(self.home, self.lock_wait if wait is None else wait):
                if not (self._swept and self._journal.settled()):
                    recover(self.home, self._journal, self._warn, self._keep_old)
                    self._swept = True
                book = self._reader.book()
                if book.newer:
                    words = newer_words(path_of(self.home, BOOK), book.meta.get("schema"))
                    raise NewerVersion(book.damage or words)
                stamp = stamp_of(self.clock())
                work = Work(self.home, self._journal, stamp, self._warn, repair, self._kept)
                work.told = self.told
                yield work
        except OSError as error:
            raise not_saved(error, self.home) from error

    def _commit(
        self,
        work: Work,
        name: str,
        records: list[str],
        kind: Kind,
        overruled: list[Overruled] | None = None,
    ) -> None:
        # The files of this action alone: ten years of the others would cost more than the rest
        # of a save, and what changed among them is still to be seen by `refresh`.
        files = work.files()
        self._others = self._others or brought_up(self._seen, self.home, files) != self._seen
        self._keep_old(work.outdated())
        if work.commit(name, records, kind, overruled):
            self._version += 1
            self._written = True
        self._seen = brought_up(self._seen, self.home, files)
        if work.set_aside:
            self._look_again()

    def _look_again(self) -> None:
        """Take note of what this diary itself has put beside its files or taken from there."""
        current = self._signature() or self._seen
        self._version += current != self._seen
        self._seen = current

    def _keep_old(self, names: list[str]) -> None:
        """Have a backup of files that an older version wrote, before they are written anew."""
        if names:
            from .backup.making import keep_old

            keep_old(self.home, self._journal, self.clock(), names)

    def _settle(self) -> None:
        """Settle what a killed process left; one that lives and is writing does so itself."""
        from .recovery import recover

        try:
            with locked(self.home, 0):
                recover(self.home, self._journal, self._warn, self._keep_old)
        except DiaryLocked:
            return
        except DiaryError as error:
            self._warn(str(error))
        except OSError as error:
            self._warn(not_settled(error, self.home))
