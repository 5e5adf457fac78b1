"""What the report says: true, short, and never more than what is recorded."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.exchange.whole_diaries import (
    TODAY,
    ago,
    all_words,
    check_in,
    episode,
    fact,
    section,
    whole,
    words,
)
from tests.ui.odd_diaries import ODD, grown, odd
from tracker.diary import Diary
from tracker.exchange.analysis import WholeDiary
from tracker.exchange.report.build import build, composed
from tracker.exchange.report.choosing import SECTIONS
from tracker.exchange.report.content import (
    DEFAULT_SECTIONS,
    Bars,
    Hands,
    OverTime,
    Ratios,
    SectionKey,
)
from tracker.exchange.report.material import gathered
from tracker.exchange.report.sections import trials
from tracker.model import EpisodeDraft, Marker, Phase, Profile, Trial
from tracker.model.profile import LabValue

ALL = tuple(SECTIONS)
_NAMES_OF_ILLNESS = re.compile(
    r"fasciculation|sclerosis|\bALS\b|neuropath|parkinson|epilep|deficien|disorder|diagnosis:", re.I
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> WholeDiary:
    with grown(tmp_path_factory.mktemp("grown") / "home", 180, TODAY) as diary:
        return WholeDiary.read(diary)


# Days are counted honestly


def test_unwatched_days_are_missing_and_a_zero_needs_a_statement() -> None:
    found = whole(
        episodes=[episode(10, count=4)],
        check_ins=[check_in(9), check_in(8, None), check_in(1, 2)],
    )
    report = build(found)
    assert fact(report, "Watched") == (
        "3 of 10 days; the other 7 are missing, not quiet. Without twitches: 1 of the watched ones"
    )
    assert fact(report, "Twitches a day") == "0 to 4"
    daily = section(report, "change").blocks[0]
    assert isinstance(daily, OverTime)
    assert daily.values == [4, 0, None, None, None, None, None, None, None, 2]
    assert "7 days of 10 not watched" in words(section(report, "What was not recorded"))
    assert "12 Nov" in report.period


def test_gaps_of_days_are_named() -> None:
    report = build(whole(check_ins=[check_in(20), check_in(10), check_in(9)]))
    assert "(3 Nov to 11 Nov 2026; 14 Nov" not in words(section(report, "What was not recorded"))
    assert "3 Nov to 11 Nov 2026" in words(section(report, "What was not recorded"))


def test_today_is_not_counted_but_its_flags_are_told() -> None:
    found = whole(
        episodes=[episode(0, count=9, flags=["numbness"]), episode(3, count=1)],
    )
    report = build(found)
    assert fact(report, "Twitches a day") == "1 throughout"
    assert fact(report, "Flags") == "numbness on 1 day"
    assert report.period == "19 Nov 2026, 1 day"
    assert "In the period and today: numbness on 1 day (last on 22 Nov" in words(
        section(report, "flags")
    )
    first = build(whole(episodes=[episode(0, flags=["numbness"])]))
    assert "Today: numbness on 1 day" in words(section(first, "flags"))


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (1, "0 of 1 day; that one is missing, not quiet"),
        (3, "0 of 3 days; they are missing, not quiet"),
    ],
)
def test_a_period_of_which_no_day_was_watched_says_so(since: int, said: str) -> None:
    records = [check_in(since, None), check_in(1, None)]
    assert fact(build(whole(check_ins=records)), "Watched") == said


def test_the_period_begins_with_the_diary_and_says_so() -> None:
    report = build(whole(check_ins=[check_in(back, 1) for back in range(1, 6)]))
    assert report.period == "17 Nov to 21 Nov 2026, 5 days"
    assert "begins within the 90 days asked for" in all_words(report)
    short = build(whole(check_ins=[check_in(back, 1) for back in range(1, 6)]), days=3)
    assert short.period == "19 Nov to 21 Nov 2026, 3 days"
    assert "begins within" not in all_words(short)


def test_a_report_up_to_a_day_knows_nothing_later_but_when_it_was_made() -> None:
    found = whole(
        episodes=[episode(30, count=2), episode(2, count=50, flags=["weakness"])],
        markers=[Marker(id="m", day=ago(3), kind="medicine_started", label="later")],
    )
    report = build(found, end=ago(20))
    assert report.period == "23 Oct to 2 Nov 2026, 11 days"
    assert report.made == TODAY
    said = all_words(report)
    assert "weakness on" not in said
    assert "later" not in said


@pytest.mark.parametrize("end", [None, ago(5)])
def test_nothing_recorded_is_still_a_truthful_page(end: date | None) -> None:
    report = build(whole(), end=end, sections=ALL)
    assert report.period.startswith("No finished day yet")
    assert fact(report, "Watched") == "no day of the diary has ended yet"
    assert fact(report, "Flags") == "none recorded"
    assert "not said" in words(section(report, "profile"))


def test_what_could_not_be_read_is_named_first_without_files_or_commands() -> None:
    left_out = [
        "left out: /home/x/diary/2026-10.json is damaged: `tracker restore` helps",
        "2 records break a rule and are left out: `tracker check` names them",
    ]
    report = build(whole(left_out=left_out, check_ins=[check_in(2)]))
    assert words(section(report, "What was not recorded")).splitlines()[1:3] == [
        "Left out, as the record can't be read or lacks a part: October 2026.",
        "2 records break a rule and are left out.",
    ]


# What is said of it


def test_places_times_and_circumstances_are_those_stated() -> None:
    found = whole(
        episodes=[
            episode(5, hand="right", sites=["index"], count=6, activity="typing", intensity=3),
            episode(4, hand="both", sites=["thumb"], count=2, activity="rest", at=None),
            episode(3, sites=["eyelid"], count=1, warmth="cold", kind="flutter"),
            episode(2, hand="left", count=1),
        ]
    )
    report = build(found)
    where = section(report, "places")
    hands = where.blocks[0]
    assert isinstance(hands, Hands)
    assert hands.twitches == {("right", "index"): 6, ("both", "thumb"): 2}
    assert "eyelid, side not said | 1 | 1" in words(where)
    assert "1 of them name no finger" in words(where)
    assert fact(report, "Mostly where").startswith("right index 67%, thumb, both hands 22%")
    assert (
        fact(report, "At rest or doing") == "at rest 50%, typing 50%, of 2 episodes that state it"
    )
    assert "2 twitches have no hour" in words(section(report, "timing"))
    assert "Kind: flutter 100% (of 1)" in words(section(report, "contexts"))
    assert "intensity by 25%" in words(section(report, "What was not recorded"))


def test_an_eyelid_on_the_right_is_no_right_hand() -> None:
    found = whole(
        episodes=[
            episode(3, hand="right", sites=["eyelid"], count=9),
            episode(2, hand="left", sites=["index"]),
            episode(1, hand="right"),
        ]
    )
    said = words(section(build(found), "places"))
    assert "Left hand 50%, right hand 50%, of 2 twitches that state a hand" in said
    assert "eyelid, right | 9 | 1" in said


def test_one_other_place_is_said_as_one() -> None:
    sites = ["index", "thumb", "ring", "palm"]
    records = [episode(back, sites=[site]) for back, site in enumerate(sites, 1)]
    assert ", 1 other place, of 4 twitches that" in fact(
        build(whole(episodes=records)), "Mostly where"
    )
    three = build(whole(episodes=records[:3]))
    assert "other" not in fact(three, "Mostly where")


def test_what_nobody_stated_is_not_made_up() -> None:
    report = build(whole(episodes=[episode(1, at=None)]))
    assert fact(report, "Mostly where") == "no place stated"
    assert fact(report, "At rest or doing") == "not stated"
    assert words(section(report, "places")).endswith("No place was stated.")
    assert "duration by none" in words(section(report, "What was not recorded"))


def test_minutes_are_told_only_where_half_of_the_days_with_twitches_state_them() -> None:
    few = [episode(back, duration=60 if back < 8 else None) for back in range(1, 22)]
    many = [episode(back, duration=60 if back < 18 else None) for back in range(1, 22)]

    def titles(records: list[object]) -> list[str]:
        blocks = section(build(whole(episodes=records)), "change").blocks
        return [block.title for block in blocks if isinstance(block, Bars)]

    assert titles([*few]) == []
    assert titles([*many]) == ["Minutes a day, mean by week"]


def test_a_long_period_is_told_by_month_or_year() -> None:
    found = whole(check_ins=[check_in(back, back % 3) for back in range(1, 800, 2)])
    by_month = section(build(found, days=None), "change").blocks[0]
    assert isinstance(by_month, Bars)
    assert "by month" in by_month.title
    assert len(by_month.values) == 27
    daily = section(build(found, days=365), "change").blocks[0]
    assert isinstance(daily, OverTime)
    longer = whole(check_ins=[check_in(back, 1) for back in range(1, 1500, 5)])
    assert build(longer, days=None).period.endswith(", 1,496 days")
    by_year = section(build(longer, days=None), "change").blocks[0]
    assert isinstance(by_year, Bars)
    assert by_year.labels == ["2022", "2023", "2024", "2025", "2026"]


def test_flags_are_told_with_rule_source_and_what_was_seen() -> None:
    found = whole(
        episodes=[episode(9, flags=["numbness"]), episode(4, flags=["numbness", "pain"])],
        profile=Profile(seen={"sensation": ago(60)}),
    )
    report = build(found)
    said = words(section(report, "flags"))
    assert "on 2 days, 13 Nov 2026 to 18 Nov 2026: have it looked at soon." in said
    assert "Mayo Clinic" in said
    assert "numbness on 2 days (last on 18 Nov 2026), pain on 1 day" in said
    assert "Seen by a clinician before: sensation on 23 Sep 2026." in said
    asked = words(section(report, "Questions to ask"))
    assert "Is numbness on 2 days since 13 Nov 2026 worth a look?" in asked
    assert asked.endswith("What would be a reason to come back sooner?")


def test_medicines_are_told_with_day_and_what_was_said_of_them() -> None:
    found = whole(
        check_ins=[
            check_in(back, 0, values={"magnesium": 200 if back % 2 else 0, "medicines": True})
            for back in range(1, 11)
        ],
        markers=[
            Marker(id="a", day=ago(200), kind="medicine_stopped", label="old one"),
            Marker(id="b", day=ago(50), kind="medicine_started", label="new", with_onset=True),
        ],
    )
    report = build(found, days=60)
    said = words(section(report, "medicines"))
    assert "3 Oct 2026 | new: started | yes, as noted" in said
    assert "old one: stopped | not said" in said
    assert "magnesium supplement | 5 of 10 days that say | 200 mg" in said
    assert "other medicines | 10 of 10 days that say" in said
    asked = words(section(report, "Questions to ask"))
    assert "Could a medicine started on 3 Oct 2026 (new) go with it?" in asked
    assert "old one" not in asked
    assert "Medicine started (new)" in words(section(report, "flags"))
    found = replace(found, profile=Profile(seen={"medicine": ago(1), "strength": ago(2)}))
    assert "medicine on 21 Nov 2026" in words(section(build(found, days=60), "flags"))
    without = all_words(build(found, days=60, sections=["change", "flags"]))
    assert "strength on 20 Nov 2026" in without
    assert "medicine on 21 Nov" not in without
    assert "medicine started" not in without.lower()


def test_the_sample_is_marked_and_its_trial_told(sample: WholeDiary) -> None:
    report = build(sample)
    assert "made-up" in fact(report, "Sample")
    trial = words(section(report, "trials"))
    assert "caffeine earlier" in trial
    assert "AB, dates chosen" in trial
    assert re.search(r"\| 1[0-9] of 14 days \|", trial)
    assert "Time alone often brings improvement" in trial
    assert "after 14:00). Do the evenings get quieter" in trial
    assert "Adjusted ratio (95%)" in trial
    daily = section(report, "change").blocks[0]
    assert isinstance(daily, OverTime)
    assert [span.changed for span in daily.spans] == [False, True]


def test_what_else_changed_is_counted_where_it_is_much(
    sample: WholeDiary, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = gathered(sample).found.trial
    assert trial is not None
    monkeypatch.setattr(trials, "MOST", len(trial.also_changed) - 1)
    assert "; 1 other thing." in words(section(build(sample), "trials"))


def test_links_have_tier_interval_and_what_both_mean(sample: WholeDiary) -> None:
    found = section(build(sample, days=None), "factors")
    chart = found.blocks[0]
    assert isinstance(chart, Ratios)
    assert all(row.low and row.high and row.low <= row.high for row in chart.rows)
    said = words(found)
    assert ("about 4 would show one" in said) == any(row.tier for row in chart.rows)
    assert "Judged from the first" in said
    assert "can be credited alone" in said


def test_one_day_on_record_is_said_as_one() -> None:
    said = words(section(build(whole(episodes=[episode(1)])), "factors"))
    assert "from 21 watched days on, and 1 is on record." in said


def test_before_the_first_look_there_is_no_link() -> None:
    report = build(whole(check_ins=[check_in(back, back % 4) for back in range(1, 13)]))
    said = words(section(report, "factors"))
    assert "from 21 watched days on, and 12 are on record" in said


def test_a_running_trial_has_no_result_yet() -> None:
    phases = [
        Phase(start=ago(6), end=ago(0), changed=False),
        Phase(start=date(2026, 11, 23), end=date(2026, 11, 29), changed=True),
    ]
    trial = Trial(id="t", name="Early tea", change="tea before noon", phases=phases)
    found = whole(check_ins=[check_in(back, 1) for back in range(1, 9)], trials=[trial])
    said = words(section(build(found), "trials"))
    assert "Early tea" in said
    assert "too early" in said


# What goes in


def test_notes_and_profile_are_there_only_when_asked_for() -> None:
    found = whole(
        episodes=[episode(3, note="after the drive\nand tea")],
        check_ins=[check_in(2, note="tired")],
        markers=[Marker(id="m", day=ago(2), kind="other", label="a quarrel")],
        profile=Profile(
            medicines="propranolol 40",
            lab_values=[LabValue(name="magnesium", value=0.78, unit="mmol/L", day=ago(40))],
        ),
    )
    usual = all_words(build(found))
    private = ("after the drive", "tired", "a quarrel", "propranolol", "0.78")
    assert not any(each in usual for each in private)
    everything = build(found, sections=ALL)
    assert all(each in all_words(everything) for each in private)
    assert "after the drive / and tea" in words(section(everything, "notes"))
    profile = words(section(everything, "profile"))
    assert "magnesium | 0.78 mmol/L" in profile
    assert "One value doesn't settle it either way" in profile


@pytest.mark.parametrize("left_out", DEFAULT_SECTIONS)
def test_a_section_left_out_is_named_and_nothing_of_it_is_told(
    sample: WholeDiary, left_out: SectionKey
) -> None:
    chosen = [key for key in DEFAULT_SECTIONS if key != left_out]
    report = build(sample, sections=chosen)
    assert {each.key for each in report.sections} == {*chosen, None}
    assert "Left out of this page by choice" in all_words(report)
    if left_out == "flags":
        assert "tingling" not in all_words(report)
    if left_out == "trials":
        assert "caffeine earlier" not in all_words(report)


def test_the_same_material_makes_the_same_report(sample: WholeDiary) -> None:
    material = gathered(sample)
    assert composed(material) == build(sample)


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("days", [1, 90, None])
def test_odd_diaries_have_a_calm_page(tmp_path: Path, name: str, days: int | None) -> None:
    with odd(tmp_path / "home", name) as diary:
        report = build(WholeDiary.read(diary), days=days, sections=ALL)
    said = all_words(report)
    assert "nan" not in said.lower().split()
    assert not _NAMES_OF_ILLNESS.search(said)
    assert "!" not in said.replace("[b]note[/b]", "")
    assert " cause" not in said.replace("a cause", "")
    assert section(report, "Questions to ask").blocks


@pytest.mark.parametrize("days", [4, 20, 21, 60])
def test_a_young_diary_has_a_page(days: int) -> None:
    values = [{"sleep": 6 + back % 3} for back in range(days)]
    found = whole(
        check_ins=[check_in(back + 1, back % 5, values=values[back]) for back in range(days)]
    )
    report = build(found)
    assert report.period.endswith(f", {days} days")
    assert ("Too early to say: links" in all_words(report)) == (days < 21)
    assert bool(fact(report, "Lately")) == (days >= 7)


def test_a_first_twitch_is_told_but_not_counted(diary: Diary) -> None:
    diary.log(EpisodeDraft(at=diary.now()))
    report = build(WholeDiary.read(diary))
    assert fact(report, "Watched") == "no day of the diary has ended yet; 1 twitch today so far"


def test_a_clear_link_that_the_period_alone_leaves_unsure_says_so(tmp_path: Path) -> None:
    with grown(tmp_path / "home", 400) as diary:
        found = WholeDiary.read(diary)
    by_period = []
    for days in (90, None):
        chart = section(build(found, days=days), "factors").blocks[0]
        assert isinstance(chart, Ratios)
        by_period.append(next(row for row in chart.rows if row.tier == "clear"))
    lately, ever = by_period
    assert lately.high is not None
    assert ever.high is not None
    assert lately.high > 1 > ever.high
    assert lately.said == "clear over 270 watched days; unsure in this period"
    assert ever.said.endswith("fewer per hour (clear)")
