"""The help shows what works now, the focused part first; pages have their keys from commands."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

import tracker.ui.screens
import tracker.ui.widgets
from tests.ui.conftest import Started, settled
from tests.ui.hints import click_hint, hints
from tests.ui.looks import Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.commands import Command, Group, spoken
from tracker.ui.commands.command import EACH
from tracker.ui.commands.pages import all_groups
from tracker.ui.live_keys import sections
from tracker.ui.screens.check_in import CheckInScreen
from tracker.ui.screens.help import HelpScreen
from tracker.ui.screens.keys import KeysScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.trials import TrialsScreen

GROUPS = all_groups()
SOURCE = Path(__file__).parents[2] / "tracker"
KEYS_THAT_MATTER = 6  # at the foot, besides the help
ROOM = 76  # columns for them in the narrowest page


def nodes() -> list[type[DOMNode]]:
    """Return every screen and widget of the app that is defined in its own packages."""
    found: dict[str, type[DOMNode]] = {}
    for package in (tracker.ui.screens, tracker.ui.widgets):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            for name, each in vars(import_module(module.name)).items():
                ours = getattr(each, "__module__", "").startswith("tracker.ui")
                if ours and isinstance(each, type) and issubclass(each, DOMNode):
                    found[name] = each
    return list(found.values())


NODES = nodes()


def shown(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the help."""
    parts = [pilot.app.screen.query_one(f"#help-{side}", Static) for side in ("left", "right")]
    return [line for part in parts for line in str(part.render()).splitlines()]


def headings(pilot: Pilot[None]) -> list[str]:
    """Return what the help has sections for."""
    return [line for line in shown(pilot) if line and not line.startswith(" ")]


async def helped(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)
    assert isinstance(pilot.app.screen, HelpScreen)


# The definitions


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group.title}")
def test_the_keys_of_a_page_are_its_own_and_few_at_its_foot(group: Group) -> None:
    keys = [key for command in group.commands for key in command.keys.split(",") if key]
    assert len(keys) == len(set(keys))
    assert all(command.help and command.label for command in group.commands)
    foot = [command for command in group.commands if command.footer]
    first = [command for command in foot if not command.id.startswith("page.help")]
    assert len(first) <= KEYS_THAT_MATTER
    written = [
        f"{command.hint or command.shown_key or spoken(command.keys.partition(',')[0])} "
        f"{command.label}"
        for command in foot
    ]
    assert len("  ".join(written)) <= ROOM


def test_no_key_of_a_page_is_bound_beside_its_commands() -> None:
    known = {command.id for group in GROUPS for command in group.commands}
    dialogs = [node for node in NODES if issubclass(node, ModalScreen)]
    assert len(dialogs) > 25
    for dialog in dialogs:
        own = vars(dialog).get("BINDINGS", [])
        assert [each for each in own if not isinstance(each, Binding) or each.id not in known] == []


@pytest.mark.parametrize(
    "node",
    [node for node in NODES if isinstance(getattr(node, "KEY_GROUPS", None), tuple)],
    ids=lambda node: node.__name__,
)
def test_every_command_of_a_page_can_be_done(node: type[DOMNode]) -> None:
    for command in [each for group in node.KEY_GROUPS for each in group.commands]:  # type: ignore[attr-defined]
        if command.keys:
            where, _, name = command.action.partition("(")[0].rpartition(".")
            actor = {"": node, "app": TrackerApp, "screen": KeysScreen}[where]
            assert callable(getattr(actor, f"action_{name}")), command


