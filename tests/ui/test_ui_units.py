"""Cups, ounces and the clock of twelve hours on the screens; what is kept stays mg and litres."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.conftest import settled
from tests.ui.looks import Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import CATALOGUE, IntakeDraft
from tracker.model.reads import read_in
from tracker.ui.app import TrackerApp
from tracker.ui.review_words import _factor_row
from tracker.ui.widgets.factor_list import origin
from tracker.ui.widgets.message_line import MessageLine

OWN = Settings(
    caffeine_unit="cups", water_unit="ounces", clock="12h", first_weekday=6, backups=20
)  # fmt: skip


async def typed(pilot: Pilot[None], text: str) -> None:
    for character in text:
        await pilot.press({"=": "equals_sign"}.get(character, character))
    await settled(pilot)


async def test_a_coffee_and_a_glass_read_in_the_units_and_are_kept_as_ever(diary: Diary) -> None:
    app = TrackerApp(diary, OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c", "w")
        await settled(pilot)
        day = diary.day(diary.today())
        assert day is not None
        assert day.values == {"caffeine": 90, "water": 0.25}
        factors = "\n".join(str(line) for line in _lines(app))
        assert "1 cup" in factors
        assert "8.5 oz" in factors


async def test_a_number_in_the_check_in_is_in_the_unit_that_is_read(diary: Diary) -> None:
    app = TrackerApp(diary, OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f", "enter", "enter", "2", ".", "5", "enter")
        await pilot.press("enter", "enter", "1", "6", "enter", "enter", "0")
        await settled(pilot)
    values = diary.check_ins(diary.today(), diary.today())[0].values
    assert values["caffeine"] == 225
    assert values["water"] == 0.473176
    assert diary.catalogue["water"].say(values["water"]) == "16 oz"


async def test_the_line_of_an_intake_says_its_unit_and_changes_nothing_by_itself(
    diary: Diary,
) -> None:
    for amount in (90.0, 80.0, 100.25):
        taken = diary.take(IntakeDraft(factor="caffeine", amount=amount, label="espresso"))
        app = TrackerApp(diary, OWN)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("up", "e")
            await settled(pilot)
            await pilot.press("enter")
            await settled(pilot)
        after = diary.intakes(diary.today(), diary.today())
        assert [each.amount for each in after if each.id == taken.id] == [amount]
        assert [each.label for each in after if each.id == taken.id] == ["espresso"]


async def test_the_preview_of_a_bare_number_says_both(diary: Diary) -> None:
    app = TrackerApp(diary, OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await typed(pilot, "caffeine=2")
        shown = "\n".join(str(line) for line in _lines(app))
        assert "0.02 cups (2 mg)" in shown


async def test_other_units_hold_at_once(diary: Diary) -> None:
    diary.check_in(diary.today(), {"caffeine": 180, "bedtime": "22:30"})
    app = TrackerApp(diary, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "180 mg" in "\n".join(_lines(app))
        app.keep("not kept", caffeine_unit="cups", clock="12h", backups=12)
        await settled(pilot)
        assert "2 cups" in "\n".join(_lines(app))
        assert "10:30pm" in "\n".join(_lines(app))
    assert diary.backups_kept == 12


async def test_a_time_of_twelve_hours_is_typed_in_the_check_in(diary: Diary) -> None:
    app = TrackerApp(diary, Settings(clock="12h", shown=["bedtime", "stress"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f", "1", "0", "3", "0", "p", "m", "4", "0")
        await settled(pilot)
    assert diary.check_ins(diary.today(), diary.today())[0].values == {
        "bedtime": "22:30", "stress": 4,
    }  # fmt: skip


async def test_the_report_keeps_mg_and_litres(full: Diary) -> None:
    from tracker.exchange.analysis import WholeDiary
    from tracker.exchange.report.material import gathered

    before = WholeDiary.read(full)
    full.units = OWN.units
    whole = WholeDiary.read(full)
    assert gathered(whole).catalogue["caffeine"].say(90) == "90 mg"
    found = whole.look(date(2026, 9, 1), date(2026, 11, 21))
    sentences = [link.sentence for link in found.associations]
    kept = [link.sentence for link in gathered(whole).found.associations]
    assert not any(" oz" in words or "cup" in words for words in kept)
    assert any("oz" in words or "cup" in words for words in sentences)
    assert before.as_kept is before


def test_the_check_in_in_cups(snap_compare: Compare, diary: Diary) -> None:
    app = TrackerApp(diary, OWN)
    keys = ("c", "w", "f", "enter", "enter")
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))


def _lines(app: TrackerApp) -> list[str]:
    """Return what stands on the screen."""
    return [
        "".join(segment.text for segment in line) for line in app.screen._compositor.render_strips()
    ]


def test_a_factor_that_reads_in_another_unit_is_no_changed_one() -> None:
    read = read_in(CATALOGUE, OWN.units)
    assert {origin(factor) for factor in read.values()} == {"built in"}
    assert origin(replace(read["caffeine"], high=900.0)) == "changed"


async def test_a_time_in_a_sentence_has_one_space_before_it(diary: Diary) -> None:
    app = TrackerApp(diary, OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert "Saved: 4:40pm 1 twitch" in str(app.screen.query_one(MessageLine).render())
        await pilot.press("i")
        await typed(pilot, "ri 9:05am")
        assert "· 9:05am" in str(app.screen.query_one("#preview", Static).render())


def test_values_side_by_side_are_whole_in_every_unit() -> None:
    cups = read_in(CATALOGUE, OWN.units)["caffeine"]
    row = _factor_row(cups, [260.0, 180.0, None, 90.0, 0.0, 2000.0]).plain
    assert row == "caffeine, cups    2.89       2       –  │       1       0   22.22"
    water = read_in(CATALOGUE, OWN.units)["water"]
    assert _factor_row(water, [1.25] * 6).plain.count("42.3 oz") == 6
