"""The keys of a dialog, at its foot."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.style import Style

from .packed import Packed


class KeyHints(Packed):
    """Keys, each with what it does; a click presses the key."""

    ALLOW_SELECT = False

    def __init__(self, hints: Iterable[tuple[str, str, str]], id: str = "key-hints") -> None:
        """Each hint is the key to press ('' for none), how it is written, and what it does."""
        super().__init__(id=id)
        self._hints = list(hints)

    def on_mount(self) -> None:
        self.show_pieces(
            [
                Content.assemble((written, "bold $accent"), (f" {words}", "$foreground-muted"))
                .stylize(Style.from_meta({"press": key}))
                for key, written, words in self._hints
            ]
        )  # fmt: skip

    def on_click(self, event: events.Click) -> None:
        if key := event.style.meta.get("press"):
            self.app.simulate_key(key)
