"""Protocols that are right, however much they look wrong: patches of the smallest one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from diagnostics.page import PAGES, patched

RIGHT: Final = sorted((Path(__file__).parent / "right").glob("*.yaml"))
BASE: Final = (PAGES / "base" / "minimal.yaml").read_text(encoding="utf-8")


def whole(file: Path) -> str:
    """The protocol that a patch makes."""
    return patched(BASE, file.read_text(encoding="utf-8"))
