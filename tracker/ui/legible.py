"""Other people's themes, changed as little as it takes to read everything in them.

Loaded only where one of them is on.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color

from .contrast import LEGIBLE, SEEN, legible, told_apart
from .own_themes import BAND, LEVELS, LINE, roles

MUTED = 0.66  # how far text of second rank is from the ground towards the foreground
CHOSEN = 0.2  # and the ground of the chosen line from the surface towards the primary colour
EDGE = 0.5
PARTS = (0.18, 0.36, 0.62, 0.95)  # and the ground of a level
BAND_PART = 0.18  # and of a figure's band towards the accent
INKS = ("primary", "secondary", "accent", "success", "warning", "error")


def legible_variables(variables: Mapping[str, str]) -> dict[str, str]:
    """Return a theme's variables with every colour that text has here at least `LEGIBLE` on each
    ground that it stands on, and with the roles that are our own."""
    background = Color.parse(variables["background"])

    def color(name: str) -> Color:
        return background + Color.parse(variables[name])

    surface, panel, primary = color("surface"), color("panel"), color("primary")
    chosen = surface.blend(primary, CHOSEN)
    grounds = (background, surface, panel, chosen)
    foreground = legible(color("foreground"), grounds)
    inks = {name: legible(color(name), grounds, LEGIBLE).hex for name in INKS}
    own = roles(
        foreground=foreground.hex,
        background=background.hex,
        muted=legible(background.blend(foreground, MUTED), grounds).hex,
        chosen=chosen.hex,
        edge=legible(background.blend(color("secondary"), EDGE), (background,), SEEN / 2).hex,
        field=panel.hex,
        veil=background.with_alpha(0.7).hex,
        **inks,
        **{
            LINE: next(
                (
                    inks[name]
                    for name in ("accent", "warning")
                    if told_apart(Color.parse(inks[name]), Color.parse(inks["primary"]))
                ),
                foreground.hex,
            ),
            BAND: background.blend(Color.parse(inks["accent"]), BAND_PART).hex,
            **{
                level: surface.blend(Color.parse(inks["primary"]), part).hex
                for level, part in zip(LEVELS, PARTS, strict=True)
            },
        },
    )
    return {**variables, **own, "surface": surface.hex, "panel": panel.hex}
