"""Protocols that look wrong and are right: nothing at all may be said of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from arbre.language.diagnostics.to_narration import to_narration
from arbre.language.loading import check_bytes
from checks.right import RIGHT, whole


def test_there_are_enough() -> None:
    assert len(RIGHT) >= 20


@pytest.mark.parametrize("file", RIGHT, ids=lambda file: file.stem)
def test_nothing_is_said(file: Path) -> None:
    checked = check_bytes(whole(file).encode(), file.name, today=date(2026, 6, 12))
    assert to_narration(checked.diagnostics, "fr") == ""
    assert checked.tree is not None
