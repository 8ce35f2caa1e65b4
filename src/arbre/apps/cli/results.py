"""What scenarios give → words on the streams, and plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arbre.apps.cli.reporting import report, write
from arbre.language.diagnostics.diagnostic import Language

if TYPE_CHECKING:
    from arbre.analysis.scenarios import Report, Result


def say(found: Report, language: Language) -> None:
    """Say what is wrong on stderr; what failed, and the counts, on stdout."""
    from arbre.output.scenario_text import failed

    report(found.diagnostics, language)
    for result in found.results:
        if not result.passed:
            write("\n".join(failed(result, language)))
    write(counts(found, language))


def counts(found: Report, language: Language) -> str:
    """Say how many scenarios pass, and how many are still to confirm."""
    confirmed = found.confirmed
    passed, total = sum(result.passed for result in confirmed), len(confirmed)
    left = len(found.results) - total
    if language == "fr":
        more = f", {left} à confirmer" if left else ""
        return f"{found.protocol} : {passed} scénarios sur {total} passent{more}"
    more = f", {left} to confirm" if left else ""
    return f"{found.protocol}: {passed} of {total} scenarios pass{more}"


def as_data(found: Report) -> dict[str, object]:
    """Return the results of one protocol as plain data."""
    from arbre.language.diagnostics.to_json import as_data as of_diagnostic

    return {
        "protocol": found.protocol,
        "passed": found.passed,
        "diagnostics": [of_diagnostic(one) for one in found.diagnostics],
        "scenarios": [_one(result) for result in found.results],
    }


def _one(result: Result) -> dict[str, object]:
    return {
        "id": result.scenario.id,
        "passed": result.passed and not result.unconfirmed,
        "to_confirm": result.unconfirmed,
        "status": result.outcome.status if result.outcome else None,
        "mismatches": [
            {"key": one.key, "expected": str(one.expected), "found": str(one.found)}
            for one in result.mismatches
        ],
        "problems": [{"code": one.code, "path": list(one.path)} for one in result.problems],
    }
