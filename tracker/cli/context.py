"""What every command is given: where the diary is, the clock, and whether to print JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from tracker import paths
from tracker.model.clock import Clock

from .output import complain

if TYPE_CHECKING:
    from tracker.config import Settings
    from tracker.diary import Diary
    from tracker.diary.overview import DiaryOverview
    from tracker.entry import Vocabulary


class Context:
    """The options that stand before or after any command."""

    def __init__(self, *, home: str | None, json: bool, clock: Clock) -> None:
        self.home = home
        self.json = json
        self.clock = clock

    @cached_property
    def places(self) -> paths.Places:
        return paths.places(self.home)

    @cached_property
    def loaded(self) -> tuple[Settings, list[str]]:
        """The settings file's settings, and what is wrong in it."""
        from tracker import config

        return config.load(self.places.config)

    @cached_property
    def settings(self) -> Settings:
        """The settings file's; what is wrong in it is said once on stderr."""
        settings, problems = self.loaded
        complain(*problems)
        return settings

    @contextmanager
    def diary(self, *, writable: bool = False) -> Iterator[Diary]:
        """Open the diary; its warnings go to stderr, also when the command then fails. What it
        says in words is in the person's units, JSON always in those that are kept.

        Closing it may take a moment (the day's backup), so what was printed goes out first.
        """
        from tracker.diary import Diary

        diary = Diary.open(self.places.home, clock=self.clock, writable=writable)
        if self.places.config.exists():  # without one, no command waits for the settings
            settings, _ = self.loaded
            diary.backups_kept = settings.backups
            if not self.json:
                diary.units = settings.units
        said = 0
        try:
            yield diary
        finally:
            try:
                said = _complain_of(diary.warnings)
                sys.stdout.flush()
            finally:
                diary.close()
                _complain_of(diary.warnings[said:])


def _complain_of(warnings: list[str]) -> int:
    complain(*(f"tracker: {warning}" for warning in warnings))
    return len(warnings)


def vocabulary(diary: DiaryOverview) -> Vocabulary:
    """Return the diary's own words for the entry language."""
    from tracker.entry import Vocabulary

    return Vocabulary(**{name: tuple(words) for name, words in diary.used().items()})
