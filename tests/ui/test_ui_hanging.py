"""Words that wrap beside a column: nothing of them is lost, whatever the width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.css.styles import RulesMap
from textual.style import Style
from textual.visual import RenderOptions

from tracker.ui.widgets.hanging import NARROWEST, Hanging

FIRST = "12:40  "


def drawn(hanging: Hanging, width: int) -> list[str]:
    options = RenderOptions(lambda _: Style(), RulesMap())
    return [strip.text for strip in hanging.render_strips(width, None, Style(), options)]


@given(
    words=st.lists(st.text("abcdefgé×", min_size=1, max_size=NARROWEST), min_size=1),
    width=st.integers(len(FIRST) + NARROWEST, 90),
)
def test_every_word_stands_beside_the_column(words: list[str], width: int) -> None:
    hanging = Hanging(Content(FIRST), Content(" ".join(words)))
    lines = drawn(hanging, width)
    assert hanging.get_height(RulesMap(), width) == len(lines)
    assert all(len(line.rstrip()) <= width for line in lines)
    indent = " " * len(FIRST)
    assert [line[: len(FIRST)] for line in lines] == [FIRST, *[indent] * (len(lines) - 1)]
    assert " ".join(line[len(FIRST) :] for line in lines).split() == words


def test_words_are_wrapped_once_for_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped = []
    wrap = Content.wrap

    def counted(words: Content, width: int) -> list[Content]:
        wrapped.append(width)
        return wrap(words, width)

    monkeypatch.setattr(Content, "wrap", counted)
    hanging = Hanging(Content(FIRST), Content("a word or two more than fit here"))
    for _ in range(3):
        assert hanging.get_height(RulesMap(), 22) == len(drawn(hanging, 22)) == 3
    assert hanging.get_height(RulesMap(), 80) == 1
    assert wrapped == [22 - len(FIRST)]
