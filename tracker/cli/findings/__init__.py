"""What an analysis says, laid out once and printed as text for a terminal or as Markdown."""

from .content import document
from .figure import say_figure
from .markdown import say_markdown
from .naming import factor_named
from .text import say_text

__all__ = ["document", "factor_named", "say_figure", "say_markdown", "say_text"]
