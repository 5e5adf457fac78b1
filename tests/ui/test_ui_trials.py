"""Trials in the app: planned, asked about first, kept to, ended, reviewed."""

from __future__ import annotations

from datetime import timedelta

from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.test_ui_log import message, shown
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.screens.gate import GateScreen
from tracker.ui.screens.gate_refused import GateRefusedScreen
from tracker.ui.screens.report import ReportScreen
from tracker.ui.screens.trial_before import TrialBeforeScreen
from tracker.ui.screens.trial_plan import TrialPlanScreen
from tracker.ui.screens.trial_review import TrialReviewScreen
from tracker.ui.screens.trials import TrialsScreen
from tracker.ui.screens.way import WayScreen
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.trial_list import TrialList

BREAKS = ["down"] * 6
SUPPLEMENT = ["up", "up"]


def said(pilot: Pilot[None]) -> str:
    """Return what the page on top says of the last key."""
    return str(pilot.app.screen.query_one(MessageLine).render())


def words(pilot: Pilot[None]) -> str:
    return "\n".join(str(part.render()) for part in pilot.app.screen.query(Static) if part.display)


def row(pilot: Pilot[None]) -> str:
    """Return the first row of the list."""
    return str(pilot.app.screen.query_one(TrialList).get_option_at_index(0).prompt)


