"""What is laxer is refused, with a patient whom the engine treats so; what is stricter is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arbre.analysis.overlays import compared
from arbre.analysis.proof.differing.narrowing import laxer
from arbre.engine.answers import Actor
from arbre.engine.standing import mode
from arbre.errors import MissingExtra
from arbre.language.diagnostics.to_text import to_text
from arbre.language.document import read
from arbre.language.tree import Tree
from overlays.local import base, overlay, tree_of

ROWS = Path(__file__).parent / "compared.yaml"
LOWER = {"set": {"fievre_des": {"value": 38.0, "status": "assumed", "note": "plus bas"}}}
HIGHER = {"set": {"fievre_des": {"value": 40.0, "status": "assumed", "note": "plus haut"}}}


def rows() -> list[Any]:
    reading = read(b"rows:\n" + ROWS.read_bytes(), ROWS.name)
    assert reading.document is not None, reading.diagnostics
    found = reading.document.value["rows"]
    assert isinstance(found, list)
    return found


def whole(row: Mapping[str, Any]) -> bytes:
    old, new = row.get("base", ("", ""))
    data = base((old, new) if old else None)
    for name, one in row.get("parameters", {}).items():
        line = f"parameters:\n  {name}: {{value: {one['value']}, status: assumed, note: inventé}}"
        data = data.replace(b"parameters:", line.encode())
    return data


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["name"])
def test_an_overlay_is_laxer_in_the_ways_that_are_said(row: Mapping[str, Any]) -> None:
    data = whole(row)
    found = laxer(tree_of(data), overlay(data, row["overlay"]))
    assert (
        sorted({f"{aspect.kind} {aspect.name}".strip() for (aspect, _), _ in found}) == row["laxer"]
    )


def test_a_laxer_overlay_is_refused_with_a_patient() -> None:
    found = compared(overlay(base(), HIGHER))
    assert found.tree is None
    assert {one.code for one in found.diagnostics} == {"overlay-laxer"}
    said = to_text(found.diagnostics, "fr")
    assert "Température : 39 °C" in said
    assert "Le protocole : réorientation, urgences." in " ".join(said.split())


def test_what_was_compared_says_so_until_a_text_changes() -> None:
    found = compared(overlay(base(), LOWER))
    assert found.tree is not None
    assert found.tree.compared
    verdict = found.diagnostics[0].values["verdict"]
    noted = {"extends": {"compared": verdict}}
    assert overlay(base(), {**LOWER, **noted}).compared
    assert compared(overlay(base(), {**LOWER, **noted})).diagnostics == ()
    assert not overlay(base(), {**HIGHER, **noted}).compared
    assert not overlay(base(("Dire que", "Dire bien que")), {**LOWER, **noted}).compared


def test_only_an_overlay_that_was_compared_and_adopted_is_live() -> None:
    tree = overlay(base(), LOWER)
    protocol = tree.protocol.model_copy(update={"kind": "local", "fidelity": "official"})
    tree = replace(tree, protocol=protocol)
    done = compared(overlay(base(), LOWER)).tree
    assert done is not None
    done = replace(done, protocol=protocol)
    day = date(2026, 6, 12)
    both = ((one, adopted) for one in (tree, done) for adopted in (False, True))
    modes = [mode(one, Actor(adopted=adopted), day) for one, adopted in both]
    assert modes == ["training", "training", "training", "live"]


def test_without_the_solver_nothing_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arbre.analysis.overlays.find_spec", lambda _: None)
    with pytest.raises(MissingExtra):
        compared(overlay(base(), LOWER))


def test_what_extends_nothing_needs_no_comparison() -> None:
    tree: Tree = tree_of(base())
    assert compared(tree).tree is tree
