"""`pytest --arbre FOLDER`: a local overlay is refused, trusted, told of as by `arbre test`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

TESTS = Path(__file__).parents[1]
FILES = TESTS / "cli" / "files"
BASE = TESTS / "diagnostics" / "base" / "minimal.yaml"
PLUGIN = ("-p", "arbre.apps.pytest_plugin", "-p", "no:cacheprovider", "--arbre", "protocols")
NOTED = "compared: ca15fc4c688f3239d917c63ec278e816f54819a995aa27d146ab353a0817907e"
WITHOUT_SOLVER = "import sys\nsys.modules['z3'] = None\n"
SCENARIOS = """\
arbre_scenarios: 1
protocol: adaptation
defaults:
  clocks: {start: 2026-06-12T10:42}
  actor: {profession: masseur-kinesitherapeute, entitled: true}
  answers:
    {temperature: 37.0, accord: true, age: 34, antecedents: none, douleur: true, cote: gauche}
scenarios:
  - {id: clair, expect: {status: waiting}}
"""


@pytest.fixture(autouse=True)
def protocols(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """A national protocol in a folder of its own, beside which overlays may stand."""
    monkeypatch.setenv("PYTHONPATH", str(TESTS.parent / "src"))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setenv("PYTHONUTF8", "1")
    pytester.mkdir("protocols")
    _write(pytester.path / "protocols" / "minimal", "protocol.yaml", BASE.read_text("utf-8"))


def place(pytester: pytest.Pytester, file: str, old: str = "", new: str = "") -> None:
    """Write an overlay and its scenario beside what it extends."""
    text = (FILES / file).read_text("utf-8").replace("minimal.yaml", "minimal")
    assert old in text
    folder = pytester.path / "protocols" / "adaptation"
    _write(folder, "protocol.yaml", text.replace(old, new, 1) if old else text)
    _write(folder, "scenarios.yaml", SCENARIOS)


def _write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def said_by_the_command(pytester: pytest.Pytester, first: str = "") -> list[str]:
    """What `arbre test` says is wrong, without the folder; `first` is run before."""
    program = f"{first}\nfrom arbre.apps.cli.main import run\nrun(['test', 'protocols'])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=pytester.path,
        capture_output=True,
        encoding="utf-8",
    )
    return [line[line.index("protocol.yaml") :] for line in done.stderr.splitlines()]


def test_one_that_is_nowhere_laxer_is_played(pytester: pytest.Pytester) -> None:
    place(pytester, "ici.yml")
    result = pytester.runpytest_subprocess(*PLUGIN)
    result.assert_outcomes(passed=1, warnings=1)
    [said] = said_by_the_command(pytester)
    assert "overlay-compared" in said
    assert NOTED in said
    result.stdout.fnmatch_lines([f"*{_literally(said)}"])


def test_one_that_is_laxer_fails_with_the_patient_and_what_to_do(
    pytester: pytest.Pytester,
) -> None:
    place(pytester, "large.yml")
    result = pytester.runpytest_subprocess(*PLUGIN)
    result.assert_outcomes(failed=1)
    said = said_by_the_command(pytester)
    assert "overlay-laxer" in said[0]
    assert "Ce patient : Température : 39 °C" in said[0]
    assert "Corriger : rendre l'adaptation au moins aussi stricte" in said[0]
    result.stdout.fnmatch_lines([f"*{_literally(one)}" for one in said])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_one_whose_base_is_missing_fails(pytester: pytest.Pytester) -> None:
    place(pytester, "ici.yml", "protocol: minimal", "protocol: absent")
    result = pytester.runpytest_subprocess(*PLUGIN)
    result.assert_outcomes(failed=1)
    [said] = said_by_the_command(pytester)
    assert "base-not-found" in said
    result.stdout.fnmatch_lines(["*adaptation: protocol.yaml*", f"*{_literally(said)}"])


def test_without_the_solver_it_is_said_that_nothing_was_compared(
    pytester: pytest.Pytester,
) -> None:
    place(pytester, "large.yml")
    pytester.makeconftest(WITHOUT_SOLVER)
    result = pytester.runpytest_subprocess(*PLUGIN)
    result.assert_outcomes(passed=1, warnings=1)
    [said] = said_by_the_command(pytester, WITHOUT_SOLVER)
    assert "overlay-not-compared" in said
    result.stdout.fnmatch_lines([f"*{_literally(said)}"])


def test_one_that_says_that_it_was_compared_is_not_compared_again(
    pytester: pytest.Pytester,
) -> None:
    place(pytester, "ici.yml", "id: minimal-ici", f"  {NOTED}\nid: minimal-ici")
    pytester.makeconftest(WITHOUT_SOLVER)
    pytester.runpytest_subprocess(*PLUGIN).assert_outcomes(passed=1)
    assert said_by_the_command(pytester, WITHOUT_SOLVER) == []


def test_a_file_of_scenarios_with_errors_fails_beside_those_that_run(
    pytester: pytest.Pytester,
) -> None:
    folder = pytester.path / "protocols" / "minimal"
    _write(folder, "scenarios.generated.yaml", SCENARIOS)
    _write(folder, "scenarios.yaml", SCENARIOS.replace("expect:", "expects:"))
    result = pytester.runpytest_subprocess(*PLUGIN)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*scenarios.yaml, ligne 9*"])


def _literally(text: str) -> str:
    return text.replace("[", "[[]").replace("*", "[*]")
