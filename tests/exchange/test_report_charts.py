from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Literal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.report.charts import draw
from tracker.exchange.report.charts.hands import level_of
from tracker.exchange.report.charts.parts import UNKNOWN, number, ticks
from tracker.exchange.report.charts.ratios import limits
from tracker.exchange.report.content import (
    Bars,
    Chart,
    Hands,
    Moment,
    OverTime,
    Ratio,
    Ratios,
    Report,
    Span,
)
from tracker.exchange.report.drawing import (
    Circle,
    Curve,
    Drawing,
    Line,
    Mark,
    Pen,
    Polyline,
    Rect,
    Text,
    hatch,
    moved,
)
from tracker.exchange.report.svg import chart_svg, svg
from tracker.exchange.report.typeface import width_of

from . import reports
from .marks import outside, reach, words

SVG = "{http://www.w3.org/2000/svg}"
START = date(2026, 9, 1)
BEND = ((2.0, 1.0), (4.0, 2.0), (5.0, 5.0))


def charts_of(report: Report) -> Iterator[Chart]:
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, OverTime | Bars | Hands | Ratios):
                yield block


def over(
    values: list[float | None],
    *,
    band: tuple[float, float] | None = None,
    spans: Iterable[Span] = (),
    moments: Iterable[Moment] = (),
) -> Drawing:
    chart = OverTime("Twitches", "a day", START, values, band, list(spans), list(moments))
    return draw(chart, 180)


def hatched(drawing: Drawing) -> list[Line]:
    return [mark for mark in drawing.marks if isinstance(mark, Line) and mark.pen == UNKNOWN]


@pytest.mark.parametrize("report", [reports.full(), reports.hostile()], ids=["full", "hostile"])
@pytest.mark.parametrize("width", [70, 87, 182])
def test_no_mark_is_outside_its_chart(report: Report, width: float) -> None:
    for chart in charts_of(report):
        drawing = draw(chart, width)
        assert drawing.width == width
        assert not outside(drawing, 0, 0, width, drawing.height), chart.title[:20]


@pytest.mark.parametrize("factor", [0.7, 1.3])
def test_a_chart_is_as_high_as_asked_where_its_words_have_room(factor: float) -> None:
    for chart in (reports.over_time(), reports.hours(), reports.weekdays()):
        height = draw(chart, 182).height + 24 * (factor - 1)
        drawing = draw(chart, 182, height)
        assert drawing.height == pytest.approx(height)
        assert not outside(drawing, 0, 0, 182, height)


def test_words_that_need_more_height_have_it() -> None:
    assert draw(reports.ratios(), 182, 10).height == draw(reports.ratios(), 182).height


# Over time


def test_an_unwatched_day_is_hatched_and_a_watched_one_without_twitches_has_a_ring() -> None:
    unwatched, none = over([None] * 30), over([0.0] * 30)
    assert hatched(unwatched)
    assert not [mark for mark in unwatched.marks if isinstance(mark, Circle)]
    assert not hatched(none)
    rings = [mark for mark in none.marks if isinstance(mark, Circle)]
    assert len(rings) == 30 + 1  # and the one of the key
    assert "not watched" in words(unwatched)
    assert "watched, none" in words(none)


def test_a_usual_of_one_figure_is_no_range() -> None:
    assert "usual: 2, the middle 80% of the days" in words(over([2.0] * 30, band=(2.0, 2.0)))
    assert "usual: 1–4, the middle 80% of the days" in words(over([2.0] * 30, band=(1.0, 4.0)))


def test_a_bar_is_as_high_as_its_day() -> None:
    drawing = over([2.0, 4.0, None, 8.0])
    bars = [mark for mark in drawing.marks if isinstance(mark, Rect)][:3]
    assert [bar.height / bars[0].height for bar in bars] == pytest.approx([1, 2, 4])
    assert [bar.y + bar.height for bar in bars] == pytest.approx([bars[0].y + bars[0].height] * 3)


def test_a_date_is_below_the_middle_of_its_day() -> None:
    drawing = over([3.0] * 5)
    bar = next(mark for mark in drawing.marks if isinstance(mark, Rect))
    named = next(m for m in drawing.marks if isinstance(m, Text) and m.text == "1 Sep")
    assert named.x == pytest.approx(bar.x + bar.width / 2)


