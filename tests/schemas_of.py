"""The published schemas, for asking what is wrong with data."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parents[1] / "schemas"


def invalid(name: str, data: object) -> list[str]:
    """What is wrong with data, by the schema of that name."""
    # Through JSON and back: it is the text that other programs read.
    errors = validator(name).iter_errors(json.loads(json.dumps(data)))
    return [f"{error.json_path} {error.message}" for error in errors]


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return found
