"""Recording, showing and changing in one process, on a diary of its own and a fixed clock."""

from __future__ import annotations

import pytest

from tests.cli.conftest import NOW, TODAY, Run
from tracker.model.words import MEDICINE_TEXT, URGENT_TEXT

# log


def test_log_saves_what_was_said_and_says_how_to_take_it_back(run: Run) -> None:
    result = run("log", "ri", "x3", "i4", "20s", "rest", "f6", "cold", "-15m")
    assert (result.code, result.err) == (0, "")
    assert "Saved 16:15: 3 twitches · right index · intensity 4" in result.out
    assert "`tracker undo` takes it back." in result.out
    assert "at rest" in run("show").out


def test_log_json_is_the_episode_with_every_field(run: Run) -> None:
    episode = run("log", "ri", "x3", "--json", "--", "after", "the", "drive").json
    assert len(episode["id"]) == 10
    assert episode | {"id": "", "edited": ""} == {
        "id": "", "day": TODAY, "at": "2026-11-22T16:30:00+01:00", "hand": "right",
        "sites": ["index"], "kind": None, "count": 3, "intensity": None, "bother": None,
        "fatigue": None, "duration": None, "activity": None, "warmth": None, "flags": [],
        "tags": [], "note": "after the drive", "edited": "",
    }  # fmt: skip


def test_log_without_text_is_one_twitch_now_no_place_assumed(run: Run) -> None:
    episode = run("log", "--json").json
    assert (episode["count"], episode["hand"], episode["sites"]) == (1, None, [])
    assert episode["at"] == "2026-11-22T16:30:00+01:00"


def test_log_of_a_sole_token_with_spaces_is_a_whole_line(run: Run) -> None:
    assert run("log", "lt x2", "--json").json["sites"] == ["thumb"]


def test_log_with_factors_only_prints_the_check_in(run: Run) -> None:
    check_in = run("log", "sleep=6.5", "--json").json
    assert check_in["day"] == TODAY
    assert check_in["values"] == {"sleep": 6.5}
    assert check_in["unlogged"] is None


def test_log_of_a_coffee_prints_an_empty_check_in_and_keeps_its_hour(run: Run) -> None:
    assert run("log", "yesterday", "21:00", "caffeine+=90", "--json").json["values"] == {}
    day = run("show", "yesterday", "--json").json["days"][0]
    assert day["values"] == {"caffeine": 90}
    assert day["intakes"][0]["at"].startswith("2026-11-21T21:00")


def test_a_coffee_names_the_intake_alone(run: Run) -> None:
    said = run("checkin", "caffeine+=90").out
    (intake,) = run("show", "--json").json["days"][0]["intakes"]
    assert "Saved for Sun 22 Nov 2026: caffeine +90 mg" in said
    assert f"id {intake['id']} · `tracker undo`" in said


def test_log_of_both_is_one_undoable_action(run: Run) -> None:
    result = run("log", "ri", "sleep=6", "caffeine+=90")
    assert "1 twitch · right index" in result.out
    assert "sleep 6 h" in result.out
    undone = run("undo", "--json").json
    assert len(undone["records"]) == 3
    assert run("show", "--json").json["days"][0]["values"] == {}


@pytest.mark.parametrize("argv", [
    ["log", "ri", "weak"], ["flag", "numb"], ["flag", "yesterday", "grip", "--json"],
    ["checkin", "weak", "sleep=6"], ["log", "sleep=6", "numb"],
])  # fmt: skip
def test_the_urgent_text_stands_on_stderr_once(run: Run, argv: list[str]) -> None:
    result = run(*argv)
    assert result.code == 0
    assert result.err.count(URGENT_TEXT) == 1
    assert URGENT_TEXT not in result.out


def test_no_urgent_text_for_other_flags(run: Run) -> None:
    assert run("flag", "tingle", "stiff").err == ""


# checkin, flag, mark


def test_checkin_zero_is_a_watched_day_without_twitches(run: Run) -> None:
    check_in = run("checkin", "0", "--json").json
    assert (check_in["unlogged"], check_in["closed"]) == (0, True)
    day = run("show", "--json").json["days"][0]
    assert (day["watched"], day["count"]) == (True, 0)


