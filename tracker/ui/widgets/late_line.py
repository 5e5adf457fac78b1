"""One line of a list, put into words when it comes into view."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class LateLine(Visual):
    """What `words` returns, on one line: a list of many asks for those in view alone."""

    def __init__(self, words: Callable[[], Content]) -> None:
        self._words = words

    def __str__(self) -> str:
        return self._words().plain

    def render_strips(
        self, width: int, _height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self._words().render_strips(width, 1, style, options)

    def get_optimal_width(self, _rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, _rules: RulesMap, _width: int) -> int:
        return 1
