"""Differences → plain data, for a program."""

from __future__ import annotations

from typing import Any

from arbre.analysis.differences.questions import questions
from arbre.analysis.differences.texts import Said
from arbre.language.tree import Tree
from arbre.output.differences.patients import Shown
from arbre.output.differences.report import Report, Row


def to_data(report: Report) -> dict[str, Any]:
    """Return the comparison; patients are named by their numbers."""
    found = report.found
    return {
        "old": _protocol(found.old),
        "new": _protocol(found.new),
        "verdict": found.verdict,
        "text": report.verdict,
        "never_laxer": found.never_laxer,
        "freed": list(found.freed),
        "unshown": [
            {"kind": aspect.kind, "name": aspect.name or None, "visit": aspect.visit or None}
            for aspect, _ in found.unshown
        ],
        "changes": [_row(row) for row in report.rows],
        "patients": [_patient(one) for one in report.patients],
        "questions": [
            {"id": id_, "label": label, "fate": one.fate, "text": text}
            for one, (id_, label, text) in zip(
                questions(found.old, found.new), report.questions, strict=True
            )
        ],
        "standing": [_said(one) for one in report.standing],
        "texts": [_said(one) for one in report.texts],
    }


def _protocol(tree: Tree) -> dict[str, str]:
    return {"id": tree.protocol.id, "version": tree.protocol.version, "hash": tree.hash}


def _row(row: Row) -> dict[str, Any]:
    aspect = row.aspect
    return {
        "kind": aspect.kind,
        "name": aspect.name or None,
        "visit": aspect.visit or None,
        "limit": aspect.limit or None,
        "verdict": row.verdict,
        "text": f"{row.what}: {row.how}",
        "patients": list(row.patients),
    }


def _patient(one: Shown) -> dict[str, Any]:
    return {
        "number": one.number,
        "answers": list(one.common),
        "asked_only_by_old": list(one.only_old),
        "asked_only_by_new": list(one.only_new),
        "old": one.before,
        "new": one.after,
    }


def _said(one: Said) -> dict[str, str]:
    return {"path": one.place, "fate": one.fate, "old": one.before, "new": one.after}
