"""Tests marked `clients` need `npm ci` in this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if (HERE / "node_modules").is_dir():
        return
    absent = pytest.mark.skip(reason="needs Node.js and `npm ci` in tests/clients")
    for item in items:
        if item.get_closest_marker("clients"):
            item.add_marker(absent)
