"""`arbre prove`: what is true of every patient, whatever the answers, and who contradicts it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Exit, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import open_checked
from arbre.apps.cli.reporting import Code, FindingFormat, report, write, write_lines
from arbre.errors import MissingExtra
from arbre.language.diagnostics.diagnostic import Diagnostic, Language

if TYPE_CHECKING:
    from arbre.analysis.proof.proving import Report
    from arbre.language.tree import Tree


def prove_protocols(
    context: Asked,
    names: Annotated[
        list[str],
        Argument(metavar="PROTOCOL...", help="Noms de protocoles fournis, ou fichiers."),
    ],
    format_: Annotated[
        FindingFormat,
        Option("--format", help="text pour lire, lines pour un éditeur, json ou sarif."),
    ] = FindingFormat.TEXT,
) -> None:
    """Prove protocols: 0 all properties hold, 1 one does not, 2 misuse."""
    language: Language = context.obj
    reports = [_proved(tree, language) for tree in _trees(names, language)]
    found = [_diagnosed(one) for one in reports]
    match format_:
        case FindingFormat.JSON:
            every = zip(reports, found, strict=True)
            data = [_data(one, diagnostics, language) for one, diagnostics in every]
            write(json.dumps(data, ensure_ascii=False, indent=2))
        case FindingFormat.SARIF:
            from arbre.language.diagnostics.to_sarif import to_sarif

            write(to_sarif([each for diagnostics in found for each in diagnostics], language))
        case FindingFormat.LINES:
            write_lines([each for diagnostics in found for each in diagnostics], language)
        case FindingFormat.TEXT:
            for one, diagnostics in zip(reports, found, strict=True):
                report(diagnostics, language)
                write(_text(one, diagnostics, language))
    if any(map(_fails, (each for diagnostics in found for each in diagnostics))):
        raise Exit(Code.ERRORS)


def _trees(names: Sequence[str], language: Language) -> list[Tree]:
    checked = [open_checked(name, language) for name in names]
    return [one.tree for one in checked if one.tree is not None]


def _proved(tree: Tree, language: Language) -> Report:
    from arbre.analysis.proof import prove

    try:
        return prove(tree, perf_counter)
    except MissingExtra as missing:
        said = "To prove, type" if language == "en" else "Pour prouver, taper"
        write(f"{said}   {missing}", sys.stderr)
        raise Exit(Code.MISUSE) from missing
    except AssertionError as error:
        _say_what_to_report(error, tree, language)
        raise


def _say_what_to_report(error: AssertionError, tree: Tree, language: Language) -> None:
    """Show the patient of an internal error, which ends the command."""
    from arbre.analysis.proof.fault import BrokenPromiseError
    from arbre.analysis.proof.telling import at_fault_words

    if isinstance(error, BrokenPromiseError):
        write(at_fault_words(error, tree, language), sys.stderr)


def _diagnosed(one: Report) -> tuple[Diagnostic, ...]:
    from arbre.analysis.proof.telling import diagnosed

    return diagnosed(one.faults, one.tree)


def _fails(diagnostic: Diagnostic) -> bool:
    from arbre.language.loading import is_error

    return is_error(diagnostic)


# ── what is written ───────────────────────────────────────────────────────────────────────────


def _text(one: Report, diagnostics: Sequence[Diagnostic], language: Language) -> str:
    from arbre.analysis.proof.telling import proved_words

    protocol = one.tree.protocol
    lines = [f"{protocol.id} {protocol.version}"]
    for each in one.proved:
        holds = not any(map(_fails, _of(each.faults, one)))
        mark = _mark(language) if holds else _mark_of_failure(language)
        time = _seconds(each.seconds, language)
        lines.append(f"  {mark:<10} {time} {proved_words(each, language)}")
    return "\n".join([*lines, _summary(one, diagnostics, language)])


def _of(faults: Sequence[object], one: Report) -> tuple[Diagnostic, ...]:
    from arbre.analysis.proof.telling import diagnosed

    return diagnosed(tuple(fault for fault in one.faults if fault in faults), one.tree)


def _mark(language: Language) -> str:
    return "proved" if language == "en" else "prouvé"


def _mark_of_failure(language: Language) -> str:
    return "NOT PROVED" if language == "en" else "NON PROUVÉ"


def _seconds(seconds: float, language: Language) -> str:
    text = f"{seconds:5.2f} s"
    return text if language == "en" else text.replace(".", ",")


def _summary(one: Report, diagnostics: Sequence[Diagnostic], language: Language) -> str:
    failed = sum(map(_fails, diagnostics))
    seconds = one.encoding + sum(each.seconds for each in one.proved)
    queries = sum(each.queries for each in one.proved)
    time = _seconds(seconds, language).strip()
    s = "s" if failed > 1 else ""
    if language == "en":
        return f"{len(one.proved)} properties, {failed} finding{s}, {queries} queries, {time}"
    return f"{len(one.proved)} propriétés, {failed} constat{s}, {queries} requêtes, {time}"


def _data(one: Report, diagnostics: Sequence[Diagnostic], language: Language) -> dict[str, Any]:
    from arbre.analysis.proof.telling import proved_words
    from arbre.language.diagnostics.to_json import as_data

    return {
        "protocol": one.tree.protocol.id,
        "version": one.tree.protocol.version,
        "hash": one.tree.hash,
        "proved": not any(map(_fails, diagnostics)),
        "properties": [
            {
                "property": each.name,
                "about": each.about,
                "text": proved_words(each, language),
                "findings": [fault.code for fault in each.faults],
                "queries": each.queries,
                "seconds": round(each.seconds, 3),
            }
            for each in one.proved
        ],
        "diagnostics": [as_data(found) for found in diagnostics],
    }
