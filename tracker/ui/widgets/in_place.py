"""New content for a widget that stays where it is."""

from __future__ import annotations

from typing import cast

from textual.css.styles import RulesMap
from textual.visual import Visual
from textual.widgets import Static


def show_in_place(widget: Static, content: Visual) -> None:
    """Show content; the screen is laid out anew only where that needs another height."""
    width, height = widget.size
    rules = cast(RulesMap, widget.styles)
    grows = widget.styles.auto_dimensions and (
        not width or content.get_height(rules, width) != height
    )
    widget.update(content, layout=grows)
