"""The corpora of good and bad protocols: changes of one base, in YAML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
BASE = HERE.parent / "diagnostics/base/minimal.yaml"
SCHEMA = REPOSITORY / "schemas/protocol.schema.json"


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A protocol with one change. `expect` is empty for a good one."""

    name: str
    text: str
    expect: tuple[str, ...] = ()


def corpus(name: str) -> list[Changed]:
    base = BASE.read_text(encoding="utf-8")
    rows = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return [
        Changed(name=row["name"], text=_changed(base, *row["change"]), expect=tuple(row["expect"]))
        if "expect" in row
        else Changed(name=row["name"], text=_changed(base, *row["change"]))
        for row in rows
    ]


def shipped() -> list[Changed]:
    files = sorted(REPOSITORY.glob("protocols/*/protocol.yaml"))
    return [Changed(name=file.parent.name, text=file.read_text("utf-8")) for file in files]


def _changed(base: str, before: str, after: str) -> str:
    assert before in base, f"the base does not hold {before!r}"
    return base.replace(before, after, 1)
