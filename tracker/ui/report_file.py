"""The page for the clinician, written to a file that is asked for, beside the keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message

from tracker.exchange.report.content import Report
from tracker.exchange.report.writing import Form, file_name, form_for, placed, write_report

from .report_words import place_words, said_path
from .screens.prompt import PromptScreen
from .screens.tracked import Tracked
from .whole import keys_first


@dataclass
class Written(Message):
    """A file was written, in the place of one that was there before if `replaced`."""

    path: Path
    replaced: bool


@dataclass
class NotWritten(Message):
    """A file could not be written; `why` is for the person."""

    why: str


class ReportFile(Tracked):
    """Part of a screen: the writing of a report. Subclasses say what came of it."""

    def say(self, text: str) -> None:
        """Say what just happened."""
        raise NotImplementedError

    def trouble(self, text: str) -> None:
        """Say what could not be done, and why."""
        raise NotImplementedError

    def write(self, report: Report) -> None:
        """Ask where to, then write it."""
        name = file_name(report.made, "pdf")

        def named(text: str | None) -> None:
            if text is not None:
                where = text.strip()
                form = form_for(where)
                self.say("Writing …")
                self._write(report, placed(where, report.made, form), form)

        self.app.push_screen(
            PromptScreen(
                "Write the page to which file? .pdf .html .md .txt",
                name,
                lambda text: place_words(text, report.made),
                text=f"~/{name}",
            ),
            named,
        )

    @work(thread=True, exclusive=True, group="report-file")
    def _write(self, report: Report, path: Path, form: Form) -> None:
        try:
            with keys_first():
                replaced = path.exists()
                write_report(report, path, form)
        except OSError as error:
            self.post_message(NotWritten(f"{path} can't be written: {error.strerror or error}"))
        else:
            self.post_message(Written(path, replaced))

    @on(Written)
    def _written(self, message: Written) -> None:
        verb = "Replaced" if message.replaced else "Wrote"
        self.say(f"{verb} {said_path(message.path)}; only you can read it.")

    @on(NotWritten)
    def _not_written(self, message: NotWritten) -> None:
        self.trouble(message.why)
