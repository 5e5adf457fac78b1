"""What is Textual's own and private, and used here all the same: all of it is named below, so that
another Textual that lacks a name, or has it for something else, fails here and says where to look.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from textual import _context, _parser, _xterm_parser, keys
from textual.app import App
from textual.command import CommandPalette
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Input, OptionList

import tracker.ui
from tracker.ui.widgets.one_line import OneLine

USED: dict[type[Any], dict[str, str]] = {
    App: {
        "_bindings": "ui/settling.py: a key for an action that has none of its own",
        "_check_action_state": "ui/live_keys.py: which keys work",
        "_close_messages_no_wait": "ui/sturdy.py: the end after a mistake",
        "_css_update_count": "ui/screens/base.py: sheets that need no second look",
        "_dispatch_message": "ui/sturdy.py: a mistake in a handler of the app",
        "_exception": "ui/sturdy.py: tests fail by any mistake",
        "_exception_event": "ui/sturdy.py: tests fail by any mistake",
        "_exit": "ui/sturdy.py: whether it is on its way out",
        "_handle_exception": "ui/sturdy.py: where every mistake arrives",
        "_modes": "ui/sturdy.py: a screen made anew after a mistake",
        "_notifications": "ui/settling.py: one notice is taken away",
        "_refresh_notifications": "ui/sturdy.py: notices that it takes back itself",
        "_register_child": "ui/sturdy.py: a mistake in a handler of a widget",
        "_return_code": "ui/sturdy.py: the end after a mistake",
        "_screen_stack": "ui/sturdy.py: the page of a mistake, if there is one yet",
        "_screen_stacks": "ui/app.py: pages of the other screens",
        "_unnotify": "ui/settling.py: one notice is taken away",
    },
    MessagePump: {
        "_closing": "ui/sturdy.py: whether it is on its way out",
        "_is_mounted": "ui/sturdy.py: whether it is past its start",
        "_running": "ui/sturdy.py: whether it is past its start",
    },
    Screen: {
        "_binding_chain": "ui/live_keys.py: which keys work",
        "_css_update_count": "ui/screens/base.py: sheets that need no second look",
        "_compositor_refresh": "ui/screens/base.py: nothing is drawn for nobody to see",
        "_forward_event": "ui/screens/burst.py, press_key.py: keys before anything else has them",
        "_get_breakpoint_classes": "ui/screens/log.py: the first layout is the last",
        "_modal_binding_chain": "ui/live_keys.py: which keys work",
    },
    Input: {
        "_cell_offset_to_index": "ui/widgets/one_line.py: a click among characters that steer",
        "_on_key": "ui/widgets/one_line.py: characters that join others",
        "_on_paste": "ui/widgets/one_line.py: a paste of several lines",
        "_position_to_cell": "ui/widgets/one_line.py: the cursor among characters that steer",
        "_suggestion": "ui/widgets/entry_line.py: a click takes what is suggested",
        "_value": "ui/widgets/one_line.py: no character steers the terminal",
    },
    OptionList: {
        "_get_option_render": "ui/widgets/rows.py: marked text",
        "_heights": "ui/widgets/day_panel.py: how far to scroll",
        "_index_to_line": "ui/widgets/day_panel.py: how far to scroll",
        "_lines": "ui/widgets/rows.py: marked text",
        "_update_lines": "ui/widgets/rows.py: marked text",
    },
    CommandPalette: {"_GATHER_COMMANDS_GROUP": "ui/palette.py: enter waits for what is found"},
    LinuxDriver: {
        "_app": "ui/terminal.py: who is told to leave",
        "_auto_restart": "ui/terminal.py: stopped and gone on with",
        "_debug": "ui/terminal.py: the parser of the input",
        "_file": "ui/terminal.py: a terminal that goes away, or lacks glyphs",
        "_loop": "ui/terminal.py: what a signal asks for, between two steps",
        "_mouse_pixels": "ui/terminal.py: a mode that Textual leaves on",
        "_writer_thread": "ui/terminal.py: whether the terminal was taken again",
        "_query_in_band_window_resize": "ui/terminal.py: the console of Linux",
        "_request_terminal_sync_mode_support": "ui/terminal.py: the console of Linux",
        "_run_input_thread": "ui/terminal.py: input that can't be read",
        "_must_signal_resume": "ui/terminal.py: stopped and gone on with",
        "_sigcont_application": "ui/terminal.py: stopped and gone on with",
        "_sigtstp_application": "ui/terminal.py: stopped and gone on with",
    },
}
MODULES = {
    _context: "active_message_pump", _parser: "ParseError", _xterm_parser: "XTermParser",
    keys: "_character_to_key",
}  # fmt: skip


FOUND: dict[type[Any], set[str]] = {}  # reading the source of each takes long


def private(kind: type[Any]) -> set[str]:
    """Return the private names that a class defines, those of its instances too."""
    if kind not in FOUND:
        FOUND[kind] = _private(kind)
    return FOUND[kind]


def _private(kind: type[Any]) -> set[str]:
    names = set(vars(kind))
    for node in ast.walk(ast.parse(dedent(inspect.getsource(kind)))):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and isinstance(node.value, ast.Name)
            and node.value.id == "self"
        ):
            names.add(node.attr)
    made = {"_abc_impl", "_decorated_handlers", "_merged_bindings", "_css_type_names", "_reactives"}
    made |= {"_computes", "_css_type_name", "_inherit_css", "_inherit_bindings", "_css_bases"}
    made |= {"_inherit_component_classes"}
    made |= {name for name in names if name.startswith("_default_")}  # of reactives
    return {name for name in names - made if name.startswith("_") and not name.startswith("__")}


def ours() -> Iterator[type[Any]]:
    """Yield every class of ours that is made from one of Textual's."""
    for module in pkgutil.walk_packages(tracker.ui.__path__, "tracker.ui."):
        importlib.import_module(module.name)
    waiting: list[type[Any]] = [MessagePump, Driver]
    seen: set[type[Any]] = set()
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if kind not in seen:
                seen.add(kind)
                waiting.append(kind)
                if kind.__module__.startswith("tracker."):
                    yield kind


