"""`pause`: nothing asks for some days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ..context import Context
from ..output import emit_json, say
from ..text import day_words
from .recording import UNDO_HINT

if TYPE_CHECKING:
    from argparse import Namespace


def pause(context: Context, options: Namespace) -> int:
    """Pause for some days, without a number until something is logged; 0 ends a pause."""
    with context.diary(writable=True) as diary:
        if options.days == 0:
            was = diary.paused()
            if was:
                diary.resume()
            words = f"The pause is over · {UNDO_HINT}" if was else "There was no pause."
        else:
            until = diary.today() + timedelta(days=options.days) if options.days else None
            diary.pause(until)
            until_words = f"{day_words(until)}, or until you log again" if until else ""
            words = f"Paused until {until_words or 'you log again'} · {UNDO_HINT}"
        if context.json:
            paused = diary.paused()
            until = diary.profile().paused_until if paused else None
            emit_json({"paused": paused, "until": until.isoformat() if until else None})
        else:
            say(words)
    return 0
