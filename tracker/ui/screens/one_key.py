"""One key, one record: what Log logs without a line being typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from tracker.model import Day, Episode, EpisodeDraft, Intake, IntakeDraft
from tracker.model.clock import clock_words
from tracker.model.factors import COFFEE_MG, GLASS_LITRES
from tracker.model.records import MAX_COUNT
from tracker.model.say import episode_words

from ..dates import time_words
from ..widgets.timeline import Timeline
from .on_records import OnRecordsScreen

if TYPE_CHECKING:  # the entry line's side is loaded when a key first needs it, not at the start
    from ..purposes import Purpose
    from .burst import BurstLeft

Result = TypeVar("Result")


class Unsaved(NamedTuple):
    """What a key could not save: how it is tried again, what is then said, and the line that
    says the same, with the time the key was pressed."""

    write: Callable[[], Any]
    words: Callable[[Any], str]
    purpose: Purpose


class OneKeyScreen(OnRecordsScreen):
    """The keys of Log that save something at once.

    What could not be saved stands in the entry line and waits; the keys go on meanwhile, and
    whatever they could not save either waits behind it.
    """

    PART = "log"

    def __init__(self) -> None:
        super().__init__()
        self._day: Day | None = None

    @property
    def timeline(self) -> Timeline:
        return self.query_one(Timeline)

    def _show_unsaved(self) -> None:
        """Show in the entry line what waits to be saved."""
        raise NotImplementedError

    def _ask_about(self, episode: Episode) -> None:
        """Ask what the key could not say of an episode; ignoring it is fine."""
        raise NotImplementedError

    def _save_unsaved(self) -> int | None:
        """Save what waits, oldest first; return how many that were, None if one still can't be."""
        waiting = self.tracker.unsaved
        count = 0
        while waiting:
            if self.change(waiting[0].write, waiting[0].words) is None:
                self._show_unsaved()
                return None
            waiting.pop(0)
            count += 1
        if count:
            self._show_unsaved()
        if count > 1:
            self.say(f"Saved all {count} that waited · {self.keys['app.undo']} undoes the last")
        return count

    def action_twitch(self) -> None:
        if not self._held():
            self._log(EpisodeDraft(at=self.diary.now()))

    def action_repeat(self) -> None:
        newest = self._newest("repeat")
        if newest is not None and not self._held():
            self._log(
                EpisodeDraft(
                    at=self.diary.now(),
                    hand=newest.hand,
                    sites=newest.sites,
                    activity=newest.activity,
                    fatigue=newest.fatigue,
                    warmth=newest.warmth,
                )
            )

    def action_one_more(self) -> None:
        newest = self._newest("add to")
        if newest is None:
            return
        if newest.count >= MAX_COUNT:
            self.trouble(
                f"An episode holds at most {MAX_COUNT} twitches: "
                f"{self.keys['log.twitch']} starts another."
            )
            return
        time = time_words(newest.at, self.tracker.settings.clock)
        self._change(
            lambda: self.diary.edit(newest.id, count=newest.count + 1),
            lambda _: f"Changed: the episode of {time} has {newest.count + 1} twitches now",
        )

    def _newest(self, what_for: str) -> Episode | None:
        found = self.attempt(lambda: (self.diary.newest(),))
        if found is not None and found[0] is None:
            self.trouble(
                f"Nothing to {what_for} yet: {self.keys['log.twitch']} logs a first twitch."
            )
        return found[0] if found else None

    def action_coffee(self) -> None:
        from ..reading import coffee

        self._take(coffee(self._reader(), COFFEE_MG))

    def action_water(self) -> None:
        from ..reading import glass

        self._take(glass(self._reader(), GLASS_LITRES))

    def _take(self, draft: IntakeDraft) -> None:
        from ..purposes import intake_again

        amount = self.diary.catalogue[draft.factor].say(draft.amount)
        self._change(
            lambda: self.diary.take(draft),
            lambda intake: f"Saved: {draft.label}, {amount}{self._late_words(intake)}",
            unsaved=lambda: intake_again(draft, self.diary, self._reader),
        )

    def _burst_left(self, burst: BurstLeft | None) -> None:
        """Save a burst that is to be kept; say what was dropped."""
        if burst is None or not burst.words:
            self.say("")
        elif burst.draft is None:
            self.say(f"Not kept: {burst.words}")
        else:
            self._log(burst.draft, burst.words)

    def _log(self, draft: EpisodeDraft, said: str = "") -> None:
        def unsaved() -> Purpose:
            from ..purposes import episode_again

            return episode_again(draft, self.diary, self._reader)

        clock = self.tracker.settings.clock
        episode = self._change(
            lambda: self.diary.log(draft),
            lambda episode: (
                f"Saved: {time_words(episode.at, clock)} {said or episode_words(episode)}"
                f"{self._late_words(episode)}"
            ),
            unsaved=unsaved,
        )
        if episode is not None:
            self._show_episode(episode)
            self._ask_about(episode)

    def _late_words(self, record: Episode | Intake) -> str:
        """Return to which day something goes that happened past midnight, else ''."""
        if record.at is None or record.at.date() == record.day:
            return ""
        day = f"{record.day:%a} {record.day.day} {record.day:%b}"
        till = clock_words(self.diary.day_start, self.diary.units.face)
        return f", for {day}, which goes on till {till}"

    def _change(
        self,
        write: Callable[[], Result],
        words: Callable[[Result], str],
        *,
        unsaved: Callable[[], Purpose] | None = None,
    ) -> Result | None:
        before = self._save_unsaved()
        done = self.change(write, words) if before is not None else None
        if done is None and unsaved is not None:
            self.tracker.unsaved.append(Unsaved(write, words, unsaved()))
            self._show_unsaved()
        self.tracker.refresh_screens()
        return done

    def _show_episode(self, episode: Episode) -> None:
        self.tracker.day = episode.day
        self.tracker.refresh_screens()
        self.timeline.select(episode.id)

    def _instead(self) -> str:
        return f"; {self.keys['log.one_more']} adds a twitch"
