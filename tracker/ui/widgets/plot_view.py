"""A figure from the plot room, drawn off the UI thread and kept until its input changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import on, work
from textual.color import Color
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ..themes import FigureColors, figure_colors

if TYPE_CHECKING:
    from tracker.plot import Palette, Picture, Rgb

Build = Callable[[int, int, "Palette"], "Picture | None"]

NOTHING = "Nothing recorded to draw yet."
CACHED = 40


class PlotView(Widget):
    """Shows what `build(width, height, palette)` draws, at the size there is.

    `key` names the data: the same key, size and theme are drawn once.
    """

    ALLOW_SELECT = False

    class Drawn(Message):
        """A figure is ready."""

        def __init__(self, key: Hashable, picture: Picture | None) -> None:
            super().__init__()
            self.key = key
            self.picture = picture

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._key: Hashable = None
        self._build: Build | None = None
        self._caption = ""
        self._picture: Picture | None = None
        self._wanted: Hashable = None
        self._shown_key: Hashable = None
        self._cache: dict[Hashable, Picture | None] = {}

    def show(self, key: Hashable, build: Build, caption: str = "") -> None:
        """Draw `build` unless a figure under the same key, size and theme is kept; a caption has
        the first line for itself."""
        self._key = key
        self._build = build
        self._caption = caption
        self._draw()

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._draw())

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        height -= 1 if self._caption else 0
        if self._build is None or width < 12 or height < 5:
            return
        colors = figure_colors(self.app)
        self._wanted = (self._key, width, height, colors)
        if self._wanted in self._cache:
            self._show(self._wanted, self._cache[self._wanted])
        else:
            self._work(self._wanted, self._build, width, height, colors)

    @work(thread=True, exclusive=True)
    def _work(
        self, key: Hashable, build: Build, width: int, height: int, colors: FigureColors
    ) -> None:
        from tracker.plot import Palette  # late: plotext is for Insights alone

        self.post_message(self.Drawn(key, build(width, height, Palette(*colors))))

    @on(Drawn)
    def _drawn(self, message: Drawn) -> None:
        message.stop()
        if len(self._cache) >= CACHED:
            del self._cache[next(iter(self._cache))]
        self._cache[message.key] = message.picture
        if message.key == self._wanted:
            self._show(message.key, message.picture)

    def _show(self, key: Hashable, picture: Picture | None) -> None:
        self._shown_key = key
        self._picture = picture
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._caption:
            if y == 0:
                muted = Style(color=Color(*figure_colors(self.app).axis).rich_color)
                said = Content(self._caption).truncate(width, ellipsis=True, pad=True)
                return Strip([Segment(said.plain, self.rich_style + muted)])
            y -= 1
        if self._picture is None:
            words = NOTHING if y == 1 and self._shown_key is not None else ""
            return Strip([Segment(words, self.rich_style)]).adjust_cell_length(
                width, self.rich_style
            )
        if y >= len(self._picture.rows):
            return Strip.blank(width, self.rich_style)
        base = self.rich_style
        segments = [
            Segment("".join(cell.glyph for cell in alike), base + _style(ink, ground))
            for (ink, ground), alike in groupby(
                self._picture.rows[y], key=lambda cell: (cell.ink, cell.ground)
            )
        ]
        return Strip(segments).adjust_cell_length(width, base)


@cache
def _style(ink: Rgb | None, ground: Rgb | None) -> Style:
    return Style(
        color=Color(*ink).rich_color if ink else None,
        bgcolor=Color(*ground).rich_color if ground else None,
    )
