"""What a query finds on a day, and how it says itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.model import CATALOGUE, Broken, CheckIn, Day, Episode, Intake, Marker
from tracker.model.query import (
    Condition,
    Dates,
    Event,
    FactorIs,
    Flagged,
    Has,
    Measure,
    Noted,
    Place,
    Query,
    Rated,
    State,
    Term,
    Text,
    Weekdays,
)
from tracker.model.query.comparing import INVERSE, compare
from tracker.model.words import FLAGS, KINDS, SITES, WARMTHS, visible

DAY = date(2026, 11, 23)  # a Monday
AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


def episode(id: str = "a", **said: Any) -> Episode:
    return Episode(id=id, day=DAY, at=AT, **said)


def day(*episodes: Episode, **held: Any) -> Day:
    return Day(day=DAY, episodes=list(episodes), **held)


def checked_in(**said: Any) -> CheckIn:
    return CheckIn(day=DAY, **said)


def query(*conditions: Condition | Term) -> Query:
    return Query(tuple(each if isinstance(each, Term) else Term(each) for each in conditions))


def no(condition: Condition) -> Term:
    return Term(condition, negated=True)


def found(asked: Query, on: Day, **known: bool) -> tuple[str, ...] | None:
    match = asked.match(on, **known)
    return match.episodes if match else None


RIGHT_INDEX = Place(hand="right", sites=("index",))
TYPING = Has(field="activity", value="typing")
STRONG = Rated(field="intensity", operator=">", value=5)
NUMB = Flagged(flags=("numbness",))


def test_one_episode_meets_all_that_is_asked_of_an_episode() -> None:
    both = query(RIGHT_INDEX, STRONG)
    assert found(both, day(episode(hand="right", sites=["index"], intensity=6))) == ("a",)
    apart = day(episode(hand="right", sites=["index"]), episode("b", intensity=6))
    assert found(both, apart) is None
    three = day(
        episode(hand="right", sites=["index", "palm"], intensity=6),
        episode("b", intensity=9),
        episode("c", hand="both", sites=["index"], intensity=7),
    )
    assert found(both, three) == ("a", "c")


def test_a_flag_or_a_text_is_met_by_the_episode_or_by_its_day() -> None:
    asked = query(TYPING, NUMB)
    assert found(asked, day(episode(activity="typing", flags=["numbness"]))) == ("a",)
    of_day = checked_in(flags=["numbness"])
    assert found(asked, day(episode(activity="typing"), check_in=of_day)) == ("a",)
    elsewhere = day(episode(activity="typing"), episode("b", flags=["numbness"]))
    assert found(asked, elsewhere) is None
    assert found(query(NUMB), elsewhere) == ("b",)
    assert found(query(NUMB), day(episode(), check_in=of_day)) == ()


def test_a_text_is_looked_for_in_all_that_is_seen() -> None:
    def on(text: str) -> tuple[str, ...] | None:
        return found(query(Text(text)), whole)

    whole = day(
        episode(note="After the DRIVE\x1b", activity="fine_task", tags=["Garden"]),
        check_in=checked_in(note="slept à la carte"),
        intakes=[Intake(id="i", day=DAY, factor="caffeine", amount=90, label="espresso")],
        markers=[Marker(id="m", day=DAY, kind="device", label="split keyboard")],
    )
    assert on("the drive") == on("gard") == on("fine task") == on("\\x1b") == ("a",)
    assert on("A\u0300 LA") == on("espress") == on("split key") == on("new device") == ()
    assert on("twitch") is on("drive after") is None


def test_a_missing_factor_meets_no_comparison_nor_its_opposite() -> None:
    little = FactorIs(key="sleep", operator="<", value=6)
    for hours, expected in ((5.75, True), (6, False), (7, False)):
        slept = day(check_in=checked_in(values={"sleep": hours}))
        assert (found(query(little), slept) == ()) is expected
        assert (found(query(no(little)), slept) == ()) is not expected
    unsaid = day(check_in=checked_in(values={"stress": 4}))
    assert found(query(little), unsaid) is found(query(no(little)), unsaid) is None
    assert found(query(FactorIs(key="sleep")), unsaid) == ()
    assert found(query(no(FactorIs(key="sleep"))), unsaid) is None


def test_intakes_count_and_six_glasses_are_a_litre_and_a_half() -> None:
    glasses = [Intake(id=f"{n}", day=DAY, factor="water", amount=0.1) for n in range(3)]
    exactly = query(FactorIs(key="water", value=0.3))
    assert found(exactly, day(intakes=glasses)) == ()
    assert found(exactly, day(intakes=glasses[:2])) is None


@pytest.mark.parametrize(
    ("bedtime", "start", "expected"),
    [("23:45", 4, True), ("23:30", 4, False), ("00:30", 4, True), ("03:59", 4, True),
     ("04:00", 4, False), ("22:00", 4, False), ("13:00", 14, True), ("14:00", 14, False)],
)  # fmt: skip
def test_a_time_of_day_is_later_the_longer_the_day_lasts(
    bedtime: str, start: int, expected: bool
) -> None:
    late = FactorIs(key="bedtime", operator=">", value="23:30", day_start=time(start))
    held = day(check_in=checked_in(values={"bedtime": bedtime}))
    assert (found(query(late), held) == ()) is expected


def test_a_value_of_another_kind_than_the_factor_s_is_not_compared() -> None:
    odd = day(check_in=checked_in(values={"sleep": "long", "bedtime": 23}))
    assert found(query(FactorIs(key="sleep", operator="<", value=6)), odd) is None
    assert found(query(FactorIs(key="bedtime", operator=">", value="20:00")), odd) is None


def test_watched_unwatched_and_zero_are_three_things() -> None:
    zero = day(check_in=checked_in(closed=True, unlogged=0))
    factors_alone = day(check_in=checked_in(values={"sleep": 7}))
    watched, nothing = State(name="watched"), State(name="zero")
    assert [found(query(watched), each) for each in (day(episode()), zero)] == [(), ()]
    assert [found(query(no(watched)), each) for each in (factors_alone, day())] == [(), ()]
    assert found(query(nothing), zero) == found(query(no(nothing)), day(episode())) == ()
    for asked in (nothing, no(nothing), watched):
        assert found(query(asked), factors_alone) is None


def test_figures_of_a_day() -> None:
    held = day(
        episode(count=3, duration=90), episode("b"), check_in=checked_in(closed=True, unlogged=4)
    )
    for name, value in (("count", 8), ("minutes", 1.5), ("unlogged", 4), ("episodes", 2)):
        assert found(query(Measure(name=name, value=value)), held) == ()  # type: ignore[arg-type]
        assert found(query(Measure(name=name)), held) is None  # type: ignore[arg-type]
        assert found(query(Measure(name=name)), day()) == ()  # type: ignore[arg-type]
    assert found(query(Measure(name="minutes", operator="<", value=5)), day(episode())) is None
    assert found(query(Measure(name="count", operator="<", value=5)), day()) is None


def test_an_opposite_is_looked_for_in_the_same_episode() -> None:
    asked = query(RIGHT_INDEX, no(TYPING))
    both = day(
        episode(hand="right", sites=["index"], activity="typing"),
        episode("b", hand="right", sites=["index"]),
    )
    assert found(asked, both) == ("b",)
    assert found(query(no(TYPING)), both) is None
    assert found(query(no(TYPING)), day(episode(activity="rest"))) == ()


def test_without_something_is_only_said_of_watched_days() -> None:
    asked = query(no(TYPING))
    assert found(asked, day(check_in=checked_in(closed=True, unlogged=0))) == ()
    assert found(asked, day(check_in=checked_in(values={"sleep": 7}))) is None
    assert found(asked, day()) is None
    for words in (no(NUMB), no(Noted()), no(Text("x")), no(Event())):
        assert found(query(words), day()) is None
        assert found(query(words), day(check_in=checked_in(values={"sleep": 7}))) == ()


def test_where_a_part_is_missing_nothing_is_found_by_what_is_not_there() -> None:
    """Half a month may lack anything: what is there counts, what isn't tells nothing."""
    held = day(episode(count=5), intakes=[Intake(id="i", day=DAY, factor="caffeine", amount=90)])
    torn = Day(
        day=DAY,
        episodes=held.episodes,
        intakes=held.intakes,
        broken=[Broken(file="2026-11", table="episodes", id="x", day=DAY, problem="count")],
    )
    many = Measure(name="count", operator=">", value=4)
    much = FactorIs(key="caffeine", operator=">=", value=90)
    for known in (many, much, no(Measure(name="count", operator="<=", value=4))):
        assert found(query(known), held, whole=False) == found(query(known), torn) == ()
    for missing in (
        no(TYPING), no(NUMB), no(Noted()), no(Event()), Measure(name="count", value=5),
        Measure(name="count", operator="<", value=9), FactorIs(key="caffeine", value=90),
        FactorIs(key="sleep"), no(State(name="closed")),
    ):  # fmt: skip
        assert found(query(missing), held, whole=False) is found(query(missing), torn) is None
    for missing in (no(State(name="watched")), FactorIs(key="sleep"), Measure(name="count")):
        assert found(query(missing), day(), whole=False) is None
    assert found(query(no(Event())), held, booked=False) is None


