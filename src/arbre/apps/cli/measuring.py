"""What scenarios show, what they let pass and which ones are missing, for `arbre test`."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING, Final

from arbre.apps.comparing import run_folder
from arbre.language.diagnostics.diagnostic import Language

if TYPE_CHECKING:
    from arbre.analysis.coverage import Coverage
    from arbre.analysis.generating import Generated
    from arbre.analysis.mutation import Mutation
    from arbre.analysis.scenarios import Report
    from arbre.analysis.writing import Usual
    from arbre.language.tree import Tree

MOST_WORKERS: Final = 8


def can_prove() -> bool:
    """Tell whether the solver is installed (extra `proof`)."""
    return find_spec("z3") is not None


# ── coverage ──────────────────────────────────────────────────────────────────────────────────


def coverage_of(report: Report, tree: Tree) -> Coverage:
    """Return what scenarios show; what no patient can show is left out where it can be proved."""
    from arbre.analysis.coverage import coverage, excusing

    found = coverage(tree, report.decided)
    if not found.missed or not can_prove():
        return found
    from arbre.analysis.proof.showing import Showing

    return excusing(found, Showing(tree=tree).impossible)


# ── mutants ───────────────────────────────────────────────────────────────────────────────────


def mutated(folder: Path) -> Mutation:
    """Return what becomes of the mutants of a protocol; the work is shared among processors."""
    from arbre.analysis.mutation import Mutation

    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    parts = [(folder, number, workers) for number in range(workers)]
    if workers == 1:
        return mutated_part(parts[0])
    with ProcessPoolExecutor(
        max_workers=workers, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL)
    ) as pool:
        try:
            found = list(pool.map(mutated_part, parts))
        except KeyboardInterrupt:
            for worker in active_children():
                worker.terminate()
            raise
    longest = max(len(one.tested) for one in found)
    rows = ([one.tested[i : i + 1] for one in found] for i in range(longest))
    return Mutation(tested=tuple(one for row in rows for cell in row for one in cell))


def mutated_part(part: tuple[Path, int, int]) -> Mutation:
    """Return what becomes of one part of the mutants."""
    from arbre.analysis.mutation import Mutation, mutate

    folder, number, parts = part
    report = run_folder(folder)
    if report.checked.tree is None:
        return Mutation(tested=())
    compare = None
    if can_prove():
        from arbre.analysis.mutation.proving import proved

        compare = proved
    return mutate(report.checked.tree, report.results, compare=compare, part=(number, parts))


# ── scenarios that are missing ────────────────────────────────────────────────────────────────


def expects(file: Path) -> bool:
    """Tell whether somebody said what is expected of a scenario of this file."""
    from arbre.language.document import read

    document = read(file.read_bytes(), str(file)).document if file.is_file() else None
    if document is None:
        return file.exists()
    scenarios = document.value.get("scenarios")
    every = scenarios if isinstance(scenarios, list) else []
    return any(isinstance(one, dict) and one.get("expect") for one in every)


def generated_file(report: Report, tree: Tree, language: Language) -> tuple[int, str]:
    """Return how many scenarios are missing, and a file of them in which none expects anything."""
    from arbre.analysis.writing import Draft, to_file

    drafts = [
        Draft(id=f"genere_{number}", title=_title(one, language), case=one.case)
        for number, one in enumerate(_generated(report, tree), 1)
    ]
    return len(drafts), to_file(drafts, tree.protocol.id, usual(report), _NOTES[language])


def _generated(report: Report, tree: Tree) -> tuple[Generated, ...]:
    from arbre.analysis.generating import generate, wanted

    wants = wanted(tree, coverage_of(report, tree).missed, report.decided)
    patient = None
    if can_prove():
        from arbre.analysis.proof.showing import Showing

        patient = Showing(tree=tree).patient
    return generate(tree, report.confirmed, wants, patient)


def usual(report: Report) -> Usual | None:
    """Return what the defaults of a file say."""
    from arbre.analysis.scenarios import usual_case
    from arbre.analysis.writing import Usual

    case = usual_case(report)
    if case is None:
        return None
    return Usual(case=case, keys=frozenset(report.defaults.get("answers", {})))


_NOTES: Final[Mapping[Language, tuple[str, ...]]] = {
    "fr": (
        "Scénarios à confirmer, écrits par « arbre test --generate ». Aucun n'attend rien :",
        "dire pour chacun ce que le protocole doit décider, d'après le texte, puis le déplacer",
        "dans scenarios.yaml. Ce que le moteur décide (« arbre decide ») n'est pas une preuve.",
    ),
    "en": (
        "Scenarios to confirm, written by `arbre test --generate`. None of them expects anything:",
        "say for each what the protocol must decide, from its text, then move it to",
        "scenarios.yaml. What the engine decides (`arbre decide`) is no proof that it is right.",
    ),
}


def _title(one: Generated, language: Language) -> str:
    """Say what a case shows; the first things, where it shows many."""
    from arbre.output.coverage.wants import said

    phrases = [said(want, language) for want in one.shows[:2]]
    more = len(one.shows) - len(phrases)
    if more:
        phrases.append(f"et {more} autres" if language == "fr" else f"and {more} more")
    return " ; ".join(phrases)
