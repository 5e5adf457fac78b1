"""Every action a person can take, defined once.

Key bindings, the footer, the help screen and the palette are all made from these, so a key,
its name and its explanation can't drift apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input


@dataclass(frozen=True)
class Command:
    """One action: its stable id (for remapping), keys, Textual action, and words.

    `keys` is comma-separated, as Textual wants it; `label` is for the footer, `help` a
    sentence for the palette and the help screen; `footer` marks the few keys that matter.
    `on_sight`: it acts on what is selected, so it is not run from where that can't be seen.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    footer: bool = False
    shown_key: str | None = None
    on_sight: bool = False

    def binding(self) -> Binding:
        """Return the Textual binding of this command.

        It has priority, so that keys act in the order they arrive: a key of lower rank is
        queued at the focused widget and would be overtaken. `takes_keys` gives it up again
        while text is being typed.
        """
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.footer,
            tooltip=self.help,
            id=self.id,
            key_display=self.shown_key,
            priority=True,
        )


def takes_keys(screen: Screen[Any]) -> bool:
    """Return whether keys are commands now: not while text is typed or a dialog is open."""
    return not screen.is_modal and not isinstance(screen.focused, Input)


def anywhere(screen: Screen[Any], action: str) -> bool:
    """Return whether an action that works over a dialog too does so now: a text field keeps its
    keys, and only a page has text to be copied."""
    if isinstance(screen.focused, Input):
        return False
    return action != "copy" or not screen.is_modal or getattr(screen, "IS_PAGE", False)


def bindings(commands: tuple[Command, ...]) -> list[Binding]:
    """Return the bindings of several commands; one without a key is in the palette alone."""
    return [command.binding() for command in commands if command.keys]


EVERYWHERE = (
    Command("app.log", "1", "go('log')", "Log", "Go to Log: today's twitches and factors"),
    Command("app.calendar", "2", "go('calendar')", "Calendar",
            "Go to Calendar: the past at a glance"),
    Command("app.insights", "3", "go('insights')", "Insights",
            "Go to Insights: what twitching goes with"),
    Command("app.search", "slash", "search_days", "search",
            "Search the days: sleep<6, ri, flag, +tag, since 2026-10, a word of a note",
            shown_key="/"),
    Command("app.undo", "u", "undo", "undo",
            "Take back the last change, also one of an earlier session"),
    Command("app.redo", "U", "redo", "redo", "Bring back what undo took back"),
    Command("app.bring_back", "B", "bring_back", "bring back",
            "Bring back from a backup what the month shown lacks"),
    Command("app.review", "R", "review", "review",
            "Look back on the days watched, and choose how to go on"),
    Command("app.trials", "P", "trials", "trials",
            "Trials: plan one small change, keep to it for a fixed time, and review it"),
    Command("app.way", "W", "way", "the way",
            "The guided way: watch, everyday causes, gentle changes, food, and a supplement last"),
    Command("app.profile", "", "profile", "about you",
            "About you: what you may say once, for the report and what is asked before a trial"),
    Command("app.clinician", "C", "clinician", "clinician",
            "Worth showing a clinician: what stands open, its records, and what one has seen"),
    Command("app.report", "D", "report", "report",
            "Make a page for the clinician: look through it, choose what goes in, write a file"),
    Command("app.pause", "", "pause", "pause",
            "Pause for some days, or until you log again; again to end it"),
    Command("app.once_a_day", "", "once_a_day", "once a day",
            "Once-a-day mode: Log invites to one evening check-in; again to end it"),
    Command("app.hide_counts", "number_sign", "hide_counts", "hide counts",
            "Hide how many twitches there were, on Log and Calendar, or show it again",
            shown_key="#"),
    Command("app.observation_days", "", "observation_days", "7 or 14 days",
            "Watch for 7 days until the review, or for 14"),
    Command("app.first_questions", "", "first_questions", "first questions",
            "Ask the questions of the first start again: since when, where, flags, day start"),
    Command("app.back_up", "", "back_up", "back up", "Make a backup now"),
    Command("app.copy", "X", "copy", "copy",
            "Copy what is shown as text: the day, the sentences, the table, the page"),
    Command("app.help", "question_mark,f1", "help", "help",
            "Show the keys that work here", True, "?"),
    Command("app.palette", "colon,ctrl+p", "command_palette", "palette",
            "Find any action by name, any day as people say it", shown_key=":"),
    Command("app.suspend", "ctrl+z", "suspend_process", "suspend",
            "Put the app into the background; fg brings it back"),
    Command("app.theme", "", "change_theme", "theme", "Change the colours; the choice is kept"),
    Command("app.quit", "q", "quit", "quit", "Leave; everything is already saved"),
)  # fmt: skip

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
            "Say that the day was watched and nothing went unlogged", True),
    Command("log.coffee", "c", "coffee", "coffee", "Add a coffee (90 mg caffeine)", True),
    Command("log.water", "w", "water", "water", "Add a glass of water (0.25 L)", True),
    Command("log.sleep", "s", "factor('sleep')", "sleep", "Enter last night's sleep"),
    Command("log.workload", "k", "factor('workload')", "workload", "Enter the hours of hand work"),
    Command("log.check_in", "f", "check_in", "check-in",
            "Fill in the day's check-in: factors, flags, note, and what went unlogged"),
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