def test_the_span_is_what_all_dates_leave() -> None:
    since, until = Dates(first=DAY), Dates(last=date(2026, 11, 30))
    assert query(since, until, TYPING).span == (DAY, date(2026, 11, 30))
    assert query(since, Dates(first=date(2026, 11, 25))).span == (date(2026, 11, 25), None)
    assert query(no(since)).span == query(TYPING).span == (None, None)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (query(FactorIs(key="sleep", operator="<", value=6),
               FactorIs(key="caffeine", operator=">", value=300), Dates(first=date(2026, 10, 1))),
         "days with sleep under 6 h and caffeine over 300 mg, since 1 Oct 2026"),
        (query(STRONG, RIGHT_INDEX, Text("drive")),
         "twitches at the right index, intensity over 5, with the text “drive”"),
        (query(Has(field="kind", value="jab"), no(TYPING), State(name="watched"),
               FactorIs(key="regular_meals", value=False), Weekdays(days=(0,))),
         "jabs, not while typing, on watched days with regular meals: no, on a Monday"),
        (query(no(STRONG), no(Noted()), Event(kinds=("travel",))),
         "days with a life event: travel, without a note or twitches of intensity over 5"),
        (query(State(name="zero"), Dates(first=date(2026, 2, 1), last=date(2026, 2, 28))),
         "watched days without any twitches, in February 2026"),
        (query(no(FactorIs(key="bedtime", operator=">", value="23:30"))),
         "days with bedtime 23:30 or before"),
        (query(Dates(first=date(2025, 1, 1), last=date(2025, 12, 31))), "days in 2025"),
        (query(FactorIs(key="gone", value=3)), "days with gone 3"),
        (query(Text("typign\x1b", ("typing",))),
         "days with the text “typign\\x1b” (did you mean typing?)"),
    ],
)  # fmt: skip
def test_a_query_in_words(asked: Query, words: str) -> None:
    assert asked.words(CATALOGUE) == words


