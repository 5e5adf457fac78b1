"""The parts a document of findings is laid out with."""

from __future__ import annotations

import dataclasses
import os
import pty
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tracker.cli.errors import InputError
from tracker.cli.findings import document, factor_named
from tracker.cli.findings.blocks import Bars, Column, Document, Prose, Section, Table, Tally
from tracker.cli.findings.links import ratio_figure
from tracker.cli.findings.markdown import markdown_lines
from tracker.cli.findings.text import bar_lines, say_text, table_lines
from tracker.exchange.commonmark import escaped
from tracker.insight import Insights, analyse
from tracker.insight.result import (
    AroundMarker,
    Between,
    CalendarWeek,
    Concentration,
    HandWork,
    LastingChange,
    Stretch,
)
from tracker.model import CATALOGUE, Catalogue, Episode, Factor
from tracker.model.width import cells
from tracker.model.words import visible

TABLE = Table(
    [Column("factor"), Column("n", right=True), Column("verdict", brief=False), Column("ratio")],
    [["sleep", "7", "more", "0.91"], ["long conversations in dry air", "12", "fewer", "1.04"]],
)


def test_a_table_is_aligned_and_leaves_out_what_is_not_brief() -> None:
    assert table_lines(TABLE, 60) == [
        "  factor                          n  ratio",
        "  sleep                           7  0.91",
        "  long conversations in dry air  12  1.04",
    ]


def test_a_long_name_goes_on_below() -> None:
    assert table_lines(TABLE, 34)[2:] == [
        "  long conversations in  12  1.04",
        "  dry air",
    ]


def test_a_narrow_terminal_gets_each_row_as_a_paragraph() -> None:
    assert table_lines(TABLE, 24) == [
        "  sleep: n 7, ratio",
        "    0.91",
        "  long conversations in",
        "    dry air: n 12,",
        "    ratio 1.04",
    ]


def test_wide_characters_keep_a_table_straight() -> None:
    table = Table([Column("factor"), Column("n")], [["睡眠", "1"], ["sleep", "2"]])
    rows = table_lines(table, 40)[1:]
    assert [cells(row[:-1]) for row in rows] == [10, 10]


BARS = Bars("By day", ["Mon", "Tue", "Wed"], [0, None, 8.0], [("mean", ["0.0", "–", "8.0"])])


def test_bars_show_nothing_for_zero_and_the_full_height_for_the_most() -> None:
    assert bar_lines(BARS, 40, drawn=True) == [
        "  By day (mean)",
        "           ██",
        "  Mon Tue Wed",
        "  0.0   – 8.0",
    ]


def test_bars_that_can_not_be_drawn_leave_their_numbers() -> None:
    assert bar_lines(BARS, 40, drawn=False)[1:] == ["  Mon Tue Wed", "  0.0   – 8.0"]


@given(
    st.lists(st.none() | st.floats(0, 1e6), min_size=1, max_size=40),
    st.integers(min_value=12, max_value=120),
)
def test_bars_keep_to_the_width_and_lose_no_figure(heights: list[float | None], width: int) -> None:
    figures = [f"f{index}" for index in range(len(heights))]
    bars = Bars("t", [str(index) for index in range(len(heights))], heights, [("n", figures)])
    lines = bar_lines(bars, width, drawn=True)
    assert all(len(line) <= width for line in lines[1:])
    assert [word for line in lines[1:] for word in line.split() if word[0] == "f"] == figures


@given(st.text(min_size=1, max_size=40))
def test_any_text_is_shown_by_markdown_as_it_is(text: str) -> None:
    markdown = MarkdownIt("commonmark").enable("table")
    bare = visible(text).strip()
    table = f"| a | b |\n| --- | --- |\n| {escaped(text)} | x |\n"
    for source in (escaped(text), f"# {escaped(text)}", f"- {escaped(text)}", table):
        shown = [
            "".join(child.content for child in token.children or ())
            for token in markdown.parse(source)
            if token.type == "inline"
        ]
        if bare:
            assert bare in shown, source


def test_our_own_commands_stay_code_in_markdown() -> None:
    section = Section("Links", [Prose("Say `tracker insights --plot FACTOR` for a_b.")])
    told = markdown_lines(Document("t", [], [section]))
    assert "Say `tracker insights --plot FACTOR` for a\\_b." in told


@pytest.mark.parametrize(
    ("ratio", "figure"), [(0.741, "0.74"), (9.99, "9.99"), (12.34, "12.3"), (1234.5, "1,234")]
)
def test_ratios_in_figures(ratio: float, figure: str) -> None:
    assert ratio_figure(ratio) == figure


