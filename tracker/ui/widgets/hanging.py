"""Words that wrap beside a first column, not under it."""

from __future__ import annotations

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

NARROWEST = 10  # columns the words are given, whatever the width


class Hanging(Visual):
    """`first` in its column, and behind it `words` in as many lines as the width asks for."""

    def __init__(self, first: Content, words: Content) -> None:
        self._first = first
        self._words = words
        self._wrapped: tuple[int, list[Content]] | None = None  # for the width it was last asked

    def __str__(self) -> str:
        return f"{self._first.plain}{self._words.plain}"

    def _lines(self, width: int) -> list[Content]:
        if self._wrapped is None or self._wrapped[0] != width:
            self._wrapped = width, self._wrap(width)
        return self._wrapped[1]

    def _wrap(self, width: int) -> list[Content]:
        column = self._first.cell_length
        room = max(NARROWEST, width - column)
        if self._words.cell_length <= room and "\n" not in self._words.plain:
            return [self._first + self._words]
        lines = self._words.wrap(room) or [Content("")]
        indent = Content(" " * column)
        return [self._first + lines[0], *(indent + line for line in lines[1:])]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        lines = Content("\n").join(self._lines(width))
        return lines.render_strips(width, height, style, options)

    def get_optimal_width(self, _rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, _rules: RulesMap, width: int) -> int:
        return len(self._lines(width))
