from __future__ import annotations

import json
import math
import random
from datetime import date, timedelta
from time import monotonic

import numpy as np
import pytest
from numpy.testing import assert_allclose

from tracker.insight import DEFAULT_PINS, Insights, as_json
from tracker.model import CATALOGUE, CheckIn, Factor, Intake

from .diaries import simulate
from .records import Records, as_records, day, episode


def seen_after(days: int, seed: int = 3, **planted: float) -> tuple[Records, Insights]:
    """Return a simulated diary of that many days and what is said on the morning after."""
    plant = {(name, 0): effect for name, effect in planted.items()}
    records = as_records(simulate(seed, days, planted=plant))
    return records, records.analyse(day(0), day(days - 1), day(days))


def test_with_no_finished_day_there_is_nothing_but_today() -> None:
    records = Records(episodes=[episode(0, count=2, activity="rest")])
    found = as_json(records.analyse(None, None, day(0)))
    assert (found["from"], found["to"]) == (None, None)
    assert found["milestone"] == {"reached": None, "next": 21, "watched_total": 0}
    assert (found["associations"], found["change"]) == ([], [])
    assert (found["days"]["watched"], found["twitches"]) == (1, 2)
    assert found["contexts"][0]["value"] == "rest"
    empty = as_json(Records().analyse(None, None, day(0)))
    assert (empty["places"], empty["contexts"], empty["red_flags"]) == ([], [], [])
    assert empty["days"]["calendar"] == 0


def test_today_is_shown_but_never_analysed() -> None:
    records, before = seen_after(40)
    today = day(40)
    records.episodes.append(episode(40, count=500, activity="driving"))
    records.check_ins.append(CheckIn(day=today, values={"caffeine": 900}, unlogged=3, closed=True))
    after = records.analyse(day(0), today, today)
    assert (after.start, after.end) == (day(0), day(39))
    assert after.associations == before.associations
    assert after.change == before.change
    assert after.milestone == before.milestone
    assert after.days.watched == before.days.watched + 1
    assert after.days.calendar == before.days.calendar + 1
    assert after.twitches == before.twitches + 503
    assert after.timing.hour[10] == before.timing.hour[10] + 500
    assert after.contexts[0].value == "driving"


def test_what_came_after_the_end_does_not_exist() -> None:
    records, _ = seen_after(100)
    early = Records(
        episodes=[e for e in records.episodes if e.day <= day(59)],
        check_ins=[c for c in records.check_ins if c.day <= day(59)],
    )
    looked_back = records.analyse(day(0), day(59), day(100))
    as_it_was = early.analyse(day(0), day(59), day(60))
    assert as_json(looked_back) == as_json(as_it_was)


def test_before_day_21_every_verdict_is_too_early() -> None:
    _, found = seen_after(20)
    assert {link.verdict for link in found.associations} == {"too early"}
    for link in found.associations:
        assert link.days_needed is None
        assert link.rate_ratio is None
        assert link.tier is None
        assert "first look at links in" in link.sentence


def test_the_pinned_three_come_first_and_always() -> None:
    records = Records(episodes=[episode(0)], check_ins=[CheckIn(day=day(0), values={"stress": 3})])
    found = records.analyse(day(0), day(0), day(1))
    factors = [link.factor for link in found.associations if link.lag == 0]
    assert factors == ["sleep", "caffeine", "workload", "stress"]
    assert {(link.factor, link.lag) for link in found.associations if link.pinned} == DEFAULT_PINS
    assert all(link.lag in (0, 1) for link in found.associations)


def test_a_factor_of_ones_own_counts_too() -> None:
    mine = Factor(key="piano", label="piano", unit="min", per=30)
    records, _ = seen_after(60)
    for row, check_in in enumerate(records.check_ins):
        check_in.values["piano"] = row * 7 % 90
    found = records.analyse(day(0), day(59), day(60), catalogue=CATALOGUE.extended([mine]))
    link = found.link("piano")
    assert link is not None
    assert (link.unit, link.per) == ("min", 30)
    assert link.rate_ratio is not None


def test_a_strong_link_is_told_with_the_figures_of_its_milestone() -> None:
    _, found = seen_after(200, caffeine=0.5)
    link = found.link("caffeine")
    assert link is not None
    assert (link.tier, link.verdict) == ("clear", "more")
    assert link.rate_ratio is not None
    assert link.low is not None
    assert link.high is not None
    assert 1 < link.low < link.rate_ratio < link.high
    assert link.rate_ratio == pytest.approx(math.exp(0.5), rel=0.25)
    assert link.sentence.startswith(
        f"After {found.milestone.reached} watched days, days with more caffeine go with"
    )
    assert (link.days_needed, link.rules_out) == (None, None)
    assert link.sentence in found.headlines


