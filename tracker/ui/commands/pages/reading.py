"""The commands of what is read: review, page for the clinician, rules, comparison."""

from __future__ import annotations

from ..command import Command, Group
from .parts import HELP, leaving, scrolling, undoing

REVIEW = Group("The review", (
    Command("review.better", "b", "week('better')", "the week",
            "This week was better than the one before", True, hint="b s w"),
    Command("review.same", "s", "week('same')", "same", "This week was the same"),
    Command("review.worse", "w", "week('worse')", "worse", "This week was worse"),
    Command("review.finish", "f", "choose('finish')", "finish", "Finish: nothing asks any more",
            True),
    Command("review.pause", "p", "choose('pause')", "pause", "Pause until you log again", True),
    Command("review.change", "c", "change", "change", "Try one gentle change for two weeks", True),
    Command("review.go_on", "g", "choose('go_on')", "go on", "Go on watching", True),
    Command("review.report", "D", "report", "report", "Make a page for the clinician"),
    *scrolling("review", footer=False),
    leaving("review", "escape,q,R"),
    HELP,
))  # fmt: skip

REPORT = Group("Page for the clinician", (
    Command("report.write", "w,enter", "write", "write", "Choose where to, and write it",
            True),
    Command("report.switch", "1,2,3,4,5,6,7,8,9,0", "switch_at('{key}')", "sections",
            "Put a section in, or leave it out", True, "1-0"),
    Command("report.period", "r", "next_period", "period", "The days it is about", True),
    Command("report.about_you", "y", "about_you", "about you",
            "What you may say once of yourself"),
    *scrolling("report"),
    Command("report.home", "home", "scroll(-100000)", "to the top", "Go to the top"),
    Command("report.end", "end", "scroll(100000)", "to the end", "Go to the end"),
    leaving("report", "escape,q,D"),
    HELP,
))  # fmt: skip

CLINICIAN = Group("Worth showing a clinician", (
    Command("clinician.seen", "s", "see", "seen",
            "Say on which day a clinician has seen it; later records alone bring it up", True),
    Command("clinician.open", "enter", "open", "open the day", "Open the day of the record", True),
    Command("clinician.down", "down,j", "move(1)", "records", "Select the next record", True,
            hint="↑ ↓"),
    Command("clinician.up", "up,k", "move(-1)", "record before", "Select the record before"),
    *undoing("clinician"),
    leaving("clinician", "escape,q,C"),
    HELP,
))  # fmt: skip

COMPARISON = Group("The comparison", (
    *scrolling("comparison"),
    leaving("comparison", "escape,enter,q,v"),
    HELP,
))  # fmt: skip
