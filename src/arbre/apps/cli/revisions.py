"""OLD and NEW of `arbre diff` → trees: files, shipped protocols, git revisions of a file.

`git show` is started with fixed arguments and no shell; a revision that begins with `-` is refused,
for git would take it for an option.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from arbre.apps.cli.opening import FILE, is_folder, open_tree, protocol_file
from arbre.apps.cli.reporting import Code, fail, stop
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import protocol as shipped_protocol

if TYPE_CHECKING:
    from arbre.language.tree import Tree

TREE: Final = b"tree "
MOST_SECONDS: Final = 60


def open_pair(old: str, new: str, language: Language) -> tuple[Tree, Tree]:
    """Return both protocols; where only NEW is a file, OLD may be a revision of that file."""
    return _open(old, new, language), _open(new, old, language)


def _open(name: str, other: str, language: Language) -> Tree:
    revision, colon, path = name.partition(":")
    if _exists(name) or shipped_protocol(name) is not None:
        return open_tree(name, language)
    if colon and revision and path:
        return _tree_at(revision, path, Path.cwd(), name, language)
    if _exists(other) and not name.endswith((".yaml", ".yml")):
        file = protocol_file(other, language)
        name_there = f"./{file.name}"
        return _tree_at(name, name_there, file.resolve().parent, name, language)
    return open_tree(name, language)


def _exists(name: str) -> bool:
    try:
        return Path(name).is_file() or is_folder(Path(name))
    except (OSError, ValueError):
        return False


def _tree_at(revision: str, path: str, folder: Path, name: str, language: Language) -> Tree:
    """Return the protocol of a file as it was at a revision."""
    from arbre.language.loading import check_bytes

    git = _git(language)
    commit = f"{revision}^{{commit}}"
    known = None
    if not revision.startswith("-"):
        known = _run(git, folder, "rev-parse", "--verify", "--quiet", commit)
    if known is None:
        fail("no-such-revision", language, Code.MISUSE, {"name": revision})
    data = _run(git, folder, "show", "--no-textconv", f"{revision}:{path}")
    if data is not None and data.startswith(TREE):
        path = f"{path.rstrip('/')}/{FILE}"
        data = _run(git, folder, "show", "--no-textconv", f"{revision}:{path}")
    if data is None:
        fail("not-at-revision", language, Code.MISUSE, {"path": path, "revision": revision})
    checked = check_bytes(data, f"{revision}:{path.removeprefix('./')}")
    if checked.tree is None:
        stop(checked.errors, language, Code.ERRORS)
    return checked.tree


def _git(language: Language) -> str:
    found = shutil.which("git")
    return found if found is not None else fail("no-git", language, Code.MISUSE)


def _run(git: str, folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints, None when it fails."""
    try:
        done = subprocess.run(  # noqa: S603 – fixed arguments, no shell; see the module
            [git, "-C", str(folder), *arguments],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
