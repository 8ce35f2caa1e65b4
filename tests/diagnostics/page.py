"""The pages of tests/diagnostics: each is the documentation of one code, and its test."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent
BASE = re.compile(r"# base: ([\w-]+)\n")
TITLE = re.compile(r"# ([a-z0-9-]+)\n")
SECTION = re.compile(r"^## (Refused|Accepted)(?:: (.*))?$", re.MULTILINE)
BLOCK = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TOP_KEY = re.compile(r"^(?=[^\s#-])", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Example:
    """A file of a page. `expected` holds `3:7-3:9 code` lines, and is None for an accepted one.

    For a code of the command line, `commands` are what is typed, and `expected` holds `2 code`
    lines; for a code of an answer, `typed` are lines such as `integer years: 34 kg`.
    """

    name: str
    data: bytes
    expected: tuple[str, ...] | None
    commands: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()

    @property
    def is_file(self) -> bool:
        return not self.commands and not self.typed


@dataclass(frozen=True, kw_only=True)
class Page:
    code: str
    examples: tuple[Example, ...]


def pages() -> tuple[Page, ...]:
    """All pages, by name."""
    return tuple(map(page, sorted(PAGES.glob("*.md"))))


def page(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    title = TITLE.match(text)
    assert title is not None, f"{path.name} has no title"
    _, *parts = SECTION.split(text)
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    examples = tuple(_example(kind, name or kind, body) for kind, name, body in triples)
    return Page(code=title[1], examples=examples)


def _example(kind: str, name: str, body: str) -> Example:
    blocks = dict(BLOCK.findall(body))
    expected = tuple(blocks["text"].splitlines()) if kind == "Refused" else None
    if "console" in blocks:
        lines = blocks["console"].splitlines()
        commands = tuple(line.removeprefix("$ arbre ") for line in lines)
        return Example(name=name, data=b"", expected=expected, commands=commands)
    if "typed" in blocks:
        typed = tuple(blocks["typed"].splitlines())
        return Example(name=name, data=b"", expected=expected, typed=typed)
    data = _python_bytes(blocks["python-bytes"]) if "python-bytes" in blocks else _yaml(blocks)
    return Example(name=name, data=data, expected=expected)


def _yaml(blocks: dict[str, str]) -> bytes:
    text = blocks["yaml"]
    base = BASE.match(text)
    if base:
        whole = (PAGES / "base" / f"{base[1]}.yaml").read_text(encoding="utf-8")
        text = patched(whole, text[base.end() :])
    return text.encode()


def patched(base: str, patch: str) -> str:
    """Replace whole top-level sections of `base` by those of `patch`, which come last.

    >>> patched("a: 1\\nb:\\n  - 2\\nc: 3\\n", "b: 4\\nd: 5\\n")
    'a: 1\\nc: 3\\nb: 4\\nd: 5\\n'
    """
    replaced = {_key(section) for section in TOP_KEY.split(patch)}
    kept = [section for section in TOP_KEY.split(base) if _key(section) not in replaced - {""}]
    return "".join(kept) + patch


def _key(section: str) -> str:
    """The key that a section begins with; none for what stands before the first."""
    return section.partition(":")[0] if not section[:1].isspace() else ""


def _python_bytes(text: str) -> bytes:
    """Evaluate bytes literals, `+`, and `*` by a number."""
    return _evaluated(ast.parse(text.strip(), mode="eval").body)


def _evaluated(node: ast.expr) -> bytes:
    match node:
        case ast.Constant(value=bytes(value)):
            return value
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _evaluated(left) + _evaluated(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=ast.Constant(value=int(count))):
            return _evaluated(left) * count
        case _:
            raise AssertionError("neither a bytes literal, a sum nor a product by a number")
