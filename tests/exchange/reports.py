"""Reports to print: a full one of 90 days, and one in which everything is hostile."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tracker.exchange.report.content import (
    Bars,
    Block,
    Bullets,
    Facts,
    Hands,
    Moment,
    OverTime,
    Paragraph,
    Ratio,
    Ratios,
    Report,
    Section,
    Span,
    Table,
)

START = date(2026, 8, 25)
MADE = date(2026, 11, 23)
DAYS = 90
NAMES = "Ελένη Παπαδοπούλου, Владимир Żółć, Nguyễn Thị Hồng Phượng"


def a_day_at(index: int) -> date:
    return START + timedelta(days=index)


def over_time(days: int = DAYS) -> OverTime:
    """Return 90 days with some unwatched, some without twitches, a trial and life events."""
    drawn = random.Random(7)
    values: list[float | None] = [
        None if drawn.random() < 0.12 else float(max(0, round(drawn.gauss(9 - i / 15, 4.5))))
        for i in range(days)
    ]
    return OverTime(
        "Twitches a day", "twitches a day", START, values, (2.0, 14.0),
        [
            Span(a_day_at(31), a_day_at(44), "as usual"),
            Span(a_day_at(45), a_day_at(58), "earlier caffeine", changed=True),
            Span(a_day_at(59), a_day_at(72), "as usual"),
            Span(a_day_at(73), a_day_at(86), "earlier caffeine", changed=True),
            Span(a_day_at(12), a_day_at(16), "a cold"),
        ],
        [
            Moment(a_day_at(20), "new keyboard"),
            Moment(a_day_at(22), "medicine started: sertraline"),
            Moment(a_day_at(70), "travel: Θεσσαλονίκη"),
        ],
    )  # fmt: skip


def hours() -> Bars:
    values: list[float | None] = [
        None if hour in (2, 3, 4, 5) else max(0.0, 1.2 - abs(hour - 15) / 7) for hour in range(24)
    ]
    return Bars("By hour", "twitches an hour watched", [f"{hour}" for hour in range(24)], values)


def weekdays() -> Bars:
    labels = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return Bars("By weekday", "a day watched", labels, [9.1, 8, 7.5, 0, 10.2, 4.1, None])


def both_hands() -> Hands:
    left = {"thumb": 64, "index": 31, "middle": 4, "ring": 2, "palm": 12, "wrist": 1}
    right = {"thumb": 203, "index": 151, "middle": 38, "little": 9, "back": 55, "forearm": 20}
    counted = {("left", site): count for site, count in left.items()}
    return Hands(
        "Twitches by place", counted | {("right", site): count for site, count in right.items()}
    )


def ratios() -> Ratios:
    rows = [
        Ratio("caffeine, the same day", 1.38, 1.17, 1.63, "clear",
              "1.38 (1.17 to 1.63) per 90 mg; clear; 74 days"),
        Ratio("sleep, the night before", 0.84, 0.72, 0.97, "hint",
              "0.84 (0.72 to 0.97) per hour; hint; moves with screen time in the evening"),
        Ratio("stress", 1.21, 0.98, 1.49, None, "1.21 (0.98 to 1.49) per step; no clear link"),
        Ratio("mouse or keyboard work, the day before", 1.05, 0.97, 1.14, None,
              "1.05 (0.97 to 1.14) per hour; no clear link"),
        Ratio("electrolytes", 0.71, 0.09, 5.9, None, "0.71 (0.09 to 5.9); too few days"),
        Ratio("magnesium-rich food", None, None, None, None, "too early: 12 of 21 days"),
    ]  # fmt: skip
    return Ratios("Rate of twitches where a factor is one step higher", rows)


def full(*, extra: bool = False) -> Report:
    """Return a report with all default sections, and with notes and profile if asked for."""
    sections = [
        Section("change", "How often, how long, how strong", [
            over_time(),
            Table(["", "first 30 days", "last 30 days", "change"], [
                ["Twitches a day watched", "8.4", "5.1", "0.61 (0.45 to 0.82)"],
                ["Usual duration", "1m 20s", "50s", "shorter"],
                ["Usual intensity (0-10)", "4", "3", "−1"],
                ["Bother (0-10)", "3", "2", "−1"],
            ], frozenset({1, 2, 3})),
            Paragraph("Good news worth keeping; it doesn't show which change, or any nutrient, "
                      "did it. Time alone often brings improvement.", small=True),
        ]),
        Section("factors", "What goes with more or fewer twitches", [
            ratios(),
            Paragraph("‘Goes with’ is not ‘causes’. Factors overlap: caffeine and screen time "
                      "move together here, so neither can be credited alone.", small=True),
        ]),
        Section("timing", "When", [
            hours(), weekdays(),
            Paragraph("Most twitches were logged between 13:00 and 18:00. One logs at the "
                      "keyboard; that alone can make such hours look busier.", small=True),
        ]),
        Section("places", "Where", [
            both_hands(),
            Paragraph("Beyond the hands: eyelid 14, leg 3. Place not stated: 22.", small=True),
        ]),
        Section("contexts", "Rest or activity", [
            Table(["Doing", "twitches", "of all"], [
                ["at rest", "301", "52%"], ["typing", "144", "25%"], ["mouse", "61", "11%"],
                ["phone", "33", "6%"], ["in bed", "24", "4%"], ["not stated", "17", "3%"],
            ], frozenset({1, 2})),
        ]),
        Section("flags", "Worth showing a clinician", [
            Bullets([
                "Weakness or grip slipping was noted on 3 days: 2 Oct, 9 Oct, 14 Nov. "
                "(after the Merck Manual)",
                "A medicine was started on 16 Sep, and twitching grew within two weeks.",
            ]),
        ]),
        Section("trials", "Trials on oneself", [
            Paragraph("Does earlier caffeine go with fewer twitches? ABAB, four phases of 14 "
                      "days, dates drawn at random, 25 Sep to 19 Nov."),
            Facts([("Ratio", "0.78 (0.60 to 1.01), adjusted 0.81"), ("p by redrawing", "0.09"),
                   ("Kept to", "24 of 28 days"), ("Also changed", "a cold, travel")]),
            Paragraph("Earlier caffeine might be contributing; such a design can't see a change "
                      "smaller than about 30%.", small=True),
        ]),
        Section("medicines", "Medicines and supplements noted", [
            Table(["", "since", "what"], [
                ["sertraline 50 mg", "16 Sep 2026", "started"],
                ["magnesium citrate", "2 Nov 2026", "started; agreed with the clinician"],
            ]),
        ]),
        Section(None, "What was not recorded", [
            Paragraph("Salt, alcohol and body temperature were never noted. Duration is known "
                      "of 61% of the episodes, intensity of 88%."),
        ]),
        Section(None, "Questions to ask", [
            Bullets(["Could sertraline have to do with it?", "Are blood tests worthwhile?",
                     f"{NAMES} asks: should the thumb be looked at?"]),
        ]),
    ]  # fmt: skip
    if extra:
        sections += [
            Section("notes", "Notes", [Table(["Day", "note"], [
                [f"{a_day_at(index):%d %b}", f"{NAMES}: a long day, a good evening. " * 3]
                for index in range(30)
            ])]),
            Section("profile", "Profile", [Facts([
                ("Twitching since", "March 2026"), ("Restricted diet", "no"),
                ("Lab values", "ferritin 41 µg/L, 3 Jun 2026; one value doesn't settle it "
                 "either way; read it with your clinician"),
            ])]),
        ]  # fmt: skip
    facts = Facts([
        ("Watched", "79 of 90 days; 8 of them without a twitch"),
        ("Twitches", "580 in 402 episodes; usually 2 to 14 a day"),
        ("Now", "5.1 a day in the last 30 days, 8.4 in the first 30"),
        ("Mostly", "right thumb and right index, at rest"),
        ("Since", "March 2026"),
        ("Worth showing", "2 findings, below"),
    ])  # fmt: skip
    return Report(
        f"Twitching of the hands: {NAMES.split(',')[0]}", "25 August to 22 November 2026 (90 days)",
        MADE, facts, sections, "Made by the person from their own diary. Not medical advice.",
    )  # fmt: skip


def hostile() -> Report:
    """Return a report of texts that don't fit: endless words, huge cells, unknown letters."""
    long, wide = "x" * 700, "W" * 300
    odd = "日本語のメモ 😀👩‍👩‍👧 שלום العربية e\u0301 \U0001f9e0" * 12
    very_long = ("A note that goes on and on. " * 300) + long
    texts = ["", " ", long, wide, odd, very_long]
    blocks: list[Block] = [
        *(Paragraph(text) for text in texts),
        Facts([(text, other) for text in texts[:5] for other in texts]),
        Bullets(texts),
        Table([long, odd, ""], [[text, other, "1"] for text in texts for other in texts]),
        Table([f"column {index}" for index in range(30)], [[wide] * 30, ["1"] * 30]),
        Table(["nothing"], []),
        OverTime(long, odd, START, [None] * 400, (0.0, 0.0),
                 [Span(a_day_at(i), a_day_at(i + 50), long) for i in range(8)],
                 [Moment(a_day_at(i * 2), odd) for i in range(60)]),
        OverTime("None", "", START, [], None),
        OverTime("One", "", START, [1e12], (5.0, 7e12)),
        Bars(wide, wide, [wide, "", odd], [None, 1e15, 0.0]),
        Bars("", "", [], []),
        Hands(long, {("left", "thumb"): 10**9, ("right", "elsewhere"): 3, ("both", "palm"): 1}),
        Ratios(odd, [Ratio(text, 1e9, 1e-9, 1e12, "clear", text) for text in texts[:5]]),
        Ratios("", []),
    ]  # fmt: skip
    sections = [Section("change", long, blocks), Section("notes", odd, blocks[:6])]
    sections += [Section(None, f"Heading {index}", [Paragraph("short")]) for index in range(60)]
    return Report(long, odd, MADE, Facts([(wide, very_long)]), sections, long)
