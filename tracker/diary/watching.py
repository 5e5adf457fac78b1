"""What the book keeps of the person: answers, the observation period, a pause."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from tracker.model import (
    CHANGE_DAYS,
    GENTLE_CHANGES,
    ONE_DAY,
    FactorDraft,
    MarkerDraft,
    Profile,
    Question,
    RecordError,
)
from tracker.model.profile import RESUMED, Change, Choice, paused_changes
from tracker.model.records import Flag

from .changes import stamp_of
from .keeping import DiaryKeeping

_PERSISTS = "persists"
_PERSISTS_EVERY = timedelta(days=30)


class DiaryWatching(DiaryKeeping):
    """What a person says once and what they choose, each as one action that can be undone."""

    def set_profile(self, **changes: Any) -> Profile:
        """Change fields of the profile and return it; RecordError names one that isn't there
        or breaks a rule."""
        with self._amendment("profile") as action:
            return action.profile(changes)

    def answer(
        self, question: Question, value: date | bool | time | Iterable[Flag] | None = None
    ) -> Profile:
        """Answer a question of the first start; None leaves it unanswered, to be asked no more.

        since: the day; elsewhere: whether; flags: those there now, added to today's check-in;
        day_start: when a day starts, for records made from now on.
        """
        today = self.today()
        with self._amendment("profile") as action:
            changes: dict[str, Any] = {"asked": {**self.profile().asked, question: today}}
            if value is None:
                return action.profile(changes)
            match question, value:
                case "since", date():
                    if value > today:
                        raise RecordError(f"since: {value.isoformat()} is still to come", "since")
                    changes["since"] = value
                case "elsewhere", bool():
                    changes["elsewhere"] = value
                case "day_start", time():
                    action.setting("day_start", value.isoformat("minutes"))
                case "flags", Iterable():
                    if flags := list(value):
                        action.factors(FactorDraft(flags=flags), None, None)
                case _:
                    raise RecordError(f"{question}: {value!r} is no answer to that", question)
            return action.profile(changes)

    def put_off(self) -> Profile:
        """Leave every open question of the first start unanswered, to be asked no more."""
        profile = self.profile()
        asked = dict.fromkeys(profile.open_questions, self.today())
        return self.set_profile(asked={**profile.asked, **asked})

    def choose(
        self, choice: Choice, *, change: Change | None = None, watch_days: int | None = None
    ) -> Profile:
        """Choose how to go on after a review.

        finish: nothing is asked any more. pause: until something is logged. change: the gentle
        `change` for two weeks from today, marked on the calendar. go_on: until the period has
        `watch_days`.
        """
        today = self.today()
        changes: dict[str, Any] = {"choice": choice, "chosen": today}
        with self._amendment("choose") as action:
            if choice == "pause":
                changes |= paused_changes(stamp_of(self.clock()), None)
            elif choice == "go_on":
                changes["watch_days"] = watch_days
            elif choice == "change":
                if change is None:
                    raise RecordError("change: say which", "change")
                end = today + (CHANGE_DAYS - 1) * ONE_DAY
                changes |= {"change": change, "change_start": today, "change_end": end}
                label = f"gentle change: {GENTLE_CHANGES[change]}, until {end.isoformat()}"
                action.marker(MarkerDraft(day=today, kind="other", label=label))
            return action.profile(changes)

    def pause(self, until: date | None = None) -> Profile:
        """Pause until a day, without one until something is logged; nothing is asked meanwhile."""
        with self._amendment("pause") as action:
            return action.profile(paused_changes(stamp_of(self.clock()), until))

    def resume(self) -> Profile:
        """End a pause."""
        with self._amendment("resume") as action:
            return action.profile(RESUMED)

    def pin(self, factor: str, lag: int, *, on: bool) -> Profile:
        """Name a factor at a lag as a suspect, or no more; it counts for looks still to come.

        RecordError for an unknown factor, or where there are as many as there may be.
        """
        from tracker.model.pins import MOST_PINS, with_pin

        if on and factor not in self.catalogue:
            raise RecordError(f"{factor} is no factor of this diary", "pins")
        today = self.today()
        with self._amendment("pin") as action:
            pins = with_pin(self.profile().pins, today, (factor, lag), on=on)
            if on and len(pins[today.isoformat()]) > MOST_PINS:
                raise RecordError(
                    f"{MOST_PINS} suspects at most, for each takes from the others: "
                    "unpin one first",
                    "pins",
                )
            return action.profile({"pins": pins})

    def tell_persists(self) -> None:
        """Note that it was said today that twitching goes on (no undo: nothing was recorded)."""
        with self._amendment("said", kind="set") as action:
            action.said(_PERSISTS, self.today())

    @property
    def persists_told(self) -> bool:
        """Whether that was said within the last 30 days before today."""
        told = self._book().said.get(_PERSISTS)
        try:
            day = date.fromisoformat(told) if isinstance(told, str) else date.min
        except ValueError:
            return False
        return timedelta(0) < self.today() - day < _PERSISTS_EVERY
