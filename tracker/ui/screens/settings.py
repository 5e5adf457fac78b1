"""Settings: all there are, a line each; what is changed takes effect at once."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from tracker.config import BY_NAME, Setting, Settings
from tracker.model import DAY_START
from tracker.model.words import visible

from ..commands.pages.settings import SETTINGS
from ..setting_rows import (
    BACKUPS_ROW,
    DAY_START_ROW,
    FILE_ROW,
    OPENS,
    PAUSE_ROW,
    Facts,
    Row,
    lines_words,
    next_choice,
    sections,
)
from ..theme_list import theme_names
from ..widgets.packed import packed
from ..widgets.setting_list import SettingList
from .setting_asked import SettingAsked

ENTER = {  # what enter does on a line that left and right don't change
    "shown": "enter opens them", "keys": "enter opens them", DAY_START_ROW: "enter asks for it",
    PAUSE_ROW: "enter begins or ends one", FILE_ROW: "enter opens it in your editor",
    BACKUPS_ROW: "enter makes one now",
}  # fmt: skip


class SettingsScreen(SettingAsked):
    """The settings with what each takes, the day start beside them, and where the files are."""

    HEAD = "Settings"
    KEY_GROUPS: ClassVar = (SETTINGS,)
    BINDINGS: ClassVar[list[BindingType]] = [*SETTINGS.bindings()]

    def compose_list(self) -> OptionList:
        return SettingList()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_about)

    # What is shown

    @property
    def facts(self) -> Facts:
        """What the page is about, as it is now."""
        tracker = self.tracker
        return Facts(
            tracker.settings,
            self.diary.day_start,
            self.diary.catalogue,
            theme_names(tracker),
            tracker.problems,
            tracker.config,
            tracker.config is not None and tracker.config.exists(),
            self.diary.home,
            self.pause_words(),
        )

    def show(self) -> None:
        """Show what holds now."""
        self.query_one(SettingList).show(sections(self.facts))
        self._show_about()
        wrong = len(self.tracker.problems)
        self.say_head(f"{lines_words(wrong)} can't be used, marked ?" if wrong else "")

    @property
    def row(self) -> Row:
        """The selected line."""
        row = self.query_one(SettingList).selected
        assert row is not None  # a heading can't be selected
        return row

    def wrong(self, name: str) -> tuple[str, ...]:
        found = (row for rows in sections(self.facts).values() for row in rows)
        return next((row.problems for row in found if row.key == name), ())

    @on(OptionList.OptionHighlighted)
    def _show_about(self) -> None:
        """Say of the selected line what it has no room for."""
        row = self.row
        parts = [Content.styled(visible(words), "$warning") for words in row.problems]
        parts += [Content(f"{visible(row.help)}."), self._takes(row)]
        if row.default:
            words = f"The default is {row.default}; r puts it back."
            parts.append(Content.styled(visible(words), "$foreground-muted"))
        self.query_one("#setting-about", Static).update(
            Content("\n").join(part for part in parts if part.plain)
        )

    def _takes(self, row: Row) -> Content:
        """Return what a line takes; the choices can be clicked."""
        setting = BY_NAME.get(row.key)
        if setting is not None and setting.choices:
            return self._choices(setting)
        words = row.value if setting is None else f"It takes a number, {row.allowed}."
        if row.allowed == OPENS:
            words = "enter opens it."
        elif row.key == PAUSE_ROW:
            words = f"{row.allowed}."
        elif row.key == DAY_START_ROW:
            words = "It takes a time of day: 4, 04:30, 5am; noon for one who works nights: 12."
        elif row.key == "theme":
            words = "enter lists them, and shows each as it is reached."
        return Content.styled(visible(words), "$foreground-muted")

    def _choices(self, setting: Setting) -> Content:
        now = getattr(self.tracker.settings, setting.name)
        pieces = [
            Content.from_markup(
                f"[@click=screen.pick({place})]$mark $words[/]",
                mark="●" if each == now else "○",
                words=setting.say(each),
            )
            for place, each in enumerate(setting.choices or ())
        ]
        if self.has_class("-wide"):
            return Content("\n").join(pieces)
        width = self.query_one("#setting-scroll").scrollable_content_region.width
        return packed(pieces, max(width, 20))

    # Changing

    def action_pick(self, place: int) -> None:
        """Take a choice that was clicked beside the list."""
        setting = BY_NAME.get(self.row.key)
        if setting is not None and setting.choices:
            self.set(setting, setting.choices[place])

    def action_step(self, step: int) -> None:
        """Go one choice, or one number, on or back."""
        row = self.row
        setting = BY_NAME.get(row.key)
        if setting is None or not row.steps:
            self.say(f"{row.label}: {ENTER[row.key]}." if row.key in ENTER else "")
            return
        after = next_choice(setting, self.tracker.settings, step, theme_names(self.tracker))
        if after is None:
            self.say(f"{row.label}: {row.value} is the {'most' if step > 0 else 'least'}.")
        else:
            self.set(setting, after)

    @on(SettingList.Stepped)
    def _stepped(self, event: SettingList.Stepped) -> None:
        self.action_step(event.step)

    @on(SettingList.ClickedAgain)
    def action_choose(self) -> None:
        """Open what the selected line is chosen from."""
        self.open(self.row)

    def action_type(self, digit: str) -> None:
        """Begin to type a number, or a time of day."""
        row = self.row
        setting = BY_NAME.get(row.key)
        if row.key == DAY_START_ROW:
            self.ask_day_start(digit)
        elif setting is not None and setting.bounds:
            self.ask_number(setting, digit)
        else:
            self.say(f"{row.label}: it takes no number.")

    def action_reset(self) -> None:
        """Put the selected line back to its default."""
        row = self.row
        setting = BY_NAME.get(row.key)
        if not row.default and not row.problems:
            has_one = setting is not None or row.key == DAY_START_ROW
            self.say(f"{row.label}: it is at its default." if has_one else "")
        elif row.key == DAY_START_ROW:
            self.start_day(DAY_START)
        elif setting is not None:
            value = getattr(Settings(), setting.name)
            self.set(setting, value, f"the default, {row.default or row.value}")
        else:
            self.say("The file itself has to be mended: o opens it.")