@pytest.mark.parametrize("factor", CATALOGUE.values(), ids=lambda factor: factor.key)
def test_every_factor_is_found_by_all_its_names(factor: Factor) -> None:
    for name in (factor.key, factor.label, factor.label.upper(), *factor.aliases):
        assert factor_named(name, CATALOGUE) is factor


def test_a_beginning_of_many_names_a_few() -> None:
    catalogue = Catalogue(
        Factor(key=f"glare_{index}", label=f"glare {index}") for index in range(9)
    )
    with pytest.raises(InputError, match=r"glare_3, glare_4 or 4 others; more of the name"):
        factor_named("gla", catalogue)


def test_two_factors_of_one_label_are_told_apart_by_key() -> None:
    own = Factor(key="glare_2", label="Glare"), Factor(key="glare", label="glare")
    catalogue = Catalogue(own)
    with pytest.raises(InputError, match="glare_2 or glare"):
        factor_named("glare", catalogue)
    assert factor_named("glare 2", catalogue) is own[0]


def test_what_is_described_beside_the_verdicts_is_told() -> None:
    week = {"watched": 6, "checked_in": 5, "days": 7}
    before, after = Stretch(mean=4.0, **week), Stretch(mean=2.0, **week)
    said = ["A step.", "Hours between.", "A concentration.", "At the keyboard.", "A new mouse."]
    found = dataclasses.replace(
        _insights(),
        step=LastingChange(
            day=date(2026, 11, 2), ratio=0.5, low=0.4, high=0.7, before=before, after=after,
            verdict="fewer", sentence=said[0],
        ),
        weeks=[
            CalendarWeek(first=date(2026, 11, 9), mean=None, watched=0, checked_in=0, days=7),
            CalendarWeek(first=date(2026, 11, 16), mean=2.5, watched=6, checked_in=5, days=7),
        ],
        between=Between(median=5.0, low=2.0, high=9.0, n=7, sentence=said[1]),
        concentration=Concentration(
            hand="right", site="index", twitches=8, stated=9, share=8 / 9, days=4, sentence=said[2]
        ),
        hand_work=HandWork(
            twitches=6, stated=9, share=2 / 3, hours=8.0, days=5, share_of_day=0.5,
            sentence=said[3],
        ),
        markers=[
            AroundMarker(
                id="b" * 10, day=date(2026, 11, 12), kind="device", label="mouse", before=before,
                after=after, overlaps=[], sentence=said[4],
            )
        ],
    )  # fmt: skip
    told = "\n".join(markdown_lines(document(found, CATALOGUE, first_weekday=0)))
    assert all(sentence in told for sentence in said)
    assert "| By week, from | 9 Nov | 16 Nov |" in told
    assert "| watched of days | 0/7 | 6/7 |" in told
    assert "| mean a watched day | – | 2.5 |" in told
    headlined = dataclasses.replace(found, headlines=[said[0]])
    assert markdown_text(headlined).count(said[0]) == 1


def test_weekdays_begin_where_the_calendar_does() -> None:
    assert "| By weekday | Sun | Mon |" in markdown_text(_insights(), first_weekday=6)


def test_a_tally_names_the_first_few_and_how_many_more(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [(f"place {index}", index, "") for index in range(8)]
    say_text(Document("t", [], [Section("Where", [Tally("", "twitches", rows)])]))
    said = " ".join(capsys.readouterr().out.split())
    assert "place 5 ×5 · and 2 more" in said
    assert "place 6" not in said


@pytest.mark.parametrize(("more", "colours"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colours_of_its_own_unless_it_wants_none(
    more: dict[str, str], colours: bool
) -> None:
    master, slave = pty.openpty()
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    code = "from tracker.cli.output import *; headline('h'); paint([('•', '36'), (' a', '')])"
    subprocess.run(
        [sys.executable, "-c", code], stdout=slave, check=True, timeout=60,
        env=kept | {"TERM": "xterm", "PYTHONIOENCODING": "utf-8"} | more,
    )  # fmt: skip
    os.close(slave)
    said = os.read(master, 1000).decode().replace("\r\n", "\n")
    os.close(master)
    assert said == ("\x1b[1mh\x1b[0m\n\x1b[36m•\x1b[0m a\n" if colours else "h\n• a\n")


def markdown_text(found: Insights, first_weekday: int = 0) -> str:
    return "\n".join(markdown_lines(document(found, CATALOGUE, first_weekday=first_weekday)))


def _insights() -> Insights:
    at = datetime(2026, 11, 20, 10, tzinfo=UTC)
    episode = Episode(
        id="a" * 10, day=at.date(), at=at, hand="right", sites=["index"], activity="typing"
    )
    return analyse(
        [episode], [], [], CATALOGUE, start=at.date(), end=at.date(), today=date(2026, 11, 22)
    )
