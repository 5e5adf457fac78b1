"""The commands of trials: their list, their planning, the questions before, and the review."""

from __future__ import annotations

from ..command import Command, Group
from .parts import HELP, TYPING_HELP, leaving, scrolling, undoing

TRIALS = Group("Trials", (
    Command("trials.new", "n", "plan", "new", "Plan a trial", True),
    Command("trials.start", "s", "start", "start", "Say on which day a planned one begins", True),
    Command("trials.kept", "y", "kept(True)", "kept", "The one that runs was kept to today", True,
            hint="y Y"),
    Command("trials.not_kept", "Y", "kept(False)", "not kept",
            "The one that runs was not kept to today"),
    Command("trials.review", "enter,v", "look_back", "review",
            "Look at what one that is over shows", True),
    Command("trials.end", "x", "end", "end early", "End the one that runs; its data is kept"),
    Command("trials.delete", "d,delete", "delete", "delete",
            "Delete the selected one; what was logged meanwhile stays"),
    *undoing("trials"),
    Command("trials.way", "W", "way", "the way", "Open the guided way"),
    Command("trials.down", "down,j", "select(1)", "after", "Select the next trial"),
    Command("trials.up", "up,k", "select(-1)", "before", "Select the trial before"),
    Command("trials.page_down", "pagedown,space", "page(1)", "read on", "Read on of it"),
    Command("trials.page_up", "pageup", "page(-1)", "read back", "Read back"),
    leaving("trials", "escape,q,P"),
    HELP,
))  # fmt: skip

TRIAL_WHAT = Group("What is changed", (
    Command("trial_what.pick", "enter", "pick", "goes on with it", "Go on with the selected change",
            True),
    Command("trial_what.own", "o", "own", "your own", "Something of your own", True),
    Command("trial_what.down", "down,j", "select(1)", "through them", "Select the next change",
            True, hint="↑ ↓"),
    Command("trial_what.up", "up,k", "select(-1)", "before", "Select the change before"),
    leaving("trial_what", help="Leave without planning"),
    HELP,
))  # fmt: skip

TRIAL_OWN = Group("Your own change", (
    Command("trial_own.go_on", "enter", "go_on", "goes on", "Go on, once all is said", True),
    Command("trial_own.next", "tab", "turn(1)", "next field", "Go to the next field", True),
    Command("trial_own.before", "shift+tab", "turn(-1)", "before", "Go to the field before"),
    Command("trial_own.swallowed", "1,2,3,4", "pick_at({key})", "what is swallowed",
            "Say whether anything is swallowed", shown_key="1-4"),
    leaving("trial_own", "escape", "leaves", "Leave without it"),
    TYPING_HELP,
))  # fmt: skip

TRIAL_PLAN = Group("The plan", (
    Command("trial_plan.go_on", "enter", "go_on", "goes on", "Go on with the plan as it is", True),
    Command("trial_plan.down", "down,j,tab", "turn(1)", "lines", "Go to the next line", True,
            hint="↑ ↓"),
    Command("trial_plan.up", "up,k,shift+tab", "turn(-1)", "before", "Go to the line before"),
    Command("trial_plan.more", "right,l,plus,space", "step(1)", "values",
            "The next value of the line, or a day more", True, hint="← →"),
    Command("trial_plan.less", "left,h,minus", "step(-1)", "less",
            "The value before, or a day less"),
    Command("trial_plan.digit", "0,1,2,3,4,5,6,7,8,9", "digit({key})", "a number of days",
            "Type a number of days", shown_key="0-9"),
    Command("trial_plan.write", "e", "write", "types", "Type a question or a day", True),
    leaving("trial_plan", help="One step back"),
    HELP,
))  # fmt: skip

TRIAL_BEFORE = Group("Before it starts", (
    Command("trial_before.begin", "enter", "save(True)", "begins it",
            "Begin it, or plan it where no first day is said", True),
    Command("trial_before.plan", "p", "save(False)", "plans it only", "Plan it for later", True),
    *scrolling("trial_before"),
    leaving("trial_before", help="One step back"),
    HELP,
))  # fmt: skip

TRIAL_REVIEW = Group("The review", (
    Command("trial_review.finish", "f,enter", "finish('')", "finish", "It was gone through", True),
    Command("trial_review.plan", "n", "finish('plan')", "another",
            "Finish, and plan another change", True),
    Command("trial_review.way", "W", "finish('app.way')", "the way",
            "Finish, and open the guided way", True),
    Command("trial_review.report", "D", "finish('app.report')", "report",
            "Finish, and open the page for a clinician", True),
    *scrolling("trial_review"),
    leaving("trial_review", label="later", help="Leave it for later; finished before, it stays so"),
    HELP,
))  # fmt: skip

GATE = Group("The questions", (
    Command("gate.yes", "y", "say_it('yes')", "yes", "Yes", True),
    Command("gate.no", "n", "say_it('no')", "no", "No", True),
    Command("gate.unknown", "question_mark", "say_it('unknown')", "don't know",
            "Don't know: taken as the careful answer", True),
    Command("gate.down", "down,j,tab", "turn(1)", "after", "Go to the next question"),
    Command("gate.up", "up,k,shift+tab", "turn(-1)", "before", "Go to the question before"),
    Command("gate.go_on", "enter", "go_on", "goes on", "Go on, once all is answered", True),
    leaving("gate", help="One step back"),
    TYPING_HELP,
))  # fmt: skip

GATE_REFUSED = Group("It has to wait", (
    Command("refused.pick", "1,2,3,4", "pick_at({key})", "one of these",
            "Go on with that change instead", True, "1-4"),
    leaving("refused", "escape,q,enter", help="Go back to the questions"),
    HELP,
))  # fmt: skip

GENTLE = Group("One gentle change", (
    Command("gentle.pick", "1,2,3,4", "pick_at({key})", "one of these",
            "Begin that change today, for two weeks", True, "1-4"),
    Command("gentle.trial", "P", "trial", "a trial instead", "Plan a trial instead", True),
    leaving("gentle"),
    HELP,
))  # fmt: skip
