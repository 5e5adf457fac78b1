"""Two hands: the drawing, the way from place to place, and what several of them make."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.entry import parse_episode, render
from tracker.model import Episode, EpisodeDraft
from tracker.model.words import HAND_SITES
from tracker.ui.hands.counts import Counts, elsewhere, tally, wrapped
from tracker.ui.hands.picture import GLYPHS, HEIGHTS, WIDTH, draw, height_for, level_of, place_at
from tracker.ui.hands.places import (
    FINGER_ROW,
    PLACES,
    SIDES,
    START,
    Cursor,
    Direction,
    Place,
    across,
    in_one_episode,
    step,
)

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=UTC)
TODAY = NOW.date()
BACK: dict[Direction, Direction] = {"left": "right", "right": "left", "up": "down", "down": "up"}

heights = st.sampled_from(HEIGHTS)
places = st.sampled_from(PLACES)
counts = st.dictionaries(places, st.integers(0, 1500)).map(Counts)
cursors = st.builds(Cursor.on, places, st.sampled_from([place.site for place in FINGER_ROW]))


# The drawing


def test_the_places_drawn_are_those_a_hand_has() -> None:
    assert {*PLACES} == {Place(hand, site) for hand in SIDES for site in HAND_SITES}


@given(heights, counts, st.frozensets(places), places)
def test_whatever_is_counted_the_drawing_keeps_its_size(
    height: int, counts: Counts, marked: frozenset[Place], chosen: Place
) -> None:
    rows = draw(height, counts, marked, chosen)
    assert len(rows) == height
    assert [sum(len(part.text) for part in row) for row in rows] == [WIDTH] * height


@given(heights, st.dictionaries(places, st.integers(1, 999)).map(Counts))
def test_every_count_stands_once_in_the_cells_of_its_place(height: int, counts: Counts) -> None:
    seen = {
        part.place: part.text.strip()
        for row in draw(height, counts)
        for part in row
        if part.kind == "number"
    }
    assert seen == {place: str(counts[place]) if counts[place] else "·" for place in PLACES}


@given(heights, counts, places)
def test_a_shade_is_that_of_its_place(height: int, counts: Counts, chosen: Place) -> None:
    for row in draw(height, counts, chosen=chosen):
        for part in row:
            if part.kind in ("shade", "mark") and part.place is not None:
                glyph = GLYPHS[level_of(counts[part.place])]
                filled = part.text == glyph * len(part.text)
                assert filled == (part.place != chosen and counts[part.place] > 0) or glyph == " "


@given(heights, places)
def test_a_mark_is_a_cross_on_its_place_alone(height: int, place: Place) -> None:
    crossed = {
        part.place for row in draw(height, Counts(), {place}) for part in row if "×" in part.text
    }
    assert crossed == {place}


@given(heights, st.integers(-2, WIDTH + 2), st.integers(-2, max(HEIGHTS) + 2))
def test_a_click_beside_a_place_finds_it_and_one_farther_off_none(
    height: int, column: int, row: int
) -> None:
    def owner(x: int) -> Place | None:
        drawn = draw(height, Counts())
        if not 0 <= row < height or not 0 <= x < WIDTH:
            return None
        return [part.place for part in drawn[row] for _ in part.text][x]

    near = [owner(x) for x in (column, column - 1, column + 1)]
    found = place_at(height, column, row)
    assert found == (near[0] or found)
    assert found in near
    assert found is not None or near == [None, None, None]


@given(heights, counts)
def test_every_cell_of_a_place_is_found_where_it_is_drawn(height: int, counts: Counts) -> None:
    for y, row in enumerate(draw(height, counts)):
        x = 0
        for part in row:
            for offset in range(len(part.text)):
                if part.place is not None:
                    assert place_at(height, x + offset, y) == part.place
            x += len(part.text)


@pytest.mark.parametrize("height", HEIGHTS)
def test_the_right_hand_is_the_left_one_in_a_mirror(height: int) -> None:
    turned = str.maketrans("╭╮╰╯╱╲", "╮╭╯╰╲╱")
    for row in draw(height, Counts()):
        cells = "".join("w" * len(part.text) if part.kind == "word" else part.text for part in row)
        left, right = cells[: WIDTH // 2], cells[WIDTH // 2 :]
        if "left" in "".join(part.text for part in row):
            continue  # its words are not equally long
        assert right == left[::-1].translate(turned)


def test_the_hands_of_a_day() -> None:
    counts = Counts({("left", "index"): 2, ("right", "middle"): 12, ("right", "palm"): 7})
    rows = draw(12, counts, {Place("left", "wrist")})
    assert ["".join(part.text for part in row) for row in rows] == [
        "left   ·            12 right",
        "    · ╭╮  2      ·  ╭╮ ·    ",
        "   ╭╮ ││ ╭╮      ╭╮ ██ ╭╮   ",
        " · ││ ││ ░░      ││ ██ ││ · ",
        "╭╮ ││ ││ ░░      ││ ██ ││ ╭╮",
        "││ ││ ││ ░░ ·  · ││ ██ ││ ││",
        "│╰─╯╰─╯╰─╯│╭╮  ╭╮│╰─╯╰─╯╰─╯│",
        "│ back  · │││  │││ ·  back │",
        "│ palm  · ╰╯│  │╰╯ 7  palm▓│",
        "╰╮         ╭╯  ╰╮         ╭╯",
        " │×wrist · │    │ · wrist │ ",
        "╱ forearm · ╲  ╱ · forearm ╲",
    ]


@given(st.integers(0, 40), st.integers(0, 2))
def test_the_highest_drawing_that_fits_is_taken(rows: int, others: int) -> None:
    height = height_for(rows, others)
    assert height in HEIGHTS
    left = rows - height
    if height > min(HEIGHTS):
        assert left >= min(others, 1)
    assert not [
        higher
        for higher in HEIGHTS
        if height < higher <= rows - others or height == min(HEIGHTS) < higher < rows
    ]


def test_what_is_on_neither_hand_is_said_in_words() -> None:
    episodes = [
        Episode(id=str(number), day=TODAY, hand=hand, sites=sites, count=count)  # type: ignore[arg-type]
        for number, (hand, sites, count) in enumerate(
            [
                ("right", ["index", "palm"], 3), ("both", ["ring"], 2), ("left", [], 4),
                (None, [], 1), (None, ["eyelid"], 6), (None, ["palm"], 5), ("right", ["arm"], 2),
            ]
        )
    ]  # fmt: skip
    counts = tally(episodes)
    assert elsewhere(counts) == ["eyelid 6", "palm 5", "left hand 4", "arm 2", "place not said 1"]
    assert {place: counts[place] for place in PLACES if counts[place]} == {
        ("right", "index"): 3, ("right", "palm"): 3, ("left", "ring"): 2, ("right", "ring"): 2,
    }  # fmt: skip


@given(st.lists(st.sampled_from(["eyelid 6", "left hand 4", "place not said 12", "arm 1"])))
def test_words_without_room_are_counted(names: list[str]) -> None:
    for lines in (None, 0, 1, 2):
        rows = wrapped(names, WIDTH, lines)
        assert all(len(row) <= WIDTH for row in rows)
        if lines is None:
            assert " ".join(rows) == ", ".join(names)
            continue
        assert len(rows) <= lines
        if rows and len(wrapped(names, WIDTH)) > lines:
            said = " ".join(rows)
            kept = said.count(",")
            assert f"{len(names) - kept} more" in said or f"{len(names)} other places" in said


# The way from place to place


@given(cursors, st.sampled_from([*BACK]))
def test_a_step_is_taken_back_by_the_opposite_one(cursor: Cursor, direction: Direction) -> None:
    there = step(cursor, direction)
    assert there.place in PLACES
    if there.place != cursor.place:
        assert step(there, BACK[direction]).place == cursor.place


def test_every_place_is_reached_from_the_first() -> None:
    reached, waiting = set(), [START]
    while waiting:
        cursor = waiting.pop()
        if cursor not in reached:
            reached.add(cursor)
            waiting += [step(cursor, direction) for direction in BACK]
    assert {cursor.place for cursor in reached} == {*PLACES}


@given(cursors)
def test_across_is_the_same_place_of_the_other_hand_and_back(cursor: Cursor) -> None:
    there = across(cursor)
    assert there.place.site == cursor.place.site
    assert there.place.hand != cursor.place.hand
    assert across(there) == cursor


def test_up_leads_back_to_the_finger_one_came_from() -> None:
    cursor = Cursor.on(Place("left", "ring"))
    for direction in ("down", "down", "down", "down", "down", "up", "up", "up", "up", "up"):
        cursor = step(cursor, direction)
    assert cursor.place == Place("left", "ring")


# What several places make


@given(st.frozensets(places))
def test_an_episode_says_all_places_or_there_is_none(chosen: frozenset[Place]) -> None:
    said = in_one_episode(chosen)
    if said is None:
        hands = [{one.site for one in chosen if one.hand == hand} for hand in SIDES]
        assert not chosen or (all(hands) and hands[0] != hands[1])
        return
    draft = EpisodeDraft(hand=said[0], sites=said[1])
    hands_said = SIDES if draft.hand == "both" else (draft.hand,)
    assert {(hand, site) for hand in hands_said for site in draft.sites} == chosen


@given(st.frozensets(places, min_size=1))
def test_the_entry_line_understands_what_is_put_into_it(
    chosen: frozenset[Place],
) -> None:
    said = in_one_episode(chosen)
    if said is not None:
        line = f"{render(EpisodeDraft(hand=said[0], sites=said[1]))} x3"
        read = parse_episode(line, now=NOW)
        assert (read.hand, set(read.sites), read.count) == (said[0], set(said[1]), 3)
