"""The commands of Calendar and of its parts."""

from __future__ import annotations

from .command import Command

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