@pytest.mark.parametrize("argv", [
    ["yesterday", "sleep=6.5", "unlogged=3"],
    ["2026-11-21", "sleep=6.5", "unlogged=3"],
    ["1", "days", "ago", "sleep=6.5", "unlogged=3"],
    ["1 day ago", "sleep=6.5", "unlogged=3"],
    ["yesterday sleep=6.5 unlogged=3"],
    ["sat", "sleep=6.5 unlogged=3"],
])  # fmt: skip
def test_checkin_takes_the_first_words_as_a_day(run: Run, argv: list[str]) -> None:
    check_in = run("checkin", *argv, "--json").json
    assert check_in["day"] == "2026-11-21"
    assert check_in["values"] == {"sleep": 6.5}
    assert check_in["unlogged"] == 3


def test_checkin_without_text_prints_the_day(run: Run) -> None:
    run("checkin", "sleep=6.5", "caffeine+=90", "stress=4")
    result = run("checkin")
    assert "Sun 22 Nov 2026 · check-in open" in result.out
    assert "sleep 6.5 h" in result.out
    assert "caffeine 90 mg" in result.out
    assert "Blank: sleep quality, workload, water, fatigue" in result.out
    empty = run("checkin", "3 days ago", "--json").json
    assert empty == {
        "day": "2026-11-19", "values": {}, "unlogged": None, "closed": False, "flags": [],
        "note": None, "edited": {},
    }  # fmt: skip


def test_checkin_twice_with_the_same_values_changes_nothing(run: Run) -> None:
    run("checkin", "sleep=6.5")
    assert run("checkin", "sleep=6.5").out == "Nothing changed: the diary says so already.\n"
    assert run("undo").code == 0
    assert run("undo").code == 1


def test_an_error_behind_the_day_points_into_the_whole_line(run: Run) -> None:
    result = run("checkin", "yesterday", "slep=6")
    assert result.code == 2
    line, carets = result.err.splitlines()[1:3]
    assert line[carets.index("^") :].startswith("slep")


def test_flags_of_a_day_add_up(run: Run) -> None:
    run("flag", "tingle")
    assert run("flag", "stiff", "--json").json["flags"] == ["tingling", "stiffness"]


@pytest.mark.parametrize(("words", "said"), [
    (["medicine_changed", "--with-onset", "yes"], True),
    (["medicine_changed", "--with-onset", "no"], False),
    (["medicine_changed"], False),
    (["travel", "--with-onset", "yes"], False),
])  # fmt: skip
def test_a_medicine_that_twitching_came_with_brings_the_advice(
    run: Run, words: list[str], said: bool
) -> None:
    marked = run("mark", "today", *words)
    assert marked.code == 0
    assert marked.err == (f"{MEDICINE_TEXT} NHS (second-hand)\n" if said else "")


def test_a_flag_may_carry_a_note(run: Run) -> None:
    check_in = run("flag", "yesterday", "pain", "--json", "--", "at the", "wrist").json
    assert (check_in["day"], check_in["flags"]) == ("2026-11-21", ["pain"])
    assert check_in["note"] == "at the wrist"


def test_mark_keeps_label_and_onset(run: Run) -> None:
    marker = run(
        "mark", "yesterday", "--with-onset", "yes", "medicine-started", "beta", "blocker", "--json"
    ).json
    assert marker["day"] == "2026-11-21"
    assert marker["kind"] == "medicine_started"
    assert (marker["label"], marker["with_onset"]) == ("beta blocker", True)
    assert "medicine started: beta blocker" in run("show", "yesterday").out
    assert "new device" in run("mark", "3", "days", "ago", "device").out


# show, status


def test_show_json_has_every_day_of_the_range(run: Run) -> None:
    run("log", "yesterday", "21:00", "ri", "x2")
    shown = run("show", "2026-11-20..2026-11-22", "--json").json
    assert (shown["schema"], shown["from"], shown["to"]) == (1, "2026-11-20", TODAY)
    assert [day["day"] for day in shown["days"]] == ["2026-11-20", "2026-11-21", TODAY]
    assert [day["count"] for day in shown["days"]] == [None, 2, None]
    assert shown["days"][0] == {
        "day": "2026-11-20", "watched": False, "count": None, "values": {}, "episodes": [],
        "intakes": [], "check_in": None, "markers": [],
    }  # fmt: skip


def test_show_in_words_names_ids_and_folds_empty_days(run: Run) -> None:
    episode = run("log", "2026-11-19", "ri", "--json").json
    shown = run("show", "7d").out
    assert "Mon 16 Nov 2026 – Wed 18 Nov 2026 · nothing recorded" in shown
    assert "Thu 19 Nov 2026 · 1 twitch in 1 episode" in shown
    assert f"[{episode['id']}]" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


