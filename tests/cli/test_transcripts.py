"""What the pages of tests/cli show is what is printed."""

from __future__ import annotations

import io
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from arbre.apps.cli.main import run
from cli.transcript import FILES, matches, pages

PAGES = pages()
MINIMAL = Path(__file__).parents[1] / "diagnostics" / "base" / "minimal.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(FILES, tmp_path, dirs_exist_ok=True)
    for copy in ("minimal.yaml", "jouet/protocol.yaml", "bon/protocol.yaml"):
        shutil.copy(MINIMAL, tmp_path / copy)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("folder")
def test_commands_print_what_their_page_shows(
    page: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in PAGES[page]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(command.given.encode())))
        code = run(shlex.split(command.typed)[1:])
        captured = capfd.readouterr()
        errors = [f"! {line}" for line in captured.err.splitlines()]
        found = (*captured.out.splitlines(), *errors)
        shown = "\n".join(("$ " + command.typed, *found))
        assert "Traceback" not in captured.err, shown
        assert "\x1b" not in captured.out + captured.err, shown
        assert code == command.code, shown
        assert matches(command.output, found), shown
