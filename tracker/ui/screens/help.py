"""The keys that work right now, made from the live bindings."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from ..commands import GROUPS
from ..running import run

if TYPE_CHECKING:
    from ..app import TrackerApp

WIDTH = 56  # of the explanations, so that they stand beside their key

LANGUAGE = """\
ri lti b palm   right index, left thumb and index, both hands, palm
x3 i4 or 4      three twitches, intensity 4     b6 bother   f6 fatigue
20s 2m 1h30     how long it went on             warm neutral cold
rest typing     at rest or doing what           numb tingle weak grip
-15m @14:05     when; also: yesterday 21:00     +tag   -- a note
sleep=6.5       a factor; sleep= clears it      c coffee   w water
caffeine+=90    adds a drink                    unlogged=3"""


class HelpScreen(ModalScreen[None]):
    """What each key does here, then everywhere, then the entry language."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "leave", "back", id="help.leave"),
    ]

    def __init__(self, over: Screen[Any]) -> None:
        super().__init__()
        # Now: once this screen lies above it, the keys below are not live any more.
        self._live = dict(over.active_bindings)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog -tall help"):
            yield Static(self._keys())
            yield Static(Content.styled("The entry line", "bold $accent"))
            yield Static(Content(LANGUAGE), markup=False)
            yield Static(
                Content.styled(
                    "\na click does it · escape goes back · not medical advice",
                    "$foreground-muted",
                )
            )

    def _keys(self) -> Content:
        keys: dict[str, list[str]] = {}
        live = {}
        for active in self._live.values():
            binding = active.binding
            if binding.id:
                keys.setdefault(binding.id, []).append(self.app.get_key_display(binding))
                live[binding.id] = binding
        parts = []
        for name, commands in sorted(GROUPS.items(), key=lambda group: group[0] == "Everywhere"):
            here = [command for command in commands if command.id in live]
            if not here:
                continue
            parts.append(Content.styled(f"{name}\n", "bold $accent"))
            for command in here:
                shown = " ".join(dict.fromkeys(keys[command.id]))
                words = wrap(command.help, WIDTH)
                line = Content.from_markup(
                    f"[@click=screen.run('{command.id}')][b]$key[/b]  $words[/]",
                    key=f"{shown:>9}",
                    words=words[0],
                )
                parts += [line, Content("\n")]
                parts += [Content(f"{'':11}{line}\n") for line in words[1:]]
            parts.append(Content("\n"))
        return Content("").join(parts)

    def action_run(self, id: str) -> None:
        """Leave, and do what was clicked."""
        group, command = next(
            (group, command)
            for group, commands in GROUPS.items()
            for command in commands
            if command.id == id
        )
        app = cast("TrackerApp", self.app)
        self.dismiss()
        app.call_later(run, app, command, group)

    def action_leave(self) -> None:
        self.dismiss()
