"""Ask ajv, the JSON Schema validator of JavaScript, about documents."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

RUNNER = Path(__file__).parent / "validate.cjs"


def problems(schema: Path, documents: Sequence[Path]) -> list[list[dict[str, Any]]]:
    """For each JSON document, its problems: `{path, keyword, message}`.

    Raises `ValueError` with ajv's words for a schema that ajv refuses in its strict mode.
    """
    done = subprocess.run(
        ["node", RUNNER, schema, *documents], capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        raise ValueError(done.stderr)
    answer: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return answer
