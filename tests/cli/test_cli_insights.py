"""`tracker insights` as a person reads it: text, figures and Markdown."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from .conftest import NOW, Run

FORBIDDEN = re.compile(r"\b(cause[sd]?|causing|because|!|\bdose|streak)\b", re.IGNORECASE)
CONSTANTS = {"15", "95"}  # days a look needs, and the interval's level


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tracker.cli import main

    folder = tmp_path_factory.mktemp("sample") / "home"
    assert main(["demo", "--into", str(folder)], clock=lambda: NOW) == 0
    return folder


def plain_diary(run: Run, path: Path, days: int, count: str = "{number}", **columns: str) -> None:
    """Import `days` finished days; `{number}` stands for something that varies."""
    rows = [",".join(["date", "count", *columns])]
    for index in range(days):
        day = date(2026, 11, 21) - timedelta(days=days - 1 - index)
        cells = (
            text.format(number=index * 7 % 5 + index % 3) for text in (count, *columns.values())
        )
        rows.append(",".join([day.isoformat(), *cells]))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert run("import", str(path)).code == 0


# --- text --------------------------------------------------------------------------------------


def test_what_is_worth_knowing_comes_first_and_advice_to_show_last(run: Run, sample: Path) -> None:
    said = run("--home", str(sample), "insights")
    assert (said.code, said.err) == (0, "")
    headings = [line for line in said.out.splitlines() if line and not line.startswith(" ")]
    order = [
        "In short", "Twitching and everyday things", "No clear link", "Too early to say",
        "This week against the usual range", "When", "Where, as far as stated",
        "In which circumstances, as far as stated", "Worth showing a clinician",
        "Not medical advice.",
    ]  # fmt: skip
    assert [heading for heading in headings if heading in order] == order
    assert "Source: " in said.out
    assert "\x1b" not in said.out
    assert not FORBIDDEN.search(said.out)


def numbers(value: Any) -> set[str]:
    """Return the figures a person may be shown for the numbers in JSON, and those in its
    texts."""
    if isinstance(value, dict):
        return set().union(*(numbers(inner) for inner in value.values()), set())
    if isinstance(value, list):
        return set().union(*map(numbers, value), set())
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, str):
        figures = set(re.findall(r"\d+(?:\.\d+)?", value))
        return figures | {figure.lstrip("0") for figure in figures}
    size = abs(value)
    shown = f"{size:.2f}"
    return {f"{size:.0f}", f"{size:.1f}", shown, shown.rstrip("0").rstrip("."), f"{size:.0%}"[:-1]}


@pytest.mark.parametrize("form", [(), ("--markdown",)])
@pytest.mark.parametrize(
    "range_", [(), ("--days", "20"), ("--to", "2026-06-20"), ("--days", "365")]
)
def test_every_number_is_in_the_json(
    run: Run, sample: Path, form: tuple[str, ...], range_: tuple[str, ...]
) -> None:
    said = run("--home", str(sample), "insights", *range_, *form)
    known = numbers(run("--home", str(sample), "insights", *range_, "--json").json) | CONSTANTS
    text = re.sub(r"\b(\d\d )+\d\d$", "", said.out, flags=re.MULTILINE)  # the labels of hours
    text = re.sub(r"^\| By hour .*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"and \d+ more|\d+ more pairs", "", text)  # how many names are left out
    strange = [
        figure
        for figure in re.findall(r"\d+(?:\.\d+)?", text)
        if figure not in known and figure.lstrip("0") not in known
    ]
    if not range_ and not form:
        assert len(re.findall(r"\d+(?:\.\d+)?", text)) > 200
    assert strange == []


def test_links_have_a_row_with_the_figures_of_the_json(run: Run, sample: Path) -> None:
    text = run("--home", str(sample), "insights").out
    found = run("--home", str(sample), "insights", "--json").json
    rows = [" ".join(line.split()) for line in text.splitlines()]
    told = [link for link in found["associations"] if link["verdict"] == "no clear link"]
    assert told
    for link in told:
        figures = f"{link['n']} {link['rate_ratio']:.2f} {link['low']:.2f} to {link['high']:.2f}"
        assert any(figures in row for row in rows), link


def test_a_clear_link_is_told_before_what_is_not(run: Run, tmp_path: Path) -> None:
    rows = ["date,count,sleep,caffeine"]
    for index in range(90):
        day = date(2026, 11, 21) - timedelta(days=89 - index)
        sleep = 5 + index * 5 % 11 * 0.3
        rows.append(f"{day},{round(40 - 4 * sleep) + index % 2},{sleep},{index * index % 5 * 90}")
    (tmp_path / "in.csv").write_text("\n".join(rows) + "\n")
    assert run("import", str(tmp_path / "in.csv")).code == 0
    found = run("insights", "--json").json
    assert found["associations"][0]["tier"] == "clear"
    text = run("insights").out
    assert text.index("Clear links") < text.index("No clear link")
    assert "go with fewer twitches" in " ".join(text.split())
    row = next(line for line in text.splitlines() if line.startswith("  sleep  "))
    assert f"{found['associations'][0]['rate_ratio']:.2f}" in row
    assert "| fewer (clear) |" in run("insights", "--markdown").out


def test_days_without_twitches_have_no_bars_and_no_ratio(run: Run, tmp_path: Path) -> None:
    plain_diary(run, tmp_path / "in.csv", 40, "0", sleep="{number}")
    text = run("insights").out
    assert "every one has the same count" in text
    assert "▁" not in text
    assert "0.0" in text


def test_text_fits_the_width_asked_for(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (40, 60, 80, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = run("--home", str(sample), "insights").out.splitlines()
        assert max(map(len, lines)) <= width, width
        assert max(map(len, lines)) > width - 12
    monkeypatch.setenv("COLUMNS", "0")
    assert max(map(len, run("--home", str(sample), "insights").out.splitlines())) <= 80


def test_a_terminal_that_knows_ascii_only_gets_plain_characters(sample: Path) -> None:
    for more in ([], ["--plot", "sleep"], ["--markdown"]):
        done = subprocess.run(
            [sys.executable, "-m", "tracker", "--home", str(sample), "insights", *more],
            capture_output=True, check=False, timeout=60,
            env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin", "PYTHONPATH": "."},
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"\\u" not in done.stdout
        assert done.stdout.isascii()


def test_without_a_figure_plotext_stays_out(sample: Path) -> None:
    code = (
        "import sys; from tracker.cli import main; main(sys.argv[1:]); "
        "print([name for name in ('plotext', 'textual', 'rich') if name in sys.modules])"
    )
    for more in ([], ["--markdown"], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-c", code, "--home", str(sample), "insights", *more],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == "[]"


# --- figures -----------------------------------------------------------------------------------


def test_a_figure_has_a_dot_a_day_and_the_sentence(run: Run, sample: Path) -> None:
    said = run("--home", str(sample), "insights", "--plot", "sleep")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "Sleep the night before, and twitches a day"
    figure = lines[2:22]
    assert all("│" in line or "┤" in line for line in figure[:18])
    assert figure[18].strip().startswith("└")
    assert max(map(len, figure)) == 80
    link = run("--home", str(sample), "insights", "--json").json["associations"][0]
    assert lines[1].startswith(f"{link['n']} watched days")
    assert link["sentence"] in " ".join(said.out.split())
    assert "░" in "".join(figure)  # the band is there without colours
    assert "\x1b" not in said.out


def test_each_factor_asked_for_is_drawn_once(run: Run, sample: Path) -> None:
    asked = ("--plot", "guitar", "practice", "--plot", "coffee", "--plot", "caffeine")
    said = run("--home", str(sample), "insights", *asked, "--lag", "1").out
    assert said.count("and twitches a day") == 2
    assert said.index("Guitar practice the day before") < said.index("Caffeine the day before")


@pytest.mark.parametrize(
    "name", ["sleep quality", "SLEEP_QUALITY", "sleep-qual", "quality", " sleep  q"]
)
def test_a_factor_is_named_as_people_type_it(run: Run, sample: Path, name: str) -> None:
    said = run("--home", str(sample), "insights", "--plot", name)
    assert said.out.startswith("Sleep quality the night before")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("slep", "did you mean sleep?"),
        ("sle", "sleep or sleep_quality"),
        ("qqq", "`tracker factor list`"),
        ("", "--plot sleep"),
    ],
)
def test_a_name_of_no_factor_is_refused(run: Run, name: str, told: str) -> None:
    said = run("insights", "--plot", name)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_nothing_to_draw_is_said(run: Run) -> None:
    assert run("insights", "--plot", "alcohol").out.startswith("Alcohol: no finished day yet.")
    run("log", "2026-11-20", "ri")
    run("checkin", "2026-11-19", "alcohol=2")
    said = run("insights", "--plot", "alcohol", "--plot", "nuts")
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "Alcohol: recorded on 1 day, 23 Aug 2026 to 20 Nov 2026, none of them watched." in words
    assert "Nuts: nothing recorded" in words


def test_a_few_days_are_drawn_without_a_curve(run: Run) -> None:
    for day, count in (("18", 2), ("19", 5), ("20", 3)):
        run("checkin", f"2026-11-{day}", f"sleep={count + 3}", f"unlogged={count}")
    said = run("insights", "--plot", "sleep").out
    assert "3 watched days · pinned · too early" in said
    assert "░" not in said
    assert sum(line.count("•") for line in said.splitlines() if "┤" in line or "│" in line) == 3
    assert "18 watched days" in said


def test_a_unit_can_not_act_on_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    plain_diary(run, path, 10, **{"glare [a\x1b]0;x\x07b]": "{number}"})
    for form in ((), ("--plot", "glare"), ("--markdown",)):
        said = run("insights", *form)
        assert said.code == 0
        assert not set(said.out) & {"\x1b", "\x07"}


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("--json", "--plot", "sleep"), "--json and --plot"),
        (("--json", "--markdown"), "--json and --markdown"),
        (("--markdown", "--plot", "sleep"), "don't go together"),
        (("--lag", "1"), "--lag goes with --plot"),
        (("--plot", "sleep", "--lag", "2"), "--lag"),
        (("--plot",), "--plot"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, argv: tuple[str, ...], told: str) -> None:
    said = run("insights", *argv)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


# --- Markdown ----------------------------------------------------------------------------------


def test_markdown_has_the_content_of_the_text(run: Run, sample: Path) -> None:
    said = run("--home", str(sample), "insights", "--markdown")
    assert (said.code, said.err) == (0, "")
    tokens = MarkdownIt("commonmark").enable("table").parse(said.out)
    kinds = [token.type for token in tokens]
    assert kinds.count("table_open") >= 6
    headings = [
        tokens[index + 1].content for index, kind in enumerate(kinds) if kind == "heading_open"
    ]
    text = run("--home", str(sample), "insights").out
    assert headings[0] == "Twitching: Mon 24 Aug 2026 – Sat 21 Nov 2026"
    assert all(heading in text for heading in headings[1:])
    assert said.out.rstrip().endswith("*Not medical advice.*")
    assert "| factor | day | n | ratio | 95% interval | per | verdict |" in said.out


def test_markdown_shows_names_as_they_are(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    name = "a|b *c* _d_ <e> [f](g) `h`"
    plain_diary(run, path, 30, **{f"{name} [x|y]": "{number}"})
    tokens = MarkdownIt("commonmark").enable("table").parse(run("insights", "--markdown").out)
    cells = [
        [child.content for child in token.children or ()]
        for token in tokens
        if token.type == "inline"
    ]
    label = next(
        each["label"] for each in json.loads(run("factor", "list", "--json").out)
        if each["label"].startswith("a|b")
    )  # fmt: skip
    shown = ["".join(texts) for texts in cells]
    assert label in shown or any(label in text for text in shown)
    assert not any(
        child.type not in ("text", "code_inline", "em_open", "em_close")
        for token in tokens
        for child in token.children or ()
    )
