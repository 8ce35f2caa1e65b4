"""A test of what is known where a doubt could authorise (DESIGN §5.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.printing import to_text
from arbre.language.conditions.syntax import Condition, Knowing, Path, Place, Reference
from arbre.language.conditions.traversal import signed_parts
from arbre.language.draft import Draft

Kind = Literal["doubt", "knowledge"]
"""Of a doubt: true although an answer is unknown. Of knowledge: true only of a known answer."""


@dataclass(frozen=True, slots=True)
class _Test:
    """A test as it counts where it is read; `home` is the definition in which it stands, if any."""

    kind: Kind
    knowing: Knowing
    place: Place
    home: Path | None = None


def knowledge_test_misplaced(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the tests that their place does not allow, through definitions too."""
    carried = _carried(draft)
    for path, condition in draft.conditions.items():
        if path[0] == "definitions":
            continue
        allowed = _allowed(path)
        misplaced = (test for test in _tests(condition, carried) if test.kind not in allowed)
        for test in {test.place: test for test in misplaced}.values():
            yield _finding(path, test)


def _finding(path: Path, test: _Test) -> Finding:
    others = () if test.home is None else (_other(test.home, test.knowing),)
    return Finding(
        code="knowledge-test-misplaced",
        path=path,
        place=test.place,
        values={"test": to_text(test.knowing)},
        others=others,
    )


def _other(home: Path, knowing: Knowing) -> Other:
    return Other(path=home, place=knowing.place, key="definition")


def _allowed(path: Path) -> frozenset[Kind]:
    """Return the kinds of test that may stand in the condition at `path`."""
    match path:
        case ("guarantees", *_):
            return frozenset({"doubt", "knowledge"})
        case ("inclusion", *_) | (*_, "ground"):
            return frozenset({"knowledge"})
        case ("alerts" | "exclusion" | "withdrawal", *_) | (*_, "alerts", int(), "when"):
            return frozenset({"doubt"})
        case ("acts", str(), "contraindications", *_):
            return frozenset({"doubt"})
        case _:
            return frozenset()


def _tests(condition: Condition, carried: dict[str, dict[Kind, _Test]]) -> Iterator[_Test]:
    """Yield the tests of a condition; a definition that holds some counts where it is read."""
    for part, sign in signed_parts(condition):
        if isinstance(part, Knowing):
            for kind in _counted(_kind(part), sign):
                yield _Test(kind, part, part.place)
        elif isinstance(part, Reference) and part.option is None:
            for kind, test in carried.get(part.name, {}).items():
                for counted in _counted(kind, sign):
                    yield _Test(counted, test.knowing, part.place, test.home)


def _carried(draft: Draft) -> dict[str, dict[Kind, _Test]]:
    """Return the kinds of test that each definition holds, through others too, with one of each."""
    homes = {str(path[1]): path for path in draft.conditions if path[0] == "definitions"}
    readers: dict[str, list[tuple[str, int]]] = {}
    carried: dict[str, dict[Kind, _Test]] = {name: {} for name in homes}
    pending: list[tuple[str, _Test]] = []
    for name, home in homes.items():
        for part, sign in signed_parts(draft.conditions[home]):
            if isinstance(part, Reference) and part.name in homes:
                readers.setdefault(part.name, []).append((name, sign))
            elif isinstance(part, Knowing):
                kinds = _counted(_kind(part), sign)
                pending.extend((name, _Test(kind, part, part.place, home)) for kind in kinds)
    while pending:
        name, test = pending.pop()
        if test.kind in carried[name]:
            continue
        carried[name][test.kind] = test
        for reader, sign in readers.get(name, ()):
            for kind in _counted(test.kind, sign):
                pending.append((reader, _Test(kind, test.knowing, test.place, test.home)))
    return carried


def _kind(knowing: Knowing) -> Kind:
    return "doubt" if knowing.knowledge in ("unknown", "not_false") else "knowledge"


def _counted(kind: Kind, sign: int) -> tuple[Kind, ...]:
    """Return what a test counts as: denied it is the other kind, inside another test it is both."""
    if sign == 0:
        return ("doubt", "knowledge")
    other: Kind = "knowledge" if kind == "doubt" else "doubt"
    return (kind,) if sign > 0 else (other,)