@pytest.mark.parametrize("argv", [["all"], ["3", "days", "ago"], ["2026-11"], ["last", "week"]])
def test_show_takes_ranges_as_people_say_them(run: Run, argv: list[str]) -> None:
    run("log", "2026-11-12" if "week" in argv else "2026-11-19", "ri")
    assert any(day["count"] == 1 for day in run("show", *argv, "--json").json["days"])


def test_notes_reach_the_terminal_as_visible_text(run: Run) -> None:
    note = "\x1b]0;title\x07 \u202eback"
    episode = run("log", "--json", "--", note)
    assert episode.json["note"] == note
    assert "\x1b" not in episode.out
    assert "\u202e" not in episode.out
    shown = run("show").out
    assert "\\x1b]0;title\\x07" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_the_day_starts_at_four(run: Run) -> None:
    late = NOW.replace(hour=1, minute=30)
    assert run("log", "ri", "--json", now=late).json["day"] == "2026-11-21"
    assert run("status", "--json", now=late).json["day"] == "2026-11-21"


def test_status_in_one_line(run: Run) -> None:
    assert run("status").out == "– today · check-in open\n"
    assert run("status", "--format", "{today}").out == "–\n"
    run("log", "x3")
    run("log", "x2")
    run("checkin", "unlogged=0")
    assert run("status").out == "5 today · check-in closed\n"
    filled = run("status", "--format", "{day}: {today} in {episodes}, {checkin} {}").out
    assert filled == "2026-11-22: 5 in 2, closed {}\n"
    assert run("status", "--json").json == {
        "schema": 1, "day": TODAY, "today": 5, "episodes": 2, "checkin": "closed",
    }  # fmt: skip


# edit, rm, undo, redo


def test_edit_changes_only_what_is_given(run: Run) -> None:
    episode = run("log", "ri", "x3", "i4", "+desk", "--json").json
    edited = run("edit", episode["id"], "i=", "x4", "+late", "-20m", "--json").json
    assert (edited["count"], edited["intensity"], edited["hand"]) == (4, None, "right")
    assert edited["tags"] == ["desk", "late"]
    assert edited["at"] == "2026-11-22T16:10:00+01:00"
    assert "4 twitches · right index" in run("show").out


def test_edit_of_a_check_in_by_its_day(run: Run) -> None:
    run("checkin", "sleep=6.5", "stress=4", "unlogged=2", "--", "a note")
    edited = run("edit", TODAY, "sleep=7", "stress=", "note=", "--json").json
    assert edited["values"] == {"sleep": 7}
    assert edited["note"] is None
    assert edited["unlogged"] == 2


def test_edit_of_an_intake_and_a_marker(run: Run) -> None:
    run("log", "caffeine+=90")
    marker = run("mark", "today", "device", "keyboard", "--json").json
    intake = run("show", "--json").json["days"][0]["intakes"][0]
    edited = run("edit", intake["id"], "amount=50", "label=tea", "--json").json
    assert (edited["amount"], edited["label"]) == (50, "tea")
    edited = run(
        "edit", marker["id"], "label=mouse", "day=yesterday", "with_onset=no", "--json"
    ).json
    assert (edited["label"], edited["day"], edited["with_onset"]) == ("mouse", "2026-11-21", False)
    assert edited["kind"] == "device"


def test_edit_that_adds_an_urgent_flag_says_so_and_others_do_not(run: Run) -> None:
    first = run("log", "ri", "numb", "--json").json["id"]
    assert run("edit", first, "i5").err == ""
    assert run("edit", first, "numb").err == ""
    assert URGENT_TEXT in run("edit", first, "numb", "weak").err


def test_edit_without_change_says_so(run: Run) -> None:
    first = run("log", "ri", "i5", "--json").json["id"]
    said = run("edit", first, "i5").out
    assert said.startswith("Unchanged: ")
    assert "undo" not in said


def test_rm_and_undo_bring_it_back(run: Run) -> None:
    episode = run("log", "ri", "--json").json
    assert run("rm", episode["id"], "--json").json["id"] == episode["id"]
    assert run("show", "--json").json["days"][0]["episodes"] == []
    undone = run("undo", "--json").json
    assert undone["records"] == [episode["id"]]
    assert set(undone) == {"action", "records"}
    assert len(run("show", "--json").json["days"][0]["episodes"]) == 1
    assert run("redo").code == 0
    assert run("show", "--json").json["days"][0]["episodes"] == []


def test_undo_with_nothing_left_fails_calmly(run: Run) -> None:
    for command in ("undo", "redo"):
        result = run(command)
        assert result.code == 1
        assert result.out == ""
        assert "othing" in result.err
