"""Who follows a tutorial sees what it shows, from its first command to its last."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from examples.tutorial import Block, agree, blocks, commands, printed, seen_after, walking, write
from terminal.window import Window

DOCS = Path(__file__).parents[2] / "docs"


class Follower:
    """Somebody who does what a page says."""

    def __init__(self, language: str, monkeypatch: pytest.MonkeyPatch, stack: ExitStack) -> None:
        self._language = language
        self._monkeypatch = monkeypatch
        self._stack = stack
        self._walk: Window | None = None

    def follow(self, block: Block) -> None:
        if block.kind == "yaml" and block.file:
            write(block, Path.cwd())
        elif block.kind == "text" and block.keys:
            assert self._walk is not None
            assert seen_after(block.keys, self._walk) == block.body
        elif block.kind == "console":
            for typed, shown in commands(block):
                self._type(typed, shown)

    def _type(self, typed: str, shown: tuple[str, ...]) -> None:
        if typed.startswith("arbre walk"):
            self._walk = self._stack.enter_context(walking(typed, self._language))
            return
        found = printed(typed, self._monkeypatch.chdir)
        assert agree(shown, found), "\n".join(("$ " + typed, *found))


@pytest.mark.parametrize(("page", "language"), [("tutoriel.md", "fr"), ("tutorial.md", "en")])
def test_a_tutorial_shows_what_happens(
    page: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", {"fr": "fr_FR.UTF-8", "en": "en_GB.UTF-8"}[language])
    monkeypatch.delenv("COLUMNS", raising=False)
    with ExitStack() as stack:
        follower = Follower(language, monkeypatch, stack)
        for block in blocks(DOCS / page):
            print(f"{page}:{block.line}")
            follower.follow(block)


@pytest.mark.parametrize("page", ["tutoriel.md", "tutorial.md"])
def test_a_tutorial_uses_what_an_author_has(page: str) -> None:
    typed = [
        command
        for block in blocks(DOCS / page)
        if block.kind == "console"
        for command, _ in commands(block)
    ]
    used = {words[1] for command in typed if (words := command.split())[0] == "arbre"}
    assert {"new", "check", "walk", "test", "prove", "show", "todo", "coverage", "diff"} <= used
    options = " ".join(typed)
    assert all(one in options for one in ("--coverage", "--mutate", "--generate", "--explain"))
    assert any(command.startswith("pytest") for command in typed)


def test_both_tutorials_do_the_same() -> None:
    french, english = (
        [(block.kind, block.file, len(list(commands(block)))) for block in blocks(DOCS / page)]
        for page in ("tutoriel.md", "tutorial.md")
    )
    assert french == english
