"""`tracker insights --json` keeps its contract: keys, types and what may be null."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from .conftest import NOW, TODAY, Run

Rule = Callable[[Any], bool]
KEYS = [
    "schema", "from", "to", "days", "episodes", "twitches", "milestone", "associations", "change",
    "timing", "places", "contexts", "trial", "red_flags",
]  # fmt: skip


def whole(value: Any) -> bool:
    return type(value) is int and value >= 0


def figure(value: Any) -> bool:
    return type(value) in (int, float)


def text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def maybe(rule: Rule) -> Rule:
    return lambda value: value is None or rule(value)


def one_of(*values: Any) -> Rule:
    return lambda value: value in values and type(value) in {type(each) for each in values}


def each(rule: Rule, length: int | None = None) -> Rule:
    return lambda value: (
        isinstance(value, list) and length in (None, len(value)) and all(map(rule, value))
    )


def shape(**rules: Rule) -> Rule:
    """Whether an object has these keys in this order, and values that keep to the rules."""

    def holds(value: Any) -> bool:
        assert list(value) == list(rules), value
        for key, rule in rules.items():
            assert rule(value[key]), (key, value[key])
        return True

    return holds


def day(value: Any) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def share(value: Any) -> bool:
    return figure(value) and 0 <= value <= 1


LINK = shape(
    factor=text, lag=one_of(0, 1), n=whole, unit=lambda value: isinstance(value, str), per=figure,
    rate_ratio=maybe(figure), low=maybe(figure), high=maybe(figure), p_adjusted=maybe(share),
    tier=one_of("clear", "hint", None),
    verdict=one_of("more", "fewer", "no clear link", "too early", "hardly varies"),
    pinned=one_of(True, False), days_needed=maybe(each(whole, 2)), rules_out=maybe(figure),
    moves_with=each(shape(factor=text, lag=one_of(0, 1), r=figure)), sentence=text,
)  # fmt: skip
CHANGE = shape(
    measure=one_of("count", "minutes", "intensity", "bother"), recent=maybe(figure),
    usual_low=maybe(figure), usual_high=maybe(figure),
    verdict=one_of("more", "fewer", "as usual", "too early"), sentence=text,
)  # fmt: skip
TRIAL = shape(
    name=text, design=text, days=whole, ratio=maybe(figure), low=maybe(figure),
    high=maybe(figure), unadjusted=maybe(figure), p_randomised=maybe(share),
    also_changed=each(text), verdict=text, sentence=text,
)  # fmt: skip
RED_FLAG = shape(
    rule=one_of("strength", "sensation", "another region", "worsens", "medicine"),
    records=each(text), sentence=text, source=text,
)  # fmt: skip
CONTRACT = {
    "schema": one_of(1),
    "from": maybe(day),
    "to": maybe(day),
    "days": shape(calendar=whole, watched=whole, zero=whole, checked_in=whole),
    "episodes": whole,
    "twitches": whole,
    "milestone": shape(reached=maybe(whole), next=whole, watched_total=whole),
    "associations": each(LINK),
    "change": each(CHANGE),
    "timing": shape(hour=each(whole, 24), weekday=each(maybe(figure), 7), untimed=whole),
    "places": each(
        shape(hand=maybe(one_of("left", "right", "both")), site=maybe(text), twitches=whole,
              share=maybe(share))
    ),
    "contexts": each(
        shape(kind=one_of("activity", "fatigue", "warmth"), value=lambda value: value is not None,
              episodes=whole, share=share)
    ),
    "trial": maybe(TRIAL),
    "red_flags": each(RED_FLAG),
}  # fmt: skip


def checked(found: dict[str, Any]) -> dict[str, Any]:
    """Return the object once every rule of the contract holds for it."""
    assert list(found)[: len(KEYS)] == KEYS == list(CONTRACT)
    assert set(found) - set(KEYS) <= {"description"}
    for key, rule in CONTRACT.items():
        assert rule(found[key]), (key, found[key])
    _check_sense(found)
    return found


def _check_sense(found: dict[str, Any]) -> None:
    days, milestone = found["days"], found["milestone"]
    assert days["zero"] <= days["watched"] <= days["calendar"]
    assert sum(found["timing"]["hour"]) + found["timing"]["untimed"] == found["twitches"]
    assert milestone["watched_total"] < milestone["next"]
    early = milestone["reached"] is None
    assert early == (milestone["watched_total"] < 21)
    for link in found["associations"]:
        assert (link["low"] is None) == (link["high"] is None) == (link["rate_ratio"] is None)
        if link["rate_ratio"] is not None:
            assert 0 < link["low"] <= link["rate_ratio"] <= link["high"]
        assert (link["tier"] is not None) == (link["verdict"] in ("more", "fewer"))
        if early:
            assert (link["verdict"], link["days_needed"]) == ("too early", None)
        if link["verdict"] == "hardly varies" or link["tier"]:
            assert link["days_needed"] is None
        if link["verdict"] == "too early" and not early:
            assert link["days_needed"] is not None
        if link["verdict"] != "no clear link":
            assert link["rules_out"] is None
    for change in found["change"]:
        known = None not in (change["recent"], change["usual_low"], change["usual_high"])
        assert known == (change["verdict"] != "too early")


def ask(run: Run, *argv: str) -> dict[str, Any]:
    said = run("insights", *argv, "--json")
    assert (said.code, said.err) == (0, "")
    assert said.out.count("\n") == 1
    return checked(said.json)


def counts(run: Run, path: Path, days: int, count: Callable[[int], int]) -> None:
    """Import `days` finished days up to yesterday."""
    rows = ["date,count,sleep"]
    for index in range(days):
        on = NOW.date() - timedelta(days=days - index)
        rows.append(f"{on},{count(index)},{5 + index * 3 % 7 * 0.5}")
    path.write_text("\n".join(rows) + "\n")
    assert run("import", str(path)).code == 0


def test_an_empty_diary(run: Run) -> None:
    found = ask(run)
    assert (found["from"], found["to"]) == (None, None)
    assert found["days"] == {"calendar": 0, "watched": 0, "zero": 0, "checked_in": 0}
    assert found["milestone"] == {"reached": None, "next": 21, "watched_total": 0}
    assert [found[key] for key in KEYS if isinstance(found[key], list)] == [[]] * 5
    assert found["trial"] is None


def test_today_alone_has_no_finished_day(run: Run) -> None:
    run("log", "ri", "x3", "rest", "weak")
    found = ask(run)
    assert (found["from"], found["to"], found["associations"]) == (None, None, [])
    assert (found["episodes"], found["twitches"], found["days"]["calendar"]) == (1, 3, 1)
    assert found["red_flags"][0]["rule"] == "strength"
    assert len(found["red_flags"][0]["records"]) == 1


def test_one_day(run: Run) -> None:
    run("log", "2026-11-20", "ri", "x3")
    found = ask(run)
    assert (found["from"], found["to"]) == ("2026-08-23", "2026-11-20")
    assert (found["days"]["calendar"], found["days"]["watched"]) == (90, 1)
    assert found["timing"]["untimed"] == 3
    assert found["milestone"] == {"reached": None, "next": 21, "watched_total": 1}
    assert [link["factor"] for link in found["associations"]][::2] == [
        "sleep", "caffeine", "workload",
    ]  # fmt: skip


@pytest.mark.parametrize("days", [5, 20, 21, 40, 120])
def test_days_that_are_all_zero(run: Run, tmp_path: Path, days: int) -> None:
    counts(run, tmp_path / "in.csv", days, lambda _index: 0)
    found = ask(run)
    assert (found["twitches"], found["days"]["zero"]) == (0, min(days, 90))
    assert {link["tier"] for link in found["associations"]} == {None}
    until_saturday = [None, 0, 0, 0, 0, 0, None]
    assert found["timing"]["weekday"] == ([0] * 7 if days >= 7 else until_saturday)


def test_the_day_before_the_first_look_and_the_first_look(run: Run, tmp_path: Path) -> None:
    counts(run, tmp_path / "in.csv", 21, lambda index: index * 5 % 4)
    before = ask(run, "--to", "2026-11-20")
    assert (before["milestone"]["watched_total"], before["milestone"]["reached"]) == (20, None)
    look = ask(run)
    assert look["milestone"] == {"reached": 21, "next": 30, "watched_total": 21}
    sleep = look["associations"][0]
    assert sleep["verdict"] != "too early"
    assert sleep["p_adjusted"] is not None


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    from tracker.cli import main

    folder = tmp_path_factory.mktemp("sample") / "home"
    assert main(["demo", "--into", str(folder)], clock=lambda: NOW) == 0
    return str(folder)


@pytest.mark.parametrize(
    "range_",
    [
        (), ("--days", "7"), ("--days", "30"), ("--days", "365"), ("--days", "36525"),
        ("--to", "2026-06-10"), ("--to", "2026-08-01"), ("--to", TODAY), ("--to", "2020-01-01"),
        ("--from", "2026-10-01", "--to", "2026-10-31"), ("--from", "2026-11-21"),
        ("--from", "yesterday", "--to", "yesterday"), ("--to", "2026-09-01", "--days", "14"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_the_sample_diary(run: Run, sample: str, range_: tuple[str, ...]) -> None:
    found = ask(run, "--home", sample, *range_)
    given = dict(zip(range_[::2], range_[1::2], strict=True))
    if given.get("--to", "today")[0] == "2" and given["--to"] != TODAY:
        assert found["to"] in (None, given["--to"])
    if "--days" in given and found["from"]:
        spans = date.fromisoformat(found["to"]) - date.fromisoformat(found["from"])
        assert spans.days + 1 == int(given["--days"])
    if found["from"] is None:
        assert found["associations"] == []


def test_what_came_after_the_last_day_does_not_exist(run: Run, tmp_path: Path) -> None:
    counts(run, tmp_path / "in.csv", 40, lambda index: index * 5 % 4)
    then = ask(run, "--to", "2026-11-01")
    for on in ("2026-11-05", "2026-11-21", "today"):
        run("log", on, "ri", "x9", "weak")
    assert ask(run, "--to", "2026-11-01") == then


def test_a_range_that_is_none_is_refused(run: Run) -> None:
    run("log", "2026-11-10", "ri")
    for argv, told in (
        (("--from", "2026-11-20"), "--from 2026-11-20 is after the last day looked at"),
        (("--from", "2026-11-09", "--to", "2026-11-08"), "--from 2026-11-09 is after"),
        (("--to", "2026-11-23"), "future"),
        (("--days", "3", "--from", "2026-11-01"), "don't go together"),
    ):
        said = run("insights", "--json", *argv)
        assert (said.code, said.out) == (2, "")
        assert told in said.err


def test_damage_and_a_newer_month_are_words_on_stderr(run: Run, home: Path) -> None:
    for on in ("2026-09-10", "2026-10-10", "2026-11-10"):
        run("log", on, "ri", "x2")
    (home / "diary" / "2026-09.json").write_text("{", encoding="utf-8")
    newer = home / "diary" / "2026-10.json"
    content = json.loads(newer.read_text())
    content["meta"]["1"]["schema"] = 99
    newer.write_text(json.dumps(content))
    for form in (("--json",), (), ("--markdown",), ("--plot", "sleep")):
        said = run("insights", *form)
        assert said.code == 0, form
        assert said.out
        assert "2026-09.json" in said.err
        assert "newer version" in said.err
    found = checked(run("insights", "--json").json)
    assert (found["episodes"], found["twitches"]) == (2, 4)
