"""Which keys an action can have, in words; what stands on the lines of settings and keys."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tracker.config import SETTINGS, Settings, load
from tracker.model import CATALOGUE
from tracker.ui.commands import ALL
from tracker.ui.key_presses import refused, warned
from tracker.ui.key_rows import (
    key_rows,
    nearest,
    objection,
    objection_to_own,
    say_key,
    with_key,
)
from tracker.ui.remapping import usable_keys
from tracker.ui.setting_rows import (
    FILE_ROW,
    Facts,
    by_action,
    by_row,
    changed_words,
    next_choice,
    sections,
    short_path,
)

BY_NAME = {setting.name: setting for setting in SETTINGS}
THEMES = ("tracker-dark", "tracker-light")
FACTS = Facts(Settings(), time(4), CATALOGUE, THEMES)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ctrl+i", "ctrl+i and tab are one key"),
        ("ctrl+m", "ctrl+m and enter are one key"),
        ("ctrl+left_square_bracket", "ctrl+[ and escape are one key"),
        ("ctrl+h", "ctrl+h and backspace are one key"),
        ("ctrl+c", "get out of a program"),
        ("ctrl+q", "leaves the app"),
        ("escape", "escape leaves things"),
    ],
)
def test_what_a_terminal_cannot_send_or_needs_is_refused(key: str, words: str) -> None:
    assert words in refused(key, "log.twitch")
    assert words in objection({}, "log.twitch", key)
    used, problems = usable_keys({"log.twitch": key})
    assert used == {}
    assert words in problems["log.twitch"]


def test_ctrl_q_may_quit() -> None:
    assert refused("ctrl+q", "app.quit") == ""


@pytest.mark.parametrize("key", ["x", "X", "7", "ä", "comma", "ctrl+k", "f5", "space", "delete"])
def test_other_keys_are_had_without_a_word(key: str) -> None:
    assert (refused(key, "log.twitch"), warned(key)) == ("", "")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ctrl+b", "tmux"),
        ("ctrl+s", "stand still"),
        ("f10", "menu"),
        ("tab", "ctrl+i"),
        ("ctrl+pageup", "tabs"),
        ("ctrl+left", "desktops"),
        ("alt+x", "accents"),
        ("ctrl+comma", "few terminals"),
        ("ctrl+shift+a", "few terminals"),
        ("shift+enter", "few terminals"),
    ],
)
def test_what_others_often_take_is_had_with_a_quiet_word(key: str, words: str) -> None:
    assert refused(key, "log.twitch") == ""
    assert words in warned(key)


def test_a_clash_names_the_other_action() -> None:
    words = objection({}, "log.twitch", "c")
    assert words == "c is the key of “coffee” (Log): Add a coffee: a cup, 90 mg of caffeine."
    assert "“quit” (Everywhere)" in objection({}, "calendar.day", "q")
    assert objection({"log.coffee": "x"}, "log.twitch", "c") == ""
    assert objection({}, "calendar.day", "t") == ""  # another screen's
    assert objection({}, "hands.mark", "t") == ""  # the hands' own while they have the focus


def test_going_back_is_refused_where_the_own_key_is_taken() -> None:
    wanted = {"log.twitch": "x", "log.repeat": "t"}
    words = objection_to_own(wanted, "log.twitch")
    assert words.startswith("t is the key of “repeat” (Log)")
    assert words.endswith("Give that another key first.")
    assert objection_to_own(wanted, "log.repeat") == ""


KEYS = st.sampled_from([*"abcdexyz!?,", "ctrl+i", "ctrl+k", "tab", "enter", "d,delete", "f1"])
IDS = st.sampled_from([command.id for command in ALL])


@given(st.dictionaries(IDS, KEYS, max_size=6), IDS, KEYS)
def test_what_is_not_objected_to_can_be_used_beside_the_others(
    wanted: dict[str, str], id: str, key: str
) -> None:
    used, _ = usable_keys(wanted)
    if "," in key or objection(used, id, key):
        return
    after = with_key(used, id, key)
    assert usable_keys(after)[1] == {}
    if objection_to_own(after, id) == "":
        back = {other: keys for other, keys in after.items() if other != id}
        assert usable_keys(back)[1] == {}


@given(st.dictionaries(IDS, KEYS, max_size=8))
def test_keys_that_can_be_used_stay_so(wanted: dict[str, str]) -> None:
    used, problems = usable_keys(wanted)
    assert usable_keys(used) == (used, {})
    assert used.keys() | problems.keys() == wanted.keys()


def test_signs_are_read_as_their_keys() -> None:
    assert usable_keys({"log.twitch": "%"})[0] == {"log.twitch": "percent_sign"}
    assert "log.flag" in usable_keys({"log.twitch": "!"})[1]["log.twitch"]
    assert "app.settings" in usable_keys({"log.twitch": ","})[1]["log.twitch"]


def test_an_action_that_is_none_is_told_with_the_nearest() -> None:
    assert usable_keys({"log.twich": "x"})[1]["log.twich"].endswith("did you mean log.twitch?")


# The lines


def test_the_keys_page_has_every_action_and_narrows_to_every_word() -> None:
    groups = key_rows({"log.twitch": "x"}, [], None)
    rows = [row for rows in groups.values() for row in rows]
    assert [row.command.id for row in rows] == [command.id for command in ALL]
    own = [(row.keys, row.own) for row in rows if row.own]
    assert own == [("x", "t")]
    found = key_rows({}, [], None, "calendar day BEFORE")
    ids = [row.command.id for rows in found.values() for row in rows]
    assert "calendar.left" in ids
    assert "insights.lag" not in ids
    assert key_rows({}, [], None, "florble") == {}


def test_what_is_typed_selects_the_action_of_that_name_or_key() -> None:
    groups = key_rows({}, [], None, "twitch now")
    assert nearest(groups, "twitch now") == "log.twitch"
    assert nearest(key_rows({}, [], None, "b"), "b") == "log.burst"
    assert nearest(groups, "") is None


def test_keys_are_said_as_people_write_them() -> None:
    assert [say_key(key) for key in ("left", "comma", "ctrl+@", "ctrl+k")] == [
        "←", ",", "ctrl+space", "ctrl+k",
    ]  # fmt: skip


MISTAKES = [
    ('clock = "13h"', "clock"),
    ("clock = 24h", "clock"),
    ('clock = "24h"\nclock = "12h"', "clock"),
    ('[looks]\ntheme = "x"', "theme"),
    ("[keys]\nbackups = 7", "backups"),
    ("[keys]\n'log.twitch' = 4", "keys"),
    ("[keys]\n'log.twitch' = 'a'\n'log.twitch' = 'b'", "keys"),
    ("keys = 3", "keys"),
    ("shown = 'sleep'", "shown"),
    ("florble = 1", FILE_ROW),
    ("[florble]\nx = 1", FILE_ROW),
    ("what is this", FILE_ROW),
]


@pytest.mark.parametrize(("text", "row"), MISTAKES)
def test_a_mistake_stands_on_the_line_it_concerns(tmp_path: Path, text: str, row: str) -> None:
    config = tmp_path / "config.toml"
    config.write_text(text)
    problems = load(config)[1]
    assert problems
    found = by_row(problems, config)
    assert list(found) == [row]
    assert all(words.startswith("line ") for words in found[row])


def test_a_file_that_cannot_be_read_concerns_the_file(tmp_path: Path) -> None:
    problems = load(tmp_path)[1]
    assert list(by_row(problems, tmp_path)) == [FILE_ROW]


def test_a_key_that_cannot_be_used_stands_on_the_line_of_its_action(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[keys]\n'log.twitch' = 4\n")
    problems = load(config)[1]
    assert list(by_action(problems, config)) == ["log.twitch"]
    words = usable_keys({"log.add": "c"})[1]["log.add"]
    assert list(by_action([f"{config} line 9: {words}"], config)) == ["log.add"]


def test_every_choice_is_reached_by_stepping_either_way() -> None:
    for setting in SETTINGS:
        for step in (1, -1):
            settings = Settings()
            seen: set[object] = set()
            while (after := next_choice(setting, settings, step, THEMES)) not in {*seen, None}:
                seen.add(after)
                settings = replace(settings, **{setting.name: after})
            if setting.choices:
                assert seen == set(setting.choices)
            elif setting.bounds:
                assert settings.backups == setting.bounds[step == 1]


def test_a_theme_that_is_not_there_steps_to_one_that_is() -> None:
    assert next_choice(BY_NAME["theme"], Settings(theme="x"), 1, THEMES) == "tracker-dark"
    assert next_choice(BY_NAME["theme"], Settings(theme="x"), -1, THEMES) in THEMES


def test_what_was_changed_is_said_by_its_name() -> None:
    assert changed_words(Settings(), Settings()) == ""
    after = Settings(first_weekday=6, shown=["sleep"], keys={"log.twitch": "x"})
    assert changed_words(Settings(), after) == (
        "first day of the week Sunday · factors in the check-in · keys"
    )


def test_only_what_differs_has_a_default_to_go_back_to() -> None:
    rows = {row.key: row for part in sections(FACTS).values() for row in part}
    assert not any(row.default for row in rows.values())
    other = FACTS._replace(settings=Settings(clock="12h"), day_start=time(5))
    rows = {row.key: row for part in sections(other).values() for row in part}
    assert {key: row.default for key, row in rows.items() if row.default} == {
        "clock": "24 hours, 21:30",
        "day_start": "4:00am",
    }


def test_a_path_of_ones_own_folder_is_short() -> None:
    assert short_path(Path.home() / "a" / "b") == "~/a/b"
    assert short_path(Path("/nonsuch/a")) == "/nonsuch/a"
