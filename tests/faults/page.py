"""The pages of planted errors: each section is a patch of a right protocol, and what is found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
SECTION: Final = re.compile(r"^## ([a-z0-9_]+)\n", re.MULTILINE)
BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FINDING: Final = re.compile(r"^(\d+:\d+-\d+:\d+ [\w-]+)(?: (.*))?$")


@dataclass(frozen=True, kw_only=True)
class Expected:
    """One finding: its place and code; what it names, the patient, what the engine concludes."""

    line: str
    named: dict[str, str]
    patient: dict[str, str]
    engine: str | None


@dataclass(frozen=True, kw_only=True)
class Case:
    """One section: the whole protocol, and the findings that are expected."""

    name: str
    text: str
    expected: tuple[Expected, ...]


def cases(folder: str) -> tuple[Case, ...]:
    """All sections of the pages of a folder; a page is named after the protocol it patches."""
    pages = sorted((FOLDER / folder).glob("*.md"))
    return tuple(case for page in pages for case in _of_page(page))


def base(name: str) -> str:
    """The right protocol of a name."""
    return (FOLDER / "base" / f"{name}.yaml").read_text(encoding="utf-8")


def _of_page(page: Path) -> list[Case]:
    _, *parts = SECTION.split(page.read_text(encoding="utf-8"))
    return [_case(page.stem, *pair) for pair in zip(parts[::2], parts[1::2], strict=True)]


def _case(on: str, name: str, body: str) -> Case:
    blocks = dict(BLOCK.findall(body))
    lines = re.split(r"\n(?! )", blocks["text"].strip()) if "text" in blocks else []
    return Case(
        name=f"{on}-{name}",
        text=patched(base(on), blocks["diff"]),
        expected=tuple(map(_expected, lines)),
    )


def _expected(text: str) -> Expected:
    """Read a line such as `3:5-3:9 code named=thing`, and `  patient: a=1` and `  engine: …`."""
    first, *below = text.split("\n")
    found = FINDING.match(first)
    assert found is not None, first
    told = dict(line.strip().split(": ", 1) for line in below)
    return Expected(
        line=found[1],
        named=_pairs(found[2] or "", " "),
        patient=_pairs(told.get("patient", ""), ", "),
        engine=told.get("engine"),
    )


def _pairs(text: str, separator: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split(separator) if part)


def patched(text: str, diff: str) -> str:
    """Apply the hunks of a diff, separated by an empty line; what each replaces stands there once.

    A line may be given in part.

    >>> patched("a: 1, b: 2\\nc: 3\\n", "-b: 2\\n+b: 4\\n\\n c: 3\\n+d: 5\\n")
    'a: 1, b: 4\\nc: 3\\nd: 5\\n'
    """
    for hunk in diff.rstrip("\n").split("\n\n"):
        lines = hunk.split("\n")
        old = "\n".join(line[1:] for line in lines if line[0] in " -")
        new = "\n".join(line[1:] for line in lines if line[0] in " +")
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        text = text.replace(old, new)
    return text
