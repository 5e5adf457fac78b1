"""What every page with medical content carries once, and small."""

from __future__ import annotations

from typing import Final

from textual.content import Content

NOT_ADVICE: Final = Content.styled("not medical advice", "$foreground-muted")
