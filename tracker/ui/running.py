"""A command run without its key: from the palette, or by a click in the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .commands import GROUPS, PART_OF, Command

if TYPE_CHECKING:
    from .app import TrackerApp


async def run_by_id(app: TrackerApp, id: str) -> None:
    """Run the command with that id."""
    for group, commands in GROUPS.items():
        for command in commands:
            if command.id == id:
                await run(app, command, group)
                return
    raise KeyError(id)


async def run(app: TrackerApp, command: Command, group: str) -> None:
    """Run a command of that group; one of another screen goes there first, and no further if
    it acts on what is selected there."""
    if group == "Everywhere":
        await app.run_action(command.action, app)
        return
    mode = PART_OF.get(group, group).lower()
    elsewhere = app.current_mode != mode
    if elsewhere:
        await app.switch_mode(mode)
    screen = app.tracker_screen
    if group in PART_OF and screen is not None:
        await app.run_action(group.lower(), screen)  # its keys act where it has the focus
    if elsewhere and command.on_sight and screen is not None:
        screen.say(f"Here is what is selected: {app.keys[command.id]} does it.")
        return
    focused = screen.focused if group in PART_OF and screen is not None else None
    if focused is not None and await app.run_action(command.action, focused):
        return
    if not await app.run_action(command.action, screen) and screen is not None:
        screen.say(f"Nothing to do now for “{command.label}”: {command.help}")
