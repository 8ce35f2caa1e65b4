"""OLD and NEW as git users write them, and what the exit code says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.toy import BASE
from arbre.apps.cli.main import run
from arbre.language.loading import load

AUTHOR = ("-c", "user.name=a", "-c", "user.email=a@example.org")
FILE = "p/protocol.yaml"
COMMANDS = {
    f"HEAD~1 {FILE}": 1,
    "HEAD~1 p": 1,
    f"HEAD {FILE}": 0,
    f"HEAD~1:{FILE} HEAD:{FILE}": 1,
    f"HEAD~1:./{FILE} HEAD:p": 1,
    f"HEAD:{FILE} HEAD~1:{FILE} --fail-on laxer": 0,
    f"HEAD~1:{FILE} HEAD:{FILE} --fail-on laxer": 1,
    f"HEAD~2:{FILE} {FILE}": 1,
    f"HEAD~9 {FILE}": 2,
    "HEAD~1 elsewhere.yaml": 2,
    f"HEAD~1 {FILE} --format xml": 2,
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three commits: a file that `check` refuses, the smallest protocol, one session more."""
    folder = tmp_path_factory.mktemp("repository")
    (folder / "p").mkdir()
    text = BASE.read_text(encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    for version in ("arbre: 1\n", text, text.replace("max: 5}", "max: 6}")):
        (folder / FILE).write_text(version, encoding="utf-8")
        for typed in (("add", "."), (*AUTHOR, "commit", "-qm", "a version")):
            subprocess.run(["git", *typed], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize(("typed", "code"), COMMANDS.items(), ids=COMMANDS)
def test_a_revision_is_read(
    typed: str,
    code: int,
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(repository)
    assert run(["diff", *typed.split(), "--lang", "en"]) == code
    assert "Traceback" not in capfd.readouterr().err


OVERLAY = """\
arbre: 1
extends: {{protocol: {base}, version: 0.1.0, hash: {hash}}}
id: ici
version: 0.1.0
title: Ici
status: active
set: {{fievre_des: {{value: {fever}, status: assumed, note: inventé}}}}
"""


@pytest.mark.parametrize("base", ["national", "../national/protocol.yaml"])
@pytest.mark.parametrize(("fever", "code"), [("38.5", 1), ("39.0", 0), ("40.0", 1)])
def test_an_overlay_of_a_revision_extends_the_file_of_that_revision(
    base: str,
    fever: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for name in ("national", "ici"):
        (tmp_path / name).mkdir()
    (tmp_path / "national/protocol.yaml").write_bytes(BASE.read_bytes())
    overlay = OVERLAY.format(base=base, hash=load(BASE).hash, fever=fever)
    (tmp_path / "ici/protocol.yaml").write_text(overlay, encoding="utf-8")
    for typed in (("init", "-q"), ("add", "."), (*AUTHOR, "commit", "-qm", "a version")):
        subprocess.run(["git", *typed], cwd=tmp_path, check=True)
    (tmp_path / "national/protocol.yaml").write_text("arbre: 1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for typed in (("HEAD:national", "HEAD:ici"), ("HEAD:./national", "HEAD:ici/protocol.yaml")):
        assert run(["diff", *typed, "--lang", "en"]) == code
        said = capfd.readouterr().err
        assert ("overlay-laxer" in said) == (fever == "40.0")
        assert ("overlay-compared" in said) == (fever != "40.0")


def test_a_gate_does_not_let_another_profession_pass(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(repository)
    text = (repository / FILE).read_text(encoding="utf-8")
    wider = tmp_path / "wider.yaml"
    wider.write_text(text.replace("delegates: [", "delegates: [{profession: infirmier}, "), "utf-8")
    assert run(["diff", FILE, str(wider), "--fail-on", "laxer"]) == 1
    assert run(["diff", str(wider), FILE]) == 0


def test_without_the_solver_the_command_to_run_is_said(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setattr("arbre.analysis.differences.find_spec", lambda _: None)
    assert run(["diff", "HEAD~1", FILE]) == 2
    said = capfd.readouterr()
    assert "[proof]" in said.err
    assert "Traceback" not in said.err


def test_git_is_not_started_with_a_revision_that_it_would_take_for_an_option(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    started: list[object] = []
    monkeypatch.chdir(repository)
    monkeypatch.setattr(
        "arbre.apps.cli.revisions.subprocess.run", lambda command, **_: started.append(command)
    )
    for typed in (f"--output=x:{FILE}", "--output=x"):
        assert run(["diff", "--", typed, FILE]) == 2
        assert "no-such-revision" in capfd.readouterr().err
    assert started == []


def test_nothing_but_the_comparison_itself_needs_the_solver() -> None:
    code = "import sys, arbre.output.differences; print('z3' in sys.modules)"
    typed = [sys.executable, "-c", code]
    assert subprocess.run(typed, capture_output=True, text=True, check=True).stdout == "False\n"
