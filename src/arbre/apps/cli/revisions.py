"""OLD and NEW of `arbre diff` → trees: files, shipped protocols, git revisions of a file.

`git show` is started with fixed arguments and no shell; a revision that begins with `-` is refused,
for git would take it for an option.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Final

from arbre.apps.cli.opening import FILE, is_folder, open_tree, protocol_file, usable
from arbre.apps.cli.reporting import Code, fail
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import protocol as shipped_protocol

if TYPE_CHECKING:
    from arbre.language.overlays.extending import Found
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
    from arbre.apps.comparing import compared_once
    from arbre.language.loading import check_bytes

    there = Revision(git=_git(language), folder=folder, name=revision)
    if not there.exists:
        fail("no-such-revision", language, Code.MISUSE, {"name": there.name})
    found = there.protocol(path)
    if found is None:
        fail("not-at-revision", language, Code.MISUSE, {"path": path, "revision": revision})
    path, data = found
    checked = check_bytes(data, there.shown(path), find=partial(there.base, path))
    return usable(compared_once(checked), language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The files of a repository as they were; a path that begins with `./` counts from a folder."""

    git: str
    folder: Path
    name: str

    @property
    def exists(self) -> bool:
        """Whether git knows it; one that begins as an option does is not even asked for."""
        known = ("rev-parse", "--verify", "--quiet", f"{self.name}^{{commit}}")
        return not self.name.startswith("-") and _run(self.git, self.folder, *known) is not None

    def protocol(self, path: str) -> tuple[str, bytes] | None:
        """Return the path and the bytes of a file, or of the protocol of a folder."""
        data = self.bytes_of(path)
        if data is not None and data.startswith(TREE):
            path = f"{path.rstrip('/')}/{FILE}"
            data = self.bytes_of(path)
        return None if data is None else (path, data)

    def base(self, overlay: str, name: str) -> Found | None:
        """Find what an overlay extends: at that revision, or among what is shipped."""
        from arbre.language.loading import read_file
        from arbre.language.overlays.extending import Found

        beside = name if name.endswith((".yaml", ".yml")) else f"../{name}/{FILE}"
        path = normpath(f"{dirname(overlay)}/{beside}") if dirname(overlay) else beside
        path = f"./{path}" if overlay.startswith("./") else path
        data = self.bytes_of(path)
        if data is not None and not data.startswith(TREE):
            return Found(data=data, name=self.shown(path))
        file = shipped_protocol(name)
        found = None if file is None else read_file(file)
        return Found(data=found, name=str(file)) if isinstance(found, bytes) else None

    def bytes_of(self, path: str) -> bytes | None:
        return _run(self.git, self.folder, "show", "--no-textconv", f"{self.name}:{path}")

    def shown(self, path: str) -> str:
        """Return how a file is called in diagnostics."""
        return f"{self.name}:{path.removeprefix('./')}"


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
