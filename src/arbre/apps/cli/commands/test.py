"""`arbre test`: the scenarios of protocols, what they show, and what they would let pass."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

from typer import Argument, Exit, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.measuring import (
    can_prove,
    coverage_of,
    expects,
    generated_file,
    mutated,
    usual,
)
from arbre.apps.cli.opening import FILE, is_folder, protocol_file
from arbre.apps.cli.options import OutputFormat
from arbre.apps.cli.reporting import Code, Format, fail, stop, write, write_json
from arbre.apps.cli.requiring import Required, shortfalls
from arbre.apps.cli.results import as_data, say
from arbre.apps.comparing import run_folder
from arbre.apps.terminal.refusing import why
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.shipped import protocols

if TYPE_CHECKING:
    from arbre.analysis.coverage import Coverage
    from arbre.analysis.mutation import Mutation
    from arbre.analysis.scenarios import Report
    from arbre.language.tree import Tree

    Measured = list[tuple[Report, Tree, Coverage]]

SCENARIOS = "scenarios.yaml"
GENERATED = "scenarios.generated.yaml"


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
    mutate: Annotated[
        bool,
        Option("--mutate", help="Dit quelles fautes passeraient inaperçues ; échoue s'il y en a."),
    ] = False,
    require: Required = None,
    generate: Annotated[
        bool, Option("--generate", help="Écrit les scénarios qui manquent, à confirmer.")
    ] = False,
) -> None:
    """Run the scenarios: 0 when all pass and nothing required is missing, 1 otherwise.

    With --mutate, 1 too when a fault would pass, unless --require says how many may.
    """
    language: Language = context.obj
    folders = [one for name in paths or protocols() for one in folders_of(name, language)]
    reports = [run_folder(folder) for folder in folders]
    measuring = coverage or html or cobertura or (require is not None and not mutate)
    measured = _measured(reports) if measuring else []
    mutations = _mutations(folders, reports, language) if mutate else {}
    if format_ is Format.JSON:
        write_json(_as_data(reports, measured, mutations))
    else:
        _say(reports, measured, mutations, language)
    _write_files(measured, html, cobertura, language)
    if junit is not None:
        from arbre.output.to_junit import to_junit

        _save(junit, to_junit(reports), language)
    if generate:
        for folder, report in zip(folders, reports, strict=True):
            _generate(
                folder, report, language, sys.stderr if format_ is Format.JSON else sys.stdout
            )
    if require is None:
        enough = not any(found.shown for found in mutations.values())
    else:
        enough = _enough(reports, measured, mutations, require, language)
    if not enough or not all(one.passed for one in reports):
        raise Exit(Code.ERRORS)


def folders_of(name: str, language: Language) -> list[Path]:
    """Return the folders that hold the scenarios that a name means."""
    path = Path(name)
    if not is_folder(path):
        return [_folder_of(protocol_file(name, language), language)]
    found = sorted({file.parent for file in path.rglob(SCENARIOS)})
    if not found:
        fail("no-scenarios-here", language, Code.MISUSE, {"path": name})
    return found


def _folder_of(file: Path, language: Language) -> Path:
    """Return the folder of a file that is tested: never another file than the one that is named."""
    from arbre.language.loading import read_file

    found = read_file(file)
    if isinstance(found, Diagnostic):
        stop((found,), language, Code.MISUSE)
    if file.name not in (FILE, SCENARIOS, GENERATED):
        fail("not-a-tested-file", language, Code.MISUSE, {"path": str(file)})
    return file.parent


def _measured(reports: list[Report]) -> Measured:
    """Return what the scenarios of each protocol that can be walked show."""
    return [
        (report, report.checked.tree, coverage_of(report, report.checked.tree))
        for report in reports
        if report.checked.tree is not None and report.results
    ]


def _mutations(
    folders: list[Path], reports: list[Report], language: Language
) -> dict[int, Mutation]:
    """Return what becomes of the mutants of each protocol whose scenarios pass."""
    if not can_prove():
        write(_NO_SOLVER[language], sys.stderr)
    for report in reports:
        if not report.passed:
            write(f"{report.protocol}{_NOT_TRIED[language]}", sys.stderr)
    return {
        id(report): mutated(folder)
        for folder, report in zip(folders, reports, strict=True)
        if report.passed
    }


def _enough(
    reports: list[Report],
    measured: Measured,
    mutations: dict[int, Mutation],
    percent: int,
    language: Language,
) -> bool:
    """Tell whether as much as is required is shown and noticed, and say what is not."""
    shown = {id(report): found for report, _, found in measured}
    missing = [
        f"{report.protocol}{' : ' if language == 'fr' else ': '}{one}"
        for report in reports
        for one in shortfalls(shown.get(id(report)), mutations.get(id(report)), percent, language)
    ]
    for one in missing:
        write(one, sys.stderr)
    return not missing


_NOT_TRIED: Mapping[Language, str] = {
    "fr": " : des scénarios échouent, aucune faute n'est essayée",
    "en": ": scenarios fail, no fault is tried",
}
_NO_SOLVER: Mapping[Language, str] = {
    "fr": "Une faute sans effet n'est reconnue qu'avec   pip install 'arbre-protocoles[proof]'",
    "en": "A fault without effect is only told with   pip install 'arbre-protocoles[proof]'",
}


def _say(
    reports: list[Report], measured: Measured, mutations: dict[int, Mutation], language: Language
) -> None:
    from arbre.output.coverage import to_text
    from arbre.output.mutation_text import to_text as to_text_of_mutation

    shown = {id(report): found for report, _, found in measured}
    for report in reports:
        say(report, language)
        tree = report.checked.tree
        if tree is not None and id(report) in shown:
            write(to_text(shown[id(report)], tree.document, language))
        if tree is not None and id(report) in mutations:
            found = mutations[id(report)]
            write(to_text_of_mutation(found, tree.document, usual(report), language))


def _as_data(
    reports: list[Report], measured: Measured, mutations: dict[int, Mutation]
) -> list[dict[str, object]]:
    from arbre.output.coverage import to_data
    from arbre.output.mutation_text import to_data as to_data_of_mutation

    shown = {id(report): found for report, _, found in measured}
    every = []
    for report in reports:
        data, tree = as_data(report), report.checked.tree
        if tree is not None and id(report) in shown:
            data["coverage"] = to_data(shown[id(report)], tree.document)
        if tree is not None and id(report) in mutations:
            data["mutation"] = to_data_of_mutation(mutations[id(report)], tree.document)
        every.append(data)
    return every


def _generate(folder: Path, report: Report, language: Language, said: TextIO) -> None:
    """Write the scenarios that are missing beside those that are written."""
    if report.checked.tree is None or not report.results:
        return
    file = folder / GENERATED
    if expects(file):
        fail("would-lose", language, Code.MISUSE, {"path": str(file)})
    count, text = generated_file(report, report.checked.tree, language)
    if count:
        _save(file, text, language)
    where = f"{'dans' if language == 'fr' else 'in'} {file}" if count else ""
    what = "scénarios à confirmer" if language == "fr" else "scenarios to confirm"
    colon = " : " if language == "fr" else ": "
    write(f"{report.protocol}{colon}{count} {what} {where}".rstrip(), said)


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
        fail("cannot-write", language, Code.MISUSE, {"path": str(file), **why(error)})
