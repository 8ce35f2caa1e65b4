"""What `arbre check` says of a protocol and, where it can be used, what `arbre prove` finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Final

from arbre.analysis.proof import prove
from arbre.analysis.proof.fault import Fault
from arbre.analysis.proof.replay import Replayed
from arbre.analysis.proof.telling import diagnosed
from arbre.engine.answers import Answer, Unknown
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.loading import check_bytes
from arbre.language.tree import Tree

TODAY: Final = date(2026, 6, 12)


@dataclass(frozen=True, kw_only=True)
class Found:
    """One finding; `fault` is that of a proof."""

    diagnostic: Diagnostic
    fault: Fault | None = None

    @property
    def line(self) -> str:
        span = self.diagnostic.span
        assert span is not None
        start, end = span.start, span.end
        place = f"{start.line}:{start.column}-{end.line}:{end.column}"
        return f"{place} {self.diagnostic.code}"

    @property
    def patient(self) -> dict[str, str]:
        """Every answer of the patient who is shown, asked or hidden."""
        replayed = self.fault.replayed if self.fault is not None else None
        facts = replayed.full.answers.facts if replayed is not None else {}
        return {str(fact): written(answer) for fact, answer in facts.items()}

    @property
    def engine(self) -> str | None:
        """How the engine ends with this patient."""
        replayed = self.fault.replayed if self.fault is not None else None
        return conclusion(replayed) if replayed is not None else None


def conclusion(replayed: Replayed) -> str:
    made = replayed.outcome.referral
    return replayed.outcome.status if made is None else f"{replayed.outcome.status} {made.id}"


def written(answer: Answer) -> str:
    match answer:
        case Unknown():
            return "unknown"
        case bool():
            return str(answer).lower()
        case _:
            return str(answer)


def findings(text: str) -> tuple[Tree | None, Sequence[Found]]:
    """Everything that both commands find, in the order of the file."""
    checked = check_bytes(text.encode(), "protocol.yaml", today=TODAY)
    found = [Found(diagnostic=one) for one in checked.diagnostics]
    if checked.tree is not None:
        for fault in prove(checked.tree, perf_counter).faults:
            (diagnostic,) = diagnosed((fault,), checked.tree)
            found.append(Found(diagnostic=diagnostic, fault=fault))
    return checked.tree, sorted(found, key=_place)


def _place(found: Found) -> tuple[int, str]:
    assert found.diagnostic.span is not None
    return found.diagnostic.span.start.offset, found.diagnostic.code
