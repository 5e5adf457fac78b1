"""What is sent to a terminal where no colours are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from .own_themes import BAND, CHOSEN

PLAIN = Style(color=RichColor.default(), bgcolor=RichColor.default())
FILLED = "░"  # for a ground on which nothing stands


class WithoutColor(LineFilter):
    """Takes the colours away. What only a ground said is said otherwise: the line one is on is
    turned round, and what of it was so already is turned back; a figure's band is filled."""

    def __init__(self, app: App[Any]) -> None:
        super().__init__()
        self._app = app

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        variables = self._app.theme_variables
        chosen, band = _ground(variables, CHOSEN), _ground(variables, BAND)
        return [
            Segment(
                FILLED * len(text) if on_band(style, band) and text.isspace() else text,
                without_color(style, chosen),
                control,
            )
            for text, style, control in segments
        ]


def _ground(variables: Mapping[str, str], name: str) -> RichColor | None:
    value = variables.get(name)
    return Color.parse(value).rich_color if value else None


def on_band(style: Style | None, band: RichColor | None) -> bool:
    """Whether something stands on a figure's band."""
    return style is not None and band is not None and style.bgcolor == band


@lru_cache(1024)
def without_color(style: Style | None, chosen: RichColor | None) -> Style | None:
    """Return a style without its colours, turned round where its ground is `chosen`."""
    if style is None:
        return None
    turned = style.bgcolor is not None and style.bgcolor == chosen
    return style + PLAIN + Style(reverse=bool(style.reverse) != turned)