def test_numbers_of_many_life_events_stay_apart() -> None:
    days = [date(2026, 9, 3 + index) for index in range(27)]
    drawing = over([1.0] * 90, moments=[Moment(day, "travel") for day in days])
    numbers = [m for m in drawing.marks if isinstance(m, Text) and "–" in m.text and m.bold]
    assert len(numbers) > 3
    for one, other in pairwise(numbers):
        wide = (width_of(one.text, one.size, bold=True) + width_of(other.text, other.size)) / 2
        assert other.x - one.x > wide + 1


def test_mondays_are_ticked_and_named() -> None:
    drawing = over([1.0] * 90)
    named = [text for text in words(drawing) if text.endswith(("Sep", "Oct", "Nov"))]
    assert named[:3] == ["7 Sep", "14 Sep", "21 Sep"]


def test_a_long_period_is_ticked_by_month_or_year_with_the_year_said() -> None:
    assert "1 Oct 2026" in words(over([1.0] * 700))
    assert "1 Jan 2030" in words(over([1.0] * 3650))


def test_phases_are_named_and_what_was_changed_is_dark() -> None:
    spans = [
        Span(date(2026, 9, 5), date(2026, 9, 18), "as usual"),
        Span(date(2026, 9, 19), date(2026, 10, 2), "less caffeine", changed=True),
    ]
    drawing = over([3.0] * 60, spans=spans)
    said = {mark.text: mark for mark in drawing.marks if isinstance(mark, Text)}
    assert said["as usual"].grey == 0.0
    assert said["less caffeine"].grey == 1.0
    assert said["less caffeine"].bold


def test_phases_at_the_same_time_lie_one_below_the_other() -> None:
    spans = [
        Span(date(2026, 9, 5), date(2026, 9, 25), "a phase"),
        Span(date(2026, 9, 10), date(2026, 9, 20), "a cold"),
    ]
    said = {mark.text: mark for mark in over([3.0] * 60, spans=spans).marks
            if isinstance(mark, Text)}  # fmt: skip
    assert said["a cold"].y > said["a phase"].y + 3


def test_life_events_are_numbered_above_and_named_below() -> None:
    moments = [
        Moment(date(2026, 9, 20), "new keyboard"),
        Moment(date(2026, 9, 3), "a cold"),
        Moment(date(2027, 9, 3), "after the period"),
    ]
    said = words(over([3.0] * 60, moments=moments))
    assert "3 Sep: a cold" in said
    assert said.index("3 Sep: a cold") < said.index("20 Sep: new keyboard")
    assert not [text for text in said if "after the period" in text]
    numbered = [m for m in over([3.0] * 60, moments=moments).marks
                if isinstance(m, Text) and m.bold and m.size == 7]  # fmt: skip
    assert [mark.text for mark in numbered] == ["1", "2", "1", "2"]


def test_events_close_together_share_their_place() -> None:
    moments = [Moment(date(2026, 9, day), f"event {day}") for day in (3, 4, 20)]
    said = words(over([3.0] * 90, moments=moments))
    assert "1–2" in said


def test_too_many_events_to_name_are_counted() -> None:
    moments = [Moment(date(2026, 9, 1 + index % 30), f"event {index} " * 9) for index in range(50)]
    said = words(over([3.0] * 60, moments=moments))
    assert "… and 44 more, too many to name here" in said


def test_the_usual_band_is_drawn_and_told() -> None:
    drawing = over([3.0, 6.0], band=(1.0, 5.0))
    assert "usual: 1–5, the middle 80% of the days" in words(drawing)
    assert not [text for text in words(over([3.0, 6.0])) if text.startswith("usual")]


# Bars


def test_nothing_known_is_hatched_and_zero_is_a_number() -> None:
    drawing = draw(Bars("By weekday", "a day", ["Mon", "Tue", "Wed"], [2.0, 0.0, None]), 87)
    assert hatched(drawing)
    assert "not known" in words(drawing)
    assert {"2", "0"} <= set(words(drawing))
    whole = draw(Bars("By weekday", "a day", ["Mon", "Tue"], [2.0, 0.0]), 87)
    assert not hatched(whole)


