"""The commands: one definition each feeds the dispatch, the help and the suggestions."""

from __future__ import annotations

from .command import Command
from .trial_table import TRIAL

_LANGUAGE = """\
Order and case are free; a word may be cut to its first letters, two or more.
  ri lti b       right index, left thumb and index, both hands
  x3 i4 b6 f6    three twitches, intensity, bother, fatigue (0-10)
  20s 1m30       how long          -15m @14:05 yesterday 21:00   when
  rest typing    doing what        cold warm                     the hands
  numb tingle weak grip pain stiff thin                          worth noting
  sleep=6.5 caffeine+=90           the day's factors, in the same line
  +tag           a tag             -- after the drive           a note, as typed"""

_SEARCH = """\
All conditions hold at once, in any order. A shell keeps < and > for itself, so
quote them. What isn't known matches neither a condition nor its opposite.
  ri lti palm typing cold jab +garden     an episode: where, doing what, tagged
  i4 'i>5' 'b>=3' 'x>3' 'duration>20s'    how strong, how many, how long
  'sleep<6' 'caffeine>2c' meals=no        the day's factors; sleep= not recorded
  'count>10' watched unwatched zero       the day's count
  numb note flag event illness travel     whether there is one
  yesterday, 30d, last week, 2025, since 2026-10, until mon, mondays    when
  not typing, -typing                     the opposite of one condition
Any other word, a quoted one and what follows -- is text: of notes, tags,
activities, drinks and life events."""

