"""Records that break a rule, edited by hand: shown, kept, and in nobody's way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.diary import Batch, Diary, UnknownId
from tracker.diary.contents import KIND_OF, decode
from tracker.diary.files import META, META_ID, path_of
from tracker.diary.mending import legible
from tracker.model import (
    Broken,
    CheckIn,
    Episode,
    EpisodeDraft,
    Factor,
    FactorDraft,
    Intake,
    IntakeDraft,
    Marker,
    MarkerDraft,
    RecordError,
    Review,
)

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=timezone(timedelta(hours=1)))
TODAY = date(2026, 11, 20)
ALL = date(1900, 1, 1), date(2100, 1, 1)
Document = dict[str, Any]


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def tables(diary: Diary, name: str = "2026-11") -> dict[str, dict[str, Document]]:
    found: dict[str, dict[str, Document]] = json.loads(path_of(diary.home, name).read_text())
    return found


def by_hand(
    diary: Diary, table: str, id: str, change: Callable[[Document], object], name: str = "2026-11"
) -> Document:
    """Edit a document as a person would in an editor; return what it is then."""
    file = tables(diary, name)
    change(file[table][id])
    path_of(diary.home, name).write_text(json.dumps(file))
    return file[table][id]


def broken_episode(diary: Diary, **wrong: Any) -> tuple[Episode, Document]:
    episode = diary.log(EpisodeDraft(tags=["desk"], intensity=4))
    return episode, by_hand(diary, "episodes", episode.id, lambda raw: raw.update(wrong))


# --- shown and kept --------------------------------------------------------------------------


def test_it_is_shown_in_its_day_and_the_rest_of_the_month_works(diary: Diary) -> None:
    good = diary.log(EpisodeDraft())
    bad, raw = broken_episode(diary, intensity=14)
    assert diary.episodes(*ALL) == [good]
    (broken,) = diary.day(TODAY).broken
    assert broken == Broken(
        file="2026-11",
        table="episodes",
        id=bad.id,
        day=TODAY,
        problem="intensity: must be at most 10",
    )
    assert diary.broken(TODAY, TODAY) == diary.all_broken() == [broken]
    assert diary.broken(TODAY - timedelta(days=1), TODAY - timedelta(days=1)) == []
    diary.log(EpisodeDraft())
    diary.edit(good.id, note="x")
    diary.check_in(TODAY, {"sleep": 7})
    diary.remove(good.id)
    for _ in range(4):
        diary.undo()
    assert tables(diary)["episodes"][bad.id] == raw
    assert (diary.warnings, diary.span()) == ([], (TODAY, TODAY))


@pytest.mark.parametrize(
    ("wrong", "day"),
    [
        ({"day": "2026-11-31"}, date(2026, 11, 1)),
        ({"day": None}, date(2026, 11, 1)),
        ({"day": "2026-10-05"}, date(2026, 11, 1)),
        ({"day": "2026-11-07", "count": 0}, date(2026, 11, 7)),
        ({"at": "2026-11-20T14:05:00"}, TODAY),
    ],
)
def test_its_day_is_the_one_it_states_if_that_is_of_the_month(
    diary: Diary, wrong: Document, day: date
) -> None:
    bad, _ = broken_episode(diary, **wrong)
    (broken,) = diary.broken(*ALL)
    assert (broken.id, broken.day) == (bad.id, day)
    assert broken.problem.startswith(list(wrong)[-1])
    assert diary.day(day).broken == [broken]
    assert diary.episodes(*ALL) == []


def test_a_book_with_broken_records_is_read_without_them(diary: Diary) -> None:
    kept = diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    bad = diary.mark(MarkerDraft(day=TODAY, kind="device"))
    diary.define_factor(Factor(key="guitar", label="guitar"))
    diary.define_factor(Factor(key="piano", label="piano"))
    diary.set_day_start(time(6))
    by_hand(diary, "markers", bad.id, lambda raw: raw.update(kind="gadget"), "book")
    by_hand(diary, "factors", "guitar", lambda raw: raw.update(kind="ammount"), "book")
    assert diary.markers(*ALL) == [kept]
    assert [each.id for each in diary.broken(TODAY, TODAY)] == [bad.id]
    assert {each.id: each.day for each in diary.all_broken()} == {bad.id: TODAY, "guitar": None}
    assert ("piano" in diary.catalogue, "guitar" in diary.catalogue) == (True, False)
    assert diary.day_start == time(6)
    assert diary.warnings == [
        "book.json: 1 record breaks a rule and is left out: `tracker check` names it"
    ]


def test_a_broken_record_is_not_called_unknown(diary: Diary) -> None:
    bad, _ = broken_episode(diary, hand="third")
    with pytest.raises(RecordError, match=rf"{bad.id} can't be read: hand"):
        diary.get(bad.id)
    with pytest.raises(UnknownId):
        diary.get("aaaaaaaaaa")


# --- taken out -------------------------------------------------------------------------------


def test_it_can_be_removed_and_comes_back_as_it_was(diary: Diary) -> None:
    bad, raw = broken_episode(diary, intensity=14, mood="odd")
    removed = diary.remove(bad.id)
    assert isinstance(removed, Broken)
    assert removed.id == bad.id
    assert (diary.all_broken(), diary.episodes(*ALL)) == ([], [])
    assert bad.id in tables(diary)["removed"]
    diary.undo()
    assert tables(diary)["episodes"][bad.id] | raw == tables(diary)["episodes"][bad.id]
    assert [each.id for each in diary.all_broken()] == [bad.id]


def test_what_has_an_odd_id_can_be_removed(diary: Diary) -> None:
    diary.check_in(TODAY, {"sleep": 7})
    file = tables(diary)
    file["days"]['not "a" dáy'] = {"values": {}}
    file["days"]["2026-10-05"] = {"day": "2026-10-05", "closed": True}
    path_of(diary.home, "2026-11").write_text(json.dumps(file))
    assert {each.day for each in diary.all_broken()} == {date(2026, 11, 1)}
    diary.remove('not "a" dáy')
    diary.remove("2026-10-05")
    assert diary.all_broken() == []


def test_a_broken_factor_can_be_removed_or_defined_anew(diary: Diary) -> None:
    diary.define_factor(Factor(key="guitar", label="guitar"))
    by_hand(diary, "factors", "guitar", lambda raw: raw.update(high="x", mine=1), "book")
    with pytest.raises(RecordError, match="tracker factor add"):
        diary.edit("guitar", high=9)
    diary.remove("guitar")
    diary.undo()
    diary.define_factor(Factor(key="guitar", label="guitar", high=9))
    assert diary.catalogue["guitar"].high == 9
    assert tables(diary, "book")["factors"]["guitar"]["mine"] == 1
    assert diary.all_broken() == []


# --- mended ----------------------------------------------------------------------------------


def test_an_edit_that_mends_it_keeps_all_the_rest(diary: Diary) -> None:
    bad, raw = broken_episode(diary, intensity=14, mood="odd")
    with pytest.raises(RecordError, match="intensity") as refused:
        diary.edit(bad.id, count=3)
    assert refused.value.field == "intensity"
    assert tables(diary)["episodes"][bad.id] == raw
    mended = diary.edit(bad.id, intensity=5)
    assert isinstance(mended, Episode)
    assert (mended.intensity, mended.tags, mended.at) == (5, ["desk"], bad.at)
    assert diary.episodes(*ALL) == [mended]
    assert tables(diary)["episodes"][bad.id]["mood"] == "odd"
    diary.undo()
    assert [each.id for each in diary.all_broken()] == [bad.id]


def test_clearing_the_field_mends_it_too(diary: Diary) -> None:
    bad, _ = broken_episode(diary, intensity=14)
    assert diary.edit(bad.id, intensity=None) == diary.get(bad.id)


def test_a_day_that_can_not_be_read_comes_from_the_new_moment(diary: Diary) -> None:
    bad, _ = broken_episode(diary, day="sometime")
    mended = diary.edit(bad.id, at=datetime(2026, 10, 31, 9, tzinfo=NOW.tzinfo))
    assert isinstance(mended, Episode)
    assert mended.day == date(2026, 10, 31)
    assert bad.id in tables(diary, "2026-10")["episodes"]
    assert bad.id not in tables(diary)["episodes"]


def test_a_record_in_the_file_of_another_month_moves_home_when_edited(diary: Diary) -> None:
    bad, _ = broken_episode(diary, day="2026-10-05", at=None)
    assert diary.broken(*ALL)[0].problem == "day: 2026-10-05 is not of this month"
    mended = diary.edit(bad.id, note="x")
    assert diary.episodes(date(2026, 10, 5), date(2026, 10, 5)) == [mended]
    assert bad.id not in tables(diary)["episodes"]


def test_it_does_not_move_onto_another_record_of_its_id(diary: Diary) -> None:
    home = diary.log(EpisodeDraft(day=date(2026, 10, 5)))
    diary.log(EpisodeDraft())
    file = tables(diary)
    file["episodes"][home.id] = {"day": "2026-10-05", "note": "copy"}
    path_of(diary.home, "2026-11").write_text(json.dumps(file))
    with pytest.raises(RecordError, match=r"2026-10\.json too"):
        diary.edit(home.id, note="x")
    diary.remove(home.id)
    assert diary.get(home.id) == home


def test_a_misplaced_check_in_moves_home_when_edited(diary: Diary) -> None:
    diary.check_in(TODAY, {"sleep": 7})
    file = tables(diary)
    file["days"]["2026-10-05"] = {"day": "2026-10-05", "values": {"stress": 3}, "mine": 1}
    path_of(diary.home, "2026-11").write_text(json.dumps(file))
    day = date(2026, 10, 5)
    mended = diary.edit("2026-10-05", values={"sleep": 6})
    assert diary.check_ins(day, day) == [mended]
    assert isinstance(mended, CheckIn)
    assert mended.values == {"stress": 3, "sleep": 6}
    assert tables(diary, "2026-10")["days"]["2026-10-05"]["mine"] == 1


def test_markers_intakes_and_weekly_answers_are_mended_too(diary: Diary) -> None:
    marker = diary.mark(MarkerDraft(day=TODAY, kind="travel", label="home"))
    intake = diary.take(IntakeDraft(factor="caffeine", amount=90))
    diary.review(TODAY, "same")
    by_hand(diary, "markers", marker.id, lambda raw: raw.update(kind="trip"), "book")
    by_hand(diary, "reviews", "2026-11-20", lambda raw: raw.update(answer="meh"), "book")
    by_hand(diary, "intakes", intake.id, lambda raw: raw.update(amount="much"))
    assert len(diary.day(TODAY).broken) == 3
    mended = diary.edit(marker.id, kind="device")
    assert isinstance(mended, Marker)
    assert mended.label == "home"
    raised = diary.edit(intake.id, amount=120)
    assert isinstance(raised, Intake)
    assert raised.amount == 120
    assert diary.review(TODAY, "better") == diary.reviews(*ALL)[0]
    assert diary.all_broken() == []


def test_a_weekly_answer_is_found_by_its_day_where_there_is_no_check_in(diary: Diary) -> None:
    diary.review(TODAY, "same")
    with pytest.raises(UnknownId):
        diary.get("2026-11-20")
    by_hand(diary, "reviews", "2026-11-20", lambda raw: raw.update(answer="meh"), "book")
    mended = diary.edit("2026-11-20", answer="worse")
    assert isinstance(mended, Review)
    assert diary.reviews(*ALL) == [mended]


def test_an_import_replaces_a_broken_record_where_it_is(diary: Diary) -> None:
    bad, _ = broken_episode(diary, day="2026-11-31")
    diary.add(Batch(episodes=[Episode(id=bad.id, day=date(2026, 10, 1))]), action="import")
    assert [each.id for each in diary.episodes(*ALL)] == [bad.id]
    assert (diary.all_broken(), bad.id in tables(diary)["episodes"]) == ([], False)


# --- a broken check-in -----------------------------------------------------------------------


def broken_check_in(diary: Diary, **wrong: Any) -> Document:
    diary.check_in(TODAY, {"sleep": 7}, note="slept well")
    return by_hand(diary, "days", "2026-11-20", lambda raw: raw.update(wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        {"unlogged": -3},
        {"values": {"sleep": 7, "stress": [3]}},
        {"flags": ["tingling", "wobble"]},
        {"note": 3},
    ],
)
def test_nothing_of_a_broken_check_in_is_lost(diary: Diary, wrong: Document) -> None:
    raw = broken_check_in(diary, **wrong)
    (field,) = wrong
    for act in (
        lambda: diary.check_in(TODAY, {"workload": 8}),
        lambda: diary.edit("2026-11-20", values={"workload": 8}),
        lambda: diary.record(episode=None, factors=FactorDraft(flags=["pain"])),
        lambda: diary.record(episode=None, factors=FactorDraft(note="more")),
        lambda: diary.record(episode=EpisodeDraft(), factors=FactorDraft(values={"workload": 8})),
    ):
        with pytest.raises(RecordError, match=field):
            act()
    assert tables(diary)["days"]["2026-11-20"] == raw
    assert diary.episodes(*ALL) == []
    diary.log(EpisodeDraft())
    diary.take(IntakeDraft(factor="caffeine", amount=90))
    diary.record(episode=None, factors=FactorDraft(add={"water": 0.25}))
    assert tables(diary)["days"]["2026-11-20"] == raw
    assert diary.day(TODAY).values == {"caffeine": 90, "water": 0.25}


def test_saying_the_field_anew_mends_the_check_in(diary: Diary) -> None:
    broken_check_in(diary, unlogged=-3, mine=1)
    mended = diary.check_in(TODAY, {"workload": 8}, unlogged=2)
    assert mended == diary.day(TODAY).check_in
    assert (mended.values, mended.unlogged) == ({"sleep": 7, "workload": 8}, 2)
    assert (mended.note, mended.closed) == ("slept well", True)
    assert tables(diary)["days"]["2026-11-20"]["mine"] == 1
    assert diary.all_broken() == []


def test_a_stamp_that_can_not_be_read_is_no_ones_to_mend(diary: Diary) -> None:
    episode, _ = broken_episode(diary, edited=5)
    broken_check_in(diary, edited={"sleep": "2026-11-20T13:05:00.000+00:00", "stress": 5})
    assert diary.edit(episode.id, count=2) == diary.get(episode.id)
    mended = diary.check_in(TODAY, {"workload": 8})
    assert (sorted(mended.edited), mended.note) == (["sleep", "workload"], "slept well")
    assert diary.all_broken() == []


@pytest.mark.parametrize("how", ["check_in", "edit"])
def test_clearing_the_field_mends_the_check_in(diary: Diary, how: str) -> None:
    broken_check_in(diary, unlogged=-3)
    if how == "edit":
        diary.edit("2026-11-20", unlogged=None)
    else:
        diary.check_in(TODAY, unlogged=None)
    (found,) = diary.check_ins(*ALL)
    assert (found.unlogged, found.values) == (None, {"sleep": 7})


def test_one_value_is_mended_by_saying_it(diary: Diary) -> None:
    broken_check_in(diary, values={"sleep": 7, "stress": [3]})
    mended = diary.check_in(TODAY, {"stress": 3})
    assert mended.values == {"sleep": 7, "stress": 3}


def test_one_value_is_mended_by_clearing_it(diary: Diary) -> None:
    broken_check_in(diary, values={"sleep": 7, "stress": [3]})
    mended = diary.check_in(TODAY, {"stress": None})
    assert diary.check_ins(*ALL) == [mended]
    assert mended.values == {"sleep": 7}
    assert tables(diary)["days"]["2026-11-20"]["values"] == {"sleep": 7}


def test_an_intake_can_not_raise_a_value_beside_what_can_not_be_read(diary: Diary) -> None:
    diary.check_in(TODAY, {"caffeine": 90})
    raw = by_hand(diary, "days", "2026-11-20", lambda raw: raw.update(unlogged=-3))
    with pytest.raises(RecordError, match="unlogged"):
        diary.take(IntakeDraft(factor="caffeine", amount=90))
    assert tables(diary)["days"]["2026-11-20"] == raw
    assert diary.intakes(*ALL) == []


# --- what can be read of it ------------------------------------------------------------------


def test_what_is_legible_is_what_an_edit_starts_from(diary: Diary) -> None:
    bad, _ = broken_episode(diary, tags=["desk", "so fa"], intensity=14, bother=3)
    base = diary.edit_base(bad.id)
    assert isinstance(base, Episode)
    assert (base.tags, base.intensity, base.bother) == (["desk"], None, 3)
    good = diary.log(EpisodeDraft())
    assert diary.edit_base(good.id) == good


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-20, 2000) | st.sampled_from(["", "x y", "desk"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
FIELDS = """
    day at hand sites kind count intensity duration tags flags note edited factor amount label
    values unlogged closed answer with_onset name change phases adherence mine
"""


@given(
    st.sampled_from(sorted(KIND_OF)),
    st.dictionaries(st.sampled_from(FIELDS.split()), VALUES, max_size=8),
)
@example("trials", {"phases": [{}]})
def test_any_document_is_read_or_shown(table: str, document: Document) -> None:
    id = "2026-11-20" if table in ("days", "reviews") else "aaaaaaaaaa"
    name = "2026-11" if table in ("episodes", "intakes", "days") else "book"
    before = json.dumps(document)
    contents = decode(name, {META: {META_ID: {"schema": 1}}, table: {id: document}})
    assert len(contents.tables[table]) + len(contents.broken) == 1
    for broken in contents.broken:
        record = legible(broken, document)
        assert record.id == id
        told = {name: getattr(record, name) for name in ("tags", "note") if hasattr(record, name)}
        for field, value in told.items():  # what is legible was said
            held = document.get(field)
            assert not value or value == held or all(part in (held or ()) for part in value)
    assert json.dumps(document) == before
