"""The author's tests: a patient, and what must be decided of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any, Final

from arbre.analysis.expecting import Mismatch, differences
from arbre.engine.answers import Actor
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import AnswerProblem, Case, read_case
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.document import Document, read
from arbre.language.loading import Checked, check, is_error, read_file
from arbre.language.schema import validate
from arbre.language.tree import Tree

WRITTEN: Final = "scenarios.yaml"
GENERATED: Final = "scenarios.generated.yaml"
OPENING: Final = datetime(2026, 1, 1, 9, 0)
"""The opening instant of a scenario that gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One patient. `path` is its place in the file."""

    id: str
    title: str
    case: Mapping[str, Any]
    expect: Mapping[str, Any]
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a scenario: it passed when nothing is listed.

    `case` and `outcome` are None when its answers cannot be read.
    """

    scenario: Scenario
    outcome: Outcome | None
    case: Case | None = None
    mismatches: tuple[Mismatch, ...] = ()
    problems: tuple[AnswerProblem, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.mismatches and not self.problems

    @property
    def unconfirmed(self) -> bool:
        """Whether it says nothing yet of what is expected: such a scenario shows nothing."""
        return not self.scenario.expect and not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All scenarios of one protocol. `diagnostics` and `defaults` are those of its files."""

    protocol: str
    checked: Checked
    diagnostics: tuple[Diagnostic, ...]
    results: tuple[Result, ...] = field(default=())
    defaults: Mapping[str, Any] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        return not any(map(is_error, self.diagnostics)) and all(one.passed for one in self.results)

    @property
    def confirmed(self) -> tuple[Result, ...]:
        """The results of the scenarios of which an author said what is expected."""
        return tuple(one for one in self.results if not one.unconfirmed)

    @property
    def decided(self) -> Iterator[tuple[Case, Outcome]]:
        """The cases of these scenarios with what was decided of them."""
        for one in self.confirmed:
            if one.case is not None and one.outcome is not None:
                yield one.case, one.outcome


def run(
    folder: Path, schema: Mapping[str, Any], open_: Callable[[Path], Checked] = check
) -> Report:
    """Run the scenarios of a protocol's folder; `schema` is that of scenarios.

    They are those of `scenarios.yaml`, and of `scenarios.generated.yaml` where there is one.
    `open_` is how a protocol is opened.
    """
    checked = open_(folder / "protocol.yaml")
    found = checked.diagnostics
    results: tuple[Result, ...] = ()
    defaults: Mapping[str, Any] = {}
    for file in _files(folder):
        problems, document = _open(file, schema)
        found = (*found, *problems)
        if checked.tree is not None and document is not None:
            tree = checked.tree
            results = (*results, *(run_one(tree, one) for one in scenarios_of(document)))
            defaults = defaults or _defaults(document)
    return Report(
        protocol=folder.resolve().name,
        checked=checked,
        diagnostics=found,
        results=results,
        defaults=defaults,
    )


def written(folder: Path, schema: Mapping[str, Any]) -> tuple[Scenario, ...]:
    """Return the scenarios of a protocol's folder without running them.

    A file that is missing or wrong gives none: `run` says what is wrong with it.
    """
    documents = (_open(file, schema)[1] for file in _files(folder))
    return tuple(one for document in documents if document for one in scenarios_of(document))


def _files(folder: Path) -> list[Path]:
    return [folder / WRITTEN, *(one for one in [folder / GENERATED] if one.is_file())]


def _defaults(document: Document) -> Mapping[str, Any]:
    file: Mapping[str, Any] = document.value
    found: Mapping[str, Any] = file.get("defaults", {})
    return found


def _open(file: Path, schema: Mapping[str, Any]) -> tuple[tuple[Diagnostic, ...], Document | None]:
    """Read a file of scenarios: its problems, and the document if there is no error."""
    data = read_file(file)
    if isinstance(data, Diagnostic):
        return (data,), None
    reading = read(data, str(file))
    found = reading.diagnostics
    if reading.document is not None:
        found = (*found, *validate(reading.document, schema))
    return found, None if any(map(is_error, found)) else reading.document


def usual_case(report: Report) -> Case | None:
    """Return the case that the defaults of a file tell, None where they tell none."""
    tree, defaults = report.checked.tree, report.defaults
    if tree is None or not defaults:
        return None
    kept = {key: defaults[key] for key in ("clocks", "actor") if key in defaults}
    case = read_case({**defaults.get("answers", {}), **kept}, tree, at=OPENING)
    return case if isinstance(case, Case) else None


def run_one(tree: Tree, scenario: Scenario) -> Result:
    """Decide one scenario and compare."""
    case = read_case(scenario.case, tree, at=OPENING)
    if not isinstance(case, Case):
        return Result(scenario=scenario, outcome=None, problems=case)
    actor: Actor = case.actor or NOBODY
    outcome = decide(tree, case.answers, clocks=case.clocks, actor=actor)
    mismatches = tuple(differences(outcome, scenario.expect, tree))
    return Result(scenario=scenario, outcome=outcome, case=case, mismatches=mismatches)


def scenarios_of(document: Document) -> Iterator[Scenario]:
    """Yield the scenarios of a file that its schema accepts, cross products unfolded."""
    file: Mapping[str, Any] = document.value
    defaults = _defaults(document)
    for index, written in enumerate(file["scenarios"]):
        each: Mapping[str, Sequence[Any]] = written.get("each", {})
        for values in product(*each.values()):
            chosen = dict(zip(each, values, strict=True))
            yield _scenario(written, defaults, chosen, ("scenarios", index))


def _scenario(
    written: Mapping[str, Any],
    defaults: Mapping[str, Any],
    chosen: Mapping[str, Any],
    path: tuple[str | int, ...],
) -> Scenario:
    removed = set(written.get("remove", ()))
    kept = {k: v for k, v in defaults.get("answers", {}).items() if k not in removed}
    answers = {**kept, **written.get("answers", {}), **chosen}
    clocks = {**defaults.get("clocks", {}), **written.get("clocks", {})}
    case: dict[str, Any] = {**answers, "clocks": clocks}
    actor = {**defaults.get("actor", {}), **written.get("actor", {})}
    if actor:
        case["actor"] = actor
    if "raised" in written:
        case["raised"] = written["raised"]
    suffix = "".join(f" {name}={_shown(value)}" for name, value in chosen.items())
    return Scenario(
        id=written["id"] + suffix,
        title=written.get("title", written["id"]),
        case=case,
        expect=written["expect"],
        path=path,
    )


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return ",".join(f"{key}:{one}" for key, one in value.items())
    return str(value)
