"""`arbre test`: the scenarios of protocols, and what they reach."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import is_folder, protocol_file
from arbre.apps.cli.reporting import Code, Format, fail, report, write
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import protocols, schema

if TYPE_CHECKING:
    from arbre.analysis.scenarios import Report, Result
    from arbre.language.tree import Tree

SCENARIOS = "scenarios.yaml"
_REACHES: Mapping[Language, tuple[str, str, str]] = {
    "fr": ("nœuds atteints", "branches prises", "critères vus (ne joue pas, inconnu, joue)"),
    "en": ("nodes reached", "branches taken", "criteria seen (does not fire, unknown, fires)"),
}
_TRUTHS: Mapping[Language, Mapping[str, str]] = {
    "fr": {"false": "ne joue pas", "unknown": "inconnu", "true": "joue"},
    "en": {"false": "does not fire", "true": "fires"},
}
_MISSED: Mapping[Language, str] = {"fr": "jamais :", "en": "never:"}


def run_scenarios(
    context: Asked,
    paths: Annotated[
        list[str] | None,
        Argument(
            metavar="PATH", help="Fichiers, dossiers ou noms ; rien : les protocoles fournis."
        ),
    ] = None,
    format_: Annotated[
        Format, Option("--format", help="text pour lire, json pour un programme.")
    ] = Format.TEXT,
) -> None:
    """Run the scenarios: 0 when all pass, 1 otherwise."""
    language: Language = context.obj
    folders = [one for name in paths or protocols() for one in folders_of(name, language)]
    reports = [run_folder(folder) for folder in folders]
    if format_ is Format.JSON:
        write(json.dumps([_as_data(one) for one in reports], ensure_ascii=False, indent=2))
    else:
        for one in reports:
            say(one, language)
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


def say(found: Report, language: Language) -> None:
    """Say what failed on stderr, and the counts on stdout."""
    report(found.diagnostics, language)
    for result in found.results:
        if not result.passed:
            write("\n".join(_failed(result, language)))
    passed = sum(result.passed for result in found.results)
    total = len(found.results)
    if language == "fr":
        write(f"{found.protocol} : {passed} scénarios sur {total} passent")
    else:
        write(f"{found.protocol}: {passed} of {total} scenarios pass")
    if found.checked.tree is not None and found.results:
        write("\n".join(_reached(found, found.checked.tree, language)))


def _reached(found: Report, tree: Tree, language: Language) -> Iterator[str]:
    """Yield what the scenarios reach, and what they miss."""
    from arbre.analysis.coverage import coverage

    reach = coverage(tree, [one.outcome for one in found.results if one.outcome is not None])
    names = _REACHES[language]
    for name, one in zip(names, (reach.nodes, reach.branches, reach.criteria), strict=True):
        yield f"  {name} {one.reached}/{one.total}"
        for missed in one.missed:
            yield f"    {_MISSED[language]} {_said(missed, language)}"


def _said(missed: str, language: Language) -> str:
    """Return what was never reached, the truth of a criterion in words."""
    name, _, truth = missed.partition(" ")
    return f"{name} {_TRUTHS[language].get(truth, truth)}".rstrip()


def _failed(result: Result, language: Language) -> Iterator[str]:
    french = language == "fr"
    yield f"{'échec' if french else 'failed'} {result.scenario.id} ({result.scenario.title})"
    for problem in result.problems:
        where = ".".join(map(str, problem.path))
        yield f"  {where}: {problem.code} {', '.join(problem.values.values())}"
    for one in result.mismatches:
        if french:
            yield f"  {one.key} : attendu {one.expected}, trouvé {one.found}"
        else:
            yield f"  {one.key}: expected {one.expected}, found {one.found}"


def _as_data(found: Report) -> dict[str, object]:
    from arbre.language.diagnostics.to_json import as_data

    return {
        "protocol": found.protocol,
        "passed": found.passed,
        "diagnostics": [as_data(one) for one in found.diagnostics],
        "scenarios": [
            {
                "id": result.scenario.id,
                "passed": result.passed,
                "status": result.outcome.status if result.outcome else None,
                "mismatches": [
                    {"key": one.key, "expected": str(one.expected), "found": str(one.found)}
                    for one in result.mismatches
                ],
                "problems": [{"code": one.code, "path": list(one.path)} for one in result.problems],
            }
            for result in found.results
        ],
    }
