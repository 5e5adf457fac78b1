"""The hands on Log, by key and by mouse; how they look."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.looks import Compare, driven
from tests.ui.test_ui_log import message
from tests.ui.test_ui_unsaved import locked_by_another
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.commands import HANDS
from tracker.ui.hands.counts import Counts
from tracker.ui.hands.picture import HEIGHTS, draw
from tracker.ui.hands.places import PLACES, START, Place
from tracker.ui.remapping import usable_keys
from tracker.ui.running import run
from tracker.ui.widgets.hands import Hands
from tracker.ui.widgets.key_line import KeyLine

TODAY = date(2026, 11, 22)


def hands(pilot: Pilot[None]) -> Hands:
    return pilot.app.screen.query_one(Hands)


def focused(pilot: Pilot[None]) -> str | None:
    return pilot.app.screen.focused.id if pilot.app.screen.focused else None


def logged(diary: Diary) -> list[tuple[str | None, list[str], int]]:
    return [
        (episode.hand, list(episode.sites), episode.count)
        for episode in diary.episodes(TODAY, TODAY)
    ]


async def test_one_twitch_at_a_place_in_three_keys(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        assert hands(pilot).border_subtitle == "h chooses a place"
        await pilot.press("h", "right", "enter")
        await settled(pilot)
        assert logged(diary) == [("right", ["middle"], 1)]
        assert "right middle · u undoes it" in message(pilot)
        assert hands(pilot).border_subtitle == "right middle · 1 today"
        assert focused(pilot) == "hands"


async def test_a_held_enter_logs_once_and_another_place_is_not_held(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("h", "enter", "enter")
        await settled(pilot)
        assert "held key" in message(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert logged(diary) == [("right", ["index"], 1), ("right", ["back"], 1)]


async def test_several_places_of_one_hand_are_one_episode(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("h", "space", "right", "x")
        assert hands(pilot).border_title == "× right index and middle"
        await pilot.press("right", "enter")
        await settled(pilot)
        assert logged(diary) == [("right", ["index", "middle"], 1)]
        assert hands(pilot).border_title == "× right index and middle"  # the next is enter again
        await pilot.press("left", "space", "left", "space", "down", "down")
        assert hands(pilot).border_title == "Hands"
        assert hands(pilot).border_subtitle == "right palm · 0 today"


async def test_the_same_place_on_both_hands(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("h", "space", "tab", "space")
        assert hands(pilot).border_title == "× index, both hands"
        await pilot.press("enter")
        await settled(pilot)
        assert logged(diary) == [("both", ["index"], 1)]


async def test_what_no_episode_can_hold_is_said_and_nothing_is_logged(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("h", "space", "tab", "left", "space")
        assert hands(pilot).border_title == "× not in one episode"
        await pilot.press("enter")
        await settled(pilot)
        assert logged(diary) == []
        assert "one episode is of one hand, or both alike. Kept: the left hand" in message(pilot)
        assert hands(pilot).border_title == "× left middle"
        await pilot.press("enter")
        await settled(pilot)
        assert logged(diary) == [("left", ["middle"], 1)]


async def test_a_title_too_long_counts_the_places(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("h", "space", "right", "space", "right", "space", "right", "space")
        assert hands(pilot).border_title == "× right hand, 4 places"


async def test_i_puts_the_place_into_the_line_to_go_on_typing(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("h", "space", "left", "space", "i")
        assert pilot.app.screen.query_one(Input).value == "rti "
        await pilot.press(*"x2 4", "enter")
        await settled(pilot)
        assert logged(diary) == [("right", ["thumb", "index"], 2)]
        assert hands(pilot).border_title == "Hands"
        assert focused(pilot) == "timeline"


async def test_escape_goes_back_to_the_records_and_their_keys(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("h", "left", "space", "escape")
        assert (focused(pilot), hands(pilot).border_title) == ("timeline", "Hands")
        assert hands(pilot).border_subtitle == "h chooses a place"
        await pilot.press("left")
        await settled(pilot)
        assert isinstance(pilot.app, TrackerApp)
        assert str(pilot.app.day) == "2026-11-21"


async def test_all_other_keys_work_as_always(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("h", "t", "plus", "c", "w", "0", "left_square_bracket")
        await settled(pilot)
        assert logged(diary) == [(None, [], 2)]
        assert diary.day(TODAY).values == {"caffeine": 90, "water": 0.25}
        assert isinstance(pilot.app, TrackerApp)
        assert (str(pilot.app.day), focused(pilot)) == ("2026-11-21", "hands")
        assert hands(pilot).border_subtitle == "right index · 0 that day"
        await pilot.press("u", "2")
        await settled(pilot)
        assert pilot.app.current_mode == "calendar"


async def test_a_twitch_is_now_whichever_day_is_shown(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("left", "h", "enter")
        await settled(pilot)
        assert logged(diary) == [("right", ["index"], 1)]
        assert hands(pilot).border_subtitle == "right index · 1 today"


async def test_a_change_by_another_leaves_the_focus_on_the_hands(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        await pilot.press("h")
        with Diary.open(diary.home, clock=clock) as other:
            other.log(EpisodeDraft(at=clock(), hand="right", sites=["index"], count=6))
        assert isinstance(pilot.app, TrackerApp)
        pilot.app._look_around()
        await settled(pilot)
        assert (focused(pilot), hands(pilot).border_subtitle) == ("hands", "right index · 6 today")


async def test_a_twitch_that_could_not_be_saved_waits_in_the_line(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        with locked_by_another(diary):
            await pilot.press("h", "enter")
            await settled(pilot)
        assert pilot.app.screen.query_one(Input).value == "@16:40 ri"
        assert focused(pilot) == "timeline"
        await pilot.press("h", "right", "enter")  # as the line says: it tries that again
        await settled(pilot)
        assert logged(diary) == [("right", ["index"], 1)]


async def test_a_day_that_cannot_be_read_has_no_zeros(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), hand="right", sites=["index"]))
    (diary.home / "diary" / "2026-11.json").write_text("{")
    async with started() as pilot:
        await pilot.press("h")
        assert hands(pilot).border_subtitle == "right index · ? today"
        assert "·" not in str(hands(pilot).render())


async def test_nothing_is_drawn_anew_where_nothing_changed(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []

    def render(widget: Hands) -> Content:
        drawn.append(widget)
        return Content()

    async with started() as pilot:
        monkeypatch.setattr(Hands, "render", render)
        await pilot.press("c", "w", "0")
        await settled(pilot)
        assert drawn == []
        await pilot.press("h")
        await settled(pilot)
        assert drawn


async def test_keys_that_arrive_together_act_in_their_order(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        for key in ("h", "down", "enter", "escape", "c", "h", "i", "x", "3", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert logged(diary) == [("right", ["back"], 1), ("right", ["back"], 3)]
        assert diary.day(TODAY).values == {"caffeine": 90}


# By mouse


def cell_of(widget: Hands, place: Place) -> tuple[int, int]:
    """Return where that place is drawn, with the border and the padding."""
    for y, row in enumerate(draw(widget._height, Counts())):
        x = 0
        for part in row:
            if part.place == place:
                return x + 2, y + 1
            x += len(part.text)
    raise AssertionError(place)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_a_click_chooses_every_place_and_another_logs(
    started: Started, diary: Diary, size: tuple[int, int]
) -> None:
    async with started(size) as pilot:
        for place in PLACES:
            if place != START.place:
                await pilot.click(Hands, offset=cell_of(hands(pilot), place))
                assert hands(pilot).border_subtitle == f"{place.name} · 0 today"
        assert logged(diary) == []
        await pilot.click(Hands, offset=cell_of(hands(pilot), place))
        await settled(pilot)
        assert logged(diary) == [("right", ["forearm"], 1)]


async def test_the_first_click_only_chooses_also_where_the_keys_were(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.click(Hands, offset=cell_of(hands(pilot), START.place))
        await settled(pilot)
        assert (focused(pilot), logged(diary)) == ("hands", [])


async def test_clicks_of_a_hand_that_jerks_log_once(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        cell = cell_of(hands(pilot), Place("left", "palm"))
        for _ in range(3):  # one chooses, one logs
            await pilot.click(Hands, offset=cell)
        await settled(pilot)
        assert logged(diary) == [("left", ["palm"], 1)]
        assert "count once" in message(pilot)


async def test_a_click_on_no_place_gives_the_hands_the_focus(started: Started) -> None:
    async with started() as pilot:
        await pilot.click(Hands, offset=(0, 0))
        assert (focused(pilot), hands(pilot).border_subtitle) == ("hands", "right index · 0 today")


async def test_a_click_while_a_line_is_typed_puts_the_place_there(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("i", *"x3 rest")
        await pilot.click(Hands, offset=cell_of(hands(pilot), Place("left", "thumb")))
        await settled(pilot)
        assert pilot.app.screen.query_one(Input).value == "x3 rest lt "
        await pilot.press("5", "enter")
        await settled(pilot)
        assert logged(diary) == [("left", ["thumb"], 3)]


# Help, palette, other keys


async def test_the_help_and_the_footer_name_the_keys_while_they_work(started: Started) -> None:
    async with started() as pilot:
        screen = pilot.app.screen
        live = {active.binding.id for active in screen.active_bindings.values()}
        assert not live & {command.id for command in HANDS}
        await pilot.press("h")
        await settled(pilot)
        assert "twitch here" in str(screen.query_one(KeyLine).render())
        live = {active.binding.id for active in screen.active_bindings.values()}
        assert live >= {command.id for command in HANDS}
        assert not live & {"log.up", "log.down", "log.open", "log.drop", "log.entry"}
        assert "log.previous_day" in live  # by its other key
        await pilot.press("question_mark")
        await settled(pilot)
        text = " ".join(
            " ".join(str(part.render()).split()) for part in pilot.app.screen.query(Static)
        )
        assert all(command.help in text for command in HANDS)


@pytest.mark.parametrize("mode", ["1", "2"])
async def test_the_palette_runs_them_from_anywhere(
    started: Started, diary: Diary, mode: str
) -> None:
    async with started() as pilot:
        await pilot.press(mode)
        await settled(pilot)
        for id in ("hands.across", "hands.log"):
            command = next(command for command in HANDS if command.id == id)
            assert isinstance(pilot.app, TrackerApp)
            await run(pilot.app, command, "Hands")
        await settled(pilot)
        assert logged(diary) == [("left", ["index"], 1)]


async def test_remapped_keys_of_the_hands_and_of_log(diary: Diary) -> None:
    keys = {"hands.mark": "m", "log.hands": "j", "log.twitch": "x", "log.up": "p"}
    app = TrackerApp(diary, Settings(keys=keys))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("j", "m", "up", "down")
        assert hands(pilot).border_title == "× right index"
        await pilot.press("x", "p")
        await settled(pilot)
        assert logged(diary) == [(None, [], 1)]


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        ({"log.twitch": "x"}, None),  # space marks as well
        ({"log.twitch": "space"}, None),
        ({"log.twitch": "x", "hands.mark": "x"}, "hands.mark"),
        ({"log.twitch": "tab"}, "hands.across"),
        ({"hands.mark": "enter"}, "hands.log"),
        ({"hands.mark": "q"}, "app.quit"),
        ({"hands.mark": "t"}, None),  # the hands' own key while they have the focus
        ({"app.quit": "x"}, "hands.mark"),
    ],
)
def test_a_key_is_refused_that_would_leave_one_without(
    wanted: dict[str, str], refused: str | None
) -> None:
    problems = list(usable_keys(wanted)[1].values())
    assert [refused in problem for problem in problems if refused] == ([True] if refused else [])


async def test_tall_hands_are_as_high_as_what_they_show(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.put_off()
    async with started((120, 40)) as pilot:
        assert hands(pilot).size.height == max(HEIGHTS)
        await pilot.press("t")
        await settled(pilot)
        assert hands(pilot).size.height == max(HEIGHTS) + 1
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert hands(pilot).size.height == 13


# How it looks


@pytest.fixture
def full(diary: Diary, clock: StoppedClock) -> Diary:
    for hand, sites, count in [
        ("right", ["index"], 12), ("right", ["middle"], 5), ("left", ["thumb"], 1),
        ("left", ["index"], 7), ("left", ["palm"], 4), ("right", ["back"], 2), (None, [], 3),
        ("both", ["ring"], 2), ("right", ["forearm"], 1), (None, ["eyelid"], 2),
        ("left", ["wrist"], 14),
    ]:  # fmt: skip
        diary.log(EpisodeDraft(at=clock(), hand=hand, sites=sites, count=count))  # type: ignore[arg-type]
    diary.put_off()
    return diary


@pytest.mark.parametrize(
    ("size", "theme", "keys"),
    [
        pytest.param((80, 24), "tracker-dark", ["h"], id="chosen"),
        pytest.param((80, 24), "tracker-light", ["h", "space", "right", "space"], id="marked"),
        pytest.param((120, 40), "tracker-dark", ["h", "tab", "down", "down"], id="tall"),
    ],
)
def test_pictures(
    snap_compare: Compare, full: Diary, size: tuple[int, int], theme: str, keys: list[str]
) -> None:
    app = TrackerApp(full, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=driven(*keys))
