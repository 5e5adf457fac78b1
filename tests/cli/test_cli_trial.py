"""`trial`: from what can be tried to the review, on a diary of its own and a fixed clock."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, TODAY, Run
from tracker.model.trial_words import FIXED, OUTCOMES, SELF_FULFILLING
from tracker.model.trying import KINDS, TRYINGS

ONE = timedelta(days=1)


def ends(found: dict[str, object]) -> date:
    phases = found["phases"]
    assert isinstance(phases, list)
    return date.fromisoformat(phases[-1]["end"])


def lines(text: str) -> str:
    """Return a wrapped text as one line."""
    return " ".join(text.split())


# plan


def test_plan_without_a_kind_lists_all_in_their_order_the_supplement_last(run: Run) -> None:
    told = run("trial", "plan").out
    places = [told.index(f"\n  {kind} ") for kind in KINDS]
    gentle = [kind for kind, each in TRYINGS.items() if each.stage == "gentle"]
    assert max(places[KINDS.index(kind)] for kind in gentle) < told.index("Then food")
    assert told.index("Then food") < told.index("  magnesium_food")
    assert told.index("  magnesium_food") < told.index("  magnesium_supplement")
    assert "only after a clinician agreed" in told
    kinds = run("trial", "plan", "--json").json["kinds"]
    assert {each["kind"] for each in kinds} == set(TRYINGS)
    assert next(k for k in kinds if k["kind"] == "water")["questions"] == [
        "kidney_heart", "restriction", "warfarin", "allergy",
    ]  # fmt: skip


def test_a_plan_says_beforehand_what_it_can_see_and_what_is_fixed(run: Run) -> None:
    result = run("trial", "plan", "caffeine", "--question", "quieter evenings?")
    told = lines(result.out)
    assert (result.code, result.err) == (0, "")
    for words in (
        "quieter evenings?",
        "AB: two phases of 14 days, 28 in all, baseline first.",
        "about 0.40 times",
        "no randomisation test",
        FIXED.format(OUTCOMES["count"]),
        SELF_FULFILLING,
        TRYINGS["caffeine"].caution,
    ):
        assert words in told, words
    assert told.index("0.40 times") < told.index("Planned.")


def test_a_rating_promises_no_ratio(run: Run) -> None:
    told = lines(run("trial", "plan", "breaks", "--outcome", "bother").out)
    assert "only the means" in told
    assert "0.40" not in told


def test_plan_as_json_is_the_trial_and_its_words_go_to_stderr(run: Run) -> None:
    result = run("trial", "plan", "breaks", "--design", "abab", "--washout", "1", "--json")
    trial = result.json
    assert (trial["kind"], trial["design"], trial["lengths"]) == ("breaks", "ABAB", [7, 7, 7, 7])
    assert (trial["drawn"], trial["washout"], trial["phases"]) == (True, 1, [])
    assert "165 ways" in lines(result.err)
    assert run("trial", "list", "--json").json == {"schema": 1, "trials": [trial]}


@pytest.mark.parametrize(
    ("argv", "drawn", "lengths"),
    [
        ([], False, [14, 14]),
        (["--drawn"], True, [14, 14]),
        (["--design", "ABAB"], True, [7, 7, 7, 7]),
        (["--design", "abab", "--chosen", "--days", "5"], False, [5, 5, 5, 5]),
        (["--days", "10,20"], False, [10, 20]),
    ],
)
def test_dates_are_drawn_where_a_test_can_rest_on_it(
    run: Run, argv: list[str], drawn: bool, lengths: list[int]
) -> None:
    trial = run("trial", "plan", "breaks", *argv, "--json").json
    assert (trial["drawn"], trial["lengths"]) == (drawn, lengths)


@pytest.mark.parametrize("words", [["magnesium-food"], ["magnesium-rich", "food"], ["bed"]])
def test_a_kind_may_be_named_as_people_do(run: Run, words: list[str]) -> None:
    result = run("trial", "plan", *words, "--no", "kidney_heart,restriction,warfarin,allergy")
    assert result.code == 0


def test_ones_own(run: Run) -> None:
    trial = run(
        "trial", "plan", "own", "--name", "gloves", "--change", "gloves outside",
        "--swallowed", "nothing", "--note", "=cold", "--json",
    ).json  # fmt: skip
    assert (trial["kind"], trial["name"], trial["note"]) == ("own", "gloves", "=cold")


def test_plan_and_start_at_once_are_one_action(run: Run) -> None:
    trial = run("trial", "plan", "breaks", "--start", "tomorrow", "--json").json
    assert trial["phases"][0]["start"] == "2026-11-23"
    assert run("undo", "--json").json == {"action": "trial_plan", "records": [trial["id"]]}
    assert run("trial", "list", "--json").json["trials"] == []


def test_what_cant_begin_is_not_planned_either(run: Run) -> None:
    run("trial", "plan", "breaks", "--start")
    refused = run("trial", "plan", "posture", "--start")
    assert refused.code == 1
    assert "one change at a time" in refused.err
    assert len(run("trial", "list", "--json").json["trials"]) == 1


# start


def test_the_only_planned_trial_needs_no_id(run: Run) -> None:
    id = run("trial", "plan", "breaks", "--json").json["id"]
    begun = run("trial", "start", "mon", "--json").json
    assert (begun["id"], begun["phases"][0]["start"]) == (id, "2026-11-23")


def test_of_two_planned_ones_the_id_says_which(run: Run) -> None:
    ids = [run("trial", "plan", kind, "--json").json["id"] for kind in ("breaks", "posture")]
    refused = run("trial", "start")
    assert refused.code == 2
    assert all(id in refused.err for id in ids)
    assert run("trial", "start", ids[1], "in 2 days", "--json").json["id"] == ids[1]
    again = run("trial", "start", ids[1])
    assert (again.code, "they stand" in again.err) == (1, True)


def test_start_prints_the_dates_it_has_drawn(run: Run) -> None:
    run("trial", "plan", "bedtime", "--design", "abab", "--washout", "1")
    told = run("trial", "start").out
    trial = run("trial", "list", "--json").json["trials"][0]
    assert trial["seed"] is not None
    assert told.count("change ") == told.count("baseline ") == 2
    assert "the first day left out" in told
    assert "Sun 22 Nov 2026" in told
    assert ends(trial) == NOW.date() + 27 * ONE


# adhere, end


def test_adherence_is_yes_today_unless_said_otherwise(run: Run) -> None:
    run("trial", "plan", "breaks", "--days", "7", "--start", now=NOW - 8 * ONE)
    assert "kept to · breaks at work, day 9 of 14; change, day 2 of 7" in run("trial", "adhere").out
    run("trial", "adhere", "yesterday", "No")
    trial = run("trial", "adhere", "2026-11-20", "yes", "--json").json
    assert trial["adherence"] == {TODAY: True, "2026-11-21": False, "2026-11-20": True}
    assert "says so already" in run("trial", "adhere").out
    assert run("trial", "adhere", "clear", "--json").json["adherence"] == {
        "2026-11-21": False, "2026-11-20": True,
    }  # fmt: skip
    assert run("undo", "--json").json["action"] == "trial_adhere"
    assert run("trial", "list", "--json").json["trials"][0]["adherence"][TODAY] is True


def test_an_early_end_keeps_the_data_and_says_so(run: Run) -> None:
    run("trial", "plan", "breaks", "--days", "7", "--start", now=NOW - 8 * ONE)
    run("trial", "adhere")
    told = lines(run("trial", "end").out)
    assert "before its planned end" in told
    assert "is kept" in told
    assert "`tracker undo` takes it back" in told
    trial = run("trial", "list", "--json").json["trials"][0]
    assert (trial["stopped"], trial["adherence"]) == (TODAY, {TODAY: True})
    assert "stopped early; not reviewed yet" in lines(run("trial").out)
    assert run("undo", "--json").json["action"] == "trial_end"
    assert "Running" in run("trial").out


def test_once_ended_it_runs_no_more_that_day(run: Run) -> None:
    run("trial", "plan", "breaks", "--days", "7", "--start", now=NOW - 8 * ONE)
    run("trial", "end")
    assert "already" in run("trial", "end").out
    assert run("status").out == "– today · check-in open\n"
    assert "Kept to" not in run("remind").out
    assert run("undo", "--json").json["action"] == "trial_end"


def test_ended_on_its_last_day_it_is_not_early(run: Run) -> None:
    run("trial", "plan", "breaks", "--days", "7", "--start", now=NOW - 13 * ONE)
    told = lines(run("trial", "end").out)
    assert "as planned" in told
    assert "early" not in told
    assert "stopped early" not in run("trial").out


# review, list


def test_before_its_end_the_review_says_when_that_is_and_marks_nothing(run: Run) -> None:
    run("trial", "plan", "breaks", "--days", "7", "--start", now=NOW - 8 * ONE)
    result = run("trial", "review")
    assert (result.code, result.err) == (0, "")
    assert "27 Nov 2026" in result.out
    assert "day 9 of 14; change, day 2 of 7" in result.out
    found = run("trial", "review", "--json").json
    assert (found["reviewed"], found["result"]["verdict"]) == (None, "too early")
    assert found["result"]["review"] == []


def test_one_that_is_over_is_reviewed_and_marked_once(run: Run) -> None:
    started = NOW - 14 * ONE
    id = run("trial", "plan", "breaks", "--days", "7", "--start", "--json", now=started).json["id"]
    for day in range(14):
        run("log", f"x{6 if day < 7 else 2}", now=started + day * ONE)
    told = run("trial", "review", now=NOW).out
    for words in ("What was tried", "What the record shows", "time alone", "Not medical advice."):
        assert words.lower() in told.lower(), words
    later = run("trial", "review", id, "--json", now=NOW + 3 * ONE).json
    assert (later["id"], later["reviewed"]) == (id, TODAY)
    assert later["result"]["unadjusted"] == pytest.approx(1 / 3, abs=0.05)
    assert later["result"]["first"] == started.date().isoformat()
    assert run("undo", "--json").json["action"] == "trial_review"


def test_a_trial_that_was_never_begun_has_no_result(run: Run) -> None:
    run("trial", "plan", "breaks")
    assert "has not begun" in run("trial", "review").out
    assert run("trial", "review", "--json").json["result"] is None


def test_the_list_tells_apart_what_runs_waits_is_planned_and_over(run: Run) -> None:
    run("trial", "plan", "breaks", "--days", "5", "--start", now=NOW - 30 * ONE)
    run("trial", "plan", "posture", "--days", "7", "--start", now=NOW - 8 * ONE)
    run("trial", "plan", "bedtime", "--start", "2026-12-20")
    run("trial", "plan", "stretching")
    told = run("trial").out
    heads = [told.index(head) for head in ("Running", "Begins later", "Planned", "Over")]
    assert heads == sorted(heads)
    assert "posture · day 9 of 14; change, day 2 of 7" in told
    assert "begins Sun 20 Dec 2026" in told
    for trial in run("trial", "list", "--json").json["trials"]:
        assert f"[{trial['id']}]" in told


# what the other commands say of a trial


def test_a_day_says_its_phase(run: Run) -> None:
    id = run("trial", "plan", "breaks", "--days", "7", "--start", "--json", now=NOW - 8 * ONE).json[
        "id"
    ]
    run("trial", "adhere", "no")
    assert f"breaks at work: change, day 2 of 7 · not kept to  [{id}]" in run("show").out
    run("log", "ri")
    assert "change, day 2 of 7" in run("show").out
    assert "baseline, day 1 of 7" in run("show", "2026-11-14").out
    assert "breaks" not in run("show", "2026-11-13").out


def test_status_names_the_day_of_a_trial_that_runs(run: Run, home: Path) -> None:
    run("trial", "plan", "breaks", "--days", "7", "--start", now=NOW - 8 * ONE)
    assert run("status").out == "– today · check-in open · trial day 9 of 14\n"
    assert run("status", "--format", "{trial}/{today}").out == "day 9 of 14/–\n"
    assert run("status", now=NOW + 9 * ONE).out == "– today · check-in open\n"
    assert run("status", "--format", "[{trial}]", now=NOW + 9 * ONE).out == "[]\n"


def test_remind_asks_on_changed_days_until_it_is_said(run: Run) -> None:
    asked = "Kept to “breaks at work” today? tracker trial adhere yes, or no\n"
    run("trial", "plan", "breaks", "--days", "7", "--start", now=NOW - 8 * ONE)
    run("checkin", "0", now=NOW - 2 * ONE)
    assert run("remind", now=NOW - 2 * ONE).out == ""  # a baseline day
    assert run("remind").out.endswith(f"f in the app\n{asked}")
    run("checkin", "0")
    assert run("remind").out == asked
    assert run("remind", "--after", "23:00").out == ""
    assert run("remind", "--json").json["words"] == asked.strip()
    run("trial", "adhere", "no")
    assert run("remind").out == ""


def test_a_pause_keeps_the_question_too(run: Run) -> None:
    run("trial", "plan", "breaks", "--days", "7", "--start", now=NOW - 8 * ONE)
    run("pause")
    assert run("remind").out == ""


def test_rm_takes_a_trial_out_and_undo_brings_it_back(run: Run) -> None:
    trial = run("trial", "plan", "breaks", "--start", "--json").json
    assert "Removed: trial: breaks at work" in run("rm", trial["id"]).out
    assert run("trial", "list", "--json").json["trials"] == []
    run("undo")
    assert run("trial", "list", "--json").json["trials"] == [trial]


def test_edit_changes_the_words_of_a_trial_and_nothing_that_is_fixed(run: Run) -> None:
    id = run("trial", "plan", "breaks", "--json").json["id"]
    assert run("edit", id, "change=every half hour", "--json").json["change"] == "every half hour"
    run("trial", "start")
    edited = run("edit", id, "name=pauses", "question=does it?", "note=", "--json").json
    assert (edited["name"], edited["question"], edited["note"]) == ("pauses", "does it?", None)
    for token in ("outcome=minutes", "design=ABAB", "start=2026-12-01", "days=7", "change=less"):
        refused = run("edit", id, token)
        assert (refused.code, refused.out) == (1, ""), token
        assert "stand" in refused.err
    for token, why in (("name=", "empty"), ("colour=red", "name="), ("pauses", "name=")):
        refused = run("edit", id, token)
        assert refused.code == 2
        assert why in refused.err
    assert run("trial", "list", "--json").json["trials"] == [edited]


# help


@pytest.mark.parametrize("word", ["list", "plan", "start", "adhere", "end", "review"])
def test_every_part_has_help_with_examples(run: Run, word: str) -> None:
    told = run("trial", word, "--help").out
    assert told.startswith(f"usage: tracker trial {word}")
    assert f"examples:\n  tracker trial {word}" in told
    assert run("help", "trial", word).out == told
    assert f"  {word} " in run("trial", "--help").out


def test_options_stand_before_and_behind_the_part(run: Run, home: Path, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    run("--home", other, "trial", "plan", "breaks")
    assert run("trial", "--json", "--home", other, "list").json["trials"][0]["kind"] == "breaks"
    assert run("trial", "list", f"--home={other}", "--json").json["trials"]
    assert run("trial", "--json").json["trials"] == []


def test_food_is_raised_over_a_week_that_does_not_count(run: Run) -> None:
    none = ["--no", "kidney_heart,restriction,warfarin,allergy"]
    food = run("trial", "plan", "magnesium_food", *none, "--json").json
    assert (food["lengths"], food["washout"]) == ([21, 21], 7)
    chosen = run(
        "trial", "plan", "magnesium_food", *none, "--days", "14", "--washout", "0", "--json"
    )
    assert (chosen.json["lengths"], chosen.json["washout"]) == ([14, 14], 0)


def test_a_book_that_can_not_be_read_is_not_called_no_trial(run: Run, home: Path) -> None:
    assert "No trial yet" in run("trial").out
    run("trial", "plan", "breaks", "--start")
    (home / "diary" / "book.json").write_text("{")
    told = run("trial")
    assert "What was tried can't be read just now" in lines(told.out)
    assert "No trial yet" not in told.out
