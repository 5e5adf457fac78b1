"""The commands of Insights."""

from __future__ import annotations

from .command import Command

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
