"""In VS Code: its YAML engine explains, proposes and corrects in French; its tasks underline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from arbre.apps.cli.main import run
from authors.vs_code import matched, of_yaml, tasks
from clients.language_server import LanguageServer

BROKEN = """\
arbre: 1
id: Mal de dos
title: 3
kind: nationale
valid: {from: demain}
questions:
  age:{space}
  toux:
    ask: Toux ?
    type: bool
alerts:
  -{space}
tree:
  start: a
  nodes:
    a:{space}
    b:
      wait:{space}
""".replace("{space}", " ")
LINES = BROKEN.split("\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parent = tmp_path_factory.mktemp("authors")
    assert run(["new", "mal-de-dos", "--in", str(parent), "--lang", "fr"]) == 0
    return parent / "mal-de-dos"


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    """A server with the settings of the folder, as VS Code starts it there."""
    with LanguageServer(folder, of_yaml(folder)) as server:
        for name in ("protocol.yaml", "scenarios.yaml"):
            server.open(folder / name)
        broken = folder / "essai" / "protocol.yaml"
        broken.parent.mkdir()
        broken.write_text(BROKEN, "utf-8")
        server.open(broken)
        yield server


@pytest.fixture
def broken(folder: Path) -> Path:
    return folder / "essai" / "protocol.yaml"


def after(line: str) -> tuple[int, int]:
    """The place after a line of the broken file."""
    at = LINES.index(line)
    return at, len(line)


@pytest.mark.clients
@pytest.mark.parametrize("name", ["protocol.yaml", "scenarios.yaml"])
def test_the_engine_finds_nothing_wrong(name: str, server: LanguageServer, folder: Path) -> None:
    assert server.diagnostics(folder / name) == []


@pytest.mark.clients
def test_a_key_is_explained_in_french(server: LanguageServer, folder: Path) -> None:
    lines = (folder / "protocol.yaml").read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("exclusion:"))
    said = server.hover(folder / "protocol.yaml", at, 2)
    assert "Critères d'exclusion" in said
    assert "Un seul vrai exclut ; une réponse inconnue oriente de même." in said
    assert "English" not in said


@pytest.mark.clients
def test_each_word_that_may_be_written_is_explained(server: LanguageServer, broken: Path) -> None:
    proposed = {
        one["label"]: one for one in server.proposals(broken, LINES.index("kind: nationale"), 6)
    }
    assert proposed["local"]["documentation"] == "protocole propre à une équipe ou à une structure"


@pytest.mark.clients
@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("  age: ", {"question oui / non", "question chiffrée", "question à choix"}),
        ("  age: ", {"question à cocher", "question à décimales", "question de date"}),
        ("  - ", {"signe de gravité"}),
        ("    a: ", {"étape simple", "étape à branches", "nouvelle visite"}),
        ("      wait: ", {"attendre une visite", "attendre une validation"}),
        ("      wait: ", {"attendre un avis", "attendre un résultat"}),
    ],
)
def test_pieces_are_proposed(
    line: str, labels: set[str], server: LanguageServer, broken: Path
) -> None:
    assert labels <= set(server.completions(broken, *after(line)))


@pytest.mark.clients
def test_a_piece_holds_what_a_question_needs(server: LanguageServer, broken: Path) -> None:
    proposed = {one["label"]: one for one in server.proposals(broken, *after("  age: "))}
    inserted = proposed["question oui / non"]["insertText"]
    keys = [line.split(":")[0].strip() for line in inserted.split("\n") if ":" in line]
    assert keys == ["ask", "label", "type", "cite"]


@pytest.mark.clients
def test_no_value_is_typed_for_the_author(server: LanguageServer, broken: Path) -> None:
    """A key is proposed with nothing after it, a piece with names to replace."""
    for line in ("  age: ", "  - ", "    a: ", "      wait: "):
        for one in server.proposals(broken, *after(line)):
            assert not re.search(r"\d (days?|hours?|mg)|: \d", one["insertText"]), one["label"]


@pytest.mark.clients
def test_a_text_is_proposed_as_a_text(server: LanguageServer, broken: Path) -> None:
    proposed = {one["label"]: one["insertText"] for one in server.proposals(broken, *after("  - "))}
    assert {key: proposed[key].strip() for key in ("label", "when", "cite")} == {
        "label": "label:",
        "when": "when:",
        "cite": "cite:",
    }


@pytest.mark.clients
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("id: Mal de dos", "Le nom d'un protocole s'écrit en minuscules sans accent"),
        ("title: 3", "Ici va un texte, entre guillemets"),
        ("kind: nationale", "Écrire l'un de ces mots : national, local, statutory"),
        ("valid: {from: demain}", "Un jour s'écrit année-mois-jour : 2026-06-30."),
        ("valid: {from: demain}", "Il manque la clé « review_by »."),
        ("    type: bool", "Écrire l'un de ces mots : boolean, integer"),
        ("  toux:", "Il manque la clé « label ». 60 caractères au plus"),
        ("    a: ", "Ici vont ces clés, et aucune autre : label, wait, again"),
    ],
)
def test_a_mistake_is_said_in_french_with_what_to_type(
    line: str, sentence: str, server: LanguageServer, broken: Path
) -> None:
    said = [
        one["message"]
        for one in server.diagnostics(broken)
        if one["range"]["start"]["line"] == LINES.index(line)
    ]
    assert any(one.startswith(sentence) for one in said), said


@pytest.mark.clients
def test_the_task_underlines_what_check_finds(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (folder / "protocol.yaml").read_text("utf-8")
    wrong = text.replace("refer: urgences, cite", "refer: urgence, cite").replace(
        "{ask: [accord],", "{ask: [acord],"
    )
    copy = folder / "dossier: 1:2" / "protocol.yaml"
    copy.parent.mkdir()
    copy.write_text(wrong, "utf-8")
    task = tasks(folder)["check"]
    monkeypatch.chdir(copy.parent)
    assert task["command"] == "arbre"
    assert run(task["args"]) == 1
    found = matched(task["problemMatcher"], capfd.readouterr().out)
    assert {(one["file"], one["severity"]) for one in found} == {("protocol.yaml", "error")}
    assert [one["code"] for one in found][:2] == ["unknown-referral", "unknown-question"]
    assert [underlined(wrong, one) for one in found][:2] == ["urgence", "acord"]
    assert "Corriger : écrire un nom de « referrals »" in found[0]["message"]
    monkeypatch.chdir(folder)
    assert run(["check", str(copy), "--format", "lines"]) == 1
    again = matched(task["problemMatcher"], capfd.readouterr().out)
    assert {one["file"] for one in again} == {str(copy)}


def underlined(text: str, found: dict[str, str]) -> str:
    """The text that an editor underlines: it counts in UTF-16 units."""
    assert found["line"] == found["endLine"]
    line = text.split("\n")[int(found["line"]) - 1].encode("utf-16-le")
    start, end = (2 * (int(found[name]) - 1) for name in ("column", "endColumn"))
    return line[start:end].decode("utf-16-le")


def test_beyond_the_first_plane_too(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], folder: Path
) -> None:
    text = 'arbre: 1\nid: {a: "😀😀", a: 2}\n'
    (tmp_path / "protocol.yaml").write_text(text, "utf-8")
    assert run(["check", str(tmp_path), "--format", "lines"]) == 1
    found = matched(tasks(folder)["check"]["problemMatcher"], capfd.readouterr().out)
    assert "a" in [underlined(text, one) for one in found if one["code"] == "duplicate-key"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_task_is_a_command(
    language: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "mal-de-dos", "--in", str(tmp_path), "--lang", language]) == 0
    for name, task in tasks(tmp_path / "mal-de-dos").items():
        assert run([name, "--help"]) == 0
        options = {word for word in task["args"] if word.startswith("--")} - {"--lang"}
        said = capfd.readouterr().out
        assert all(option in said for option in options)


def test_the_extension_is_recommended(folder: Path) -> None:
    written = json.loads((folder / ".vscode/extensions.json").read_text("utf-8"))
    assert written == {"recommendations": ["redhat.vscode-yaml"]}
