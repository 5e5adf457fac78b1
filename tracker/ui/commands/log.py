"""The commands of Log and of its parts."""

from __future__ import annotations

from .command import Command

# While the hands on Log have the focus; until then these keys are those of Log.
HANDS = (
    Command("hands.log", "enter", "screen.log_place", "twitch here",
            "Log one twitch now at the chosen place, or at those marked; so does a click on the "
            "chosen place", True, "enter"),
    Command("hands.mark", "space,x", "mark", "mark",
            "Mark the place as one of several, or take its mark away", True, "space"),
    Command("hands.entry", "i", "screen.write_place", "type more",
            "Put the chosen place into the entry line and go on typing", True),
    Command("hands.across", "tab", "across", "other hand",
            "Choose the same place on the other hand", True, "tab"),
    Command("hands.leave", "escape", "screen.leave_hands", "back",
            "Take all marks away and go back to the records", True, "escape"),
    Command("hands.left", "left", "move('left')", "left", "Choose the place on the left",
            shown_key="←"),
    Command("hands.right", "right", "move('right')", "right", "Choose the place on the right",
            shown_key="→"),
    Command("hands.up", "up", "move('up')", "up", "Choose the place above", shown_key="↑"),
    Command("hands.down", "down", "move('down')", "down", "Choose the place below",
            shown_key="↓"),
)  # fmt: skip

LOG = (
    Command("log.twitch", "t", "twitch", "twitch now",
            "Log one twitch now; no place is assumed", True),
    Command("log.repeat", "r", "repeat", "repeat",
            "Log one twitch now with the place and context of the newest episode", True),
    Command("log.one_more", "plus", "one_more", "one more",
            "Add one more twitch to the newest episode", shown_key="+"),
    Command("log.burst", "b", "burst", "burst",
            "Tap a key per twitch; enter keeps them as one episode"),
    Command("log.hands", "h", "hands", "hands",
            "Choose a place on the hands, to log a twitch there"),
    Command("log.entry", "i", "entry", "entry line",
            "Type an episode or factors: ri x2 4 typing, sleep=6.5", True),
    Command("log.up", "up", "select(-1)", "record before", "Select the record before",
            shown_key="↑"),
    Command("log.down", "down", "select(1)", "record after", "Select the record after",
            shown_key="↓"),
    Command("log.open", "enter", "open", "open",
            "Open the selected record; if something could not be saved, try that again",
            shown_key="enter"),
    Command("log.drop", "escape", "drop", "drop",
            "Drop what could not be saved and waits in the entry line; put off the questions of "
            "the first start", shown_key="escape"),
    Command("log.edit", "e", "edit", "edit",
            "Open the selected or newest episode in the entry line", True),
    Command("log.form", "E", "form", "full form",
            "Open the selected or newest episode in the full form: every field of it"),
    Command("log.add", "a", "add", "add",
            "Add an episode to the day shown, with the full form"),
    Command("log.delete", "d,delete", "delete", "delete",
            "Delete the selected record; u brings it back", on_sight=True),
    Command("log.zero", "0", "zero", "none today",
            "Say that the day was watched and nothing went unlogged"),
    Command("log.coffee", "c", "coffee", "coffee", "Add a coffee (90 mg caffeine)"),
    Command("log.water", "w", "water", "water", "Add a glass of water (0.25 L)"),
    Command("log.sleep", "s", "factor('sleep')", "sleep", "Enter last night's sleep"),
    Command("log.workload", "k", "factor('workload')", "workload", "Enter the hours of hand work"),
    Command("log.check_in", "f", "check_in", "check-in",
            "Fill in the day's check-in: factors, flags, note, and what went unlogged", True),
    Command("log.factors", "F", "factors", "factors",
            "Factors: define, rename, reorder, switch on and off"),
    Command("log.flag", "exclamation_mark", "flag", "flag",
            "Note numbness, tingling, weakness, grip slipping, pain or stiffness on the day",
            shown_key="!"),
    Command("log.marker", "m", "marker", "life event",
            "Note a life event on the day: a medicine, a new device, travel, illness"),
    Command("log.previous_day", "left,left_square_bracket", "step_day(-1)", "day before",
            "Show the day before", shown_key="["),
    Command("log.next_day", "right,right_square_bracket", "step_day(1)", "day after",
            "Show the day after", shown_key="]"),
    Command("log.today", "full_stop", "today", "today", "Back to today", shown_key="."),
    Command("log.kept", "y", "kept(True)", "trial kept",
            "Note that the trial was kept to on the day shown"),
    Command("log.not_kept", "Y", "kept(False)", "trial not kept",
            "Note that the trial was not kept to on the day shown"),
)  # fmt: skip

# While a question of the first start is open on Log; its keys go before those of Log.
QUESTIONS = (
    Command("log.answer_yes", "y", "answer('yes')", "yes",
            "Answer the question of the first start: yes, or type the answer"),
    Command("log.answer_no", "n", "answer('no')", "no",
            "Answer the question of the first start: no"),
    Command("log.answer_later", "l", "answer('later')", "skip",
            "Skip this question of the first start"),
)  # fmt: skip
