from __future__ import annotations

from datetime import datetime

import pytest

from arbre.engine.answers import Clocks


@pytest.fixture
def start() -> Clocks:
    return Clocks(start=datetime(2026, 6, 12, 10, 42))
