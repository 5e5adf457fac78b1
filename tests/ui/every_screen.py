"""Every screen, view and dialog of the app, and the keys that open each from Log."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

from textual.screen import Screen

import tracker.ui
from tests.conftest import StoppedClock
from tests.ui.conftest import SAMPLE_NOW
from tests.ui.odd_diaries import TODAY
from tracker.diary import Batch, Diary
from tracker.model import CheckIn, Episode, Factor, Intake, Marker
from tracker.model.records import Site

TRIAL = ["P", "n"]
SWALLOWED = [*TRIAL, "up", "up", "enter"]
BREAKS = [*TRIAL, *["down"] * 5, "enter"]
MARKED = ["2", "v", *["left"] * 9]


class Opened(NamedTuple):
    """What is open after some keys pressed on Log: its name, the screen by the name of its class,
    the keys that put everything back that closing a dialog does not, and whether it is there in
    an empty diary too."""

    name: str
    screen: str
    keys: list[str]
    back: list[str] = []
    always: bool = True


LOG = [
    Opened("log", "LogScreen", []),
    Opened("log, a day before", "LogScreen", ["left", "left"], ["full_stop"]),
    Opened("log, saved", "LogScreen", ["w"], ["u"]),
    Opened("log, the hands", "LogScreen", ["h", "down", "space", "right", "space"], ["escape"]),
    Opened("log, the entry line", "LogScreen", ["i"], ["escape"]),
    Opened("log, a line", "LogScreen", ["i", *"ri x2 i4 typing -- now"], ["escape"]),
    Opened("log, a fault", "LogScreen", ["i", *"ri x2 flotter"], ["escape"]),
    Opened("log, the card", "LogScreen", ["i", "f1"], ["escape"]),
    Opened("log, counts hidden", "LogScreen", ["number_sign"], ["number_sign"]),
    Opened("form, a new episode", "FormScreen", ["a"]),
    Opened("form, an episode", "FormScreen", ["t", "E"], ["u"]),
    Opened("burst", "BurstScreen", ["b"]),
    Opened("burst, under way", "BurstScreen", ["b", "x", "y", "z"]),
    Opened("check-in", "CheckInScreen", ["f"]),
    Opened("check-in, the last line", "CheckInScreen", ["f", "up"]),
    Opened("check-in, left", "KeepScreen", ["f", "7", "escape"]),
    Opened("marker", "MarkerScreen", ["m"]),
    Opened("urgent", "UrgentScreen", ["2", "tab", "exclamation_mark", *"weak", "enter"], ["u"]),
    Opened("factors", "FactorsScreen", ["F"]),
    Opened("factors, a new one", "FactorForm", ["F", "n"]),
    Opened("factors, one of them", "FactorForm", ["F", "e"]),
    Opened("prompt", "PromptScreen", ["2", "g", *"3 weeks ago"]),
    Opened("help, log", "HelpScreen", ["question_mark"]),
    Opened("palette", "Palette", ["colon"]),
    Opened("palette, searching", "Palette", ["colon", *"tri"]),
]
CALENDAR = [
    Opened("calendar", "CalendarScreen", ["2"]),
    Opened("calendar, a day", "CalendarScreen", ["2", "left", "left", "left"]),
    Opened("calendar, another month", "CalendarScreen", ["2", "pageup", "pageup"]),
    Opened("calendar, in the day", "CalendarScreen", ["2", "tab", "down"], ["escape"]),
    Opened("calendar, the year", "CalendarScreen", ["2", "y"], ["y"]),
    Opened("calendar, the day of a year", "CalendarScreen", ["2", "y", "tab"], ["tab", "y"]),
    Opened("calendar, marking", "CalendarScreen", MARKED, ["escape"]),
    Opened("calendar, two lines said", "CalendarScreen", ["2", *["right"] * 3, "0"]),
    Opened("calendar, a line", "LineScreen", ["2", "i", *"ri x2"]),
    Opened("calendar, the card", "LineScreen", ["2", "i", "f1"]),
    Opened("measures", "MeasureScreen", ["2", "m"]),
    Opened("comparison", "ComparisonScreen", [*MARKED, "enter"], ["escape"]),
    Opened("search", "LineScreen", ["slash"]),
    Opened("search, the card", "LineScreen", ["slash", "f1"]),
    Opened("search, by words", "LineScreen", ["slash", *"sleep<7"]),
    Opened("search, found", "CalendarScreen", ["slash", *"sleep<7", "enter"], ["escape"]),
    Opened("search, a fault", "LineScreen", ["slash", *"slep<7"]),
    Opened("help, calendar", "HelpScreen", ["2", "question_mark"]),
]
VIEWS = ["overview", "factors", "change", "timing", "places", "trial"]
INSIGHTS = [
    *(Opened(f"insights, {view}", "InsightsScreen", ["3", *["right"] * at], ["left"] * at)
      for at, view in enumerate(VIEWS)),
    *(Opened(f"numbers, {view}", "InsightsScreen", ["3", *["right"] * at, "T"],
             ["T", *["left"] * at]) for at, view in enumerate(VIEWS)),
    Opened("help, insights", "HelpScreen", ["3", "question_mark"]),
]  # fmt: skip
PAGES = [
    Opened("review", "ReviewScreen", ["R"]),
    Opened("a gentle change", "GentleChangeScreen", ["R", "c"]),
    Opened("trials", "TrialsScreen", ["P"]),
    Opened("trials, the last", "TrialsScreen", ["P", "end"]),
    Opened("a trial's review", "TrialReviewScreen", ["P", "end", "enter"], always=False),
    Opened("a trial, of what", "TrialWhatScreen", TRIAL),
    Opened("a trial, one's own", "TrialOwnScreen", [*TRIAL, "o"]),
    Opened("a trial, the questions", "GateScreen", SWALLOWED),
    Opened("a trial, refused", "GateRefusedScreen",
           [*SWALLOWED, *"ynn", "question_mark", *"nnnnn", "enter"]),
    Opened("a trial, planned", "TrialPlanScreen", BREAKS),
    Opened("a trial, before", "TrialBeforeScreen", [*BREAKS, "enter"]),
    Opened("the way", "WayScreen", ["W"]),
    Opened("the checklist", "ChecklistScreen", ["W", "2"]),
    Opened("a cause", "CauseScreen", ["W", "2", "enter"]),
    Opened("gentle changes", "ChangesScreen", ["W", "3"]),
    Opened("food", "FoodScreen", ["W", "4"]),
    Opened("a supplement", "SupplementScreen", ["W", "5"]),
    Opened("about you", "AboutYouScreen", ["W", "y"]),
    Opened("about you, the last lines", "AboutYouScreen", ["W", "y", "up"]),
    Opened("about you, left", "ConfirmScreen", ["W", "y", *"right", "escape"]),
    Opened("clinician", "ClinicianScreen", ["C"]),
    Opened("report", "ReportScreen", ["D"]),
    Opened("report, further down", "ReportScreen", ["D", "pagedown"]),
]  # fmt: skip
GROUPS = {"log": LOG, "calendar": CALENDAR, "insights": INSIGHTS, "pages": PAGES}
# Some of each kind: a draft half typed, a mark, figures, lists, a text that scrolls.
EACH_KIND = [
    each for group in GROUPS.values() for each in group
    if each.name in {
        "log", "log, a line", "log, the hands", "form, an episode", "burst",
        "check-in, the last line", "factors", "palette, searching", "help, log",
        "calendar, marking",
        "calendar, the year", "comparison", "insights, factors", "insights, change",
        "numbers, timing", "trials", "report, further down", "the way", "review",
    }
]  # fmt: skip


def classes() -> set[str]:
    """Return the names of all screens that the app can put up; one that others are made from
    is none of them."""
    for module in pkgutil.walk_packages(tracker.ui.__path__, "tracker.ui."):
        importlib.import_module(module.name)
    found: set[type[Screen[Any]]] = set()
    waiting: list[type[Screen[Any]]] = [Screen]
    while waiting:
        waiting += (below := waiting.pop().__subclasses__())
        found |= set(below)
    ours = {each for each in found if each.__module__.startswith("tracker.ui.")}
    return {each.__name__ for each in ours if not ours & set(each.__subclasses__())}


def with_trials(sample: Path, home: Path) -> Diary:
    """Return the sample with a trial that runs, one that is planned, and one that was reviewed."""
    copytree(sample, home)
    clock = StoppedClock(SAMPLE_NOW - timedelta(days=16))
    diary = Diary.open(home, clock=clock)
    diary.plan_trial("breaks", washout=2, start=diary.today())
    diary.plan_trial("bedtime", design="ABAB", days=7)
    clock.now = SAMPLE_NOW
    diary.adhere(diary.today() - timedelta(days=1), kept=True)
    diary.review_trial(next(each.id for each in diary.trials() if each.over(diary.today())))
    return diary


WIDE = "指が痙攣する左手の薬指"  # each of these takes two columns
STACKED = "e\u0301\u0323\u0308"  # one column, three marks over and under it
FAMILY = "👩\u200d👩\u200d👧"
LONG = f"[b]{WIDE}[/b] {STACKED * 9} {FAMILY} " + "unbroken" * 12
NOTE = f"{LONG}\n" + "a sentence of an ordinary length that goes on for a while. " * 12
SITES: list[Site] = ["thumb", "index", "middle", "ring", "little", "palm"]
OWN = [f"own_{number}" for number in range(24)]


def extreme(sample: Path, home: Path) -> Diary:
    """Return the sample with a diary laid over it of all that is long, wide, high or many."""
    copytree(sample, home)
    clock = StoppedClock(SAMPLE_NOW - timedelta(days=16))
    diary = Diary.open(home, clock=clock)
    at = SAMPLE_NOW - timedelta(hours=9)
    factors = [
        Factor(
            key=key,
            label=(WIDE * 2 if number % 2 else f"factor {number} " + "of a long name" * 3)[:40],
            unit="milligrammes"[: number % 13],
            kind="amount",
        )
        for number, key in enumerate(OWN)
    ]
    episodes = [
        Episode(
            id=f"extreme{number:03d}",
            day=TODAY,
            at=at + timedelta(minutes=7 * number),
            hand="both" if number % 3 else "right",
            sites=SITES[: 1 + number % 6],
            kind="flutter",
            count=999 if number % 2 else 1,
            intensity=10,
            bother=10,
            fatigue=10,
            duration=86_399,
            activity="a_very_long_activity_of_ones_own_that_takes_a_whole_line"[:60],
            warmth="neutral",
            flags=["numbness", "tingling", "pain", "stiffness"],
            tags=["a" * 60, WIDE],
            note=NOTE,
        )
        for number in range(40)
    ]
    intakes = [
        Intake(
            id=f"drink{number:05d}", day=TODAY, at=at, factor=OWN[0], amount=99_999.5, label=LONG
        )
        for number in range(3)
    ]
    markers = [
        Marker(id=f"mark{number:06d}", day=TODAY - timedelta(days=number), kind="other",
               label=LONG[:200])
        for number in range(9)
    ]  # fmt: skip
    check_ins = [
        CheckIn(
            day=TODAY - timedelta(days=back),
            values=dict.fromkeys(OWN, 12345.25 + back * 7 % 5),
            unlogged=999,
            closed=True,
            flags=["numbness", "tingling", "weakness"],
            note=NOTE,
        )
        for back in range(30)
    ]
    diary.plan_trial(
        "own", name=LONG[:60], change=NOTE[:200], swallowed="nothing", start=diary.today()
    )
    clock.now = SAMPLE_NOW
    diary.add(
        Batch(factors=factors, episodes=episodes, intakes=intakes, markers=markers,
              check_ins=check_ins),
        action="import",
    )  # fmt: skip
    diary.review_trial(next(each.id for each in diary.trials() if each.over(diary.today())))
    return diary
