"""A walk in a file: its trace, and the protocol's own text, so that it ends as it began."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from arbre.apps.terminal.refusing import why
from arbre.engine.session import Session
from arbre.engine.trace_json import from_json, to_json
from arbre.errors import TraceError
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.loading import check_bytes, read_file
from arbre.language.overlays.extending import Found
from arbre.language.source import Source
from arbre.language.tree import Tree

FORMAT: Final = 1
_MOST_BYTES: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSavedError(Exception):
    """The file could not be written; nothing of an older file is lost."""

    problem: Diagnostic


def save(session: Session, path: Path) -> None:
    """Write a walk; when this returns, it is on the disk. The old file stays until then.

    Raises:
        NotSavedError: the folder or the disk does not allow it.

    """
    tree = session.tree
    data = {
        "arbre_saved": FORMAT,
        "protocol": {
            "id": tree.protocol.id,
            "version": tree.protocol.version,
            "hash": tree.hash,
            "text": tree.document.source.text,
            **_extended(tree),
        },
        "trace": to_json(session.trace),
    }
    try:
        _write(json.dumps(data, ensure_ascii=False, indent=1).encode(), path)
    except OSError as error:
        values = {"path": str(path), **why(error)}
        problem = Diagnostic(code="cannot-save", source=None, span=None, values=values)
        raise NotSavedError(problem=problem) from error


def _extended(tree: Tree) -> dict[str, Any]:
    """Return what a local overlay extends, with its own text."""
    if tree.base is None:
        return {}
    return {"extends": {**tree.base.as_data(), "text": tree.base.document.source.text}}


def resume(path: Path) -> Session | tuple[Diagnostic, ...]:
    """Return a saved walk, or why it cannot be resumed."""
    data = read_file(path)
    if isinstance(data, Diagnostic):
        return (data,)
    if len(data) > _MOST_BYTES:
        return (_broken(path, "–"),)
    try:
        return _resumed(json.loads(data), path)
    except TraceError as error:
        return (_placed(error.problem, path),)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return (_broken(path, type(error).__name__),)


def _resumed(data: Any, path: Path) -> Session | tuple[Diagnostic, ...]:
    if data["arbre_saved"] != FORMAT:
        return (_broken(path, "arbre_saved"),)
    written = data["protocol"]
    text = str(written["text"]).encode()
    checked = check_bytes(text, f"{path} ({written['id']})", find=partial(_extends, written, path))
    if checked.tree is None:
        return checked.diagnostics
    return Session.resume(checked.tree, from_json(data["trace"]))


def _extends(written: Any, path: Path, _: str) -> Found | None:
    """Find the protocol that an overlay extends where the overlay was saved."""
    base = written.get("extends")
    if base is None:
        return None
    return Found(data=str(base["text"]).encode(), name=f"{path} ({base['id']})")


def _write(data: bytes, path: Path) -> None:
    """Write beside the file, then take its place: a kill at any moment leaves one or the other."""
    folder = path.parent
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _broken(path: Path, where: str) -> Diagnostic:
    problem = Diagnostic(code="broken-trace", source=None, span=None, values={"where": where})
    return _placed(problem, path)


def _placed(problem: Diagnostic, path: Path) -> Diagnostic:
    source = Source(str(path), "")
    return Diagnostic(
        code=problem.code, source=source, span=source.span(0, 0), values=problem.values
    )
