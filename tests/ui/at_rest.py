"""Waiting for the app by what it does, and not by the clock.

Textual's pilot takes an app for idle when its process used next to no CPU for 20 ms, which is
slow where nothing is under way, and wrong where a busy machine gave it no CPU. An app is at rest
when no task of its event loop can go on, and nothing is held back for a moment: then only a key,
a timer or a worker moves it.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic
from typing import Any

from textual._context import active_app
from textual.app import App
from textual.worker import WorkerCancelled

PATIENCE = 1.0  # seconds for workers between two keys, as Textual's own; a test may hold one up
LIMIT = 30.0  # seconds after which an app that does not come to rest is a fault


async def at_rest(app: App[Any]) -> None:
    """Wait until the app has handled all it was sent, and the screen shows it."""
    loop = asyncio.get_running_loop()
    end = monotonic() + LIMIT
    while app.is_running and app._screen_stack:
        await asyncio.sleep(0)
        if not loop._ready:  # type: ignore[attr-defined]  # no other task can go on
            app.screen._on_timer_update()  # layout and painting, which wait for the next frame
            held_back = app._batch_count or app._resize_timer  # a change of screen or of size
            if held_back:
                await asyncio.sleep(0.002)
            elif not loop._ready:  # type: ignore[attr-defined]
                return
        assert monotonic() < end, "the app does not come to rest"


async def settled(app: App[Any]) -> None:
    """Wait until every worker has finished and its result is on the screen."""
    await at_rest(app)
    while workers := list(app.workers):
        for worker in workers:
            with suppress(WorkerCancelled):  # another has taken its place, and is waited for
                await worker.wait()
        await at_rest(app)


async def idle(*_: float) -> None:
    """Wait as `settled`, but no longer than PATIENCE for a worker; takes the place of Textual's
    `wait_for_idle`."""
    app = active_app.get()
    await at_rest(app)
    while tasks := [worker._task for worker in app.workers if worker._task is not None]:
        done, _left = await asyncio.wait(tasks, timeout=PATIENCE)
        if not done:
            return
        await at_rest(app)