OPERATORS = st.sampled_from(list(INVERSE))
RATING = st.integers(0, 10)
TEXTS = st.text(st.characters(codec=None, exclude_categories=[]), min_size=1, max_size=8)
CONDITIONS: dict[str, st.SearchStrategy[Any]] = {
    "factor": st.builds(
        FactorIs, key=st.sampled_from(["sleep", "stress"]), operator=OPERATORS, value=RATING
    ),
    "measure": st.builds(
        Measure, name=st.sampled_from(["count", "minutes", "unlogged", "episodes"]),
        operator=OPERATORS, value=RATING,
    ),
    "state": st.builds(State, name=st.sampled_from(["watched", "zero", "closed"])),
    "event": st.sampled_from([Event(), Event(kinds=("travel",))]),
    "weekdays": st.builds(Weekdays, days=st.sampled_from([(0,), (5, 6), (0, 1, 2, 3, 4)])),
    "dates": st.sampled_from([Dates(first=DAY), Dates(last=DAY), Dates(first=DAY, last=DAY)]),
    "place": st.builds(Place, hand=st.sampled_from(["left", "both"]),
                       sites=st.sampled_from([(), ("index",)])),
    "has": st.one_of(
        st.builds(Has, field=st.just("kind"), value=st.none() | st.sampled_from(KINDS)),
        st.builds(Has, field=st.just("warmth"), value=st.none() | st.sampled_from(WARMTHS)),
        st.builds(Has, field=st.just("activity"), value=st.none() | TEXTS),
        st.builds(Has, field=st.just("tags"), value=st.none() | TEXTS),
    ),
    "rated": st.builds(
        Rated, field=st.sampled_from(["intensity", "bother", "fatigue", "count", "duration"]),
        operator=OPERATORS, value=RATING,
    ),
    "flagged": st.builds(Flagged, flags=st.sampled_from([(), *((flag,) for flag in FLAGS)])),
    "noted": st.just(Noted()),
    "text": st.builds(Text, TEXTS),
}  # fmt: skip
CONDITION = st.one_of(*CONDITIONS.values())
TERM = st.builds(Term, CONDITION, st.booleans())
QUERY = st.lists(TERM, max_size=6).map(lambda terms: Query(tuple(terms)))
EPISODE = st.builds(
    Episode,
    id=st.sampled_from("abcdef"),
    day=st.just(DAY),
    hand=st.sampled_from([None, "left", "right", "both"]),
    sites=st.lists(st.sampled_from(SITES), max_size=3, unique=True),
    kind=st.none() | st.sampled_from(KINDS),
    count=st.integers(1, 12),
    intensity=st.none() | RATING,
    bother=st.none() | RATING,
    fatigue=st.none() | RATING,
    duration=st.none() | st.integers(1, 600),
    activity=st.none() | st.sampled_from(["typing", "rest", "limp"]),
    warmth=st.none() | st.sampled_from(WARMTHS),
    flags=st.lists(st.sampled_from(list(FLAGS)), max_size=2, unique=True),
    tags=st.lists(st.sampled_from(["garden", "Car"]), max_size=2, unique=True),
    note=st.none() | TEXTS,
)
CHECK_IN = st.builds(
    CheckIn,
    day=st.just(DAY),
    values=st.dictionaries(st.sampled_from(["sleep", "stress"]), RATING, max_size=2),
    unlogged=st.none() | st.integers(0, 9),
    closed=st.booleans(),
    flags=st.lists(st.sampled_from(list(FLAGS)), max_size=2, unique=True),
    note=st.none() | TEXTS,
)
MARKER = st.builds(Marker, id=st.just("m"), day=st.just(DAY), kind=st.sampled_from(["travel"]))
DAYS = st.builds(
    Day,
    day=st.just(DAY),
    episodes=st.lists(EPISODE, max_size=4, unique_by=lambda each: each.id),
    check_in=st.none() | CHECK_IN,
    markers=st.lists(MARKER, max_size=1),
)


