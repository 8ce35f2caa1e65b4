"""A tutorial as it is followed: each block in turn, in one folder, as in a terminal.

A `yaml` block that names a file replaces the sections of that file which it holds, or adds them;
one that begins inside a section goes to the end of the file. A `console` block holds commands
after `$ ` and what they print on a terminal of 80 columns; `...` stands for any lines. A `text`
block is the screen of the walk begun before, after the further keys of the comment above it. How
long something took, hashes, and how many patients and proofs there are may differ.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from arbre.apps.cli.main import run
from cli.transcript import matches
from terminal.window import SOURCE, Window, window

_BLOCK: Final = re.compile(
    r"(?:^<!-- keys: (?P<keys>.*?) -->\n)?"
    r"^```(?P<kind>yaml|console|text)(?: (?P<file>\S+))?\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")
_VARIES: Final = (
    (re.compile(r" *\d+[,.]\d\d ?s\b"), " 0 s"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "#"),
    (re.compile(r"\b\d+ (?=propriétés|properties|requêtes|queries|skipped)"), "# "),
    (re.compile(r"\b\d+ (?=(?:sc\w+ )?(?:à|to) confirm)"), "# "),
    (re.compile(r"s{2,} +(?=\[100%\])"), "s "),
)
_SECTION: Final = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_PLUGIN: Final = ("-p", "arbre.apps.pytest_plugin", "-p", "no:cacheprovider")


@dataclass(frozen=True, kw_only=True)
class Block:
    """`line` is where it begins on its page."""

    kind: str
    body: str
    file: str
    keys: tuple[str, ...]
    line: int


class Terminal(io.StringIO):
    """What a command takes for a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for found in _BLOCK.finditer(text):
        yield Block(
            kind=found["kind"],
            body=found["body"],
            file=found["file"] or "",
            keys=tuple((found["keys"] or "").split()),
            line=text.count("\n", 0, found.start("kind")) + 1,
        )


def write(block: Block, folder: Path) -> None:
    """Replace the sections that a block holds, and add those that are not there."""
    file = folder / block.file
    text = file.read_text("utf-8")
    if block.body.startswith(" "):
        file.write_text(text + block.body, "utf-8")
        return
    for section in filter(None, _SECTION.split(block.body)):
        key = section.partition(":")[0]
        old = re.search(rf"^{key}:.*\n(?:(?![a-z_]+:|#).*\n)*", text, re.MULTILINE)
        new = section.rstrip("\n")
        if old is None:
            text += f"\n{new}\n"
        else:
            blank = old[0][len(old[0].rstrip("\n")) :]
            text = text[: old.start()] + new + blank + text[old.end() :]
    file.write_text(text, "utf-8")


def commands(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each command with the lines that the page shows after it."""
    for part in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
        typed, *lines = part.rstrip("\n").split("\n")
        yield typed, tuple(lines)


def printed(typed: str, chdir: Callable[[Path], None]) -> tuple[str, ...]:
    """What a command prints; `cd`, `cp`, `>` and pytest are those of a shell."""
    words = shlex.split(typed)
    if words[0] == "cd":
        chdir(Path(words[1]))
        return ()
    if words[0] == "cp":
        shutil.copy(words[1], words[2])
        return ()
    if words[0] == "pytest":
        return _of_pytest(words[1:])
    assert words[0] == "arbre", typed
    target = words[words.index(">") + 1] if ">" in words else None
    screen = Terminal()
    with redirect_stdout(screen), redirect_stderr(screen):
        code = run(words[1 : words.index(">")] if target else words[1:])
    text = _COLOUR.sub("", screen.getvalue())
    assert code in (0, 1), text
    assert "Traceback" not in text
    if target:
        Path(target).write_text(text, "utf-8")
        return ()
    return tuple(text.splitlines())


def _of_pytest(arguments: list[str]) -> tuple[str, ...]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *_PLUGIN, *arguments],
        env={"PYTHONPATH": str(SOURCE), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PATH": ""},
        capture_output=True,
        text=True,
    )
    return tuple(done.stdout.splitlines())


@contextmanager
def walking(typed: str, language: str) -> Iterator[Window]:
    """Begin the walk of a page."""
    words = [*shlex.split(typed)[1:], "--today", "2026-06-12T10:42", "--lang", language]
    with window(words, folder=Path.cwd()) as walk:
        yield walk.wait_for("────")


def seen_after(keys: tuple[str, ...], walk: Window) -> str:
    """What a walk shows after some more keys."""
    text = "\n".join(line.rstrip() for line in walk.press(*keys).lines).rstrip() + "\n"
    return re.sub(r"\n{3,}", "\n\n", text)


def agree(shown: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Tell whether what is printed is what the page shows."""
    return matches(tuple(map(_settled, shown)), tuple(map(_settled, found)))


def _settled(line: str) -> str:
    for pattern, instead in _VARIES:
        line = pattern.sub(instead, line)
    return line.rstrip()
