"""Keys: every action with its key, and another one for it at a press."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from tracker.model.words import visible

from ..commands.pages.settings import KEY_FILTER, KEYS
from ..key_presses import warned
from ..key_rows import (
    KeyRow,
    key_rows,
    nearest,
    objection,
    objection_to_own,
    say_key,
    say_keys,
    with_key,
)
from ..widgets.key_list import KeyList
from ..widgets.one_line import OneLine
from .press_key import PressKeyScreen
from .settings_page import SettingsPage

LIST_ACTIONS = {"set", "reset", "far"}  # whose keys do something in the filter too


class KeyFilter(OneLine):
    """What the list is narrowed to."""

    KEY_GROUPS: ClassVar = (KEY_FILTER,)
    BINDINGS: ClassVar[list[BindingType]] = [*KEY_FILTER.bindings()]

    def __init__(self) -> None:
        super().__init__(id="key-filter", placeholder="twitch · calendar · ctrl", compact=True)


class KeysScreen(SettingsPage):
    """All actions by where they work. Another key holds at once, and is kept in the settings."""

    HEAD = "Keys"
    KEY_GROUPS: ClassVar = (KEYS,)
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS.bindings()]

    def compose_middle(self) -> ComposeResult:
        line = KeyFilter()
        line.display = False
        yield line
        yield from super().compose_middle()

    def compose_list(self) -> OptionList:
        return KeyList()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if isinstance(self.focused, Input) and action in LIST_ACTIONS:
            return False
        return super().check_action(action, parameters)

    # What is shown

    @property
    def row(self) -> KeyRow | None:
        """The selected line."""
        return self.query_one(KeyList).selected

    @property
    def typed(self) -> str:
        """What the list is narrowed to."""
        return self.query_one(KeyFilter).value

    @property
    def groups(self) -> dict[str, list[KeyRow]]:
        """The lines to be shown."""
        tracker = self.tracker
        return key_rows(tracker.settings.keys, tracker.problems, tracker.config, self.typed)

    def show(self) -> None:
        """Show what holds now."""
        groups = self.groups
        self.query_one(KeyList).show(groups)
        count = sum(1 for rows in groups.values() for row in rows if row.own)
        shown = sum(len(rows) for rows in groups.values())
        words = [f"{count} of your own" if count else "as they come"]
        if self.typed.strip():
            words.append(f"{shown} with “{self.typed.strip()}”")
        self.say_head(" · ".join(words))
        self._show_about()

    @on(OptionList.OptionHighlighted)
    def _show_about(self) -> None:
        """Say of the selected action what its line has no room for."""
        row = self.row
        about = self.query_one("#setting-about", Static)
        if row is None:
            about.update(Content("No action has these words; escape shows all again."))
            return
        command = row.command
        parts = [Content.styled(visible(row.problem), "$warning")] if row.problem else []
        parts.append(Content(f"{visible(command.help)}."))
        own = f"Its own key is {row.own}; r puts it back. " if row.own else ""
        keys = "" if row.keys else "It has no key, and is in the palette. "
        words = f"{own}{keys}In the file it is called {command.id}."
        parts.append(Content.styled(visible(words), "$foreground-muted"))
        about.update(Content("\n").join(parts))

    # The filter

    def action_filter(self) -> None:
        """Narrow the list to what is typed."""
        line = self.query_one(KeyFilter)
        line.display = True  # now, so that the keys that follow find it
        self.set_focus(line)

    @on(Input.Changed)
    def _narrowed(self) -> None:
        self.show()
        self._select_nearest()

    def _select_nearest(self) -> None:
        """Of what is left, select what was most likely meant."""
        rows = self.query_one(KeyList)
        if wanted := nearest(self.groups, self.typed):
            rows.select(wanted)

    async def _all_typed(self) -> None:
        """Wait until the filter has taken the keys that came before this one."""
        taken = asyncio.Event()
        self.query_one(KeyFilter).call_later(taken.set)
        await taken.wait()
        self._narrowed()

    async def action_to_list(self) -> None:
        """From the filter to what is left of the list."""
        await self._all_typed()
        self.set_focus(self.query_one(KeyList))

    async def action_widen(self) -> None:
        """Show all actions again, and put the filter away."""
        await self._all_typed()
        line = self.query_one(KeyFilter)
        self.set_focus(self.query_one(KeyList))
        line.value = ""
        line.display = False
        self.show()

    # Another key

    @on(KeyList.ClickedAgain)
    def action_set(self) -> None:
        """Wait for the key that the selected action is to have."""
        row = self.row
        if row is None:
            return
        id, label = row.command.id, row.command.label
        keys = self.tracker.settings.keys

        def pressed(key: str | None) -> None:
            if key is None:
                self.say("")
                return
            words, after = f"{label}: {say_key(key)}", with_key(keys, id, key)
            if after == keys:
                self.say(f"{words}, as it was.")
            else:
                self._did(words, after, key)

        screen = PressKeyScreen(
            f"A key for “{label}”", row.keys or "none", lambda key: objection(keys, id, key)
        )
        self.app.push_screen(screen, pressed)

    def _did(self, words: str, keys: dict[str, str], key: str = "") -> None:
        kept = self.steps.change(words, keys=keys)
        self.done(words, kept, f". A word: {why}" if (why := warned(key)) else "")

    def action_reset(self) -> None:
        """Put the selected action back to its own key."""
        row = self.row
        if row is None:
            return
        command, keys = row.command, self.tracker.settings.keys
        if command.id not in keys:
            self.say(f"{command.label}: it has its own key.")
        elif why := objection_to_own(keys, command.id):
            self.trouble(why)
        else:
            others = {id: key for id, key in keys.items() if id != command.id}
            words = f"{command.label}: {say_keys(command.keys) or 'no key'}"
            self._did(words, others)

    # The way out

    async def action_leave(self) -> None:
        if self.query_one(KeyFilter).display:
            await self.action_widen()
        else:
            self.dismiss()
