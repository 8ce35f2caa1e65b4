"""`pytest --arbre FOLDER`: each scenario is a test, and nothing happens without the option."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

BASE = Path(__file__).parents[1] / "diagnostics" / "base" / "minimal.yaml"
SOURCE = Path(__file__).parents[2] / "src"
PLUGIN = ("-p", "arbre.apps.pytest_plugin", "-p", "no:cacheprovider")
SCENARIOS = """\
arbre_scenarios: 1
protocol: minimal
defaults:
  clocks: {start: 2026-06-12T10:42}
  actor: {profession: masseur-kinesitherapeute, entitled: true}
  answers:
    {temperature: 37.0, accord: true, age: 34, antecedents: none, douleur: true, cote: gauche}
scenarios:
  - {id: clair, expect: {status: waiting}}
  - {id: agee, title: Trop âgée, answers: {age: 70}, expect: {status: included}}
  - {id: enfant, each: {age: [3, 17]}, expect: {status: excluded}}
  - {id: nouveau, expect: {}}
"""


@pytest.fixture
def folder(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A protocol with four scenarios, and a Python test beside."""
    monkeypatch.setenv("PYTHONPATH", str(SOURCE))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    folder = pytester.mkdir("protocols") / "minimal"
    folder.mkdir()
    (folder / "protocol.yaml").write_text(BASE.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    pytester.makepyfile("def test_nothing(): pass")
    return folder


@pytest.mark.usefixtures("folder")
def test_each_scenario_is_a_test(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess(*PLUGIN, "--arbre", "protocols")
    result.assert_outcomes(passed=3, failed=1, skipped=1)
    result.stdout.fnmatch_lines(
        ["échec agee (Trop âgée)", "  status : attendu included, trouvé excluded"]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*pytest_plugin.py:*")


@pytest.mark.usefixtures("folder")
def test_a_scenario_is_chosen_by_its_name(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess(*PLUGIN, "--arbre", "protocols", "-k", "enfant", "-v")
    result.assert_outcomes(passed=2, deselected=3)
    result.stdout.fnmatch_lines(["*scenarios.yaml::enfant age=3 PASSED*"])


@pytest.mark.usefixtures("folder")
def test_failures_are_told_in_english(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess(*PLUGIN, "--arbre", "protocols", "--arbre-lang", "en")
    result.stdout.fnmatch_lines(["failed agee (Trop âgée)"])


def test_a_protocol_with_errors_fails_with_its_line(
    pytester: pytest.Pytester, folder: Path
) -> None:
    text = BASE.read_text(encoding="utf-8").replace("start: traiter", "start: nulle_part")
    (folder / "protocol.yaml").write_text(text, encoding="utf-8")
    result = pytester.runpytest_subprocess(*PLUGIN, "--arbre", "protocols")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*protocol.yaml, ligne *unknown-node*"])


@pytest.mark.usefixtures("folder")
def test_python_tests_named_beside_run_too(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess(*PLUGIN, "--arbre", "protocols", ".")
    result.assert_outcomes(passed=4, failed=1, skipped=1)


@pytest.mark.usefixtures("folder")
def test_without_the_option_nothing_is_collected(pytester: pytest.Pytester) -> None:
    pytester.runpytest_subprocess(*PLUGIN).assert_outcomes(passed=1)


LOADED = """
import sys, arbre.apps.pytest_plugin as plugin
mine = {"arbre", "arbre.apps", plugin.__name__}
heavy = {"pydantic", "yaml", "lark", "z3", "networkx", "rich", "typer", "jsonschema"}
print(sorted({n for n in sys.modules if n.startswith("arbre")} - mine | heavy & set(sys.modules)))
"""


def test_loading_the_plugin_loads_nothing_else() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOADED],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    ).stdout
    assert said.strip() == "[]"
