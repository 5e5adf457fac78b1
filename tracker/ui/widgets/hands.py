"""Two hands drawn in the terminal, with the day's counts where they were felt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from tracker.model import Episode
from tracker.model.words import FINGERS, HAND_SITES

from .in_place import show_in_place

# Palms down, thumbs inward: the left hand's little finger stands on the far left.
LEFT = ("little", "ring", "middle", "index", "thumb")
RIGHT = ("thumb", "index", "middle", "ring", "little")


class Hands(Static):
    """The counts of episodes by finger; palm, wrist and the rest are named below."""

    def __init__(self) -> None:
        super().__init__(id="hands", markup=False)
        self.border_title = "Hands"

    def show(self, episodes: Iterable[Episode]) -> None:
        """Show where those episodes were; a place never stated is on no finger."""
        counts = tally(episodes)
        rows = drawing(counts)
        below = elsewhere(counts)
        lines = [Content(row) for row in rows]
        if below:
            lines.append(Content.styled(", ".join(below), "$foreground-muted"))
        show_in_place(self, Content("\n").join(lines))


def tally(episodes: Iterable[Episode]) -> Counter[tuple[str | None, str | None]]:
    """Return twitches by (hand, site); an episode's count goes whole to each of its sites,
    and both hands to either."""
    counts: Counter[tuple[str | None, str | None]] = Counter()
    for episode in episodes:
        hands = ("left", "right") if episode.hand == "both" else (episode.hand,)
        for hand in hands:
            for site in episode.sites or (None,):
                counts[hand, site] += episode.count
    return counts


def drawing(counts: Counter[tuple[str | None, str | None]]) -> list[str]:
    """Return the two hands as text, 28 columns wide; the number stands at the finger's tip
    and a finger that twitched is drawn heavier."""

    def tip(hand: str, finger: str) -> str:
        count = counts[hand, finger]
        return f"{count:^3}" if count else " · "

    def shaft(hand: str, finger: str) -> str:
        return " ┃ " if counts[hand, finger] else " │ "

    left, right = LEFT[:4], RIGHT[1:]
    tips = (
        "".join(tip("left", finger) for finger in left),
        "".join(tip("right", finger) for finger in right),
    )
    shafts = (
        "".join(shaft("left", finger) for finger in left),
        "".join(shaft("right", finger) for finger in right),
    )
    thumbs = tip("left", "thumb"), tip("right", "thumb")
    palms = tip("left", "palm"), tip("right", "palm")
    return [
        "    left            right   ",
        f"{tips[0]}    {tips[1]}",
        f"{shafts[0]}    {shafts[1]}",
        f"{shafts[0]}    {shafts[1]}",
        f" ├──┴──┴──┤{thumbs[0][:2]}{thumbs[1][1:]}├──┴──┴──┤ ",
        f" │  {palms[0]}   │╲  ╱│  {palms[1]}   │ ",
        " ╰────────╯    ╰────────╯ ",
    ]


def elsewhere(counts: Counter[tuple[str | None, str | None]]) -> list[str]:
    """Return the places that are on no finger and no palm, in words with their counts."""
    drawn = {(hand, site) for hand in ("left", "right") for site in (*FINGERS, "palm")}
    named = []
    for (hand, site), count in sorted(counts.items(), key=lambda item: -item[1]):
        if (hand, site) in drawn:
            continue
        if site is None:
            name = f"{hand} hand" if hand else "place not said"
        else:
            name = f"{hand} {site}" if hand and site in HAND_SITES else site
        named.append(f"{name} {count}")
    return named