def textuals(kind: type[Any]) -> list[type[Any]]:
    return [base for base in kind.__mro__ if base.__module__.startswith("textual.")]


@pytest.mark.parametrize("kind", USED)
def test_textual_still_has_what_is_used_of_it(kind: type[Any]) -> None:
    has = set().union(*map(private, textuals(kind)))
    gone = {name: where for name, where in USED[kind].items() if name not in has}
    assert not gone, f"Textual's {kind.__name__} has these no more"


@pytest.mark.parametrize("module", MODULES)
def test_textuals_modules_still_have_what_is_used_of_them(module: Any) -> None:
    assert hasattr(module, MODULES[module])


def test_no_other_private_name_of_textuals_is_taken_for_something_else() -> None:
    named = {name for names in USED.values() for name in names}
    taken = {
        f"{kind.__qualname__}.{name}"
        for kind in ours()
        for name in private(kind).intersection(*[set().union(*map(private, textuals(kind)))])
        if name not in named
    }
    assert not taken, "name it otherwise, or name it in USED with the reason"


def test_what_is_overridden_is_called_as_textual_calls_it() -> None:
    wrong = []
    for kind in ours():
        for name, mine in vars(kind).items():
            theirs = next((vars(base)[name] for base in textuals(kind) if name in vars(base)), None)
            if name.startswith("__") or not name.startswith("_"):
                continue
            if inspect.isfunction(mine) and inspect.isfunction(theirs):
                places = [None] * len(inspect.signature(theirs).parameters)
                try:
                    inspect.signature(mine).bind(*places)
                except TypeError:
                    wrong.append(f"{kind.__qualname__}.{name}")
    assert wrong == []


def test_what_is_used_of_an_instance_is_named_too() -> None:
    named = {name for names in USED.values() for name in names}
    root = Path(tracker.ui.__file__).parent
    trees = {file: ast.parse(file.read_text()) for file in root.rglob("*.py")}
    own = {name for kind in ours() for name in private(kind)}
    own |= {node.attr for tree in trees.values() for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}  # fmt: skip
    own |= {node.name for tree in trees.values() for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}  # fmt: skip
    theirs = {name for kind in ours() for base in textuals(kind) for name in private(base)}
    used = {
        f"{file.name} {node.attr}"
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in theirs - own - named
    }
    assert not used, "name it in USED with the reason"


def test_every_line_of_text_is_one_that_shows_what_is_pasted_into_it() -> None:
    others = [kind for kind in ours() if issubclass(kind, Input) and not issubclass(kind, OneLine)]
    assert others == []
