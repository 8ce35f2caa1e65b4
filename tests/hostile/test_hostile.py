"""Any bytes whatever give a document or diagnostics, soon and in little memory."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
import yaml

from arbre.language.characters import FORBIDDEN
from arbre.language.diagnostics.to_narration import to_narration
from arbre.language.diagnostics.to_text import to_text
from arbre.language.document import composing, read
from hostile.files import C_PARSER_ONLY, REFUSED, RIGHT

SECONDS = {"C": 2.0, "Python": 8.0}
MEGABYTES = 100
HEAVY = [name for name, data, _ in REFUSED if len(data) > 100_000]

MEASURE = """
import resource, sys
from arbre.language.document import read
from hostile.files import REFUSED
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
[read(data, name) for name, data, _ in REFUSED if name == sys.argv[1]]
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.fixture(params=["C", "Python"])
def seconds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> float:
    """The time that a file may take with each parser of PyYAML; the C one is nearly everywhere."""
    chosen = yaml.CSafeLoader if request.param == "C" else yaml.SafeLoader
    monkeypatch.setattr(composing, "_LOADER", chosen)
    return SECONDS[request.param]


@pytest.mark.parametrize(("name", "data", "codes"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_hostile_file_is_refused(name: str, data: bytes, codes: str, seconds: float) -> None:
    before = time.process_time()
    reading = read(data, f"{name}.yaml")
    assert time.process_time() - before < seconds
    found = [diagnostic.code for diagnostic in reading.diagnostics]
    assert sorted(found) == sorted(codes.split())


@pytest.mark.parametrize(("name", "data", "codes"), REFUSED, ids=[row[0] for row in REFUSED])
def test_nothing_hostile_reaches_the_terminal(name: str, data: bytes, codes: str) -> None:
    diagnostics = read(data, f"\x1b{name}\u202e.yaml").diagnostics[:50]
    for said in (to_text(diagnostics, "fr"), to_narration(diagnostics, "en")):
        assert any(code in said for code in codes.split())
        assert not FORBIDDEN.search(said)


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_takes_little_memory(name: str) -> None:
    command = [sys.executable, "-c", MEASURE, name]
    environment = {"PYTHONPATH": ":".join(sys.path)}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert int(ran.stdout) < MEGABYTES


@pytest.mark.usefixtures("seconds")
@pytest.mark.parametrize(("name", "data", "value"), RIGHT, ids=[row[0] for row in RIGHT])
def test_a_right_file_is_read(name: str, data: bytes, value: object) -> None:
    reading = read(data, f"{name}.yaml")
    assert reading.diagnostics == ()
    assert reading.document is not None
    assert value is None or reading.document.value == value


@pytest.mark.parametrize(("name", "data", "value"), C_PARSER_ONLY)
def test_the_python_parser_never_reads_otherwise(
    name: str, data: bytes, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read(data, name).document
    assert document is not None
    assert document.value == value
    monkeypatch.setattr(composing, "_LOADER", yaml.SafeLoader)
    assert read(data, name).document is None


def test_the_tables_are_large_enough() -> None:
    assert len({name for name, _, _ in REFUSED}) == len(REFUSED) >= 70
    assert len({name for name, _, _ in RIGHT}) == len(RIGHT) >= 25