def test_verdicts_wait_for_the_next_milestone() -> None:
    records, _ = seen_after(200, caffeine=0.5)
    watched = np.cumsum([c.closed for c in records.check_ins])
    at_60 = int(np.searchsorted(watched, 60))
    told = []
    for row in (at_60, at_60 + 9):
        found = records.analyse(day(0), day(row), day(row + 1))
        assert found.milestone.reached == 60
        told.append([(link.p_adjusted, link.tier, link.verdict) for link in found.associations])
    assert told[0] == told[1]


def test_no_clear_link_says_what_is_ruled_out_and_what_it_would_take() -> None:
    _, found = seen_after(120)
    for link in found.associations:
        assert link.verdict == "no clear link"
        assert link.rules_out is not None
        assert link.rules_out > 1
        assert link.days_needed is not None
        low, high = link.days_needed
        assert 0 <= low <= high
        assert f"a factor of {link.rules_out:g}" in link.sentence
        assert "Next look at" in link.sentence


def test_figures_follow_the_range_and_verdicts_the_whole_diary() -> None:
    records, whole = seen_after(200)
    part = records.analyse(day(140), day(199), day(200))
    for near, far in zip(part.associations, whole.associations, strict=True):
        assert near.n < far.n
        assert near.verdict == far.verdict
        assert near.p_adjusted == far.p_adjusted
        assert near.days_needed == far.days_needed
        assert near.rate_ratio != far.rate_ratio


def test_a_short_range_has_no_figures_of_its_own() -> None:
    records, _ = seen_after(60)
    found = records.analyse(day(50), day(59), day(60))
    assert all(
        link.rate_ratio is None and link.p_adjusted is not None for link in found.associations
    )
    assert found.curves == {}


def test_hardly_varies_and_too_early_are_told_apart() -> None:
    records, _ = seen_after(60)
    for row, check_in in enumerate(records.check_ins):
        check_in.values["posture"] = 5
        if row > 52:
            check_in.values["energy"] = row % 7
    found = records.analyse(day(0), day(59), day(60))
    posture, energy = found.link("posture"), found.link("energy")
    assert posture is not None
    assert energy is not None
    assert (posture.verdict, posture.days_needed) == ("hardly varies", None)
    assert energy.verdict == "too early"
    assert energy.days_needed is not None
    assert energy.days_needed[0] > 0


def test_curves_pass_through_the_data_with_a_band_around_them() -> None:
    _, found = seen_after(120, caffeine=0.4)
    curve = found.curves["caffeine", 0]
    link = found.link("caffeine")
    assert link is not None
    assert link.rate_ratio is not None
    assert curve.x.shape == (40,)
    assert (curve.low <= curve.y).all()
    assert (curve.y <= curve.high).all()
    column = found.table.factors["caffeine"]
    paired = np.isfinite(column) & found.table.watched
    assert (curve.x[0], curve.x[-1]) == (column[paired].min(), column[paired].max())
    slope = np.log(curve.y[-1] / curve.y[0]) / (curve.x[-1] - curve.x[0])
    assert math.exp(slope * 90) == pytest.approx(link.rate_ratio)
    fitted = np.interp(column[paired], curve.x, curve.y)
    assert_allclose(fitted.mean(), found.table.counts[paired].mean(), rtol=0.01)


def test_the_same_records_in_any_order_give_the_same_answer() -> None:
    records, first = seen_after(60)
    mixed = random.Random(1)
    mixed.shuffle(records.episodes)
    mixed.shuffle(records.check_ins)
    again = records.analyse(day(0), day(59), day(60))
    assert as_json(again) == as_json(first)
    assert again.headlines == first.headlines


def test_json_is_plain_strict_and_has_every_field() -> None:
    _, found = seen_after(60)
    plain = as_json(found)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert list(plain) == [
        "schema", "from", "to", "days", "episodes", "twitches", "milestone", "associations",
        "change", "timing", "places", "contexts", "trial", "red_flags", "description",
    ]  # fmt: skip
    assert plain["from"] == day(0).isoformat()
    assert list(plain["description"]) == [
        "step", "weeks", "between", "markers", "concentration", "hand_work", "trial",
    ]  # fmt: skip
    assert list(plain["associations"][0]) == [
        "factor", "lag", "n", "unit", "per", "rate_ratio", "low", "high", "p_adjusted", "tier",
        "verdict", "pinned", "days_needed", "rules_out", "moves_with", "sentence",
    ]  # fmt: skip
    assert [change["measure"] for change in plain["change"]] == [
        "count", "minutes", "intensity", "bother",
    ]  # fmt: skip


