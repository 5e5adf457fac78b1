"""An app that outlives its own mistakes where it can, and ends in calm words where it can't."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from traceback import walk_tb
from typing import TYPE_CHECKING, NamedTuple

from textual import constants, events
from textual._context import active_message_pump
from textual.app import App
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.driver import Driver
    from textual.message import Message
    from textual.notifications import Notification
    from textual.widget import Widget

    from tracker.fault import Kept
    from tracker.model.mistakes import Mistakes

SHOWN_FOR = 30  # seconds
PAINTING = {"_compositor_refresh", "_refresh_layout", "_display", "render_lines"}  # of Textual


class Ending(NamedTuple):
    """What is said on the terminal once the app has given it back: why it ended, and the lines
    that could not be saved or were being typed."""

    why: str
    unsaved: list[str]


class SturdyApp(App[None]):
    """Whatever fails inside it comes through `_handle_exception`, the one place where it is
    decided whether the app goes on.

    A write to the diary is done wholly or not at all, so after any mistake the diary is what it
    was before the write or after it. What a page shows may be wrong: a page that fails while it
    opens, or fails over and over, is left; without one to leave for, and at the start, the app
    ends.
    """

    HOME_MODE = "log"

    def __init__(self) -> None:
        super().__init__()
        self.reports: Path | None = None  # the folder of reports; None keeps none
        self.ending: Ending | None = None
        self._mistakes: Mistakes | None = None
        self._reported: dict[str, Kept] = {}  # by place in the code
        self._left: Screen[object] | None = None  # the page that is being left
        self._notices: list[Notification] = []

    def get_driver_class(self) -> type[Driver]:
        if constants.DRIVER is not None:
            return super().get_driver_class()
        from .terminal import TerminalDriver

        return TerminalDriver

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        # Textual ends the app where a handler fails; here, as in a window, the next key goes on.
        dispatch = child._dispatch_message

        async def guarded(message: Message) -> None:
            try:
                await dispatch(message)
            except Exception as error:  # noqa: BLE001  # told and kept in one place
                self._handle_exception(error)

        child._dispatch_message = guarded  # type: ignore[method-assign]
        super()._register_child(parent, child, before, after)

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if not self._is_mounted:
                raise  # nothing is there yet to go on with
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:  # for tests, which fail by any mistake
            self._exception = error
            self._exception_event.set()
        if self._exit or self.ending is not None:
            return  # on the way out nothing is mounted any more, and what was opening trips
        from tracker import fault  # late, as all of this: it is hardly ever needed
        from tracker.model.mistakes import Mistakes, Verdict

        if fault.debugging():
            super()._handle_exception(error)
            return
        if self._mistakes is None:
            self._mistakes = Mistakes()
        place = fault.place(error)
        if place not in self._reported:
            self._reported[place] = self._keep_report(error)
        kept = self._reported[place]
        verdict = self._mistakes.judge(place, monotonic())
        broken = self._broken_page(error)
        if not self._goes_on:
            self._end(fault.app_words(error, kept))
        elif broken is not None or verdict is Verdict.LEAVE:
            page = broken or self.screen
            if page is self._left:
                return  # what has no contents trips on, until it is gone
            if self._leave_page(page):
                self._left = page
                self._take_back_notices()
                self._tell(
                    "That page had to close: a mistake inside tracker. "
                    f"What was saved is safe. {kept.words}"
                )
            else:
                self._end(fault.app_words(error, kept))
        elif verdict is Verdict.TELL:
            self._tell(
                f"That didn't work: a mistake inside tracker ({fault.kind(error)}). "
                f"What was saved is safe. {kept.words}"
            )

    @property
    def _goes_on(self) -> bool:
        """Whether the app is past its start and not yet on its way out."""
        return self._is_mounted and self._running and not self._closing

    def _broken_page(self, error: Exception) -> Screen[object] | None:
        """Return the page that can't be opened or painted because of the error."""
        pump = active_message_pump.get(None)
        if isinstance(pump, Screen) and not pump._is_mounted:
            return pump
        walked = {frame.f_code.co_name for frame, _ in walk_tb(error.__traceback__)}
        return self.screen if walked & PAINTING else None

    def _keep_report(self, error: Exception) -> Kept:
        from datetime import datetime

        from tracker import fault

        now = datetime.now().astimezone()
        page = type(self.screen).__name__ if self._screen_stack else "start"
        return fault.keep(fault.report(error, now, page), self.reports, now)

    def _tell(self, words: str) -> None:
        from textual.notifications import Notification

        notice = Notification(words, severity="error", timeout=SHOWN_FOR)
        self._notices = [each for each in self._notices if not each.has_expired]
        self._notices.append(notice)
        self._notifications.add(notice)
        self._refresh_notifications()

    def _take_back_notices(self) -> None:
        """A page that closes by its mistakes says so once, not each of them too."""
        for notice in self._notices:
            self._unnotify(notice, refresh=False)
        self._notices.clear()

    def _leave_page(self, page: Screen[object]) -> bool:
        """Close a page, or go home from it and have it made anew when it is next wanted; False
        where there is nothing to leave for."""
        # Not by the stack: from Python 3.12 on a page is composed before it stands there.
        mode = getattr(page, "MODE", None)
        if mode is None:
            self.call_later(self._close_down_to, page)
        elif mode != self.HOME_MODE:
            self.call_later(self._go_home, mode)
        else:
            return False
        return True

    async def _close_down_to(self, page: Screen[object]) -> None:
        while page in self.screen_stack[1:]:
            await self.pop_screen()

    async def _go_home(self, mode: str) -> None:
        if mode == self.current_mode:
            await self.switch_mode(self.HOME_MODE)
            base = self._modes[mode]
            await self.remove_mode(mode)
            self.add_mode(mode, base)

    def _end(self, why: str) -> None:
        """Close; what can't be read any more of what was being typed is not said."""
        self._return_code = 1
        if self.ending is None:
            self.ending = Ending(why, self.not_saved())
        self._close_messages_no_wait()

    def leave(self, code: int) -> None:
        """Leave because the process was told to; the lines that are lost by it are told."""
        if self.ending is None:
            self.ending = Ending("", self.not_saved())
        self.exit(return_code=code)

    def not_saved(self) -> list[str]:
        """Return the lines that would be lost if the app ended now."""
        return []

    def on_paste(self, event: events.Paste) -> None:
        """Say what to do with a paste that no field took: its characters are no keys."""
        event.stop()
        self.refuse_paste()

    def refuse_paste(self) -> None:
        """Say that nothing here takes what was pasted."""
        self.notify("Nothing here takes pasted text; nothing was done with it.", timeout=10)
