"""Taking arguments apart, pointing at a word, and printing: no diary needed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli import output
from tracker.cli.arguments import Request, split
from tracker.cli.errors import InputError, did_you_mean, suggestion, underlined
from tracker.cli.help.commands import TEXTS
from tracker.cli.parsers import full_parser
from tracker.cli.table import BY_NAME, COMMANDS


@pytest.mark.parametrize("argv", [
    ["--home", "/d", "--json", "log", "ri", "-15m"],
    ["log", "--home", "/d", "ri", "--json", "-15m"],
    ["--json", "log", "ri", "-15m", "--home=/d"],
])  # fmt: skip
def test_home_and_json_stand_before_or_after_the_command(argv: list[str]) -> None:
    assert split(argv) == Request(home="/d", json=True, command="log", rest=["ri", "-15m"])


def test_the_later_home_wins() -> None:
    assert split(["--home", "/a", "log", "--home", "/b"]).home == "/b"


def test_what_follows_a_lone_dash_dash_is_left_alone() -> None:
    request = split(["log", "x3", "--", "--json", "--", "--home", "drive"])
    assert not request.json
    assert request.rest == ["x3", "--", "--json", "--", "--home", "drive"]


def test_arguments_of_other_commands_are_left_to_argparse() -> None:
    assert split(["show", "30d", "--json"]).rest == ["30d", "--json"]


@pytest.mark.parametrize("argv", [["log", "--help"], ["log", "-h"], ["show", "--help"], ["-h"]])
def test_help_is_found_everywhere(argv: list[str]) -> None:
    assert split(argv).help


def test_a_minus_word_is_entry_text() -> None:
    assert split(["log", "-h", "-15m"]).rest == ["-h", "-15m"]


@pytest.mark.parametrize(("argv", "said"), [
    (["log", "--jsn"], "“--jsn” is not an option; did you mean --json?"),
    (["log", "--after", "the", "drive"], "goes after a lone --"),
    (["log", "--version"], "“--version” is not an option"),
    (["--home"], "--home needs a folder"),
    (["log", "--home="], "--home needs a folder"),
    (["--quiet"], "“--quiet” is not an option"),
])  # fmt: skip
def test_an_option_nobody_knows_is_named(argv: list[str], said: str) -> None:
    with pytest.raises(InputError) as caught:
        split(argv)
    assert said in str(caught.value)


words = st.text(min_size=1, max_size=8).filter(lambda word: not word.startswith("--"))


@given(st.lists(words, max_size=6), st.lists(st.text(max_size=8), max_size=4))
def test_entry_tokens_come_through_unchanged(before: list[str], after: list[str]) -> None:
    tokens = [*before, "--", *after]
    assert split(["log", *tokens]).rest == tokens


def test_every_command_has_a_parser_help_and_examples_of_itself() -> None:
    _, parsers = full_parser()
    assert parsers.keys() == BY_NAME.keys()
    for command in COMMANDS:
        help_text = parsers[command.name].format_help()
        examples = TEXTS[command.name].examples if command.name in TEXTS else ()
        assert all(f"tracker {command.name}" in example for example in examples)
        assert all(example in help_text for example in examples)
        assert all(len(line) <= 80 for line in help_text.splitlines())


def test_help_texts_are_of_commands() -> None:
    parts = {part.name for command in COMMANDS for part in command.parts}
    assert TEXTS.keys() <= BY_NAME.keys() | parts


@pytest.mark.parametrize(("line", "start", "end", "marked"), [
    ("ri x3 zz", 6, 8, "zz"),
    ("zz", 0, 2, "zz"),
    ("ri 日本 x3", 6, 8, "x3"),
    ("a" * 200 + " zz " + "b" * 200, 201, 203, "zz"),
])  # fmt: skip
def test_carets_stand_under_the_word(line: str, start: int, end: int, marked: str) -> None:
    shown, carets = underlined(line, start, end)
    assert carets.strip() == "^" * len(marked)
    assert marked in shown
    if shown.isascii():
        assert shown[carets.index("^") : len(carets)] == marked


@given(st.text(max_size=300), st.integers(-5, 400), st.integers(-5, 400))
def test_underlining_never_fails_and_stays_on_one_row(line: str, start: int, end: int) -> None:
    shown, carets = underlined(line, start, end)
    assert "^" in carets
    assert "\n" not in shown
    assert "\x1b" not in shown


def test_suggestions_read_as_a_question() -> None:
    assert suggestion(["a", "b", "c"]) == "did you mean a, b or c?"
    assert suggestion([]) == ""
    assert did_you_mean("chekin", BY_NAME) == "; did you mean checkin or check?"


@given(st.text(max_size=50))
def test_json_survives_and_holds_nothing_a_terminal_acts_on(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr("builtins.print", lambda line: lines.append(line))
        output.emit_json({"note": text})
    assert json.loads(lines[0]) == {"note": text}
    assert not {"\x1b", "\x9b", "\u202e", "\n", "\x7f"} & set(lines[0])


def test_printed_text_shows_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("a\x1b[31mb\nc")
    output.complain("\u202ed")
    assert capsys.readouterr() == ("a\\x1b[31mb\\nc\n", "\\u202ed\n")


def test_headings_are_plain_in_a_pipe_and_bold_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output.headline("Today")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    output.headline("Today")
    monkeypatch.setenv("NO_COLOR", "1")
    output.headline("Today")
    assert capsys.readouterr().out == "Today\n\x1b[1mToday\x1b[0m\nToday\n"


def test_a_file_shown_on_a_terminal_is_made_safe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    output.write_text("note\n\x1b]0;title\x07\n")
    assert capsys.readouterr().out == "note\n\\x1b]0;title\\x07\n"