@settings(max_examples=300, deadline=None)
@given(QUERY, DAYS, st.randoms())
def test_the_order_of_conditions_makes_no_difference(asked: Query, on: Day, chance: Any) -> None:
    shuffled = list(asked.terms)
    chance.shuffle(shuffled)
    assert Query(tuple(shuffled)).match(on) == asked.match(on)


@settings(max_examples=400, deadline=None)
@given(CONDITION, DAYS)
def test_a_condition_and_its_opposite_never_meet_and_leave_only_the_unknown(
    condition: Condition, on: Day
) -> None:
    holds = Query((Term(condition),)).match(on)
    opposite = Query((Term(condition, negated=True),)).match(on)
    assert not (holds and opposite)
    if on.watched and not isinstance(condition, FactorIs | Measure | Rated):
        assert holds or opposite


@settings(max_examples=300, deadline=None)
@given(st.lists(CONDITION, min_size=1, max_size=5), TERM, DAYS)
def test_one_more_condition_finds_no_more(asked: list[Condition], term: Term, on: Day) -> None:
    less = query(*asked).match(on)
    more = query(*asked, term).match(on)
    if more:
        assert less
        assert set(more.episodes) <= set(less.episodes) or not less.episodes


@settings(max_examples=300, deadline=None)
@given(QUERY, DAYS)
def test_less_knowledge_finds_no_more_days(asked: Query, on: Day) -> None:
    if asked.match(on, whole=False) or asked.match(on, booked=False):
        assert asked.match(on)


@settings(max_examples=300, deadline=None)
@given(QUERY)
def test_a_query_says_every_condition(asked: Query) -> None:
    words = asked.words(CATALOGUE)
    assert words == visible(words)
    for term in asked.terms:
        one = Query((term,)).words(CATALOGUE)
        assert one not in ("", "days")
    assert Query(()).words(CATALOGUE) == "days"


@pytest.mark.parametrize("kind", CONDITIONS)
def test_each_kind_of_condition_makes_a_difference_to_the_words(kind: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.builds(Term, CONDITIONS[kind], st.booleans()))
    def check(term: Term) -> None:
        other = query(FactorIs(key="caffeine", operator=">", value=300), Text("here"))
        with_it = Query((*other.terms, term)).words(CATALOGUE)
        assert len(with_it) > len(other.words(CATALOGUE))
        assert "caffeine over 300 mg" in with_it
        assert "“here”" in with_it

    check()


@given(st.none() | st.integers(-3, 12), OPERATORS, RATING, st.booleans())
def test_an_operator_and_its_inverse(
    value: int | None, operator: Any, bound: int, at_least: bool
) -> None:
    holds = compare(value, operator, bound, at_least=at_least)
    inverse = compare(value, INVERSE[operator], bound, at_least=at_least)
    assert (holds is None) == (inverse is None)
    assert holds is None or holds is not inverse
    if value is not None and at_least and holds is not None:
        assert all(compare(more, operator, bound) is holds for more in range(value, 15))
