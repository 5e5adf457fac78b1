"""Log, by its keys."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui import day_words
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.urgent import UrgentScreen
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.timeline import Timeline

TODAY = date(2026, 11, 22)


def message(pilot: Pilot[None]) -> str:
    app = pilot.app
    assert isinstance(app, TrackerApp)
    assert app.tracker_screen is not None
    return str(app.tracker_screen.query_one(MessageLine).render())


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).render())


async def type_line(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.query_one(Input).insert_text_at_cursor(text)
    await pilot.pause()


async def test_t_logs_one_twitch_and_assumes_no_place(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("t")
        await settled(pilot)
        (episode,) = diary.episodes(TODAY, TODAY)
        assert episode.count == 1
        assert episode.hand is None
        assert episode.sites == []
        assert "u undoes it" in message(pilot)


async def test_a_held_key_logs_once_and_says_so(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("t", "t", "t", "r")
        await settled(pilot)
        assert len(diary.episodes(TODAY, TODAY)) == 1
        assert "held key" in message(pilot)


async def test_t_e_ri_4_re_enter(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("t", "e", *"ri 4 re", "enter")
        await settled(pilot)
        (episode,) = diary.episodes(TODAY, TODAY)
        assert (episode.hand, episode.sites, episode.intensity) == ("right", ["index"], 4)
        assert episode.activity == "rest"


async def test_what_is_taken_out_of_the_edit_line_is_cleared(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), hand="right", sites=["index"], intensity=4))
    async with started() as pilot:
        await pilot.press("e")
        line = pilot.app.screen.query_one(Input)
        assert "ri" in line.value
        line.value = "lt"
        await pilot.press("enter")
        await settled(pilot)
        (episode,) = diary.episodes(TODAY, TODAY)
        assert (episode.hand, episode.sites, episode.intensity) == ("left", ["thumb"], None)
        assert episode.at == clock()


@pytest.mark.parametrize("note", ["plain", 'with "both" kinds\' of quotes”', "two\nlines", "-- x "])
async def test_opening_and_confirming_the_edit_line_changes_nothing(
    started: Started, diary: Diary, clock: StoppedClock, note: str
) -> None:
    before = diary.log(EpisodeDraft(at=clock(), hand="both", sites=["palm"], note=note))
    async with started() as pilot:
        await pilot.press("e", "enter")
        await settled(pilot)
        assert diary.episodes(TODAY, TODAY) == [before]


async def test_r_repeats_place_and_context_but_not_what_was_felt(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(
        EpisodeDraft(
            at=clock(), hand="left", sites=["thumb"], intensity=7, count=5, activity="typing",
            warmth="cold", fatigue=3, flags=["pain"], note="before",
        )
    )  # fmt: skip
    clock.forward(minutes=30)
    async with started() as pilot:
        await pilot.press("r")
        await settled(pilot)
        newest = diary.newest()
        assert newest is not None
        assert (newest.hand, newest.sites, newest.activity) == ("left", ["thumb"], "typing")
        assert (newest.warmth, newest.fatigue, newest.count) == ("cold", 3, 1)
        assert (newest.intensity, newest.flags, newest.note) == (None, [], None)


async def test_plus_adds_a_twitch_to_the_newest_episode(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("t", "plus", "plus")
        await settled(pilot)
        assert [episode.count for episode in diary.episodes(TODAY, TODAY)] == [3]


async def test_zero_makes_the_day_watched(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("0")
        await settled(pilot)
        assert diary.day(TODAY).count == 0


async def test_drinks_and_the_factor_keys(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("c", "c", "w", "s", *"6.5", "enter", "k", *"8h", "enter")
        await settled(pilot)
        assert diary.day(TODAY).values == {
            "caffeine": 180, "water": 0.25, "sleep": 6.5, "workload": 8,
        }  # fmt: skip
        assert "180" in shown(pilot, "#factors")
        assert not diary.day(TODAY).watched


async def test_enter_too_early_clears_no_factor(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("s", *"6.5", "enter", "s")
        await settled(pilot)
        assert "it is 6.5 h now" in shown(pilot, "#preview")
        await pilot.press("enter")
        await settled(pilot)
        assert diary.day(TODAY).values == {"sleep": 6.5}
        await pilot.press("escape", "i", *"sleep=", "enter")
        await settled(pilot)
        assert diary.day(TODAY).values == {}


async def test_a_paste_of_several_lines_keeps_all_of_them(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i")
        pilot.app.screen.query_one(Input).post_message(events.Paste("ri x3\ntyping"))
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "ri x3 typing"


async def test_a_joiner_is_part_of_what_was_typed(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i")
        pilot.app.post_message(events.Key("zwj", "\u200d"))
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "\u200d"


async def test_back_filling_by_words_leaves_the_view_where_it_is(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("i", *"yesterday 21:00 ri", "enter")
        await settled(pilot)
        assert "yesterday, Sat 21 Nov: 1 twitch" in message(pilot)
        await pilot.press("i", *"lt", "enter")
        await settled(pilot)
        assert [episode.hand for episode in diary.episodes(TODAY, TODAY)] == ["left"]


async def test_a_flag_on_the_day_can_be_seen(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("exclamation_mark", *"tingle", "enter")
        await settled(pilot)
        assert "⚑ tingling" in shown(pilot, "#factors")
        await pilot.press("2")
        await settled(pilot)
        assert "tingling" in day_words.head(pilot.app)


async def test_undo_and_redo_across_everything(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("t", "c")
        await pilot.press("u", "u")
        await settled(pilot)
        assert diary.day(TODAY).empty
        await pilot.press("U", "U")
        await settled(pilot)
        assert len(diary.episodes(TODAY, TODAY)) == 1
        assert diary.day(TODAY).values == {"caffeine": 90}


async def test_nothing_to_undo_is_said(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("u")
        await settled(pilot)
        assert "nothing to undo" in message(pilot)


async def test_what_changed_nothing_promises_no_undo(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("0", "0")
        await settled(pilot)
        assert "Nothing changed" in message(pilot)
        await pilot.press("c", "e", "enter")
        await settled(pilot)
        assert "Nothing changed" in message(pilot)
        await pilot.press("i", "-", "-", "enter")
        await settled(pilot)
        assert "nothing to save" in shown(pilot, "#preview")
        assert diary.span() == (TODAY, TODAY)


async def test_a_click_into_the_line_is_as_good_as_its_key(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.click("#entry-input")
        await settled(pilot)
        await type_line(pilot, "ri x2")
        assert "2 twitches" in shown(pilot, "#preview")
        await pilot.press("enter")
        await settled(pilot)
        assert [episode.count for episode in diary.episodes(TODAY, TODAY)] == [2]


async def test_an_open_line_says_when_its_day_is_another(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i")
        await type_line(pilot, "ri x2")
        assert "now" in shown(pilot, "#preview")
        assert isinstance(pilot.app, TrackerApp)
        await pilot.app.show_day(date(2026, 11, 20))
        await settled(pilot)
        assert "20 Nov" in shown(pilot, "#preview")


async def test_a_held_delete_takes_one_record(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    for _ in range(4):
        diary.log(EpisodeDraft(at=clock()))
        clock.forward(minutes=1)
    async with started() as pilot:
        await pilot.press("up", "up", "d", "d", "d")
        await settled(pilot)
        assert len(diary.episodes(TODAY, TODAY)) == 3
        timeline = pilot.app.screen.query_one(Timeline)
        assert timeline.highlighted == 1


async def test_an_edit_keeps_what_another_process_changed_meanwhile(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    episode = diary.log(EpisodeDraft(at=clock(), hand="right"))
    async with started() as pilot:
        await pilot.press("e")
        with Diary.open(diary.home, clock=clock) as other:
            other.edit(episode.id, note="from elsewhere", count=5)
        await type_line(pilot, "4")
        await pilot.press("enter")
        await settled(pilot)
        (after,) = diary.episodes(TODAY, TODAY)
        assert (after.intensity, after.count, after.note) == (4, 5, "from elsewhere")


async def test_delete_takes_the_selected_record(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), note="first"))
    clock.forward(minutes=5)
    diary.log(EpisodeDraft(at=clock(), note="second"))
    async with started() as pilot:
        await pilot.press("up", "d")
        await settled(pilot)
        assert [episode.note for episode in diary.episodes(TODAY, TODAY)] == ["second"]


async def test_the_preview_says_what_enter_would_save(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i", *"ri x2 4 typ")
        assert "2 twitches · right index · intensity 4 · typing · now" in shown(pilot, "#preview")


@pytest.mark.parametrize("text", ["ri x2 i11", "ri li", "sleep=30", "florble", "in 3 days ri"])
async def test_a_refused_line_keeps_its_text_and_saves_nothing(
    started: Started, diary: Diary, text: str
) -> None:
    async with started() as pilot:
        await pilot.press("i")
        await type_line(pilot, text)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen.query_one(Input).value == text
        assert pilot.app.screen.query_one("#preview").has_class("-fault")
        assert diary.span() is None


async def test_letters_in_the_line_are_text_not_keys(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("i", *"-- quit 123", "escape")
        await settled(pilot)
        assert diary.span() is None
        assert isinstance(pilot.app.screen, LogScreen)


async def test_another_day_is_back_filled(started: Started, diary: Diary) -> None:
    friday = date(2026, 11, 20)
    async with started() as pilot:
        await pilot.press("left_square_bracket", "left", "i", *"ri 21:00", "enter")
        await settled(pilot)
        (episode,) = diary.episodes(friday, friday)
        assert episode.at is not None
        assert episode.at.hour == 21
        await pilot.press("i", *"lt", "enter")
        await settled(pilot)
        untimed = next(one for one in diary.episodes(friday, friday) if one.hand == "left")
        assert untimed.at is None
        await pilot.press("0", "c")
        await settled(pilot)
        assert diary.day(friday).count == 2
        assert diary.day(friday).values == {"caffeine": 90}
        assert diary.day(TODAY).empty


async def test_a_day_named_in_the_line_wins_over_the_one_shown(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("left", "left", "i", *"yesterday 21:00 ri", "enter")
        await settled(pilot)
        assert [episode.day for episode in diary.episodes(date(2026, 11, 1), TODAY)] == [
            date(2026, 11, 21)
        ]


async def test_tomorrow_can_not_be_shown(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("right_square_bracket")
        assert isinstance(pilot.app, TrackerApp)
        assert pilot.app.day == TODAY


async def test_a_flag_on_the_day_shows_the_urgent_text_at_once(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("exclamation_mark", *"weak", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, UrgentScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert diary.day(TODAY).flags == {"weakness"}


async def test_tab_completes_the_word(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i", *"ri hou", "tab")
        assert pilot.app.screen.query_one(Input).value == "ri housework"


async def test_a_change_by_another_process_is_seen(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        with Diary.open(diary.home, clock=clock) as other:
            other.log(EpisodeDraft(at=clock(), note="from elsewhere"))
        await pilot.pause(1.3)
        await settled(pilot)
        timeline = pilot.app.screen.query_one("#timeline")
        assert "1 twitch in 1 episode" in str(timeline.border_title)


async def test_undo_takes_back_no_change_of_another_process_unseen(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        await pilot.press("t")
        with Diary.open(diary.home, clock=clock) as other:
            other.log(EpisodeDraft(at=clock(), note="from elsewhere"))
        await pilot.press("u")
        assert len(diary.episodes(TODAY, TODAY)) == 2
        assert "changed elsewhere" in message(pilot)
        await pilot.press("u")
        assert [episode.note for episode in diary.episodes(TODAY, TODAY)] == [None]


async def test_control_characters_in_a_note_are_shown_as_text(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), note="[bold]a\x1b[31mb\u202e"))
    async with started(size=(120, 40)) as pilot:
        screen = "\n".join(
            "".join(segment.text for segment in strip)
            for strip in pilot.app.screen._compositor.render_strips()
        )
        assert "[bold]a\\x1b[31mb\\u202e" in screen


async def test_past_midnight_it_says_which_day_it_went_to(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    clock.now = clock.now.replace(day=23, hour=1, minute=30)
    async with started() as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert "01:30 1 twitch, for Sun 22 Nov, which goes on till 04:00" in message(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert "coffee, 90 mg, for Sun 22 Nov" in message(pilot)
        assert len(diary.episodes(date(2026, 11, 22), date(2026, 11, 22))) == 1
