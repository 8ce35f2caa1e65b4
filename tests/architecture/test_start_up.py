"""`import arbre` is light: a walk starts while the patient sits down."""

from __future__ import annotations

import subprocess
import sys

import pytest

from architecture.sources import PACKAGE

HEAVY = {"jsonschema", "lark", "networkx", "referencing", "rich", "typer", "z3"}


def loaded_by(statement: str) -> set[str]:
    program = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_import_arbre_loads_nothing_heavy() -> None:
    assert loaded_by("import arbre") & HEAVY == set()


@pytest.mark.parametrize("package", sorted(HEAVY - {"z3"}))
def test_a_heavy_import_is_seen(package: str) -> None:
    assert package in loaded_by(f"import {package}")
