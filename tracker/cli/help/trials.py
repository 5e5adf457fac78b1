"""What the help of `tracker trial` and of the commands below it says."""

from __future__ import annotations

from .text import Text

_GATE = """\
Where something is swallowed (water, food and electrolytes too) questions are
asked first, on a terminal one by one; elsewhere they are answered by
--yes and --no. Who doesn't know says yes. The answers stay with the trial."""

TRIAL_TEXTS: dict[str, Text] = {
    "trial": Text(
        usage="[list | plan | start | adhere | end | review] ...",
        examples=(
            "tracker trial                          # planned, running and over",
            "tracker trial plan                     # what can be tried",
            "tracker trial plan bedtime --design abab",
            "tracker trial start",
            "tracker trial adhere                   # kept to it today",
            "tracker trial review",
        ),
        more="One change at a time, with a fixed end and a review. `tracker trial plan --help`\n"
        "and so on show more. `tracker edit ID name=…` renames one, `tracker rm ID` takes\n"
        "one out.",
        see=("insights", "seen"),
    ),
    "trial list": Text(
        examples=("tracker trial list", "tracker trial list --json"),
        see=("trial plan",),
    ),
    "trial plan": Text(
        examples=(
            "tracker trial plan                     # what can be tried, in its order",
            "tracker trial plan breaks              # two phases of 14 days",
            "tracker trial plan bedtime --design abab --days 7 --washout 1",
            "tracker trial plan caffeine --change 'no coffee after noon' --start",
            "tracker trial plan water --no kidney_heart,restriction,warfarin,allergy",
            "tracker trial plan own --name gloves --change 'gloves outside' \\",
            "    --swallowed nothing --question 'does the cold matter?'",
        ),
        more="Phases take turns, baseline first. With ABAB the dates are drawn at random,\n"
        "which a test of the result rests on; --chosen takes the days as they are.\n\n"
        f"{_GATE}",
        exits="1 where the gate doesn't let it pass",
        see=("trial start", "trial list"),
    ),
    "trial start": Text(
        usage="[ID] [DAY]",
        examples=(
            "tracker trial start                    # where one is planned",
            "tracker trial start mon                # the coming Monday",
            "tracker trial start k3j2h1g0f9 2026-12-01",
        ),
        more="Dates that are to be drawn are drawn now, and stand from then on.",
        see=("trial plan", "trial adhere", "help dates"),
    ),
    "trial adhere": Text(
        usage="[DAY] [yes | no | clear]",
        examples=(
            "tracker trial adhere                   # yes, today",
            "tracker trial adhere no",
            "tracker trial adhere yesterday no",
            "tracker trial adhere mon clear         # takes the answer back",
        ),
        see=("trial review", "help dates"),
    ),
    "trial end": Text(
        usage="[ID]",
        examples=("tracker trial end",),
        more="What was recorded is kept. `tracker undo` takes the end back.",
        see=("trial review", "undo"),
    ),
    "trial review": Text(
        usage="[ID]",
        examples=(
            "tracker trial review                   # of the newest one that is over",
            "tracker trial review k3j2h1g0f9 --json",
        ),
        more="Until then it says when the trial ends: a look half-way can fulfil itself.",
        see=("insights", "trial list"),
    ),
}
