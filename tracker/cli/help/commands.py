"""What the help of each command says besides its one line."""

from __future__ import annotations

from .text import Text
from .topics import TOPICS
from .trials import TRIAL_TEXTS

_LANGUAGE = """\
Order and case are free; a word may be cut to its first letters, two or more.
  ri lti b       right index, left thumb and index, both hands
  x3 i4 b6 f6    three twitches, intensity, bother, fatigue (0-10)
  20s 1m30       how long          -15m @14:05 yesterday 21:00   when
  rest typing    doing what        cold warm                     the hands
  numb tingle weak grip pain stiff thin                          worth noting
  sleep=6.5 caffeine+=90           the day's factors, in the same line; also
                                   caffeine+=2cups water=48oz bedtime=10:30pm
  +tag           a tag             -- after the drive           a note, as typed"""

TEXTS: dict[str, Text] = {
    "log": Text(
        usage="[TEXT ...] [-- NOTE]",
        examples=(
            "tracker log",
            "tracker log ri x3 i4 20s rest",
            "tracker log lt jab -15m cold -- after the drive",
            "tracker log yesterday 21:00 ri x2",
        ),
        more=_LANGUAGE,
        see=("checkin", "edit", "undo", "help language"),
    ),
    "checkin": Text(
        usage="[DAY] [TEXT ...] [-- NOTE]",
        examples=(
            "tracker checkin sleep=6.5 stress=4 work=9h",
            "tracker checkin caffeine+=90 water+=0.25",
            "tracker checkin yesterday unlogged=3",
            "tracker checkin 0                  # watched, no twitches",
            "tracker checkin 3 days ago         # prints what is there",
        ),
        more="`tracker factor list` names the factors. KEY= clears a value.",
        see=("log", "factor", "help language"),
    ),
    "flag": Text(
        usage="[DAY] WORD ... [-- NOTE]",
        examples=("tracker flag tingle", "tracker flag yesterday numb -- for an hour"),
        more="Words: numb tingle weak grip pain stiff thin.",
        see=("seen", "help language"),
    ),
    "mark": Text(
        usage="DAY KIND [LABEL ...] [--with-onset yes|no]",
        examples=(
            "tracker mark today device new keyboard",
            "tracker mark 2026-11-20 medicine_started beta blocker --with-onset no",
        ),
        see=("show", "help dates"),
    ),
    "seen": Text(
        usage="[RULE [DAY]]",
        examples=(
            "tracker seen                       # what stands open, with its records",
            "tracker seen strength              # a clinician has seen it today",
            "tracker seen region 2026-11-20",
            "tracker seen sensation 3 days ago",
        ),
        more="Rules: strength, sensation, region (another region), worsens, medicine. One that\n"
        "was seen is quiet until later records alone would bring it up again.",
        see=("flag", "report"),
    ),
    "show": Text(
        examples=(
            "tracker show",
            "tracker show yesterday",
            "tracker show 2026-11-01..2026-11-10",
            "tracker show 30d --json",
            "tracker show all",
        ),
        see=("find", "status", "help dates"),
    ),
    "find": Text(
        usage="WORD ... [-- TEXT]",
        examples=(
            "tracker find ri typing            # typing, at the right index",
            "tracker find 'sleep<6' 'caffeine>300' since 2026-10",
            "tracker find 'i>=5' last 3 weeks  # intensity 5 or more",
            "tracker find zero mondays",
            "tracker find not typing numb 2026",
            "tracker find -- after the drive",
        ),
        more=TOPICS["queries"].text,
        exits="1 where a month could not be searched",
        see=("show", "help language", "help dates"),
    ),
    "edit": Text(
        usage="ID TEXT ... [-- NOTE]",
        examples=(
            "tracker edit k3j2h1g0f9 i5 -20m",
            "tracker edit k3j2h1g0f9 i= sites=       # clears",
            "tracker edit k3j2h1g0f9 +desk           # adds a tag",
            "tracker edit 2026-11-20 sleep=7 stress=",
        ),
        more="A check-in's id is its day. `tracker show` lists the ids.",
        exits="1 for what stands once it is planned: a trial's dates and design",
        see=("show", "rm", "undo", "help language"),
    ),
    "rm": Text(
        examples=(
            "tracker rm k3j2h1g0f9",
            "tracker rm 2026-11-20                  # a check-in, by its day",
        ),
        more="`tracker show` lists the ids. `tracker undo` brings it back.",
        see=("undo", "edit"),
    ),
    "status": Text(
        examples=("tracker status", "tracker status --format '{today} twitches'"),
        more="– stands for a count that is not known: nothing says that today was watched.",
        see=("show", "remind"),
    ),
    "remind": Text(
        examples=(
            "tracker remind",
            "tracker remind --after 21:00",
            "tracker remind --notify             # on the desktop",
        ),
        more="Prints nothing once today's check-in is closed. In the morning yesterday's is\n"
        "named too, if it is open and something was recorded in the last seven days. On\n"
        "a changed day of a trial it asks whether you kept to it, until that is said.\n"
        "The README has lines for cron and systemd.",
        exits="1 only where --notify failed",
        see=("status", "pause", "checkin"),
    ),
    "pause": Text(
        examples=(
            "tracker pause          # until you log again",
            "tracker pause 7",
            "tracker pause 0        # ends it",
        ),
        more="While it lasts nothing is asked and nothing reminds. It ends after DAYS, by\n"
        "logging again, or with 0. Nothing is lost, and everything still works.",
        see=("remind",),
    ),
    "insights": Text(
        examples=(
            "tracker insights",
            "tracker insights --days 30",
            "tracker insights --plot sleep               # a figure, and what it says",
            "tracker insights --plot sleep --plot coffee --lag 1   # the day before",
            "tracker insights --markdown > insights.md   # for notes or an issue tracker",
            "tracker insights --from 2026-10-01 --to 2026-11-15 --json",
        ),
        more="Looks at the last 90 days up to the last finished one with a record. FACTOR is a\n"
        "label, a key, another name such as coffee, or the beginning of one: `tracker\n"
        "factor list` names them. “Too early to say” is an answer and exits 0.",
        see=("report", "trial", "help environment"),
    ),
    "report": Text(
        examples=(
            "tracker report                              # shows it here",
            "tracker report --out ~/report.pdf",
            "tracker report --out . --include +notes     # in this folder, notes too",
            "tracker report --days 30 --include change,flags,medicines",
            "tracker report --as markdown > report.md",
        ),
        more="The end of the name says the form: .pdf .html .md .txt; a FILE that is there is\n"
        "replaced, in a folder the report gets a name with the date. Sections: change\n"
        "flags places timing contexts medicines factors trials, and only when asked for\n"
        "profile and notes. --include names exactly those it has, +notes adds to the\n"
        "usual ones, `all` is every one. Looks at the last 90 days.",
        see=("insights", "export", "help environment"),
    ),
    "import": Text(
        examples=(
            "tracker import diary.csv --dry-run",
            "tracker import diary.csv",
            "tracker import backup.json --replace",
        ),
        more="A plain CSV has a `date` column (2026-11-20), a `count` column and one column\n"
        "per factor; a factor of your own is `name [unit]`.",
        exits="2 with a conflict or a row that can't be read; nothing is imported",
        see=("export", "merge", "undo"),
    ),
    "export": Text(
        examples=(
            "tracker export csv --out diary.csv",
            "tracker export json                     # into a pipe, or to look at",
        ),
        more="CSV in long form, a row a record, or JSON: both hold every field, and `tracker\n"
        "import` of either into an empty home gives an equal diary.",
        exits="1 where a part of the diary can't be read; nothing is written",
        see=("import", "report", "backup"),
    ),
    "merge": Text(
        examples=(
            "tracker merge /media/stick/tracker --dry-run",
            "tracker merge ~/from-the-laptop",
        ),
        more="OTHER is the home of another copy, as `tracker locate` names it, or its diary\n"
        "folder; it is only read. Of two changes to one field the later wins, the other\n"
        "is kept in the journal and named. `tracker undo` takes the merge back.",
        exits="1 if some of the other copy can't be read",
        see=("import", "restore", "help files"),
    ),
    "backup": Text(
        examples=("tracker backup", "tracker restore                         # lists them"),
        more="The first change of a day makes one by itself. The newest seven are kept, or\n"
        "as many as `tracker settings backups=30` says, and of older ones the last of\n"
        "each month.",
        see=("restore", "settings", "help files"),
    ),
    "restore": Text(
        examples=(
            "tracker restore                         # lists them",
            "tracker restore newest                  # shows what would change, and asks",
            "tracker restore 2026-11-20 --yes",
            "tracker restore newest --month 2026-11  # brings back what the month lacks",
        ),
        more="`tracker undo` takes a restore back.",
        exits="1 where nothing was restored though something would change",
        see=("backup", "merge", "undo"),
    ),
    "check": Text(
        examples=("tracker check", "tracker check --json"),
        more="Reads every file and looks for damage, records that break a rule, and files that\n"
        "others can read. Nothing is changed.",
        exits="1 if there is a problem",
        see=("restore", "help files"),
    ),
    "factor": Text(
        usage="[list | add NAME | rename KEY NAME | retire|show|hide KEY]",
        examples=(
            "tracker factor list",
            "tracker factor add piano practice --unit min --high 300",
            "tracker factor add screen glare --kind rating",
            "tracker factor rename piano_practice playing the piano",
            "tracker factor retire piano_practice   # once more brings it back",
            "tracker factor show alcohol             # asked from now on",
            "tracker factor hide stress",
        ),
        see=("checkin", "insights"),
    ),
    "undo": Text(
        examples=("tracker undo", "tracker undo --json"),
        more="One action a time, whole imports, merges and restores too, back to the first\n"
        "that the journal holds. `tracker redo` makes it again.",
        exits="1 where there is nothing to undo",
        see=("redo", "rm", "restore"),
    ),
    "redo": Text(
        examples=("tracker redo",),
        exits="1 where there is nothing to redo, as after a new change",
        see=("undo",),
    ),
    "locate": Text(
        examples=("tracker locate", "tracker locate --json"),
        see=("check", "help files", "help environment"),
    ),
    "completion": Text(
        examples=(
            'eval "$(tracker completion bash)"       # in ~/.bashrc',
            'eval "$(tracker completion zsh)"        # in ~/.zshrc, behind compinit',
            "tracker completion fish > ~/.config/fish/completions/tracker.fish",
        ),
        more="Prints a script for the shell. Then the tab key completes commands, options,\n"
        "words of the language, factors and their values, days, and the ids of the\n"
        "newest records; zsh and fish show what each is. The diary is only read for it.",
        see=("help language",),
    ),
    "settings": Text(
        examples=(
            "tracker settings                        # all of them, and where they differ",
            "tracker settings clock=12h water_unit=ounces",
            "tracker settings shown=sleep,caffeine,stress",
            "tracker settings clock=                 # the default again",
            "tracker settings --write                # a file to edit by hand",
        ),
        more="The file is TOML; its comments and their order are kept. Amounts are always kept\n"
        "in mg and litres, whatever they are shown in, and JSON, CSV and the report have\n"
        "them so. In what you type a bare number is mg or litres too: say 2cups or 16oz.",
    ),
    "demo": Text(
        examples=("tracker demo", "tracker demo --into ~/sample-diary"),
        see=("locate",),
    ),
    **TRIAL_TEXTS,
}
