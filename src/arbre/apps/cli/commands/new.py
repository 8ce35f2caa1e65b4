"""`arbre new`: the folder of a protocol that begins."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from typer import Argument, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import completed
from arbre.apps.cli.reporting import Code, fail, write
from arbre.apps.terminal.refusing import why
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import protocol, protocols

_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_LONGEST_ID: Final = 60


def start_protocol(
    context: Asked,
    id_: Annotated[str, Argument(metavar="ID", help="Le nom du protocole, et de son dossier.")],
    original: Annotated[
        str | None,
        Option(
            "--from",
            metavar="ID",
            help="Commence par une copie de ce protocole fourni.",
            autocompletion=completed,
        ),
    ] = None,
    parent: Annotated[
        Path, Option("--in", metavar="DIR", help="Le dossier où l'écrire ; sinon, ici.")
    ] = Path(),
) -> None:
    """Write a folder that `arbre check` accepts from the first minute."""
    language: Language = context.obj
    _refuse_name(id_, language)
    files = _files(id_, original, language)
    folder = parent / id_
    _write(folder, files, language)
    write("\n".join([*(str(folder / name) for name in files), "", *_next(folder, language)]))


def _refuse_name(id_: str, language: Language) -> None:
    """End here if no protocol may have this name."""
    if len(id_) > _LONGEST_ID or not _ID.fullmatch(id_) or len(id_) == 1:
        from arbre.language.diagnostics.suggesting import as_id

        fail("bad-protocol-id", language, Code.MISUSE, {"id": id_, "near": as_id(id_)})
    if id_ in protocols():
        fail("id-is-shipped", language, Code.MISUSE, {"id": id_})


def _files(id_: str, original: str | None, language: Language) -> Mapping[str, str]:
    from arbre.apps.cli.starting import from_nothing, from_shipped

    if original is None:
        return from_nothing(id_, language, date.today())
    file = protocol(original)
    if file is None:
        from arbre.language.diagnostics.suggesting import closest

        values = {"id": original, "near": closest(original, protocols()) or "–"}
        fail("no-such-protocol", language, Code.MISUSE, values)
    return from_shipped(id_, file, language)


def _write(folder: Path, files: Mapping[str, str], language: Language) -> None:
    """Write a folder that was not there; what could not be written whole is taken away."""
    try:
        folder.mkdir()
    except FileExistsError:
        fail("folder-is-there", language, Code.MISUSE, {"path": str(folder)})
    except OSError as error:
        _cannot_write(folder, error, language)
    try:
        for name, text in files.items():
            file = folder / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        _cannot_write(folder, error, language)


def _cannot_write(folder: Path, error: OSError, language: Language) -> None:
    fail("cannot-begin", language, Code.MISUSE, {"path": str(folder), **why(error)})


def _next(folder: Path, language: Language) -> tuple[str, ...]:
    if language == "fr":
        return (
            f"Écrire dans {folder / 'protocol.yaml'}, par exemple avec VS Code (code {folder}).",
            f"Ce qui ne va pas : arbre check {folder}",
        )
    return (
        f"Write in {folder / 'protocol.yaml'}, for example with VS Code (code {folder}).",
        f"What is wrong: arbre check {folder}",
    )
