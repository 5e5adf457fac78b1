"""The app with a mistake put into it, for the tests of how it ends: `python faulty.py WHERE`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

NOTE = "my private note"
PAGES = {"3": ("insights", "InsightsScreen"), "f": ("check_in", "CheckInScreen")}


def broken(*_: Any, **__: Any) -> Any:
    secret = NOTE
    raise ValueError(f"unexpected: {secret}")


def on_coffee(mistake: Callable[[Any], Any]) -> None:
    """Have the coffee key make the mistake."""
    from tracker.ui.screens.one_key import OneKeyScreen

    setattr(OneKeyScreen, "action_coffee", mistake)  # noqa: B010


def in_handler(screen: Any) -> None:
    from textual.events import Focus

    type(screen.timeline).on_focus = broken
    screen.timeline.post_message(Focus())


def in_worker(screen: Any) -> None:
    screen.run_worker(broken, thread=True)


def hang(_screen: Any) -> None:
    while True:
        pass


def in_page(page: type[Any], where: str) -> None:
    if where == "compose":
        page.compose = broken
    elif where == "mount":
        page.on_mount = broken
    else:
        page.render_line = page.render_lines = page._compositor_refresh = broken


def prepare(where: str) -> None:
    """Put the mistake in."""
    from tracker.diary import Diary, DiaryLocked
    from tracker.ui.app import TrackerApp
    from tracker.ui.screens.log import LogScreen

    by_key: dict[str, Callable[[Any], Any]] = {
        "action": broken,
        "timer": lambda screen: screen.set_timer(0.05, broken),
        "worker": in_worker,
        "handler": in_handler,
        "later": lambda screen: screen.call_later(broken),
        "hang": hang,
    }
    first, _, second = where.partition(" ")
    if where in by_key:
        on_coffee(by_key[where])
    elif where == "start":
        TrackerApp.on_load = broken  # type: ignore[attr-defined]
    elif where == "unsaved":

        def locked(*_: Any) -> Any:
            raise DiaryLocked("another tracker is writing")

        setattr(Diary, "log", locked)  # noqa: B010
    elif where == "slow write":
        log = Diary.log

        def slow(diary: Diary, draft: Any) -> Any:
            time.sleep(1.5)
            return log(diary, draft)

        setattr(Diary, "log", slow)  # noqa: B010
    elif first == "log":
        in_page(LogScreen, second)
    elif first == "import":
        sys.modules[f"tracker.ui.screens.{PAGES[second][0]}"] = None  # type: ignore[assignment]
    else:
        from importlib import import_module

        module, name = PAGES[second]
        in_page(getattr(import_module(f"tracker.ui.screens.{module}"), name), first)


if __name__ == "__main__":
    where = sys.argv.pop(1)
    from tracker.__main__ import main

    prepare(where)
    sys.exit(main())
