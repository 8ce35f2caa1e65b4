"""`arbre diff`: what another version of a protocol decides otherwise, and of whom."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.reporting import Code, write, write_json, write_markup
from arbre.apps.terminal.streams import columns
from arbre.language.diagnostics.diagnostic import Language

if TYPE_CHECKING:
    from arbre.output.differences import Report


class DiffFormat(StrEnum):
    """How differences are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


class FailOn(StrEnum):
    """What makes the command fail: by default any difference."""

    DIFFERENT = "different"
    LAXER = "laxer"


def compare_protocols(
    context: Asked,
    old: Annotated[
        str,
        Argument(metavar="OLD", help="Un nom, un fichier, une révision git ou REV:FICHIER."),
    ],
    new: Annotated[str, Argument(metavar="NEW", help="De même ; souvent le fichier de travail.")],
    format_: Annotated[
        DiffFormat,
        Option("--format", help="text pour lire, markdown ou html pour un comité, json."),
    ] = DiffFormat.TEXT,
    fail_on: Annotated[
        FailOn,
        Option("--fail-on", help="laxer : n'échoue que si c'est plus permissif pour un patient."),
    ] = FailOn.DIFFERENT,
) -> None:
    """Compare protocols: 0 nothing is decided otherwise, 1 something is, 2 misuse."""
    language: Language = context.obj
    from arbre.analysis.differences import compare
    from arbre.apps.cli.revisions import open_pair
    from arbre.output.differences import Report

    found = compare(*open_pair(old, new, language))
    report = Report(found=found, language=language)
    _write(report, format_)
    passes = found.never_laxer and (fail_on is FailOn.LAXER or found.equal)
    if not passes:
        raise Exit(Code.ERRORS)


def _write(report: Report, format_: DiffFormat) -> None:
    from arbre.output.differences import to_data, to_html, to_markdown, to_text

    match format_:
        case DiffFormat.TEXT:
            write(to_text(report, columns()).rstrip("\n"))
        case DiffFormat.JSON:
            write_json(to_data(report))
        case DiffFormat.MARKDOWN:
            write(to_markdown(report).rstrip("\n"))
        case DiffFormat.HTML:
            write_markup(to_html(report).rstrip("\n"))
