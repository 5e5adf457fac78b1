"""`tracker find`: what is typed, what is printed, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.diary import Diary
from tracker.model import EpisodeDraft


@pytest.fixture
def lived(run: Run) -> dict[str, str]:
    """Some days; the ids of their episodes by name."""
    made = {
        "drive": ["yesterday", "21:00", "ri", "x3", "i6", "typing", "--", "after the drive"],
        "rest": ["yesterday", "22:00", "lt", "rest", "cold"],
        "today": ["ri", "i2", "typing", "+garden"],
        "october": ["2026-10-05", "palm", "i7", "numb"],
    }
    ids = {name: run("--json", "log", *words).json["id"] for name, words in made.items()}
    run("checkin", "yesterday", "sleep=5", "caffeine=360")
    run("checkin", "2026-11-10", "0", "sleep=8")
    for _ in range(2):
        run("checkin", "2026-11-09", "coffee+=1")
    run("mark", "2026-11-09", "travel", "Lisbon")
    return ids


def found(run: Run, *argv: str) -> dict[str, list[str]]:
    result = run("--json", "find", *argv)
    assert (result.code, result.err) == (0, "")
    return {day["day"]: day["matches"] for day in result.json["days"]}


def test_days_and_their_episodes_the_newest_last(run: Run, lived: dict[str, str]) -> None:
    result = run("find", "ri", "typing")
    lines = result.out.splitlines()
    assert (result.code, result.err) == (0, "")
    assert lines[0] == "Twitches at the right index, while typing"
    assert lines[1] == "Sat 21 Nov 2026 · 4 twitches in 2 episodes"
    assert lived["drive"] in result.out
    assert lived["rest"] not in result.out
    assert result.out.index(lived["drive"]) < result.out.index(lived["today"])
    assert lines[-1] == "2 days, 2 episodes"


def test_the_same_as_json(run: Run, lived: dict[str, str]) -> None:
    result = run("find", "sleep<6", "rest", "--json")
    assert result.json["schema"] == 1
    assert result.json["query"] == "twitches at rest, on days with sleep under 6 h"
    (day,) = result.json["days"]
    assert day["matches"] == [lived["rest"]]
    assert day == run("show", "yesterday", "--json").json["days"][0] | {"matches": day["matches"]}


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["sleep<6", "caffeine>300"], ["2026-11-21"]),
        (["sleep<6 caffeine>300"], ["2026-11-21"]),
        (["sleep", "<", "6"], ["2026-11-21"]),
        (["caffeine>=2c"], ["2026-11-09", "2026-11-21"]),
        (["i>5", "2026-10"], ["2026-10-05"]),
        (["i>5", "since", "last", "week"], ["2026-11-21"]),
        (["numb"], ["2026-10-05"]),
        (["+garden"], ["2026-11-22"]),
        (["zero"], ["2026-11-10"]),
        (["lisbon"], ["2026-11-09"]),
        (["travel"], ["2026-11-09"]),
        (["coffee"], ["2026-11-09"]),
        (["--", "the", "drive"], ["2026-11-21"]),
        (["the drive"], ["2026-11-21"]),
        (["ri", "not", "typing"], []),
        (["not", "typing", "watched"], ["2026-10-05", "2026-11-10"]),
        (["-typing", "watched"], ["2026-10-05", "2026-11-10"]),
        (["yesterday"], ["2026-11-21"]),
    ],
)  # fmt: skip
def test_what_is_asked_is_what_is_found(
    run: Run, lived: dict[str, str], argv: list[str], expected: list[str]
) -> None:
    assert list(found(run, *argv)) == expected


def test_a_day_found_by_itself_is_shown_without_its_episodes(
    run: Run, lived: dict[str, str]
) -> None:
    shown = run("find", "sleep<6").out
    assert "sleep 5 h · caffeine 360 mg" in shown
    assert lived["drive"] not in shown
    assert shown.endswith("1 day\n")
    travelled = run("find", "travel").out
    assert "travel: Lisbon" in travelled
    assert "2 × coffee, 90 mg" in travelled


def test_unwatched_days_that_follow_each_other_take_a_line(run: Run, lived: object) -> None:
    lines = run("find", "unwatched", "2026-11-05..2026-11-12").out.splitlines()
    assert lines[1] == "Thu 5 Nov 2026 – Sun 8 Nov 2026 · nothing recorded"
    assert lines[2] == "Mon 9 Nov 2026 · not watched"
    assert lines[-2] == "Wed 11 Nov 2026 – Thu 12 Nov 2026 · nothing recorded"
    assert lines[-1] == "7 days"
    apart = run("find", "unwatched", "mondays", "2026-11-09..2026-11-22").out
    assert "Mon 16 Nov 2026 · nothing recorded" in apart


def test_no_match_is_said_plainly_and_is_no_failure(run: Run, lived: object) -> None:
    result = run("find", "typign")
    assert (result.code, result.err) == (0, "")
    assert result.out == "Days with the text “typign” (did you mean typing?)\nNo day matches.\n"
    assert run("find", "typign", "--json").json["days"] == []


def test_before_there_is_a_diary(run: Run, home: Path) -> None:
    assert run("find", "ri").out.endswith("No day matches.\n")
    assert not home.exists()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "say what to look for"),
        (["ri", "slep<6"], "did you mean sleep<6"),
        (["ri", "sleep<30"], "outside 0 to 24"),
        (["since", "2026-13"], "is no day or range"),
        (["ri", "not"], "needs what is not to be"),
        (["ri", "--limit"], "is not an option"),
    ],
)
def test_what_cannot_be_used_is_named(run: Run, argv: list[str], said: str) -> None:
    result = run("find", *argv)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_the_word_at_fault_is_underlined(run: Run) -> None:
    assert run("find", "ri", "slep<6", "2025").err.splitlines()[1:3] == [
        "  ri slep<6 2025",
        "     ^^^^^^",
    ]


def test_a_month_that_cannot_be_searched_is_named_and_the_rest_printed(
    run: Run, lived: dict[str, str], home: Path
) -> None:
    (home / "diary" / "2026-10.json").write_text('{"episodes": {"abc')
    result = run("find", "i>5")
    assert result.code == 1
    assert lived["drive"] in result.out
    assert "tracker: October 2026 could not be searched" in result.err
    as_json = run("find", "i>5", "--json")
    assert (as_json.code, len(as_json.json["days"])) == (1, 1)
    assert run("find", "i>5", "2026-11").code == 0


def test_a_month_that_lacks_a_part_is_not_known_where_it_is_empty(
    run: Run, lived: object, home: Path
) -> None:
    (home / "diary" / "2026-10.json").write_text('{"episodes": {"abc')
    run("log", "2026-10-20", "ri", "i9")
    result = run("find", "i>5", "2026-10")
    assert (result.code, "Tue 20 Oct 2026 · at least 1 twitch" in result.out) == (0, True)
    assert "October 2026 was searched in part" in result.err
    assert run("find", "unwatched", "2026-10").out.endswith("No day matches.\n")
    shown = run("show", "2026-10-30..2026-11-02").out.splitlines()
    assert shown == [
        "Fri 30 Oct 2026 – Sat 31 Oct 2026 · not known",
        "Sun 1 Nov 2026 – Mon 2 Nov 2026 · nothing recorded",
    ]
    assert "· at least 1 twitch in 1 episode" in run("show", "2026-10-20").out


def test_text_of_notes_reaches_no_terminal_raw(run: Run) -> None:
    run("log", "ri", "--", "bell\x07 and \x1b[31mred")
    result = run("find", "bell\x07")
    assert "bell\\x07 and \\x1b[31mred" in result.out
    assert "\x1b" not in result.out + result.err
    assert "\x07" not in run("find", "\x07", "--json").out


def test_the_diary_s_own_activities_and_factors_are_words(run: Run) -> None:
    run("factor", "add", "guitar practice", "--unit", "min", "--high", "300")
    run("checkin", "guitar_practice=45")
    run("log", "ri", "activity=knitting")
    assert list(found(run, "guitar>30")) == ["2026-11-22"]
    assert run("find", "knitting").out.startswith("Twitches during knitting\n")
    assert run("find", "guitar_practice>1h").out.startswith(
        "Days with guitar practice over 60 min\nNo day matches."
    )


def test_help_says_that_a_shell_needs_quotes(run: Run) -> None:
    text = run("find", "--help").out
    assert "A shell keeps < and > for itself" in text
    assert "tracker find 'sleep<6' 'caffeine>300' since 2026-10" in text


def test_twelve_hours_as_configured(run: Run, lived: object, home: Path) -> None:
    config = json.loads(run("locate", "--json").out)["config"]
    Path(config).parent.mkdir(parents=True, exist_ok=True)
    Path(config).write_text('clock = "12h"\n')
    assert "  9:00pm" in run("find", "drive").out


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("find 'i>5' since 2026-10 | head -1", 0, "Twitches, intensity over 5, since 1 Oct 2026"),
        ("find i\\>5 | tail -1", 0, "1 day, 1 episode"),
        ("find i '>' 5 | tail -1", 0, "1 day, 1 episode"),
        ('find "after the drive" | tail -1', 0, "1 day, 1 episode"),
        ('find ri "after the drive" | tail -1', 0, "1 day, 1 episode"),
        ("find '\"after the drive\" ri' | tail -1", 0, "1 day, 1 episode"),
        ("find -- after the drive | tail -1", 0, "1 day, 1 episode"),
        ("find 'sleep<6 i>5' | tail -1", 0, "No day matches."),
        ("find unwatched 2026 | head -0", 0, ""),
        ("find ri --json | tail -c 3", 0, "]}"),
        ("find '#' 2>&1 | head -1", 2, "tracker: “#” needs a tag, such as #garden"),
        ("find 'slep<6'", 2, ""),
    ],
)
def test_in_a_shell(tmp_path: Path, line: str, code: int, said: str) -> None:
    home = tmp_path / "shell"
    with Diary.open(home) as diary:
        diary.log(EpisodeDraft(hand="right", sites=["index"], intensity=6, note="after the drive"))
    done = subprocess.run(
        ["bash", "-c", f'set -o pipefail; "$PYTHON" -m tracker {line}'],
        capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL,
        env=os.environ | {"TRACKER_HOME": str(home), "PYTHON": sys.executable},
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (code, said)
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_enough_leaves_the_exit_code_as_it_is(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)  # as `2>&1 | head -1` does, only sooner
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "--home", str(tmp_path / "home"), "find", "#"],
        stdout=subprocess.DEVNULL, stderr=write, timeout=60, check=False,
    )  # fmt: skip
    os.close(write)
    assert done.returncode == 2
