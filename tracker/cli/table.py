"""The commands: one definition each feeds the dispatch, the help and the suggestions."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """One command: its name, one line of help, and where it is.

    `runs` is 'module:function' in tracker.cli.commands. `spoken` says that its arguments
    are entry text. `parts` are the commands below it ('trial plan'), of which the first is
    meant where none is named. What its help says besides is in the help folder, which a command
    that runs does not load.
    """

    name: str
    summary: str
    runs: str = ""
    spoken: bool = False
    parts: tuple[Command, ...] = ()

    @property
    def word(self) -> str:
        """What is typed for it, behind the command it is part of."""
        return self.name.rpartition(" ")[2]


COMMANDS = (
    Command("log", "log an episode, now unless a time is given", "recording:log", spoken=True),
    Command("checkin", "record the day's factors, or print them", "recording:checkin", spoken=True),
    Command(
        "flag", "note numbness, tingling, weakness, ... on a day", "recording:flag", spoken=True
    ),
    Command("mark", "note a life event on a day", "recording:mark"),
    Command("seen", "what is worth showing a clinician, and what one has seen", "seen:seen"),
    Command("show", "what a day or a range of days holds", "showing:show"),
    Command("find", "the days and episodes that match, by any words", "finding:find", spoken=True),
    Command("edit", "change a record; only what is given changes", "changing:edit", spoken=True),
    Command("rm", "remove a record", "changing:remove"),
    Command("undo", "take back the last change", "changing:undo"),
    Command("redo", "make an undone change again", "changing:redo"),
    Command("status", "today in one line, for a prompt or a status bar", "showing:status"),
    Command("remind", "a line when the check-in is open, for cron or systemd", "reminding:remind"),
    Command("pause", "stop asking for some days, or until you log again", "pausing:pause"),
    Command("insights", "what twitching goes with, in plain sentences", "insights:insights"),
    Command(
        "trial",
        "plan, run and review a self-trial",
        parts=(
            Command("trial list", "the trials planned, running and over", "trials:list_trials"),
            Command("trial plan", "plan a trial, or list what can be tried", "trials:plan"),
            Command(
                "trial start", "begin a planned trial, today unless a day is given", "trials:start"
            ),
            Command("trial adhere", "say whether a trial was kept to on a day", "trials:adhere"),
            Command(
                "trial end", "end the running trial today, before its planned end", "trials:end"
            ),
            Command("trial review", "what a trial shows, once it is over", "trials:review"),
        ),
    ),
    Command("report", "a page for the clinician, as PDF, web page or text", "reporting:report"),
    Command("import", "take in a CSV or JSON file; all of it or nothing", "exchange:take_in"),
    Command("export", "write the whole diary as CSV or JSON", "exchange:give_out"),
    Command("merge", "take in what another copy of the diary has", "merging:merge"),
    Command("backup", "make a backup now", "backups:backup"),
    Command("restore", "list the backups, or go back to one", "backups:restore"),
    Command("check", "read everything and say what is wrong", "checking:check"),
    Command("factor", "list the factors, add your own, say which are asked", "factors:factor"),
    Command("settings", "what is set, and how to change it", "settings:settings"),
    Command("demo", "open the app on a made-up diary that is thrown away", "opening:demo"),
    Command(
        "completion",
        "completion of the command line for bash, zsh or fish",
        "completing:completion",
    ),
    Command("locate", "say where the diary and the settings are", "admin:locate"),
)
BY_NAME = {command.name: command for command in COMMANDS}