def test_a_key_that_stands_for_several_gives_each_its_own() -> None:
    command = Command("x.pick", "1,2", f"pick({EACH})", "pick", "Pick one", shown_key="1-2")
    assert [(each.key, each.action) for each in command.bindings()] == [
        ("1", "pick(1)"), ("2", "pick(2)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "written"),
    [("ctrl+z", "ctrl+z"), ("shift+up", "shift+↑"), ("pagedown", "pgdn"), ("delete", "del"),
     ("question_mark", "?"), ("plus", "+"), ("X", "X"), ("escape", "escape")],
)  # fmt: skip
def test_keys_are_written_one_way(key: str, written: str) -> None:
    assert spoken(key) == written


def test_no_text_writes_a_key_in_another_way() -> None:
    other = re.compile(r"[⏎⇥]|\b([Ee]sc|(Escape|Return|Enter) key|page (down|up))\b|\w’\w")
    found = []
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                accepted = path.name == "gate.py" and node.value == "don’t know"  # as it is typed
                if other.search(node.value) and not accepted:
                    found.append((path.name, node.value))
    assert found == []


# The help


async def test_the_screen_comes_before_what_works_everywhere(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("escape")
        await helped(pilot, "question_mark")
        assert headings(pilot) == ["Log", "Everywhere", "The entry line"]


async def test_the_questions_come_first_while_they_are_open(started: Started) -> None:
    async with started() as pilot:
        await helped(pilot, "question_mark")
        assert headings(pilot)[:2] == ["Questions", "Log"]


async def test_the_focused_part_comes_first(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("escape")
        await helped(pilot, "h", "question_mark")
        assert headings(pilot)[:2] == ["Hands", "Log"]
        # A key that the hands have taken is not told of Log as well.
        assert not [line for line in shown(pilot) if "Select the record before" in line]


@pytest.mark.parametrize(
    ("opened", "title"),
    [("P", "Trials"), ("W", "The guided way"), ("C", "Worth showing a clinician"),
     ("D", "Page for the clinician"), ("R", "The review"), ("F", "Factors")],
)  # fmt: skip
async def test_a_page_has_its_help(started: Started, opened: str, title: str) -> None:
    async with started() as pilot:
        await pilot.press(opened)
        await settled(pilot)
        page = pilot.app.screen
        assert "? help" in hints(pilot)
        await helped(pilot, "question_mark")
        assert headings(pilot) == [title, "Everywhere"]  # what is copied, and ctrl+z
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is page


@pytest.mark.parametrize(
    ("keys", "first"),
    [("f", ["This line", "Check-in"]), ("a", ["This line", "The form"]), ("m", ["Life event"])],
)
async def test_a_form_has_it_with_f1(started: Started, keys: str, first: list[str]) -> None:
    async with started() as pilot:
        await helped(pilot, keys, "f1")
        assert headings(pilot)[: len(first)] == first or first[-1] in headings(pilot)


async def test_a_line_being_typed_shows_its_language_then_its_keys(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i", "f1")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert pilot.app.screen.has_class("-cheat-sheet")
        await helped(pilot, "f1")
        assert headings(pilot)[:2] == ["The line", "While typing"]
        assert any("Delete the word before" in line for line in shown(pilot))
        assert not any("Page" in line for line in shown(pilot)), "a line has no pages"
        await pilot.press("escape", *"ri", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert not pilot.app.screen.has_class("-cheat-sheet")


async def test_letters_narrow_it_and_escape_shows_all_again(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("escape")
        await helped(pilot, "question_mark")
        everything = shown(pilot)
        await pilot.press("slash", *"coffee")
        await settled(pilot)
        assert headings(pilot) == ["Log", "The entry line"]
        assert any("Add a coffee" in line for line in shown(pilot))
        await pilot.press(*"qq")  # typed, not done
        await settled(pilot)
        assert "escape shows all again" in " ".join(shown(pilot))
        await pilot.press("escape")
        await settled(pilot)
        assert shown(pilot) == everything
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)


async def test_it_scrolls_by_keys(started: Started) -> None:
    async with started() as pilot:
        await helped(pilot, "question_mark")
        scroll = pilot.app.screen.query_one("#help-scroll")
        for key, at in (
            ("down", 1),
            ("j", 2),
            ("up", 1),
            ("end", scroll.max_scroll_y),
            ("home", 0),
        ):
            await pilot.press(key)
            await settled(pilot)
            assert scroll.scroll_y == at
        await pilot.press("slash", "down")
        await settled(pilot)
        assert scroll.scroll_y == 1


async def test_a_click_does_what_the_key_of_a_page_does(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("P")
        await helped(pilot, "question_mark")
        part = pilot.app.screen.query_one("#help-left", Static)
        row = next(at for at, line in enumerate(shown(pilot)) if "Open the guided way" in line)
        await pilot.click(part, offset=Offset(16, row))
        await settled(pilot)
        assert type(pilot.app.screen).__name__ == "WayScreen"


async def test_a_remapped_key_is_shown(diary: Diary) -> None:
    app: App[None] = TrackerApp(diary, Settings(keys={"log.twitch": "x", "app.help": "f2"}))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        row = next(line for line in shown(pilot) if "Log one twitch now; no place" in line)
        assert row.split()[0] == "x"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
async def test_no_line_of_it_is_broken_by_the_width(
    started: Started, size: tuple[int, int]
) -> None:
    async with started(size) as pilot:
        await helped(pilot, "question_mark")
        for side in ("left", "right"):
            part = pilot.app.screen.query_one(f"#help-{side}", Static)
            if part.display:
                assert len(str(part.render()).splitlines()) == part.size.height
        assert "escape back" in hints(pilot)


def test_a_key_of_a_page_can_not_be_remapped_and_that_is_said() -> None:
    from tracker.ui.remapping import usable_keys

    used, problems = usable_keys({"trials.new": "z"})
    assert used == {}
    assert "those stay as they are" in problems["trials.new"]


# At the foot


async def test_a_click_at_the_foot_does_it(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("P")
        await settled(pilot)
        await click_hint(pilot, "new")
        assert type(pilot.app.screen).__name__ == "TrialWhatScreen"
        await click_hint(pilot, "back")
        assert isinstance(pilot.app.screen, TrialsScreen)
        await click_hint(pilot, "help")
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_the_field_with_the_focus_says_what_it_takes(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("f")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CheckInScreen)
        first = sections(screen)[0]
        assert first.title == "This line"
        assert first.lines[0].keys == ("0-9",)
        # Enter is the form's, which has priority over the line's own.
        enter = [
            line.words for part in sections(screen) for line in part.lines if "enter" in line.keys
        ]
        assert enter == ["Go to the next line that is asked; from the last one, close the day"]


# The first run


async def test_a_welcome_until_the_first_entry(started: Started, diary: Diary) -> None:
    async with started() as pilot:

        def said() -> str:
            timeline = pilot.app.screen.query_one("#timeline")
            words = [str(option.prompt) for option in timeline.options]  # type: ignore[attr-defined]
            return " ".join(" ".join(words).split())

        assert "Welcome" in said()
        assert "t logs one twitch now" in said()
        assert "u takes anything back" in said()
        assert pilot.app.screen.query_one("#questions").display
        await pilot.press("left")
        await settled(pilot)
        assert "Welcome" not in said()
        await pilot.press("right", "t")
        await settled(pilot)
        assert len(diary.episodes(diary.today(), diary.today())) == 1
        assert "Welcome" not in said()
        await pilot.press("u")
        await settled(pilot)
        assert diary.span() is None
        assert "Welcome" not in said()
        assert "No twitches logged today" in said()


# Pages without anything yet


@pytest.mark.parametrize(
    ("keys", "where", "said"),
    [
        (["left"], "#timeline", "f opens its check-in"),
        (["2"], "#day", "a adds an episode · z says there were none · f opens its check-in"),
        *(
            (["3", *["right"] * view], "#words", "1 goes to Log, where x logs a twitch")
            for view in range(5)
        ),
        (["P"], "#trial-about", "n plans one."),
        (["C"], "#clinician-list", "D makes a page for a clinician at any time"),
        (["D"], "#report-said", "x on Log logs a twitch"),
        (["R"], "#review-summary", "Until then escape goes back"),
        (["F"], "#factor-list", "n defines one"),
    ],
)
async def test_a_page_without_anything_says_what_to_do_next(
    diary: Diary, keys: list[str], where: str, said: str
) -> None:
    # Keys that were remapped are named as they are now.
    remapped = {"log.twitch": "x", "calendar.zero": "z"}
    app: App[None] = TrackerApp(diary, Settings(keys=remapped))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("escape", *keys)
        await settled(pilot)
        part = pilot.app.screen.query_one(where)
        words = (
            [option.prompt for option in part.options]
            if isinstance(part, OptionList)
            else [part.render()]
        )
        assert said in " ".join(" ".join(map(str, words)).split())


# What is pictured


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
def test_how_the_help_of_the_hands_looks(
    snap_compare: Compare, diary: Diary, size: tuple[int, int]
) -> None:
    diary.log(EpisodeDraft(at=diary.now(), sites=["index"]))
    diary.put_off()
    app = TrackerApp(diary, Settings())
    assert snap_compare(app, terminal_size=size, run_before=driven("h", "question_mark"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_how_the_first_start_looks(
    snap_compare: Compare, diary: Diary, size: tuple[int, int]
) -> None:
    assert snap_compare(TrackerApp(diary, Settings()), terminal_size=size, run_before=driven())


def test_how_looking_for_a_key_looks(snap_compare: Compare, diary: Diary) -> None:
    app = TrackerApp(diary, Settings(theme="tracker-light"))
    keys = ("question_mark", "slash", *"day")
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))
