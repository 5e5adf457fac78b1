"""The charts of the report as drawings: in greys only, to be read on paper."""

from __future__ import annotations

from ..content import Bars, Chart, Hands, OverTime, Ratios
from ..drawing import Drawing
from .bars import HEIGHT, bars
from .hands import hands
from .over_time import over_time
from .ratios import ratios

__all__ = ["draw"]


def draw(chart: Chart, width_mm: float, height_mm: float | None = None) -> Drawing:
    """Return the chart `width_mm` wide; without a height it is as high as suits it.

    A chart whose words need more than the height is higher: use the drawing's own.
    """
    match chart:
        case OverTime():
            return over_time(chart, width_mm, height_mm)
        case Bars():
            return bars(chart, width_mm, height_mm if height_mm is not None else HEIGHT)
        case Hands():
            return hands(chart, width_mm, height_mm)
        case Ratios():
            return ratios(chart, width_mm, height_mm)
