"""docs/format.md names every key, and its fragments together are a protocol that passes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from arbre.analysis.overlays import compared
from arbre.analysis.scenarios import run
from arbre.engine.reading import Case, read_case
from arbre.language.document import read
from arbre.language.loading import check_bytes
from arbre.language.overlays.extending import Found

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/format.md").read_text("utf-8")
*FRAGMENTS, ANSWERS, SCENARIOS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.M | re.S)
(OVERLAY,) = re.findall(r"^~~~yaml\n(.*?)^~~~$", PAGE, re.M | re.S)
PROTOCOL = "".join(FRAGMENTS)
WORDS = (*re.findall(r"`[^`\n]+`", PAGE), PROTOCOL, ANSWERS, SCENARIOS, OVERLAY)
SHOWN = set(re.findall(r"[a-z_]+", "\n".join(WORDS)))


def schema(name: str) -> dict[str, object]:
    text = (ROOT / f"schemas/{name}.schema.json").read_text("utf-8")
    found: dict[str, object] = json.loads(text)
    return found


def keys(of: object) -> Iterator[str]:
    if isinstance(of, dict):
        yield from of.get("properties", ())
        of = list(of.values())
    if isinstance(of, list):
        for each in of:
            yield from keys(each)


def test_the_fragments_are_one_protocol() -> None:
    assert [(one.code, one.span) for one in check_bytes(PROTOCOL.encode(), "").diagnostics] == []


def test_the_answers_are_a_case() -> None:
    tree = check_bytes(PROTOCOL.encode(), "").tree
    document = read(ANSWERS.encode(), "").document
    assert tree is not None
    assert document is not None
    assert isinstance(read_case(document.value, tree, at=datetime(2026, 6, 12)), Case)


def test_the_scenarios_pass(tmp_path: Path) -> None:
    (tmp_path / "protocol.yaml").write_text(PROTOCOL, "utf-8")
    (tmp_path / "scenarios.yaml").write_text(SCENARIOS, "utf-8")
    report = run(tmp_path, schema("scenarios"))
    assert report.diagnostics == ()
    assert [one for one in report.results if not one.passed] == []
    assert len(report.results) == 5


def test_the_overlay_is_one_and_is_stricter() -> None:
    base = Found(data=PROTOCOL.encode(), name="exemple")
    old = check_bytes(base.data, "").tree
    assert old is not None
    text = OVERLAY.replace("HASH", old.hash)
    new = check_bytes(text.encode(), "", find=lambda _: base)
    assert [one.code for one in new.diagnostics] == ["overlay-not-compared"]
    assert new.tree is not None
    assert [one.code for one in compared(new.tree).diagnostics] == ["overlay-compared"]


@pytest.mark.parametrize("name", ["protocol", "scenarios", "overlay"])
def test_every_key_is_named(name: str) -> None:
    assert sorted(set(keys(schema(name))) - SHOWN) == []
