"""Commands that many pages share."""

from __future__ import annotations

from ..command import Command

# A page's own, since the keys that work everywhere don't reach what lies above the screens.
HELP = Command(
    "page.help", "question_mark,f1", "app.help_here", "help", "Show the keys that work here", True,
    "?",
)  # fmt: skip
# Where ? is typed, or an answer.
TYPING_HELP = Command(
    "page.help_typing", "f1", "app.help_here", "help", "Show the keys that work here", True
)


def scrolling(page: str, *, footer: bool = True) -> tuple[Command, ...]:
    """Return the commands that scroll a page; in its key line they are one."""
    return (
        Command(f"{page}.down", "down,j", "scroll(1)", "scroll", "Scroll on", footer, hint="↑ ↓"),
        Command(f"{page}.up", "up,k", "scroll(-1)", "scroll back", "Scroll back"),
        Command(f"{page}.page_down", "pagedown,space", "page(1)", "read on", "A screen on"),
        Command(f"{page}.page_up", "pageup", "page(-1)", "read back", "A screen back"),
    )


def leaving(
    page: str, keys: str = "escape,q", label: str = "back", help: str = "Go back"
) -> Command:
    """Return the command that leaves a page."""
    return Command(f"{page}.leave", keys, "leave", label, help, True)


def undoing(page: str, action: str = "step", *, footer: bool = True) -> tuple[Command, ...]:
    """Return undo and redo, as a page has them."""
    return (
        Command(f"{page}.undo", "u", f"{action}('undo')", "undo", "Take back the last change",
                footer),
        Command(f"{page}.redo", "U", f"{action}('redo')", "redo", "Bring back what undo took back"),
    )  # fmt: skip
