"""Names that rest on others: what is written in ten lines is not walked a million times."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import yaml

from arbre import Actor, Session
from arbre.language.loading import check_bytes

BASE = Path(__file__).parents[1] / "diagnostics" / "base" / "minimal.yaml"
LEVELS = 18
SECONDS = 30.0  # a cost that explodes takes minutes; a slow machine does not matter


def protocol() -> bytes:
    written = yaml.safe_load(BASE.read_text(encoding="utf-8"))
    written["valid"] = {key: str(day) for key, day in written["valid"].items()}
    values = {"v0": {"unit": "days", "cases": [{"when": "douleur", "value": 5}], "otherwise": 1}}
    for i in range(1, LEVELS):
        twice = {"when": f"douleur and age > {i}", "value": f"v{i - 1} + v{i - 1}"}
        values[f"v{i}"] = {"unit": "days", "cases": [twice], "otherwise": f"v{i - 1}"}
    top = f"v{LEVELS - 1}"
    known = {"id": "connue", "when": f"{top} is known", "else": {"refer": "delegant_jour"}}
    return yaml.safe_dump(
        {
            **written,
            "values": values,
            "inclusion": [*written["inclusion"], {**known, "cite": "jouet.regle"}],
            "acts": {
                **written["acts"],
                "exercice": {**written["acts"]["exercice"], "limits": {"duration": {"max": top}}},
            },
        },
        allow_unicode=True,
    ).encode()


def test_what_is_shared_is_walked_once() -> None:
    checked = check_bytes(protocol(), "values.yaml")
    assert checked.tree is not None, checked.errors
    at = datetime(2026, 6, 12, 10, 42)
    actor = Actor(profession="masseur-kinesitherapeute", entitled=True)
    session = Session.open(checked.tree, at=at, actor=actor)
    begun = time.process_time()
    for key, value in {"accord": True, "age": 30, "douleur": True}.items():
        session.answer(key, value, at=at)
    session.questions()
    session.explain()
    assert time.process_time() - begun < SECONDS


def test_questions_that_hang_on_each_other_are_checked_in_time() -> None:
    """Each question is asked only if the one before is true, five hundred times."""
    chain = {"g0": {"ask": "0 ?", "label": "0", "type": "boolean", "cite": "jouet.regle"}}
    for i in range(1, 500):
        chain[f"g{i}"] = {**chain["g0"], "if": f"g{i - 1}"}
    written = yaml.safe_load(protocol())
    written["questions"] |= chain
    written["exclusion"][0]["when"] += " or g499"
    text = yaml.safe_dump(written, allow_unicode=True).encode()
    begun = time.process_time()
    codes = {one.code for one in check_bytes(text, "chain.yaml").diagnostics}
    assert time.process_time() - begun < SECONDS
    assert "definition-too-deep" in codes