async def test_a_trial_is_planned_with_a_few_keys_and_kept_to_with_one(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("escape", "P")
        assert "It can't show what causes twitching" in shown(pilot, "#trial-about")
        await pilot.press("n", *BREAKS, "enter", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrialBeforeScreen)
        told = words(pilot)
        for sentence in (
            "A reduction by 30% can't be seen",
            "The outcome is fixed from now on: twitches a day",
            "Seeing hints before a trial can become self-fulfilling",
        ):
            assert sentence in told
        assert diary.trials() == []
        await pilot.press("enter")
        await settled(pilot)
        (trial,) = diary.trials()
        assert (trial.kind, trial.first, trial.lengths) == ("breaks", diary.today(), [14, 14])
        assert trial.question == "Does “breaks at work” go with fewer twitches a day?"
        assert "begins today · u undoes it" in said(pilot)
        await pilot.press("escape")
        assert "Trial “breaks at work”, day 1 of 28, baseline phase" in shown(pilot, "#trial")
        await pilot.press("y")
        assert diary.trials()[0].adherence == {diary.today().isoformat(): True}
        assert "kept to today ✓" in shown(pilot, "#trial")
        await pilot.press("Y")
        assert diary.trials()[0].adherence == {diary.today().isoformat(): False}
        await pilot.press("u", "u")
        assert diary.trials()[0].adherence == {}
        await pilot.press("left_square_bracket", "y")
        assert "No trial was running on that day: P shows the trials" in message(pilot)
        assert not pilot.app.screen.query_one("#trial").display


async def test_without_a_trial_the_keys_say_so_and_there_is_no_line(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("escape", "y")
        assert "No trial is running: P shows the trials, and plans one." in message(pilot)
        assert not pilot.app.screen.query("#trial")
        await pilot.press("P", "y")
        assert "No trial is running today" in said(pilot)
        await pilot.press("x", "s", "d", "enter")
        assert "n plans a trial" in said(pilot)


async def test_a_question_of_the_first_start_has_its_keys_before_the_trial(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("n")  # hands only? is asked after 'since'
        diary.plan_trial("breaks", start=diary.today())
        await pilot.press("y")
        await settled(pilot)
        assert diary.trials()[0].adherence == {}


async def test_what_is_swallowed_waits_for_answers_and_offers_what_nobody_is_asked_for(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("escape", "P", "n", "enter")  # more water
        await settled(pilot)
        assert isinstance(pilot.app.screen, GateScreen)
        await pilot.press("enter")
        assert "4 questions are still open" in said(pilot)
        await pilot.press("n", "n", "n", "question_mark")
        assert "Not known counts as yes here." in said(pilot)
        await pilot.press("question_mark")  # has a clinician agreed?
        assert "Not known counts as no here." in said(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, GateRefusedScreen)
        assert "for a clinician to agree to first because of an allergy" in words(pilot)
        await pilot.press("1")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrialPlanScreen)
        await pilot.press("enter", "enter")
        await settled(pilot)
        (trial,) = diary.trials()
        assert (trial.kind, trial.answers) == ("bedtime", {})


async def test_answers_are_kept_with_the_trial_and_agreement_is_enough(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("escape", "P", "n", "enter", "n", "n", "y", "n", "y", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrialPlanScreen)
        await pilot.press("enter", "enter")
        await settled(pilot)
        (trial,) = diary.trials()
        assert trial.answers == {
            "kidney_heart": False, "restriction": False, "warfarin": True, "allergy": False,
            "agreed": True,
        }  # fmt: skip
        assert "yes or don't know: Taking warfarin · a clinician agreed" in shown(
            pilot, "#trial-about"
        )


async def test_a_supplement_names_the_signs_on_record_and_the_whole_list(
    started: Started, diary: Diary
) -> None:
    diary.log(EpisodeDraft(at=diary.now(), flags=["weakness"]))
    async with started() as pilot:
        await pilot.press("escape", "P", "n", *SUPPLEMENT, "enter")
        await settled(pilot)
        told = " ".join(words(pilot).split())
        assert "This list is not complete." in told
        assert "emc SmPC 12118" in told
        await pilot.press(*"nnnnnnnn", "n", "enter")
        await settled(pilot)
        told = " ".join(words(pilot).split())
        assert "weakness, grip slipping or a thinner muscle on record" in told
        assert diary.trials() == []


async def test_mistakes_in_planning_say_what_to_do(started: Started, diary: Diary) -> None:
    diary.plan_trial("bedtime", start=diary.today())
    async with started() as pilot:
        await pilot.press("escape", "P", "n", "o", "enter")
        await settled(pilot)
        assert "Give it a name." in words(pilot)
        await pilot.press(*"wrist warmers", "enter", *"thin ones at work", "enter", "enter")
        await settled(pilot)
        assert "Say whether anything is swallowed" in words(pilot)
        await pilot.press("1", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrialPlanScreen)
        await pilot.press("9")
        assert "Digits are for days" in said(pilot)
        await pilot.press("down", "down", "4", "0")
        assert "A phase has 5 to 28 days." in said(pilot)
        await pilot.press("1", "0")
        assert "10 days" in shown(pilot, "#plan-days")
        await pilot.press("down", "9")
        assert "At most 7 days here: three days of a phase are to count." in said(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrialBeforeScreen)
        assert "one change at a time, or nobody can tell which" in said(pilot)
        await pilot.press("p")  # planned, it can wait
        await settled(pilot)
        assert [trial.name for trial in diary.trials() if not trial.phases] == ["wrist warmers"]


async def test_one_that_is_planned_begins_on_a_day_as_people_say_it(
    started: Started, diary: Diary
) -> None:
    diary.plan_trial("breaks", design="ABAB", days=7, drawn=True)
    async with started() as pilot:
        await pilot.press("escape", "P", "s", *"yesterday", "enter")
        await settled(pilot)
        assert "a trial begins today or later" in words(pilot)
        field = pilot.app.screen.query_one(Input)
        field.value = "tue"
        await pilot.press("enter")
        await settled(pilot)
        (trial,) = diary.trials()
        assert trial.first == diary.today() + timedelta(days=2)
        assert "begins on Tue 24 Nov; its dates are drawn" in said(pilot)
        await pilot.press("s")
        assert "has its dates already; they stand" in said(pilot)
        await pilot.press("enter")
        assert "nothing is compared before" in said(pilot)


async def test_ending_early_asks_once_and_deleting_can_be_undone(
    started: Started, diary: Diary
) -> None:
    trial = diary.plan_trial("breaks", start=diary.today())
    async with started() as pilot:
        await pilot.press("escape", "P", "x")
        await settled(pilot)
        assert "the review says that it was ended early" in words(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert diary.trial(trial.id).stopped == diary.today()
        assert "its data is kept · u undoes it" in said(pilot)
        await pilot.press("u")
        assert diary.trial(trial.id).stopped is None
        await pilot.press("d")
        assert diary.trials() == []
        await pilot.press("u")
        assert diary.trials() == [trial]
        assert "Took back" in said(pilot)


async def test_a_trial_that_is_over_is_reviewed_once(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    trial = diary.plan_trial("breaks", days=5, start=diary.today())
    for day in range(10):
        for _ in range(day % 3):
            diary.log(EpisodeDraft(at=diary.now()))
        diary.check_in(diary.today(), {}, unlogged=0)
        clock.forward(days=1)
    async with started() as pilot:
        await pilot.press("escape")
        assert "Trial “breaks at work” is over: P reviews it" in shown(pilot, "#trial")
        await pilot.press("P", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrialReviewScreen)
        told = words(pilot)
        assert "What the record shows" in told
        assert "Time alone often brings improvement." in told
        assert "It is not made longer." in told
        await pilot.press("escape")
        await settled(pilot)
        assert diary.trial(trial.id).reviewed is None
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        assert diary.trial(trial.id).reviewed == diary.today()
        assert isinstance(pilot.app.screen, TrialsScreen)
        assert "no clear difference" in shown(pilot, "#trial-about")
        assert "reviewed: no clear difference" in row(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "not reviewed" in row(pilot)
        assert "no clear difference" not in row(pilot)
        await pilot.press("U", "escape")
        assert not pilot.app.screen.query_one("#trial").display


async def test_other_pages_open_from_the_list_and_from_the_review(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    trial = diary.plan_trial("breaks", days=5, start=diary.today())
    clock.forward(days=20)
    async with started() as pilot:
        await pilot.press("escape", "P", "W")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WayScreen)
        await pilot.press("escape", "P", "enter")
        await settled(pilot)
        await pilot.press("D")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReportScreen)
        assert diary.trial(trial.id).reviewed == diary.today()


async def test_a_gentle_change_may_be_a_trial_instead(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=diary.now()))
    clock.forward(days=1)
    async with started() as pilot:
        await pilot.press("R", "c", "P")
        await settled(pilot)
        await pilot.press(*BREAKS, "enter", "enter", "enter")
        await settled(pilot)
        assert "Planned: “breaks at work” begins today · u undoes it" in message(pilot)
        assert len(diary.trials()) == 1


async def test_escape_goes_one_step_back_and_keeps_what_was_chosen(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("escape", "P", "n", *BREAKS, "enter", "down", "right", "enter")
        await settled(pilot)
        assert "ABAB: four phases of 7 days" in words(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "ABAB: baseline, change, twice" in shown(pilot, "#plan-design")
        await pilot.press("escape")
        await settled(pilot)
        assert "breaks at work" in shown(pilot, "#what-about")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrialsScreen)
        assert diary.trials() == []


async def test_what_another_tracker_did_is_shown_before_a_key_acts_on_it(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    trial = diary.plan_trial("breaks", start=diary.today())
    later = diary.plan_trial("bedtime")
    async with started() as pilot:
        await pilot.press("escape", "P")
        with Diary.open(diary.home, clock=clock) as other:
            other.remove(trial.id)
        diary.refresh()  # the app looks around by itself, and this page lies above its screens
        await pilot.press("d")
        assert "changed elsewhere" in said(pilot)
        assert diary.trials() == [later]
        assert "steady bedtime" in row(pilot)
        with Diary.open(diary.home, clock=clock) as other:
            other.start_trial(later.id)
        await pilot.press("y")
        assert "changed elsewhere" in said(pilot)
        assert "day 1 of 28" in row(pilot)
        await pilot.press("y")
        assert diary.trial(later.id).adherence == {diary.today().isoformat(): True}


async def test_a_book_that_can_not_be_read_is_not_shown_as_no_trial(
    started: Started, diary: Diary
) -> None:
    diary.plan_trial("breaks", start=diary.today())
    (diary.home / "diary" / "book.json").write_text("{")
    diary.refresh()
    async with started() as pilot:
        await pilot.press("escape", "P")
        assert "What was tried can't be read just now." in shown(pilot, "#trial-about")
        assert "No trial yet" not in words(pilot)
