"""A search as it is typed: what is understood, and where it is wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.entry.test_entry_roundtrip import DETAILS, LINES, TOKENS
from tracker.entry import (
    EntryError,
    Vocabulary,
    complete_query,
    parse_day,
    parse_query,
    parse_range,
    render,
)
from tracker.model import CATALOGUE, Day, Episode, EpisodeDetails, Factor
from tracker.model.query import Dates, FactorIs, Query, Term, Text

TODAY = date(2026, 11, 26)  # a Thursday
VOCABULARY = Vocabulary(("gaming", "board_games"), ("car",), ("after the drive",), ("ri",))
OWN = CATALOGUE.extended([Factor(key="guitar", label="guitar practice", unit="min", high=300)])


def asked(source: str | list[str], **more: Any) -> Query:
    return parse_query(source, today=TODAY, catalogue=OWN, vocabulary=VOCABULARY, **more)


def words(source: str | list[str]) -> str:
    return asked(source).words(OWN)


def refused(source: str | list[str]) -> EntryError:
    with pytest.raises(EntryError) as caught:
        asked(source)
    return caught.value


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sleep<6 caffeine>300 since 2026-10",
         "days with sleep under 6 h and caffeine over 300 mg, since 1 Oct 2026"),
        ('ri i>=5 "drive"',
         "twitches at the right index, intensity 5 or more, with the text “drive”"),
        ("caffeine>300mg", "days with caffeine over 300 mg"),
        ("caffeine>2c", "days with caffeine over 180 mg"),
        ("coffee>=2", "days with caffeine 180 mg or more"),
        ("water<1.5L", "days with water under 1.5 L"),
        ("water≤750ml", "days with water 0.75 L or less"),
        ("work>90min", "days with workload over 1.5 h"),
        ("bedtime>23:30", "days with bedtime after 23:30"),
        ("meals=no", "days with regular meals: no"),
        ("meals!=no", "days with regular meals: not no"),
        ("sleep=", "days with sleep not recorded"),
        ("sleep=?", "days with sleep not recorded"),
        ("not sleep=", "days with sleep recorded"),
        ("guit>30", "days with guitar practice over 30 min"),
        ("fatigue>5 f>5",
         "twitches, fatigue over 5 at the time, on days with fatigue over 5"),
        ("i4", "twitches, intensity 4"),
        ("4", "twitches, intensity 4"),
        ("intensity>=5", "twitches, intensity 5 or more"),
        ("inten>=5", "twitches, intensity 5 or more"),
        ("b>5", "twitches, bother over 5"),
        ("i=", "twitches, intensity not said"),
        ("x3", "twitches, 3 in one episode"),
        ("x>3", "twitches, over 3 in one episode"),
        ("20s", "twitches, lasting 20 s"),
        ("duration>1m30", "twitches, lasting over 1 min 30 s"),
        ("count>10", "days with a daily count over 10"),
        ("count>=10", "days with a daily count of 10 or more"),
        ("minutes>1h", "days with twitching for over 60 min"),
        ("minutes>5", "days with twitching for over 5 min"),
        ("unlogged>0 episodes>3", "days with over 0 twitches not logged and over 3 episodes"),
        ("unlogged=", "days with twitches not logged not known"),
        ("watched", "watched days"),
        ("unwatched", "unwatched days"),
        ("zero", "watched days without any twitches"),
        ("none", "watched days without any twitches"),
        ("closed", "days with the check-in closed"),
        ("notes", "days with a note"),
        ("flagged", "days with a flag"),
        ("event", "days with a life event"),
        ("illness", "days with a life event: illness"),
        ("device", "days with a life event: new device"),
        ("medicine", "days with a life event: medicine"),
        ("medicine stopped", "days with a life event: medicine stopped"),
        ("numb", "days with numbness"),
        ("weakness tingling", "days with weakness and tingling"),
        ("lti", "twitches at the left thumb and index"),
        ("b", "twitches in both hands"),
        ("left palm", "twitches at the left palm"),
        ("li palm typing", "twitches at the left index and palm, while typing"),
        ("left not palm", "twitches at the left hand, not at the palm"),
        ("l r", "twitches at the left hand, at the right hand"),
        ("jab typing cold", "jabs while typing, hands cold"),
        ("in bed", "twitches in bed"),
        ("at rest", "twitches at rest"),
        ("right hand while typing", "twitches at the right hand, while typing"),
        ("both hands", "twitches in both hands"),
        ("index finger", "twitches at the index"),
        ("intensity", "days with the text “intensity” (did you mean intensity>5?)"),
        ("fine_task", "twitches during a fine task"),
        ("gaming", "twitches during gaming"),
        ("board games", "twitches during board games"),
        ("typ", "twitches while typing"),
        ("+car", "twitches, tagged +car"),
        ("#car", "twitches, tagged +car"),
        ("tag=car activity=golf", "twitches during golf, tagged +car"),
        ("sites=index,palm", "twitches at the index and palm"),
        ("flags=numb,weak", "days with numbness and weakness"),
        ("note=", "days without a note"),
        ("tags=", "twitches, a tag not said"),
        ("activity!=typing", "days without twitches while typing"),
        ("not typing", "days without twitches while typing"),
        ("-typing", "days without twitches while typing"),
        ("not -typing", "twitches while typing"),
        ("ri not typing", "twitches at the right index, not while typing"),
        ("not zero", "days with twitches"),
        ("not numb", "days without numbness"),
        ("not mondays", "days not on a Monday"),
        ("weekend", "days at a weekend"),
        ("'in quotes'", "days with the text “in quotes”"),
        ("ri -- typing cold", "twitches at the right index, with the text “typing cold”"),
        ("to be", "days with the text “to” and the text “be”"),
        ("typign", "days with the text “typign” (did you mean typing?)"),
        ("sleep", "days with the text “sleep” (did you mean sleep<6.5?)"),
        ("meals", "days with the text “meals” (did you mean regular_meals=yes?)"),
        ("drive", "days with the text “drive”"),
        ("sleep < 6", "days with sleep under 6 h"),
        ("sleep< 6", "days with sleep under 6 h"),
        ("sleep <6", "days with sleep under 6 h"),
        ("sleep = 6", "days with sleep 6 h"),
        ("sleep= caffeine>300", "days with sleep not recorded and caffeine over 300 mg"),
        ("numb and sleep<6", "days with sleep under 6 h and numbness"),
        ("SLEEP<6 TYPING", "twitches while typing, on days with sleep under 6 h"),
    ],
)  # fmt: skip
def test_what_is_understood(line: str, expected: str) -> None:
    assert words(line) == expected


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("2026-10", "2026-10-01", "2026-10-31"), ("in 2026-10", "2026-10-01", "2026-10-31"),
        ("2025", "2025-01-01", "2025-12-31"), ("2026-W48", "2026-11-23", "2026-11-29"),
        ("last week", "2026-11-16", "2026-11-22"), ("30d", "2026-10-28", "2026-11-26"),
        ("last 30 days", "2026-10-28", "2026-11-26"), ("past 2 weeks", "2026-11-13", "2026-11-26"),
        ("the last month", "2026-10-01", "2026-10-31"),
        ("last 3 months", "2026-08-27", "2026-11-26"),
        ("2026-10-01..2026-10-15", "2026-10-01", "2026-10-15"),
        ("2026-09..2026-10", "2026-09-01", "2026-10-31"), ("..2026-10", None, "2026-10-31"),
        ("2026-10..", "2026-10-01", "2026-11-26"), ("3 weeks ago", "2026-11-05", "2026-11-05"),
        ("3 weeks ago..yesterday", "2026-11-05", "2026-11-25"),
        ("since 3 weeks ago", "2026-11-05", None), ("since 2026-10", "2026-10-01", None),
        ("until mon", None, "2026-11-23"), ("until 2026-10", None, "2026-10-31"),
        ("before 2026-10", None, "2026-09-30"), ("after 2026-10", "2026-11-01", None),
        ("from 2026-09 to 2026-10", "2026-09-01", "2026-10-31"),
        ("since 2026-09 until 2026-10", "2026-09-01", "2026-10-31"),
        ("yesterday", "2026-11-25", "2026-11-25"), ("on mon", "2026-11-23", "2026-11-23"),
        ("this year", "2026-01-01", "2026-12-31"), ("not 2026-10", None, None),
        ("after the drive", None, None), ("mon", "2026-11-23", "2026-11-23"),
    ],
)  # fmt: skip
def test_dates_in_words(line: str, first: str | None, last: str | None) -> None:
    ends = [day and day.isoformat() for day in asked(f"typing {line} numb").span]
    assert ends == [first, last]


def test_weeks_begin_as_configured_and_days_too() -> None:
    assert asked("last week", first_weekday=6).span[0] == date(2026, 11, 15)
    (term,) = asked("bedtime>23:30", day_start=time(14)).terms
    assert isinstance(term.condition, FactorIs)
    assert term.condition.day_start == time(14)


@pytest.mark.parametrize(
    ("line", "at", "message", "suggestions"),
    [
        ("ri slep<6", "slep<6", "is no factor; did you mean sleep<6", ["sleep<6"]),
        ("ri slep < 6", "slep < 6", "did you mean", ["sleep<6"]),
        ("intensty>5 ri", "intensty>5", "did you mean intensity>5",
         ["intensity>5", "minutes>5"]),
        ("ri sleep<", "sleep<", "needs a value", []),
        ("ri sleep<long", "sleep<long", "takes a number in h", ["sleep=6.5"]),
        ("ri sleep<30", "sleep<30", "outside 0 to 24", []),
        ("ri meals>yes", "meals>yes", "yes or no", ["regular_meals=yes", "regular_meals=no"]),
        ("ri i>11", "i>11", "out of range", []),
        ("ri i>much", "i>much", "compared with a number", []),
        ("ri count>many", "count>many", "compared with a number", []),
        ("ri duration>long", "duration>long", "reads like", []),
        ("ri kind>jab", "kind>jab", "asked for with =", []),
        ("ri kind=jump", "kind=jump", "is no kind", []),
        ("ri at=9", "at=9", "is no date", []),
        ("ri caffeine+=90", "caffeine+=90", "adds an intake", []),
        ("ri since 2026-13", "2026-13", "is no day or range", []),
        ("ri 2026-02-30", "2026-02-30", "is no day or range", []),
        ("ri 22.11.2026", "22.11.2026", "is no day or range", []),
        ("ri 2026-11..2026-10", "2026-11..2026-10", "ends before", []),
        ("ri since", "since", "needs a day", []),
        ("2026-10 ri 2026-11", "2026-11", "leaves no day", []),
        ("mon ri last month", "last month", "leaves no day", []),
        ("ri 0", "0", "without twitches or an intensity", ["zero", "i0"]),
        ("ri 15", "15", "goes from 0 to 10", ["count>15", '"15"']),
        ("ri c", "c", "adds a drink", ["caffeine>0"]),
        ("ri @14:05", "@14:05", "time of day", []),
        ("ri 14:05", "14:05", "time of day", []),
        ("ri -15m", "-15m", "how long ago", []),
        ("ri x", "x", "needs a number of twitches", []),
        ("ri +", "+", "needs a tag", []),
        ("ri or li", "or", "all conditions hold", []),
        ("ri not", "not", "needs what is not to be", []),
        ("not tags=a,b", "tags=a,b", "one at a time", []),
        ("not and", "and", "one at a time", []),
    ],
)  # fmt: skip
def test_a_word_that_is_off_is_pointed_at(
    line: str, at: str, message: str, suggestions: list[str]
) -> None:
    error = refused(line)
    assert message in error.message
    assert line[error.start : error.end] == at
    assert error.suggestions == suggestions


@pytest.mark.parametrize("line", ["", "  ", "and", '""', []])
def test_nothing_asked_is_no_query(line: str | list[str]) -> None:
    assert "say what to look for: sleep<6" in refused(line).message


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["sleep<6 caffeine>300"], "days with sleep under 6 h and caffeine over 300 mg"),
        (["sleep<6 caffeine>300", "2025"],
         "days with sleep under 6 h and caffeine over 300 mg, in 2025"),
        (["sleep", "<", "6"], "days with sleep under 6 h"),
        (["ri", "3 weeks ago"], "twitches at the right index, on Thu 5 Nov 2026"),
        (["3", "weeks", "ago"], "days on Thu 5 Nov 2026"),
        (["ri", "after the drive"], "twitches at the right index, with the text “after the drive”"),
        (["ri", "--", "sleep<6", "typing"],
         "twitches at the right index, with the text “sleep<6 typing”"),
        (["ri", '"sleep<6 typing"'],
         "twitches at the right index, with the text “sleep<6 typing”"),
    ],
)  # fmt: skip
def test_tokens_of_a_shell(tokens: list[str], expected: str) -> None:
    assert words(tokens) == expected


def test_an_error_s_place_counts_in_the_joined_tokens() -> None:
    tokens = ["ri", "caffeine>300 slep<6", "typing"]
    error = refused(tokens)
    assert " ".join(tokens)[error.start : error.end] == "slep<6"


def test_a_said_word_twice_is_asked_once() -> None:
    assert len(asked("typing typing").terms) == 1


@settings(max_examples=300, deadline=None)
@given(LINES | TOKENS)
def test_any_line_is_understood_or_an_entry_error(source: str | list[str]) -> None:
    line = source if isinstance(source, str) else " ".join(source)
    found = attempted(source)
    if isinstance(found, Query):
        assert found.terms
        assert found.words(OWN)
        return
    assert found.message == str(found)
    assert 0 <= found.start <= found.end <= len(line)
    assert found.start < found.end or not line
    assert len(found.suggestions) <= 3


def attempted(source: str | list[str]) -> Query | EntryError:
    try:
        return asked(source)
    except EntryError as error:
        return error


@settings(max_examples=300, deadline=None)
@given(DETAILS)
def test_what_is_said_of_an_episode_finds_it_again(details: EpisodeDetails) -> None:
    line = render(details)
    signs = (details.activity or "").strip("<>=!≤≥≠") == (details.activity or "")
    assume(line and details.intensity != 0 and signs)  # a bare 0 asks which of two is meant
    episode = Episode(
        id="a", day=TODAY, at=datetime(2026, 11, 26, 9, tzinfo=UTC),
        **{name: getattr(details, name) for name in EpisodeDetails.__struct_fields__},
    )  # fmt: skip
    query = attempted(line)
    if isinstance(query, EntryError):  # a note of blanks alone asks for nothing
        assert "say what" in query.message
        return
    match = query.match(Day(day=TODAY, episodes=[episode]))
    assert match is not None, line
    assert match.episodes == ("a",)


ORDERLESS = st.permutations(
    ["ri", "i>=4", "sleep<6", "cold", "numb", "+car", "not typing", "since 2026-10", '"a note"',
     "count>3", "-zero", "until yesterday", "mondays"]
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(ORDERLESS)
def test_the_order_of_words_makes_no_difference(line: list[str]) -> None:
    def key(term: Term) -> str:
        return repr(term)

    expected = sorted(asked(" ".join(sorted(line))).terms, key=key)
    assert sorted(asked(" ".join(line)).terms, key=key) == expected


@settings(max_examples=100, deadline=None)
@given(LINES, st.integers(-1, 60))
def test_completions_go_on_from_what_is_typed(line: str, cursor: int) -> None:
    found = complete_query(line, cursor, catalogue=OWN, vocabulary=VOCABULARY)
    assert len(set(found)) == len(found)


def test_what_a_search_completes() -> None:
    def completed(line: str) -> list[str]:
        return complete_query(line, len(line), catalogue=OWN, vocabulary=VOCABULARY)

    assert completed("caf") == ["caffeine<"]
    assert completed("unw") == ["unwatched"]
    assert completed("ri not ty") == ["typing"]
    assert completed("regular_meals=") == ["regular_meals=yes", "regular_meals=no"]
    assert completed("+c") == ["+car"]
    assert completed('"aft') == ['"after the drive"']


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2025-11", "2025-11-01"), ("2025", "2025-01-01"), ("2026-W48", "2026-11-23"),
     ("2026w01", "2025-12-29"), ("last month", "2026-10-01"), ("mon", "2026-11-23"),
     ("3 weeks ago", "2026-11-05"), ("this year", "2026-01-01")],
)  # fmt: skip
def test_going_to_a_day_takes_spans(text: str, expected: str) -> None:
    assert parse_day(text, today=TODAY, spans=True) == date.fromisoformat(expected)


@pytest.mark.parametrize("text", ["2025-11", "2025", "2026-W48", "last month"])
def test_a_record_s_day_is_no_span(text: str) -> None:
    with pytest.raises(EntryError, match="no day here"):
        parse_day(text, today=TODAY)


@pytest.mark.parametrize("text", ["2026-13", "2026-W54", "1899", "last 0 days", "last 9999 years"])
def test_no_such_span(text: str) -> None:
    with pytest.raises(EntryError, match="no day or range"):
        parse_range(text, today=TODAY, span=None)


def test_texts_and_dates_are_what_they_seem() -> None:
    (text,) = asked("garden").terms
    assert text == Term(Text("garden"))
    (dates,) = asked("2026-10").terms
    assert dates == Term(Dates(first=date(2026, 10, 1), last=date(2026, 10, 31)))
