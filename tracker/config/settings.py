"""All settings: what they are called, what they are for, what they take, and their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from msgspec import Struct, field

from tracker.model import CATALOGUE
from tracker.model.reads import Units
from tracker.model.words import visible

from .setting import ConfigError, Setting

CLOCKS = ("24h", "12h")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Settings(Struct, frozen=True, kw_only=True):
    """How the app looks and asks.

    `first_weekday` 0 is Monday; `theme` is a theme's name; `mode` says what Log invites to,
    a key per twitch or the evening check-in; `counts` whether Log and Calendar show them;
    `insights_range` which days Insights looks back on; `shown` are factor keys in the order the
    check-in asks them; `backups` how many daily backups are kept; `keys` maps an action's id to
    the key that runs it.
    """

    first_weekday: int = 0
    clock: Literal["24h", "12h"] = "24h"
    caffeine_unit: Literal["mg", "cups"] = "mg"
    water_unit: Literal["litres", "ounces"] = "litres"
    theme: str = "tracker-dark"
    counts: Literal["shown", "hidden"] = "shown"
    mode: Literal["each twitch", "once a day"] = "each twitch"
    shown: list[str] = field(
        default_factory=lambda: [key for key, factor in CATALOGUE.items() if factor.shown]
    )
    observation_days: Literal[7, 14] = 14
    insights_range: Literal[30, 90, 365, "everything", "trial"] = 90
    backups: int = 7
    keys: dict[str, str] = {}

    @property
    def units(self) -> Units:
        """How amounts, times and weeks read."""
        return Units(
            caffeine=self.caffeine_unit,
            water=self.water_unit,
            face=self.clock,
            first_weekday=self.first_weekday,
        )


SETTINGS: Final = (
    Setting(
        name="first_weekday",
        label="first day of the week",
        help="The day a week begins with, on the calendar and in 'last week'",
        section="days and times",
        choices=tuple(range(7)),
        words=tuple(day.capitalize() for day in WEEKDAYS),
        spelled=WEEKDAYS,
    ),
    Setting(
        name="clock",
        label="clock",
        help="How times are shown; both ways are understood where a time is typed",
        section="days and times",
        choices=CLOCKS,
        words=("24 hours, 21:30", "12 hours, 9:30pm"),
    ),
    Setting(
        name="caffeine_unit",
        label="caffeine in",
        help="How caffeine is shown and asked for; a cup counts as 90 mg, and mg are kept",
        section="units",
        choices=("mg", "cups"),
    ),
    Setting(
        name="water_unit",
        label="water in",
        help="How water is shown and asked for, in litres or US fluid ounces; litres are kept",
        section="units",
        choices=("litres", "ounces"),
    ),
    Setting(
        name="theme",
        label="theme",
        help="The colours, by a theme's name as the palette lists them",
        section="looks",
        kind="name",
        example='the name of a theme, such as "tracker-dark"',
    ),
    Setting(
        name="counts",
        label="counts",
        help="Whether Log and Calendar show how many twitches there were",
        section="looks",
        choices=("shown", "hidden"),
    ),
    Setting(
        name="mode",
        label="Log invites to",
        help="What Log invites to, a key per twitch or one check-in",
        section="what is asked",
        choices=("each twitch", "once a day"),
    ),
    Setting(
        name="shown",
        label="factors in the check-in",
        help="What the check-in asks, in this order",
        section="what is asked",
        kind="names",
        example='a list of factors, such as ["sleep", "caffeine"]',
    ),
    Setting(
        name="observation_days",
        label="days until the first review",
        help="How many days are watched before the first review",
        section="looking back",
        choices=(7, 14),
        words=("7 days", "14 days"),
    ),
    Setting(
        name="insights_range",
        label="Insights looks back on",
        help="Which days Insights looks back on",
        section="looking back",
        choices=(30, 90, 365, "everything", "trial"),
        words=("30 days", "90 days", "365 days", "everything", "the trial"),
    ),
    Setting(
        name="backups",
        label="daily backups kept",
        help="How many of the daily backups are kept; of older ones, the last of each month",
        section="backups",
        kind="number",
        bounds=(3, 90),
        meanwhile=90,  # what is dropped doesn't come back
    ),
    Setting(
        name="keys",
        label="keys",
        help='Other keys for actions, by the action\'s name in the help: name = "key"',
        section="keys",
        kind="keys",
        example='names of actions, each with a key such as "t" or "ctrl+t"',
    ),
)
"""In the order of the file and of the screen."""

MEANWHILE: Final[dict[str, Any]] = {
    setting.name: setting.meanwhile for setting in SETTINGS if setting.meanwhile is not None
}
"""What is used where the file can't be: the defaults but for these."""

BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


def check(name: str, value: object) -> Any:
    """Return a value as Settings holds it ('monday' as 0), or raise ConfigError, which names
    the setting, the value and what is allowed; an unknown setting's names the nearest."""
    setting = named(name)
    if name == "keys" and isinstance(value, Mapping):
        for action in value:
            if action in BY_NAME:
                raise ConfigError(f"keys: {action} is a setting, no action")
    return setting.check(value)


def typed(name: str, text: str) -> Any:
    """Return what a person typed for a setting as Settings holds it, None (its default) for
    nothing; ConfigError as `check`."""
    setting = named(name)
    return setting.typed(text) if text.strip() else None


def named(name: str) -> Setting:
    """Return the setting of that name, or raise ConfigError, which names the nearest."""
    if name in BY_NAME:
        return BY_NAME[name]
    from difflib import get_close_matches  # late: only a mistake pays for it

    near = get_close_matches(name.lower(), BY_NAME, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(BY_NAME)}"
    raise ConfigError(f"{visible(name)} is no setting; {hint}")
