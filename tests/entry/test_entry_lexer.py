"""Words and their places: quotes, the lone `--`, token lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.entry.lexer import Word, lex


def test_words_carry_their_place() -> None:
    assert lex("  ri\tx3 ") == [Word("ri", 2, 4), Word("x3", 5, 7)]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ('ri "it was cold" x3', "it was cold"),
        ("ri 'said \"so\"' x3", 'said "so"'),
        ("ri “quite cold” x3", "quite cold"),
        ('ri "don\'t" x3', "don't"),
        ('ri "a"b c" x3', 'a"b c'),
        ('ri "two\nlines\t" x3', "two\nlines\t"),
    ],
)
def test_a_quoted_note_is_kept_as_typed(line: str, note: str) -> None:
    words = lex(line)
    assert [word.text for word in words] == ["ri", note, "x3"]
    assert [word.note for word in words] == [False, True, False]


def test_an_open_quote_runs_to_the_end() -> None:
    assert lex('ri "cold x3 ') == [Word("ri", 0, 2), Word("cold x3 ", 3, 12, note=True)]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("ri -- after the drive", "after the drive"),
        ("ri --  two spaces ", " two spaces "),
        ('ri -- "quoted" -- x3', '"quoted" -- x3'),
        ("ri -- ends\n", "ends"),
        ("ri -- ends\n\n", "ends\n"),
        ("ri --", ""),
        ("ri --\n", ""),
    ],
)
def test_what_follows_the_dashes_is_the_note(line: str, note: str) -> None:
    assert lex(line) == [Word("ri", 0, 2), Word(note, 3, len(line), note=True)]


def test_dashes_inside_a_word_are_no_note() -> None:
    assert [word.text for word in lex("a--b --c")] == ["a--b", "--c"]


def test_places_of_tokens_count_in_the_joined_line() -> None:
    tokens = ["ri", "", "after the drive", "x3"]
    words = lex(tokens)
    assert words[1] == Word("after the drive", 4, 19, note=True)
    assert " ".join(tokens)[words[2].start : words[2].end] == "x3"


def test_a_sole_token_with_a_space_is_a_line() -> None:
    assert lex(["ri x3"]) == lex("ri x3")
    assert [word.text for word in lex(["ri x3", "--", "a", " b"])] == ["ri", "x3", "a  b"]


def test_a_token_in_quotes_of_its_own_is_a_note() -> None:
    assert lex(["ri", '"cold"'])[1] == Word("cold", 3, 9, note=True)
    assert lex(["ri", '"cold'])[1] == Word('"cold', 3, 8)


def test_tokens_after_the_dashes_are_joined_verbatim() -> None:
    assert lex(["ri", "--", " a", "-15m", "--"])[1] == Word(" a -15m --", 3, 16, note=True)


@given(st.text())
def test_places_lie_in_the_line_and_follow_each_other(line: str) -> None:
    words = lex(line)
    ends = [0, *(word.end for word in words)]
    for word, before in zip(words, ends, strict=False):
        assert before <= word.start < word.end <= len(line)
        assert word.text in line[word.start : word.end]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Z", "C"]), min_size=1)))
def test_plain_tokens_are_the_words_of_the_joined_line(tokens: list[str]) -> None:
    plain = [token for token in tokens if token[0] not in "\"'“" and token != "--"]
    assert lex(plain) == lex(" ".join(plain))
