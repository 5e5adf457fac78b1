"""Whole diaries made of a few records, for tests of the report."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from tracker.exchange.analysis import WholeDiary
from tracker.exchange.report.content import (
    Block,
    Bullets,
    Chart,
    Facts,
    Paragraph,
    Report,
    Section,
    Table,
)
from tracker.exchange.report.figures import chart_remarks, chart_table
from tracker.model import CATALOGUE, DAY_START, CheckIn, Episode

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    """Return the day so many days before the one on which reports are made."""
    return TODAY - timedelta(days=days)


def episode(back: int, **details: Any) -> Episode:
    """Return an episode at 10:00 of a day so many days ago."""
    day = ago(back)
    at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    given: dict[str, Any] = {"id": f"e{back}", "day": day, "at": at}
    return Episode(**(given | details))


def check_in(back: int, unlogged: int | None = 0, **details: Any) -> CheckIn:
    """Return a closed check-in of a day so many days ago."""
    given: dict[str, Any] = {"day": ago(back), "unlogged": unlogged, "closed": True}
    return CheckIn(**(given | details))


def whole(**records: Any) -> WholeDiary:
    """Return a diary that holds these records and begins with the oldest of them."""
    dated = [
        each.day
        for kind in ("episodes", "intakes", "check_ins", "markers")
        for each in records.get(kind, ())
    ]
    given: dict[str, Any] = {
        "catalogue": CATALOGUE,
        "day_start": DAY_START,
        "today": TODAY,
        "first": min(dated, default=TODAY),
        "last": max(dated, default=TODAY),
    }
    return WholeDiary(**(given | records))


def fact(report: Report, label: str) -> str:
    """Return what the facts say under a label, '' where they say nothing."""
    return dict(report.facts.rows).get(label, "")


def section(report: Report, key: str) -> Section:
    """Return the section of that key, or of that heading where it has none."""
    return next(each for each in report.sections if key in (each.key, each.heading))


def words(part: Section | Block) -> str:
    """Return all that a section or block says, charts as their numbers."""
    match part:
        case Section(_, heading, blocks):
            return "\n".join([heading, *map(words, blocks)])
        case Paragraph(text):
            return text
        case Facts(rows):
            return "\n".join(f"{label}: {text}" for label, text in rows)
        case Bullets(lines):
            return "\n".join(lines)
        case Table(head, rows):
            return "\n".join(" | ".join(row) for row in [head, *rows])
        case _:
            return _chart_words(part)


def _chart_words(chart: Chart) -> str:
    return "\n".join([chart.title, words(chart_table(chart)), *chart_remarks(chart)])


def all_words(report: Report) -> str:
    """Return all that a report says."""
    return "\n".join(
        [report.title, report.period, words(report.facts), *map(words, report.sections)]
    )
