"""The gate of `trial plan`, in a pipe and on a terminal; and what can't be used or done."""

from __future__ import annotations

import builtins
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Run
from tracker.diary import Diary
from tracker.model.gate import ASKED, OFFERED, QUESTIONS

FOOD = ",".join(ASKED["food"])
SUPPLEMENT = ",".join(ASKED["supplement"])
Typing = Callable[..., list[str]]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Someone at a terminal who types these answers; the list holds what was asked."""

    def at_a_terminal(*answers: str) -> list[str]:
        asked: list[str] = []
        left = list(answers)

        def one(question: str) -> str:
            asked.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setattr(builtins, "input", one)
        return asked

    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return at_a_terminal


def answers(run: Run) -> dict[str, bool]:
    # In JSON nobody is asked, so this works at a made-up terminal too.
    (trial,) = run("trial", "list", "--json").json["trials"]
    found: dict[str, bool] = trial["answers"]
    return found


# In a pipe


def test_missing_answers_are_named_and_nothing_is_planned(run: Run, home: Path) -> None:
    refused = run("trial", "plan", "water", "--no", "kidney_heart,warfarin")
    assert (refused.code, refused.out) == (2, "")
    for key in ("restriction", "allergy"):
        assert f"  {key} " in refused.err
        assert QUESTIONS[key] in refused.err
    assert "warfarin" not in refused.err
    assert "--yes KEY" in refused.err
    assert not home.exists()


def test_answers_are_kept_with_the_trial(run: Run) -> None:
    run("trial", "plan", "water", "--no", "kidney_heart,restriction", "--no", "warfarin",
        "--answer", "allergy=yes", "--yes", "agreed")  # fmt: skip
    assert answers(run) == {
        "kidney_heart": False, "restriction": False, "warfarin": False, "allergy": True,
        "agreed": True,
    }  # fmt: skip


def test_a_shut_gate_says_why_and_what_can_be_tried(run: Run, home: Path) -> None:
    refused = run(
        "trial", "plan", "water", "--yes", "kidney_heart", "--no",
        "restriction,warfarin,allergy,agreed",
    )  # fmt: skip
    assert (refused.code, refused.out) == (1, "")
    assert "because of kidney or heart disease" in refused.err
    for kind in OFFERED:
        assert f"tracker trial plan {kind} " in refused.err
    assert not home.exists()


def test_a_supplement_always_needs_a_clinician(run: Run) -> None:
    asked = run("trial", "plan", "magnesium_supplement", "--no", SUPPLEMENT)
    assert asked.code == 2
    assert "  agreed " in asked.err
    refused = run("trial", "plan", "magnesium_supplement", "--no", f"{SUPPLEMENT},agreed")
    assert (refused.code, "clinician" in refused.err) == (1, True)
    allowed = run("trial", "plan", "magnesium_supplement", "--no", SUPPLEMENT, "--yes", "agreed")
    assert allowed.code == 0
    assert "No amount is suggested here." in allowed.out


def test_an_open_flag_is_a_reason_to_ask_until_it_was_seen(run: Run, home: Path) -> None:
    run("log", "ri", "weak")
    argv = ["trial", "plan", "magnesium_supplement", "--no", f"{SUPPLEMENT},agreed"]
    assert "weakness, grip slipping or a thinner muscle on record" in run(*argv).err
    with Diary.open(home, clock=lambda: NOW) as diary:
        diary.see("strength")
    refused = run(*argv)
    assert refused.code == 1
    assert "on record" not in refused.err


def test_what_the_profile_says_is_not_asked_again_and_not_denied(run: Run, home: Path) -> None:
    with Diary.open(home, clock=lambda: NOW) as diary:
        diary.set_profile(kidney_heart=True)
    argv = ["trial", "plan", "water", "--no", "restriction,warfarin,allergy"]
    assert "kidney or heart disease" in run(*argv, "--no", "agreed").err
    denied = run(*argv, "--no", "kidney_heart,agreed")
    assert (denied.code, "your profile says yes" in denied.err) == (2, True)
    planned = run(*argv, "--yes", "agreed")
    assert "Yes, as your profile says." in planned.out
    assert answers(run)["kidney_heart"] is True
    assert run("trial", "plan", "breaks").code == 0


# On a terminal


def test_the_questions_come_one_by_one(run: Run, typing: Typing) -> None:
    asked = typing("n", "no", "N", "perhaps", "n")
    result = run("trial", "plan", "water")
    assert result.code == 0
    assert [each.split("?")[0] for each in asked] == [
        "Kidney or heart disease", "Told to limit fluid, salt or some foods", "Taking warfarin",
        "An allergy to a food or to something in it", "An allergy to a food or to something in it",
    ]  # fmt: skip
    assert "y for yes, n for no" in result.out
    assert answers(run) == dict.fromkeys(ASKED["food"], False)


def test_not_known_counts_as_yes_and_is_said(run: Run, typing: Typing) -> None:
    typing("?", "n", "n", "n", "y")
    result = run("trial", "plan", "water")
    assert "Not known counts as yes here." in result.out
    assert answers(run) == {
        **dict.fromkeys(ASKED["food"], False), "kidney_heart": True, "agreed": True,
    }  # fmt: skip


def test_not_knowing_of_an_agreement_is_none(run: Run, typing: Typing) -> None:
    typing("y", "n", "n", "n", "?")
    refused = run("trial", "plan", "water")
    assert refused.code == 1
    assert "Not known counts as no here." in refused.out
    assert run("trial", "list", "--json").json["trials"] == []


def test_the_end_of_input_plans_nothing(run: Run, typing: Typing, home: Path) -> None:
    typing("n", "n")
    refused = run("trial", "plan", "water")
    assert refused.code == 2
    assert "  warfarin " in refused.err
    assert not home.exists()


def test_only_what_no_option_says_is_asked(run: Run, typing: Typing) -> None:
    asked = typing("n")
    assert run("trial", "plan", "water", "--no", "kidney_heart,restriction,warfarin").code == 0
    assert len(asked) == 1


def test_nobody_is_asked_for_what_isnt_swallowed(run: Run, typing: Typing) -> None:
    asked = typing()
    assert run("trial", "plan", "breaks").code == 0
    assert asked == []


def test_medicines_of_the_profile_stand_beside_their_question(
    run: Run, typing: Typing, home: Path
) -> None:
    with Diary.open(home, clock=lambda: NOW) as diary:
        diary.set_profile(medicines="digoxin\x1b[31m")
    asked = typing(*"nnnnnnnn", "y")
    result = run("trial", "plan", "magnesium_supplement")
    assert result.code == 0
    assert "Your profile names: digoxin\\x1b[31m" in result.out
    assert [each[-8:] for each in asked] == ["[y/n/?] "] * 9


# What can't be used or done

BAD = [
    (["trial", "lsit"], "did you mean list?"),
    (["trial", "go"], "review"),
    (["trial", "--drawn"], "--drawn"),
    (["trial", "plan", "cafeine"], "did you mean caffeine?"),
    (["trial", "plan", "xyzzy"], "lists what can be tried"),
    (["trial", "plan", "m"], "say which"),
    (["trial", "plan", "--days", "7"], "--days"),
    (["trial", "plan", "breaks", "--days", "4"], "5 to 28"),
    (["trial", "plan", "breaks", "--days", "29"], "5 to 28"),
    (["trial", "plan", "breaks", "--days", "7,7,7"], "2 phases"),
    (["trial", "plan", "breaks", "--days", "a week"], "a week"),
    (["trial", "plan", "breaks", "--days", "7,"], "7,"),
    (["trial", "plan", "breaks", "--design", "aba"], "ABA"),
    (["trial", "plan", "breaks", "--washout", "12"], "0 to 11"),
    (["trial", "plan", "breaks", "--washout", "-1"], "--washout"),
    (["trial", "plan", "breaks", "--washout", "x"], "x"),
    (["trial", "plan", "breaks", "--outcome", "luck"], "luck"),
    (["trial", "plan", "breaks", "--drawn", "--chosen"], "--chosen"),
    (["trial", "plan", "breaks", "--swallowed", "food"], "--swallowed"),
    (["trial", "plan", "breaks", "--start", "someday"], "someday"),
    (["trial", "plan", "breaks", "--question", "x" * 201], "question"),
    (["trial", "plan", "own"], "--name, --change, --swallowed"),
    (["trial", "plan", "own", "--name", "n", "--change", "c"], "--swallowed"),
    (["trial", "plan", "water", "--no", "liver"], "kidney_heart"),
    (["trial", "plan", "water", "--no", "kidneyheart"], "did you mean kidney_heart?"),
    (["trial", "plan", "water", "--answer", "allergy"], "kidney_heart=no"),
    (["trial", "plan", "water", "--answer", "allergy=maybe"], "maybe"),
    (["trial", "plan", "water", "--no", FOOD, "--yes", "allergy"], "with yes and with no"),
    (["trial", "start", "aaaaaaaaaa"], "aaaaaaaaaa"),
    (["trial", "adhere", "someday"], "someday"),
    (["trial", "adhere", "maybe"], "maybe"),
    (["trial", "end", "aaaaaaaaaa"], "aaaaaaaaaa"),
    (["trial", "review", "aaaaaaaaaa"], "aaaaaaaaaa"),
    (["trial", "list", "all"], "all"),
    (["help", "trial", "lsit"], "did you mean list?"),
]  # fmt: skip


@pytest.mark.parametrize(("argv", "named"), BAD, ids=[" ".join(argv)[:60] for argv, _ in BAD])
def test_bad_input_is_named_and_nothing_is_saved(
    run: Run, home: Path, argv: list[str], named: str
) -> None:
    result = run(*argv)
    assert (result.code, result.out) == (2, "")
    assert named in result.err
    assert not list(home.glob("diary/*"))


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (["trial", "start"], "no trial is planned"),
        (["trial", "adhere"], "no day of a trial"),
        (["trial", "adhere", "tomorrow"], "still to come"),
        (["trial", "end"], "no trial is running"),
        (["trial", "review"], "there is no trial"),
        (["trial", "plan", "breaks", "--start", "yesterday"], "today or later"),
        (["trial", "plan", "breaks", "--start", "2027-12-01"], "at the latest"),
    ],
)
def test_what_cant_be_done_exits_1_and_saves_nothing(
    run: Run, home: Path, argv: list[str], why: str
) -> None:
    result = run(*argv)
    assert result.code == 1
    assert why in result.err
    assert not list(home.glob("diary/*"))


def test_a_name_with_control_characters_never_reaches_the_terminal(run: Run) -> None:
    run("trial", "plan", "own", "--name", "a\x1b[2Jb\u202e", "--change", "c\x07",
        "--swallowed", "nothing", "--start")  # fmt: skip
    for argv in (["trial"], ["show"], ["trial", "review"], ["trial", "adhere"], ["trial", "end"]):
        told = run(*argv).out
        assert "a\\x1b[2Jb" in told
        assert not {"\x1b", "\x07", "\u202e"} & set(told)
