"""What no single command's help can hold: the language, dates, searches, files, environment."""

from __future__ import annotations

from textwrap import indent
from typing import Final, NamedTuple

from .text import see_also


class Topic(NamedTuple):
    """A topic of `tracker help`: one line, the text, and lines that can be typed."""

    summary: str
    text: str
    examples: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


TOPICS: Final[dict[str, Topic]] = {
    "language": Topic(
        "the words of log, checkin, flag and edit",
        """\
Order and case are free, and nothing has to be said: `tracker log` alone is one
twitch now. A word may be cut to its beginning, two letters or more, where that
is unique; the codes below go first.

An episode:
  l r b                 a hand: left, right, both
  ri lti bp             a hand and fingers: t thumb, i index, m middle, r ring,
                        p little
  palm back wrist forearm arm face eyelid tongue leg trunk      other places
  x3                    three twitches (1-999)
  i4 or 4               intensity 0-10         b6   bother      f6   fatigue
  20s 2m 1m30 1h30      how long it lasted
  twitch jab flutter tremor spasm cramp tension                 what kind
  rest typing mouse phone writing fine_task housework driving manual_work
  exercise watching in_bed                                      doing what
  warm neutral cold     the hands
  numb tingle weak grip pain stiff thin                         flags
  -15m -2h              that long ago
  @14:05                at that time, the latest that has been
  yesterday 21:00       on that day, at that time
  +garden               a tag
  -- after the drive    the note, kept as typed; it ends the line

The day's factors, in the same line or with `tracker checkin`:
  sleep=6.5             sets the day's value; sleep= clears it
  caffeine+=90          adds an intake; c is a coffee, w a glass of water
  illness=yes           yes or no         bedtime=22:30   a time of day
  unlogged=3            twitches you did not log; it closes the check-in
  closed                gone through; 0 (checkin): watched, no twitches

Before a lone -- a word that begins with -- is an option; -15m needs no quotes.
Saying one thing twice is an error at the second word, and so is a word that is
not known: the nearest is named, and nothing is saved.""",
        (
            "tracker log ri x3 i4 20s rest f6 cold -15m -- after the drive",
            "tracker log lti jab typing numb +keyboard @9:05",
            "tracker checkin yesterday sleep=6.5 caffeine+=90 work=9h stress=6",
        ),
        ("log", "checkin", "flag", "edit", "help dates"),
    ),
    "dates": Topic(
        "how days and ranges of days are named",
        """\
A day is a diary day: it starts at 04:00 unless you chose otherwise, so 01:30
belongs to the evening before.

A day:
  today yesterday       and tomorrow, where a day may still come
  mon, monday           the latest Monday, today included
  3 days ago            also: a week ago, in 2 days
  2026-11-20            year, month, day
  24 dec                the latest 24 December

A range:
  DAY..DAY              both included; DAY.. up to today, ..DAY from the first
  7d 30d 3w             the last days or weeks, up to today
  2026-11               a month              2026        a year
  2026-W48              a week               last week, this month, last 3 weeks
  all                   the whole diary

A time: 21:00, @21:00, or -15m and -2h for so long ago.""",
        (
            "tracker show last week",
            "tracker show 2026-11-01..yesterday",
            "tracker checkin 3 days ago",
        ),
        ("show", "find", "help language"),
    ),
    "queries": Topic(
        "what `tracker find` can be asked",
        """\
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
activities, drinks and life events.""",
        (
            "tracker find 'sleep<6' 'caffeine>300' since 2026-10",
            "tracker find zero mondays",
            "tracker find not typing numb",
        ),
        ("find", "help language", "help dates"),
    ),
    "files": Topic(
        "where the diary and the settings are",
        """\
`tracker locate` names the folders of this machine. With --home DIR or
TRACKER_HOME all of it is in one folder, the settings included.

  HOME/diary/2026-11.json   a month: episodes, intakes, check-ins (as JSON)
  HOME/diary/book.json      factors, life events, weekly answers, trials, you
  HOME/journal.jsonl        what was changed, for undo and after a crash
  HOME/backups/             a copy a day, made by the first change
  HOME/lock                 held while something is written
  config.toml               the settings; made when one is changed

The folder diary/ may be synced or kept in git; the rest belongs to this
machine. Folders are 0700 and files 0600: readable by you alone. To remove
everything, delete the folders that `tracker locate` names. Nothing is ever
sent anywhere.""",
        ("tracker locate", "tracker check"),
        ("locate", "backup", "merge", "help environment"),
    ),
    "environment": Topic(
        "variables that tracker looks at",
        """\
  TRACKER_HOME    the folder of diary, settings and backups; --home goes first
  NO_COLOR        set to anything: no colours, no bold
  TERM            dumb: no colours, no bold, nothing is drawn over
  COLUMNS LINES   the size of figures and texts, in place of the terminal's own
  TRACKER_DEBUG   set to anything: after a failure inside, the whole traceback,
                  which may hold words of your diary

In a pipe or a file everything is plain text, and nothing reports progress.
Where the locale has no “–” or “×”, plain signs stand for them.""",
        ("tracker show 7d", "tracker insights --plot sleep"),
        ("help files", "help exits"),
    ),
    "exits": Topic(
        "what the exit codes mean",
        """\
  0     done; 'too early to say' is an answer, and so is an empty list
  1     it could not be done: another process holds the diary, the disk is full,
        a file is damaged, there is nothing to undo, or an answer was no
  2     something typed can't be used: the word is named, and what is valid
  130   interrupted with ctrl+c

Errors and warnings go to stderr, in plain text also with --json. A reader that
goes away (`tracker show all | head -1`) is no error.""",
        (),
        ("help environment",),
    ),
}


def topic_text(name: str) -> str:
    """Return a topic as `tracker help` prints it."""
    topic = TOPICS[name]
    parts = [f"{topic.summary[0].upper()}{topic.summary[1:]}.", topic.text]
    if topic.examples:
        parts.append("examples:\n" + indent("\n".join(topic.examples), "  "))
    parts.append(see_also(topic.see))
    return "\n\n".join(parts)
