"""What a screen sends to the terminal, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rich._palettes import STANDARD_PALETTE
from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style
from textual._context import visible_screen_stack
from textual.app import App
from textual.color import Color

# Lines, blocks and dots: what they say a number, a word or another sign says beside them.
DECORATION = frozenset(
    "─│╭╮╰╯╱╲━┃├┤┌┐└┘┬┴┼═╌┄▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐░▒▓▔▕" + "".join(map(chr, range(0x2800, 0x2900)))
)


class Painted(NamedTuple):
    """Neighbouring characters that look alike, with the colours that reach the eye."""

    text: str
    ink: Color
    ground: Color
    style: Style
    row: int
    column: int

    @property
    def wordy(self) -> bool:
        """Whether something of it is to be read."""
        return any(not (each.isspace() or each in DECORATION) for each in self.text)


def painted(app: App[Any], system: ColorSystem = ColorSystem.TRUECOLOR) -> Iterator[Painted]:
    """Return what is on the screen, as a terminal of that color system shows it."""
    visible_screen_stack.set(app._background_screens)
    for row, strip in enumerate(app.screen._compositor.render_strips(app.size)):
        column = 0
        for text, look, _ in strip:
            style = look or Style()
            ink, ground = seen(style.color, system), seen(style.bgcolor, system)
            if style.reverse:
                ink, ground = ground, ink
            yield Painted(text, ink, ground, style, row, column)
            column += cell_len(text)


def seen(color: RichColor | None, system: ColorSystem = ColorSystem.TRUECOLOR) -> Color:
    """Return a colour as a terminal of that color system shows it; black for none."""
    if color is None or color.is_default:
        return Color(0, 0, 0)
    less = color.downgrade(system)
    if system is ColorSystem.STANDARD and less.number is not None:
        return Color(*STANDARD_PALETTE[less.number])
    return Color(*less.get_truecolor())
