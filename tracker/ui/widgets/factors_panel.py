"""The day's main factors, with the keys that step them."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from tracker.model import Catalogue, Day
from tracker.model.asked import asked
from tracker.model.words import FLAGS, visible

from ..commands import Keys
from .packed import Packed

COMMANDS = {
    "caffeine": "log.coffee",
    "water": "log.water",
    "sleep": "log.sleep",
    "workload": "log.workload",
}
ACTIONS = {
    "caffeine": "coffee", "water": "water", "sleep": "factor('sleep')",
    "workload": "factor('workload')",
}  # fmt: skip


def clicked(action: str) -> Style:
    """Return what makes text do an action when it is clicked."""
    return Style.from_meta({"@click": action})


class FactorsPanel(Packed):
    """Each shown factor with its value; a missing one is a dash, never a zero. A click on a key
    does what it does, one on a factor enters it."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="factors")

    def show(
        self, day: Day, catalogue: Catalogue, shown: list[str], commands: Keys, *, counts: bool
    ) -> None:
        """Show a day's values, the shown factors first, then whatever else is recorded; without
        `counts` not how many twitches went unlogged."""
        values = day.values
        keys = [factor.key for factor in asked(shown, catalogue)]
        keys += [key for key in values if key not in keys and key in catalogue]
        parts: list[Content] = []
        for key in keys:
            factor = catalogue[key]
            drinks = sum(1 for intake in day.intakes if intake.factor == key)
            label = f"{visible(factor.label)} "
            value = visible(factor.say(values.get(key)))
            enters = Content.assemble(
                (label, "$foreground-muted"),
                (value, "bold" if key in values else "$foreground-muted"),
                (f" ({drinks})" if drinks else "", "$foreground-muted"),
            ).stylize(clicked(f"screen.factor('{key}')"))
            if key in COMMANDS:
                pressed = Content.styled(f"{commands[COMMANDS[key]]} ", "$accent")
                enters = pressed.stylize(clicked(f"screen.{ACTIONS[key]}")) + enters
            parts.append(enters)
        check_in = day.check_in
        if check_in:
            said = [Content.styled(f"⚑ {FLAGS[flag]}", "$warning") for flag in check_in.flags]
            if check_in.note:
                said.append(Content(f"✎ {visible(check_in.note)}"[:200]))
            parts += [part.stylize(clicked("screen.check_in")) for part in said]
        self.show_pieces(parts)
        state = _state(day, commands["log.check_in"], counts)
        self.border_subtitle = Content(state).stylize(clicked("screen.check_in"))


def _state(day: Day, key: str, counts: bool) -> str:
    check_in = day.check_in
    if check_in and check_in.closed:
        if not counts:
            return "check-in closed"
        if check_in.unlogged:
            return f"check-in closed, about {check_in.unlogged} unlogged"
        return (
            "check-in closed" if check_in.unlogged == 0 else "check-in closed, unlogged not known"
        )
    return f"check-in open · {key}"
