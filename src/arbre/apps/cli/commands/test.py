"""`arbre test`: the scenarios of protocols, what they show, and what they would let pass."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import is_folder, protocol_file
from arbre.apps.cli.options import OutputFormat
from arbre.apps.cli.reporting import Code, Format, fail, write
from arbre.apps.cli.results import as_data, say
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import protocols, schema

if TYPE_CHECKING:
    from arbre.analysis.coverage import Coverage
    from arbre.analysis.scenarios import Report
    from arbre.language.tree import Tree

    Measured = list[tuple[Report, Tree, Coverage]]

SCENARIOS = "scenarios.yaml"


def run_scenarios(
    context: Asked,
    paths: Annotated[
        list[str] | None,
        Argument(
            metavar="PATH", help="Fichiers, dossiers ou noms ; rien : les protocoles fournis."
        ),
    ] = None,
    format_: OutputFormat = Format.TEXT,
    coverage: Annotated[
        bool, Option("--coverage", help="Dit ce que les scénarios montrent, et ce qui manque.")
    ] = False,
    html: Annotated[
        Path | None, Option(metavar="FILE", help="Écrit cette couverture en une page à lire.")
    ] = None,
    cobertura: Annotated[
        Path | None, Option(metavar="FILE", help="Écrit cette couverture pour un programme.")
    ] = None,
    junit: Annotated[
        Path | None, Option(metavar="FILE", help="Écrit les résultats pour un programme.")
    ] = None,
) -> None:
    """Run the scenarios: 0 when all pass, 1 otherwise."""
    language: Language = context.obj
    folders = [one for name in paths or protocols() for one in folders_of(name, language)]
    reports = [run_folder(folder) for folder in folders]
    measured = _measured(reports) if coverage or html or cobertura else []
    if format_ is Format.JSON:
        write(json.dumps(_as_data(reports, measured), ensure_ascii=False, indent=2))
    else:
        _say(reports, measured, language)
    _write_files(measured, html, cobertura, language)
    if junit is not None:
        from arbre.output.to_junit import to_junit

        _save(junit, to_junit(reports), language)
    if not all(one.passed for one in reports):
        raise Exit(Code.ERRORS)


def folders_of(name: str, language: Language) -> list[Path]:
    """Return the folders that hold the scenarios that a name means."""
    path = Path(name)
    if not is_folder(path):
        return [protocol_file(name, language).parent]
    found = sorted({file.parent for file in path.rglob(SCENARIOS)})
    if not found:
        fail("no-scenarios-here", language, Code.MISUSE, {"path": name})
    return found


def run_folder(folder: Path) -> Report:
    """Run the scenarios of one protocol."""
    from arbre.analysis.scenarios import run

    file = schema("scenarios")
    return run(folder, json.loads(file.read_text(encoding="utf-8")) if file else {})


def _measured(reports: list[Report]) -> Measured:
    """Return what the scenarios of each protocol that can be walked show."""
    from arbre.analysis.coverage import coverage

    return [
        (report, report.checked.tree, coverage(report.checked.tree, report.decided))
        for report in reports
        if report.checked.tree is not None and report.results
    ]


def _say(reports: list[Report], measured: Measured, language: Language) -> None:
    from arbre.output.coverage import to_text

    shown = {id(report): (tree, found) for report, tree, found in measured}
    for report in reports:
        say(report, language)
        if id(report) in shown:
            tree, found = shown[id(report)]
            write(to_text(found, tree.document, language))


def _as_data(reports: list[Report], measured: Measured) -> list[dict[str, object]]:
    from arbre.output.coverage import to_data

    shown = {id(report): to_data(found, tree.document) for report, tree, found in measured}
    return [
        {**as_data(one), **({"coverage": shown[id(one)]} if id(one) in shown else {})}
        for one in reports
    ]


def _write_files(
    measured: Measured, html: Path | None, cobertura: Path | None, language: Language
) -> None:
    from arbre.language.texts import said
    from arbre.output.coverage import to_cobertura, to_html

    if cobertura is not None:
        every = ((tree.protocol.id, tree.document, found) for _, tree, found in measured)
        _save(cobertura, to_cobertura(every), language)
    if html is not None:
        titled = (
            (said(tree.protocol.title, language), tree.document, found)
            for _, tree, found in measured
        )
        _save(html, to_html(titled, language), language)


def _save(file: Path, text: str, language: Language) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        values = {"path": str(file), "detail": type(error).__name__}
        fail("cannot-write", language, Code.MISUSE, values)
