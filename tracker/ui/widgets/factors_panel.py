"""The day's main factors, with the keys that step them."""

from __future__ import annotations

from textual.content import Content

from tracker.model import Catalogue, Day

from .packed import Packed

STEP_KEYS = {"caffeine": "c", "water": "w", "sleep": "s", "workload": "k"}


class FactorsPanel(Packed):
    """Each shown factor with its value; a missing one is a dash, never a zero."""

    def __init__(self) -> None:
        super().__init__(id="factors")

    def show(self, day: Day, catalogue: Catalogue, shown: list[str]) -> None:
        """Show a day's values, the shown factors first, then whatever else is recorded."""
        values = day.values
        keys = [key for key in shown if key in catalogue]
        keys += [key for key in values if key not in keys and key in catalogue]
        parts: list[Content] = []
        for key in keys:
            factor = catalogue[key]
            drinks = sum(1 for intake in day.intakes if intake.factor == key)
            label = f"{factor.label} "
            parts.append(
                Content.assemble(
                    (f"{STEP_KEYS[key]} " if key in STEP_KEYS else "", "$accent"),
                    (label, "$foreground-muted"),
                    (factor.say(values.get(key)), "bold" if key in values else "$foreground-muted"),
                    (f" ({drinks})" if drinks else "", "$foreground-muted"),
                )
            )
        self.show_pieces(parts)
        self.border_title = "Factors"
        self.border_subtitle = _state(day)


def _state(day: Day) -> str:
    check_in = day.check_in
    if check_in and check_in.closed:
        if check_in.unlogged:
            return f"check-in closed, about {check_in.unlogged} unlogged"
        return (
            "check-in closed" if check_in.unlogged == 0 else "check-in closed, unlogged not known"
        )
    return "check-in open · f"
