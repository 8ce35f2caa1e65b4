"""The pages of the command line and of what is typed: what is shown is what happens."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from arbre.apps.cli import app
from arbre.apps.cli.main import run
from arbre.apps.terminal.saving import save
from arbre.engine.answers import Actor
from arbre.engine.entering import NotUnderstood, enter
from arbre.engine.session import Session
from arbre.language.diagnostics.catalogue import CATALOGUE
from arbre.language.loading import load
from arbre.language.protocol import Question, QuestionType
from diagnostics.page import Example, pages

BASE = Path(__file__).parent / "base" / "minimal.yaml"
REPLY = Path(__file__).parents[1] / "cli" / "files" / "avis.yaml"
SCENARIOS = """\
arbre_scenarios: 1
protocol: minimal
scenarios:
  - {id: rien, answers: {}, expect: {status: incomplete}}
"""
WRITTEN = ("scenarios.yaml",)
AT = datetime(2026, 6, 12, 10, 42)
CODE = re.compile(r"(?:erreur|avertissement) ([a-z0-9-]+)\.")
KINDS: dict[str, QuestionType] = {
    "boolean": "boolean",
    "integer": "integer",
    "decimal": "decimal",
    "choice": "choice",
    "date": "date",
    "datetime": "datetime",
    "text": "text",
}
COMMANDS = [
    pytest.param(example, id=f"{page.code}-{example.name}")
    for page in pages()
    for example in page.examples
    if example.commands
]
TYPED = [
    pytest.param(page.code, example, id=f"{page.code}-{example.name}")
    for page in pages()
    for example in page.examples
    if example.typed
]


def fails_on_purpose() -> None:
    raise ZeroDivisionError


def waiting() -> Session:
    """A case that waits for the reply of somebody else."""
    actor = Actor(profession="infirmier", entitled=True)
    session = Session.open(load(REPLY), at=AT, actor=actor)
    given = {"temperature": Decimal("37.5"), "accord": True, "age": 40, "antecedents": "none"}
    for key, answer in given.items():
        session.answer(key, answer, at=AT)
    return session


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the pages name."""
    text = BASE.read_text(encoding="utf-8")
    (tmp_path / "minimal.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(text.replace("0.1.0", "0.2.0"), encoding="utf-8")
    (tmp_path / "sans-solveur.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "answers.yaml").write_text("age: 34\n", encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"arbre_saved": 1}', encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for name, files in (("jouet", WRITTEN), ("commence", (*WRITTEN, "scenarios.generated.yaml"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "protocol.yaml").write_text(text, encoding="utf-8")
        for file in files:
            (tmp_path / name / file).write_text(SCENARIOS, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    save(Session.open(load(tmp_path / "minimal.yaml"), at=AT), tmp_path / "saved.json")
    save(waiting(), tmp_path / "waiting.json")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    broken: tuple[str, Callable[[], None], str] = ("fails-on-purpose", fails_on_purpose, "")
    monkeypatch.setattr(app, "COMMANDS", (*app.COMMANDS, broken))
    return tmp_path


def revised(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the commands that name a revision a repository, or no git at all; or no solver."""
    if "sans-solveur" in command:
        for home in ("arbre.analysis.proof", "arbre.analysis.differences"):
            monkeypatch.setattr(f"{home}.find_spec", lambda _: None)
    if "sans-git" in command:
        monkeypatch.setenv("PATH", "")
    elif "HEAD" in command:
        author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        for typed in (("init", "-q"), ("add", "minimal.yaml"), (*author, "commit", "-qm", "a")):
            subprocess.run(["git", *typed], check=True, capture_output=True)


@pytest.mark.parametrize("example", COMMANDS)
@pytest.mark.usefixtures("folder")
def test_a_command_says_what_its_page_says(
    example: Example, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    revised(" ".join(example.commands), monkeypatch)
    for command, expected in zip(
        example.commands, example.expected or ("0",) * len(example.commands), strict=True
    ):
        code = run(shlex.split(command.replace("LONG", "x" * 300)))
        said = capfd.readouterr().err
        assert " ".join([str(code), *CODE.findall(said)]) == expected
        assert "Traceback" not in said
        assert said.count("{") == 0, "a sentence lacks a value"


@pytest.mark.parametrize(("code", "example"), TYPED)
def test_what_is_typed_is_understood_as_its_page_says(code: str, example: Example) -> None:
    for number, line in enumerate(example.typed):
        about, _, text = line.partition(": ")
        kind, _, unit = about.partition(" ")
        question = Question(
            ask="?", label="?", type=KINDS[kind], unit=unit or None, options={"a": "A", "b": "B"}
        )
        found = enter(
            text * (900 if code == "typed-too-long" and example.expected else 1), question, now=AT
        )
        if example.expected is None:
            assert not isinstance(found, NotUnderstood)
        else:
            assert isinstance(found, NotUnderstood)
            assert f"{text} {found.code}" == example.expected[number]
            words = CATALOGUE[found.code]
            assert words.help is not None
            for sentence in (words.message, words.help):
                assert set(re.findall(r"\{(\w+)\}", sentence.fr)) <= set(found.values)