COMMANDS = (
    Command(
        name="log",
        summary="log an episode, now unless a time is given",
        runs="recording:log",
        usage="[TEXT ...] [-- NOTE]",
        examples=(
            "tracker log",
            "tracker log ri x3 i4 20s rest",
            "tracker log lt jab -15m cold -- after the drive",
            "tracker log yesterday 21:00 ri x2",
        ),
        more=_LANGUAGE,
        spoken=True,
    ),
    Command(
        name="checkin",
        summary="record the day's factors, or print them",
        runs="recording:checkin",
        usage="[DAY] [TEXT ...] [-- NOTE]",
        examples=(
            "tracker checkin sleep=6.5 stress=4 work=9h",
            "tracker checkin caffeine+=90 water+=0.25",
            "tracker checkin yesterday unlogged=3",
            "tracker checkin 0                  # watched, no twitches",
            "tracker checkin 3 days ago         # prints what is there",
        ),
        more="`tracker factor list` names the factors. KEY= clears a value.",
        spoken=True,
    ),
    Command(
        name="flag",
        summary="note numbness, tingling, weakness, ... on a day",
        runs="recording:flag",
        usage="[DAY] WORD ... [-- NOTE]",
        examples=("tracker flag tingle", "tracker flag yesterday numb -- for an hour"),
        more="Words: numb tingle weak grip pain stiff thin.",
        spoken=True,
    ),
    Command(
        name="mark",
        summary="note a life event on a day",
        runs="recording:mark",
        usage="DAY KIND [LABEL ...] [--with-onset yes|no]",
        examples=(
            "tracker mark today device new keyboard",
            "tracker mark 2026-11-20 medicine_started beta blocker --with-onset no",
        ),
    ),
    Command(
        name="seen",
        summary="what is worth showing a clinician, and what one has seen",
        runs="seen:seen",
        usage="[RULE [DAY]]",
        examples=(
            "tracker seen                       # what stands open, with its records",
            "tracker seen strength              # a clinician has seen it today",
            "tracker seen region 2026-11-20",
            "tracker seen sensation 3 days ago",
        ),
        more=(
            "Rules: strength, sensation, region (another region), worsens, medicine. One that\n"
            "was seen is quiet until later records alone would bring it up again."
        ),
    ),
    Command(
        name="show",
        summary="what a day or a range of days holds",
        runs="showing:show",
        examples=(
            "tracker show",
            "tracker show yesterday",
            "tracker show 2026-11-01..2026-11-10",
            "tracker show 30d --json",
            "tracker show all",
        ),
    ),
    Command(
        name="find",
        summary="the days and episodes that match, by any words",
        runs="finding:find",
        usage="WORD ... [-- TEXT]",
        examples=(
            "tracker find ri typing            # typing, at the right index",
            "tracker find 'sleep<6' 'caffeine>300' since 2026-10",
            "tracker find 'i>=5' last 3 weeks  # intensity 5 or more",
            "tracker find zero mondays",
            "tracker find not typing numb 2026",
            "tracker find -- after the drive",
        ),
        more=_SEARCH,
        spoken=True,
    ),
    Command(
        name="edit",
        summary="change a record; only what is given changes",
        runs="changing:edit",
        usage="ID TEXT ... [-- NOTE]",
        examples=(
            "tracker edit k3j2h1g0f9 i5 -20m",
            "tracker edit k3j2h1g0f9 i= sites=       # clears",
            "tracker edit k3j2h1g0f9 +desk           # adds a tag",
            "tracker edit 2026-11-20 sleep=7 stress=",
        ),
        more="A check-in's id is its day. `tracker show` lists the ids.",
        spoken=True,
    ),
    Command(
        name="rm",
        summary="remove a record",
        runs="changing:remove",
        examples=("tracker rm k3j2h1g0f9",),
    ),
    Command(name="undo", summary="take back the last change", runs="changing:undo"),
    Command(name="redo", summary="make an undone change again", runs="changing:redo"),
    Command(
        name="status",
        summary="today in one line, for a prompt or a status bar",
        runs="showing:status",
        examples=("tracker status", "tracker status --format '{today} twitches'"),
        more="– stands for a count that is not known: nothing says that today was watched.",
    ),
    Command(
        name="remind",
        summary="a line when the check-in is open, for cron or systemd",
        runs="reminding:remind",
        examples=(
            "tracker remind",
            "tracker remind --after 21:00",
            "tracker remind --notify             # on the desktop",
        ),
        more=(
            "Prints nothing once today's check-in is closed. In the morning yesterday's is\n"
            "named too, if it is open and something was recorded in the last seven days. On\n"
            "a changed day of a trial it asks whether you kept to it, until that is said.\n"
            "The README has lines for cron and systemd. Exits 1 only where --notify failed."
        ),
    ),
    Command(
        name="pause",
        summary="stop asking for some days, or until you log again",
        runs="pausing:pause",
        examples=(
            "tracker pause          # until you log again",
            "tracker pause 7",
            "tracker pause 0        # ends it",
        ),
        more=(
            "While it lasts nothing is asked and nothing reminds. It ends after DAYS, by\n"
            "logging again, or with 0. Nothing is lost, and everything still works."
        ),
    ),
    Command(
        name="insights",
        summary="what twitching goes with, in plain sentences",
        runs="insights:insights",
        examples=(
            "tracker insights",
            "tracker insights --days 30",
            "tracker insights --plot sleep               # a figure, and what it says",
            "tracker insights --plot sleep --plot coffee --lag 1   # the day before",
            "tracker insights --markdown > insights.md   # for notes or an issue tracker",
            "tracker insights --from 2026-10-01 --to 2026-11-15 --json",
        ),
        more=(
            "Looks at the last 90 days up to the last finished one with a record. FACTOR is a\n"
            "label, a key, another name such as coffee, or the beginning of one: `tracker\n"
            "factor list` names them. “Too early to say” is an answer and exits 0."
        ),
    ),
    TRIAL,
    Command(
        name="report",
        summary="a page for the clinician, as PDF, web page or text",
        runs="reporting:report",
        examples=(
            "tracker report                              # shows it here",
            "tracker report --out ~/report.pdf",
            "tracker report --out . --include +notes     # in this folder, notes too",
            "tracker report --days 30 --include change,flags,medicines",
            "tracker report --as markdown > report.md",
        ),
        more=(
            "The end of the name says the form: .pdf .html .md .txt; a FILE that is there is\n"
            "replaced, in a folder the report gets a name with the date. Sections: change\n"
            "flags places timing contexts medicines factors trials, and only when asked for\n"
            "profile and notes. --include names exactly those it has, +notes adds to the\n"
            "usual ones, `all` is every one. Looks at the last 90 days."
        ),
    ),
    Command(
        name="import",
        summary="take in a CSV or JSON file; all of it or nothing",
        runs="exchange:take_in",
        examples=(
            "tracker import diary.csv --dry-run",
            "tracker import diary.csv",
            "tracker import backup.json --replace",
        ),
        more=(
            "A plain CSV has a `date` column (2026-11-20), a `count` column and one column\n"
            "per factor; a factor of your own is `name [unit]`."
        ),
    ),
    Command(
        name="export",
        summary="write the whole diary as CSV or JSON",
        runs="exchange:give_out",
        examples=("tracker export csv --out diary.csv", "tracker export json"),
    ),
    Command(
        name="merge",
        summary="take in what another copy of the diary has",
        runs="merging:merge",
        examples=(
            "tracker merge /media/stick/tracker --dry-run",
            "tracker merge ~/from-the-laptop",
        ),
        more=(
            "OTHER is the home of another copy, as `tracker locate` names it, or its diary\n"
            "folder; it is only read. Of two changes to one field the later wins, the other\n"
            "is kept in the journal and named. `tracker undo` takes the merge back."
        ),
    ),
    Command(
        name="backup",
        summary="make a backup now",
        runs="backups:backup",
        more=(
            "The first change of a day makes one by itself. The newest seven are kept, and of\n"
            "older ones the last of each month."
        ),
    ),
    Command(
        name="restore",
        summary="list the backups, or go back to one",
        runs="backups:restore",
        examples=(
            "tracker restore                         # lists them",
            "tracker restore newest                  # shows what would change, and asks",
            "tracker restore 2026-11-20 --yes",
            "tracker restore newest --month 2026-11  # brings back what the month lacks",
        ),
        more="`tracker undo` takes a restore back.",
    ),
    Command(
        name="check",
        summary="read everything and say what is wrong",
        runs="checking:check",
        more="Exits 1 if there is a problem. Nothing is changed.",
    ),
    Command(
        name="factor",
        summary="list the factors, add your own, say which are asked",
        runs="factors:factor",
        usage="[list | add NAME | rename KEY NAME | retire|show|hide KEY]",
        examples=(
            "tracker factor list",
            "tracker factor add guitar practice --unit min --high 300",
            "tracker factor add screen glare --kind rating",
            "tracker factor rename guitar_practice playing the guitar",
            "tracker factor retire guitar_practice   # once more brings it back",
            "tracker factor show alcohol             # asked from now on",
            "tracker factor hide stress",
        ),
    ),
    Command(
        name="demo",
        summary="open the app on a made-up diary that is thrown away",
        runs="opening:demo",
        examples=("tracker demo", "tracker demo --into ~/sample-diary"),
    ),
    Command(
        name="locate",
        summary="say where the diary and the settings are",
        runs="admin:locate",
    ),
)
BY_NAME = {command.name: command for command in COMMANDS}
