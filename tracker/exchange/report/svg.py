"""A chart as SVG, to stand inside a web page without anything beside it."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from .charts import draw
from .content import Chart
from .drawing import POINT, WHITE, Circle, Curve, Drawing, Line, Mark, Pen, Polyline, Rect, Text

FAMILY = "'DejaVu Sans Condensed','DejaVu Sans',Verdana,Arial,sans-serif"


def chart_svg(chart: Chart, *, width_mm: float = 180, height_mm: float | None = None) -> str:
    """Return the chart as one `<svg>` element, text as text; it shrinks with its page.

    Without a height it is as high as suits the chart.
    """
    return svg(draw(chart, width_mm, height_mm))


def svg(drawing: Drawing) -> str:
    """Return a drawing as one `<svg>` element."""
    width, height = _number(drawing.width), _number(drawing.height)
    label = f" aria-label={quoteattr(_plain(drawing.said))}" if drawing.said else ""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img"{label} width="{width}mm" '
        f'height="{height}mm" viewBox="0 0 {width} {height}" font-family="{FAMILY}" '
        'style="max-width:100%;height:auto">',
        *map(_element, drawing.marks),
        "</svg>",
    ]
    return "\n".join(parts)


def _element(mark: Mark) -> str:
    match mark:
        case Line(x1, y1, x2, y2, pen):
            return f"<line{_at(x1=x1, y1=y1, x2=x2, y2=y2)}{_look(pen)}/>"
        case Polyline(points, pen, fill, closed):
            at = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
            return f'<{"polygon" if closed else "polyline"} points="{at}"{_look(pen, fill)}/>'
        case Curve(start, steps, pen, fill, closed):
            way = "".join(" C " + " ".join(map(_pair, step)) for step in steps)
            end = " Z" if closed else ""
            return f'<path d="M {_pair(start)}{way}{end}"{_look(pen, fill)}/>'
        case Rect(x, y, width, height, fill, pen):
            return f"<rect{_at(x=x, y=y, width=width, height=height)}{_look(pen, fill)}/>"
        case Circle(x, y, radius, fill, pen):
            return f"<circle{_at(cx=x, cy=y, r=radius)}{_look(pen, fill)}/>"
        case Text(x, y, text, size, bold, anchor, grey):
            at = f'{_at(x=x, y=y)} font-size="{_number(size * POINT)}"'
            weight = ' font-weight="bold"' if bold else ""
            side = f' text-anchor="{anchor}"' if anchor != "start" else ""
            return f'<text{at}{weight}{side} fill="{_grey(grey)}">{escape(_plain(text))}</text>'


def _at(**lengths: float) -> str:
    """Return lengths as attributes."""
    return "".join(f' {name}="{_number(length)}"' for name, length in lengths.items())


def _look(pen: Pen | None, fill: float | None = None) -> str:
    said = f' fill="{_grey(fill) if fill is not None else "none"}"'
    if pen is None:
        return said
    said += f' stroke="{_grey(pen.grey)}" stroke-width="{_number(pen.width)}"'
    if pen.dash:
        said += f' stroke-dasharray="{_number(pen.dash[0])} {_number(pen.dash[1])}"'
    return said


def _grey(level: float) -> str:
    """Return a grey as a colour: 0 is black."""
    return "#" + f"{round(255 * min(max(level, 0.0), WHITE)):02x}" * 3


def _pair(at: tuple[float, float]) -> str:
    return f"{_number(at[0])} {_number(at[1])}"


def _number(value: float) -> str:
    """Return a length to a hundredth of a millimetre, without needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"


def _plain(text: str) -> str:
    """Return the text without the characters that XML can't hold."""
    return "".join(
        one for one in text if one in "\t\n\r" or (ord(one) >= 0x20 and not _outside(ord(one)))
    )


def _outside(code: int) -> bool:
    return 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)