def test_a_diary_of_zeros_has_no_link_and_says_why() -> None:
    records = Records(
        check_ins=[
            CheckIn(day=day(row), values={"sleep": 6 + row % 3}, unlogged=0, closed=True)
            for row in range(40)
        ]
    )
    found = records.analyse(day(0), day(39), day(40))
    sleep = found.link("sleep")
    assert sleep is not None
    assert (sleep.verdict, sleep.rate_ratio) == ("no clear link", None)
    assert "same count" in sleep.sentence
    assert "harder to see" in found.headlines[-1]


def test_no_quiet_day_on_record_is_said() -> None:
    records = Records(episodes=[episode(row) for row in range(10)])
    found = records.analyse(day(0), day(9), day(10))
    assert any("check-in" in line for line in found.headlines)
    assert len(found.headlines) <= 3


def test_the_first_day_of_a_calendar_breaks_nothing() -> None:
    early = date(1, 1, 1)
    record = CheckIn(day=early, unlogged=0, closed=True)
    found = Records(check_ins=[record]).analyse(early, early, early + timedelta(days=1))
    assert found.days.watched == 1


def test_a_range_without_any_record_is_answered() -> None:
    for records in (Records(), Records(episodes=[episode(5)])):
        found = records.analyse(day(2), day(4), day(5))
        assert found.days.watched == len(records.episodes)
        assert {link.verdict for link in found.associations} == {"too early"}
        assert {change.verdict for change in found.change} == {"too early"}


def test_the_first_day_of_the_range_has_its_day_before() -> None:
    records, _ = seen_after(90)
    records.check_ins = [
        CheckIn(day=day(row), values={"sleep": 6 + row % 3}, unlogged=row % 5, closed=True)
        for row in range(90)
    ]
    found = records.analyse(day(30), day(89), day(90))
    same, before = found.link("sleep", 0), found.link("sleep", 1)
    assert same is not None
    assert before is not None
    assert same.n == before.n == 60


def test_a_sentence_tells_the_movers_of_its_milestone_and_the_object_those_of_the_range() -> None:
    records, whole = seen_after(200)
    part = records.analyse(day(180), day(199), day(200))
    assert [link.sentence for link in part.associations] == [
        link.sentence for link in whole.associations
    ]
    assert [link.moves_with for link in part.associations] != [
        link.moves_with for link in whole.associations
    ]
    assert any("moves with" in link.sentence for link in part.associations)


def test_a_quiet_day_before_the_range_is_a_quiet_day_on_record() -> None:
    records = Records(
        episodes=[episode(row) for row in range(1, 30)],
        check_ins=[CheckIn(day=day(0), unlogged=0, closed=True)],
    )
    found = records.analyse(day(15), day(29), day(30))
    assert not any("No watched day without" in line for line in found.headlines)
    records.check_ins.clear()
    found = records.analyse(day(15), day(29), day(30))
    assert any("No watched day without" in line for line in found.headlines)


def test_the_headline_is_the_first_suspect_not_the_best_looking_link() -> None:
    _, found = seen_after(120)
    first = next(link for link in found.associations if link.pinned and link.rules_out)
    assert found.headlines[-2].startswith("After 90 watched days, no clear link with any factor")
    assert found.headlines[-1] == first.sentence


@pytest.mark.parametrize("year", [1900, 1990])
def test_a_stray_record_of_decades_ago_neither_slows_nor_changes_the_look(year: int) -> None:
    records, before = seen_after(200)
    records.intakes.append(Intake(id="s", day=date(year, 3, 1), factor="water", amount=0.5))
    began = monotonic()
    after = records.analyse(day(0), day(199), day(200))
    assert monotonic() - began < 2
    assert [link.sentence for link in after.associations] == [
        link.sentence for link in before.associations
    ]
    for old, new in zip(before.associations, after.associations, strict=True):
        assert new.n == old.n
        assert new.rate_ratio == pytest.approx(old.rate_ratio)
        assert new.p_adjusted == pytest.approx(old.p_adjusted)
    assert after.change == before.change
