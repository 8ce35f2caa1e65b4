"""What the pages cannot show: help, completion, watching, starting light."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from arbre.apps.cli.app import COMMANDS, command
from arbre.apps.cli.helping import ENGLISH
from arbre.apps.cli.main import INTERRUPTED, run

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "diagnostics" / "base" / "minimal.yaml"
HEAVY = {"jsonschema", "lark", "networkx", "pydantic", "referencing", "rich", "yaml", "z3"}


def texts(of: Any) -> Iterator[str]:
    yield of.help
    yield from (one.help for one in of.params)


def test_every_text_of_the_help_is_translated() -> None:
    french, english = command("fr"), command("en")
    for one, other in (
        (french, english),
        *((french.commands[name], english.commands[name]) for name, _, _ in COMMANDS),
    ):
        for said, translated in zip(texts(one), texts(other), strict=True):
            assert translated != said or said in ENGLISH.values(), said


def test_no_translation_is_left_over() -> None:
    french = command("fr")
    used = {text for one in (french, *french.commands.values()) for text in texts(one)}
    assert set(ENGLISH) <= used


@pytest.mark.parametrize("name", [name for name, _, _ in COMMANDS])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_help_fits_and_speaks_one_language(
    name: str, language: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help", "--lang", language]) == 0
    said = capfd.readouterr().out
    assert max(map(len, said.splitlines())) <= 80
    assert ("Affiche cette aide" in said) is (language == "fr")


@pytest.mark.parametrize("arguments", ["--version", "--help"])
def test_starting_is_light(arguments: str) -> None:
    program = (
        "import sys; from arbre.apps.cli.main import run; "
        f"run({arguments.split()!r}); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT / "src",
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) & HEAVY == set()


def test_the_shell_completes_commands_and_protocols() -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "_ARBRE_COMPLETE": "complete_bash",
        "COMP_WORDS": "arbre walk chev",
        "COMP_CWORD": "2",
    }
    done = subprocess.run(
        [sys.executable, "-m", "arbre"], env=environment, capture_output=True, text=True
    )
    assert done.stdout.split() == ["cheville-torsion-mk"]


def test_a_pipe_that_is_closed_is_no_traceback() -> None:
    program = f"{sys.executable} -m arbre show cheville-torsion-mk | head -n 1"
    done = subprocess.run(
        ["sh", "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("list >/dev/full", 2, "cannot-write"),
        ("schema protocol >/dev/full", 2, "cannot-write"),
        ("check --lang xx 2>/dev/full", 2, ""),
        ("list >&-", 0, ""),
        ("check absent.yaml 2>&-", 2, ""),
    ],
)
def test_a_stream_that_takes_nothing_is_no_fault_of_ours(typed: str, code: int, said: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m arbre {typed}"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "internal-error" not in done.stderr


@pytest.mark.parametrize("format_", ["json", "sarif"])
def test_what_a_stream_cannot_show_is_the_same_json(
    format_: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ROOT / "tests/cli/files/faux.yaml"
    said = []
    for encoding in ("utf-8", "ascii", "latin-1"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        assert run(["check", str(file), "--format", format_, "--lang", "fr"]) == 1
        stream.seek(0)
        said.append(json.loads(stream.read()))
    assert said[0] == said[1] == said[2]
    assert "« delegant_jourr »" in str(said[0])


@pytest.mark.parametrize(
    "typed", ["show minimal.yaml --as svg", "diff minimal.yaml minimal.yaml --format html"]
)
def test_what_a_stream_cannot_show_is_the_same_drawing(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "minimal.yaml").write_bytes(MINIMAL.read_bytes())
    monkeypatch.chdir(tmp_path)
    said = []
    for encoding in ("utf-8", "ascii"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        assert run([*typed.split(), "--lang", "fr"]) == 0
        stream.seek(0)
        said.append(stream.read())
    assert said[1].isascii()
    assert not said[0].isascii()
    assert unescape(said[0]) == unescape(said[1])


LOST = """
import sys, time
from arbre.apps.cli import main
class Late:
    def __del__(self):
        raise KeyboardInterrupt
def slow(*_):
    Late()
    for _ in range(600):
        time.sleep(0.1)
main._run = slow
main.main()
"""


def test_an_interruption_that_python_loses_comes_again() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOST],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == INTERRUPTED
    assert done.stderr == ""


def test_watch_says_each_save(tmp_path: Path) -> None:
    file = tmp_path / "minimal.yaml"
    text = MINIMAL.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    watching = subprocess.Popen(
        [sys.executable, "-u", "-m", "arbre", "watch", str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "LC_ALL": "C"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        assert watching.stdout is not None
        assert "minimal.yaml" in watching.stdout.readline()
        assert watching.stdout.readline() == "0 erreur(s)\n"
        time.sleep(0.1)
        file.write_text(text.replace("refer: urgences", "refer: urgence"), encoding="utf-8")
        assert "minimal.yaml" in watching.stdout.readline()
        assert "unknown-referral" in watching.stdout.readline()
    finally:
        watching.kill()
        watching.wait()
