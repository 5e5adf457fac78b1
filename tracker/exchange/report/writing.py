"""The report in its forms, and as a file that only its owner can read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final, Literal

from tracker.paths import write_private

from .content import Report

Form = Literal["pdf", "html", "markdown", "text"]
_SUFFIXES: Final[dict[str, Form]] = {
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
_SUFFIX_OF: Final[dict[Form, str]] = {
    "pdf": ".pdf",
    "html": ".html",
    "markdown": ".md",
    "text": ".txt",
}
_TEXT_COLUMNS = 80


class UnknownForm(ValueError):
    """A file name that doesn't say which form is meant."""


def form_of(path: Path) -> Form:
    """Return the form that a file's name asks for; UnknownForm says which there are."""
    form = _SUFFIXES.get(path.suffix.casefold())
    if form is None:
        known = ", ".join(_SUFFIX_OF.values())
        raise UnknownForm(f"{path.name}: the name ends in none of {known}")
    return form


def file_name(made: date, form: Form) -> str:
    """Return what a report is called where nobody says: 'twitch-report-2026-11-22.pdf'."""
    return f"twitch-report-{made.isoformat()}{_SUFFIX_OF[form]}"


def form_for(where: str, form: Form | None = None) -> Form:
    """Return the form of the report at the place a person named: `form` if they named that too,
    in a folder PDF. Raises UnknownForm."""
    return form or ("pdf" if _is_folder(where) else form_of(Path(where).expanduser()))


def placed(where: str, made: date, form: Form) -> Path:
    """Return the file a person means: in a folder the report gets a name of its own."""
    path = Path(where).expanduser()
    return path / file_name(made, form) if _is_folder(where) else path


def _is_folder(where: str) -> bool:
    return where.endswith("/") or Path(where).expanduser().is_dir()


def rendered(report: Report, form: Form) -> bytes:
    """Return the report in that form; what draws it is loaded when it is asked for."""
    match form:
        case "pdf":
            from .pdf import write_pdf

            return write_pdf(report)
        case "html":
            from .html import as_html

            return as_html(report).encode("utf-8")
        case "markdown":
            from .markdown import as_markdown

            return as_markdown(report).encode("utf-8")
        case "text":
            from .text import as_text

            return as_text(report, _TEXT_COLUMNS).encode("utf-8")


def write_report(report: Report, path: Path, form: Form) -> None:
    """Write the report in one step, readable by its owner alone; a file that is there is
    replaced. OSError leaves it as it was."""
    write_private(path, rendered(report, form))
