"""The report as PDF: its pages written with fpdf2, letters embedded, charts as vectors."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, time
from importlib.resources import as_file
from typing import TYPE_CHECKING, Final

from .charts.parts import plain
from .content import Report
from .drawing import Circle, Curve, Drawing, Line, Mark, Pen, Polyline, Rect, Text
from .pages import pages_of
from .typeface import font_file, width_of

if TYPE_CHECKING:
    from fpdf import FPDF

LANGUAGE: Final = "en-GB"
MAKER: Final = "tracker"
FAMILY: Final = "report"
DARKEST: Final = 255  # steps of grey


def write_pdf(report: Report) -> bytes:
    """Return the report as PDF: the same bytes for the same report, and nothing about the
    person or their machine beyond what the report says."""
    with ExitStack() as open_files:
        pdf = _document(report, open_files)
        for page in pages_of(report):
            pdf.add_page()
            _paint(pdf, page)
        return bytes(pdf.output())


def _document(report: Report, open_files: ExitStack) -> FPDF:
    """Return a document without pages; its font files are among the open ones."""
    from fpdf import FPDF  # a quarter of a second, for nothing but this
    from fpdf.fonts import TTFFont

    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.set_title(plain(report.title))
    pdf.set_lang(LANGUAGE)
    pdf.set_creator(MAKER)
    pdf.set_producer(MAKER)
    pdf.set_creation_date(datetime.combine(report.made, time(), UTC))
    for bold in (False, True):
        path = open_files.enter_context(as_file(font_file(bold=bold)))
        pdf.add_font(FAMILY, "B" if bold else "", str(path))
    for font in pdf.fonts.values():
        if isinstance(font, TTFFont):
            open_files.callback(font.close)
    return pdf


def _paint(pdf: FPDF, page: Drawing) -> None:
    for mark in page.marks:
        _mark(pdf, mark)


def _mark(pdf: FPDF, mark: Mark) -> None:
    match mark:
        case Text():
            _text(pdf, mark)
        case Line(x1, y1, x2, y2, pen):
            _use(pdf, pen, None)
            pdf.line(x1, y1, x2, y2)
        case Rect(x, y, width, height, fill, pen):
            if style := _use(pdf, pen, fill):
                pdf.rect(x, y, width, height, style)
        case Circle(x, y, radius, fill, pen):
            if style := _use(pdf, pen, fill):
                pdf.circle(x, y, radius, style)
        case Polyline(points, pen, fill, closed):
            if style := _use(pdf, pen, fill):
                pdf.polyline(list(points), polygon=closed, style=style)
        case Curve():
            _curve(pdf, mark)


def _text(pdf: FPDF, mark: Text) -> None:
    wide = width_of(mark.text, mark.size, bold=mark.bold)
    x = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    pdf.set_font(FAMILY, "B" if mark.bold else "", mark.size)
    pdf.set_text_color(_level(mark.grey))
    pdf.text(x, mark.y, mark.text)


def _use(pdf: FPDF, pen: Pen | None, fill: float | None) -> str:
    """Take up pen and fill; return how fpdf names what is to be done with them."""
    if pen is not None:
        pdf.set_draw_color(_level(pen.grey))
        pdf.set_line_width(pen.width)
        pdf.set_dash_pattern(*(pen.dash or (0, 0)))
    if fill is not None:
        pdf.set_fill_color(_level(fill))
    return "D" * (pen is not None) + "F" * (fill is not None)


def _curve(pdf: FPDF, mark: Curve) -> None:
    _use(pdf, mark.pen, mark.fill)  # the path inherits what it doesn't state: the dash
    with pdf.new_path(*mark.start) as path:
        path.style.auto_close = False
        path.style.stroke_color = _hex(mark.pen.grey) if mark.pen else None
        path.style.stroke_width = mark.pen.width if mark.pen else 0
        path.style.fill_color = _hex(mark.fill) if mark.fill is not None else None
        for (ax, ay), (bx, by), (x, y) in mark.steps:
            path.curve_to(ax, ay, bx, by, x, y)
        if mark.closed:
            path.close()


def _level(grey: float) -> int:
    return round(DARKEST * grey)


def _hex(grey: float) -> str:
    return "#" + f"{_level(grey):02x}" * 3
