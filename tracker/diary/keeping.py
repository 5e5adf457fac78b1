"""Looking after a diary: merging copies of it, backups and the way back, checking all of it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from .carriers import Backup, Checked, Merged, Restoration
from .errors import DiaryError, DiaryLocked
from .files import BACKUPS, conflict_copies, copied_from
from .writing import DiaryWriting


class DiaryKeeping(DiaryWriting):
    """What keeps a diary whole over years and machines. Each part is loaded when it is used.

    `backups_kept` is how many of the newest backups are kept, at least 1; of older ones the
    last of each month.
    """

    backups_kept = 7

    def merge(self, other: Path, *, dry_run: bool = False) -> Merged:
        """Take in what another copy of this diary has and this one lacks, as one action that
        can be undone. `other` is a home, or a folder with month files; it is only read.

        The later change of each field wins, and of an edit and a removal the later, the edit if
        they tie; what gave way is kept in the journal and named in the result. Doing it twice
        changes nothing more. FileNotFoundError if there is no diary in `other`, ValueError if
        it is this one. What can't be read of it is left out and named in the warnings.
        """
        from .merge.copies import read_other, read_own
        from .merge.taking_in import plan
        from .work import MERGE

        copies, warnings = read_other(self.home, Path(other), self.told)
        if dry_run:
            own = read_own(self.home, self.told)
            self.told("comparing")
            return plan(own, copies).result(warnings=warnings)
        with self._writing(repair=False) as work:
            own = read_own(self.home, self.told)
            self.told("comparing")
            found = plan(own, copies)
            found.apply(work)
            self._commit(work, MERGE, found.records, "do", found.overruled)
        return found.result(warnings=warnings)

    def merge_conflict_copies(self) -> Merged | None:
        """Merge the conflict copies that a folder sync left beside the files, then move them
        to `backups/merged`; None if there are none. No undo takes this back: it is not what
        the person did last, and loses nothing."""
        return self._merge_copies() if conflict_copies(self.home) else None

    @property
    def copies_waiting(self) -> bool:
        """Whether conflict copies had come when `refresh` was asked last. Opening the diary
        anew merges them, which in a long one takes about a second."""
        return any(copied_from(name) for name in self._seen)

    def _mind_copies(self) -> None:
        """Merge conflict copies if there are any, and say what became of them."""
        try:
            names = conflict_copies(self.home)
            if not names:
                return
            from .merge.words import copies_words, waiting_words

            if self.writable:
                self._warn_all(copies_words(self._merge_copies(wait=0)))
            else:
                self._warn(waiting_words(names))
        except DiaryLocked:
            return  # whoever is writing merges them, or the next time does
        except DiaryError as error:
            self._warn(str(error))

    def _merge_copies(self, wait: float | None = None) -> Merged:
        from .merge.copies import put_away, read_conflict_copies, read_own
        from .merge.taking_in import plan
        from .work import MERGE

        with self._writing(repair=False, wait=wait) as work:
            copies, warnings = read_conflict_copies(self.home, conflict_copies(self.home))
            if not copies:
                return Merged(warnings=warnings)
            found = plan(read_own(self.home), [{copy.file: copy.tables} for copy in copies])
            found.apply(work)
            self._commit(work, MERGE, found.records, "set", found.overruled)
            for copy in copies:
                try:
                    put_away(self.home, copy)
                except OSError as error:
                    reason = error.strerror or error
                    warnings.append(f"{copy.path} was merged, but could not be moved: {reason}")
        self._look_again()
        return found.result([copy.path.name for copy in copies], warnings)

    def back_up(self) -> Backup:
        """Make a backup now and return it; DiaryError says why there can't be one."""
        if not self.writable:
            raise DiaryError("this diary was opened for reading only; no backup was made")
        from .backup.making import make

        if not self._journal.settled():
            self._settle()
        made = make(self.home, self._journal, self.clock(), self.backups_kept, wait=self.lock_wait)
        self._written = False
        return made

    @property
    def backup_due(self) -> bool:
        """Whether something was written here and there is no backup of today yet."""
        return self._written and not self._backed_up_today()

    def back_up_if_due(self) -> Backup | None:
        """Make the day's backup if something was written and there is none of today yet.

        It needs no lock and may run in a thread of its own. Failing is a warning: what was
        written is saved all the same. So is a file that can't be read, which may be noticed
        here first.
        """
        try:
            made = self.back_up() if self.backup_due else None
            for file in made.notes if made else ():
                self._warn(self._reader.contents(file).damage)
            return made
        except DiaryLocked:
            return None  # someone else is at it
        except DiaryError as error:
            self._warn(str(error))
            return None

    def backups(self) -> list[Backup]:
        """Return the backups that are there, newest first."""
        from .backup.shelf import shelf

        return [kept.summary() for kept in shelf(self.home)]

    def preview_restore(self, name: str, *, month: str | None = None) -> Restoration:
        """Return what `restore` would change, and change nothing."""
        from .backup.restoring import plan

        found = plan(self.home, self._journal, name, month)
        self._warn_all(found.warnings)
        return found.restoration()

    def restore(self, name: str, *, month: str | None = None) -> Restoration:
        """Make the diary what it was in a backup, as one action that can be undone.

        `name` is 'newest', a backup's name or an unambiguous beginning of it. With `month`
        ('2026-11' or 'book') only what that file lacks comes back, also what was recorded
        after the backup as far as the journal knows it; 'newest' is then the newest backup
        that has any of it. UnknownBackup if there is no such backup; DiaryDamaged where a copy
        is no longer what was copied (going back to a whole backup leaves that file as it is,
        with a warning).
        """
        from .aside import settle
        from .backup.restoring import plan

        with self._writing(repair=True) as work:
            found = plan(self.home, self._journal, name, month)
            self._warn_all(found.warnings)
            found.apply(work)
            self._commit(work, found.action, found.records, "do")
            settle(self.home, found.whole)
        self._look_again()
        return found.restoration()

    def check(self) -> Checked:
        """Read everything and return what is wrong, by file and record; change nothing."""
        from .checking import check

        return check(self.home)

    def _backed_up_today(self) -> bool:
        """Whether there is a backup of this diary day, told by the names alone: they begin with
        the wall time of their making."""
        today = self.today()
        start = self.day_start.strftime("%H%M%S")
        begins, ends = (f"{day.isoformat()}T{start}" for day in (today, today + timedelta(1)))
        try:
            names = os.listdir(self.home / BACKUPS)
        except OSError:  # there is none; if there is more to say, making one says it
            return False
        if any(begins <= name < ends for name in names):
            self._written = False
            return True
        return False

    def _warn_all(self, messages: list[str]) -> None:
        for message in messages:
            self._warn(message)
