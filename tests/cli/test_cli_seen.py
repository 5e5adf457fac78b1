"""`tracker seen`: what stands open for a clinician, and what one has seen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cli.conftest import NOW, TODAY, Run
from tracker.diary import Diary, DiaryLocked
from tracker.model.words import URGENT_TEXT

RULES = "strength, sensation, region (another region), worsens, medicine"


def open_rules(run: Run) -> list[str]:
    return [flag["rule"] for flag in run("seen", "--json").json["open"]]


def test_nothing_stands_open_in_an_empty_diary(run: Run) -> None:
    assert run("seen").out == (
        "Nothing stands open that is worth showing a clinician.\nNot medical advice.\n"
    )
    assert run("seen", "--json").json == {"open": [], "seen": {}}


def test_what_stands_open_is_listed_with_its_records_and_source(run: Run) -> None:
    first = run("log", "yesterday", "21:00", "ri", "weak", "--json").json
    run("flag", "3 days ago", "grip")
    listed = run("seen").out
    assert "Weakness" in listed.replace("\n  ", " ") or "grip slipping" in listed
    assert "have it looked at soon." in " ".join(listed.split())
    assert "Source: this product's own caution; NHS" in listed
    assert f"Sat 21 Nov 2026, 21:00 · 1 twitch · right index · weakness (id {first['id']})" in (
        " ".join(listed.split())
    )
    assert "Thu 19 Nov 2026 · check-in: grip slipping (id 2026-11-19)" in listed
    [flag] = run("seen", "--json").json["open"]
    assert set(flag) == {"rule", "records", "sentence", "source"}
    assert (flag["rule"], flag["records"]) == ("strength", ["2026-11-19", first["id"]])


def test_seen_quiets_a_rule_and_undo_brings_it_back(run: Run) -> None:
    run("log", "ri", "weak")
    done = run("seen", "strength")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Seen by a clinician on Sun 22 Nov 2026: strength.")
    assert "`tracker undo` takes it back" in " ".join(done.out.split())
    assert open_rules(run) == []
    assert "Seen by a clinician on Sun 22 Nov 2026: strength\n" in run("seen").out
    assert run("insights", "--json").json["red_flags"] == []
    assert run("undo").out == "Took back: what a clinician has seen (person)\n"
    assert open_rules(run) == ["strength"]


def test_saying_it_again_changes_nothing_and_another_day_does(run: Run) -> None:
    run("log", "2 days ago", "ri", "weak")
    run("seen", "strength")
    assert run("seen", "strength").out == "Nothing changed: the diary says so already.\n"
    run("seen", "strength", "3 days ago")
    assert open_rules(run) == ["strength"]


def test_later_records_alone_bring_it_up_again(run: Run) -> None:
    run("log", "ri", "weak")
    run("seen", "strength")
    later = NOW + timedelta(days=1)
    run("log", "ri", "weak", now=later)
    [flag] = run("seen", "--json", now=later).json["open"]
    assert len(flag["records"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["region"], ["another region"], ["another-region"], ["another_region"],
        ["another", "region"], ["Another", "REGION"],
    ],
)  # fmt: skip
def test_however_the_rule_is_typed(run: Run, words: list[str]) -> None:
    done = run("seen", *words, "3", "days", "ago", "--json")
    assert done.json == {"rule": "another region", "seen": "2026-11-19"}


@pytest.mark.parametrize("rule", ["strength", "sensation", "worsens", "medicine"])
def test_every_rule_can_be_seen(run: Run, rule: str) -> None:
    assert run("seen", rule, "--json").json == {"rule": rule, "seen": TODAY}
    assert run("seen", "--json").json["seen"] == {rule: TODAY}


def test_an_unknown_rule_names_those_there_are(run: Run) -> None:
    done = run("seen", "strenght")
    assert (done.code, done.out) == (2, "")
    assert f"“strenght” is not a rule: {RULES}; did you mean strength?" in done.err
    assert run("seen", "").code == 2


def test_a_day_that_is_none_or_still_to_come(run: Run) -> None:
    done = run("seen", "strength", "soon")
    assert (done.code, "“soon” is not a day" in done.err) == (2, True)
    done = run("seen", "strength", "tomorrow")
    assert (done.code, "is still to come" in done.err) == (2, True)
    done = run("seen", "strength", "today", "please")
    assert (done.code, "“please” is not a day" in done.err) == (2, True)
    assert run("seen", "--json").json["seen"] == {}


def test_help_shows_how(run: Run) -> None:
    shown = run("seen", "--help").out
    assert "tracker seen region 2026-11-20" in shown
    assert "strength, sensation, region (another region), worsens, medicine" in shown


def test_the_urgent_text_comes_also_where_the_record_can_not_be_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("log", "ri", "--json").json["id"]

    def locked(*_: object, **__: object) -> None:
        raise DiaryLocked("another tracker is writing")

    monkeypatch.setattr(Diary, "record", locked)
    monkeypatch.setattr(Diary, "edit", locked)
    for argv in (["log", "ri", "weak"], ["flag", "numb"], ["edit", first, "grip"]):
        done = run(*argv)
        assert done.code == 1
        assert done.err.count(URGENT_TEXT) == 1
        assert "another tracker is writing" in done.err


def test_the_urgent_text_is_not_for_old_records(run: Run) -> None:
    run("log", "ri", "weak")
    for argv in (["log", "ri"], ["checkin", "sleep=6"], ["seen"], ["seen", "strength"], ["show"],
                 ["undo"], ["redo"]):  # fmt: skip
        assert URGENT_TEXT not in run(*argv).err