# While the day panel of Calendar has the focus; until then these keys are those of Calendar.
DAY = (
    Command("day.up", "up,k", "screen.select(-1)", "record before", "Select the record before",
            shown_key="↑"),
    Command("day.down", "down,j", "screen.select(1)", "record after", "Select the record after",
            shown_key="↓"),
    Command("day.edit", "e,enter", "screen.edit", "edit",
            "Edit the selected record as a line; so does a double click on it"),
    Command("day.form", "E", "screen.form", "full form",
            "Open the selected episode in the full form", True),
    Command("day.delete", "d,delete", "screen.delete", "delete",
            "Delete the selected record of the day; u brings it back", on_sight=True),
    Command("day.flag", "exclamation_mark", "screen.flag", "flag",
            "Note a flag on this day: numbness, tingling, weakness, grip slipping, pain, stiffness",
            True, "!"),
    Command("day.marker", "m", "screen.marker", "life event",
            "Note a life event on this day: a medicine, a new device, travel, illness", True),
    Command("day.before", "left,h", "screen.step_days(-1)", "day before",
            "Show the day before here", True, "←"),
    Command("day.after", "right,l", "screen.step_days(1)", "day after",
            "Show the day after here", True, "→"),
    Command("day.page_down", "pagedown,space", "scroll_page(1)", "read on",
            "Show more of what the day holds", shown_key="pgdn"),
    Command("day.page_up", "pageup", "scroll_page(-1)", "read back",
            "Show again what the day holds above", shown_key="pgup"),
    Command("day.leave", "tab,escape,shift+tab", "screen.leave_day", "grid",
            "Go back from the day to the days", True, "tab"),
)  # fmt: skip

# While days are being marked on Calendar; until then these keys are those of Calendar.
MARKING = (
    Command("calendar.compare", "enter", "compare_span", "compare",
            "Show the marked days beside as many days before them", True, "enter"),
    Command("calendar.unmark", "escape", "leave_span", "leave",
            "Take the mark off the days", True, "escape"),
)  # fmt: skip

CALENDAR = (
    Command("calendar.left", "left,h", "move(-1, 0)", "day before",
            "One day back; in the year the day drawn at the left", shown_key="←"),
    Command("calendar.right", "right,l", "move(1, 0)", "day after",
            "One day on; in the year the day drawn at the right", shown_key="→"),
    Command("calendar.up", "up,k", "move(0, -1)", "week before",
            "One week back; in the year the day drawn above", shown_key="↑"),
    Command("calendar.down", "down,j", "move(0, 1)", "week after",
            "One week on; in the year the day drawn below", shown_key="↓"),
    Command("calendar.previous_month", "pageup", "move_month(-1)", "earlier",
            "One month back; in the year view one year", shown_key="pgup"),
    Command("calendar.next_month", "pagedown", "move_month(1)", "later",
            "One month on; in the year view one year", shown_key="pgdn"),
    Command("calendar.year", "y", "toggle_year", "month/year",
            "All days of the year at a glance, and back to the month", True),
    Command("calendar.measure", "m", "choose_measure", "show",
            "Choose what the days show: twitches, minutes, intensity, a factor, a hand or finger",
            True),
    Command("calendar.day", "tab", "day", "the day",
            "Go into the day beside the grid: edit, delete and add to what it holds", True),
    Command("calendar.add", "a", "add", "add",
            "Add an episode to the day under the cursor, with the full form"),
    Command("calendar.entry", "i", "entry", "entry line",
            "Type an episode or factors for the day under the cursor"),
    Command("calendar.check_in", "f", "check_in", "check-in",
            "Fill in the check-in of the day under the cursor"),
    Command("calendar.zero", "0", "zero", "none that day",
            "Say that the day under the cursor was watched and nothing went unlogged"),
    Command("calendar.next_match", "n", "next_match(1)", "next match",
            "Go to the next day that matches the search, further back"),
    Command("calendar.previous_match", "N", "next_match(-1)", "match before",
            "Go back to the match before, nearer to today"),
    Command("calendar.leave", "escape", "leave", "clear",
            "Clear the search", shown_key="escape"),
    Command("calendar.open", "enter", "open_day", "open in Log", "Open this day in Log", True),
    Command("calendar.go", "g", "go_to_date", "go to date",
            "Go to a date as people say it: 3 weeks ago, mon, 2026-11-20", True),
    Command("calendar.today", "full_stop", "today", "today", "Back to today", shown_key="."),
    Command("calendar.span", "v", "span", "mark days",
            "Mark days from here on, by moving; again to compare them with as many days before; "
            "so does a click with shift"),
)  # fmt: skip

