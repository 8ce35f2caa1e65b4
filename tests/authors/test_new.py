"""A protocol that begins: nothing is wrong with it, nothing is lost, nothing is half done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from arbre.apps.cli.main import run
from arbre.apps.comparing import run_folder
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.loading import check
from arbre.shipped import protocol, template

LANGUAGES: tuple[Language, Language] = ("fr", "en")


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_from_the_first_minute(language: Language) -> None:
    assert run(["new", "mal-de-dos", "--lang", language]) == 0
    checked = check("mal-de-dos/protocol.yaml", today=date.today())
    assert checked.diagnostics == ()
    assert checked.tree is not None
    protocol_ = checked.tree.protocol
    assert (protocol_.id, protocol_.status, protocol_.language) == ("mal-de-dos", "draft", language)
    report = run_folder(Path("mal-de-dos"))
    assert report.diagnostics == ()
    assert report.passed
    assert len(report.results) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_clinical_is_proposed(language: Language) -> None:
    """No number but those of the format, the version, the days and the emergency call."""
    assert run(["new", "mal-de-dos", "--lang", language]) == 0
    tree_ = check("mal-de-dos/protocol.yaml").tree
    assert tree_ is not None
    assert {question.type for question in tree_.protocol.questions.values()} == {"boolean"}
    assert tree_.protocol.parameters == {}
    assert tree_.protocol.values == {}
    assert {act.kind for act in tree_.protocol.acts.values()} == {"advice"}
    assert all(not act.limits for act in tree_.protocol.acts.values())


def test_both_languages_begin_alike() -> None:
    french, english = (sorted(tree(template(language))) for language in LANGUAGES)
    assert french == english


@pytest.mark.parametrize("original", ["lombalgie-aigue-mk", "experience-hepatite-c"])
def test_a_copy_is_a_draft_that_says_whose(original: str) -> None:
    assert run(["new", "copie", "--from", original]) == 0
    text = Path("copie/protocol.yaml").read_text("utf-8")
    checked = check("copie/protocol.yaml")
    assert checked.tree is not None
    copy, file = checked.tree.protocol, protocol(original)
    assert file is not None
    theirs = check(file).tree
    assert theirs is not None
    assert (copy.id, copy.version, copy.status) == ("copie", "0.1.0", "draft")
    assert copy.kind != "national"
    assert copy.fidelity != "official"
    assert (copy.questions, copy.tree) == (theirs.protocol.questions, theirs.protocol.tree)
    said = f"{original}, version {theirs.protocol.version}"
    assert said in text
    assert said in Path("copie/README.md").read_text("utf-8")
    assert said in Path("copie/scenarios.yaml").read_text("utf-8")


def test_the_scenarios_of_a_copy_pass() -> None:
    assert run(["new", "copie", "--from", "lombalgie-aigue-mk"]) == 0
    report = run_folder(Path("copie"))
    assert report.passed
    assert {one.outcome.mode for one in report.results if one.outcome} == {"training"}


def test_nothing_is_written_over() -> None:
    Path("mal-de-dos").mkdir()
    Path("mal-de-dos/protocol.yaml").write_text("le travail de quelqu'un", "utf-8")
    before = tree(Path())
    assert run(["new", "mal-de-dos"]) == 2
    assert run(["new", "protocol.yaml", "--in", "mal-de-dos"]) == 2
    assert tree(Path()) == before


def test_what_is_not_written_whole_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.write_text

    def full(file: Path, text: str, encoding: str, newline: str) -> int:
        if file.name == "tasks.json":
            raise OSError(28, "No space left on device")
        return written(file, text, encoding=encoding, newline=newline)

    monkeypatch.setattr(Path, "write_text", full)
    assert run(["new", "mal-de-dos"]) == 2
    assert not Path("mal-de-dos").exists()


@pytest.mark.parametrize(
    "id_",
    ["", "a", "A", "été", "../x", "x/y", "mal_de_dos", "-x", "x-", "x--y", "9x", "x" * 61, "."],
)
def test_a_name_that_is_not_one_writes_nothing(id_: str) -> None:
    assert run(["new", "--", id_]) == 2
    assert tree(Path()) == {}
    assert list(Path().iterdir()) == []
