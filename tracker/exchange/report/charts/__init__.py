"""The charts of the report as drawings: in greys only, to be read on paper."""

from __future__ import annotations

from ..content import Bars, Chart, Hands, OverTime, Ratios
from ..drawing import Drawing, moved
from .bars import HEIGHT, bars
from .hands import hands
from .over_time import over_time
from .parts import heading
from .ratios import ratios

__all__ = ["draw"]


def draw(chart: Chart, width_mm: float, height_mm: float | None = None) -> Drawing:
    """Return the chart with its title, `width_mm` wide; without a height it is as high as
    suits it.

    A chart whose words need more than the height is higher: use the drawing's own.
    """
    unit = chart.unit if isinstance(chart, OverTime | Bars) else ""
    title, top = heading(chart.title, unit, width_mm)
    picture = _picture(chart, width_mm, height_mm - top if height_mm is not None else None)
    marks = [*title, *(moved(mark, 0, top) for mark in picture.marks)]
    return Drawing(width_mm, picture.height + top, marks, picture.said)


def _picture(chart: Chart, width: float, height: float | None) -> Drawing:
    match chart:
        case OverTime():
            return over_time(chart, width, height)
        case Bars():
            return bars(chart, width, height if height is not None else HEIGHT)
        case Hands():
            return hands(chart, width, height)
        case Ratios():
            return ratios(chart, width, height)