def test_labels_that_would_touch_are_left_out_evenly() -> None:
    labels = [f"{hour:02}" for hour in range(24)]
    said = words(draw(Bars("By hour", "", labels, [1.0] * 24), 60))
    shown = [text for text in said if text in labels]
    assert shown == labels[:: 24 // len(shown)]
    assert len(shown) < 24


# Hands


def test_each_place_has_its_number_where_it_was() -> None:
    drawing = draw(reports.both_hands(), 120)
    at = {mark.text: (mark.x, mark.y) for mark in drawing.marks if isinstance(mark, Text)}
    assert at["64"][0] < 60 < at["203"][0]  # thumbs: inward, the left one on the left
    assert at["31"][0] < at["64"][0]  # left index left of the left thumb
    assert at["151"][0] > at["203"][0]
    assert {"palm 12", "wrist 1", "back 55", "forearm 20", "forearm 0"} <= set(at)


def test_twitches_of_both_hands_are_on_each() -> None:
    counts = {("left", "ring"): 3, ("right", "ring"): 5, ("both", "ring"): 20, ("both", "palm"): 7}
    said = words(draw(Hands("", counts), 120))
    assert {"23", "25"} <= set(said)
    assert said.count("palm 7") == 2
    assert any("both hands are on each" in each for each in said)
    assert not any("both" in each for each in words(draw(reports.both_hands(), 120)))


@pytest.mark.parametrize("width", [70.0, 88.0, 120.0])
def test_words_on_the_hands_stay_clear_of_the_ends_of_their_fields(width: float) -> None:
    marks = draw(Hands("", {("right", "forearm"): 11}), width).marks
    said = next(m for m in marks if isinstance(m, Text) and m.text == "forearm 11")
    around = next(m for m in marks if isinstance(m, Polyline) and m.pen and not m.pen.dash)
    across = max(x for x, _ in around.points) - min(x for x, _ in around.points)
    assert width_of(said.text, said.size, bold=True) <= across - 2.5


def test_hands_are_mirror_images() -> None:
    same = {(hand, site): 3 for hand in ("left", "right") for site in ("thumb", "ring", "palm")}
    curves = [m for m in draw(Hands("", same), 120).marks if isinstance(m, Curve)]
    half = len(curves) // 2
    for left, right in zip(curves[:half], curves[half:], strict=True):
        assert left.start[0] + right.start[0] == pytest.approx(120)
        assert left.start[1] == pytest.approx(right.start[1])


def test_more_twitches_are_darker_and_have_a_thicker_line() -> None:
    assert [level_of(count, 40) for count in (0, 1, 10, 11, 40)] == [0, 1, 1, 2, 4]
    drawing = draw(Hands("", {("left", "thumb"): 40, ("left", "index"): 10}), 120)
    fills = [m.fill for m in drawing.marks if isinstance(m, Curve) and m.fill is not None]
    pens = [m.pen.width for m in drawing.marks if isinstance(m, Curve) and m.pen]
    assert sorted(fills)[:2] == [0.3, 0.88]
    assert max(pens) > 2 * min(pens)


# Ratios


def row(
    ratio: float | None,
    low: float | None,
    high: float | None,
    tier: Literal["clear", "hint"] | None = None,
    said: str = "said",
) -> Ratio:
    return Ratio("sleep", ratio, low, high, tier, said)


def test_a_clear_link_is_filled_a_hint_hollow_and_neither_a_cross() -> None:
    def dots(tier: Literal["clear", "hint"] | None) -> list[float | None]:
        drawing = draw(Ratios("", [row(1.2, 1.1, 1.4, tier=tier)]), 180)
        return [mark.fill for mark in drawing.marks if isinstance(mark, Circle)]

    assert dots("clear") == [0.0, 0.0]  # its own and that of the key
    assert dots("hint") == [1.0, 1.0]
    assert dots(None) == []


def test_an_interval_longer_than_the_axis_ends_in_an_arrow() -> None:
    def arrows(low: float, high: float) -> int:
        drawing = draw(Ratios("", [row(1.2, low, high), row(1.1, 1.0, 1.3)]), 180)
        return sum(isinstance(mark, Polyline) for mark in drawing.marks)

    assert arrows(1.0, 1.5) == 0
    assert arrows(1.0, 60) == 2  # its own and that of the key
    assert arrows(0.001, 60) == 3


def test_a_row_without_a_ratio_says_why_and_has_no_dot() -> None:
    drawing = draw(Ratios("", [row(None, None, None, said="too early: 12 of 21 days")]), 180)
    assert "too early: 12 of 21 days" in words(drawing)
    assert not [mark for mark in drawing.marks if isinstance(mark, Circle)]


@given(st.lists(st.tuples(*[st.floats(0.001, 1000)] * 3), max_size=8))
def test_one_and_every_ratio_are_on_the_axis(values: list[tuple[float, float, float]]) -> None:
    rows = [row(sorted(three)[1], min(three), max(three)) for three in values]
    low, high = limits(rows)
    assert low < 1 < high
    assert all(low <= one.ratio <= high for one in rows if one.ratio is not None)


# What they share


@given(st.floats(0, 1e15), st.integers(1, 6))
def test_ticks_are_round_and_reach_the_highest_value(highest: float, most: int) -> None:
    found = ticks(highest, most)
    assert found[0] == 0
    assert found[-1] >= highest * (1 - 1e-6)
    assert 2 <= len(found) <= most + 2
    assert found == sorted(set(found))


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0"), (5.0, "5"), (2.5, "2.5"), (1234.0, "1,234"), (0.75, "0.8"), (3e9, "3e+09")],
)
def test_numbers_of_an_axis(value: float, said: str) -> None:
    assert number(value) == said


