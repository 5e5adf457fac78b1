"""What the app does about its settings: takes them on at once, keeps them in their file, and
sees what an editor or another tracker changes there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec import structs
from textual.theme import Theme

from tracker.config import BY_NAME, ConfigError, Setting, Settings, load, place, save
from tracker.diary import Diary

from .commands import EVERYWHERE, Keys
from .flagging import FlaggingApp
from .own_themes import DARK, NOT_MIXED, UNMIXABLE
from .remapping import usable_keys

if TYPE_CHECKING:
    from .screens.settings_page import SettingsPage

Stamp = tuple[int, int, int] | None


class SettlingApp(FlaggingApp):
    """An app over settings. `config` is where a choice made in the app is kept; None keeps none.
    `problems` are what is wrong in that file, a sentence each."""

    def __init__(
        self, diary: Diary, settings: Settings, config: Path | None, problems: Iterable[str]
    ) -> None:
        super().__init__(diary)
        self._hold(settings)
        self.config = config
        self._in_file = settings
        self._stamp = _stamp(config)
        self._restless: Stamp = self._stamp  # how the file was when it was last looked at
        self._held: dict[str, Any] = {}  # changes that could not be kept
        self._file_problems = list(problems)
        self._key_problems: list[str] = []
        self._theme_problems: list[str] = []
        self._told: set[str] = set()
        self._notice = ""  # what a notice says of the file
        self.keys = Keys({})
        self._remap()
        self._shown_theme = ""
        self.show_theme(self.theme_for(self._settings_theme()))

    @property
    def problems(self) -> list[str]:
        """What is wrong in the settings file, a sentence each, until it is mended there."""
        return [*self._file_problems, *self._theme_problems, *self._key_problems]

    # In force

    def _hold(self, settings: Settings) -> None:
        self.settings = settings
        self.diary.units, self.diary.backups_kept = settings.units, settings.backups

    def _take_on(self, settings: Settings) -> None:
        before = self.settings
        self._hold(settings)
        if settings.keys != before.keys:
            self._remap()
            for stack in self._screen_stacks.values():
                for screen in stack:
                    screen.refresh_bindings()
        if settings.theme != before.theme:
            self.show_theme(self._settings_theme())
        self.refresh_screens()

    def _remap(self) -> None:
        keys, problems = usable_keys(self.settings.keys)
        self._key_problems = [self._placed("keys", id, words) for id, words in problems.items()]
        self.keys.remap(keys)
        self._bind_keyless(keys)
        self.set_keymap(keys)

    def _bind_keyless(self, keys: Mapping[str, str]) -> None:
        """Bind actions that have no key of their own, which a keymap alone does not."""
        commands = {each.id: each for each in EVERYWHERE if not each.keys}
        bound = self._bindings.key_to_bindings
        for key, bindings in list(bound.items()):
            bound[key] = [each for each in bindings if each.id not in commands]
            if not bound[key]:
                del bound[key]
        for id in commands.keys() & keys.keys():
            for binding in replace(commands[id], keys=keys[id]).bindings():
                for key in binding.key.split(","):
                    bound.setdefault(key, []).append(binding.with_key(key))

    def show_theme(self, name: str) -> None:
        """Show a theme that is there, without keeping it."""
        self._shown_theme = name
        self.theme = name

    def _settings_theme(self) -> str:
        name = self.settings.theme
        self._theme_problems = []
        if name in self.available_themes:
            return name
        why = f" ({NOT_MIXED})" if name in UNMIXABLE else ""
        known = ", ".join(sorted(self.available_themes))
        words = f'theme = "{name}" is not there{why}; it takes {known}; the default is used'
        self._theme_problems = [self._placed("theme", "", words)]
        return DARK.name

    def _keep_theme(self, _theme: Theme) -> None:
        if self.theme != self._shown_theme:  # chosen in Textual's own list
            self._shown_theme = self.theme
            self.keep("the theme is not kept", theme=self.theme)

    def choose_theme(self, chosen: Callable[[str], None]) -> None:
        """Let a theme be chosen from a list that shows each as it is reached; `chosen` is given
        its name. What was on before is on again where the list is left."""
        from .screens.choice import ChoiceScreen
        from .theme_list import theme_lines

        lines, before = theme_lines(self), self.theme
        names = [*lines]

        def left(place: int | None) -> None:
            if place is None:
                self.show_theme(before)
            else:
                chosen(names[place])

        self.push_screen(
            ChoiceScreen(
                "Theme",
                [*lines.values()],
                names.index(before),
                lambda at: self.show_theme(names[at]),
            ),
            left,
        )

    def action_change_theme(self) -> None:
        """Choose a theme, and keep it."""
        self.choose_theme(self.set_theme)

    def set_theme(self, name: str) -> None:
        """Show a theme, keep it, and say so."""
        self.show_theme(name)
        self.set(BY_NAME["theme"], name)

    # Kept

    def set(self, setting: Setting, value: Any) -> None:
        """Take on a setting, keep it, and say what it is now."""
        self.keep(f"{setting.label} is not kept", **{setting.name: value})
        self._say(f"{setting.label}: {setting.say(value)}")

    def keep(self, otherwise: str, **changes: Any) -> bool:
        """Take on these settings and keep them in their file; return whether they are kept.

        Where that can't be done they hold until the app is left, which `otherwise` begins to
        say. `keys` are all that are to be other than their own.
        """
        wanted = self._held | changes
        if "keys" in changes:
            entries = _changed(self.settings.keys, changes["keys"])
            wanted["keys"] = self._held.get("keys", {}) | entries
        self._take_on(structs.replace(self.settings, **changes))
        if self.config is None:
            return False
        try:
            save(self.config, **wanted)
        except (ConfigError, OSError) as error:
            self._held = wanted
            self.warn(f"{otherwise}: {_reason(error, self.config)}. It holds until you leave.")
            return False
        self._held = {}
        self.read_settings()
        return True

    def look_at_settings(self) -> None:
        """Take over what others changed in the file, once it has been still for a look: an
        editor may take the old one away before the new one is there."""
        if self.config is None:
            return
        stamp = _stamp(self.config)
        if stamp == self._stamp or stamp != self._restless:
            self._restless = stamp
            return
        self.read_settings()

    def read_settings(self) -> None:
        """Take over what the file holds now, and tell what that changed and what is wrong in it."""
        if self.config is None:
            return
        self._restless = self._stamp = _stamp(self.config)
        if unread := _unreadable(self.config):
            self._file_problems = [f"{self.config}: {unread}; what held before holds on"]
        else:
            settings, self._file_problems = load(self.config)
            for name in [*self._held]:
                if getattr(settings, name) != getattr(self._in_file, name):
                    del self._held[name]  # set there since, so that counts
            self._in_file = settings
            before = self.settings
            self._take_on(_laid_over(settings, self._held))
            self._tell_changed(before)
        self.tell_problems()

    # Told

    def _tell_changed(self, before: Settings) -> None:
        from .setting_rows import changed_words

        if words := changed_words(before, self.settings):
            said = f"The settings file was changed: {words}"
            self._say(said)

    def _say(self, words: str) -> None:
        """Say it also on the page that lies above the screen, where that shows the settings."""
        super()._say(words)
        if page := self._page():
            page.show()
            page.say(words)

    def tell_problems(self) -> None:
        """Tell what is wrong in the settings file and was not told yet, all at once; where some
        of it was mended, what is left."""
        problems = self.problems
        new = [words for words in problems if words not in self._told]
        mended = self._told.difference(problems)
        self._told = set(problems)
        if not new and not mended:
            return
        from .setting_rows import lines_words, notice

        self.put_notice_away()
        if page := self._page():
            page.show()
            if new:
                page.trouble(f"{lines_words(len(problems))} can't be used, marked ?")
        elif problems:
            told = problems if mended else new
            self._notice = notice(told, self.config, self.keys["app.settings"])
            self.warn(self._notice)

    def _page(self) -> SettingsPage | None:
        """Return the page that shows the settings, where one is on."""
        on = self.screen if self.screen_stack else None
        return cast("SettingsPage", on) if on is not None and on.has_class("-settings") else None

    def put_notice_away(self) -> None:
        """Take away what a notice says of the file: the page that is on shows it."""
        for note in [each for each in self._notifications if each.message == self._notice]:
            self._unnotify(note)

    def _placed(self, name: str, entry: str, words: str) -> str:
        """Return words about a setting with the place where it stands in the file."""
        if self.config is None:
            return words
        return f"{place(self.config, name, entry)}: {words}"


def _stamp(path: Path | None) -> Stamp:
    """Return what tells one state of a file from another; None where there is none."""
    if path is None:
        return None
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _unreadable(path: Path) -> str:
    """Return why a file that is there can't be read, '' if it can or there is none."""
    try:
        path.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _reason(error: Exception, path: Path) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{path}: {error.strerror}"
    return str(error)


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str | None]:
    """Return the keys that are to be set, and None for those that are to be taken out."""
    return {
        id: after.get(id) for id in {**before, **after} if before.get(id) != after.get(id)
    }  # fmt: skip


def _laid_over(settings: Settings, held: Mapping[str, Any]) -> Settings:
    """Return the file's settings with what could not be kept laid over them."""
    if not held:
        return settings
    changes = dict(held)
    if "keys" in held:
        keys = settings.keys | held["keys"]
        changes["keys"] = {id: key for id, key in keys.items() if key is not None}
    return structs.replace(settings, **changes)
