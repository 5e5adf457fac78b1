"""What a file looks like, and that putting it together from known lines changes nothing of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diary.encoding import encode, joined, lines_after, lines_of

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
documents = st.dictionaries(texts, texts | st.integers() | st.lists(texts, max_size=2), max_size=3)
tables = st.dictionaries(texts, st.dictionaries(texts, documents, max_size=4), max_size=3)


def test_a_record_is_a_line() -> None:
    found = encode(
        {"meta": {"1": {"schema": 1}}, "days": {}, "episodes": {"a": {}, "b": {"c": [1]}}}
    )
    assert found.decode().splitlines() == [
        "{",
        ' "meta": {',
        '  "1": {"schema": 1}',
        " },",
        ' "days": {},',
        ' "episodes": {',
        '  "a": {},',
        '  "b": {"c": [1]}',
        " }",
        "}",
    ]


def test_half_a_character_is_an_error() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode({"episodes": {"a": {"note": "\ud800"}}})


@given(tables)
def test_it_is_json_whatever_the_text(said: dict[str, Any]) -> None:
    assert json.loads(encode(said)) == said


@given(tables, tables, st.data())
def test_known_lines_make_the_same_file(
    before: dict[str, Any], new: dict[str, Any], data: st.DataObject
) -> None:
    after = dict(before)
    for name, documents in new.items():
        kept = list(before.get(name, {}).items())
        kept = data.draw(st.permutations(kept))[: data.draw(st.integers(0, len(kept)))]
        after[name] = dict([*kept, *documents.items()])
    for name in data.draw(st.sets(st.sampled_from(sorted(before) or [""]))):
        after.pop(name, None)
    lines = lines_after(after, before, lines_of(before))
    assert joined(lines) == encode(after)