@given(st.floats(0.1, 200), st.floats(0.1, 60), st.floats(0.5, 5))
def test_hatching_stays_in_its_rectangle(width: float, height: float, gap: float) -> None:
    drawing = Drawing(width, height, hatch(0, 0, width, height, gap, Pen()))
    assert not outside(drawing, 0, 0, width, height)


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_every_mark_can_be_moved(dx: float, dy: float) -> None:
    marks: list[Mark] = [
        Line(1, 2, 3, 4), Polyline(((1, 2), (3, 5))), Curve((1, 1), (BEND,)),
        Rect(1, 2, 3, 4), Circle(5, 5, 2), Text(4, 6, "a word", anchor="middle"),
    ]  # fmt: skip
    for mark in marks:
        x1, y1, x2, y2 = reach(mark)
        there = (x1 + dx, y1 + dy, x2 + dx, y2 + dy)
        assert reach(moved(mark, dx, dy)) == pytest.approx(there)


# SVG


@pytest.mark.parametrize("report", [reports.full(), reports.hostile()], ids=["full", "hostile"])
def test_svg_is_well_formed_and_stands_alone(report: Report) -> None:
    for chart in charts_of(report):
        root = ElementTree.fromstring(chart_svg(chart, width_mm=120))
        assert root.tag == f"{SVG}svg"
        assert root.attrib["width"] == "120mm"
        assert not [one for one in root.iter() if "href" in "".join(one.attrib)]


def test_text_of_an_svg_is_text_and_escaped() -> None:
    chart = Bars('<script>"&\x00\x1b\ufffe', "per <b>", ["<i>", "б"], [1.0, None])
    drawn = chart_svg(chart, width_mm=120)
    root = ElementTree.fromstring(drawn)
    said = [one.text for one in root.iter(f"{SVG}text")]
    assert "<i>" in said
    assert any(text and text.startswith('<script>"&') for text in said)
    assert "<script" not in drawn
    assert "<script" in root.attrib["aria-label"]


def test_svg_says_what_it_shows_to_those_who_cannot_see_it() -> None:
    root = ElementTree.fromstring(chart_svg(reports.weekdays()))
    assert root.attrib["role"] == "img"
    assert "Thu 0" in root.attrib["aria-label"]
    assert "Sun ?" in root.attrib["aria-label"]


def test_every_mark_has_its_element() -> None:
    marks: list[Mark] = [
        Line(0, 0, 1, 1, Pen(0.2, 0.5, (1, 2))), Polyline(((0, 0), (1, 1))),
        Polyline(((0, 0), (1, 1), (1, 0)), None, 0.5, closed=True),
        Curve((0, 0), (BEND,), None, 1.0, closed=True), Rect(0, 0, 1, 1, fill=0.0),
        Circle(1, 1, 1, pen=Pen()), Text(0, 0, "a", bold=True, anchor="end"),
    ]  # fmt: skip
    root = ElementTree.fromstring(svg(Drawing(10, 10, marks)))
    assert [one.tag.removeprefix(SVG) for one in root] == [
        "line", "polyline", "polygon", "path", "rect", "circle", "text",
    ]  # fmt: skip
    assert root[0].attrib["stroke-dasharray"] == "1 2"
    assert root[0].attrib["stroke"] == "#808080"
    assert root[2].attrib["fill"] == "#808080"
    assert root[3].attrib["d"].endswith(" Z")
    assert root[6].attrib["text-anchor"] == "end"


def test_titles_break_into_two_lines_at_most() -> None:
    drawing = draw(Bars("a long title " * 30, "", ["a"], [1.0]), 80)
    title = [mark for mark in drawing.marks if isinstance(mark, Text) and mark.size == 8]
    assert len(title) == 2
    assert title[1].text.endswith("…")
    assert all(width_of(mark.text, 8, bold=True) <= 80 for mark in title)
