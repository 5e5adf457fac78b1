"""Pieces of text under each other, each wrapped in its own way."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from .hanging import Hanging


class Stacked(Visual):
    """The pieces in their order, from top to bottom."""

    def __init__(self, pieces: Sequence[Content | Hanging]) -> None:
        self._pieces = pieces

    def __str__(self) -> str:
        return "\n".join(str(piece) for piece in self._pieces)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        strips: list[Strip] = []
        for piece in self._pieces:
            strips += piece.render_strips(width, None, style, options)
        return strips[:height] if height is not None else strips

    def get_optimal_width(self, _rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return sum(piece.get_height(rules, width) for piece in self._pieces)
