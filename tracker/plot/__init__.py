"""Figures for the terminal, drawn with plotext from insight results."""

from .canvas import Cell, Palette, Picture, Rgb
from .figures import (
    Level,
    Phase,
    against,
    by_hour,
    by_week,
    by_weekday,
    factor_over_time,
    over_time,
    paired,
    rolling_mean,
)

__all__ = [
    "Cell",
    "Level",
    "Palette",
    "Phase",
    "Picture",
    "Rgb",
    "against",
    "by_hour",
    "by_week",
    "by_weekday",
    "factor_over_time",
    "over_time",
    "paired",
    "rolling_mean",
]
