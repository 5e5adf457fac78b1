"""How the line of a check-in that is on is answered."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from tracker.model import Factor
from tracker.model.drinks import DRINKS
from tracker.model.words import FLAGS, visible

from ..check_in_draft import not_known_words
from ..check_in_form import CheckInForm, Line
from ..check_in_lines import day_before_words, drinks_hint, hint
from .fields import FoldField
from .key_line import GAP, key_piece
from .packed import packed

HELP = ("app.help_here", "f1", "help")


def hint_of(form: CheckInForm, line: Line, width: int) -> Content:
    """Return the keys of a line in at most five lines of that width; each can be clicked."""
    return Content("\n").join(part for part in (_own(form, line, width), _keys(form, line)) if part)


def _own(form: CheckInForm, line: Line, width: int) -> Content:
    if line is form.closing:
        return Content(
            f"0 none · a number and enter · d {not_known_words(form.records)}.\n"
            "The answer closes the check-in and saves it."
        )
    if line is form.flags:
        names = ", ".join(FLAGS.values())
        return Content(f"{names}: a letter, or ← → and space, puts one in or takes it out")
    if line is form.note:
        return Content("a note on the day · f4 opens your editor")
    if isinstance(line, FoldField):
        return Content("leafy greens, nuts, seeds, whole grains, legumes: portions, if you like")
    known = form.asked[line.key]
    cut = f"{visible(known.label)}: " if len(known.label) > line.label_width else ""
    words = Content(cut + hint(known, form.day))
    if line.key not in DRINKS:
        return words
    return Content("\n").join([packed(_drinks(known.factor), width), words])


def _drinks(factor: Factor) -> list[Content]:
    drinks, source = drinks_hint(factor)
    pieces = [
        Content.from_markup(
            f"[@click=screen.type('{letter}')][b]{letter}[/b] $words[/]", words=words
        )
        for letter, words in drinks
    ]
    return [*pieces, Content(source)] if source else pieces


def _keys(form: CheckInForm, line: Line) -> Content:
    if line is form.closing:
        return _clickable(
            ("leave", "escape", "leaves the day open"), ("type('!')", "!", "flags and note"), HELP
        )
    known = form.asked.get(line.key)
    before = day_before_words(form.day, form.today)
    return _clickable(
        ("go_on", "enter", "next"),
        ("type('=')", "=", f"as {before}" if known and known.before is not None else ""),
        ("type('!')", "!", "flags" if known else ""),
        ("leave", "escape", "leaves"),
        HELP,
    )


def _clickable(*keys: tuple[str, str, str]) -> Content:
    """Return keys with their words, '' left out; a click does what the key does."""
    pieces = [
        key_piece(key, words).stylize(Style.from_meta({"@click": _named(action)}))
        for action, key, words in keys
        if words
    ]
    return Content(GAP).join(pieces)


def _named(action: str) -> str:
    return action if action.startswith("app.") else f"screen.{action}"
