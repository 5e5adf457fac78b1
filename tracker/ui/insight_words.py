"""What Insights and the review say alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.model import EpisodeDetails, read
from tracker.model.say import place
from tracker.model.words import visible

if TYPE_CHECKING:
    from tracker.insight.result import Place, RedFlag


def flags(fired: Sequence[RedFlag], *, sources: bool = True, key: str = "") -> list[Content]:
    """Return the rules that fired, calmly, with their sources unless those stand elsewhere;
    `key` opens the page with their records."""
    said = [
        Content.assemble(
            ("Worth showing a clinician: ", "bold"),
            visible(flag.sentence),
            (f" ({flag.source})" if sources else "", "$foreground-muted"),
        )
        for flag in fired
    ]
    if said and key:
        said[-1] += Content.styled(" · ", "$foreground-muted")
        said[-1] += Content.from_markup("[@click=app.clinician]$key shows the records[/]", key=key)
    return said


def sources(fired: Sequence[RedFlag]) -> list[Content]:
    """Return the sources of the rules that fired, each once."""
    named = dict.fromkeys(flag.source for flag in fired)
    if not named:
        return []
    return [
        Content.styled(f"Worth showing a clinician, by: {'; '.join(named)}", "$foreground-muted")
    ]


def place_name(where: Place) -> str:
    """Return where twitches were: 'right index'."""
    sites = [where.site] if where.site else []
    return place(read(EpisodeDetails, {"hand": where.hand, "sites": sites}))
