"""`arbre check`: all that is wrong with protocols, at once."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Exit, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import is_folder, moment, protocol_file
from arbre.apps.cli.reporting import (
    Code,
    FindingFormat,
    fail,
    report,
    write,
    write_json,
    write_json_text,
    write_lines,
)
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import explanation, protocols

if TYPE_CHECKING:
    from arbre.language.loading import Checked

_FORMAT_KEY: Final = re.compile(rb"^arbre:", re.MULTILINE)
_TOP: Final = 8192


def check_protocols(
    context: Asked,
    paths: Annotated[
        list[str] | None,
        Argument(
            metavar="PATH",
            help="Fichiers, dossiers ou noms ; rien : les protocoles fournis.",
        ),
    ] = None,
    format_: Annotated[
        FindingFormat,
        Option("--format", help="text pour lire, lines pour un éditeur, json ou sarif."),
    ] = FindingFormat.TEXT,
    today: Annotated[
        str | None,
        Option("--today", metavar="DATE", help="Le jour où les dates sont vérifiées."),
    ] = None,
    explain: Annotated[
        str | None,
        Option("--explain", metavar="CODE", help="Explique un code, avec des exemples."),
    ] = None,
) -> None:
    """Check protocols: 0 no error, 1 errors, 2 misuse."""
    language: Language = context.obj
    if explain is not None:
        _explain(explain, language)
        return
    day = moment(today, language).date() if today is not None else None
    from arbre.apps.comparing import compared
    from arbre.shipped.loading import check

    files = [file for name in paths or protocols() for file in files_of(name, language)]
    every = [compared(check(file, today=day)) for file in files]
    diagnostics = [found for checked in every for found in checked.diagnostics]
    match format_:
        case FindingFormat.JSON:
            _write_json(files, every)
        case FindingFormat.SARIF:
            from arbre.language.diagnostics.to_sarif import to_sarif

            write_json_text(to_sarif(diagnostics, language))
        case FindingFormat.LINES:
            write_lines(diagnostics, language)
        case FindingFormat.TEXT:
            report(diagnostics, language)
            write(_summary(every, language))
    if any(checked.tree is None for checked in every):
        raise Exit(_worst(every))


def files_of(name: str, language: Language) -> list[Path]:
    """Return the protocol files that a name on the command line means."""
    path = Path(name)
    if not is_folder(path):
        return [protocol_file(name, language)]
    found = sorted(protocols_under(path))
    if not found:
        fail("no-protocol-here", language, Code.MISUSE, {"path": name})
    return found


def protocols_under(folder: Path) -> Iterator[Path]:
    """Yield `protocol.yaml` of each folder below, and other YAML files that begin as one does."""
    for file in folder.rglob("*.yaml"):
        if file.name == "protocol.yaml" or (file.is_file() and _begins_as_one(file)):
            yield file


def _begins_as_one(file: Path) -> bool:
    """Tell whether a file has the key `arbre` near its top; one that cannot be read may be one."""
    try:
        with file.open("rb") as opened:
            return _FORMAT_KEY.search(opened.read(_TOP)) is not None
    except OSError:
        return True


def _worst(every: list[Checked]) -> Code:
    from arbre.apps.cli.opening import is_misuse

    return Code.MISUSE if any(is_misuse(checked.diagnostics) for checked in every) else Code.ERRORS


def _write_json(files: list[Path], every: list[Checked]) -> None:
    from arbre.language.diagnostics.to_json import as_data

    data = [
        {
            "file": str(file),
            "ok": checked.tree is not None,
            "hash": checked.tree.hash if checked.tree else None,
            "diagnostics": [as_data(found) for found in checked.diagnostics],
        }
        for file, checked in zip(files, every, strict=True)
    ]
    write_json(data)


def _summary(every: list[Checked], language: Language) -> str:
    total = len(every)
    wrong = sum(checked.tree is None for checked in every)
    if language == "en":
        s = "s" if total > 1 else ""
        return f"{total} protocol{s} checked, {wrong} with errors"
    s = "s" if total > 1 else ""
    return f"{total} protocole{s} vérifié{s}, {wrong} avec des erreurs"


def _explain(code: str, language: Language) -> None:
    page = explanation(code)
    if page is None:
        from arbre.language.diagnostics.catalogue import CATALOGUE
        from arbre.language.diagnostics.suggesting import closest

        if code in CATALOGUE:
            write(_short(code, language))
            return
        near = closest(code, CATALOGUE) or "unknown-key"
        fail("no-such-code", language, Code.MISUSE, {"name": code, "near": near})
    sys.stdout.flush()
    write(page.read_text(encoding="utf-8").rstrip())


def _short(code: str, language: Language) -> str:
    """Return what the catalogue says of a code that has no page in this copy of arbre."""
    from arbre.language.diagnostics.catalogue import CATALOGUE

    entry = CATALOGUE[code]
    every = [one for one in (entry.message, entry.note, entry.help) if one is not None]
    said = [one.fr if language == "fr" else one.en for one in every]
    return "\n".join([f"# {code}", *said])
