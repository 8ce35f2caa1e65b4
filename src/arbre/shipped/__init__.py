"""Find what travels with arbre: protocols, schemas, templates, pages that explain diagnostics.

A wheel holds them beside this file; a checkout holds them where they are written.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

_HERE = Path(__file__).parent
_CHECKOUT = _HERE.parents[2]
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_LONGEST_NAME = 80


def protocols() -> tuple[str, ...]:
    """The ids of the protocols shipped, in alphabetical order."""
    ids = (file.parent.name for file in _folder("protocols").glob("*/protocol.yaml"))
    return tuple(sorted(id_ for id_ in ids if _is_name(id_)))


def protocol(id_: str) -> Path | None:
    """The file of a shipped protocol, or None. An id is never taken for a path."""
    return _file("protocols", id_, "/protocol.yaml")


def library_index() -> Path | None:
    """The file that lists the protocols shipped, or None."""
    file = _folder("protocols") / "index.json"
    return file if file.is_file() else None


def schema(name: str) -> Path | None:
    """The file of a published schema: `protocol`, `outcome`, …; or None."""
    return _file("schemas", name, ".schema.json")


def schemas() -> tuple[str, ...]:
    """The names of the published schemas, in alphabetical order."""
    ending = ".schema.json"
    names = (file.name.removesuffix(ending) for file in _folder("schemas").glob(f"*{ending}"))
    return tuple(sorted(filter(_is_name, names)))


def explanation(code: str) -> Path | None:
    """The page that explains a diagnostic's code, or None."""
    return _file("explanations", code, ".md")


def template(language: Literal["fr", "en"]) -> Path:
    """The folder of a protocol to fill in, with comments in a language."""
    return _folder("templates") / language


def _file(kind: str, name: str, ending: str) -> Path | None:
    if not _is_name(name):
        return None
    file = _folder(kind) / (name + ending)
    return file if file.is_file() else None


def _is_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None


def _folder(kind: str) -> Path:
    shipped = _HERE / kind
    if shipped.is_dir():
        return shipped
    return _CHECKOUT / {"explanations": "tests/diagnostics"}.get(kind, kind)
