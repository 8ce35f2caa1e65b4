"""Request → plain data for JSON: the contract of `schemas/request.schema.json`."""

from __future__ import annotations

from typing import Any

from arbre.engine.answers import Answers, Clocks
from arbre.engine.outcome import Mode
from arbre.engine.requesting import Request
from arbre.engine.trace_json import answer_to_json
from arbre.language.tree import Tree

Data = dict[str, Any]


def as_data(request: Request, tree: Tree, *, answers: Answers, clocks: Clocks, mode: Mode) -> Data:
    """Return a request as plain data; facts are keys of answers, instants are ISO 8601."""
    protocol, wait = tree.protocol, request.wait
    return {
        "kind": wait.kind,
        "mode": mode,
        "protocol": {
            "id": protocol.id,
            "version": protocol.version,
            "hash": tree.hash,
            "fidelity": protocol.fidelity,
            **({} if tree.base is None else {"extends": tree.base.as_data()}),
        },
        "node": request.node,
        "requesting": {"profession": request.requesting.profession},
        "requested": {"role": wait.by, "specialty": wait.specialty},
        "channel": wait.channel,
        "question": None if wait.question is None else str(wait.question),
        "requested_at": clocks.present.isoformat(),
        "not_after": request.not_after.isoformat(),
        "if_none": wait.if_none.id,
        "findings": [
            {"fact": str(fact), "answer": answer_to_json(answers.facts[fact])}
            for fact in request.findings
        ],
        "acts": [act.id for act in request.acts],
    }