INSIGHTS = (
    Command("insights.next_view", "right,l", "view(1)", "next view", "Next view", True, "→"),
    Command("insights.previous_view", "left,h", "view(-1)", "view before", "View before",
            shown_key="←"),
    Command("insights.next_factor", "down,j", "pick(1)", "next factor", "Next factor", True, "↓"),
    Command("insights.previous_factor", "up,k", "pick(-1)", "factor before", "Factor before",
            shown_key="↑"),
    Command("insights.lag", "o", "toggle_lag", "day before",
            "The same day's factor, or that of the day before", True),
    Command("insights.range", "r", "next_range", "range",
            "30, 90 or 365 days, everything, or the days of a trial", True),
    Command("insights.pin", "p", "pin", "pin",
            "Name the factor as a suspect for looks still to come, or no more", True),
    Command("insights.scroll_down", "pagedown,space", "scroll_words(1)", "scroll on",
            "Scroll the words under the figures", shown_key="pgdn"),
    Command("insights.scroll_up", "pageup", "scroll_words(-1)", "scroll back",
            "Scroll the words back", shown_key="pgup"),
    Command("insights.table", "T", "toggle_table", "numbers",
            "The same as a table of numbers", True),
)  # fmt: skip


class Keys(dict[str, str]):
    """The key of every command by its id, as a person reads it, remapped ones included."""

    def __init__(self, remapped: Mapping[str, str]) -> None:
        super().__init__(
            (command.id, command.shown_key or command.keys.partition(",")[0]) for command in ALL
        )
        self._remapped = remapped
        for id, keys in remapped.items():
            key = keys.partition(",")[0]
            self[id] = SPOKEN_KEYS.get(key, key)

    def taken(self, commands: Iterable[Command]) -> frozenset[str]:
        """Return every key of those commands, as Textual names it."""
        return frozenset(
            key
            for command in commands
            for key in self._remapped.get(command.id, command.keys).split(",")
        )


SPOKEN_KEYS = {
    "full_stop": ".", "question_mark": "?", "exclamation_mark": "!", "plus": "+", "colon": ":",
    "left_square_bracket": "[", "right_square_bracket": "]", "comma": ",", "slash": "/",
    "number_sign": "#",
    "left": "←", "right": "→", "up": "↑", "down": "↓", "pageup": "pgup", "pagedown": "pgdn",
    "delete": "del",
}  # fmt: skip


def textual_key(spoken: str) -> str:
    """Return Textual's name of a key that is written as a person reads it."""
    return next((name for name, said in SPOKEN_KEYS.items() if said == spoken), spoken)


GROUPS = {
    "Everywhere": EVERYWHERE, "Hands": HANDS, "Questions": QUESTIONS, "Log": LOG, "Day": DAY,
    "Marking": MARKING, "Calendar": CALENDAR, "Insights": INSIGHTS,
}  # fmt: skip
PART_OF = {  # groups of a part of a screen, and the screen
    "Hands": "Log", "Questions": "Log", "Day": "Calendar", "Marking": "Calendar",
}  # fmt: skip
ALL = tuple(command for group in GROUPS.values() for command in group)
