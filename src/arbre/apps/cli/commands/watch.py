"""`arbre watch`: check and test again on each save."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

from typer import Argument

from arbre.apps.cli.commands.check import files_of
from arbre.apps.cli.commands.test import SCENARIOS
from arbre.apps.cli.language import Asked
from arbre.apps.cli.measuring import run_folder
from arbre.apps.cli.reporting import report, write
from arbre.apps.cli.results import say
from arbre.language.diagnostics.diagnostic import Language

PAUSE: Final = 0.5

Stamps = dict[Path, tuple[int, int] | None]


def watch_protocols(
    context: Asked,
    path: Annotated[
        str, Argument(metavar="PATH", help="Le fichier, le dossier ou le nom à surveiller.")
    ],
) -> None:
    """Watch until Ctrl-C."""
    language: Language = context.obj
    before: Stamps = {}
    while True:
        files = files_of(path, language)
        stamps = {one: _stamp(one) for file in files for one in (file, file.parent / SCENARIOS)}
        for file in files:
            both = (file, file.parent / SCENARIOS)
            if any(one not in before or before[one] != stamps[one] for one in both):
                _again(file, language)
        before = stamps
        time.sleep(PAUSE)


def _stamp(file: Path) -> tuple[int, int] | None:
    """Return what changes when a file is saved; None while an editor is replacing it."""
    try:
        status = file.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size)


def _again(file: Path, language: Language) -> None:
    from arbre.shipped.loading import check

    write(f"── {datetime.now():%H:%M:%S} {file}")
    checked = check(file)
    if checked.tree is None or not (file.parent / SCENARIOS).is_file():
        report(checked.diagnostics, language)
        wrong = len(checked.errors)
        write(f"{wrong} erreur(s)" if language == "fr" else f"{wrong} error(s)")
        return
    say(run_folder(file.parent), language)
