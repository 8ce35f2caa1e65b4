"""`arbre prove`: what is true of every patient, whatever the answers, and who contradicts it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Exit, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import OF_COMPARING, is_misuse, protocol_file
from arbre.apps.cli.reporting import (
    Code,
    FindingFormat,
    report,
    write,
    write_json,
    write_json_text,
    write_lines,
)
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
    every = [_tried(name, language) for name in names]
    diagnostics = [each for one in every for each in one.diagnostics]
    match format_:
        case FindingFormat.JSON:
            write_json([_data(one, language) for one in every])
        case FindingFormat.SARIF:
            from arbre.language.diagnostics.to_sarif import to_sarif

            write_json_text(to_sarif(diagnostics, language))
        case FindingFormat.LINES:
            write_lines(diagnostics, language)
        case FindingFormat.TEXT:
            for one in every:
                report(one.diagnostics, language)
                if one.report is not None:
                    write(_text(one.report, one.diagnostics, language))
    if any(map(_fails, diagnostics)):
        raise Exit(Code.MISUSE if is_misuse(diagnostics) else Code.ERRORS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One protocol under proof. `report` is None where it has errors, which `diagnostics` say."""

    file: Path
    report: Report | None
    diagnostics: tuple[Diagnostic, ...]


def _tried(name: str, language: Language) -> Tried:
    from arbre.apps.comparing import opened

    file = protocol_file(name, language)
    checked = opened(file)
    if checked.tree is None:
        return Tried(file=file, report=None, diagnostics=checked.diagnostics)
    proved = _proved(checked.tree, language)
    said = (one for one in checked.diagnostics if one.code in OF_COMPARING)
    return Tried(file=file, report=proved, diagnostics=(*said, *_diagnosed(proved)))


def _proved(tree: Tree, language: Language) -> Report:
    from arbre.analysis.proof import prove

    try:
        return prove(tree, perf_counter)
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
    if language == "en":
        s = "" if failed == 1 else "s"
        return f"{len(one.proved)} properties, {failed} finding{s}, {queries} queries, {time}"
    s = "s" if failed > 1 else ""
    return f"{len(one.proved)} propriétés, {failed} constat{s}, {queries} requêtes, {time}"


def _data(one: Tried, language: Language) -> dict[str, Any]:
    from arbre.language.diagnostics.to_json import as_data

    return {
        "file": str(one.file),
        **_identity(one.report),
        "proved": one.report is not None and not any(map(_fails, one.diagnostics)),
        "properties": [] if one.report is None else _properties(one.report, language),
        "diagnostics": [as_data(found) for found in one.diagnostics],
    }


def _identity(found: Report | None) -> dict[str, str | None]:
    if found is None:
        return {"protocol": None, "version": None, "hash": None}
    protocol = found.tree.protocol
    return {"protocol": protocol.id, "version": protocol.version, "hash": found.tree.hash}


def _properties(one: Report, language: Language) -> list[dict[str, Any]]:
    from arbre.analysis.proof.telling import proved_words

    return [
        {
            "property": each.name,
            "about": each.about,
            "text": proved_words(each, language),
            "findings": [fault.code for fault in each.faults],
            "queries": each.queries,
            "seconds": round(each.seconds, 3),
        }
        for each in one.proved
    ]
