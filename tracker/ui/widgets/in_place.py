"""New content for a widget that stays where it is."""

from __future__ import annotations

from typing import cast

from textual.content import Content
from textual.css.styles import RulesMap
from textual.visual import Visual
from textual.widgets import Static

from tracker.model.words import visible

TROUBLE = "! "  # before what is wrong: its colour is not all that tells


def show_in_place(widget: Static, content: Visual) -> None:
    """Show content; the screen is laid out anew only where that needs another height."""
    width, height = widget.size
    rules = cast(RulesMap, widget.styles)
    grows = widget.styles.auto_dimensions and (
        not width or content.get_height(rules, width) != height
    )
    widget.update(content, layout=grows)


def troubled(words: str) -> Content:
    """Return words about what is wrong or could not be done, with the sign of it."""
    return Content(f"{TROUBLE}{visible(words)}")
