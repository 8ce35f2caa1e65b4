"""Overlays of the toy protocol, written as what they change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from arbre.language.loading import Checked, check_bytes
from arbre.language.overlays.extending import Found
from arbre.language.tree import Tree
from generating.protocols import to_bytes

BASE = Path(__file__).parents[1] / "diagnostics" / "base" / "minimal.yaml"


def base(change: tuple[str, str] | None = None) -> bytes:
    """The toy protocol, with one text in it replaced."""
    text = BASE.read_text(encoding="utf-8")
    if change is not None:
        assert change[0] in text
        text = text.replace(*change)
    return text.encode()


def tree_of(data: bytes) -> Tree:
    checked = check_bytes(data, "base.yaml")
    assert checked.tree is not None, checked.diagnostics
    return checked.tree


def overlaid(whole: bytes, changes: Mapping[str, Any]) -> Checked:
    """What an overlay of that protocol comes to."""
    tree = tree_of(whole)
    named = {"protocol": "base", "version": tree.protocol.version, "hash": tree.hash}
    head = {
        "arbre": 1,
        "extends": named | dict(changes.get("extends", {})),
        "id": "ici",
        "version": "0.1.0",
        "title": "Ici",
        "status": "active",
    }
    data = to_bytes({**head, **{k: v for k, v in changes.items() if k != "extends"}})
    return check_bytes(data, "overlay.yaml", find=lambda _: Found(data=whole, name="base.yaml"))


def overlay(whole: bytes, changes: Mapping[str, Any]) -> Tree:
    """The tree of an overlay that has no error."""
    checked = overlaid(whole, changes)
    assert checked.tree is not None, checked.errors
    return checked.tree
