"""How a command is used, in one line, from its parser: the same for help and manual page."""

from __future__ import annotations

from argparse import PARSER, Action, ArgumentParser
from textwrap import wrap

COMMON = ("help", "home", "json")  # they go with every command and are told once
WIDTH = 79


def synopsis(prog: str, parser: ArgumentParser, usage: str = "") -> str:
    """Return 'tracker import FILE [--as csv|json] [--dry-run]'; `usage` stands for what is
    behind the command's name where the parser can't know it."""
    return f"{prog} {usage or ' '.join(_pieces(parser))}".rstrip()


def wrapped_synopsis(prog: str, parser: ArgumentParser, usage: str = "") -> str:
    """Return the synopsis on as many lines as it takes behind 'usage: '."""
    lead = " " * len(f"usage: {prog} ")
    pieces = [usage] if usage else _pieces(parser)
    unbreakable = [piece.replace(" ", "\0") for piece in pieces]
    lines = wrap(
        " ".join(unbreakable), WIDTH - len(lead), break_long_words=False, break_on_hyphens=False
    )
    return f"{prog} " + f"\n{lead}".join(lines).replace("\0", " ") if lines else prog


def value_of(action: Action) -> str:
    """Return what stands for an argument's value: 'FILE', 'csv|json', '[DAY]'; '' for none."""
    if action.nargs == 0:
        return ""
    if action.metavar is not None:
        name = str(action.metavar)
    else:
        choices = action.choices
        name = "|".join(map(str, choices)) if choices else action.dest.upper()
    many = {"*": f"[{name} ...]", "+": f"{name} ...", "?": f"[{name}]"}
    return many.get(str(action.nargs), name)


def name_of(action: Action) -> str:
    """Return what an argument without a `--` is called where it is described."""
    return str(action.metavar or value_of(action).strip("[]"))


def own_actions(parser: ArgumentParser) -> list[Action]:
    """Return a parser's arguments, those that go with every command left out."""
    return [
        action
        for action in parser._actions
        if action.dest not in COMMON and action.nargs != PARSER  # commands below it
    ]


def _pieces(parser: ArgumentParser) -> list[str]:
    actions = own_actions(parser)
    places = [value_of(action) for action in actions if not action.option_strings]
    together = [group._group_actions for group in parser._mutually_exclusive_groups]
    grouped = {action for group in together for action in group}
    options = []
    for action in actions:
        if not action.option_strings:
            continue
        if action not in grouped:
            options.append(f"[{_option(action)}]")
        else:
            group = next(each for each in together if action in each)
            if action is group[0]:
                options.append(f"[{' | '.join(map(_option, group))}]")
    return [*places, *options]


def _option(action: Action) -> str:
    return f"{action.option_strings[-1]} {value_of(action)}".rstrip()
