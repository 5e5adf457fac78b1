"""What is wrong with a layout: cut off, lying over each other, out of reach, too wide to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from rich.cells import cell_len
from textual.geometry import Region
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.visual import visualize
from textual.widget import Widget

from tracker.ui.calendar.month_layout import MonthsLayout
from tracker.ui.calendar.year_layout import YearLayout
from tracker.ui.widgets.day_grid import DayGrid
from tracker.ui.widgets.plot_view import PlotView

BY_TEXTUAL = {"ToastRack", "Tooltip", "ScrollBar", "ScrollBarCorner", "LoadingIndicator"}
PROSE = 100  # columns that a line of prose has at most
LEAST_ROWS = {"DayPanel": 1, "OptionList": 2, "PlotView": 6, "VerticalScroll": 2}
FILLER = "\N{NO-BREAK SPACE}"  # the second column of a wide character
JOINED = re.compile("\N{ZERO WIDTH JOINER}.")  # takes no column of its own
GAPS = re.compile(r" {2,}|[│╭╮╰╯─┌┐└┘]+")


def faults(screen: Screen[Any]) -> list[str]:
    """Return what is wrong with how a screen is laid out now, in words."""
    rows = picture(screen)
    shown = [each for each in screen.walk_children(Widget) if _displayed(each)]
    found = [
        *_own_bars(screen),
        *(fault for widget in shown for fault in _of_one(widget, rows)),
        *(fault for parent in [screen, *shown] for fault in _overlaps(parent)),
    ]
    return list(dict.fromkeys(found))


def picture(screen: Screen[Any]) -> list[str]:
    """Return the text of every row of a screen, a character a column."""
    return [
        "".join(_in_columns(part.text) for part in row)
        for row in screen._compositor.render_strips()
    ]


def _in_columns(text: str) -> str:
    if text.isascii():
        return text
    text = JOINED.sub("", text)
    return "".join(each + FILLER * (wide - 1) for each in text if (wide := cell_len(each)))


def _displayed(widget: Widget) -> bool:
    above = [node for node in widget.ancestors_with_self if isinstance(node, Widget)]
    return widget.visible and all(
        node.display and type(node).__name__ not in BY_TEXTUAL for node in above
    )


def _named(widget: Widget) -> str:
    return f"{type(widget).__name__}{f'#{widget.id}' if widget.id else ''}"


def _own_bars(screen: Screen[Any]) -> Iterator[str]:
    if screen.max_scroll_y or screen.max_scroll_x:
        out = f"{screen.max_scroll_y} rows and {screen.max_scroll_x} columns"
        yield f"the screen itself scrolls, by {out}"


def _of_one(widget: Widget, rows: list[str]) -> Iterator[str]:
    region, parent = widget.region, widget.parent
    name = _named(widget)
    words = _content(widget)
    if not region:
        if widget.focusable or (words is not None and str(words).strip()):
            yield f"{name} has no room at all"
        return
    least = next(
        (rows for kind, rows in LEAST_ROWS.items()
         if any(base.__name__ == kind for base in type(widget).__mro__)), 1
    )  # fmt: skip
    if widget.content_region.height < least and widget.max_scroll_y:
        yield f"{name} scrolls in {widget.content_region.height} rows"
    if isinstance(widget, PlotView) and widget.content_region.height < least:
        yield f"{name} has {widget.content_region.height} rows for a figure"
    if isinstance(parent, Widget) and parent.visible:
        yield from _outside(name, region, parent)
    if isinstance(widget, DayGrid):
        yield from _days_cut(name, widget)
    elif not isinstance(widget, (ScrollView, PlotView)) and words is not None:
        yield from _cut(name, widget, words, rows)
    if len(rows[0]) > PROSE:
        yield from _too_wide(name, widget, rows)


def _outside(name: str, region: Region, parent: Widget) -> Iterator[str]:
    """What stands out of its parent can be reached only if that scrolls."""
    room = parent.region.shrink(parent.styles.gutter)
    if not parent.allow_vertical_scroll and (region.bottom > room.bottom or region.y < room.y):
        yield f"{name} reaches {region.bottom - room.bottom} rows out of {_named(parent)}"
    if not parent.allow_horizontal_scroll and (region.right > room.right or region.x < room.x):
        yield f"{name} reaches {region.right - room.right} columns out of {_named(parent)}"


def _content(widget: Widget) -> Any:
    if widget.children or isinstance(widget, (ScrollView, PlotView, DayGrid)):
        return None
    try:
        return visualize(widget, widget.render())
    except NotImplementedError:
        return None


def _cut(name: str, widget: Widget, words: Any, rows: list[str]) -> Iterator[str]:
    size, rules = widget.content_region.size, widget.styles
    if size.width <= 0:
        yield f"{name} has no columns"
        return
    if rules.text_wrap == "nowrap":
        wide = words.get_optimal_width(rules, 10_000)
        if wide > size.width and rules.text_overflow != "ellipsis":
            yield f"{name} is cut at {size.width} of {wide} columns, with no sign of it"
        return
    high = words.get_height(rules, size.width)
    if high > size.height and not widget.allow_vertical_scroll:
        last = _text(widget.content_region, rows)[-1:]
        if not any(row.rstrip().endswith("…") for row in last):
            yield f"{name} shows {size.height} of {high} rows, with no sign of it"


def _days_cut(name: str, grid: DayGrid) -> Iterator[str]:
    layout = grid.cells_layout()
    region = layout.region(grid.cursor)
    if region is not None and not grid.size.region.contains_region(region):
        yield f"{name} has no room for the day under the cursor"
    if isinstance(layout, MonthsLayout):
        weeks = max(len(block.weeks) for block in layout.blocks)
        rows = layout.top + weeks * layout.cell_height
    else:
        assert isinstance(layout, YearLayout)
        rows = layout.bottom
    if rows > grid.size.height:
        yield f"{name} shows {grid.size.height} of {rows} rows"


def _text(region: Region, rows: list[str]) -> list[str]:
    """Return what stands in that part of the screen."""
    return [row[max(0, region.x) : region.right] for row in rows[max(0, region.y) : region.bottom]]


def _too_wide(name: str, widget: Widget, rows: list[str]) -> Iterator[str]:
    if widget.children or isinstance(widget, (PlotView, DayGrid)):
        return
    for part in _text(widget.content_region, rows):
        longest = max((each for each in GAPS.split(part)), key=len, default="")
        if len(longest.strip()) > PROSE and len(longest.split()) > 12:
            yield f"{name} has a line of prose {len(longest.strip())} columns wide"
            return


def _overlaps(parent: Widget) -> Iterator[str]:
    children = [child for child in parent.children if _displayed(child) and child.region]
    for one, other in combinations(children, 2):
        if one.layer == other.layer and one.region.overlaps(other.region):
            over = one.region.intersection(other.region)
            yield f"{_named(one)} and {_named(other)} lie over each other in {over.size}"
