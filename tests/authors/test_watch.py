"""A file that is being edited: what the terminal, the page and the editor show of each save."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from arbre.apps.cli.main import run
from arbre.apps.cli.watching import Seen, as_page, look, tried
from authors.vs_code import matched, tasks
from terminal.window import SOURCE, window

AT = datetime(2026, 6, 12, 10, 42, 7)
LATER = datetime(2026, 6, 12, 10, 43, 8)
STALE = "dernière version sans erreur, de "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert run(["new", "mal-de-dos", "--in", str(tmp_path), "--lang", "fr"]) == 0
    return tmp_path / "mal-de-dos"


def replaced(file: Path, before: str, after: str) -> None:
    """Save at once and whole, as editors do."""
    text = file.read_text("utf-8")
    assert before in text
    new = file.with_suffix(".new")
    new.write_text(text.replace(before, after), "utf-8")
    new.replace(file)


def test_the_terminal_is_drawn_again_on_each_save(folder: Path) -> None:
    protocol, scenarios = folder / "protocol.yaml", folder / "scenarios.yaml"
    with window(["watch", "."], rows=60, folder=folder) as seen:
        seen.wait_for("9 scénarios sur 9 passent").wait_for("● INCLUS")
        assert seen.lines[0].endswith("aucune erreur")
        assert "La personne est-elle" in seen.text
        replaced(protocol, "inclusion:", "inclusion: {")
        seen.wait_for("erreur unclosed-bracket").wait_for(STALE)
        assert seen.lines[0].endswith("1 erreur")
        assert "- Motif prévu → sinon" in seen.text
        replaced(protocol, "inclusion: {", "inclusion:")
        seen.wait_for("9 scénarios sur 9 passent").wait_for("● INCLUS")
        assert STALE not in seen.text
        replaced(scenarios, "expect: {status: included, mode", "expect: {status: excluded, mode")
        seen.wait_for("8 scénarios sur 9 passent")
        assert "status : attendu excluded, trouvé included" in seen.text
        seen.child.send("\x03")
        assert seen.end() == 130


def test_what_has_no_room_is_counted(folder: Path) -> None:
    with window(["watch", "."], rows=20, folder=folder) as seen:
        seen.wait_for("9 scénarios sur 9 passent").wait_for("lignes de plus")
        assert "aucune erreur" in seen.lines[0]


# ── for an editor ─────────────────────────────────────────────────────────────────────────────


@contextmanager
def watching(folder: Path, arguments: list[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "arbre", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "LC_ALL": "C"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.clients
def test_the_task_in_the_background_underlines_each_save(folder: Path) -> None:
    task = tasks(folder)["watch"]
    matcher = task["problemMatcher"]
    begins, ends = (
        re.compile(matcher["background"][key]) for key in ("beginsPattern", "endsPattern")
    )

    def lines() -> list[str]:
        assert process.stdout is not None
        assert begins.search(process.stdout.readline())
        found = []
        while not ends.search(line := process.stdout.readline()):
            assert line, "it ended"
            found.append(line.rstrip("\n"))
        return found

    with watching(folder, task["args"]) as process:
        assert lines() == []
        replaced(folder / "protocol.yaml", "refer: urgences, cite", "refer: urgence, cite")
        [problem] = matched(matcher, "\n".join(lines()))
        assert (problem["file"], problem["code"]) == ("protocol.yaml", "unknown-referral")
        replaced(folder / "protocol.yaml", "refer: urgence, cite", "refer: urgences, cite")
        assert lines() == []
        replaced(folder / "scenarios.yaml", "status: excluded", "status: included")
        failing = matched(matcher, "\n".join(lines()))
        text = (folder / "scenarios.yaml").read_text("utf-8").split("\n")
        marked = {
            text[int(one["line"]) - 1][int(one["column"]) - 1 : int(one["endColumn"]) - 1]
            for one in failing
        }
        assert {one["file"] for one in failing} == {"scenarios.yaml"}
        assert marked == {"sans_accord", "autre_motif", "exclu"}


# ── the page ──────────────────────────────────────────────────────────────────────────────────


class Reader(HTMLParser):
    """The tags of a page with their attributes, its text, its script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.scripts: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        (self.scripts if self._inside == "script" else self.text).append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def page_of(seen: Seen) -> Reader:
    return Reader(as_page(seen, "fr"))


def test_the_page_shows_problems_scenarios_walk_and_drawing(folder: Path) -> None:
    page = page_of(tried(look(folder / "protocol.yaml", None, AT)))
    text = "".join(page.text)
    for said in ("10:42:07", "Aucun problème.", "9 scénarios sur 9 passent", "ENTRAÎNEMENT"):
        assert said in text
    assert text.count("DÉMONSTRATION") >= 3
    assert "La personne est-elle d'accord ?" in text
    assert "• Acte à remplir" in text
    assert [tag for tag, _ in page.tags].count("svg") == 1


def test_the_last_good_drawing_is_kept_and_says_so(folder: Path) -> None:
    file = folder / "protocol.yaml"
    good = look(file, None, AT)
    replaced(file, "inclusion:", "inclusion: {")
    broken = look(file, good, LATER)
    text = "".join(page_of(broken).text)
    assert "unclosed-bracket" in text
    assert "la dernière version sans erreur, de 10:42:07." in text
    assert "• Acte à remplir" in text
    assert "DÉMONSTRATION sans valeur · brouillon" in text
    replaced(file, "inclusion: {", "inclusion:")
    assert "dernière version" not in "".join(page_of(look(file, broken, LATER)).text)


def test_the_page_needs_nothing_else_and_runs_only_its_own_script(folder: Path) -> None:
    file = folder / "protocol.yaml"
    replaced(file, "Acte à remplir", "<script>alert(1)</script>")
    page = page_of(look(file, None, AT))
    assert not [tag for tag, _ in page.tags if tag in ("link", "img", "object", "form")]
    assert not [attrs for _, attrs in page.tags if {"src", "onload", "onclick"} & set(attrs)]
    [script] = page.scripts
    allowed = b64encode(sha256(script.encode()).digest()).decode()
    policy = next(attrs["content"] for _, attrs in page.tags if "http-equiv" in attrs)
    assert policy is not None
    assert f"script-src 'sha256-{allowed}'" in policy
    assert policy.startswith("default-src 'none'")


def test_the_page_is_another_only_when_something_changed(folder: Path) -> None:
    file = folder / "protocol.yaml"
    stamps = [page_of(look(file, None, at)).tags[0][1]["data-stamp"] for at in (AT, AT, LATER)]
    assert stamps[0] == stamps[1] != stamps[2]


def test_a_page_that_cannot_be_written_is_said(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    missing = folder / "absent" / "page.html"
    assert run(["watch", str(folder), "--page", str(missing)]) == 2
    assert "cannot-write" in capfd.readouterr().err
