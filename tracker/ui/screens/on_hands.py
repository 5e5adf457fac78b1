"""The hands on Log: a twitch at the place that is chosen there."""

from __future__ import annotations

from collections.abc import Callable, Collection

from textual import on
from textual.widgets import Input

from tracker.model import EpisodeDraft

from ..hands.places import Place, in_one_episode
from ..messages import PlaceClicked
from ..widgets.hands import Hands
from .one_key import OneKeyScreen


class OnHandsScreen(OneKeyScreen):
    """The keys that act while the hands have the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._last_places: Collection[Place] = ()

    @property
    def hands(self) -> Hands:
        return self.query_one(Hands)

    def _write(self, words: str) -> None:
        """Put words of the entry language into the entry line."""
        raise NotImplementedError

    def _save_waiting(self) -> None:
        if self._save_unsaved():
            self.tracker.refresh_screens()

    def action_hands(self) -> None:
        self.say("")
        self.set_focus(self.hands)

    def action_leave_hands(self) -> None:
        self.hands.unmark()
        self.set_focus(self.timeline)

    def action_log_place(self) -> None:
        self._log_place(self._held)

    def _log_place(self, repeated: Callable[[], bool]) -> None:
        if self.tracker.unsaved:
            self._save_waiting()  # as the line that it waits in says of this key
            return
        draft = self._at_places()
        if draft is None:
            return
        if self.hands.chosen != self._last_places:  # then the key was not held
            self._last_event = None
        self._last_places = self.hands.chosen
        if not repeated():
            self._log(draft)
        if self.tracker.unsaved:
            self.set_focus(self.timeline)  # the keys that the line names are those of the records

    def action_write_place(self) -> None:
        from tracker.entry import render

        draft = self._at_places()
        if draft is not None:
            self.hands.unmark()
            self._write(f"{render(draft)} ")

    def _at_places(self) -> EpisodeDraft | None:
        """Return one twitch now at the chosen places; where no episode can hold them all, say
        so and leave those on the hand that was chosen last."""
        said = in_one_episode(self.hands.chosen)
        if said is None:
            hand = self.hands.hand
            self.hands.mark_only(hand)
            self.trouble(
                f"Not logged: one episode is of one hand, or both alike. Kept: the {hand} hand."
            )
            return None
        return EpisodeDraft(at=self.diary.now(), hand=said[0], sites=said[1])

    @on(PlaceClicked)
    def _place_clicked(self, message: PlaceClicked) -> None:
        self.hands.choose(message.place)
        if isinstance(self.focused, Input):  # a line is being typed: that is where it belongs
            self.action_write_place()
            return
        self.set_focus(self.hands)
        if message.again:
            self._log_place(
                lambda: self._too_soon(message.time, "Clicks so close together count once")
            )
