"""The pages of tests/cli: commands as they are typed, with what they print.

In a console block, `$ arbre …` is run in a folder that holds what `files/` holds, and the
smallest protocol as `minimal.yaml`. Then come what it prints, its diagnostics after `! `, and
its exit code after `? ` unless it is 0. `< ` before all that is one line of its input. A line
`...` stands for any lines; `{…}` in a line for any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent
FILES = PAGES / "files"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"\? \d+")
_COMMAND = re.compile(r"^\$ (?=arbre)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Command:
    typed: str
    given: str
    output: tuple[str, ...]
    code: int


def pages() -> dict[str, list[Command]]:
    """The commands of each page, which are run one after the other in one folder."""
    return {page.stem: _commands(page) for page in sorted(PAGES.glob("*.md"))}


def _commands(page: Path) -> list[Command]:
    blocks = _BLOCK.findall(page.read_text(encoding="utf-8"))
    parts = [part for block in blocks for part in _COMMAND.split(block) if part.strip()]
    return [_command(part) for part in parts]


def _command(text: str) -> Command:
    typed, *lines = text.rstrip("\n").split("\n")
    given = [line[2:] for line in lines if line.startswith("< ")]
    codes = [int(line[2:]) for line in lines if _CODE.fullmatch(line)]
    output = [line for line in lines if not (line.startswith("< ") or _CODE.fullmatch(line))]
    return Command(
        typed=typed,
        given="".join(f"{line}\n" for line in given),
        output=tuple(output),
        code=codes[0] if codes else 0,
    )


def matches(expected: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Tell whether lines are those of a page.

    >>> matches(("a", "...", "{…} c"), ("a", "b", "b", "b c"))
    True
    """
    pattern = "".join("(?:.*\n)*" if line == "..." else _line(line) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in found)) is not None


def _line(line: str) -> str:
    return ".*".join(map(re.escape, line.split("{…}")))
