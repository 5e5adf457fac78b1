"""Our own themes: dark, light, both with more contrast, and one for terminals of 16 colours.

A theme gives a colour to every role that text or a ground has in our sheets, so what is read
in one place looks like what is read in another. `legible` does the same for Textual's themes.
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

CHOSEN, EDGE, FIELD, TRIAL, VEIL = "chosen", "edge", "field", "trial", "veil"
BAND, LINE = "band", "line"  # of a figure: behind all else, and through the dots
LEVELS = tuple(f"level-{number}" for number in range(1, 5))


def roles(
    *,
    foreground: str,
    background: str,
    primary: str,
    secondary: str,
    accent: str,
    success: str,
    warning: str,
    error: str,
    muted: str,
    chosen: str,
    edge: str,
    field: str,
    veil: str,
    **others: str,
) -> dict[str, str]:
    """Return the variables of a theme with these colours, Textual's and our own.

    `muted` is text of second rank; `chosen` the ground of the line one is on; `edge` a border at
    rest; `field` the ground of what one types into; `veil` lies over what is behind a dialog;
    `others` are variables by their names.
    """
    return {
        CHOSEN: chosen,
        EDGE: edge,
        FIELD: field,
        VEIL: veil,
        TRIAL: secondary,
        LINE: accent,
        # As they are: on its way through Textual's shades a colour comes back a little changed.
        "foreground": foreground,
        "primary": primary,
        "secondary": secondary,
        "accent": accent,
        "success": success,
        "warning": warning,
        "error": error,
        "text": foreground,
        "text-muted": muted,
        "text-disabled": muted,
        "foreground-muted": muted,
        "foreground-disabled": muted,
        "text-primary": primary,
        "text-secondary": secondary,
        "text-accent": accent,
        "text-success": success,
        "text-warning": warning,
        "text-error": error,
        "footer-key-foreground": accent,
        "footer-description-foreground": muted,
        "block-cursor-foreground": foreground,
        "block-cursor-background": chosen,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": foreground,
        "block-cursor-blurred-background": chosen,
        "block-hover-background": chosen,
        "border": primary,
        "border-blurred": edge,
        # Turned round, and not said by two colours: so the cursor is there without colours too.
        "input-cursor-foreground": foreground,
        "input-cursor-background": background,
        "input-cursor-text-style": "reverse",
        "input-selection-foreground": foreground,
        "input-selection-background": chosen,
        "screen-selection-foreground": foreground,
        "screen-selection-background": chosen,
        "link-color": foreground,
        "link-style": "none",
        "link-background-hover": chosen,
        "link-color-hover": foreground,
        "link-style-hover": "underline",
        "scrollbar": edge,
        "scrollbar-hover": primary,
        "scrollbar-active": primary,
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
        "scrollbar-corner-color": background,
        **others,
    }


def _theme(name: str, *, dark: bool, surface: str, panel: str, roles_of: dict[str, str]) -> Theme:
    """Return a theme of these colours; `roles_of` are those that `roles` takes."""
    return Theme(
        name=name,
        dark=dark,
        surface=surface,
        panel=panel,
        background=roles_of["background"],
        foreground=roles_of["foreground"],
        primary=roles_of["primary"],
        secondary=roles_of["secondary"],
        accent=roles_of["accent"],
        success=roles_of["success"],
        warning=roles_of["warning"],
        error=roles_of["error"],
        variables=roles(**roles_of),
    )


# The grounds are all but grey: where a terminal has 256 colours they then become greys as dark,
# and not blue or black.
DARK: Final = _theme(
    "tracker-dark",
    dark=True,
    surface="#1a1e22",
    panel="#242a2e",
    roles_of={
        "foreground": "#dfe5e8",
        "background": "#15191c",
        "primary": "#7fb8de",
        "secondary": "#9fb8c8",
        "accent": "#e3a75c",
        "success": "#8fc79c",
        "warning": "#e6c05c",
        "error": "#f0a08c",
        "muted": "#a9b2b7",
        "chosen": "#313b42",
        "edge": "#56656f",
        "field": "#242a2e",
        "veil": "#15191cb3",
        BAND: "#3b362f",
        LEVELS[0]: "#1f3a4d",
        LEVELS[1]: "#2b5877",
        LEVELS[2]: "#5a8fb5",
        LEVELS[3]: "#8fc6ea",
    },
)

LIGHT: Final = _theme(
    "tracker-light",
    dark=False,
    surface="#fcfcfa",
    panel="#eaeae5",
    roles_of={
        "foreground": "#1e2528",
        "background": "#f6f6f3",
        "primary": "#1d5f8a",
        "secondary": "#4c6472",
        "accent": "#874a00",
        "success": "#2c6b2e",
        "warning": "#7a5200",
        "error": "#a12a28",
        "muted": "#545d62",
        "chosen": "#d6dfe5",
        "edge": "#9aa6ad",
        "field": "#eaeae5",
        "veil": "#f6f6f3b3",
        BAND: "#e4dac8",
        LEVELS[0]: "#d3e3ef",
        LEVELS[1]: "#a0c3dd",
        LEVELS[2]: "#6799c0",
        LEVELS[3]: "#1d5f8a",
    },
)

CONTRAST: Final = _theme(
    "tracker-contrast",
    dark=True,
    surface="#000000",
    panel="#1c1c1c",
    roles_of={
        "foreground": "#ffffff",
        "background": "#000000",
        "primary": "#8fd3ff",
        "secondary": "#c0d8e8",
        "accent": "#ffc75a",
        "success": "#93f0a6",
        "warning": "#ffe27a",
        "error": "#ffb3a6",
        "muted": "#d2d2d2",
        "chosen": "#00345c",
        "edge": "#8a959c",
        "field": "#1c1c1c",
        "veil": "#000000b3",
        BAND: "#38332c",
        LEVELS[0]: "#16324a",
        LEVELS[1]: "#1f4f73",
        LEVELS[2]: "#5fa3cf",
        LEVELS[3]: "#aee0ff",
    },
)

CONTRAST_LIGHT: Final = _theme(
    "tracker-contrast-light",
    dark=False,
    surface="#ffffff",
    panel="#eeeeee",
    roles_of={
        "foreground": "#000000",
        "background": "#ffffff",
        "primary": "#003f78",
        "secondary": "#33444d",
        "accent": "#653600",
        "success": "#004a1c",
        "warning": "#563d00",
        "error": "#860f0f",
        "muted": "#383838",
        "chosen": "#cfe4f5",
        "edge": "#6a7378",
        "field": "#eeeeee",
        "veil": "#ffffffb3",
        BAND: "#e6dbc8",
        LEVELS[0]: "#d4e6f4",
        LEVELS[1]: "#a0c6e6",
        LEVELS[2]: "#6f9fc8",
        LEVELS[3]: "#003f78",
    },
)

# Members of the 16 colours as Rich counts them, so that none becomes another on its way to the
# terminal. Grounds are of the first eight alone, for a console has no others; the trouble's ink
# is not red, which can't be read on blue.
SIXTEEN: Final = _theme(
    "tracker-16",
    dark=True,
    surface="#000000",
    panel="#000000",
    roles_of={
        "foreground": "#ffffff",
        "background": "#000000",
        "primary": "#55ffff",
        "secondary": "#00aaaa",
        "accent": "#ffff55",
        "success": "#55ff55",
        "warning": "#ffff55",
        "error": "#ff55ff",
        "muted": "#aaaaaa",
        "chosen": "#0000aa",
        "edge": "#00aaaa",
        "field": "#000000",
        "veil": "#000000",
        BAND: "#0000aa",
        LEVELS[0]: "#000000",
        LEVELS[1]: "#0000aa",
        LEVELS[2]: "#00aaaa",
        LEVELS[3]: "#aaaaaa",
    },
)

OURS: Final = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT, SIXTEEN)
OUR_NAMES: Final = frozenset(theme.name for theme in OURS)

# What can't work here: our shades and figures are mixed from colours that are known.
UNMIXABLE: Final = ("ansi-dark", "ansi-light")
NOT_MIXED: Final = "its colours are the terminal's own, from which no shades can be mixed"
