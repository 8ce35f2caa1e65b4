"""What a scenario expected and what was found → lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from arbre.analysis.scenarios import Result
from arbre.language.diagnostics.diagnostic import Language


def failed(result: Result, language: Language) -> Iterator[str]:
    """Yield the scenario, and each expectation that is not met."""
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
