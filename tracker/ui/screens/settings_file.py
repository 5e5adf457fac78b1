"""The settings file from the settings page: written on request, opened in an editor, read again."""

from __future__ import annotations

import os

from tracker.config import create

from ..own_editor import NONE_NAMED, EditorError, edit_file, editor
from ..setting_rows import short_path
from .settings_page import SettingsPage

NO_FILE = "There is no settings file here: what is changed holds until you leave."


class SettingsFile(SettingsPage):
    """The part of the settings page that knows the file."""

    def action_write_file(self) -> None:
        """Write the file with every setting explained, where there is none."""
        if self.tracker.config is None:
            self.trouble(NO_FILE)
            return
        made = self._written()
        if made is None:
            return
        self.show()
        where = short_path(self.tracker.config)
        self.say(
            f"Written: {where}, with a word on each setting · o opens it"
            if made
            else f"{where} is there already and stays as it is · o opens it"
        )

    def _written(self) -> bool | None:
        """Write the file where there is none; return whether there was none, None and say why
        where it can't be written."""
        config = self.tracker.config
        assert config is not None
        try:
            made = create(config)
        except OSError as error:
            self.trouble(f"{config}: {error.strerror or error}; nothing was written.")
            return None
        if made:
            self.tracker.read_settings()
        return made

    def action_open_file(self) -> None:
        """Open the file in the person's editor; what is changed there holds at once."""
        config = self.tracker.config
        if config is None:
            self.trouble(NO_FILE)
            return
        command = editor(os.environ)
        if not command:
            self.say(
                f"{NONE_NAMED}, or open {short_path(config)} in any editor; what you save "
                "there holds here at once."
            )
            return
        if self._written() is None:
            return
        try:
            ended = edit_file(self.app, command, config)
        except EditorError as error:
            self.trouble(f"{error}; {config} can be opened in another.")
            return
        self.tracker.read_settings()
        self.show()
        if ended:
            self.trouble(f"{command[0]} ended with {ended}; the settings are as the file has them.")
        elif self.tracker.problems:
            self.trouble("Not all of the file can be used: see the lines with a question mark.")
        else:
            self.say("The settings are as the file has them.")
