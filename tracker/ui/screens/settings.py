"""Settings: all there are, a line each; what is changed takes effect at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from tracker.config import SETTINGS, Setting, Settings
from tracker.diary import DiaryError
from tracker.model import DAY_START
from tracker.model.words import visible

from ..setting_rows import (
    DAY_START_ROW,
    FILE_ROW,
    OPENS,
    Facts,
    Row,
    choices,
    next_choice,
    say_clock,
    sections,
)
from ..setting_steps import SettingSteps, Step
from ..widgets.setting_list import SettingList
from .page import Hints
from .settings_file import SettingsFile

NO_BREAK = "\N{NO-BREAK SPACE}"
BY_NAME = {setting.name: setting for setting in SETTINGS}


class SettingsScreen(SettingsFile):
    """The settings with what each takes, the day start beside them, and where the files are."""

    HEAD = "Settings"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["page.tcss", "settings.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "select(1)", "next", show=False, priority=True),
        Binding("up,k", "select(-1)", "before", show=False, priority=True),
        Binding("pagedown", "page_list(1)", "page on", show=False, priority=True),
        Binding("pageup", "page_list(-1)", "page back", show=False, priority=True),
        Binding("right,l", "step(1)", "next choice", id="settings.next", priority=True),
        Binding("left,h", "step(-1)", "choice before", id="settings.previous", priority=True),
        Binding("enter,space", "choose", "choose", id="settings.choose", priority=True),
        Binding("r,delete", "reset", "default", id="settings.reset", priority=True),
        Binding("u", "undo", "undo", id="settings.undo", priority=True),
        Binding("U", "redo", "redo", id="settings.redo", priority=True),
        Binding("w", "write_file", "write the file", id="settings.write", priority=True),
        Binding("o", "open_file", "open the file", id="settings.open", priority=True),
        *(
            Binding(digit, f"type('{digit}')", "a number", show=False, priority=True)
            for digit in "0123456789"
        ),
        Binding("escape,q,comma", "leave", "back", id="settings.leave", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.steps = SettingSteps(self.tracker)

    def compose_middle(self) -> ComposeResult:
        with Container(id="setting-halves"):
            yield SettingList()
            with VerticalScroll(id="setting-scroll", can_focus=False):
                yield Static("", id="setting-about", markup=False)

    def hints(self) -> Hints:
        return (
            ("right", "← →", "change"),
            ("enter", "enter", "choose"),
            ("r", "r", "default"),
            ("u", "u", "undo"),
            ("w", "w", "write the file"),
            ("o", "o", "open it"),
            ("escape", "escape", "back"),
        )

    def on_mount(self) -> None:
        self.tracker.settings_changed.subscribe(self, self._changed_elsewhere)
        self.query_one(SettingList).focus()
        self.show()

    def on_screen_resume(self) -> None:
        self.show()  # the factors or the keys may be others

    def _changed_elsewhere(self, words: str) -> None:
        self.show()
        self.say(words)

    # What is shown

    @property
    def facts(self) -> Facts:
        """What the page is about, as it is now."""
        tracker = self.tracker
        return Facts(
            tracker.settings,
            self.diary.day_start,
            self.diary.catalogue,
            tracker.theme_names(),
            tracker.problems,
            tracker.config,
            tracker.config is not None and tracker.config.exists(),
            self.diary.home,
        )

    def show(self) -> None:
        """Show what holds now."""
        self.query_one(SettingList).show(sections(self.facts))
        self._show_about()
        wrong = len(self.tracker.problems)
        lines = "line" if wrong == 1 else "lines"
        self.say_head(f"{wrong} {lines} of the file can't be used (?)" if wrong else "")

    @property
    def row(self) -> Row:
        """The selected line."""
        row = self.query_one(SettingList).selected
        assert row is not None  # a heading can't be selected
        return row

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
        elif row.key == DAY_START_ROW:
            words = "It takes a time of day: 4, 04:30, 12:00 for someone who works nights."
        elif row.key == "theme":
            words = "enter lists them, and shows each as it is reached."
        return Content.styled(visible(words), "$foreground-muted")

    def _choices(self, setting: Setting) -> Content:
        now = getattr(self.tracker.settings, setting.name)
        gap = "\n" if self.has_class("-wide") else "   "
        return Content(gap).join(
            Content.from_markup(
                f"[@click=screen.pick({place})]$words[/]",
                words=f"{'●' if each == now else '○'} {setting.say(each)}".replace(" ", NO_BREAK),
            )
            for place, each in enumerate(setting.choices or ())
        )

    def action_pick(self, place: int) -> None:
        """Take a choice that was clicked beside the list."""
        setting = BY_NAME.get(self.row.key)
        if setting is not None and setting.choices:
            self._set(setting, setting.choices[place])

    # Changing

    def action_step(self, step: int) -> None:
        row = self.row
        setting = BY_NAME.get(row.key)
        if setting is None or not row.steps:
            self.say(f"{row.label}: enter opens it." if self._opens(row) else "")
            return
        after = next_choice(setting, self.tracker.settings, step, self.tracker.theme_names())
        if after is None:
            self.say(f"{row.label}: {row.value} is the {'most' if step > 0 else 'least'}.")
        else:
            self._set(setting, after)

    @on(SettingList.Stepped)
    def _stepped(self, event: SettingList.Stepped) -> None:
        self.action_step(event.step)

    def _opens(self, row: Row) -> bool:
        return row.allowed == OPENS or row.key in (DAY_START_ROW, FILE_ROW)

    @on(SettingList.ClickedAgain)
    def action_choose(self) -> None:
        """Open what the selected line is chosen from."""
        row = self.row
        setting = BY_NAME.get(row.key)
        if row.key == FILE_ROW:
            self.action_open_file()
        elif row.key == DAY_START_ROW:
            self._ask_day_start("")
        elif setting is None:
            self.say("")
        elif setting.name == "shown":
            from .factors import FactorsScreen

            self.app.push_screen(FactorsScreen())
        elif setting.name == "keys":
            from .keys import KeysScreen

            self.app.push_screen(KeysScreen())
        elif setting.name == "theme":
            self.tracker.choose_theme(partial(self._set, setting))
        elif setting.bounds:
            self._ask_number(setting, "")
        else:
            self._list_choices(setting)

    def _list_choices(self, setting: Setting) -> None:
        from .choice import ChoiceScreen

        found = choices(setting, ())

        def chosen(place: int | None) -> None:
            if place is not None:
                self._set(setting, found[place])

        now = found.index(getattr(self.tracker.settings, setting.name))
        labels = [setting.say(each) for each in found]
        self.app.push_screen(ChoiceScreen(setting.label, labels, now), chosen)

    def action_type(self, digit: str) -> None:
        """Begin to type a number, or a time of day."""
        setting = BY_NAME.get(self.row.key)
        if self.row.key == DAY_START_ROW:
            self._ask_day_start(digit)
        elif setting is not None and setting.bounds:
            self._ask_number(setting, digit)
        else:
            self.say(f"{self.row.label}: it takes no number.")

    def _ask_number(self, setting: Setting, begun: str) -> None:
        from .prompt import PromptScreen

        low, high = setting.bounds or (0, 0)

        def read(text: str) -> int:
            said = text.strip()
            if said.isascii() and said.isdigit() and low <= int(said[:6]) <= high:
                return int(said)
            raise ValueError(f"It takes a number, {low} to {high}")

        def answered(text: str | None) -> None:
            if text is not None:
                self._set(setting, read(text))

        now = str(getattr(self.tracker.settings, setting.name))
        self.app.push_screen(
            PromptScreen(
                f"{setting.label}, {low} to {high}",
                now,
                lambda text: f"{setting.label}: {read(text)}",
                text=begun or now,
                begun=bool(begun),
            ),
            answered,
        )

    def _set(self, setting: Setting, value: Any) -> None:
        if value == getattr(self.tracker.settings, setting.name) and not self.row.problems:
            self.say(f"{setting.label}: {setting.say(value)}, as it was.")
            return
        words = f"{setting.label}: {setting.say(value)}"
        self._did(words, self.steps.change(words, **{setting.name: value}))

    def _did(self, words: str, kept: bool) -> None:
        self.show()
        held = "" if kept else ", until you leave"
        self.say(f"{words}{held} · u takes it back")

    # The day start

    def _ask_day_start(self, begun: str) -> None:
        from ..first_start import typed
        from .prompt import PromptScreen

        asked = typed("day_start", self.diary.today(), self.diary.catalogue)
        clock = self.tracker.settings.clock

        def answered(text: str | None) -> None:
            if text is not None:
                self._start_day(asked.read(text))

        self.app.push_screen(
            PromptScreen(
                asked.title,
                asked.hint,
                asked.describe,
                text=begun or say_clock(self.diary.day_start, clock),
                begun=bool(begun),
            ),
            answered,
        )

    def _start_day(self, at: time) -> None:
        said = say_clock(at, self.tracker.settings.clock)
        words = f"day start: {said}"
        try:
            changed = self.steps.write(words, lambda: self.diary.set_day_start(at))
        except DiaryError as error:
            self.trouble(str(error))
            return
        self.tracker.refresh_screens()
        self.show()
        self.say(
            f"{words} for records made from now on, here and wherever this diary is shared "
            "· u takes it back"
            if changed
            else f"{words}, as it was."
        )

    # Back again

    def action_reset(self) -> None:
        """Put the selected line back to its default."""
        row = self.row
        setting = BY_NAME.get(row.key)
        if not row.default and not row.problems:
            self.say(f"{row.label}: it is at its default." if self._resets(row) else "")
        elif row.key == DAY_START_ROW:
            self._start_day(DAY_START)
        elif setting is not None:
            value = getattr(Settings(), setting.name)
            words = f"{setting.label}: the default, {row.default or row.value}"
            self._did(words, self.steps.change(words, **{setting.name: value}))
        else:
            self.say("The file itself has to be mended: o opens it.")

    def _resets(self, row: Row) -> bool:
        return row.key in BY_NAME or row.key == DAY_START_ROW

    def action_undo(self) -> None:
        self._step_back(self.steps.undo, "Took back: {} · U brings it back", "take back")

    def action_redo(self) -> None:
        self._step_back(self.steps.redo, "Made again: {} · u takes it back", "bring back")

    def _step_back(self, step: Callable[[], Step | None], words: str, what: str) -> None:
        try:
            done = step()
        except DiaryError as error:
            self.trouble(str(error))
            return
        self.tracker.refresh_screens()
        self.show()
        self.say(words.format(done.words) if done else f"Nothing done here is left to {what}.")

    def action_page_list(self, pages: int) -> None:
        rows = self.query_one(SettingList)
        if pages > 0:
            rows.action_page_down()
        else:
            rows.action_page_up()

    def action_leave(self) -> None:
        self.dismiss()
