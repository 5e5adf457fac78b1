"""What holds for every line and every episode."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.entry import (
    EntryError,
    Vocabulary,
    complete,
    parse_changes,
    parse_check_in_changes,
    parse_episode,
    parse_factors,
    parse_intake_changes,
    parse_line,
    parse_rewrite,
    render,
    word_at,
)
from tracker.model import CATALOGUE, Episode, EpisodeDetails, Intake, checked
from tracker.model.words import ACTIVITIES, FLAGS, KINDS, SITES, WARMTHS

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
VOCABULARY = Vocabulary(("gaming", "limp"), ("car",), ("after the drive",), ("ri", "palm"))
BASE = Episode(id="abcdefghij", day=NOW.date(), tags=["car"])
INTAKE = Intake(id="abcdefghij", day=NOW.date(), factor="caffeine", amount=90)

TEXT = st.text(st.characters(codec=None, exclude_categories=[]))
PIECES = st.sampled_from(
    [
        "ri", "l", "b", "palm", "x3", "x", "i4", "11", "0", "4.5", "b6", "f6", "20s", "1m30",
        "-15m", "-", "--", "@14:05", "@", "21:00", "yesterday", "mon", "3 days ago",
        "in 2 days", "ago",
        "2026-11-20", "sleep=6.5", "sleep=", "caffeine+=90", "+=", "=", "c", "w", "unlogged=3",
        "unlogged=?", "closed", "numb", "+tag", "#t", "+", '"', "'", "“x”", '"note"', "rest", "re",
        "tr", "i=", "sites=", "tags=a,b", "note=x", "at=", "hand=l", "\ud800", "\x1b[0m", "x" * 300,
        "x" + "9" * 300, "sleep=" + "9" * 300, "９", "İ", "in", "N",
    ]
)  # fmt: skip
LINES = TEXT | st.lists(PIECES | TEXT, max_size=6).map(" ".join)
TOKENS = st.lists(PIECES | TEXT, max_size=6)

PARSERS: list[Callable[[Any], object]] = [
    lambda text: parse_line(text, now=NOW, catalogue=CATALOGUE, vocabulary=VOCABULARY),
    lambda text: parse_episode(text, now=NOW, vocabulary=VOCABULARY),
    lambda text: parse_factors(text, CATALOGUE),
    lambda text: parse_changes(text, now=NOW, base=BASE),
    lambda text: parse_rewrite(text, now=NOW, base=BASE),
    lambda text: parse_check_in_changes(text, CATALOGUE),
    lambda text: parse_intake_changes(text, now=NOW, catalogue=CATALOGUE, base=INTAKE),
]


def check(source: str | list[str]) -> None:
    joined = source if isinstance(source, str) else " ".join(source)
    for error in filter(None, (refusal(parse, source) for parse in PARSERS)):
        assert error.message == str(error)
        assert 0 <= error.start < error.end <= len(joined)
        assert len(error.suggestions) <= 3


def refusal(parse: Callable[[Any], object], source: str | list[str]) -> EntryError | None:
    try:
        parse(source)
    except EntryError as error:
        return error
    return None


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_any_line_is_understood_or_an_entry_error(line: str) -> None:
    check(line)


@settings(max_examples=200, deadline=None)
@given(TOKENS)
def test_any_tokens_are_understood_or_an_entry_error(tokens: list[str]) -> None:
    check(tokens)


def test_a_very_long_line_too() -> None:
    for line in ("ri " * 20_000, "x" * 200_000, '"' * 50_000, "-- " + "n" * 99_000, "a=" * 50_000):
        check(line)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_what_is_understood_keeps_the_rules_of_records(line: str) -> None:
    try:
        found = parse_line(line, now=NOW, catalogue=CATALOGUE, vocabulary=VOCABULARY)
    except EntryError:
        return
    for draft in (found.episode, found.factors):
        if draft is not None:
            assert checked(draft) == draft


def subset(words: Any) -> st.SearchStrategy[list[Any]]:
    """Return lists in the vocabulary's own order, as the parser gives them."""
    ordered = list(words)
    return st.sets(st.sampled_from(ordered)).map(lambda found: sorted(found, key=ordered.index))


RATINGS = st.none() | st.integers(0, 10)
NO_SPACE = st.characters(codec=None, exclude_categories=[]).filter(lambda sign: not sign.isspace())
WORD = st.text(NO_SPACE, min_size=1, max_size=60)
NOTES = st.none() | st.text(
    st.sampled_from(list("ab \t\n\r\"'“”-+=")) | st.characters(codec=None, exclude_categories=[]),
    min_size=1,
)
DETAILS = st.builds(
    EpisodeDetails,
    hand=st.sampled_from([None, "left", "right", "both"]),
    sites=subset(SITES),
    kind=st.none() | st.sampled_from(KINDS),
    count=st.integers(1, 999),
    intensity=RATINGS,
    bother=RATINGS,
    fatigue=RATINGS,
    duration=st.none() | st.integers(1, 86_400),
    activity=st.none()
    | st.sampled_from([*ACTIVITIES, "limp", "Rest", "-15m", "a=b", "ri", '"'])
    | WORD,
    warmth=st.none() | st.sampled_from(WARMTHS),
    flags=subset(FLAGS),
    tags=st.lists(WORD, unique=True, max_size=4),
    note=NOTES,
)


@settings(max_examples=300, deadline=None)
@given(DETAILS)
def test_a_rendered_episode_reads_back_the_same(details: EpisodeDetails) -> None:
    draft = parse_episode(render(details), now=NOW)
    for name in EpisodeDetails.__struct_fields__:
        assert getattr(draft, name) == getattr(details, name), name
    assert draft.at == NOW


def test_what_is_rendered_is_short_and_takes_more_words() -> None:
    details = EpisodeDetails(
        hand="right", sites=["index", "palm"], count=4, intensity=5, duration=90, activity="typing",
        warmth="cold", flags=["numbness"], tags=["car"], note="it was “so” cold",
    )  # fmt: skip
    line = render(details)
    assert line == 'ri palm x4 5 1m30 typing cold numb +car "it was “so” cold"'
    assert parse_episode(f"{line} b3 ", now=NOW).bother == 3
    assert render(EpisodeDetails()) == ""


ORDERLESS = st.permutations(
    ["ri", "palm", "x3", "i4", "b2", "f6", "20s", "rest", "cold", "jab", "numb", "weak",
     "yesterday", "21:00", "sleep=6.5", "c", '"a note"']
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(ORDERLESS, st.booleans())
def test_the_order_and_the_case_of_words_make_no_difference(words: list[str], loud: bool) -> None:
    shouted = [word.upper() if loud and not word.startswith('"') else word for word in words]
    found = parse_line(" ".join(shouted), now=NOW, catalogue=CATALOGUE)
    expected = parse_line(" ".join(sorted(words)), now=NOW, catalogue=CATALOGUE)
    assert found == expected


@settings(max_examples=100, deadline=None)
@given(LINES, st.integers(-1, 60))
def test_completions_go_on_from_what_is_typed(line: str, cursor: int) -> None:
    start, end = word_at(line, cursor)
    found = complete(line, cursor, catalogue=CATALOGUE, vocabulary=VOCABULARY)
    if found:
        assert 0 <= start < min(cursor, len(line)) <= end <= len(line)
        typed = line[start:cursor].lower()
        assert all(whole.lower().startswith(typed) and whole.lower() != typed for whole in found)
        assert len(set(found)) == len(found)
